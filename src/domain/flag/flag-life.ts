/** The life of a flag: facts alone open, move and clear it, a manager names who sees to it, and one that comes back is a new one. */
import * as z from 'zod'
import { Flag01 } from '../asked.ts'
import { AppError, invalid } from '../errors.ts'
import { DutyOf } from '../ledger/answering.ts'
import { Flag, type FlagFact, FlagKind, FlagSeverity } from './flags.ts'
import { Day } from '../period.ts'
import { Code, line } from '../register/place.ts'
import { isWord, type Sentence } from '../language.ts'

export const FlagAction = z.enum(['opened', 'returned', 'worsened', 'eased', 'acknowledged', 'cleared'])
export type FlagAction = z.infer<typeof FlagAction>

export const NewAcknowledgement = z
  .strictObject({
    owner: line(60).meta({ description: 'Who sees to it' }),
    dueOn: Day.meta({ description: 'By when; today or later' }),
    note: line(500).optional(),
  })
  .meta({ id: 'NewAcknowledgement' })
export type NewAcknowledgement = z.infer<typeof NewAcknowledgement>

export const KeptFlag = z
  .object({
    id: z.string().meta({ description: 'Kind, subject and number', example: 'team_silent.team.team-07.1' }),
    ...Flag.shape,
    number: z.int().min(1).meta({ description: 'The how-manieth of its kind and subject' }),
    returned: z.boolean().meta({ description: 'There was one before: number > 1' }),
    openedAt: z.string(),
    openedOn: Day,
    clearedAt: z.string().optional(),
    clearedOn: Day.optional(),
    owner: z.string().optional(),
    dueOn: Day.optional(),
    acknowledgedAt: z.string().optional(),
    acknowledgedBy: z.string().optional(),
    assignee: z.string().optional().meta({
      description: 'Who has the fault that a flag is about: sees to it while the flag was given to nobody',
    }),
    duty: DutyOf.optional().meta({
      description: 'Who answers today for what an open one is about: sees to it while it was given to nobody',
    }),
    isLate: z.boolean().meta({ description: 'Still open after its due day' }),
  })
  .meta({ id: 'KeptFlag', description: 'A flag with its life so far' })
export type KeptFlag = z.infer<typeof KeptFlag>
/** The same as it is stored: what it says is in no language yet, and no day says yet whether it is late. */
export type FlagRecord = Omit<KeptFlag, 'message' | 'returned' | 'isLate' | 'assignee'> & { sentence: Sentence }
export const FlagStep = z
  .object({
    at: z.string(),
    action: FlagAction,
    by: z.string(),
    severity: FlagSeverity,
    owner: z.string().optional(),
    dueOn: Day.optional(),
    note: z.string().optional(),
  })
  .meta({ id: 'FlagStep', description: 'Something that became of a flag' })
export type FlagStep = z.infer<typeof FlagStep>

/** Who sees to a flag, by when, and who said so. */
export type Hand = Required<Pick<FlagRecord, 'owner' | 'dueOn' | 'acknowledgedAt' | 'acknowledgedBy'>>

/** An open flag, as much of it as the facts are compared with. */
export interface OpenFlag {
  id: string
  kind: FlagKind
  subject: FlagFact['subject']
  severity: FlagSeverity
  since: string
  /** Its sentence as JSON. */
  said: string
  /** Whose it is, where it was given to somebody. */
  hand?: Hand | undefined
  /** How many events it has had: who writes the next one takes the next number, and of two at once one is refused. */
  events: number
}

export interface FlagChanges {
  /** Not open now; whether it is new or came back, its number says. */
  opening: FlagFact[]
  moved: { flag: OpenFlag; fact: FlagFact; action: 'worsened' | 'eased' }[]
  /** As grave as before, but something else is to be said: a rate, a number of days, a name. */
  restated: { flag: OpenFlag; fact: FlagFact }[]
  cleared: OpenFlag[]
}

type Keyed = Pick<FlagFact, 'kind' | 'subject'>
/** What can be open only once. */
export const flagKey = ({ kind, subject }: Keyed): string => `${kind}.${subject.kind}.${subject.code}`
export const flagId = (flag: Keyed, number: number): string => `${flagKey(flag)}.${number}`
/** 0 is the gravest. */
export const gravity = (severity: FlagSeverity): number => FlagSeverity.options.indexOf(severity)

