/** Reads what the managers' page is worked out from, in two round trips. */
import type { OverviewInput } from '../../domain/report/overview.ts'
import { FULL_CREDIT, wholeScreenings } from '../../domain/screening/sixtieths.ts'
import { endOfDay, monthsOfYear, yearOf } from '../../domain/period.ts'
import { statesOf, testsStatements } from '../audibility/audibility-states.ts'
import {
  type DayRow,
  daysStatement,
  monthsOf,
  seenOf,
  teamCreditsOf,
  teamCreditsStatement,
  villageLogsStatement,
  villagesSeenBeforeStatement,
  villagesSeenStatement,
} from '../screening/counts.ts'
import { openFaultReading, openFaultsRead } from '../fault/open-faults.ts'
import type { Sql, Statement } from '../engine/sql.ts'
import { readTargetSums } from '../target/target-sums.ts'
import { targetOf, targetsStatement } from '../target/targets.ts'
import { lateMilestonesStatement, milestonesOf } from '../target/tasks.ts'
import { allTeamsStatement, teamOf } from '../register/teams.ts'
import { teamsHeardOf, teamsHeardStatements } from '../register/teams-heard.ts'
import { coverageStatement, snapshotsOf } from '../audibility/tv-coverage.ts'
import { mostTestedStatement, registeredOf, registeredStatement } from '../audibility/village-speakers.ts'
import { allVillagesStatement, villageOf } from '../register/villages.ts'

type Rows = [
  Parameters<typeof villageOf>[0][],
  Parameters<typeof teamOf>[0][],
  Parameters<typeof targetOf>[0][],
  unknown[],
  unknown[],
  DayRow[],
  unknown[],
  unknown[],
  unknown[],
  unknown[],
  unknown[],
  unknown[],
  unknown[],
  unknown[],
  unknown[],
  unknown[],
  unknown[],
  unknown[],
  unknown[],
]

/** What is asked, in the order of `Rows`. */
function statementsOf(asOf: string, staleDays: number): Statement[] {
  const yearStart = `${yearOf(asOf)}-01-01`
  return [
    allVillagesStatement,
    allTeamsStatement,
    targetsStatement(asOf),
    ...testsStatements(asOf, staleDays),
    daysStatement(yearStart, asOf),
    villagesSeenStatement(yearStart, asOf, FULL_CREDIT),
    teamCreditsStatement(yearStart, asOf),
    villagesSeenBeforeStatement(
      `${yearOf(asOf) - 1}-01-01`,
      `${yearOf(asOf) - 1}-12-31`,
      [yearStart, asOf],
      FULL_CREDIT,
    ),
    ...teamsHeardStatements(asOf),
    ...openFaultReading(asOf, staleDays),
    coverageStatement(asOf),
    lateMilestonesStatement(asOf),
    registeredStatement,
    mostTestedStatement(asOf),
  ]
}

/** Everything known up to a day; counts of screenings are of that day's calendar year. */
export async function readOverview(
  sql: Sql,
  asOf: string,
  now: Date,
  settings: OverviewInput['settings'],
): Promise<OverviewInput> {
  const rows = await sql.batch<Rows>(statementsOf(asOf, settings.staleDays))
  const [villageRows, teamRows, targetRows, full, parts, days, seen, teamCredits, seenBefore, ...others] = rows
  const [heard, firstVillages, records, faults, faultEvents, closedWith, ...more] = others
  const [coverageRows, milestoneRows, registered, mostTested] = more
  const until = endOfDay(asOf, settings.timeZone, now)
  const villages = villageRows.map(villageOf)
  const targets = targetRows.map(targetOf)
  const audibility = statesOf(asOf, settings.staleDays, full, parts)
  const coverage = snapshotsOf(coverageRows)
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
    targetSums: await readTargetSums(sql, targets, { asOf, villages, days, audibility, coverage }),
    coverage,
    registered: registeredOf(registered),
    mostTested: registeredOf(mostTested),
    milestones: milestonesOf(milestoneRows),
    attendance: days.reduce((sum, day) => sum + (day.attendance ?? 0), 0),
    villagesSeen: seenOf(seen),
    teamCredits: teamCreditsOf(teamCredits),
    villagesSeenBefore: seenOf(seenBefore),
    ...teamsHeardOf([heard, firstVillages, records], `${yearOf(asOf)}-01-01`, settings.timeZone),
    ...openFaultsRead([faults, faultEvents, closedWith], full, until, settings.faultLimits),
  }
}

const sumOf = (numbers: number[]): number => numbers.reduce((sum, one) => sum + one, 0)

export interface VillageMonths {
  code: string
  name: string
  townshipName: string
  teamCode?: string | undefined
  designated: boolean
  months: number[]
  /** In sixtieths: of each month, and of the year. */
  monthCredits: number[]
  credit: number
  done: number
  quota: number
}

/** The village × month grid of a year up to a day: screenings counted in each of the twelve months, whole and exact. */
export async function readVillageMonths(sql: Sql, year: number, asOf: string): Promise<VillageMonths[]> {
  const to = asOf < `${year}-12-31` ? asOf : `${year}-12-31`
  const [villages, rows] = await sql.batch<[Parameters<typeof villageOf>[0][], unknown[]]>([
    allVillagesStatement,
    villageLogsStatement(`${year}-01-01`, to),
  ])
  const credits = new Map(monthsOf(rows).map((village) => [village.code, village.credits]))
  const months = monthsOfYear(year)
  return villages.map(villageOf).map(({ code, name, townshipName, teamCode, designated, annualQuota }) => {
    const monthCredits = months.map((month) => credits.get(code)?.get(month) ?? 0)
    const credit = sumOf(monthCredits)
    return {
      ...{ code, name, townshipName, teamCode, designated, quota: annualQuota },
      months: monthCredits.map(wholeScreenings),
      monthCredits,
      credit,
      done: wholeScreenings(credit),
    }
  })
}
