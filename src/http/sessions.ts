/** Signing in and out, and one's own password. */
import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type Actor, Credentials, NewPassword, Session } from '../domain/account.ts'
import { AppError, invalid } from '../domain/errors.ts'
import { plainUsername } from '../domain/sign-in.ts'
import { accountById, accountByUsername, type KnownAccount, setPassword } from '../store/accounts.ts'
import { endSession, findSession, startSession } from '../store/sessions.ts'
import { ConstraintError } from '../store/sql.ts'
import { access, jsonAnswer, jsonBody, NoQuery, problems } from './access.ts'
import type { App, Deps, Env } from './app.ts'
import { accountAttempts, judged } from './attempts.ts'
import {
  actorOf,
  dropCookie,
  giveCookie,
  isMeant,
  refuseForeignOrigin,
  requireOwnOrigin,
  sessionHashOf,
} from './auth.ts'
import { hashPassword, newSecret, sha256Hex, verifyPassword } from './secrets.ts'

export function sessionRoutes(app: App, deps: Deps): void {
  signIn(app, deps)
  whoAmI(app, deps)
  signOut(app, deps)
  changePassword(app, deps)
}

const path = '/api/session'
const answer = { 200: jsonAnswer(Session, 'Who is signed in'), ...problems }
const signInRoute = createRoute({
  method: 'post',
  path,
  request: { query: NoQuery, body: jsonBody(Credentials) },
  responses: answer,
})

function signIn(app: App, deps: Deps): void {
  app.openapi(signInRoute, async (c) => {
    refuseForeignOrigin(c, deps)
    const { password, ...typed } = c.req.valid('json')
    const username = plainUsername(typed.username)
    const known = await judged(c, deps, accountAttempts(username), async () => {
      const found = await accountByUsername(deps.sql, username)
      const isRight = await verifyPassword(password, found?.passwordHash ?? null)
      return isRight && found?.account.disabledAt === undefined ? found : null
    })
    if (!known) throw new AppError('unauthorized', { key: 'error_wrong_password' })
    const secret = newSecret()
    const session = await startSession(deps.sql, known, sha256Hex(secret), deps.now())
    giveCookie(c, deps, secret, session.expiresAt ?? '')
    return c.json(session, 200)
  })
}

const everyone = ['team', 'technician', 'manager'] as const

function whoAmI(app: App, deps: Deps): void {
  const route = createRoute({
    method: 'get',
    path,
    ...access(deps, ...everyone),
    request: { query: NoQuery },
    responses: answer,
  })
  app.openapi(route, async (c) => {
    const actor = c.get('actor')
    return c.json(actor.via === 'session' ? await currentSession(c, deps) : sessionOfToken(actor), 200)
  })
}

async function currentSession(c: Context<Env>, deps: Deps): Promise<Session> {
  const session = await findSession(deps.sql, sessionHashOf(c), deps.now())
  if (!session) throw new AppError('unauthorized', { key: 'error_unauthorized' })
  return session
}

const sessionOfToken = ({ id, name, role, teamCode }: Actor): Session => ({
  id,
  displayName: name,
  role,
  ...(teamCode !== undefined && { teamCode }),
  mustSetPassword: false,
})

function signOut(app: App, deps: Deps): void {
  const route = createRoute({
    method: 'delete',
    path,
    request: { query: NoQuery },
    responses: { 204: { description: 'Signed out, or nobody was signed in' }, ...problems },
  })
  app.openapi(route, async (c) => {
    const actor = await actorOf(c, deps)
    // one person of a shared phone does not sign out another
    if (actor && !isMeant(c, actor)) throw new AppError('unauthorized', { key: 'error_unauthorized' })
    if (actor?.via === 'session') {
      requireOwnOrigin(c, deps)
      await endSession(deps.sql, actor, sessionHashOf(c), deps.now())
    }
    dropCookie(c)
    return c.body(null, 204)
  })
}

function changePassword(app: App, deps: Deps): void {
  const route = createRoute({
    method: 'put',
    path: `${path}/password`,
    ...access(deps, ...everyone),
    request: { query: NoQuery, body: jsonBody(NewPassword) },
    responses: answer,
  })
  app.openapi(route, async (c) => {
    const actor = c.get('actor')
    const known = actor.via === 'session' ? await accountById(deps.sql, actor.id) : null
    // a token has no password
    if (!known) throw new AppError('forbidden', { key: 'error_forbidden' })
    const { password, currentPassword } = c.req.valid('json')
    await checkCurrent(c, deps, known, currentPassword)
    const change = {
      oldHash: known.passwordHash,
      newHash: await hashPassword(password),
      keptSessionHash: sessionHashOf(c),
    }
    await setPassword(deps.sql, actor, change, deps.now()).catch(changedMeanwhile)
    return c.json(await currentSession(c, deps), 200)
  })
}

const wrongNow = (key: 'field_missing' | 'wrong_password_now'): AppError =>
  invalid({ path: 'currentPassword', sentence: { key } })

/** Nothing to check before the first password is set. Counted like a sign-in: a borrowed phone is no place to guess. */
async function checkCurrent(c: Context<Env>, deps: Deps, known: KnownAccount, typed?: string): Promise<void> {
  const { account, passwordHash } = known
  if (passwordHash === null) return
  if (typed === undefined) throw wrongNow('field_missing')
  const isRight = await judged(c, deps, accountAttempts(account.username ?? account.id), async () =>
    (await verifyPassword(typed, passwordHash)) ? true : null,
  )
  if (!isRight) throw wrongNow('wrong_password_now')
}

function changedMeanwhile(error: unknown): never {
  const isLate = error instanceof ConstraintError && error.constraint === 'nothing_changed_meanwhile'
  throw isLate ? wrongNow('wrong_password_now') : error
}
