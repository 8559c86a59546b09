/** Reviews: a manager decides on one log or many. */
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { line } from '../domain/place.ts'
import { ReviewDecision, ScreeningStatus } from '../domain/screening.ts'
import { review } from '../store/screening-changes.ts'
import { access, jsonAnswer, jsonBody, NoQuery, problems } from './access.ts'
import type { App, Deps } from './app.ts'
import { Problem, problemOf } from './errors.ts'
import { deskOf } from './screenings.ts'

const NewReview = z
  .object({ ids: z.array(z.uuid()).min(1).max(200), decision: ReviewDecision, reason: line(500).optional() })
  .strict()
  .refine(({ decision, reason }) => decision === 'accept' || reason !== undefined, {
    path: ['reason'],
    params: { sentence: 'reason_needed' },
  })
  .meta({ id: 'NewReview', description: 'A reason is required to return or reject' })

const ReviewAnswer = z.object({
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
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/reviews',
      ...access(deps, 'manager'),
      request: { query: NoQuery, body: jsonBody(NewReview) },
      responses: { 200: jsonAnswer(ReviewAnswer, 'One outcome for each log, in order'), ...problems },
    }),
    async (c) => {
      const { ids, decision, reason } = c.req.valid('json')
      const outcomes = await review(deps.sql, ids, decision, reason, await deskOf(deps, c.get('actor')))
      const language = c.get('language')
      const results = outcomes.map((outcome) => ({
        id: outcome.id,
        outcome: outcome.outcome,
        status: outcome.status,
        ...('error' in outcome && { error: problemOf(outcome.error, language) }),
      }))
      return c.json({ results }, 200)
    },
  )
}
