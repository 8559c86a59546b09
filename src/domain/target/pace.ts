/** How far, how fast, by when and with what chance: a target's pace on one day, against one deadline. */
import * as z from 'zod'
import { addDays, countDays, Day, daysBetween, earlierOf, lastDayOf, monthOf } from '../period.ts'
import { Band, bandOf, chanceOf, PLAIN, type Spread } from './chance.ts'
import { isTooEarly, type Outlook, UNKNOWN_SPREAD } from './outlook.ts'
import { dayWeight, weightBetween } from './weight.ts'

export const Verdict = z.enum(['done', 'exceeded', 'ahead', 'behind', 'overdue'])
export type Verdict = z.infer<typeof Verdict>

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
    projected: figure.nullable().meta({
      description:
        'At the pace so far, by the deadline; months weigh as the office says, else as past years had them. Null when ' +
        'nothing has elapsed',
    }),
    shortBy: z.int().nullable().meta({ description: 'Whole units short of the amount at that pace, rounded down' }),
    chance: figure.nullable().meta({
      description:
        '0 to 1, by what weeks and years stray (the second form); null in the first 14 days, with nothing done, and ' +
        'where no single events are counted: of money, of what is delivered in lumps, of households',
    }),
    chancePlain: figure.nullable().meta({
      description: 'The same as if days were all alike (the plain form); null where `chance` may not be stated',
    }),
    band: Band.nullable().meta({
      description: 'By the deadline, at the pace so far; null where `chance` may not be stated',
    }),
    spread: z
      .object({ dispersion: figure, drift: figure })
      .nullable()
      .meta({
        description:
          'What `chance` and `band` rest on: how many times more this year’s weeks scatter around the plan than chance ' +
          'has it, and by which share of itself the rest of a year moved against its first part in past years. Null ' +
          'where no single events are counted',
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

export interface PaceQuestion {
  amount: number
  done: number
  startsOn: string
  deadline: string
  monthShares?: number[] | undefined
  reachedOn?: string | undefined
  /** Null where no single events are counted: then there is no chance to state. As of a target without a past unless told. */
  outlook?: Outlook | null | undefined
  /** The pace from now on, times the one so far; 1 unless told. */
  quickened?: number | undefined
}

/** The gap is the difference of the two printed percentages, as a reader subtracts them; the verdict follows it. */
export function paceOf(question: PaceQuestion, asOf: string): Pace {
  const { amount, done, startsOn, deadline, monthShares: shares, reachedOn } = question
  const [elapsedWeight, leftWeight] = weightsOf(question, asOf, shares)
  const next = asOf < startsOn ? startsOn : addDays(asOf, 1)
  const totalWeight = elapsedWeight + leftWeight
  const elapsedDays = countDays(startsOn, earlierOf(asOf, deadline))
  const daysLeft = Math.min(countDays(startsOn, deadline), Math.max(0, daysBetween(asOf, deadline)))
  const timeProgress = totalWeight === 0 ? 1 : elapsedWeight / totalWeight
  const timeProgressPercent = leftWeight === 0 ? 100 : percentOf(elapsedWeight, totalWeight)
  const remaining = Math.max(0, amount - done)
  const gapPoints = rounded(percentOf(done, amount) - timeProgressPercent, 2)
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
    ...outlookFigures(question, asOf, [elapsedWeight, leftWeight]),
    ...(reachedOn && { reachedOn }),
  }
}

type Weights = [elapsed: number, left: number]

function weightsOf({ startsOn, deadline }: PaceQuestion, asOf: string, shares: number[] | undefined): Weights {
  const next = asOf < startsOn ? startsOn : addDays(asOf, 1)
  return [weightBetween(startsOn, earlierOf(asOf, deadline), shares), weightBetween(next, deadline, shares)]
}

/** What will come of it: nobody's plan, but how it goes. The plain chance weighs by the plan alone. */
function outlookFigures(question: PaceQuestion, asOf: string, planned: Weights) {
  const { amount, done, monthShares, quickened = 1, outlook = { monthShares, spread: UNKNOWN_SPREAD } } = question
  const { monthShares: shares = monthShares } = outlook ?? {}
  const [elapsed, left] = weightsOf(question, asOf, shares)
  const weights: Weights = [elapsed, left * quickened]
  const projected = elapsed === 0 ? null : done + (done * weights[1]) / elapsed
  const projectedOn = projected === null ? undefined : dayReached(question, asOf, (quickened * done) / elapsed, shares)
  const spread = outlook?.spread
  return {
    projected: projected === null ? null : rounded(projected, 1),
    shortBy: projected === null ? null : Math.max(0, Math.floor(amount - projected)),
    chance: spread ? chanceNow(question, asOf, weights, spread) : null,
    chancePlain: spread ? chanceNow(question, asOf, [planned[0], planned[1] * quickened], PLAIN) : null,
    band: spread ? bandNow(question, asOf, weights, spread) : null,
    spread: spread ? { dispersion: rounded(spread.dispersion, 2), drift: rounded(spread.drift, 3) } : null,
    ...(projectedOn && { projectedOn }),
  }
}

function verdictOf(done: number, amount: number, gapPoints: number, isPast: boolean): Verdict {
  if (done > amount) return 'exceeded'
  if (done === amount) return 'done'
  if (isPast) return 'overdue'
  return gapPoints >= 0 ? 'ahead' : 'behind'
}

/** What falls on a day of this weight, of all that are left; null when none is left. */
function neededPerDay(remaining: number, weight: number, left: number): number | null {
  if (remaining === 0) return 0
  return left === 0 ? null : rounded((remaining * weight) / left, 2)
}

/** Where the plan leaves no work for the days left, they share what remains evenly. */
const neededThisMonth = (remaining: number, weight: number, leftWeight: number, daysLeft: number): number | null =>
  leftWeight === 0 ? neededPerDay(remaining, 1, daysLeft) : neededPerDay(remaining, weight, leftWeight)

function bandNow(
  { done, startsOn }: PaceQuestion,
  asOf: string,
  [elapsed, left]: Weights,
  spread: Spread,
): Band | null {
  if (isTooEarly(startsOn, asOf, done) || elapsed === 0) return null
  const { low, high } = bandOf(done, elapsed, left, spread)
  return { low: rounded(low, 2), high: rounded(high, 2) }
}

function chanceNow(question: PaceQuestion, asOf: string, [elapsed, left]: Weights, spread: Spread): number | null {
  const { amount, done, startsOn, deadline } = question
  if (done >= amount) return 1
  if (asOf >= deadline) return 0
  if (isTooEarly(startsOn, asOf, done) || elapsed === 0) return null
  return rounded(chanceOf(done, elapsed, amount - done, left, spread), 3)
}

/** The first day by which the pace so far reaches the amount, up to the deadline. */
function dayReached(
  question: PaceQuestion,
  asOf: string,
  perWeight: number,
  shares: number[] | undefined,
): string | undefined {
  const missing = question.amount - question.done
  if (missing <= 0) return undefined
  let sum = 0
  // days of a month weigh the same: the calendar is asked once for each
  for (let from = addDays(asOf, 1), days: number; from <= question.deadline; from = addDays(from, days)) {
    days = countDays(from, earlierOf(lastDayOf(monthOf(from)), question.deadline))
    const each = perWeight * dayWeight(from, shares)
    for (let i = 0; i < days; i++) {
      sum += each
      if (sum >= missing - 1e-9) return addDays(from, i)
    }
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
