/** A fault as it stood at an instant: its state, its clock, and what may be done next. */
import type { Role } from '../people/account.ts'
import { type FaultAction, type FaultRecord, type FaultState, faultAfter, isUnsettled } from './fault.ts'
import { dueAt, eventsUpTo, type FaultLimits, overdueSince, workedHours } from './fault-clock.ts'
import { reopenableUntil } from './fault-proof.ts'
import { stepsFrom } from './fault-event.ts'
import { localDay } from '../period.ts'

export interface FaultView extends FaultState {
  /** Working hours in which a fault of its severity should be repaired. */
  limitHours: number
  workedHours: number
  /** When the limit will pass, while the clock runs towards it. */
  dueAt?: string | undefined
  /** When the limit passed; also of a fault that is settled since. */
  overdueSince?: string | undefined
  /** Past its limit, and somebody still has to do something. */
  isOverdue: boolean
}

/** Undefined for a fault that was not reported yet. */
export function faultOn(
  record: Pick<FaultRecord, 'severity' | 'events'>,
  until: Date,
  limits: FaultLimits,
): FaultView | undefined {
  const events = eventsUpTo(record.events, until)
  if (events.length === 0) return undefined
  const state = faultAfter(events)
  const limitHours = limits.hours[record.severity]
  const since = overdueSince(events, limitHours, until)
  return {
    ...state,
    limitHours,
    workedHours: workedHours(events, until),
    dueAt: dueAt(events, limitHours, until)?.toISOString(),
    overdueSince: since?.toISOString(),
    isOverdue: since !== undefined && isUnsettled(state.status),
  }
}

/** What somebody of a role may do now with a fault: the buttons of a screen. */
export function nextSteps(
  state: FaultState,
  role: Role,
  { now, timeZone, limits }: { now: Date; timeZone: string; limits: FaultLimits },
): FaultAction[] {
  const last = reopenableUntil(state, limits, timeZone)
  const isTooLate = last !== undefined && localDay(now, timeZone) > last
  return stepsFrom(state.status, role).filter((action) => action !== 'reopen' || !isTooLate)
}
