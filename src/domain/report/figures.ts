/** The figures of the managers' page that are sums over villages, teams, months and days; in which month a village was last seen. */
import type { Team, Village } from '../register/place.ts'
import { FULL_CREDIT, wholeScreenings } from '../register/film.ts'
import { percentOf, rounded } from '../target/pace.ts'
import type { OverviewTarget } from '../target/target-figures.ts'
import { weightBetween } from '../target/weight.ts'
import { earlierOf, lastDayOf, monthOf, monthsOfYear, yearOf } from '../period.ts'
import { quotasOf, type VersionsOf } from '../register/village-facts.ts'
import { periodOn, type Target } from '../target/target.ts'

/** What teams, months and days have to their credit. */
export interface CreditsInput {
  asOf: string
  villages: Village[]
  teams: Team[]
  /** Of each team with counted logs this year. */
  teamCredits: TeamCredits[]
  /** Of each team that has some, the logs of this year that their sender accepted. */
  acceptedAlone?: ReadonlyMap<string, number>
  /** Credit counted in the county, of each day of this year that has some. */
  days: { day: string; credit: number }[]
  heard: Map<string, TeamHeard>
  /** Of villages that were ever changed. */
  versions: VersionsOf
}

/** `missed`: codes of the villages that wait for a whole screening this month. */
export function teamFigures(input: CreditsInput, county?: OverviewTarget, missed: string[] = []) {
  const { asOf, teams, teamCredits, acceptedAlone, heard, villages, versions } = input
  const teamOf = new Map(villages.map(({ code, teamCode }) => [code, teamCode]))
  const missedOf = Map.groupBy(missed, (code) => teamOf.get(code))
  const { ofTeams: quotas } = quotasOf(villages, versions, yearOf(asOf), asOf)
  const byTeam = new Map(teamCredits.map((team) => [team.code, team]))
  const rows = teams.map(({ code, name }) => {
    const { credit = 0, monthCredit = 0 } = byTeam.get(code) ?? {}
    const done = wholeScreenings(credit)
    const quota = quotas.get(code) ?? 0
    const alone = acceptedAlone?.get(code)
    return {
      code,
      name,
      quota,
      done,
      credit,
      completionPercent: quota === 0 ? null : percentOf(done, quota),
      lastScreenedOn: heard.get(code)?.shownOn ?? null,
      thisMonth: wholeScreenings(monthCredit),
      thisMonthCredit: monthCredit,
      ...teamPace({ quota, done }, county),
      missedVillages: missedOf.get(code)?.length ?? 0,
      ...(alone !== undefined && { acceptedAlone: alone }),
    }
  })
  const share = (row: (typeof rows)[number]): number => (row.quota === 0 ? -1 : row.done / row.quota)
  const shares = rows.map(share).sort((a, b) => a - b)
  // a map keeps what was put last: the first place of those alike
  const ranks = new Map(shares.map((one, i) => [one, shares.length - i]))
  return rows
    .map((row) => ({ ...row, rank: ranks.get(share(row)) ?? rows.length }))
    .sort((a, b) => a.rank - b.rank || a.code.localeCompare(b.code))
}

/** By the share of the time to the county’s first deadline; of a team that is owed nothing there is nothing to say. */
export function teamPace({ quota, done }: { quota: number; done: number }, county: OverviewTarget | undefined) {
  const pace = county?.bases[0]
  if (!county || !pace || quota === 0) return { gap: null, neededPerDay: null, pacePerDay: null }
  return {
    gap: rounded(done - (quota * pace.expected) / county.amount, 1),
    neededPerDay: pace.daysLeft > 0 ? rounded(Math.max(0, quota - done) / pace.daysLeft, 2) : null,
    pacePerDay: pace.elapsedDays > 0 ? rounded(done / pace.elapsedDays, 2) : null,
  }
}

export function monthFigures({ asOf, days }: CreditsInput, county: Target | undefined) {
  const period = county && periodOn(county, asOf)
  const deadline = period?.deadlines[0]
  const total = county && period && deadline ? weightBetween(period.startsOn, deadline, county.monthShares) : 0
  const credits = new Map<string, number>()
  for (const { day, credit } of days) credits.set(monthOf(day), (credits.get(monthOf(day)) ?? 0) + credit)
  return monthsOfYear(yearOf(asOf)).map((month) => {
    const from = period && period.startsOn > `${month}-01` ? period.startsOn : `${month}-01`
    const weight =
      total && deadline ? weightBetween(from, earlierOf(lastDayOf(month), deadline), county?.monthShares) : 0
    const planned = county && total ? Math.round((10 * county.amount * weight) / total) / 10 : 0
    const credit = credits.get(month) ?? 0
    return { month, done: wholeScreenings(credit), credit, planned }
  })
}

export function runningTotal(days: CreditsInput['days']) {
  let credit = 0
  return days.map((row) => ({ day: row.day, done: wholeScreenings((credit += row.credit)) }))
}

/** What tells when a village was last seen, of counted logs up to a day. */
export interface Seen {
  /** The last day of a log worth a whole screening by itself. */
  wholeOn: string | null
  /** Of lesser logs, credit in sixtieths by month (YYYY-MM). */
  parts: Map<string, number>
}

/** As YYYY-MM, null when there is none. Shorts of a month add up to a screening, after the last whole log only. */
export function lastMonthSeen({ wholeOn, parts }: Seen): string | null {
  let last = wholeOn === null ? null : monthOf(wholeOn)
  for (const [month, credit] of parts) {
    if (credit >= FULL_CREDIT && (last === null || month > last)) last = month
  }
  return last
}

/** The credit of a month in which the village saw shorts only, in sixtieths: 不足一场, which is not 无放映; 0 where it saw nothing. */
export const partIn = (parts: Seen['parts'], month: string): number => {
  const credit = parts.get(month) ?? 0
  return credit < FULL_CREDIT ? credit : 0
}

/** A team with counted logs this year: credit in sixtieths, of the year and of the month of the as-of day. */
export interface TeamCredits {
  code: string
  credit: number
  monthCredit: number
}

/** When a team was heard of up to a day, in whatever year. */
export interface TeamHeard {
  /** The day of its last log, counted yet or not. */
  heardOn: string | null
  shownOn: string | null
  /** Of a team that never sent a log, the day from which one is awaited; null while nothing is. */
  awaitedFrom: string | null
}

/** What is known of the beginning of a team that never sent a log, as days. */
interface TeamBeginning {
  /** The trail says when it was put into the register; of one that was loaded with the register nothing does. */
  madeOn?: string | undefined
  /** The first village it was given after that. */
  firstVillageOn?: string | undefined
  /** The first log of anybody, or the day the register was loaded, whichever is earlier: before it nobody was asked. */
  recordsFrom?: string | undefined
}

/** Silence counts from the year's first day, never from before there was somebody to be heard of and something to show. */
export function awaitedFrom({ madeOn, firstVillageOn, recordsFrom }: TeamBeginning, yearStart: string): string | null {
  const begun = madeOn === undefined ? (recordsFrom ?? yearStart) : firstVillageOn
  if (begun === undefined) return null
  return begun > yearStart ? begun : yearStart
}
