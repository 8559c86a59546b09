/** Reviews over HTTP: decided, taken back, and who else is looking. */
import { reviews } from '../contract/reviews.ts'
import type { Language } from '../domain/sentence.ts'
import { undoSecondsLeft } from '../domain/screening/review-undo.ts'
import { beat, review, type ReviewOutcome } from '../store/screening/reviews.ts'
import { undoableBy, undoReviews } from '../store/screening/review-undo.ts'
import type { App, Deps } from './deps.ts'
import { problemOf } from './errors.ts'
import { pageOf } from './queries.ts'
import { deskOf, ownLog } from './screenings.ts'
import { serve } from './serve.ts'

const resultsIn = (language: Language, outcomes: ReviewOutcome[]) =>
  outcomes.map((outcome) => ({
    id: outcome.id,
    outcome: outcome.outcome,
    ...(outcome.status && { status: outcome.status }),
    ...('error' in outcome && { error: problemOf(outcome.error, language) }),
  }))

export function reviewRoutes(app: App, deps: Deps): void {
  serve(app, deps, reviews.decide, async ({ body, actor, language }) => {
    const { ids, decision, reason, revisions = {} } = body
    const seen = new Map(Object.entries(revisions).map(([id, revision]) => [id.toLowerCase(), revision]))
    const batch = crypto.randomUUID()
    const outcomes = await review(deps.sql, ids, decision, { reason, seen, batch }, await deskOf(deps, actor))
    return { batch, results: resultsIn(language, outcomes) }
  })

  serve(app, deps, reviews.undo, async ({ body, actor, language }) => ({
    results: resultsIn(language, await undoReviews(deps.sql, body.ids, actor, deps.now())),
  }))

  serve(app, deps, reviews.undoable, async ({ query, actor }) => {
    const now = deps.now()
    const undoable = await undoableBy(deps.sql, actor, now)
    const items = undoable.map((one) => ({ ...one, secondsLeft: undoSecondsLeft(one.at, now) }))
    return pageOf(items, query, ({ id }) => id)
  })

  serve(app, deps, reviews.beat, async ({ params, actor }) => {
    const log = await ownLog(deps, params.id, actor)
    return { others: await beat(deps.sql, log.id, actor, deps.now()) }
  })
}
