/** How grave a kind's flags are: by one word where all are equal, counted where they are not. */
import type { FlagSeverity } from '../../../domain/flag/flags.ts'
import { figure } from '../../shared/format.ts'
import { t } from '../words.ts'
import { Mark } from '../kit/marks.tsx'
import { SEVERITY_LOOK } from '../../shared/shapes.ts'
import { gravitiesIn } from './flag-order.ts'

export function KindSummary({ name, flags }: { name: string; flags: readonly { severity: FlagSeverity }[] }) {
  const [gravest, ...others] = gravitiesIn(flags)
  const said = ({ severity, count }: { severity: FlagSeverity; count: number }) => (
    <Mark key={severity} look={SEVERITY_LOOK[severity]}>
      {t(`severity_${severity}`)}
      {others.length > 0 && ` ${figure(count)}`}
    </Mark>
  )
  return (
    <>
      {gravest && said(gravest)}
      <span class="group-name">{name}</span>
      {others.map(said)}
    </>
  )
}
