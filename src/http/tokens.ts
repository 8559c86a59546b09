/** Tokens for other programs: made by a manager, shown once, revoked. */
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { NewToken } from '../domain/account.ts'
import { notFound } from '../domain/errors.ts'
import { IssuedToken, Token } from '../domain/sign-in.ts'
import { issueToken, listTokens, revokeToken } from '../store/tokens.ts'
import { access, jsonAnswer, jsonBody, listOf, NoQuery, problems } from './access.ts'
import type { App, Deps } from './app.ts'
import { revalidated, unchanged } from './freshness.ts'
import { unknownTeam } from './enrolments.ts'
import { pageOf, Paging } from './queries.ts'
import { newSecret, sha256Hex } from './secrets.ts'

export function tokenRoutes(app: App, deps: Deps): void {
  const manager = access(deps, 'manager')
  const issue = createRoute({
    method: 'post',
    path: '/api/tokens',
    ...manager,
    request: { query: NoQuery, body: jsonBody(NewToken) },
    responses: { 201: jsonAnswer(IssuedToken, 'The token, shown this once'), ...problems },
  })
  app.openapi(issue, async (c) => {
    const { teamCode, ...asked } = c.req.valid('json')
    const made = { id: crypto.randomUUID(), ...asked, ...(teamCode !== undefined && { teamCode }) }
    const token = { ...made, createdAt: deps.now().toISOString() }
    const secret = newSecret()
    await issueToken(deps.sql, c.get('actor'), token, sha256Hex(secret)).catch(unknownTeam(teamCode))
    return c.json({ ...token, token: secret }, 201)
  })

  const list = createRoute({
    method: 'get',
    path: '/api/tokens',
    ...revalidated(deps, manager, 'any'),
    request: { query: Paging },
    responses: { 200: jsonAnswer(listOf(Token), 'The tokens that work'), ...unchanged, ...problems },
  })
  app.openapi(list, async (c) => {
    const tokens = await listTokens(deps.sql)
    return c.json(
      pageOf(tokens, c.req.valid('query'), ({ id }) => id),
      200,
    )
  })
  revocation(app, deps)
}

function revocation(app: App, deps: Deps): void {
  const route = createRoute({
    method: 'delete',
    path: '/api/tokens/{id}',
    ...access(deps, 'manager'),
    request: { query: NoQuery, params: z.object({ id: z.string() }) },
    responses: { 204: { description: 'It works no longer' }, ...problems },
  })
  app.openapi(route, async (c) => {
    const { id } = c.req.valid('param')
    if (!(await revokeToken(deps.sql, c.get('actor'), id, deps.now()))) throw notFound('noun_token', id)
    return c.body(null, 204)
  })
}
