/** Who sees to a flag and by when; nobody yet and past the day agreed are said as such. */
import type { KeptFlag } from '../../../domain/flag-life.ts'
import { t } from '../words.ts'
import { Mark } from '../marks.tsx'

type Owned = Pick<KeptFlag, 'owner' | 'dueOn' | 'isLate'>

export function OwnerMark({ flag: { owner, dueOn, isLate } }: { flag: Owned }) {
  if (owner === undefined || dueOn === undefined) return <Mark look={['unknown', 'ring']}>{t('flag_not_owned')}</Mark>
  if (isLate) return <Mark look={['bad', 'clock']}>{t('flag_owned_late', { owner, day: dueOn })}</Mark>
  return <Mark look={['info', 'dot']}>{t('flag_owned', { owner, day: dueOn })}</Mark>
}
