/** A small made-up county for the managers' page: nothing shown, nothing tested, until a test says so. */
import { NO_PAST } from '../../src/domain/target/season.ts'
import { FAULT_LIMITS } from '../../src/domain/fault/fault-clock.ts'
import type { OverviewInput } from '../../src/domain/report/overview.ts'
import type { Seen, TeamCredits } from '../../src/domain/report/figures.ts'
import type { Team, Village } from '../../src/domain/register/place.ts'
import { aTarget, aVillage, ZONE } from '../make.ts'

export const village = (number: number, changes: Partial<Village> = {}): Village => ({
  ...aVillage({ code: `v-${number}`, name: `${number}号村`, designated: false }),
  townshipName: '云溪镇',
  ...changes,
})

/** As a team's credits are asked for here: with the day of its last log, counted as all are. */
export type Credited = TeamCredits & { lastOn: string }
type Changes = Partial<Omit<OverviewInput, 'teamCredits'>> & { teamCredits?: Credited[] }

const TEAMS = [{ code: 'team-01', name: '放映一队' }]
const heardOf = (teams: Team[], credits: Credited[]): OverviewInput['heard'] =>
  new Map(
    teams.map(({ code }) => {
      const lastOn = credits.find((team) => team.code === code)?.lastOn ?? null
      return [code, { heardOn: lastOn, shownOn: lastOn, awaitedFrom: '2017-01-01' }]
    }),
  )

export const aCounty = (changes: Changes = {}): OverviewInput => ({
  asOf: '2017-06-30',
  generatedAt: '2017-06-30T13:00:00.000Z',
  knownAt: '2017-06-30T13:00:00.000Z',
  versions: new Map(),
  villages: [village(1), village(2)],
  teams: TEAMS,
  targets: [aTarget()],
  targetSums: new Map([['screenings-county', screenings(0)]]),
  villagesSeen: new Map(),
  villagesSeenBefore: new Map(),
  testsBefore: new Map(),
  teamCredits: [],
  days: [],
  attendance: 0,
  heard: heardOf(changes.teams ?? TEAMS, changes.teamCredits ?? []),
  audibility: new Map(),
  openFaults: [],
  proven: [],
  registered: new Map(),
  mostTested: new Map(),
  coverage: [],
  milestones: [],
  ledger: { works: [], problems: [] },
  settings: { staleDays: 30, teamSilentDays: 7, faultLimits: FAULT_LIMITS, timeZone: ZONE },
  ...changes,
})

/** So many whole screenings counted, one log each, all accepted. */
export const screenings = (count: number) => ({
  credit: 60 * count,
  acceptedCredit: 60 * count,
  logs: count,
  held: 0,
  counted: { days: [], past: NO_PAST },
})

/** A village seen in a month, by one whole show on its 15th. */
export const seenIn = (month: string): Seen => ({ wholeOn: `${month}-15`, parts: new Map() })

/** What a team has to its credit by month, in sixtieths; its last log on the 15th of the last, the day's month June. */
export function credited(code: string, byMonth: Record<string, number>): Credited {
  const credit = Object.values(byMonth).reduce((sum, one) => sum + one, 0)
  return { code, credit, monthCredit: byMonth['2017-06'] ?? 0, lastOn: `${Object.keys(byMonth).sort().at(-1)}-15` }
}
