/** 统计表: what a period asked of townships, teams, months and kinds of film, what was done of it, and what each sum says. */
import * as z from 'zod'
import { countDays, Day, earlierOf, lastDayOf, monthOf, monthsOfYear, yearOf } from '../period.ts'
import { type FilmKind, FULL_CREDIT, isFullLength, wholeScreenings } from '../register/film.ts'
import type { Village } from '../register/place.ts'
import { isWholeMonth, livesOn, plannedOf, type VersionsOf, wholeMonthsOf } from '../register/village-facts.ts'
import { percentOf, rounded } from '../target/pace.ts'

export const StatisticsBy = z.enum(['township', 'team', 'month', 'kind'])
export type StatisticsBy = z.infer<typeof StatisticsBy>
/** A title is new to a village that did not see it in so many months before (decided with the office's warning of repeats). */
export const NEW_AFTER_MONTHS = 12

const count = z.int().min(0)
const figure = z.number().nullable()
export const StatisticsRow = z
  .object({
    code: z
      .string()
      .meta({ description: 'Of a township or team, a month (YYYY-MM), or a kind of film; empty where no team serves' }),
    name: z.string().optional(),
    villages: count.meta({ description: 'There on the last day counted; of a kind those that saw one' }),
    planned: count
      .nullable()
      .meta({ description: 'Of the yearly quotas what falls to the months of the period; of a kind nothing is' }),
    done: count.meta({ description: 'Whole screenings, rounded down' }),
    credit: count.meta({ description: 'The exact sum in sixtieths' }),
    completionPercent: figure,
    gapPoints: figure.meta({
      description: 'Completion less time progress: of a month by its own days, else by `basis`',
    }),
    kept: count.nullable().meta({
      description:
        'Villages with a whole screening in each month that has ended; of a month, in it. Null before any has',
    }),
    films: count.meta({ description: 'Films shown, a film once for each show' }),
    newFilms: count.meta({ description: 'Of them those that their village had not seen in the twelve months before' }),
    newPercent: figure,
    indoorCredit: count,
    outdoorCredit: count,
    attendance: count,
  })
  .meta({ id: 'StatisticsRow' })
export type StatisticsRow = z.infer<typeof StatisticsRow>

export const Statistics = z
  .object({
    by: StatisticsBy,
    from: Day,
    to: Day,
    asOf: Day.meta({ description: 'The last day counted' }),
    basis: z
      .object({ deadline: Day, elapsedDays: count, totalDays: count, timeProgressPercent: z.number() })
      .meta({ description: 'By which day the plan is due: of a whole year the deadline of the county’s target' }),
    rows: z.array(StatisticsRow),
    sum: StatisticsRow.meta({ description: 'Of all rows, with what their fractions add up to' }),
  })
  .meta({ id: 'Statistics', description: 'Counted logs of a period, by what is asked' })
export type Statistics = z.infer<typeof Statistics>

export interface Counts {
  credit: number
  indoorCredit: number
  attendance: number
  films: number
  newFilms: number
}
const NOTHING: Counts = { credit: 0, indoorCredit: 0, attendance: 0, films: 0, newFilms: 0 }
const COUNTED = Object.keys(NOTHING) as (keyof Counts)[]
export const sumOfCounts = (all: Counts[]): Counts => {
  const sum = { ...NOTHING }
  for (const counts of all) for (const name of COUNTED) sum[name] += counts[name]
  return sum
}

export interface Period {
  from: string
  to: string
  asOf: string
  /** Of the county's target in force that day. */
  countyDeadline?: string | undefined
}
export interface StatisticsInput extends Period {
  by: StatisticsBy
  villages: Village[]
  versions: VersionsOf
  /** By what is asked; of kinds by the films of the show, a blank, and the village. */
  counts: Map<string, Counts>
  /** Of each village its counted credit by month. */
  months: Map<string, Map<string, number>>
  names: Map<string, string>
  kinds: Map<string, FilmKind>
}

/** A show is one of the kind of its first full-length film; of shorts alone one of shorts. */
export function kindOfShow(filmCodes: readonly string[], kinds: ReadonlyMap<string, FilmKind>): FilmKind {
  const shown = filmCodes.flatMap((code) => kinds.get(code) ?? [])
  return shown.find(isFullLength) ?? 'science_short'
}

export const monthsBetween = (from: string, to: string): string[] =>
  monthsOfYear(yearOf(from)).filter((month) => month >= monthOf(from) && month <= monthOf(to))

/** The county's own deadline goes for the whole year alone: of any other period the plan is due at its end. */
export function basisOf({ from, to, asOf, countyDeadline }: Period): Statistics['basis'] {
  const isWholeYear = from.endsWith('-01-01') && to === `${yearOf(from)}-12-31`
  const deadline = isWholeYear && countyDeadline !== undefined ? earlierOf(countyDeadline, to) : to
  return { deadline, ...progressOf(from, deadline, asOf) }
}
function progressOf(from: string, to: string, asOf: string) {
  const [elapsedDays, totalDays] = [countDays(from, earlierOf(asOf, to)), countDays(from, to)]
  return { elapsedDays, totalDays, timeProgressPercent: percentOf(elapsedDays, totalDays) }
}

