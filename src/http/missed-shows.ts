/** Shows that did not happen, over HTTP: said once with a reason, listed for their team and for managers. */
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { type AppError, invalid } from '../domain/errors.ts'
import { MissedShow, NewMissedShow, tooLongAgo } from '../domain/screening/missed-show.ts'
import { Code } from '../domain/register/place.ts'
import { findMissedShows, keepMissedShows } from '../store/screening/missed-shows.ts'
import { access, jsonAnswer, jsonBody, listOf, NoQuery, problems } from './access.ts'
import type { App, Deps } from './app.ts'
import { revalidated, unchanged } from './freshness.ts'
import { batchAnswer, batchBody, resultsIn, takeEach } from './batches.ts'
import { Cursor, dayRange, fromCursor, futureDay, toCursor, Limit } from './queries.ts'
import { ownTeam } from './screenings.ts'

const BatchAnswer = batchAnswer(MissedShow, [
  ...(['stored', 'already_stored', 'conflict', 'invalid', 'forbidden'] as const),
]).meta({ id: 'MissedShowBatchResult' })

export function missedShowRoutes(app: App, deps: Deps): void {
  postMissedShow(app, deps)
  postMissedShows(app, deps)
  listMissedShows(app, deps)
}

const path = '/api/missed-shows'

function dayProblem(deps: Deps, show: NewMissedShow): AppError | null {
  const tooOld = tooLongAgo(show, deps.now(), deps.config.TIME_ZONE)
  return futureDay(deps, 'on', show.on) ?? (tooOld && invalid(tooOld))
}

function postMissedShow(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'post',
      path,
      ...access(deps, 'logs', 'team', 'manager'),
      request: { query: NoQuery, body: jsonBody(NewMissedShow) },
      responses: {
        201: jsonAnswer(MissedShow, 'Kept'),
        200: jsonAnswer(MissedShow, 'The same was kept already'),
        ...problems,
      },
    }),
    async (c) => {
      const show = c.req.valid('json')
      const problem = dayProblem(deps, show)
      if (problem) throw problem
      const [kept] = await keepMissedShows(deps.sql, [show], c.get('actor'), deps.now())
      if (!kept) throw new Error('every one has an outcome')
      if (!('receipt' in kept)) throw kept.error
      return c.json(kept.receipt, kept.outcome === 'stored' ? 201 : 200)
    },
  )
}

function postMissedShows(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: `${path}/batch`,
      ...access(deps, 'logs', 'team', 'manager', { handsIn: true }),
      request: { query: NoQuery, body: batchBody('missedShows', 'NewMissedShow') },
      responses: { 200: jsonAnswer(BatchAnswer, 'One result for each, in order'), ...problems },
    }),
    async (c) => {
      const outcomes = await takeEach(
        c.req.valid('json').missedShows,
        NewMissedShow,
        (show) => dayProblem(deps, show),
        (shows) => keepMissedShows(deps.sql, shows, c.get('actor'), deps.now()),
      )
      return c.json({ results: resultsIn(c.get('language'), outcomes, (receipt) => receipt) }, 200)
    },
  )
}

const ListQuery = z
  .object({ ...dayRange, team: Code.optional(), village: Code.optional(), cursor: Cursor, limit: Limit })
  .strict()

function listMissedShows(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path,
      ...revalidated(deps, access(deps, 'read', 'team', 'manager')),
      request: { query: ListQuery },
      responses: {
        200: jsonAnswer(listOf(MissedShow), 'Newest evening first; a team sees its own'),
        ...unchanged,
        ...problems,
      },
    }),
    async (c) => {
      const { cursor, limit = 50, ...filter } = c.req.valid('query')
      const key = fromCursor(cursor, 3)
      const after = key && { on: key[0] ?? '', receivedAt: key[1] ?? '', id: key[2] ?? '' }
      const asked = { ...filter, team: ownTeam(c.get('actor'), filter.team) }
      const { items, total, next } = await findMissedShows(deps.sql, asked, limit, after)
      const nextCursor = next && toCursor([next.on, next.receivedAt, next.id])
      return c.json({ items, total, ...(nextCursor && { nextCursor }) }, 200)
    },
  )
}
