/** The clock of a repair: it runs from the report to the proof, and stands while the work is paused or settled. */
import { type FaultEvent, type FaultSeverity, type FaultStatus, isUnsettled } from './fault.ts'

const HOUR_MS = 3_600_000

/** Hours of working clock by severity, and days in which a closed fault may be reopened (settings; their defaults are the office’s decision). */
export interface FaultLimits {
  hours: Record<FaultSeverity, number>
  reopenDays: number
}
export const FAULT_LIMITS: FaultLimits = { hours: { minor: 72, major: 24, critical: 12 }, reopenDays: 30 }

const isRunning = (status: FaultStatus): boolean => isUnsettled(status) && status !== 'paused'

interface Stretch {
  from: number
  to: number
}

/** The stretches in which the clock ran, up to an instant; the last one is open when it still runs. */
function stretches(events: readonly FaultEvent[], until: Date): Stretch[] {
  const end = until.getTime()
  return events.flatMap((event, i) => {
    const next = events[i + 1]
    const from = Date.parse(event.at)
    const to = Math.min(end, next ? Date.parse(next.at) : end)
    return isRunning(event.status) && to > from ? [{ from, to }] : []
  })
}

/** Hours on the working clock, from the report up to an instant: a reopened fault goes on where it stood. */
export const workedHours = (events: readonly FaultEvent[], until: Date): number =>
  stretches(events, until).reduce((sum, { from, to }) => sum + to - from, 0) / HOUR_MS

/** The instant at which the clock passed the limit; undefined when it has not, up to `until`. */
export function overdueSince(events: readonly FaultEvent[], limitHours: number, until: Date): Date | undefined {
  let left = limitHours * HOUR_MS
  for (const { from, to } of stretches(events, until)) {
    if (to - from > left) return new Date(from + left)
    left -= to - from
  }
  return undefined
}

/** When the limit will pass if the clock goes on running; undefined while it stands or has passed. */
export function dueAt(events: readonly FaultEvent[], limitHours: number, now: Date): Date | undefined {
  const last = events.at(-1)
  if (!last || !isRunning(last.status) || overdueSince(events, limitHours, now)) return undefined
  return new Date(now.getTime() + limitHours * HOUR_MS - workedHours(events, now) * HOUR_MS)
}

/** The events up to an instant and on it: the fault as it stood then. Of a day, the instant is its `endOfDay`. */
export const eventsUpTo = (events: readonly FaultEvent[], instant: Date): FaultEvent[] =>
  events.filter((event) => Date.parse(event.at) <= instant.getTime())
