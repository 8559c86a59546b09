/** A fault (故障): something broken in a village's broadcast system, from the report to a proven repair. */
import * as z from 'zod'
import { dayRange, Flag01, Search } from '../asked.ts'
import { Role } from '../people/account.ts'
import { SpeakerCounts } from '../audibility/audibility.ts'
import { Day, Instant, toUtc } from '../period.ts'
import { Code, line, passage } from '../register/place.ts'

export const FaultCategory = z.enum([
  'no_sound',
  'noise',
  'power',
  'amplifier',
  'speaker',
  'line',
  'network',
  'reception',
  'controller',
  'lightning_water',
  'theft_damage',
  'microphone_console',
  'relocation',
  'false_alarm',
])
export type FaultCategory = z.infer<typeof FaultCategory>

export const FaultSeverity = z.enum(['minor', 'major', 'critical'])
export type FaultSeverity = z.infer<typeof FaultSeverity>

export const FaultStatus = z.enum([
  'open',
  'assigned',
  'in_progress',
  'paused',
  'awaiting_retest',
  'reopened',
  'closed',
  'cancelled',
  'duplicate',
])
export type FaultStatus = z.infer<typeof FaultStatus>
/** Somebody still has to do something. */
export const UNSETTLED = FaultStatus.exclude(['closed', 'cancelled', 'duplicate']).options
/** Those that are in the figures, as an address asks for them: neither taken back nor joined to another. */
export const STANDING = FaultStatus.options.filter((one) => one !== 'cancelled' && one !== 'duplicate').join(',')
export const isUnsettled = (status: FaultStatus): boolean => UNSETTLED.some((unsettled) => unsettled === status)

export const FaultAction = z.enum([
  'assign',
  'start',
  'pause',
  'resume',
  'repaired',
  'close',
  'cancel',
  'mark_duplicate',
  'reopen',
])
export type FaultAction = z.infer<typeof FaultAction>

export const ofMachine = Code.optional().meta({ description: 'The one machine that is broken, by its platform’s code' })
export const NewFault = z
  .strictObject({
    id: z.uuid(),
    villageCode: Code,
    category: FaultCategory,
    severity: FaultSeverity,
    description: passage(1000).min(1).meta({ description: 'What is heard or seen' }),
    reportedAt: Instant.meta({
      description: 'When it was noticed, by the reporter’s clock; the repair clock starts here',
    }),
    resourceCode: ofMachine,
    reporterName: line(60).optional().meta({ description: 'Who noticed it, when that is not the sender' }),
    audibility: SpeakerCounts.optional().meta({ description: 'A speaker test made with the report; kept as a report' }),
    insist: z.boolean().optional().meta({
      description: 'It is another fault, although one of the same category is open in the village',
    }),
  })
  .meta({
    id: 'NewFault',
    example: {
      id: '0b9f7d3e-58a1-4c1e-9d6a-0d4b6a1c2e40',
      villageCode: '510723100211',
      category: 'amplifier',
      severity: 'major',
      description: '功放无输出，全村无声',
      reportedAt: '2017-06-28T09:10:00+08:00',
    },
  })
export type NewFault = z.infer<typeof NewFault>

/** One content, one text: fields in one order, instants in UTC, and without what only decides whether it is taken in. */
export const normalizedFault = (fault: NewFault): Omit<NewFault, 'insist'> => ({
  id: fault.id.toLowerCase(),
  villageCode: fault.villageCode,
  category: fault.category,
  severity: fault.severity,
  description: fault.description,
  reportedAt: toUtc(fault.reportedAt),
  ...(fault.resourceCode !== undefined && { resourceCode: fault.resourceCode }),
  ...(fault.reporterName !== undefined && { reporterName: fault.reporterName }),
  ...(fault.audibility && {
    audibility: {
      speakersInstalled: fault.audibility.speakersInstalled,
      speakersTested: fault.audibility.speakersTested,
      speakersSounding: fault.audibility.speakersSounding,
    },
  }),
})

const parts = z.array(line(80)).min(1).max(30)
export const FaultStep = z
  .strictObject({
    revision: z.int().min(1).meta({ description: 'Of the fault as the sender saw it' }),
    action: FaultAction,
    at: Instant.optional().meta({ description: 'When it was done, if not just now: a phone may send it later' }),
    assignee: line(60).optional().meta({ description: 'Who is to repair it, by name' }),
    reason: line(500).optional(),
    duplicateOf: z.uuid().optional().meta({ description: 'The fault this one repeats' }),
    audibilityReportId: z.string().min(1).max(60).optional().meta({
      description: 'The full test made after the repair; of a test a log carried, `carried-` and the log’s id',
    }),
    parts: z
      .union([parts, line(300).transform((text) => [text])])
      .optional()
      .meta({ description: 'What was replaced or used' }),
  })
  .meta({ id: 'FaultStep', description: 'One step in the life of a fault; what it needs depends on the action' })
