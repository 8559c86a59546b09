/** The counts behind figures: sums and days by village, team and month. SQL counts, the domain judges. */
import { addDays, lastDayOf, monthOf, yearOf } from '../../domain/period.ts'
import type { TeamCredits } from '../../domain/report/figures.ts'
import { COUNTED } from '../../domain/screening/screening.ts'
import type { Target } from '../../domain/target/target.ts'
import { keptBy } from '../engine/kept-readings.ts'
import { allOf, isAsked, keptBeside, quoted, reading, type Reading, rowsOf, type Sql, together } from '../engine/sql.ts'
import { OF_REGISTER, SPANS } from '../register/village-versions.ts'
import { EVERY_DAY, EVERY_LOG, stretches } from './screening-filter.ts'

/** 2017-06 and 60: what `byMonth` reads. */
export const MONTH_AND_CREDIT = 'substr(s.screened_on, 1, 7) || s.credit'
const COUNTED_LIST = quoted(COUNTED)
export const IS_COUNTED = `s.status IN (${COUNTED_LIST})`

const OF_COUNTY = 'FROM screenings s WHERE s.screened_on BETWEEN ? AND ?'
/** By the register of the day of each show: those of a village while something held of it. */
const IN_SPAN = 's.village_code = p.code AND s.screened_on BETWEEN max(?, p.from_on) AND min(?, p.until_on)'
/** The days once more by themselves: of what was known then no village’s logs are found by an index, but those days are. */
const OF_SPANS = `FROM ${SPANS} p CROSS JOIN screenings s ON ${IN_SPAN} AND s.screened_on BETWEEN ? AND ?`
/** The logs of a scope between two days, read from the index that serves it best. */
const LOGS_OF: Record<Target['scope']['kind'], string> = {
  county: OF_COUNTY,
  team: `${OF_COUNTY} AND s.team_code = ?`,
  village: `${OF_COUNTY} AND s.village_code = ?`,
  designated: `${OF_SPANS} WHERE p.designated = 1`,
  township: `${OF_SPANS} WHERE p.township_code = ?`,
}
/** Those of them that are counted. */
export const countedLogsOf = (kind: Target['scope']['kind']): string => `${LOGS_OF[kind]} AND ${IS_COUNTED}`
export const boundsOf = ({ kind, code = '' }: Target['scope'], from: string, to: string): string[] => {
  const days = kind === 'designated' || kind === 'township' ? [from, to, from, to] : [from, to]
  return kind === 'county' || kind === 'designated' ? days : [...days, code]
}

/** Whatever changes what logs count for, or where they count. */
const OF_LOGS = [...OF_REGISTER.kinds, 'film_title', 'credit_rule'] as const
export const keptLogs = <T>(until: string, asked: Reading<T>): Reading<T> =>
  keptBy({ kinds: OF_LOGS, logsUntil: until }, asked)
/** What is counted between two days, in two: of the months before the last one hardly a log changes any more. */
export function inTwo<T>(
  from: string,
  to: string,
  of: (from: string, to: string) => Reading<T>,
  sum: (before: T, last: T) => T,
) {
  const [turn, end] = [`${monthOf(to)}-01`, addDays(`${monthOf(to)}-01`, -1)]
  if (turn <= from) return keptLogs(to, of(from, to))
  const halves = { before: keptLogs(end, of(from, end)), last: keptLogs(to, of(turn, to)) }
  return together(halves, ({ before, last }) => sum(before, last))
}
const oneAfterTheOther = <T>(before: T[], last: T[]): T[] => [...before, ...last]

type Sums = Record<'credit' | 'acceptedCredit' | 'logs' | 'held', number>

const SUMS = `coalesce(sum(s.credit) FILTER (WHERE ${IS_COUNTED}), 0) AS credit,
  coalesce(sum(s.credit) FILTER (WHERE s.status = 'accepted'), 0) AS acceptedCredit,
  count(*) FILTER (WHERE ${IS_COUNTED}) AS logs, count(*) FILTER (WHERE s.status = 'held') AS held`

