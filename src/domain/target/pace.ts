/** How far, how fast, by when and with what chance: a target's pace on one day, against one deadline. */
import * as z from 'zod'
import { Band, bandOf, chanceOf } from './chance.ts'
import { addDays, countDays, Day, daysBetween, daysInMonth, earlierOf, monthOf } from '../period.ts'

export const Verdict = z.enum(['done', 'exceeded', 'ahead', 'behind', 'overdue'])
export type Verdict = z.infer<typeof Verdict>

/** In the first days, or with nothing done, there is no chance to state (measured on simulated seasons). */
const TOO_EARLY_DAYS = 14
const figure = z.number()
export const Pace = z
  .object({
    deadline: Day,
    elapsedDays: z.int().meta({ description: 'Days from the start to the as-of day, that day included' }),
    totalDays: z.int(),
    timeProgressPercent: figure.meta({ description: 'By the month shares where the target has them' }),
    gapPoints: figure.meta({ description: 'The printed completion less the printed time progress' }),
    verdict: Verdict,
    daysLeft: z.int(),
    expected: figure.meta({ description: 'What the plan has done by the as-of day' }),
    neededPerDay: figure
      .nullable()
      .meta({ description: 'What remains, shared evenly by the days left; null when no day is left' }),
    neededPerDayThisMonth: figure
      .nullable()
      .optional()
      .meta({
        description:
          'Of a target with month shares: what remains, spread over the days left by the shares; so much of it falls on ' +
          'each day of the month of the next day. That is what is left of this month, and on a month’s last day the next month',
      }),
    pacePerDay: figure.nullable(),
    projected: figure
      .nullable()
      .meta({ description: 'At the pace so far, by the deadline; null when nothing has elapsed' }),
    shortBy: z.int().nullable().meta({ description: 'Whole units short of the amount at that pace, rounded down' }),
    chance: figure.nullable().meta({ description: '0 to 1; null in the first 14 days or with nothing done' }),
    band: Band.nullable().meta({
      description: 'By the deadline, at the pace so far; null where `chance` may not be stated',
    }),
    projectedOn: Day.optional().meta({
      description: 'The day the amount is reached at the pace so far, if by the deadline',
    }),
    reachedOn: Day.optional().meta({ description: 'The day the amount was reached' }),
  })
  .meta({ id: 'Pace', description: 'How far, how fast, by when, with what chance, for one deadline' })
export type Pace = z.infer<typeof Pace>

/** Half away from zero, on the decimal that is printed. */
export const rounded = (value: number, decimals: number): number => {
  const scale = 10 ** decimals
  const result = (Math.sign(value) * Math.round(Math.abs(value) * scale + 1e-9)) / scale
  return result === 0 ? 0 : result
}
/** The last before 100 with two decimals. */
const NEARLY = 99.99
/** To two decimals; 100 only where the whole is reached, never by rounding. */
export const percentOf = (part: number, whole: number): number => {
  const percent = rounded((100 * part) / whole, 2)
  return part < whole ? Math.min(percent, NEARLY) : percent
}

/** The weight of one day: the share of its month spread over the month's days; 1 without shares. */
const dayWeight = (day: string, shares?: number[]): number =>
  shares ? (shares[Number(day.slice(5, 7)) - 1] ?? 0) / daysInMonth(monthOf(day)) : 1

/** The weight of the days from one to another, both included. */
export function weightBetween(from: string, to: string, shares?: number[]): number {
  if (!shares) return countDays(from, to)
  let weight = 0
  for (let day = from; day <= to;) {
    const end = earlierOf(to, `${monthOf(day)}-${String(daysInMonth(monthOf(day))).padStart(2, '0')}`)
    weight += countDays(day, end) * dayWeight(day, shares)
    day = addDays(end, 1)
  }
  return weight
}

export interface PaceQuestion {
  amount: number
  done: number
  startsOn: string
  deadline: string
  monthShares?: number[] | undefined
  reachedOn?: string | undefined
}

