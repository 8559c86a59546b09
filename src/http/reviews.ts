/** What managers decide on logs, over HTTP: by the hundred, taken back, and who else has one open. */
import { reviews } from '../contract/reviews.ts'
import type { Language } from '../domain/sentence.ts'
import { undoSecondsLeft } from '../domain/screening/screening.ts'
import { openOrWhy } from '../store/report/closed-months.ts'
import { beat } from '../store/screening/presences.ts'
import { review, type ReviewOutcome } from '../store/screening/reviews.ts'
import { undoableBy, undoReviews } from '../store/screening/screening-changes.ts'
import type { App, Deps } from './deps.ts'
import { problemOf } from './errors.ts'
import { pageOf } from './queries.ts'
import { deskOf, ownLog } from './screenings.ts'
import { serve } from './serve.ts'

const reviewedIn = (language: Language, outcomes: ReviewOutcome[]) =>
  outcomes.map((outcome) => ({
    id: outcome.id,
    outcome: outcome.outcome,
    ...(outcome.status && { status: outcome.status }),
    ...('error' in outcome && { error: problemOf(outcome.error, language) }),
  }))

export function reviewRoutes(app: App, deps: Deps): void {
  serve(app, deps, reviews.decide, async ({ body, actor, language }) => {
    const { ids, decision, reason, revisions = {} } = body
    const sql = await openOrWhy(deps.sql, { logs: ids.map((id) => id.toLowerCase()) }, reason)
    const seen = new Map(Object.entries(revisions).map(([id, revision]) => [id.toLowerCase(), revision]))
    const batch = crypto.randomUUID()
    const outcomes = await review(sql, ids, decision, { reason, seen, batch }, await deskOf(deps, actor))
    return { batch, results: reviewedIn(language, outcomes) }
  })

  serve(app, deps, reviews.undo, async ({ body: { ids, reason }, actor, language }) => {
    // what said why when it was done is taken back without a word
    const sql = await openOrWhy(deps.sql, { unreasoned: ids.map((id) => id.toLowerCase()) }, reason)
    return { results: reviewedIn(language, await undoReviews(sql, ids, { actor, now: deps.now(), reason })) }
  })

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
