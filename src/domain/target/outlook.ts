/** How a target will probably go on: by which months' shares and how far astray; and the burn-up's band. */
import * as z from 'zod'
import { addDays, countDays, Day } from '../period.ts'
import { Band, bandOf, type Spread } from './chance.ts'
import { type DayCount, dispersionOf, driftOf, NO_PAST, type Past, UNKNOWN_DRIFT } from './season.ts'
import { weightBetween } from './weight.ts'

export interface Outlook {
  /** How much of a year's work each month has: by the office's plan, else as past years had it. */
  monthShares?: number[] | undefined
  spread: Spread
}

/** Where nothing is known but a sum. */
export const UNKNOWN_SPREAD: Spread = { dispersion: 1, drift: UNKNOWN_DRIFT }

/** In the first days, or with nothing done, there is no chance to state (measured on simulated seasons). */
const TOO_EARLY_DAYS = 14

/** With so little known, neither a chance nor a band can be stated. */
export const isTooEarly = (startsOn: string, asOf: string, done: number): boolean =>
  countDays(startsOn, asOf) <= TOO_EARLY_DAYS || done <= 0

/** The single events counted this year, and those of past years. */
export interface Counted {
  days: DayCount[]
  past: Past
}

/** Single events, of which no day is kept by itself: villages. */
export const ONE_BY_ONE: Counted = { days: [], past: NO_PAST }

/** Whose the months' shares are, by which what is to come is weighed. */
export const Season = z
  .object({
    source: z.enum(['office', 'learnt', 'none']).meta({
      description: 'The office’s plan, shares learnt from past years, or none: then each day counts the same',
    }),
    years: z.array(z.int()).optional().meta({ description: 'From which years they are learnt' }),
  })
  .meta({ id: 'Season' })
export type Season = z.infer<typeof Season>

interface Question {
  startsOn: string
  deadlines: string[]
  monthShares?: number[] | undefined
}

/** For each deadline its outlook, and whose the season is. */
export function outlooksOf({ startsOn, deadlines, monthShares }: Question, asOf: string, counted: Counted) {
  const { days, past } = counted
  const shares = monthShares ?? past.learnt?.monthShares
  const dispersion = dispersionOf(days, startsOn, asOf, shares)
  const outlooks = deadlines.map((deadline): Outlook => {
    return { monthShares: shares, spread: { dispersion, drift: driftOf(past, asOf, deadline, dispersion) } }
  })
  return { outlooks, season: seasonOf(monthShares, past) }
}

function seasonOf(monthShares: number[] | undefined, { learnt }: Past): Season {
  if (monthShares) return { source: 'office' }
  return learnt ? { source: 'learnt', years: learnt.years } : { source: 'none' }
}

/** The burn-up's band: how far a target will probably have come, week by week, at the pace so far. */
export const BandDay = z.object({ day: Day, ...Band.shape })
export type BandDay = z.infer<typeof BandDay>

const WEEK = 7

interface Standing {
  done: number
  startsOn: string
  outlook: Outlook
}

/** The band on the as-of day, on each seventh day after it, and on the last one; none while it is too early to say. */
export function bandDays({ done, startsOn, outlook }: Standing, asOf: string, until: string): BandDay[] {
  if (asOf >= until || isTooEarly(startsOn, asOf, done)) return []
  const { monthShares, spread } = outlook
  const elapsed = weightBetween(startsOn, asOf, monthShares)
  if (elapsed === 0) return []
  const days: BandDay[] = [{ day: asOf, low: done, high: done }]
  for (let day = asOf; day < until;) {
    const next = addDays(day, WEEK)
    day = next < until ? next : until
    const left = weightBetween(addDays(asOf, 1), day, monthShares)
    days.push({ day, ...bandOf(done, elapsed, left, spread) })
  }
  return days
}
