/** The plan: evenings listed, sent under their sender's ids, changed, confirmed, moved and cancelled. */
import * as z from 'zod'
import { dayRange } from '../domain/asked.ts'
import { NewPlan, Plan, PlanChange, PlanState, PlanStep } from '../domain/plan/plan.ts'
import { Day } from '../domain/period.ts'
import { Code } from '../domain/register/place.ts'
import { SENT_TO } from './address.ts'
import { batchAnswer, get, Known, known, listOf, MOST_A_BATCH, paging, post, put } from './route.ts'

const reading = { tag: 'Screenings', may: ['team', 'manager'], needs: 'read' } as const
const writing = { ...reading, needs: 'logs' } as const
const OUTCOMES = ['stored', 'already_stored', 'conflict', 'invalid', 'forbidden', 'not_found', 'too_many'] as const
/** Each judged by itself; what is none blocks no other. */
const manyOf = (schema: z.ZodType) =>
  z
    .array(z.union([schema, z.unknown()]))
    .min(1)
    .max(MOST_A_BATCH)
const results = batchAnswer(Plan, [...OUTCOMES]).meta({ id: 'PlanBatchResult' })

const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'expects_month' })
  .meta({ example: '2017-07' })
const ProposedEvening = z.object({
  villageCode: Code,
  villageName: z.string(),
  on: Day,
  lastShownOn: Day.nullable(),
})
export type ProposedEvening = z.infer<typeof ProposedEvening>
const count = z.int().min(0)
const PlanFigures = z
  .object({
    teamCode: Code,
    teamName: z.string(),
    planned: count.meta({ description: 'All evenings but those that were moved to another one' }),
    confirmed: count,
    shown: count,
    inReview: count,
    moved: count,
    cancelled: count,
    missed: count.meta({ description: 'That the team said were not held' }),
    fellOut: count.meta({ description: 'Of which nothing was heard' }),
    toCome: count,
    unplanned: count.meta({ description: 'Counted shows of that month that no evening speaks of' }),
  })
  .meta({ id: 'PlanFigures' })
export type PlanFigures = z.infer<typeof PlanFigures>

export const plans = {
  list: get(SENT_TO.planned, {
    ...reading,
    summary: 'List planned evenings',
    fresh: 'day',
    query: z.strictObject({
      ...paging,
      ...known,
      ...dayRange,
      team: Code.optional(),
      village: Code.optional(),
      township: Code.optional(),
      state: PlanState.optional(),
    }),
    answer: listOf(Plan),
    says: 'Evening by evening; a team sees its own',
  }),
  read: get(`${SENT_TO.planned}/{id}`, {
    ...reading,
    summary: 'Read a planned evening',
    query: Known,
    answer: Plan,
    says: 'With what became of it',
  }),
  sendMany: post(SENT_TO.plans, {
    ...writing,
    summary: 'Plan up to a hundred evenings',
    body: z.strictObject({ plans: manyOf(NewPlan) }),
    answer: results,
    says: 'One result for each, in order',
  }),
  takeSteps: post(SENT_TO.planSteps, {
    ...writing,
    summary: 'Confirm, move or cancel evenings, or say their films',
    body: z.strictObject({ steps: manyOf(PlanStep) }),
    answer: results,
    says: 'One result for each, in order: the evening as it is then',
  }),
  check: post(`${SENT_TO.planned}/check`, {
    ...writing,
    summary: 'Say what speaks against evenings before they are planned',
    body: z.strictObject({ plans: z.array(NewPlan).min(1).max(MOST_A_BATCH) }),
    answer: z.object({ results: z.array(z.object({ id: z.string(), remarks: z.array(z.string()) })) }),
    says: 'For each, in order, sentences; nothing is stored, and none of them forbids it',
  }),
  propose: get('/api/teams/{code}/plan-proposal', {
    ...reading,
    may: ['manager'],
    summary: 'Propose a month for a team',
    query: z.strictObject({ month: Month.optional() }),
    answer: z.object({ evenings: z.array(ProposedEvening) }),
    says: 'Its villages without a show or an evening that month, the longest wait first, on its usual weekdays; nothing is stored',
  }),
  figures: get('/api/plan-figures', {
    ...reading,
    may: ['manager'],
    summary: 'Read how far the plan of a month was carried out',
    fresh: 'day',
    query: z.strictObject({ ...known, month: Month.optional() }),
    answer: z.object({ month: Month, teams: z.array(PlanFigures) }),
    says: 'Team by team, those alone that have a plan; counted from logs, never typed',
  }),
  change: put(`${SENT_TO.planned}/{id}`, {
    ...writing,
    summary: 'Change a planned evening',
    body: PlanChange,
    answer: Plan,
    says: 'As it is kept now; of a manager, to be confirmed again',
  }),
}
export type PlanResult = z.infer<typeof results>['results'][number]
