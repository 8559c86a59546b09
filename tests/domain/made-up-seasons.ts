/** A thousand made-up seasons in each of four worlds, the last three years and this one: what was given which chance, and how often it happened. */
import { type Random, randomFrom } from '../../db/seed/random.ts'
import { addDays, daysInMonth, monthOf } from '../../src/domain/period.ts'
import { chanceOf, type Spread } from '../../src/domain/target/chance.ts'
import { outlooksOf } from '../../src/domain/target/outlook.ts'
import { type DayCount, pastOf } from '../../src/domain/target/season.ts'
import { weightBetween } from '../../src/domain/target/weight.ts'

export const WORLDS = ['plain', 'season', 'season, weeks ±20 %', 'drift and Spring Festival'] as const
export type World = (typeof WORLDS)[number]

const SEASONS = 1000
const SHARES = [0.04, 0.03, 0.05, 0.07, 0.08, 0.09, 0.13, 0.14, 0.13, 0.12, 0.07, 0.05]
const THIS_YEAR = 2017
const PAST_YEARS = [2014, 2015, 2016]
const CALENDAR = new Map(
  [...PAST_YEARS, THIS_YEAR].map((year) => [year, Array.from({ length: 365 }, (_, i) => addDays(`${year}-01-01`, i))]),
)
const DAY_SHARES = new Map(
  [...CALENDAR].map(([year, days]) => [
    year,
    days.map((day) => (SHARES[Number(day.slice(5, 7)) - 1] ?? 0) / daysInMonth(monthOf(day))),
  ]),
)

/** How many happen where so many are expected. */
function eventsOf(expected: number, random: Random): number {
  let events = 0
  let term = Math.exp(-expected)
  for (let left = random.next() - term; left > 0 && events < 1000; left -= term) term *= expected / ++events
  return events
}

const scattered = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())

/** One year's shows by day; a year of the last world leans to its beginning or its end, and rests for two weeks in spring. */
function yearOf(world: World, year: number, amount: number, random: Random): DayCount[] {
  const isSeasonal = world !== 'plain'
  const isRough = isSeasonal && world !== 'season'
  const isDrifting = world === 'drift and Spring Festival'
  const lean = isDrifting ? 0.16 * scattered(random) : 0
  const festival = isDrifting ? random.whole(20, 50) : -1
  const shares = DAY_SHARES.get(year) ?? []
  let week = 1
  const counts: DayCount[] = []
  for (const [i, day] of (CALENDAR.get(year) ?? []).entries()) {
    if (i % 7 === 0 && isRough) week = Math.max(0, 1 + 0.2 * scattered(random))
    const rests = festival >= 0 && Math.abs(i - festival) < 7 ? 0.1 : 1
    const share = isSeasonal ? (shares[i] ?? 0) : 1 / 365
    const count = eventsOf(amount * share * week * rests * (1 + (lean * (i - 182)) / 182), random)
    if (count > 0) counts.push({ day, count })
  }
  return counts
}

/** The amount still to come whose stated chance is nearest to the one wanted, from above. */
function asked(wanted: number, done: number, elapsed: number, left: number, spread: Spread): number {
  let [low, high] = [0, 5 + Math.ceil((4 * done * left) / elapsed)]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (chanceOf(done, elapsed, middle, left, spread) >= wanted) low = middle
    else high = middle
  }
  return high
}

export interface Told {
  chance: number
  happened: boolean
}

/** What was said of one target on one day of a season, and what came of it. */
function tell(world: World, random: Random): Told | undefined {
  const amount = 60 * (5472 / 60) ** random.next() // from a few villages' to the whole county's
  const startsOn = `${THIS_YEAR}-01-01`
  const years = PAST_YEARS.flatMap((year) => yearOf(world, year, amount, random))
  const days = yearOf(world, THIS_YEAR, amount, random)
  const asOf = addDays(startsOn, random.whole(60, 270))
  const deadline = random.pick([`${THIS_YEAR}-11-30`, `${THIS_YEAR}-12-31`])
  const upTo = days.filter(({ day }) => day <= asOf)
  const done = sum(upTo)
  if (done === 0) return undefined
  const counted = { days: upTo, past: pastOf(years, startsOn, ({ count }) => count) }
  const { outlooks } = outlooksOf({ startsOn, deadlines: [deadline] }, asOf, counted)
  const [{ monthShares, spread } = { spread: { dispersion: 1, drift: 0 } }] = outlooks
  const elapsed = weightBetween(startsOn, asOf, monthShares)
  const left = weightBetween(addDays(asOf, 1), deadline, monthShares)
  const wanted = random.pick([0.03, 0.06, 0.09, 0.2, 0.35, 0.5, 0.65, 0.77, 0.8, 0.83, 0.92, 0.97])
  const remaining = asked(wanted, done, elapsed, left, spread)
  const rest = sum(days.filter(({ day }) => day > asOf && day <= deadline))
  return { chance: chanceOf(done, elapsed, remaining, left, spread), happened: rest >= remaining }
}

const sum = (counts: DayCount[]): number => counts.reduce((so, { count }) => so + count, 0)

export function toldIn(world: World): Told[] {
  const random = randomFrom(5472 + WORLDS.indexOf(world))
  return Array.from({ length: SEASONS }, () => tell(world, random)).filter((told) => told !== undefined)
}

export interface Kept {
  said: string
  times: number
  happened: number
}

const BANDS = [
  ['under 10 %', 0, 0.1],
  ['10–40 %', 0.1, 0.4],
  ['40–75 %', 0.4, 0.75],
  ['75–85 %', 0.75, 0.85],
  ['over 85 %', 0.85, 1.01],
] as const

/** How often what was given a chance happened, as a share of 1. */
export const keptOf = (told: Told[]): Kept[] =>
  BANDS.map(([said, from, to]) => {
    const these = told.filter(({ chance }) => chance >= from && chance < to)
    return { said, times: these.length, happened: these.filter(({ happened }) => happened).length / these.length }
  })
