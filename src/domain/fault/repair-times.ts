/** How long repairs took and who made them: what each fault comes to after what happened up to an instant. */
import { type FaultEvent, type FaultRecord, isUnsettled } from './fault.ts'
import { eventsUpTo, type FaultLimits } from './fault-clock.ts'
import { faultOn, type FaultView } from './fault-view.ts'
import { rounded } from '../target/pace.ts'
import { localDay } from '../period.ts'

/** The middle value; of an even number the mean of the middle two. Null of none. */
export function median(values: number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2
}

/** By nearest rank: the smallest value that at least 90 of 100 do not exceed. Null of none. */
export function percentile90(values: number[]): number | null {
  // 9·n/10 of whole numbers, since 0.9·n is not exact
  const rank = Math.ceil((9 * values.length) / 10)
  return values.toSorted((a, b) => a - b)[rank - 1] ?? null
}

/** A fault as it stood at an instant. */
export interface FaultThen {
  record: FaultRecord
  events: FaultEvent[]
  view: FaultView
  isOpen: boolean
  /** The day of the last closing, of a fault that is closed. */
  closedOn?: string | undefined
}

/** Faults that had not happened by then are left out. */
export function faultsThen(
  records: readonly FaultRecord[],
  until: Date,
  limits: FaultLimits,
  timeZone: string,
): FaultThen[] {
  return records.flatMap((record) => {
    const view = faultOn(record, until, limits)
    if (!view) return []
    const { status, settledAt } = view
    const closedOn = status === 'closed' && settledAt !== undefined ? localDay(settledAt, timeZone) : undefined
    return [{ record, events: eventsUpTo(record.events, until), view, isOpen: isUnsettled(status), closedOn }]
  })
}

/** Who had the fault when it was last said to be repaired before the `end`-th event; without an assignee, who said it. */
export function repairerOf(events: readonly FaultEvent[], end = events.length): string | undefined {
  const before = events.slice(0, end)
  const repaired = before.findLastIndex(({ action }) => action === 'repaired')
  const assigned = before.slice(0, repaired + 1).findLast(({ assignee }) => assignee !== undefined)
  return assigned?.assignee ?? before[repaired]?.by
}

/** The days on which repairs turned out not to hold, each with whose repair it was. */
export const failedRepairs = ({ events }: FaultThen, timeZone: string): { on: string; name: string | undefined }[] =>
  events.flatMap(({ action, at }, i) =>
    action === 'reopen' ? [{ on: localDay(at, timeZone), name: repairerOf(events, i) }] : [],
  )

/** What some closed faults took; hours to 0.1. */
export function timesOf(closed: FaultThen[]) {
  const hours = closed.map(({ view }) => view.workedHours)
  const toTenth = (value: number | null): number | null => (value === null ? null : rounded(value, 1))
  return {
    closed: closed.length,
    medianHours: toTenth(median(hours)),
    p90Hours: toTenth(percentile90(hours)),
    withinLimit: closed.filter(({ view }) => view.overdueSince === undefined).length,
  }
}
