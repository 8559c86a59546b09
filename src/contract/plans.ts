/** The plan: evenings listed, sent under their sender's ids, changed, confirmed, moved and cancelled. */
import * as z from 'zod'
import { dayRange } from '../domain/asked.ts'
import { NewPlan, Plan, PlanChange, PlanState, PlanStep } from '../domain/plan/plan.ts'
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
  change: put(`${SENT_TO.planned}/{id}`, {
    ...writing,
    summary: 'Change a planned evening',
    body: PlanChange,
    answer: Plan,
    says: 'As it is kept now; of a manager, to be confirmed again',
  }),
}
export type PlanResult = z.infer<typeof results>['results'][number]
