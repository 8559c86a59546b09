/** Of the overview what the page of one team shows: nothing is looked at that is of other teams’ villages. */
import { livesOn } from '../register/village-facts.ts'
import { countyTargetOn } from '../target/target.ts'
import { teamFigures } from './figures.ts'
import { missedIn, type OverviewInput, silentFlags, targetsOf } from './overview.ts'
import { unseenFlags } from './unseen.ts'

export function teamOverview(input: OverviewInput, code: string) {
  const { asOf } = input
  const targets = targetsOf(input)
  const county = countyTargetOn(input.targets, asOf)
  const own = input.villages.filter((village) => village.teamCode === code && livesOn(village, asOf))
  const ofCounty = targets.find((target) => target.code === county?.code)
  const teams = teamFigures(input, ofCounty, missedIn(unseenFlags(input, own)))
  const living = input.teams.filter((team) => team.code === code && livesOn(team, asOf))
  const [silent] = silentFlags(input, living)
  return { targets, teams: teams.length, figures: teams.find((team) => team.code === code), silentSince: silent?.since }
}
