/** Where one is signed in, and how one ends that from afar. */
import { listOf, Paging } from '../contract/list.ts'
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { sessionLimits } from '../config.ts'
import { notFound } from '../domain/errors.ts'
import { OwnSession } from '../domain/people/session-life.ts'
import { endOwnSessions, ownSessions } from '../store/people/sessions.ts'
import { access, jsonAnswer, NoQuery, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { sessionHashOf } from './auth.ts'
import { oldRevalidated, unchanged } from './freshness.ts'
import { pageOf } from './queries.ts'

const path = '/api/sessions'

export function ownSessionRoutes(app: App, deps: Deps): void {
  const list = createRoute({
    method: 'get',
    path,
    ...oldRevalidated(deps, ofEverybody(deps), 'any'),
    request: { query: Paging },
    responses: {
      200: jsonAnswer(listOf(OwnSession), 'One’s own sessions, this one first'),
      ...unchanged,
      ...problems,
    },
  })
  app.openapi(list, async (c) => {
    const limits = sessionLimits(deps.config)
    const sessions = await ownSessions(deps.sql, c.get('actor'), sessionHashOf(c), deps.now(), limits)
    return c.json(
      pageOf(sessions, c.req.valid('query'), ({ id }) => id),
      200,
    )
  })
  endOne(app, deps)
  endOthers(app, deps)
}

const ofEverybody = (deps: Deps) => access(deps, 'people', 'team', 'technician', 'manager')

function endOne(app: App, deps: Deps): void {
  const route = createRoute({
    method: 'delete',
    path: `${path}/{id}`,
    ...ofEverybody(deps),
    request: { query: NoQuery, params: z.object({ id: z.string().max(60) }).strict() },
    responses: { 204: { description: 'Nobody is signed in with it any more' }, ...problems },
  })
  app.openapi(route, async (c) => {
    const { id } = c.req.valid('param')
    const ended = await endOwnSessions(deps.sql, c.get('actor'), { id }, deps.now())
    if (ended === 0) throw notFound('noun_session', id)
    return c.body(null, 204)
  })
}

function endOthers(app: App, deps: Deps): void {
  const route = createRoute({
    method: 'delete',
    path,
    ...ofEverybody(deps),
    request: { query: NoQuery },
    responses: { 204: { description: 'All but this one have ended' }, ...problems },
  })
  app.openapi(route, async (c) => {
    await endOwnSessions(deps.sql, c.get('actor'), { butHash: sessionHashOf(c) }, deps.now())
    return c.body(null, 204)
  })
}
