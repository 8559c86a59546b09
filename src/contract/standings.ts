/** Where a village or a team stands, all that its page shows in one answer; each reader is told what they may read by itself. */
import * as z from 'zod'
import { FaultEvent } from '../domain/fault/fault.ts'
import { KeptFlag } from '../domain/flag/flag-life.ts'
import { Duty } from '../domain/ledger/duty.ts'
import { Day } from '../domain/period.ts'
import { Team, Village } from '../domain/register/place.ts'
import { VillageLineage } from '../domain/register/village-lineage.ts'
import { VillagePosition } from '../domain/register/village-position.ts'
import { OverviewTeam } from '../domain/report/overview.ts'
import { FindingCode } from '../domain/screening/findings.ts'
import { MissedShow } from '../domain/screening/missed-show.ts'
import { Pace } from '../domain/target/pace.ts'
import { TvSnapshot, VillageAudibility } from './audibility.ts'
import { Fault } from './faults.ts'
import { VillageMonths, VillageYear } from './figures.ts'
import { VillageVersion } from './register.ts'
import { get, Known, listOf } from './route.ts'
import { Log } from './screenings.ts'
import { VillageSpeakers } from './speakers.ts'

const FaultStory = Fault.extend({ events: z.array(FaultEvent).meta({ description: 'Oldest first' }) })
export type FaultStory = z.infer<typeof FaultStory>

const ShownLog = Log.pick({
  id: true,
  screenedOn: true,
  startedAt: true,
  receivedAt: true,
  teamName: true,
  filmNames: true,
  venue: true,
  operatorName: true,
  attendance: true,
  status: true,
  credit: true,
})
export type ShownLog = z.infer<typeof ShownLog>

const ofManagers = { description: 'Told to managers and auditors' }
export const VillageStanding = z
  .object({
    asOf: Day,
    village: Village,
    team: z
      .object({ code: z.string(), name: z.string(), phone: z.string().optional(), since: Day.nullable() })
      .optional()
      .meta({ description: 'Who serves it, and from which day on; null: since it was registered' }),
    due: Day.optional().meta({ description: 'The day by which designated villages are to pass; of one of them' }),
    audibility: VillageAudibility,
    speakers: VillageSpeakers,
    faults: listOf(FaultStory).optional().meta({ description: 'The newest; told to all but teams' }),
    missed: listOf(MissedShow).optional().meta({ description: 'The newest; a team sees its own' }),
    year: VillageYear.optional().meta(ofManagers),
    shows: z.array(ShownLog).optional().meta(ofManagers),
    lineage: VillageLineage.optional().meta(ofManagers),
    position: VillagePosition.optional().meta(ofManagers),
    versions: z.array(VillageVersion).optional().meta(ofManagers),
    flags: z.array(KeptFlag).optional().meta(ofManagers),
    duty: Duty.optional().meta({ description: 'Who answers for it; told to all but teams' }),
    tv: TvSnapshot.optional().meta({ description: 'Its latest; told to all but teams' }),
  })
  .meta({ id: 'VillageStanding', description: 'A village today, and how that came about' })
export type VillageStanding = z.infer<typeof VillageStanding>

export const TeamStanding = z
  .object({
    asOf: Day,
    team: Team,
    figures: OverviewTeam.optional().meta({ description: 'None of one that has ended and showed nothing' }),
    teams: z.int().meta({ description: 'Of so many it has its rank' }),
    basis: Pace.optional().meta({ description: 'The county’s, for its first deadline' }),
    gaps: z
      .array(z.number())
      .meta({ description: 'Day by day from the county’s first day: shows ahead of its plan, or behind' }),
    startsOn: Day.optional(),
    silentSince: Day.optional(),
    year: VillageMonths.meta({ description: 'Of its villages' }),
    forShow: z.array(z.string()).meta({ description: 'Of its villages those designated for show only' }),
    waiting: listOf(Log).meta({ description: 'Held or sent back; the oldest' }),
    latest: listOf(Log),
    findings: z.array(z.object({ code: FindingCode, count: z.int() })).meta({
      description: 'How many of the newest logs have each, the most frequent first',
    }),
    findingsOf: z.int().meta({ description: 'Of so many logs' }),
  })
  .meta({ id: 'TeamStanding', description: 'A team today' })
export type TeamStanding = z.infer<typeof TeamStanding>

export const standings = {
  village: get('/api/villages/{code}/standing', {
    tag: 'Figures',
    summary: 'Read where a village stands',
    may: ['team', 'technician', 'manager'],
    needs: 'read',
    query: Known,
    answer: VillageStanding,
    says: 'Today; each reader is told what they may read by itself',
  }),
  team: get('/api/teams/{code}/standing', {
    tag: 'Figures',
    summary: 'Read where a team stands',
    may: ['manager'],
    needs: 'read',
    fresh: 'minute',
    query: Known,
    answer: TeamStanding,
    says: 'Today',
  }),
}
