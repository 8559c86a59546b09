/** What a phone carries with it (手机副本): the register and its person's own work, as of its last contact with the server. */
import * as z from 'zod'
import { Role } from '../people/account.ts'
import { Band } from '../audibility/audibility.ts'
import { CreditRule, Film } from '../register/film.ts'
import { FaultCategory, FaultSeverity, FaultStatus, ofMachine } from '../fault/fault.ts'
import { FieldPlan } from '../plan/plan.ts'
import { MissedShow } from './missed-show.ts'
import { RateFen } from '../money/subsidy.ts'
import { Day, Instant } from '../period.ts'
import { Code } from '../register/place.ts'
import { ProofRule } from './proof.ts'
import { KeptScreening, ScreeningStatus } from './screening.ts'
import { OverviewTarget } from '../target/target-figures.ts'

const count = z.int().min(0)
const searchable = {
  pinyin: z.string().meta({ description: 'Without tones, for searching; several names are joined by spaces' }),
  initials: z.string(),
}

export const FieldVillage = z
  .object({
    code: Code,
    name: z.string(),
    townshipName: z.string(),
    designated: z.boolean(),
    teamCode: Code.optional(),
    latitude: z.number().optional(),
    longitude: z.number().optional(),
    positionFrom: z
      .literal('logs')
      .optional()
      .meta({ description: 'Learnt from its accepted logs; absent of the register’s' }),
    population: count.optional(),
    speakersInstalled: count.optional(),
    endsOn: Day.optional().meta({ description: 'Its last day, where it has merged or split: no later log is taken' }),
    ...searchable,
  })
  .meta({ id: 'FieldVillage', description: 'A village as phones know it' })
export type FieldVillage = z.infer<typeof FieldVillage>

export const FieldFilm = Film.extend({ title: z.string(), ...searchable }).meta({ id: 'FieldFilm' })
export type FieldFilm = z.infer<typeof FieldFilm>

/** Enough of another show for the findings at entry; who was present there is nobody else's affair. */
export const FieldShow = z
  .object({
    id: z.string(),
    teamCode: Code,
    teamName: z.string(),
    villageCode: Code,
    screenedOn: Day,
    startedAt: Instant,
    endedAt: Instant,
    filmCodes: z.array(Code),
    filmTitles: z.array(z.string()).optional().meta({ description: 'Films in no list' }),
    receiptNo: z.string().optional(),
    isRejected: z.boolean().optional(),
  })
  .meta({ id: 'FieldShow' })
export type FieldShow = z.infer<typeof FieldShow>

export const FieldLog = z
  .object({
    content: KeptScreening.meta({ description: 'As it is kept now: what a correction starts from' }),
    status: ScreeningStatus,
    revision: z.int().min(1),
    credit: count,
    screenedOn: Day,
    receivedAt: Instant,
    findings: z.array(z.object({ code: z.string(), blocking: z.boolean(), message: z.string() })),
    reason: z.string().optional().meta({ description: 'Why it was returned, rejected or voided' }),
    judgedBy: z.string().optional().meta({ description: 'Who gave that reason' }),
    judgedAt: Instant.optional(),
    photosMissing: count.meta({ description: 'Of the photos it said would follow, those that did not come yet' }),
    confirmedAt: Instant.optional().meta({
      description: 'When somebody in the village confirmed it; what else was said of it is not the team’s to know',
    }),
  })
  .meta({ id: 'FieldLog', description: 'A log of one’s own team' })
export type FieldLog = z.infer<typeof FieldLog>

