/** The states of villages and faults, each a colour, a shape and a word. */
import type { Band } from '../../../domain/audibility/audibility.ts'
import type { FaultCategory, FaultStatus } from '../../../domain/fault/fault.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { BAND_LOOK, FAULT_LOOK } from '../../shared/shapes.ts'
import { Mark } from '../kit/marks.tsx'
import { saidSentence } from '../kit/said.ts'
import type { FaultNow } from './fault-now.ts'
import { t } from '../later-words.ts'

export const BandMark = ({ band }: { band: Band }) => <Mark look={BAND_LOOK[band]}>{t(`band_${band}`)}</Mark>
export const FaultMark = ({ status }: { status: FaultStatus }) => (
  <Mark look={FAULT_LOOK[status]}>{saidSentence({ key: `fault_${status}` })}</Mark>
)
export const categoryWord = (category: FaultCategory): string => saidSentence({ key: `category_${category}` })

/** The limit, where the bureau has said one. */
export function DueMark({ fault }: { fault: Pick<FaultNow, 'isOverdue' | 'overdueSince' | 'dueAt'> }) {
  if (fault.isOverdue) {
    return <Mark look={['bad', 'cross']}>{t('overdue_since', { time: dayTimeOf(fault.overdueSince ?? '') })}</Mark>
  }
  return fault.dueAt === undefined ? null : <span class="soft">{t('due_by', { time: dayTimeOf(fault.dueAt) })}</span>
}
