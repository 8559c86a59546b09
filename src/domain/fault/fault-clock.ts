/** The clock of a repair: it runs from the report to the proof, and stands while the work is paused or settled; and what proves a repair. */
import {
  faultAfter,
  type FaultEvent,
  type FaultSeverity,
  type FaultState,
  type FaultStatus,
  type FaultTurn,
  isUnsettled,
} from './fault.ts'
import { isFull, type SpeakerCounts } from '../audibility/audibility.ts'
import { type AppError, invalid } from '../errors.ts'
import { addDays, earlierOf, localDay, toUtc } from '../period.ts'

const HOUR_MS = 3_600_000

/** Hours of working clock by severity, and days in which a closed fault may be reopened (settings; their defaults are the office’s decision). */
export interface FaultLimits {
  hours: Record<FaultSeverity, number>
  reopenDays: number
}
export const FAULT_LIMITS: FaultLimits = { hours: { minor: 72, major: 24, critical: 12 }, reopenDays: 30 }
const isRunning = (status: FaultStatus): boolean => isUnsettled(status) && status !== 'paused'

type Stretch = Record<'from' | 'to', number>

/** The stretches in which the clock ran, up to an instant; the last one is open when it still runs. */
function stretches(events: readonly FaultTurn[], until: Date): Stretch[] {
  const end = until.getTime()
  return events.flatMap((event, i) => {
    const next = events[i + 1]
    const from = Date.parse(event.at)
    const to = Math.min(end, next ? Date.parse(next.at) : end)
    return isRunning(event.status) && to > from ? [{ from, to }] : []
  })
}

/** Hours on the working clock, from the report up to an instant: a reopened fault goes on where it stood. */
export const workedHours = (events: readonly FaultTurn[], until: Date): number =>
  stretches(events, until).reduce((sum, { from, to }) => sum + to - from, 0) / HOUR_MS

/** The instant at which the clock passed the limit; undefined when it has not, up to `until`. */
export function overdueSince(events: readonly FaultTurn[], limitHours: number, until: Date): Date | undefined {
  let left = limitHours * HOUR_MS
  for (const { from, to } of stretches(events, until)) {
    if (to - from > left) return new Date(from + left)
    left -= to - from
  }
  return undefined
}

/** When the limit will pass if the clock goes on running; undefined while it stands or has passed. */
export function dueAt(events: readonly FaultTurn[], limitHours: number, now: Date): Date | undefined {
  const last = events.at(-1)
  if (!last || !isRunning(last.status) || overdueSince(events, limitHours, now)) return undefined
  return new Date(now.getTime() + limitHours * HOUR_MS - workedHours(events, now) * HOUR_MS)
}

/** The events up to an instant and on it: the fault as it stood then. Of a day, the instant is its `endOfDay`. */
export const eventsUpTo = <E extends FaultTurn>(events: readonly E[], instant: Date): E[] =>
  events.filter((event) => Date.parse(event.at) <= instant.getTime())

export interface ProofReport extends SpeakerCounts {
  id: string
  villageCode: string
  testedOn: string
  recordedAt: string
  receivedAt: string
  /** False while the log that carried it is not counted itself. */
  counted: boolean
}

export interface Original {
  id: string
  villageCode: string
  status: FaultStatus
  /** When its last step happened. */
  lastAt: string
}

/** The test that comes with a fault's report is kept under this id; it shows the fault, never its repair. */
export const reportedTestId = (faultId: string): string => `reported-${faultId}`

/** When a test was made: a clock that runs ahead cannot make it newer than its arrival. */
export const madeAt = ({ recordedAt, receivedAt }: Pick<ProofReport, 'recordedAt' | 'receivedAt'>): string =>
  earlierOf(toUtc(recordedAt), toUtc(receivedAt))

/** A full test of this village after the last repair, that neither came with the report nor proved an earlier one. */
export function requireProof(
  fault: { id: string; villageCode: string },
  events: readonly FaultEvent[],
  report: ProofReport | undefined,
  timeZone: string,
): void {
  if (!report) throw noProof('proof_unknown')
  if (report.villageCode !== fault.villageCode) throw noProof('proof_elsewhere')
  if (!report.counted) throw noProof('proof_not_counted')
  if (!isFull(report)) throw noProof('proof_partial')
  const { repairedAt = '' } = faultAfter(events)
  const isAfter = !isBefore(madeAt(report), repairedAt) && report.testedOn >= localDay(repairedAt, timeZone)
  const isOld = report.id === reportedTestId(fault.id) || events.some(({ audibilityReportId: id }) => id === report.id)
  if (!isAfter || isOld) throw noProof('proof_before_repair')
}

/** As exactly as it was told: a form that knows minutes only does not make a test of 16:00 older than a repair of 16:00:30. */
function isBefore(made: string, repaired: string): boolean {
  const told = made.replace(/(:00)?\.000Z$/, '')
  return told < repaired.slice(0, told.length)
}

const noProof = (
  key: 'proof_unknown' | 'proof_elsewhere' | 'proof_not_counted' | 'proof_partial' | 'proof_before_repair',
): AppError => invalid({ path: 'audibilityReportId', sentence: { key } })

/** What was noticed after the other one was closed is no repetition, but a repair that did not hold. */
export function requireOriginal(
  fault: { id: string; villageCode: string },
  events: readonly FaultEvent[],
  original: Original | undefined,
): void {
  if (!original) throw noOriginal('original_unknown')
  if (original.id === fault.id) throw noOriginal('original_itself')
  if (original.villageCode !== fault.villageCode) throw noOriginal('original_elsewhere')
  if (original.status === 'duplicate' || original.status === 'cancelled') throw noOriginal('original_no_fault')
  const noticedAt = events[0]?.at ?? ''
  if (!isUnsettled(original.status) && original.lastAt < noticedAt) throw noOriginal('original_closed_before')
}

const noOriginal = (
  key: 'original_unknown' | 'original_itself' | 'original_elsewhere' | 'original_no_fault' | 'original_closed_before',
): AppError => invalid({ path: 'duplicateOf', sentence: { key } })

/** None of one that is not closed. The office’s day counts: a phone’s would open what was taken for settled. */
export const reopenableUntil = (
  { status, settledAt }: FaultState,
  limits: FaultLimits,
  timeZone: string,
): string | undefined =>
  status === 'closed' && settledAt !== undefined ? addDays(localDay(settledAt, timeZone), limits.reopenDays) : undefined