export type FaultStep = z.infer<typeof FaultStep>

/** Ids as they are kept, in small letters; instants in UTC. */
export const normalizedStep = (step: FaultStep): FaultStep => ({
  ...step,
  at: step.at === undefined ? undefined : toUtc(step.at),
  duplicateOf: step.duplicateOf?.toLowerCase(),
  audibilityReportId: step.audibilityReportId?.toLowerCase(),
})

export const NewWitness = z
  .strictObject({ id: z.uuid(), name: line(60).optional(), witnessedAt: Instant, note: line(500).optional() })
  .meta({ id: 'NewWitness', description: 'Somebody else who noticed the same fault' })
export type NewWitness = z.infer<typeof NewWitness>

/** One step as it is kept; `number` 1 is the report itself, and the number of the last is the fault's revision. */
export const FaultEvent = z
  .object({
    number: z.int().min(1),
    action: z.enum(['report', ...FaultAction.options]),
    at: Instant.meta({ description: 'When it happened' }),
    receivedAt: Instant,
    byId: z.string(),
    by: z.string(),
    role: Role,
    status: FaultStatus.meta({ description: 'What the fault became' }),
    assignee: z.string().optional(),
    reason: z.string().optional(),
    duplicateOf: z.string().optional(),
    audibilityReportId: z.string().optional(),
    parts: z.array(z.string()).optional(),
  })
  .meta({ id: 'FaultEvent' })
export type FaultEvent = z.infer<typeof FaultEvent>

/** Of an event, what tells how a fault stands and how long its clock ran. */
export type FaultTurn = Pick<
  FaultEvent,
  'number' | 'action' | 'at' | 'status' | 'assignee' | 'duplicateOf' | 'audibilityReportId'
>

/** Where a fault stands after its events. */
export interface FaultState {
  status: FaultStatus
  /** How many events there are; a step names the one it builds on. */
  revision: number
  assignee?: string | undefined
  duplicateOf?: string | undefined
  /** The last time it was said to be repaired, and settled. */
  repairedAt?: string | undefined
  settledAt?: string | undefined
  /** The test that proved the last repair. */
  audibilityReportId?: string | undefined
  /** Repairs that did not hold: each reopening is one. */
  failedRepairs: number
}

/** Folds events in their order; throws on none, since a fault begins with its report. */
export function faultAfter(events: readonly FaultTurn[]): FaultState {
  const last = events.at(-1)
  if (!last) throw new Error('a fault has at least its report')
  const latest = (holds: (event: FaultTurn) => boolean): FaultTurn | undefined => events.findLast(holds)
  return {
    status: last.status,
    revision: last.number,
    assignee: latest(({ assignee }) => assignee !== undefined)?.assignee,
    duplicateOf: last.status === 'duplicate' ? last.duplicateOf : undefined,
    repairedAt: latest(({ action }) => action === 'repaired')?.at,
    settledAt: isUnsettled(last.status) ? undefined : last.at,
    audibilityReportId: last.status === 'closed' ? last.audibilityReportId : undefined,
    failedRepairs: events.filter(({ action }) => action === 'reopen').length,
  }
}

/** A fault as it is kept: the report, and everything that happened since. */
export interface FaultRecord {
  id: string
  villageCode: string
  category: FaultCategory
  severity: FaultSeverity
  description: string
  resourceCode?: string | undefined
  reportedAt: string
  reportedOn: string
  receivedAt: string
  reportedBy: string
  insisted: boolean
  events: FaultEvent[]
}

const Statuses = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(FaultStatus).min(1))
  .optional()
  .meta({ description: 'One or more statuses, separated by commas' })

/** What a list of faults may be asked for. */
export const FaultFilter = z.strictObject({
  ...dayRange,
  village: Code.optional(),
  resource: ofMachine,
  township: Code.optional(),
  designated: Flag01.optional(),
  category: FaultCategory.optional(),
  severity: FaultSeverity.optional(),
  status: Statuses,
  open: Flag01.optional().meta({ description: 'Whether somebody still has to do something' }),
  overdue: Flag01.optional(),
  closedFrom: Day.optional().meta({ description: 'First day of the last closing, of faults that are closed' }),
  closedTo: Day.optional(),
  assignee: Search.meta({ description: 'The whole name' }),
  asOf: Day.optional().meta({ description: 'Each as it stood at the end of that day; otherwise as it stands' }),
  q: Search,
})
export type FaultFilter = z.infer<typeof FaultFilter>