/** The gap is the difference of the two printed percentages, as a reader subtracts them; the verdict follows it. */
export function paceOf(question: PaceQuestion, asOf: string): Pace {
  const { amount, done, startsOn, deadline, monthShares: shares, reachedOn } = question
  const until = earlierOf(asOf, deadline)
  const elapsedWeight = weightBetween(startsOn, until, shares)
  const next = asOf < startsOn ? startsOn : addDays(asOf, 1)
  const leftWeight = weightBetween(next, deadline, shares)
  const totalWeight = elapsedWeight + leftWeight
  const elapsedDays = countDays(startsOn, until)
  const daysLeft = Math.min(countDays(startsOn, deadline), Math.max(0, daysBetween(asOf, deadline)))
  const timeProgress = totalWeight === 0 ? 1 : elapsedWeight / totalWeight
  const timeProgressPercent = leftWeight === 0 ? 100 : percentOf(elapsedWeight, totalWeight)
  const remaining = Math.max(0, amount - done)
  const projected = projectionOf(done, elapsedWeight, leftWeight)
  const gapPoints = rounded(percentOf(done, amount) - timeProgressPercent, 2)
  const projectedOn = projected === null ? undefined : dayReached(question, asOf, done / elapsedWeight)
  return {
    deadline,
    elapsedDays,
    totalDays: countDays(startsOn, deadline),
    timeProgressPercent,
    gapPoints,
    verdict: verdictOf(done, amount, gapPoints, asOf > deadline),
    daysLeft,
    expected: rounded(amount * timeProgress, 1),
    neededPerDay: neededPerDay(remaining, 1, daysLeft),
    ...(shares && { neededPerDayThisMonth: neededThisMonth(remaining, dayWeight(next, shares), leftWeight, daysLeft) }),
    pacePerDay: elapsedDays === 0 ? null : rounded(done / countDays(startsOn, asOf), 2),
    projected: projected === null ? null : rounded(projected, 1),
    shortBy: projected === null ? null : Math.max(0, Math.floor(amount - projected)),
    chance: chanceNow(question, asOf, elapsedWeight, leftWeight),
    band: bandNow(question, asOf, elapsedWeight, leftWeight),
    ...(projectedOn && { projectedOn }),
    ...(reachedOn && { reachedOn }),
  }
}

function verdictOf(done: number, amount: number, gapPoints: number, isPast: boolean): Verdict {
  if (done > amount) return 'exceeded'
  if (done === amount) return 'done'
  if (isPast) return 'overdue'
  return gapPoints >= 0 ? 'ahead' : 'behind'
}

const projectionOf = (done: number, elapsedWeight: number, leftWeight: number): number | null =>
  elapsedWeight === 0 ? null : done + (done * leftWeight) / elapsedWeight

/** What falls on a day of this weight, of all that are left; null when none is left. */
function neededPerDay(remaining: number, weight: number, left: number): number | null {
  if (remaining === 0) return 0
  return left === 0 ? null : rounded((remaining * weight) / left, 2)
}

/** Where the plan leaves no work for the days left, they share what remains evenly. */
const neededThisMonth = (remaining: number, weight: number, leftWeight: number, daysLeft: number): number | null =>
  leftWeight === 0 ? neededPerDay(remaining, 1, daysLeft) : neededPerDay(remaining, weight, leftWeight)

/** With so little known, neither a chance nor a band can be stated. */
export const isTooEarly = (startsOn: string, asOf: string, done: number): boolean =>
  countDays(startsOn, asOf) <= TOO_EARLY_DAYS || done <= 0

function bandNow(
  { done, startsOn }: PaceQuestion,
  asOf: string,
  elapsedWeight: number,
  leftWeight: number,
): Band | null {
  if (isTooEarly(startsOn, asOf, done) || elapsedWeight === 0) return null
  const { low, high } = bandOf(done, elapsedWeight, leftWeight)
  return { low: rounded(low, 2), high: rounded(high, 2) }
}

function chanceNow(question: PaceQuestion, asOf: string, elapsedWeight: number, leftWeight: number): number | null {
  const { amount, done, startsOn, deadline } = question
  if (done >= amount) return 1
  if (asOf >= deadline) return 0
  if (isTooEarly(startsOn, asOf, done) || elapsedWeight === 0) return null
  return rounded(chanceOf(done, elapsedWeight, amount - done, leftWeight), 3)
}

/** The first day by which the pace so far reaches the amount, up to the deadline. */
function dayReached(question: PaceQuestion, asOf: string, perWeight: number): string | undefined {
  const missing = question.amount - question.done
  if (missing <= 0) return undefined
  let sum = 0
  for (let day = addDays(asOf, 1); day <= question.deadline; day = addDays(day, 1)) {
    sum += perWeight * dayWeight(day, question.monthShares)
    if (sum >= missing - 1e-9) return day
  }
  return undefined
}

/** How much was done by the end of a day; days in their order, one total each. */
export interface Total {
  day: string
  total: number
}

/** What `afterEach` makes of each thing in its turn, as the total at the end of each day. */
export function totalsOf<T>(things: T[], dayOf: (thing: T) => string, afterEach: (thing: T) => number): Total[] {
  const totals = new Map<string, number>()
  for (const thing of things) totals.set(dayOf(thing), afterEach(thing))
  return [...totals].map(([day, total]) => ({ day, total }))
}

/** The last total; and where it reaches the amount, since which day it has without falling short again. */
export function sumsOf(totals: Total[], amount: number): { done: number; reachedOn?: string | undefined } {
  const done = totals.at(-1)?.total ?? 0
  const since = totals.findLastIndex(({ total }) => total < amount) + 1
  return { done, reachedOn: totals[since]?.day }
}

/** The burn-up's band: how far a target will probably have come, week by week, at the pace so far. */
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
