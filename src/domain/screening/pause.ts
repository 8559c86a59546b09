/** When a show stood still (中断): for want of power, for rain, or for something else. */
import * as z from 'zod'
import { Instant, msOf, toUtc } from '../period.ts'

const MINUTE = 60_000

/** Of the film's length: less is a finding. */
export const SHORTEST_RUN = 0.85

/** More is no show any more; it is bounded, as all is. */
export const MOST_PAUSES = 12

export const PauseReason = z.enum(['power', 'rain', 'other'])
export type PauseReason = z.infer<typeof PauseReason>

export const Pause = z
  .strictObject({ from: Instant, until: Instant, reason: PauseReason })
  .refine(({ from, until }) => msOf(until) > msOf(from), { path: ['until'], params: { sentence: 'pause_reversed' } })
  .meta({ id: 'Pause', description: 'A stretch in which a show stood still' })
export type Pause = z.infer<typeof Pause>

export const Pauses = z.array(Pause).max(MOST_PAUSES)

interface Stood {
  startedAt: string
  endedAt: string
  pauses?: Pause[] | undefined
}

export const inUtc = ({ from, until, reason }: Pause): Pause => ({ from: toUtc(from), until: toUtc(until), reason })

/** How long a show stood still between its start and its end; what overlaps is counted once. */
export function pausedMinutes({ startedAt, endedAt, pauses = [] }: Stood): number {
  let upTo = msOf(startedAt)
  let stood = 0
  for (const { from, until } of [...pauses].sort((a, b) => msOf(a.from) - msOf(b.from))) {
    const end = Math.min(msOf(until), msOf(endedAt))
    stood += Math.max(0, end - Math.max(upTo, msOf(from)))
    upTo = Math.max(upTo, end)
  }
  return stood / MINUTE
}

/** How long a show ran, and what a finding says of that. */
export function lengthOf(show: Stood) {
  const stood = pausedMinutes(show)
  const minutes = (msOf(show.endedAt) - msOf(show.startedAt)) / MINUTE - stood
  const paused = stood > 0 && { pausedMinutes: Math.round(stood) }
  return { minutes, facts: { ranMinutes: Math.round(minutes), ...paused } }
}
