/** A fault's status, gravity and clock: colour, shape and word. */
import type { FaultSeverity, FaultStatus } from '../../../domain/fault/fault.ts'
import { dayTimeOf, figure } from '../../shared/format.ts'
import type { Fault } from '../../shared/replies-broadcast.ts'
import { t } from '../words.ts'
import { Mark } from '../kit/marks.tsx'
import { FAULT_LOOK, FAULT_SEVERITY_LOOK, type Look } from '../../shared/shapes.ts'
import { type ClockState, clockOf } from './fault-clock-state.ts'
import { faultStatusWord, severityWord } from './fault-words.ts'

export const FaultMark = ({ status }: { status: FaultStatus }) => (
  <Mark look={FAULT_LOOK[status]}>{faultStatusWord(status)}</Mark>
)
export const FaultSeverityMark = ({ severity }: { severity: FaultSeverity }) => (
  <Mark look={FAULT_SEVERITY_LOOK[severity]}>{severityWord(severity)}</Mark>
)

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