const FieldTeam = z
  .object({
    code: Code,
    name: z.string(),
    members: z.array(z.string()).optional(),
    held: count.meta({ description: 'Logs held for a look, this year' }),
    returned: count.meta({ description: 'Logs that wait for the team’s correction, this year' }),
    waiting: count.optional().meta({
      description: 'All logs that are held or returned, however old; the newest of them are among `logs`',
    }),
    figures: OverviewTarget.nullable().meta({
      description: 'The team’s quota as a target with the county’s days: done, accepted, pace; null without a quota',
    }),
    villages: z.array(
      z.object({
        code: Code,
        quota: count,
        done: count.meta({ description: 'Whole screenings counted this year' }),
        thisMonth: count.meta({ description: 'With what was shown this month in villages that became it' }),
        thisMonthCredit: count.optional().meta({
          description: 'In sixtieths: less than 60 is 不足一场, not 无放映; absent in copies of older servers',
        }),
        lastScreenedOn: Day.nullable(),
        lastWitness: z
          .object({ name: z.string(), phone: z.string() })
          .optional()
          .meta({ description: 'Who stood for the team’s last show there with a number: whom to call before coming' }),
      }),
    ),
    shows: z.array(FieldShow).meta({
      description:
        'Of the last 12 months in the team’s villages, and the team’s own of the last days anywhere; of too many the newest',
    }),
    logs: z.array(FieldLog).meta({
      description: 'The team’s own of the last 60 days, and those held or returned however old; of too many the newest',
    }),
    rank: z
      .object({ place: count, of: count })
      .optional()
      .meta({ description: 'By what counts of this month, among all teams; where the office wants it (TEAM_RANKING)' }),
    missed: z.array(MissedShow).meta({ description: 'Shows of this month that did not happen' }),
    plans: z.array(FieldPlan).optional().meta({
      description: 'Its planned evenings from a week ago to five weeks ahead, in their order',
    }),
    plannedMonths: z.array(z.string()).optional().meta({
      description:
        'Months of these days of which the office keeps a plan for the team: a show that is not in it is a remark',
    }),
  })
  .meta({ id: 'FieldTeam' })
export type FieldTeam = z.infer<typeof FieldTeam>

export const FieldFault = z
  .object({
    id: z.string(),
    villageCode: Code,
    category: FaultCategory,
    severity: FaultSeverity,
    description: z.string(),
    resourceCode: ofMachine,
    status: FaultStatus,
    revision: z.int().min(1),
    assignee: z.string().optional(),
    reportedAt: Instant,
    reportedBy: z.string(),
    limitHours: z.number(),
    dueAt: Instant.optional(),
    overdueSince: Instant.optional(),
    isOverdue: z.boolean(),
    repairedAt: Instant.optional(),
    settledAt: Instant.optional(),
  })
  .meta({ id: 'FieldFault' })
export type FieldFault = z.infer<typeof FieldFault>

const FieldBroadcast = z
  .object({
    villages: z
      .array(
        z.object({
          code: Code,
          band: Band,
          ratePercent: z.number().nullable(),
          speakersInstalled: count.nullable(),
          speakersSounding: count.nullable(),
          testedOn: Day.nullable(),
          staleOn: Day.nullable(),
        }),
      )
      .meta({ description: 'Designated villages, and all others that were ever tested or have a fault' }),
    unsettled: count.optional().meta({ description: 'All unsettled faults; the newest of them are among `faults`' }),
    faults: z.array(FieldFault).meta({
      description: 'Unsettled ones, and those settled in the last 30 days; of too many the newest unsettled ones',
    }),
  })
  .meta({ id: 'FieldBroadcast' })
type FieldBroadcast = z.infer<typeof FieldBroadcast>

export const FieldCopy = z
  .object({
    version: z.literal(1),
    now: Instant.meta({ description: 'The server’s clock' }),
    today: Day,
    isClockFixed: z.boolean().meta({ description: 'The office’s clock stands still: a demo' }),
    timeZone: z.string(),
    person: z.object({ id: z.string(), displayName: z.string(), role: Role, teamCode: Code.optional() }),
    countyPosition: z.object({ latitude: z.number(), longitude: z.number() }),
    creditRules: z.array(CreditRule),
    proofRules: z
      .array(ProofRule)
      .optional()
      .meta({ description: 'What a valid show needs, in the order of the days it holds from; for a team' }),
    staleDays: count,
    officePhone: z.string().optional().meta({ description: 'Whom to call when the phone is no help' }),
    rateFen: RateFen.optional().meta({ description: 'What a show is paid today; for a team' }),
    cadreKey: z.string().optional().meta({ description: 'What a team’s links for villages are sealed with' }),
    villages: z.array(FieldVillage).meta({ description: 'Of the whole county, in the order of their codes' }),
    films: z.array(FieldFilm),
    townships: z
      .array(z.object({ code: Code, name: z.string() }))
      .optional()
      .meta({ description: 'For who enters events: a technician, a manager' }),
    team: FieldTeam.optional().meta({ description: 'For a team' }),
    broadcast: FieldBroadcast.optional().meta({ description: 'For a technician' }),
  })
  .meta({ id: 'FieldCopy', description: 'Everything a phone needs to work without signal' })
export type FieldCopy = z.infer<typeof FieldCopy>
