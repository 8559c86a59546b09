/** The accounts as a manager sees them; and, with them, every way of signing in. */
import { listOf, Paging } from '../contract/list.ts'
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { AppError, notFound } from '../domain/errors.ts'
import { Account, Enrolment } from '../domain/people/sign-in.ts'
import { accountById, disableAccount, listAccounts } from '../store/people/accounts.ts'
import { resetPassword } from '../store/people/enrolments.ts'
import { isOvertaken } from '../store/engine/races.ts'
import { access, jsonAnswer, NoQuery, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { oldRevalidated, unchanged } from './freshness.ts'
import { ownUrl } from './auth.ts'
import { codeHash, enrolmentEnd, enrolmentRoutes, enrolmentUrl } from './enrolments.ts'
import { pageOf } from './queries.ts'
import { newEnrolmentCode } from './secrets.ts'
import { ownSessionRoutes } from './own-sessions.ts'
import { passwordRoutes } from './passwords.ts'
import { secondFactorRoutes } from './second-factor.ts'
import { sessionRoutes } from './sessions.ts'
import { tokenRoutes } from './tokens.ts'

export function accountRoutes(app: App, deps: Deps): void {
  const ways = [sessionRoutes, passwordRoutes, ownSessionRoutes, secondFactorRoutes, tokenRoutes, enrolmentRoutes]
  for (const routes of ways) routes(app, deps)
  accountList(app, deps)
  disabling(app, deps)
  passwordReset(app, deps)
}

function accountList(app: App, deps: Deps): void {
  const list = createRoute({
    method: 'get',
    path: '/api/accounts',
    ...oldRevalidated(deps, access(deps, 'people', 'manager'), 'any'),
    request: { query: Paging },
    responses: { 200: jsonAnswer(listOf(Account), 'Everybody who can or could sign in'), ...unchanged, ...problems },
  })
  app.openapi(list, async (c) => {
    const accounts = await listAccounts(deps.sql)
    return c.json(
      pageOf(accounts, c.req.valid('query'), ({ id }) => id),
      200,
    )
  })
}

function disabling(app: App, deps: Deps): void {
  const route = createRoute({
    method: 'delete',
    path: '/api/accounts/{id}',
    ...access(deps, 'people', 'manager'),
    request: { query: NoQuery, params: z.object({ id: z.string() }) },
    responses: {
      204: {
        description:
          'Disabled. Nobody is signed in with it, and its tokens and codes end; a team’s phones still hand in what ' +
          'they made before, for review',
      },
      ...problems,
    },
  })
  app.openapi(route, async (c) => {
    const { id } = c.req.valid('param')
    const actor = c.get('actor')
    if (actor.id === id) throw new AppError('conflict', { key: 'error_own_account' })
    const known = await accountById(deps.sql, id)
    if (!known) throw notFound('noun_account', id)
    if (known.account.disabledAt === undefined) {
      await disableAccount(deps.sql, actor, known.account, deps.now()).catch(lastManager)
    }
    return c.body(null, 204)
  })
}

/** Somebody who can sign in must be left, also of two managers who disable each other at once. */
function lastManager(error: unknown): never {
  throw isOvertaken(error) ? new AppError('conflict', { key: 'error_last_manager' }) : error
}

function passwordReset(app: App, deps: Deps): void {
  const route = createRoute({
    method: 'post',
    path: '/api/accounts/{id}/password-reset',
    ...access(deps, 'people', 'manager'),
    request: { query: NoQuery, params: z.object({ id: z.string() }) },
    responses: {
      201: jsonAnswer(Enrolment, 'The code that sets a new password, shown this once; the old one has ended'),
      ...problems,
    },
  })
  app.openapi(route, async (c) => {
    const { id } = c.req.valid('param')
    const actor = c.get('actor')
    // with one's own password one changes it; locked out by a slip nobody is
    if (actor.id === id) throw new AppError('conflict', { key: 'error_own_password' })
    const known = await accountById(deps.sql, id)
    if (!known) throw notFound('noun_account', id)
    const disabled = new AppError('conflict', { key: 'error_account_disabled' })
    if (known.account.disabledAt !== undefined) throw disabled
    const now = deps.now()
    const code = newEnrolmentCode()
    const expiresAt = enrolmentEnd(now)
    const made = { codeHash: codeHash(code), expiresAt }
    await resetPassword(deps.sql, actor, known.account, made, now).catch(async (error: unknown) => {
      const isDisabled = (await accountById(deps.sql, id))?.account.disabledAt !== undefined
      if (isDisabled && isOvertaken(error)) throw disabled
      lastManager(error)
    })
    return c.json({ code, url: enrolmentUrl(ownUrl(c, deps), known.account.role, code), expiresAt }, 201)
  })
}
