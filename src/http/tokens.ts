/** Tokens for other programs: made by a manager, shown once, revoked. */
import { listOf, Paging } from '../contract/list.ts'
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { SCOPES } from '../domain/people/account.ts'
import { AppError, invalid, notFound } from '../domain/errors.ts'
import { inYears } from '../domain/period.ts'
import { IssuedToken, NewToken, Token, TOKEN_YEARS } from '../domain/people/sign-in.ts'
import { isOvertaken } from '../store/engine/races.ts'
import { issueToken, listTokens, type MadeToken, revokeToken } from '../store/people/tokens.ts'
import { access, jsonAnswer, jsonBody, NoQuery, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { oldRevalidated, unchanged } from './freshness.ts'
import { unknownTeam } from './enrolments.ts'
import { pageOf, today } from './queries.ts'
import { newSecret, sha256Hex } from './secrets.ts'

export function tokenRoutes(app: App, deps: Deps): void {
  issuing(app, deps)
  tokenList(app, deps)
  revocation(app, deps)
}

function issuing(app: App, deps: Deps): void {
  const issue = createRoute({
    method: 'post',
    path: '/api/tokens',
    ...access(deps, 'people', 'manager'),
    request: { query: NoQuery, body: jsonBody(NewToken) },
    responses: { 201: jsonAnswer(IssuedToken, 'The token, shown this once'), ...problems },
  })
  app.openapi(issue, async (c) => {
    const { teamCode, scopes, ...asked } = c.req.valid('json')
    const actor = c.get('actor')
    const token: MadeToken = {
      id: crypto.randomUUID(),
      ...asked,
      ...(teamCode !== undefined && { teamCode }),
      scopes: SCOPES[asked.role].filter((scope) => scopes?.includes(scope) ?? true),
      createdAt: deps.now().toISOString(),
      expiresOn: lastDay(deps, asked.expiresOn),
    }
    const secret = newSecret()
    await issueToken(deps.sql, actor, token, sha256Hex(secret)).catch(notIssued(teamCode))
    const by = { createdBy: actor.name, createdById: actor.id, isMakerDisabled: false }
    return c.json({ ...token, ...by, token: secret }, 201)
  })
}

function tokenList(app: App, deps: Deps): void {
  const list = createRoute({
    method: 'get',
    path: '/api/tokens',
    ...oldRevalidated(deps, access(deps, 'people', 'manager'), 'any'),
    request: { query: Paging },
    responses: { 200: jsonAnswer(listOf(Token), 'The tokens that work'), ...unchanged, ...problems },
  })
  app.openapi(list, async (c) => {
    const tokens = await listTokens(deps.sql, today(deps))
    return c.json(
      pageOf(tokens, c.req.valid('query'), ({ id }) => id),
      200,
    )
  })
}

function lastDay(deps: Deps, asked?: string): string {
  const now = today(deps)
  const most = inYears(now, TOKEN_YEARS.most)
  const day = asked ?? inYears(now, TOKEN_YEARS.usual)
  if (day >= now && day <= most) return day
  throw invalid({ path: 'expiresOn', sentence: { key: 'token_day', facts: { today: now, most } } })
}

const notIssued = (teamCode: string | undefined) => (error: unknown) => {
  // who made it was disabled at this very moment
  if (isOvertaken(error)) throw new AppError('unauthorized', { key: 'error_unauthorized' })
  return unknownTeam(teamCode)(error)
}

function revocation(app: App, deps: Deps): void {
  const route = createRoute({
    method: 'delete',
    path: '/api/tokens/{id}',
    ...access(deps, 'people', 'manager'),
    request: { query: NoQuery, params: z.object({ id: z.string() }) },
    responses: { 204: { description: 'It works no longer' }, ...problems },
  })
  app.openapi(route, async (c) => {
    const { id } = c.req.valid('param')
    if (!(await revokeToken(deps.sql, c.get('actor'), id, deps.now()))) throw notFound('noun_token', id)
    return c.body(null, 204)
  })
}
