/** Who sees to a flag and by when; nobody yet and past the day agreed are said as such. */
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import { t } from '../words.ts'
import { Mark } from '../kit/marks.tsx'

type Owned = Pick<KeptFlag, 'owner' | 'dueOn' | 'isLate' | 'assignee'>

export function OwnerMark({ flag: { owner, dueOn, isLate, assignee } }: { flag: Owned }) {
  // a fault that somebody repairs is in somebody's hands
  if (owner === undefined && assignee !== undefined)
    return <Mark look={['info', 'dot']}>{t('flag_assignee', { owner: assignee })}</Mark>
  if (owner === undefined || dueOn === undefined) return <Mark look={['unknown', 'ring']}>{t('flag_not_owned')}</Mark>
  if (isLate) return <Mark look={['bad', 'clock']}>{t('flag_owned_late', { owner, day: dueOn })}</Mark>
  return <Mark look={['info', 'dot']}>{t('flag_owned', { owner, day: dueOn })}</Mark>
}