interface RowFacts {
  code: string
  name?: string | undefined
  villages: number
  planned: number | null
  kept: number | null
  timeProgressPercent: number
}
function rowOf({ timeProgressPercent, ...facts }: RowFacts, { indoorCredit, ...counts }: Counts): StatisticsRow {
  const done = wholeScreenings(counts.credit)
  const completionPercent = facts.planned ? percentOf(done, facts.planned) : null
  return {
    ...facts,
    ...counts,
    done,
    indoorCredit,
    outdoorCredit: counts.credit - indoorCredit,
    completionPercent,
    gapPoints: completionPercent === null ? null : rounded(completionPercent - timeProgressPercent, 2),
    newPercent: counts.films > 0 ? percentOf(counts.newFilms, counts.films) : null,
  }
}

export function statisticsOf(input: StatisticsInput): Statistics {
  const { by, from, to, asOf } = input
  const basis = basisOf(input)
  const rows = ROWS[by](input, basis.timeProgressPercent)
  const living = livingIn(input)
  const kept = by === 'kind' ? null : keptAmong(input, living)
  const planned = by === 'kind' ? null : rows.reduce((sum, row) => sum + (row.planned ?? 0), 0)
  const villages = by === 'kind' ? seenBy([...input.counts.keys()]) : living.length
  const facts = { code: '', villages, planned, kept, timeProgressPercent: basis.timeProgressPercent }
  return { by, from, to, asOf, basis, rows, sum: rowOf(facts, sumOfCounts([...input.counts.values()])) }
}

const livingIn = ({ villages, asOf }: StatisticsInput): Village[] =>
  villages.filter((village) => livesOn(village, asOf))

/** Each month that has ended by the day and was wholly the village's own has a whole screening. */
function keptAmong(input: StatisticsInput, villages: Village[], month?: string): number | null {
  const ended = monthsBetween(input.from, input.asOf).filter((one) => lastDayOf(one) <= input.asOf)
  const asked = month === undefined ? ended : [month]
  if (asked.length === 0) return null
  return villages.filter((village) => {
    const whole = wholeMonthsOf(village, input.versions.get(village.code))
    const owed = asked.filter((one) => isWholeMonth(whole, one))
    return owed.length > 0 && owed.every((one) => (input.months.get(village.code)?.get(one) ?? 0) >= FULL_CREDIT)
  }).length
}

type RowsOf = (input: StatisticsInput, timeProgressPercent: number) => StatisticsRow[]
/** Townships and teams: those that have a village, a plan or a show in the period. */
const byPlace =
  (of: 'townshipCode' | 'teamCode'): RowsOf =>
  (input, timeProgressPercent) => {
    const { villages, versions, counts, names, from, to, asOf } = input
    const planned = plannedOf(villages, versions, { months: monthsBetween(from, to), asOf }, (facts) => facts[of] ?? '')
    const living = Map.groupBy(livingIn(input), (village) => village[of] ?? '')
    const codes = new Set([...living.keys(), ...planned.keys(), ...counts.keys()])
    return [...codes].sort().map((code) => {
      const own = living.get(code) ?? []
      const facts = { code, name: names.get(code), villages: own.length, planned: planned.get(code) ?? 0 }
      return rowOf({ ...facts, kept: keptAmong(input, own), timeProgressPercent }, counts.get(code) ?? NOTHING)
    })
  }

const ROWS: Record<StatisticsBy, RowsOf> = {
  township: byPlace('townshipCode'),
  team: byPlace('teamCode'),
  month: (input) => {
    const { villages, versions, counts, from, to, asOf } = input
    return monthsBetween(from, to).map((month) => {
      const [planned = 0] = plannedOf(villages, versions, { months: [month], asOf }, () => '').values()
      const first = `${month}-01`
      const { timeProgressPercent } = progressOf(first, lastDayOf(month), asOf)
      const kept = first > asOf ? null : keptAmong(input, livingIn(input), month)
      const facts = { code: month, villages: livingIn(input).length, planned, kept, timeProgressPercent }
      const row = rowOf(facts, counts.get(month) ?? NOTHING)
      return first > asOf ? { ...row, completionPercent: null, gapPoints: null } : row
    })
  },
  kind: ({ counts, kinds }, timeProgressPercent) => {
    const shown = Map.groupBy(counts, ([key]) => kindOfShow(filmsIn(key), kinds))
    return KINDS.map((code) => {
      const own = shown.get(code) ?? []
      const facts = { code, villages: seenBy(own.map(([key]) => key)), planned: null, kept: null, timeProgressPercent }
      return rowOf(facts, sumOfCounts(own.map(([, one]) => one)))
    })
  },
}
const KINDS: FilmKind[] = ['feature', 'documentary', 'science_feature', 'science_short']
const filmsIn = (key: string): string[] => JSON.parse(key.slice(0, key.lastIndexOf(' '))) as string[]
const seenBy = (keys: string[]): number => new Set(keys.map((key) => key.slice(key.lastIndexOf(' ') + 1))).size
