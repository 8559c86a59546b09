/** What runs by the clock, when, and whether it is to be run now. */
import * as z from 'zod'
import { Instant } from '../period.ts'
import { lastTime, nextTime } from './clock-times.ts'

/** Minute hour day month weekday, by the county's clock; the order is that in which they are done. */
export const JOBS = {
  // what was decided for a day to come holds from its first hour on
  register: { at: '0 * * * *' },
  seals: { at: '0 * * * *' },
  // what the new day makes stale, late or unseen is there before anybody asks
  flags: { at: '10 0 * * *' },
  // whose years of keeping are over: before the copy of the night is made
  people: { at: '40 2 * * *' },
  // a copy of everything, when nobody works; that it can be restored is tried an hour later
  backup: { at: '0 3 * * *', isLong: true },
  drill: { at: '0 4 * * *', isLong: true },
  // no more than a quarter of an hour can be lost, also of the largest county, where it takes three minutes
  changes: { at: '9,21,33,45,57 * * * *', isLong: true },
  housekeeping: { at: '30 3 * * *' },
  photos: { at: '30 3 * * *' },
  // what waits, and what was not taken the last time; a bot that hangs holds up no other job
  messages: { at: '* * * * *', isLong: true },
  morning: { at: '30 7 * * 1-5' },
  team_week: { at: '0 8 * * 1' },
  ten_days: { at: '30 8 1,11,21 * *' },
  month: { at: '30 8 1 * *' },
} as const satisfies Record<string, { at: string; isLong?: true }>
export type JobName = keyof typeof JOBS
export const JOB_NAMES = Object.keys(JOBS) as [JobName, ...JobName[]]

export const JobState = z.enum(['waiting', 'running', 'done', 'failed'])
export type JobState = z.infer<typeof JobState>

export const Job = z
  .object({
    name: z.enum(JOB_NAMES),
    times: z.string().meta({ description: 'Minute hour day month weekday, by the county’s clock' }),
    state: JobState.meta({ description: 'Of its last run; waiting where there was none yet' }),
    watermark: Instant.meta({ description: 'The time of its clock up to which it has been done' }),
    beganAt: Instant.optional(),
    durationMs: z.int().optional().meta({ description: 'How long its last run took' }),
    doneAt: Instant.optional().meta({ description: 'When it was last done without failing' }),
    tries: z.int().meta({ description: 'How often it was begun since then' }),
    said: z.string().optional().meta({ description: 'What came of its last run, or why it failed' }),
    nextAt: Instant.meta({ description: 'When it is run next' }),
  })
  .meta({ id: 'Job' })
export type Job = z.infer<typeof Job>

/** What is kept of a job. */
export interface JobRow {
  name: JobName
  watermark: string
  beganAt?: string
  durationMs?: number
  result?: 'done' | 'failed'
  doneAt?: string
  tries: number
  retryAt?: string
  leaseUntil?: string
}

export const LEASE_MS = 90_000
const MINUTE_MS = 60_000
const LONGEST_PAUSE_MS = 60 * MINUTE_MS
/** What failed, or was cut off, is tried again after 1, 2, 4 … 60 minutes. */
export const pauseAfter = (tries: number): number => Math.min(LONGEST_PAUSE_MS, MINUTE_MS * 2 ** Math.max(0, tries - 1))

const within = (instant: string | undefined, now: Date, most: number): boolean => {
  const ahead = instant === undefined ? 0 : Date.parse(instant) - now.getTime()
  // further away than it can be set: the clock was put back meanwhile
  return ahead > 0 && ahead <= most
}
export const isRunning = ({ leaseUntil }: JobRow, now: Date): boolean => within(leaseUntil, now, LEASE_MS)

/** Up to when it is to be done now; undefined where it is done, is being done, or has to wait. */
export function dueOf(row: JobRow, timeZone: string, now: Date): string | undefined {
  const { at } = JOBS[row.name]
  const due = lastTime(at, timeZone, now)
  // a mark beyond the next time was set by a clock that ran ahead
  const isAhead = row.watermark > nextTime(at, timeZone, now)
  if (row.watermark >= due && !isAhead) return undefined
  return isRunning(row, now) || within(row.retryAt, now, LONGEST_PAUSE_MS) ? undefined : due
}

export function stateOf(row: JobRow, now: Date): JobState {
  if (isRunning(row, now)) return 'running'
  return row.result ?? 'waiting'
}

/** When it is run next: by its clock, or once more after it failed. */
export function nextOf(row: JobRow, timeZone: string, now: Date): string {
  if (within(row.retryAt, now, LONGEST_PAUSE_MS) && row.retryAt !== undefined) return row.retryAt
  return dueOf(row, timeZone, now) ?? nextTime(JOBS[row.name].at, timeZone, now)
}
