/** Reads what the managers' page is worked out from, in two round trips. */
import type { OverviewInput } from '../../domain/report/overview.ts'
import { wholeScreenings } from '../../domain/register/film.ts'
import { type VillagePosition, villagePositions } from '../../domain/register/village-position.ts'
import { endOfDay, monthsOfYear, yearOf } from '../../domain/period.ts'
import { testsBefore, testsOn } from '../audibility/audibility-states.ts'
import { ledgerDue } from '../ledger/ledger-due.ts'
import { latestCoverage } from '../audibility/tv-coverage.ts'
import { registeredSpeakers } from '../audibility/village-speakers.ts'
import { knownNow, NEWEST_KNOWN } from '../engine/knowledge.ts'
import { countOf, type Sql } from '../engine/sql.ts'
import { openFaults } from '../fault/faults.ts'
import { everyTeam, teamsHeard } from '../register/teams.ts'
import { quotasOf, wholeMonthsOf } from '../../domain/register/village-facts.ts'
import { everyVersion, onDay } from '../register/village-versions.ts'
import { everyShownVillage, everyVillage, shownVillage } from '../register/villages.ts'
import { acceptedAloneBy } from '../screening/accepted-alone.ts'
import { daysOf, type Of, teamCredits, villageMonths } from '../screening/counts.ts'
import { villagesSeen } from '../screening/villages-seen.ts'
import { readTargetSums } from '../target/target-sums.ts'
import { targetsInForce } from '../target/targets.ts'
import { lateMilestones } from '../target/tasks.ts'

/** What is asked for a day; counts of screenings are of that day's calendar year. */
function readings(asOf: string, until: Date, settings: OverviewInput['settings']) {
  const year = `${yearOf(asOf)}-01-01`
  return {
    villages: everyVillage,
    versions: everyVersion,
    teams: everyTeam,
    targets: targetsInForce(asOf),
    tests: testsOn(asOf, settings.staleDays),
    testsBefore: testsBefore(asOf),
    days: daysOf(year, asOf),
    seen: villagesSeen(asOf),
    teamCredits: teamCredits(asOf),
    acceptedAlone: acceptedAloneBy('team_code', year, asOf),
    heard: teamsHeard(asOf, settings.timeZone),
    faults: openFaults(asOf, until, settings),
    coverage: latestCoverage(asOf),
    milestones: lateMilestones(asOf),
    ledger: ledgerDue(asOf),
    registered: registeredSpeakers,
    newest: countOf(NEWEST_KNOWN),
  }
}

export async function readOverview(
  today: Sql,
  asOf: string,
  now: Date,
  settings: OverviewInput['settings'],
): Promise<OverviewInput> {
  const sql = await onDay(today, asOf)
  const asked = readings(asOf, endOfDay(asOf, settings.timeZone, now), settings)
  const { tests, days, faults, heard, newest, seen, ...read } = await sql.read(asked)
  const known = { ...read, ...seen, asOf, audibility: tests.states, mostTested: tests.mostTested }
  return {
    ...known,
    ...heard,
    generatedAt: now.toISOString(),
    knownAt: new Date(sql.knownAt ?? knownNow(now, newest)).toISOString(),
    settings,
    days: days.flatMap(({ day, credit }) => (credit ? [{ day, credit }] : [])),
    targetSums: await readTargetSums(sql, read.targets, { ...known, days }),
    attendance: days.reduce((sum, day) => sum + day.attendance, 0),
    openFaults: faults.openFaults,
    proven: faults.provenBy(tests),
  }
}

const sumOf = (numbers: number[]): number => numbers.reduce((sum, one) => sum + one, 0)

/** The village × month grid of a year up to a day: screenings counted in each of the twelve months, whole and exact. */
export async function readVillageMonths(today: Sql, year: number, asOf: string, of: Of = {}) {
  const sql = await onDay(today, asOf)
  const to = asOf < `${year}-12-31` ? asOf : `${year}-12-31`
  const { villages, versions, shown, alone } = await sql.read({
    villages: everyVillage,
    versions: everyVersion,
    shown: villageMonths(`${year}-01-01`, to, of),
    alone: acceptedAloneBy('village_code', `${year}-01-01`, to),
  })
  const { ofVillages: quotas } = quotasOf(villages, versions, year, asOf)
  const credits = new Map(shown.map((village) => [village.code, village.credits]))
  const months = monthsOfYear(year)
  const asked = villages.filter(
    ({ code, teamCode }) => code === (of.village ?? code) && (of.team === undefined || teamCode === of.team),
  )
  return asked.map((village) => {
    const { code, name, townshipName, teamCode, designated } = village
    const whole = wholeMonthsOf(village, versions.get(code))
    const monthCredits = months.map((month) => credits.get(code)?.get(month) ?? 0)
    const credit = sumOf(monthCredits)
    const acceptedAlone = alone.get(code)
    return {
      code,
      name,
      townshipName,
      teamCode,
      designated,
      quota: quotas.get(code) ?? 0,
      months: monthCredits.map(wholeScreenings),
      monthCredits,
      credit,
      done: wholeScreenings(credit),
      ...((whole.from ?? whole.until) && { whole }),
      ...(acceptedAlone !== undefined && { acceptedAlone }),
    }
  })
}

/** Of every village, or of one. */
export async function readVillagePositions(
  today: Sql,
  asOf: string,
  staleDays: number,
  village?: string,
): Promise<VillagePosition[]> {
  const sql = await onDay(today, asOf)
  const shown = village === undefined ? everyShownVillage : shownVillage(village)
  const { villages, tests } = await sql.read({ villages: shown, tests: testsOn(asOf, staleDays, village) })
  return villagePositions(villages, tests.states)
}
