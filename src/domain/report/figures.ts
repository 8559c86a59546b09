/** The figures of the managers' page that are sums over villages, teams, months and days. */
import type { TeamCredits, TeamHeard } from '../register/last-seen.ts'
import type { Team, Village } from '../register/place.ts'
import { wholeScreenings } from '../register/film.ts'
import { percentOf, weightBetween } from '../target/pace.ts'
import { earlierOf, lastDayOf, monthOf, monthsOfYear, yearOf } from '../period.ts'
import { periodOn, type Target } from '../target/target.ts'

/** What teams, months and days have to their credit. */
export interface CreditsInput {
  asOf: string
  villages: Village[]
  teams: Team[]
  /** Of each team with counted logs this year. */
  teamCredits: TeamCredits[]
  /** Credit counted in the county, of each day of this year that has some. */
  days: { day: string; credit: number }[]
  heard: Map<string, TeamHeard>
}

export function teamFigures({ teams, teamCredits, heard, villages }: CreditsInput) {
  const quotas = new Map<string, number>()
  for (const { teamCode, annualQuota } of villages) {
    if (teamCode) quotas.set(teamCode, (quotas.get(teamCode) ?? 0) + annualQuota)
  }
  const byTeam = new Map(teamCredits.map((team) => [team.code, team]))
  const rows = teams.map(({ code, name }) => {
    const { credit = 0, monthCredit = 0 } = byTeam.get(code) ?? {}
    const done = wholeScreenings(credit)
    const quota = quotas.get(code) ?? 0
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
    }
  })
  const share = (row: (typeof rows)[number]): number => (row.quota === 0 ? -1 : row.done / row.quota)
  return rows
    .map((row) => ({ ...row, rank: 1 + rows.filter((other) => share(other) > share(row)).length }))
    .sort((a, b) => a.rank - b.rank || a.code.localeCompare(b.code))
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
