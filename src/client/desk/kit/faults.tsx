/** What pages show of a fault: its words, its status, gravity and clock in colour, shape and word, and what happened to it. */
import type { Fault } from '../../../contract/faults.ts'
import type { FaultAction, FaultCategory, FaultEvent, FaultSeverity, FaultStatus } from '../../../domain/fault/fault.ts'
import { stateWords } from '../../../domain/words-states.ts'
import { dayTimeOf, figure } from '../../shared/format.ts'
import { FAULT_LOOK, FAULT_SEVERITY_LOOK, type Look } from '../../shared/shapes.ts'
import { sayerOf } from '../../shared/words.ts'
import { faultPath } from '../routes.ts'
import { t } from '../words.ts'
import { Mark } from './marks.tsx'
import { LinkLine } from './buttons.tsx'

const say = sayerOf(stateWords)

export const categoryWord = (category: FaultCategory): string => say(`category_${category}`)
export const severityWord = (severity: FaultSeverity): string => say(`fault_severity_${severity}`)
export const faultStatusWord = (status: FaultStatus): string => say(`fault_${status}`)
export const stepWord = (action: FaultAction | 'report'): string => say(`step_${action}`)

/** As a button or at the beginning of a line: it begins with a capital where the language has them. */
export function stepTitle(action: FaultAction | 'report'): string {
  const word = stepWord(action)
  return word.charAt(0).toUpperCase() + word.slice(1)
}

export const FaultMark = ({ status }: { status: FaultStatus }) => (
  <Mark look={FAULT_LOOK[status]}>{faultStatusWord(status)}</Mark>
)
export const FaultSeverityMark = ({ severity }: { severity: FaultSeverity }) => (
  <Mark look={FAULT_SEVERITY_LOOK[severity]}>{severityWord(severity)}</Mark>
)

/** What a repair changed, by the test that proved it. */
export const OutcomeMark = ({ isStillBelow }: { isStillBelow: boolean }) =>
  isStillBelow ? (
    <Mark look={['watch', 'down']}>{t('still_below')}</Mark>
  ) : (
    <Mark look={['good', 'check']}>{t('now_passes')}</Mark>
  )

/** Where a fault's clock stands: running towards its limit, past it, standing, or stopped for good. */
interface ClockState {
  kind: 'running' | 'standing' | 'overdue' | 'kept' | 'late' | 'given_up'
  /** When it is due, since when it is overdue. */
  at?: string | undefined
}
type Clocked = Pick<Fault, 'status' | 'dueAt' | 'overdueSince' | 'isOverdue'>

export function clockOf({ status, dueAt, overdueSince }: Clocked): ClockState {
  // never repaired: how long that took says nothing
  if (status === 'cancelled' || status === 'duplicate') return { kind: 'given_up' }
  if (status === 'closed') return { kind: overdueSince === undefined ? 'kept' : 'late' }
  if (overdueSince !== undefined) return { kind: 'overdue', at: overdueSince }
  return status === 'paused' || dueAt === undefined ? { kind: 'standing' } : { kind: 'running', at: dueAt }
}

/** Those past their limit first, the longest so; then those whose limit comes soonest; then those that stand. */
export function byUrgency<F extends Clocked & Pick<Fault, 'reportedAt'>>(faults: readonly F[]): F[] {
  const rank = { overdue: 0, running: 1, standing: 2, kept: 3, late: 3, given_up: 3 }
  const keyOf = (fault: F): string => {
    const { kind, at } = clockOf(fault)
    return `${rank[kind]} ${at ?? fault.reportedAt}`
  }
  return [...faults].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

const CLOCK_LOOK: Record<ClockState['kind'], Look> = {
  overdue: ['bad', 'cross'],
  running: ['info', 'clock'],
  standing: ['watch', 'pause'],
  late: ['watch', 'alert'],
  kept: ['good', 'check'],
  given_up: ['unknown', 'ring'],
}

/** 超时 · 已用 26.5 / 限 24 小时 */
export function ClockMark({ fault }: { fault: Fault }) {
  const { kind, at } = clockOf(fault)
  return (
    <span class="clock-state" data-clock={kind}>
      <Mark look={CLOCK_LOOK[kind]}>{t(`clock_${kind}`, { at: at === undefined ? '' : dayTimeOf(at) })}</Mark>{' '}
      {kind !== 'given_up' && (
        <span class="soft">
          {t('clock_hours', { worked: figure(fault.workedHours, 1), limit: figure(fault.limitHours) })}
        </span>
      )}
    </span>
  )
}

const LATE_MS = 600_000
/** Was something heard of only later than it happened? Then both times are shown. */
export const cameLate = (at: string, receivedAt: string): boolean => Date.parse(receivedAt) - Date.parse(at) > LATE_MS

/** An old happening that came in late never looks fresh, nor a late report as if it were old news. */
export const ReceivedLater = ({ at, receivedAt }: { at: string; receivedAt: string }) =>
  cameLate(at, receivedAt) ? <p class="soft">{t('received_later', { time: dayTimeOf(receivedAt) })}</p> : null

export const EventFacts = ({ event: { by, assignee, reason, parts, duplicateOf } }: { event: FaultEvent }) => (
  <>
    {/* who takes it himself is named already */}
    {assignee && assignee !== by && <p class="soft">{t('given_to', { who: assignee })}</p>}
    {reason && <p>{t('reason_given', { reason })}</p>}
    {parts && <p class="soft">{t('parts_used', { parts: parts.join(t('list_comma')) })}</p>}
    {duplicateOf && <LinkLine href={faultPath(duplicateOf)}>{t('see_original')}</LinkLine>}
  </>
)