export type SumsOfDay = Sums & { day: string }

/** Credits (sixtieths) counted and accepted, logs counted and held, of one scope on each day that has a log. */
export const daysIn = (scope: Target['scope'], from: string, to: string): Reading<SumsOfDay[]> =>
  scope.kind === 'county' ? daysOf(from, to) : daysOfScope(scope, from, to)

const daysOfScope = (scope: Target['scope'], from: string, to: string): Reading<SumsOfDay[]> =>
  inTwo(
    from,
    to,
    (since, until) => {
      const [logs, bounds] = [LOGS_OF[scope.kind], boundsOf(scope, since, until)]
      return scope.kind === 'designated' || scope.kind === 'township'
        ? reading(`SELECT s.screened_on AS day, s.status, s.credit ${logs}`, bounds, sumsByDay)
        : rowsOf(`SELECT s.screened_on AS day, ${SUMS} ${logs} GROUP BY s.screened_on ORDER BY s.screened_on`, bounds)
    },
    oneAfterTheOther,
  )

/** Of logs that come village by village: to group them by day SQL would sort, and read, all of them once more. */
function sumsByDay(logs: { day: string; status: string; credit: number }[]): SumsOfDay[] {
  const days = new Map<string, SumsOfDay>()
  for (const { day, status, credit } of logs) {
    const sums = days.get(day) ?? { day, credit: 0, acceptedCredit: 0, logs: 0, held: 0 }
    if (COUNTED.some((one) => one === status)) {
      sums.credit += credit
      sums.logs++
    }
    if (status === 'accepted') sums.acceptedCredit += credit
    if (status === 'held') sums.held++
    days.set(day, sums)
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}

export type DayRow = SumsOfDay & { attendance: number }

/** The same sums, and the attendance counted, of each day of the county that has a log. */
export const daysOf = (from: string, to: string): Reading<DayRow[]> =>
  keptLogs(to, keptBeside(keptDays(from, to), countedDays(from, to)))

export const keptDays = (from: string, to: string): Reading<DayRow[]> =>
  rowsOf(
    `SELECT day, attendance, credit, accepted_credit AS acceptedCredit, logs, held FROM shown_days
     WHERE day BETWEEN ? AND ? ORDER BY day`,
    [from, to],
  )
/** What is kept, of the logs themselves. */
export const countedDays = (from: string, to: string): Reading<DayRow[]> =>
  rowsOf(
    `SELECT s.screened_on AS day, coalesce(sum(s.attendance) FILTER (WHERE ${IS_COUNTED}), 0) AS attendance, ${SUMS}
     FROM screenings s WHERE s.screened_on BETWEEN ? AND ? GROUP BY s.screened_on ORDER BY s.screened_on`,
    [from, to],
  )

/** Credit counted of each team, in the year of a day up to it and in its month. */
export function teamCredits(asOf: string): Reading<TeamCredits[]> {
  const [from, month] = [`${yearOf(asOf)}-01-01`, monthOf(asOf)]
  return keptLogs(
    asOf,
    keptBeside(
      reading(
        `SELECT month, team_code AS team, credit FROM team_months WHERE month BETWEEN ? AND ?
         UNION ALL SELECT substr(s.screened_on, 1, 7), s.team_code, -s.credit FROM screenings s
         WHERE s.screened_on > ? AND s.screened_on <= ? AND ${IS_COUNTED}`,
        [monthOf(from), month, asOf, lastDayOf(month)],
        (rows: TeamMonth[]) => creditsOf(rows, month),
      ),
      countedTeamMonths(from, asOf),
    ),
  )
}
export const countedTeamMonths = (from: string, to: string): Reading<TeamMonth[]> =>
  rowsOf(
    `SELECT substr(s.screened_on, 1, 7) AS month, s.team_code AS team, sum(s.credit) AS credit
     FROM screenings s WHERE s.screened_on BETWEEN ? AND ? AND ${IS_COUNTED} GROUP BY 1, 2`,
    [from, to],
  )

export type TeamMonth = Record<'month' | 'team', string> & { credit: number }
function creditsOf(rows: TeamMonth[], last: string): TeamCredits[] {
  const sums = new Map<string, TeamCredits>()
  for (const { month, team: code, credit } of rows) {
    const sum = sums.get(code) ?? { code, credit: 0, monthCredit: 0 }
    sum.credit += credit
    if (month === last) sum.monthCredit += credit
    sums.set(code, sum)
  }
  return [...sums.values()]
}

/** The sums from a day on, out of those of its days. */
export function sumOfDays(days: SumsOfDay[], from: string): Sums {
  const sum = { credit: 0, acceptedCredit: 0, logs: 0, held: 0 }
  const names = Object.keys(sum) as (keyof Sums)[]
  for (const row of days) if (row.day >= from) for (const name of names) sum[name] += row[name]
  return sum
}

/** A village's counted logs as one text: a grouping by month in SQL sorts, and costs three times as much. */
type GroupRow = Record<'code' | 'logs' | 'lastOn', string>

/** All villages, those that a team serves, or one. */
export type Of = { team?: string; village?: string }
/** The counted logs between two days, of each village with at least one, whoever showed the films. Those of all are kept. */
export const villageMonths = (from: string, to: string, of: Of = {}): Reading<Months[]> =>
  of.team === undefined && of.village === undefined
    ? inTwo(from, to, (since, until) => monthsIn(since, until, of), monthsAfter)
    : monthsIn(from, to, of)

/** No month is in both. */
function monthsAfter(before: Months[], last: Months[]): Months[] {
  const villages = new Map(before.map((village) => [village.code, village]))
  for (const { code, credits, lastOn } of last)
    villages.set(code, { code, credits: new Map([...(villages.get(code)?.credits ?? []), ...credits]), lastOn })
  return [...villages.values()]
}

function monthsIn(from: string, to: string, { team, village }: Of): Reading<Months[]> {
  const { where, values } = allOf(isAsked('p.team_code = ?', team), isAsked('p.code = ?', village))
  return reading(
    `SELECT p.code AS code, group_concat(${MONTH_AND_CREDIT}, ',') AS logs, max(s.screened_on) AS lastOn
     FROM villages p CROSS JOIN screenings s ON s.village_code = p.code AND s.screened_on BETWEEN ? AND ? AND ${IS_COUNTED}
     WHERE ${where} GROUP BY p.code`,
    [from, to, ...values],
    (rows: GroupRow[]) => rows.map(({ code, logs, lastOn }) => ({ code, credits: byMonth(logs), lastOn })),
  )
}

/** Credit (sixtieths) by month (YYYY-MM) of one village, and the day of its last counted log. */
export interface Months {
  code: string
  credits: Map<string, number>
  lastOn: string
}

export function byMonth(logs: string): Map<string, number> {
  const credits = new Map<string, number>()
  let [month, sum] = ['', 0]
  // in the order of their days, mostly: a month is put down once, when the next one begins
  for (const log of logs.split(',')) {
    const next = log.slice(0, 7)
    if (next !== month) {
      if (month) credits.set(month, (credits.get(month) ?? 0) + sum)
      month = next
      sum = 0
    }
    sum += Number(log.slice(7))
  }
  return credits.set(month, (credits.get(month) ?? 0) + sum)
}

/** How many logs stand where, in the order of the statuses' names; of those there are none of, nothing. */
export async function countByStatus(sql: Sql): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for await (const { from, to } of stretches(sql, EVERY_LOG, EVERY_DAY)) {
    const rows = await sql.all<{ status: string; n: number }>(
      'SELECT status, count(*) AS n FROM screenings WHERE screened_on BETWEEN ? AND ? GROUP BY status',
      from,
      to,
    )
    for (const { status, n } of rows) counts.set(status, (counts.get(status) ?? 0) + n)
  }
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}