/** What the facts of a day make of the flags that are open: opened and cleared by nothing else. */
export function changesTo(open: readonly OpenFlag[], facts: readonly FlagFact[]): FlagChanges {
  const wanted = gravestOfEach(facts)
  const known = new Set(open.map(flagKey))
  const changes: FlagChanges = {
    opening: [...wanted.values()].filter((fact) => !known.has(flagKey(fact))),
    moved: [],
    restated: [],
    cleared: [],
  }
  for (const flag of open) {
    const fact = wanted.get(flagKey(flag))
    const change = fact ? gravity(fact.severity) - gravity(flag.severity) : 0
    if (!fact) changes.cleared.push(flag)
    else if (change !== 0) changes.moved.push({ flag, fact, action: change < 0 ? 'worsened' : 'eased' })
    else if (!saysTheSame(flag, fact)) changes.restated.push({ flag, fact })
  }
  return changes
}

/** A village below the line is one trouble under these names: it gets worse or better, and its test grows old. */
const BELOW: readonly FlagKind[] = ['audibility_low', 'audibility_severe', 'audibility_stale']

/** Whose a flag is that opens as another clears of the same trouble, which began on the same day. */
export function handedOn(fact: FlagFact, cleared: readonly OpenFlag[]): Hand | undefined {
  const { kind, subject, since } = fact
  if (!BELOW.includes(kind)) return undefined
  return cleared.find(
    (flag) => BELOW.includes(flag.kind) && flag.subject.code === subject.code && flag.since === since && flag.hand,
  )?.hand
}

/** Who has the fault that an overdue one tells of. */
export function assigneeIn({ kind, sentence }: Pick<FlagRecord, 'kind' | 'sentence'>): string | undefined {
  const who = sentence.facts?.['who']
  return kind === 'fault_overdue' && typeof who === 'string' ? who : undefined
}

function gravestOfEach(facts: readonly FlagFact[]): Map<string, FlagFact> {
  const wanted = new Map<string, FlagFact>()
  for (const fact of facts) {
    const other = wanted.get(flagKey(fact))
    if (!other || gravity(fact.severity) < gravity(other.severity)) wanted.set(flagKey(fact), fact)
  }
  return wanted
}

const saysTheSame = (flag: OpenFlag, { since, subject, sentence }: FlagFact): boolean =>
  flag.since === since && flag.subject.name === subject.name && flag.said === JSON.stringify(sentence)

/** Still open after the day by which it was to be seen to. */
export const isLate = ({ clearedAt, dueOn }: Pick<FlagRecord, 'clearedAt' | 'dueOn'>, today: string): boolean =>
  clearedAt === undefined && dueOn !== undefined && dueOn < today

/**
 * Does this acknowledgement say anything new? One that names the same owner and day, and no other note, does not.
 * Throws conflict for a flag that the facts have cleared, invalid for a due day in the past.
 */
export function isNewlyAcknowledged(
  flag: Pick<FlagRecord, 'owner' | 'dueOn' | 'clearedOn'> & { note?: string | undefined },
  wanted: NewAcknowledgement,
  today: string,
): boolean {
  if (flag.clearedOn !== undefined)
    throw new AppError('conflict', { key: 'error_flag_cleared', facts: { on: flag.clearedOn } })
  const isSame = flag.owner === wanted.owner && flag.dueOn === wanted.dueOn
  if (isSame && (wanted.note === undefined || wanted.note === flag.note)) return false
  if (wanted.dueOn < today) throw invalid({ path: 'dueOn', sentence: { key: 'due_in_past', facts: { today } } })
  return true
}

type Fact = NonNullable<Sentence['facts']>[string]
const canBeSaid = (fact: Fact): boolean =>
  typeof fact !== 'object' || (isWord(fact.key) && Object.values(fact.facts ?? {}).every(canBeSaid))

/** A kept sentence; a flag of long ago may use words that are no longer there, and is listed all the same. */
export function keptSentence(said: string, name: string): Sentence {
  const sentence = JSON.parse(said) as Sentence
  if (canBeSaid(sentence)) return sentence
  const facts = Object.fromEntries(Object.entries(sentence.facts ?? {}).filter(([, fact]) => canBeSaid(fact)))
  return { key: 'flag_without_words', facts: { ...facts, name } }
}

/** What a list of flags may be asked for. */
export const FlagFilter = z.strictObject({
  open: Flag01.optional(),
  kind: FlagKind.optional(),
  severity: FlagSeverity.optional(),
  subject: Code.optional().meta({ description: 'The code of what it is about: a village, a team, a target …' }),
  acknowledged: Flag01.optional(),
  owner: line(60).optional().meta({ description: 'Whose it is: given to him, his fault, or his by duty' }),
  owned: Flag01.optional().meta({ description: 'Somebody sees to it, in one of these ways' }),
  late: Flag01.optional().meta({ description: 'Still open after its due day' }),
})
export type FlagFilter = z.infer<typeof FlagFilter>
