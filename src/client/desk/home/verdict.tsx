/** The verdict against one deadline: word, shape and colour, with the gap in points. */
import type { Pace } from '../../../domain/target/pace.ts'
import { signed } from '../../shared/format.ts'
import { t } from '../words.ts'
import { Mark } from '../kit/marks.tsx'
import { VERDICT_LOOK } from '../../shared/shapes.ts'

export const VerdictMark = ({ pace }: { pace: Pace }) => (
  <Mark look={VERDICT_LOOK[pace.verdict]}>
    {t(`verdict_${pace.verdict}`)} <span class="gap">{t('gap_points', { points: signed(pace.gapPoints) })}</span>
  </Mark>
)
