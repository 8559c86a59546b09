/** The burn-up's band: how far a target will probably have come, week by week, at the pace so far. */
import * as z from 'zod'
import { Band, bandOf } from './band.ts'
import { isTooEarly, weightBetween } from './pace.ts'
import { addDays, Day } from '../period.ts'

export const BandDay = z.object({ day: Day, ...Band.shape })
export type BandDay = z.infer<typeof BandDay>

const WEEK = 7

/** The band on the as-of day, on each seventh day after it, and on the last one; none while it is too early to say. */
export function bandDays(
  { done, startsOn, monthShares }: { done: number; startsOn: string; monthShares?: number[] | undefined },
  asOf: string,
  until: string,
): BandDay[] {
  if (asOf >= until || isTooEarly(startsOn, asOf, done)) return []
  const elapsed = weightBetween(startsOn, asOf, monthShares)
  if (elapsed === 0) return []
  const days: BandDay[] = [{ day: asOf, low: done, high: done }]
  for (let day = asOf; day < until;) {
    const next = addDays(day, WEEK)
    day = next < until ? next : until
    const left = weightBetween(addDays(asOf, 1), day, monthShares)
    days.push({ day, ...bandOf(done, elapsed, left) })
  }
  return days
}
