/** Reads what the managers' page is worked out from, in two round trips. */
import type { OverviewInput, TargetSums } from '../domain/overview.ts'
import { FULL_CREDIT } from '../domain/credit.ts'
import { rounded } from '../domain/pace.ts'
import { monthsOfYear, yearOf } from '../domain/period.ts'
import type { Village } from '../domain/place.ts'
import { periodOn, type Target } from '../domain/target.ts'
import { statesOf, testsStatements } from './audibility-reports.ts'
import {
  daysStatement,
  lastHeardStatement,
  monthsOf,
  reachedStatement,
  type SumsRow,
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
  { day: string; credit: number; attendance: number }[],
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
  return {
    ...{
      asOf,
      generatedAt: now.toISOString(),
      villages,
      teams: teamRows.map(teamOf),
      targets,
      days,
      audibility,
      settings,
    },
    targetSums: await readTargetSums(sql, targets, asOf, (target) => passingIn(target.scope, villages, audibility)),
    attendance: days.reduce((sum, day) => sum + day.attendance, 0),
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
  passing: (target: Target) => number,
): Promise<Map<string, TargetSums>> {
  const sums = new Map<string, TargetSums>()
  const asked = targets.flatMap((target) => {
    const period = periodOn(target, asOf)
    if (!period) return []
    if (target.indicator === 'villages_audible') sums.set(target.code, { done: passing(target) })
    if (target.indicator === 'screenings')
      return [{ target, from: period.startsOn, sql: sumsStatement(target.scope, period.startsOn, asOf) }]
    if (target.indicator === 'manual')
      return [{ target, from: period.startsOn, sql: manualStatement(target, period.startsOn, asOf) }]
    return []
  })
  if (asked.length === 0) return sums
  const rows = await sql.batch<SumRow[][]>(asked.map((question) => question.sql))
  for (const [i, { target, from }] of asked.entries()) {
    const row = rows[i]?.[0]
    if (!row) continue
    if (target.indicator === 'manual') sums.set(target.code, { done: rounded(row.amount ?? 0, 6) })
    else {
      const { credit, accepted_credit: acceptedCredit, logs, held } = row
      const reached =
        (credit ?? 0) >= target.amount * FULL_CREDIT ? await reachedOn(sql, target, from, asOf) : undefined
      sums.set(target.code, {
        credit: credit ?? 0,
        acceptedCredit: acceptedCredit ?? 0,
        logs,
        held,
        reachedOn: reached,
      })
    }
  }
  return sums
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
