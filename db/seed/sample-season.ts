/**
 * How the sample's half-year went (示例), all of it invented: the county hurries before Spring Festival, stands still while
 * it lasts, and loses a week of April to the rain; one team was slow until March and catches up since, another tires. The
 * weeks stray from the plan by no more than chance would have it, or the report's chance would be another (dispersionOf).
 */
import { addDays, daysInMonth, monthsOfYear } from '../../src/domain/period.ts'
import type { Random } from './random.ts'

export const MONTHS = monthsOfYear(2017).slice(0, 6)
/** This team has told nothing since its last evening in June, so that the sample has a silent one. */
export const SILENT = { team: 'team-09', lastOn: '2017-06-20' }

/** From this day on one team's logs look written at a desk: the same audience and the same witness, evening after evening. */
export const TOO_ALIKE = { team: 'team-07', from: '2017-05-15', attendance: 85, witness: '黄强' }

/** How many shows each team has had, the first team first; 2854 in all, and from 12 ahead of the plan to 23 behind it. */
const SHOWS = [
  115, 124, 138, 130, 125, 128, 142, 128, 114, 130, 129, 125, 111, 141, 138, 130, 137, 130, 130, 134, 138, 137,
]

/** Month by month against the others: one that catches up, one that tires. */
const PACE: Record<string, number[]> = {
  'team-18': [0.65, 0.75, 0.8, 1.2, 1.2, 1.2],
  'team-13': [1.25, 1.15, 1.1, 0.9, 0.85, 0.85],
}

/** From this day on so many shows for one on an ordinary day, until the next. */
const SPELLS: [from: string, shows: number][] = [
  ['2017-01-01', 1.03],
  ['2017-01-22', 1.2],
  // 除夕 to 初四
  ['2017-01-27', 0.03],
  ['2017-02-01', 1.2],
  ['2017-02-05', 1],
  ['2017-02-19', 1.05],
  // 惊蛰 to 清明: fields first
  ['2017-03-05', 0.99],
  ['2017-03-19', 1.04],
  ['2017-04-02', 0.97],
  ['2017-04-09', 1.2],
  // rain
  ['2017-04-13', 0.25],
  ['2017-04-19', 1.2],
  ['2017-04-23', 1.02],
  // harvest
  ['2017-05-14', 0.96],
  ['2017-05-28', 1.02],
  ['2017-06-18', 0.98],
]
export const RAINY = Array.from({ length: 6 }, (_, i) => addDays('2017-04-13', i))
/** Most come on a Sunday, or on a Saturday. */
const OF_WEEKDAY = [1.1, 0.89, 0.93, 0.96, 0.99, 1.04, 1.09]

const likelihood = (day: string): number =>
  (SPELLS.findLast(([from]) => from <= day)?.[1] ?? 1) * (OF_WEEKDAY[new Date(day).getUTCDay()] ?? 1)

const sumOf = (numbers: number[]): number => numbers.reduce((sum, one) => sum + one, 0)

/** Whole parts of a total in proportion to their weights: each running sum is as near as it can be. */
function parts(total: number, weights: number[]): number[] {
  const all = sumOf(weights)
  const upTo = weights.map((_, i) => Math.round((total * sumOf(weights.slice(0, i + 1))) / all))
  return upTo.map((sum, i) => sum - (upTo[i - 1] ?? 0))
}

const daysOf = (month: string): string[] =>
  Array.from({ length: daysInMonth(month) }, (_, i) => addDays(`${month}-01`, i))

/** A team's evenings of a month: with a show, and without one though it might have had one. */
export interface Evenings {
  out: string[]
  free: string[]
}
export type Season = Map<string, Evenings>
export const seasonKey = (team: string, month: string): string => `${team} ${month}`

/** When each team is out: one show an evening, and on each day as many teams as the day allows. */
export function seasonOf(teams: string[], random: Random): Season {
  const season: Season = new Map()
  const counts = new Map(teams.map((team) => [team, countsOf(team, random)]))
  for (const [i, month] of MONTHS.entries()) {
    const left = new Map(teams.map((team) => [team, counts.get(team)?.[i] ?? 0]))
    const days = daysOf(month)
    const wanted = parts(sumOf([...left.values()]), days.map(likelihood))
    const out = sentOut(left, random.shuffled(days.map((day, at) => ({ day, count: wanted[at] ?? 0 }))), random)
    for (const team of teams) {
      const evenings = out.get(team) ?? []
      const free = days.filter((day) => likelihood(day) > 0.5 && isHeard(team, day) && !evenings.includes(day))
      season.set(seasonKey(team, month), { out: evenings, free: random.shuffled(free) })
    }
  }
  return season
}

const isHeard = (team: string, day: string): boolean => team !== SILENT.team || day <= SILENT.lastOn

/** Each month's shows of a team; teams differ a little in when they are busy. */
function countsOf(team: string, random: Random): number[] {
  const total = SHOWS[Number(team.slice(-2)) - 1] ?? 0
  const weights = MONTHS.map((month, i) => {
    const pace = (PACE[team]?.[i] ?? 1) * (0.96 + 0.08 * random.next())
    return (
      pace *
      sumOf(
        daysOf(month)
          .filter((day) => isHeard(team, day))
          .map(likelihood),
      )
    )
  })
  return parts(total, weights)
}

/** On each day those go out that have the fewest evenings to spare. */
function sentOut(left: Map<string, number>, days: { day: string; count: number }[], random: Random) {
  const out = new Map([...left.keys()].map((team): [string, string[]] => [team, []]))
  for (const [i, { day, count }] of days.entries()) {
    const spare = (team: string): number =>
      team === SILENT.team && day === SILENT.lastOn
        ? -1
        : days.slice(i).filter((one) => one.count > 0 && isHeard(team, one.day)).length - (left.get(team) ?? 0)
    const able = random.shuffled([...left.keys()].filter((team) => (left.get(team) ?? 0) > 0 && isHeard(team, day)))
    const going = able.toSorted((a, b) => spare(a) - spare(b)).slice(0, count)
    for (const team of going) {
      left.set(team, (left.get(team) ?? 0) - 1)
      out.get(team)?.push(day)
    }
  }
  const without = [...left].find(([, count]) => count > 0)
  if (without) throw new Error(`${without[0]} has no evening for ${without[1]} more shows`)
  return out
}
