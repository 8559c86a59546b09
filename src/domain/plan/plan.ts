/** The plan (放映计划): who shows what in which village on which evening; agreed beforehand, and in no figure by itself. */
import * as z from 'zod'
import { Day, Instant, toUtc } from '../period.ts'
import { NowCalled } from '../register/day-names.ts'
import { Code, line } from '../register/place.ts'
import { MissedReason } from '../screening/missed-show.ts'
import { MOST_FILMS } from '../screening/screening.ts'

/** Of one that was moved, the evening it went to is another one, and names it. */
export const PlanState = z.enum(['planned', 'confirmed', 'moved', 'cancelled'])
export type PlanState = z.infer<typeof PlanState>
const ClockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'expects_clock' })
  .meta({ description: 'By the county’s clock', example: '20:30' })

const films = z
  .array(Code)
  .max(MOST_FILMS)
  .refine((codes) => new Set(codes).size === codes.length, { params: { sentence: 'film_twice' } })

const evening = {
  teamCode: Code,
  villageCode: Code,
  on: Day.meta({ description: 'The evening' }),
  at: ClockTime.optional(),
  filmCodes: films.default([]).meta({ description: 'None while it is not decided' }),
  note: line(200).optional(),
}

export const NewPlan = z
  .strictObject({
    id: z.uuid(),
    ...evening,
    recordedAt: Instant.optional().meta({ description: 'When a phone recorded it, by the phone’s clock' }),
  })
  .meta({
    id: 'NewPlan',
    description: 'An evening that is planned; the id is made by the sender',
    example: {
      id: '0b9f7d3e-58a1-4c1e-9d6a-0d4b6a1c2e43',
      teamCode: 'team-01',
      villageCode: '510723100211',
      on: '2017-07-05',
      at: '20:30',
      filmCodes: ['film-001'],
    },
  })
export type NewPlan = z.infer<typeof NewPlan>

const reason = z.strictObject({ why: MissedReason, words: line(200).optional() })
const why = { reason: reason.shape.why, words: reason.shape.words }
const revision = z.int().min(1).meta({ description: 'As it was read; somebody else’s change since then is a conflict' })

export const PlanChange = z
  .strictObject({ revision, ...evening })
  .meta({ id: 'PlanChange', description: 'The evening as a whole, with the revision that was changed' })
export type PlanChange = z.infer<typeof PlanChange>

const ofPlan = { id: z.uuid().meta({ description: 'Of the evening' }), revision }
/** What its team, or a manager, does with an evening; the same again is a success that changes nothing. */
export const PlanStep = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...ofPlan, kind: z.literal('confirm') }),
    z.strictObject({ ...ofPlan, kind: z.literal('films'), filmCodes: films }),
    z.strictObject({
      ...ofPlan,
      kind: z.literal('move'),
      to: Day,
      at: ClockTime.optional(),
      newId: z.uuid().meta({ description: 'Of the evening it goes to, made by the sender' }),
      ...why,
    }),
    z.strictObject({ ...ofPlan, kind: z.literal('cancel'), ...why }),
  ])
  .meta({
    id: 'PlanStep',
    example: {
      id: '0b9f7d3e-58a1-4c1e-9d6a-0d4b6a1c2e43',
      revision: 1,
      kind: 'move',
      to: '2017-07-06',
      newId: '0b9f7d3e-58a1-4c1e-9d6a-0d4b6a1c2e44',
      reason: 'rain',
    },
  })
export type PlanStep = z.infer<typeof PlanStep>

/** What became of an evening, worked out from logs and from what the team said; nobody types it. */
export const PlanOutcome = z.enum(['to_come', 'shown', 'in_review', 'missed', 'fell_out', 'moved', 'cancelled'])
export type PlanOutcome = z.infer<typeof PlanOutcome>

const sideways = z.object({ id: z.string(), on: Day })
const kept = {
  ...evening,
  note: z.string().optional(),
  id: z.string(),
  state: PlanState,
  reason: MissedReason.optional().meta({ description: 'Why it was moved or cancelled' }),
  words: z.string().optional(),
  movedTo: sideways.optional(),
  movedFrom: sideways.optional(),
  revision: z.int().min(1),
}

/** As a phone carries it. */
export const FieldPlan = z.object(kept).meta({ id: 'FieldPlan', description: 'A planned evening of one’s own team' })
export type FieldPlan = z.infer<typeof FieldPlan>

export const Plan = z
  .object({
    ...kept,
    teamName: z.string(),
    villageName: z.string(),
    townshipName: z.string(),
    nowCalled: NowCalled.optional(),
    filmNames: z.array(z.string()),
    receivedAt: z.string(),
    receivedBy: z.string(),
    outcome: PlanOutcome,
    missedReason: MissedReason.optional().meta({ description: 'Why it was missed, as the team said' }),
  })
  .meta({ id: 'Plan', description: 'A planned evening, and what became of it' })
export type Plan = z.infer<typeof Plan>

/** What is known of the evening’s village on its day, of its team. */
export interface Shown {
  state: PlanState
  on: string
  /** Logs that count. */
  shows: number
  /** Logs that wait for somebody. */
  waiting: number
  missedReason?: MissedReason | undefined
}
/** An evening is over when its day is: until then it may still be shown. */
export function outcomeOf({ state, on, shows, waiting, missedReason }: Shown, today: string): PlanOutcome {
  if (state === 'moved' || state === 'cancelled') return state
  if (shows > 0) return 'shown'
  if (waiting > 0) return 'in_review'
  if (missedReason !== undefined) return 'missed'
  return on >= today ? 'to_come' : 'fell_out'
}

/** One content, one text: fields in one order, the id in small letters, the instant in UTC. */
export const normalizedPlan = (plan: NewPlan): NewPlan => ({
  id: plan.id.toLowerCase(),
  teamCode: plan.teamCode,
  villageCode: plan.villageCode,
  on: plan.on,
  ...(plan.at !== undefined && { at: plan.at }),
  filmCodes: plan.filmCodes,
  ...(plan.note !== undefined && { note: plan.note }),
  ...(plan.recordedAt !== undefined && { recordedAt: toUtc(plan.recordedAt) }),
})
