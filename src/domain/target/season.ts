/** What counts of this year and of past years say of how a year goes: its months' shares, how its weeks scatter, how years differ. */
import * as z from 'zod'
import { addDays, countDays, inYears, yearOf } from '../period.ts'
import { dayWeight, weightBetween } from './weight.ts'

/** What was counted on a day; days in their order. */
export interface DayCount {
  day: string
  count: number
}

/** Past years are looked at, not all that there are. */
export const YEARS_BACK = 3
/** With fewer counted, a month's share is more chance than season. */
const LEAST_LEARNT = 100
const A_QUARTER = 90
const LEAST_WEEKS = 8
const WEEK = 7
/** Years always differ by so much; of how they do, fewer than three say nothing (both measured on simulated seasons). */
const LEAST_DRIFT = 0.05
export const UNKNOWN_DRIFT = 0.08

interface PastYear {
  /** In which it began, and how many years before the one that is asked about. */
  year: number
  yearsBack: number
  /** How many by the end of each day. */
  totals: { day: string; total: number }[]
}

export const Learnt = z
  .object({
    monthShares: z.array(z.number()).length(12).meta({ description: 'January first; in thousandths that add up to 1' }),
    years: z.array(z.int()).meta({ description: 'Of which years they are' }),
  })
  .meta({ id: 'LearntShares', description: 'The months’ shares that past years had' })
export type Learnt = z.infer<typeof Learnt>

/** What is known of the years before the first day of a period. */
export interface Past {
  /** Those that were kept whole, oldest first. */
  years: PastYear[]
  /** Null where too little was counted. */
  learnt: Learnt | null
}

export const NO_PAST: Past = { years: [], learnt: null }

/**
 * Out of what was counted in the years before a day, in the order of its days. A year is taken whose counts go back
 * beyond it, or begin in its first quarter: one in which the records began in summer would teach that nothing is shown
 * in spring.
 */
export function pastOf<D extends { day: string }>(days: D[], startsOn: string, countOf: (day: D) => number): Past {
  const months = Array.from({ length: 12 }, () => 0)
  const years: PastYear[] = []
  const first = inYears(startsOn, -YEARS_BACK)
  let at = days.findIndex(({ day }) => day >= first)
  let [isGoingOn, all] = [false, 0]
  for (let yearsBack = YEARS_BACK; at !== -1 && yearsBack > 0; yearsBack--) {
    const [from, until] = [inYears(startsOn, -yearsBack), inYears(startsOn, 1 - yearsBack)]
    const begins = at
    const next = days[at]?.day ?? until
    const isWhole = next < until && (isGoingOn || countDays(from, next) <= A_QUARTER)
    const totals: PastYear['totals'] = []
    let total = 0
    for (let one = days[at]; one && one.day < until; one = days[++at]) {
      if (!isWhole) continue
      const { day } = one
      const count = countOf(one)
      const month = monthIn(day)
      months[month] = (months[month] ?? 0) + count
      totals.push({ day, total: (total += count) })
    }
    if (isWhole) years.push({ year: yearOf(from), yearsBack, totals })
    all += total
    isGoingOn = at > begins
  }
  if (all < LEAST_LEARNT) return { years, learnt: null }
  return { years, learnt: { monthShares: inThousandths(months, all), years: years.map(({ year }) => year) } }
}

/** 0 of 2017-01-31: read digit by digit, of a thousand days. */
const monthIn = (day: string): number => 10 * (day.charCodeAt(5) - ZERO) + day.charCodeAt(6) - ZERO - 1
const ZERO = '0'.charCodeAt(0)

/** By the largest remainder: what is rounded still adds up. */
function inThousandths(parts: number[], all: number): number[] {
  const exact = parts.map((part) => (1000 * part) / all)
  const whole = exact.map(Math.floor)
  const left = 1000 - whole.reduce((sum, one) => sum + one, 0)
  const rests = exact.map((one, month) => ({ month, rest: one - Math.floor(one) }))
  const nearest = rests.toSorted((a, b) => b.rest - a.rest || a.month - b.month).slice(0, left)
  const raised = new Set(nearest.map(({ month }) => month))
  return whole.map((one, month) => (one + Number(raised.has(month))) / 1000)
}

/** φ: the weekly Pearson dispersion of this year's counts around the plan; 1 before eight full weeks, and never less. */
export function dispersionOf(days: DayCount[], startsOn: string, asOf: string, shares?: number[]): number {
  const weeks = Math.floor(countDays(startsOn, asOf) / WEEK)
  if (weeks < LEAST_WEEKS) return 1
  const starts = Array.from({ length: weeks + 1 }, (_, week) => addDays(startsOn, WEEK * week))
  const counts = weekCounts(days, starts)
  const weights = counts.map((_, week) => {
    const [from = '', next = ''] = starts.slice(week)
    return weightBetween(from, next, shares) - dayWeight(next, shares)
  })
  const [all, weight] = [sumOf(counts), sumOf(weights)]
  if (all <= 0 || weight <= 0) return 1
  const strays = counts.map((count, week) => {
    const planned = (all * (weights[week] ?? 0)) / weight
    return planned > 0 ? (count - planned) ** 2 / planned : 0
  })
  return Math.max(1, sumOf(strays) / (weeks - 1))
}

const sumOf = (numbers: number[]): number => numbers.reduce((sum, one) => sum + one, 0)

function weekCounts(days: DayCount[], starts: string[]): number[] {
  const [first = '', ...nexts] = starts
  const counts = nexts.map(() => 0)
  let week = 0
  for (const { day, count } of days) {
    while (week < nexts.length && day >= (nexts[week] ?? '')) week++
    if (week === nexts.length) break
    if (day >= first) counts[week] = (counts[week] ?? 0) + count
  }
  return counts
}

/**
 * τ: how far "rest ÷ so far" moved between the past years, as a share of itself; without what it moves where weeks
 * scatter by `dispersion` and nothing else changes, which is reckoned with already.
 */
export function driftOf({ years }: Past, asOf: string, deadline: string, dispersion: number): number {
  const parts = years.flatMap(({ totals, yearsBack }) => {
    const upTo = (day: string): number => totalBy(totals, inYears(day, -yearsBack))
    const soFar = upTo(asOf)
    const rest = upTo(deadline) - soFar
    return soFar > 0 && rest > 0 ? [{ ratio: rest / soFar, byChance: dispersion * (1 / soFar + 1 / rest) }] : []
  })
  if (parts.length < YEARS_BACK) return UNKNOWN_DRIFT
  const mean = sumOf(parts.map(({ ratio }) => ratio)) / parts.length
  const moved = sumOf(parts.map(({ ratio }) => (ratio / mean - 1) ** 2)) / (parts.length - 1)
  const byChance = sumOf(parts.map((part) => part.byChance)) / parts.length
  return Math.max(LEAST_DRIFT, Math.sqrt(Math.max(0, moved - byChance)))
}

const totalBy = (totals: PastYear['totals'], until: string): number =>
  totals.findLast(({ day }) => day <= until)?.total ?? 0
