/** Reads what the managers' page is worked out from, in two round trips. */
import type { OverviewInput, TargetSums } from '../domain/overview.ts'
import { FULL_CREDIT } from '../domain/credit.ts'
import { rounded } from '../domain/pace.ts'
import { monthsOfYear, yearOf } from '../domain/period.ts'
import type { Village } from '../domain/place.ts'
import { periodOn, type Target } from '../domain/target.ts'
import { statesOf, testsStatements } from './audibility-reports.ts'
import {
  type DayRow,
  daysStatement,
  lastHeardStatement,
  monthsOf,
  reachedStatement,
  type SumsRow,
  sumOfDays,
  sumsStatement,
  teamLogsStatement,
  villageLogsStatement,
} from './counts.ts'
import { type Sql, type Statement, statement } from './sql.ts'
import { allTargetsStatement, targetOf } from './targets.ts'
import { allTeamsStatement, teamOf } from './teams.ts'
import { allVillagesStatement, villageOf } from './villages.ts'

type Rows = [
  Parameters<typeof villageOf>[0][],
  Parameters<typeof teamOf>[0][],
  Parameters<typeof targetOf>[0][],
  unknown[],
  unknown[],
  DayRow[],
  unknown[],
  unknown[],
  { code: string; last_on: string | null }[],
]

/** Everything known up to a day; counts of screenings are of that day's calendar year. */
export async function readOverview(
  sql: Sql,
  asOf: string,
  now: Date,
  settings: OverviewInput['settings'],
): Promise<OverviewInput> {
  const yearStart = `${yearOf(asOf)}-01-01`
  const rows = await sql.batch<Rows>([
    allVillagesStatement,
    allTeamsStatement,
    allTargetsStatement,
    ...testsStatements(asOf, settings.staleDays),
    daysStatement(yearStart, asOf),
    villageLogsStatement(yearStart, asOf),
    teamLogsStatement(yearStart, asOf),
    lastHeardStatement(asOf),
  ])
  const [villageRows, teamRows, targetRows, full, parts, days, villageLogs, teamLogs, lastHeard] = rows
  const villages = villageRows.map(villageOf)
  const targets = targetRows.map(targetOf)
  const audibility = statesOf(asOf, settings.staleDays, full, parts)
  const passing = ({ scope }: Target): number => passingIn(scope, villages, audibility)
  return {
    ...{
      asOf,
      generatedAt: now.toISOString(),
      villages,
      teams: teamRows.map(teamOf),
      targets,
      audibility,
      settings,
    },
    days: days.flatMap(({ day, credit }) => (credit ? [{ day, credit }] : [])),
    targetSums: await readTargetSums(sql, targets, asOf, days, passing),
    attendance: days.reduce((sum, day) => sum + (day.attendance ?? 0), 0),
    villageMonths: monthsOf(villageLogs),
    teamMonths: monthsOf(teamLogs),
    lastHeard: new Map(lastHeard.map(({ code, last_on }) => [code, last_on])),
  }
}

const passingIn = (scope: Target['scope'], villages: Village[], states: OverviewInput['audibility']): number =>
  villages.filter((village) => isInScope(scope, village) && states.get(village.code)?.band === 'pass').length

function isInScope(scope: Target['scope'], village: Village): boolean {
  switch (scope.kind) {
    case 'county':
      return true
    case 'designated':
      return village.designated
    case 'township':
      return village.townshipCode === scope.code
    case 'team':
      return village.teamCode === scope.code
    case 'village':
      return village.code === scope.code
  }
}

type SumRow = SumsRow & { amount: number | null }

const manualStatement = (target: Target, from: string, to: string): Statement =>
  statement(
    'SELECT sum(amount) AS amount FROM target_entries WHERE target_code = ? AND entered_for BETWEEN ? AND ?',
    target.code,
    from,
    to,
  )

async function readTargetSums(
  sql: Sql,
  targets: Target[],
  asOf: string,
  days: DayRow[],
  passing: (target: Target) => number,
): Promise<Map<string, TargetSums>> {
  const sums = new Map<string, TargetSums>()
  const asked: { target: Target; from: string; sql: Statement }[] = []
  for (const target of targets) {
    const from = periodOn(target, asOf)?.startsOn
    if (from === undefined) continue
    const isOfTheYear = target.scope.kind === 'county' && from >= `${yearOf(asOf)}-01-01`
    if (target.indicator === 'villages_audible') sums.set(target.code, { done: passing(target) })
    else if (target.indicator === 'manual') asked.push({ target, from, sql: manualStatement(target, from, asOf) })
    else if (target.indicator === 'screenings' && isOfTheYear) {
      sums.set(target.code, await screeningSums(sql, target, from, asOf, sumOfDays(days, from)))
    } else if (target.indicator === 'screenings') {
      asked.push({ target, from, sql: sumsStatement(target.scope, from, asOf) })
    }
  }
  if (asked.length === 0) return sums
  const rows = await sql.batch<SumRow[][]>(asked.map((question) => question.sql))
  for (const [i, { target, from }] of asked.entries()) {
    const row = rows[i]?.[0]
    if (!row) continue
    const done = { done: rounded(row.amount ?? 0, 6) }
    sums.set(target.code, target.indicator === 'manual' ? done : await screeningSums(sql, target, from, asOf, row))
  }
  return sums
}

async function screeningSums(sql: Sql, target: Target, from: string, asOf: string, row: SumsRow): Promise<TargetSums> {
  const { accepted_credit: acceptedCredit, logs, held } = row
  const credit = row.credit ?? 0
  const isReached = credit >= target.amount * FULL_CREDIT
  const sums = { credit, acceptedCredit: acceptedCredit ?? 0, logs, held }
  return isReached ? { ...sums, reachedOn: await reachedOn(sql, target, from, asOf) } : sums
}

async function reachedOn(sql: Sql, target: Target, from: string, asOf: string): Promise<string | undefined> {
  const asked = reachedStatement(target.scope, from, asOf, target.amount * FULL_CREDIT)
  return (await sql.first<{ day: string | null }>(asked.sql, ...asked.values))?.day ?? undefined
}

export interface VillageMonths {
  code: string
  name: string
  townshipName: string
  teamCode?: string | undefined
  designated: boolean
  months: number[]
  done: number
  quota: number
}

/** The village × month grid of a year up to a day: whole screenings counted in each of the twelve months. */
export async function readVillageMonths(sql: Sql, year: number, asOf: string): Promise<VillageMonths[]> {
  const to = asOf < `${year}-12-31` ? asOf : `${year}-12-31`
  const [villages, rows] = await sql.batch<[Parameters<typeof villageOf>[0][], unknown[]]>([
    allVillagesStatement,
    villageLogsStatement(`${year}-01-01`, to),
  ])
  const credits = new Map(monthsOf(rows).map((village) => [village.code, village.credits]))
  const months = monthsOfYear(year)
  return villages.map(villageOf).map(({ code, name, townshipName, teamCode, designated, annualQuota }) => {
    const ofVillage = months.map((month) => credits.get(code)?.get(month) ?? 0)
    return {
      ...{ code, name, townshipName, teamCode, designated, quota: annualQuota },
      months: ofVillage.map((credit) => Math.floor(credit / FULL_CREDIT)),
      done: Math.floor(ofVillage.reduce((sum, credit) => sum + credit, 0) / FULL_CREDIT),
    }
  })
}
