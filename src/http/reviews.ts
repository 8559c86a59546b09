/** Reviews: a manager decides on one log or many, may take it back for a while, and sees who else is looking. */
import { listOf, Paging } from '../contract/list.ts'
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { line } from '../domain/register/place.ts'
import { ReviewDecision, ScreeningStatus } from '../domain/screening/screening.ts'
import { UNDO_MINUTES, undoSecondsLeft } from '../domain/screening/review-undo.ts'
import type { Language } from '../domain/language.ts'
import { beat, PRESENCE_SECONDS } from '../store/screening/presences.ts'
import { undoableBy, undoReviews } from '../store/screening/review-undo.ts'
import { review, type ReviewOutcome } from '../store/screening/reviews.ts'
import { access, jsonAnswer, jsonBody, NoQuery, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { oldRevalidated, unchanged } from './freshness.ts'
import { Problem } from '../contract/problem.ts'
import { problemOf } from './errors.ts'
import { IdParam, pageOf } from './queries.ts'
import { PresenceAnswer } from './screening-answers.ts'
import { deskOf, ownLog } from './screenings.ts'

const NewReview = z
  .object({
    ...{ ids: z.array(z.uuid()).min(1).max(200), decision: ReviewDecision, reason: line(500).optional() },
    revisions: z.record(z.uuid(), z.int().min(1)).optional().meta({
      description: 'The revision of each log as its reviewer saw it: one that has another by now is a conflict',
    }),
  })
  .strict()
  .refine(({ decision, reason }) => decision === 'accept' || reason !== undefined, {
    path: ['reason'],
    params: { sentence: 'reason_needed' },
  })
  .meta({ id: 'NewReview', description: 'A reason is required to return or reject' })

const ReviewAnswer = z.object({
  batch: z.uuid().optional().meta({ description: 'Names the decision among those that can be taken back' }),
  results: z.array(
    z.object({
      id: z.string(),
      outcome: z.enum(['done', 'already', 'conflict', 'not_found']),
      status: ScreeningStatus.optional(),
      error: Problem.optional(),
    }),
  ),
})

export function reviewRoutes(app: App, deps: Deps): void {
  postReview(app, deps)
  postUndo(app, deps)
  getUndoable(app, deps)
  putPresence(app, deps)
}

const answerIn = (language: Language, outcomes: ReviewOutcome[]): z.infer<typeof ReviewAnswer> => ({
  results: outcomes.map((outcome) => ({
    ...{ id: outcome.id, outcome: outcome.outcome, status: outcome.status },
    ...('error' in outcome && { error: problemOf(outcome.error, language) }),
  })),
})

function postReview(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/reviews',
      ...access(deps, 'people', 'manager'),
      request: { query: NoQuery, body: jsonBody(NewReview) },
      responses: { 200: jsonAnswer(ReviewAnswer, 'One outcome for each log, in order'), ...problems },
    }),
    async (c) => {
      const { ids, decision, reason, revisions = {} } = c.req.valid('json')
      const desk = await deskOf(deps, c.get('actor'))
      const seen = new Map(Object.entries(revisions).map(([id, revision]) => [id.toLowerCase(), revision]))
      const batch = crypto.randomUUID()
      const outcomes = await review(deps.sql, ids, decision, { reason, seen, batch }, desk)
      return c.json({ batch, ...answerIn(c.get('language'), outcomes) }, 200)
    },
  )
}

const Ids = z.array(z.uuid()).min(1).max(200)

function postUndo(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/reviews/undo',
      ...access(deps, 'people', 'manager'),
      request: { query: NoQuery, body: jsonBody(z.object({ ids: Ids }).strict().meta({ id: 'NewReviewUndo' })) },
      responses: {
        200: jsonAnswer(ReviewAnswer, `One’s own decisions of the last ${UNDO_MINUTES} minutes, each as it was before`),
        ...problems,
      },
    }),
    async (c) => {
      const outcomes = await undoReviews(deps.sql, c.req.valid('json').ids, c.get('actor'), deps.now())
      return c.json(answerIn(c.get('language'), outcomes), 200)
    },
  )
}

const UndoableReview = z
  .object({
    ...{ id: z.uuid(), batch: z.uuid().nullable(), decision: ReviewDecision, at: z.string() },
    ...{ villageName: z.string(), screenedOn: z.string() },
    secondsLeft: z.int(),
  })
  .meta({ id: 'UndoableReview' })

function getUndoable(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/reviews/undoable',
      ...oldRevalidated(deps, access(deps, 'people', 'manager'), 'any'),
      request: { query: Paging },
      responses: {
        200: jsonAnswer(listOf(UndoableReview), 'One’s own decisions that can still be taken back, the latest first'),
        ...unchanged,
        ...problems,
      },
    }),
    async (c) => {
      const now = deps.now()
      const undoable = await undoableBy(deps.sql, c.get('actor'), now)
      const items = undoable.map((one) => ({ ...one, secondsLeft: undoSecondsLeft(one.at, now) }))
      return c.json(
        pageOf(items, c.req.valid('query'), ({ id }) => id),
        200,
      )
    },
  )
}

const Others = z.object({ others: z.array(PresenceAnswer) }).meta({ id: 'Presences' })

function putPresence(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/screenings/{id}/presence',
      ...access(deps, 'people', 'manager'),
      request: { query: NoQuery, params: IdParam },
      responses: {
        200: jsonAnswer(Others, `A heartbeat, good for ${PRESENCE_SECONDS} seconds; who else has the log open`),
        ...problems,
      },
    }),
    async (c) => {
      const actor = c.get('actor')
      const log = await ownLog(deps, c.req.valid('param').id, actor)
      return c.json({ others: await beat(deps.sql, log.id, actor, deps.now()) }, 200)
    },
  )
}
