/** A fault as it stood at an instant, and those that nobody has settled on a day: what stands behind a village below the line, and what is overdue. */
import * as z from 'zod'
import {
  type FaultAction,
  faultAfter,
  FaultCategory,
  type FaultRecord,
  FaultSeverity,
  type FaultState,
  FaultStatus,
  type FaultTurn,
  isUnsettled,
} from './fault.ts'
import { dueAt, eventsUpTo, type FaultLimits, overdueSince, reopenableUntil, workedHours } from './fault-clock.ts'
import type { Role } from '../people/account.ts'
import { stepsFrom } from './fault-event.ts'
import { localDay } from '../period.ts'

export const FaultBehind = z
  .object({
    id: z.string(),
    category: FaultCategory,
    severity: FaultSeverity,
    status: FaultStatus,
    isOverdue: z.boolean(),
  })
  .meta({ id: 'FaultBehind', description: 'An unsettled fault of a village' })
export type FaultBehind = z.infer<typeof FaultBehind>

export interface OpenFault extends FaultBehind {
  villageCode: string
  reportedAt: string
  reportedOn: string
  assignee?: string | undefined
  limitHours: number
  /** The instant at which the working clock passed the limit. */
  overdueSince?: string | undefined
}

const GRAVITY: Record<FaultSeverity, number> = { critical: 0, major: 1, minor: 2 }

/** Of each fault that is unsettled after what happened up to an instant: gravest first, then overdue, then oldest. */
export function openFaultsOn(records: readonly FaultRecord[], until: Date, limits: FaultLimits): OpenFault[] {
  return records
    .flatMap((record) => {
      const view = faultOn(record, until, limits)
      if (!view || !isUnsettled(view.status)) return []
      const { id, villageCode, category, severity, reportedAt, reportedOn } = record
      const { status, assignee, limitHours, isOverdue } = view
      const told = { id, villageCode, category, severity, reportedAt, reportedOn }
      return [{ ...told, status, assignee, limitHours, overdueSince: view.overdueSince, isOverdue }]
    })
    .sort(
      (a, b) =>
        GRAVITY[a.severity] - GRAVITY[b.severity] ||
        Number(b.isOverdue) - Number(a.isOverdue) ||
        Date.parse(a.reportedAt) - Date.parse(b.reportedAt) ||
        (a.id < b.id ? -1 : 1),
    )
}

/** What a list shows of a fault behind a village. */
export const behind = ({ id, category, severity, status, isOverdue }: OpenFault): FaultBehind => ({
  id,
  category,
  severity,
  status,
  isOverdue,
})

/** What is known of the repairs of one village. */
export interface VillageRepairs {
  faults: OpenFault[]
  /** The village's last full test is the one that a closed fault was closed with. */
  isProven: boolean
}
export const NO_REPAIRS: VillageRepairs = { faults: [], isProven: false }

export function repairsByVillage(faults: OpenFault[], proven: Iterable<string>): Map<string, VillageRepairs> {
  const repairs = new Map<string, VillageRepairs>()
  for (const [code, ofVillage] of Map.groupBy(faults, ({ villageCode }) => villageCode))
    repairs.set(code, { faults: ofVillage, isProven: false })
  for (const code of proven) repairs.set(code, { faults: repairs.get(code)?.faults ?? [], isProven: true })
  return repairs
}

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

/** What tells how a fault stood at any instant. */
export interface Judged {
  severity: FaultSeverity
  events: readonly FaultTurn[]
}

/** Undefined for a fault that was not reported yet. */
export function faultOn(record: Judged, until: Date, limits: FaultLimits): FaultView | undefined {
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
