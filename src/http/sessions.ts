/** Signing in and out, and who is here. */
import { createRoute } from '@hono/zod-openapi'
import { type Actor, Session } from '../domain/people/account.ts'
import { AppError } from '../domain/errors.ts'
import { Credentials, plainUsername } from '../domain/people/sign-in.ts'
import { accountByUsername } from '../store/people/accounts.ts'
import { isOvertaken } from '../store/engine/races.ts'
import { endSession, startSession } from '../store/people/sessions.ts'
import { access, jsonAnswer, jsonBody, NoQuery, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { judged } from './attempts.ts'
import {
  actorOf,
  currentSession,
  dropCookie,
  giveCookie,
  isMeant,
  refuseForeignOrigin,
  requireOwnOrigin,
  sessionHashOf,
} from './auth.ts'
import { entranceOf, giveDevice, guesserOf, placeOf } from './known-places.ts'
import { requireSecondFactor } from './second-factor.ts'
import { newSecret, verifyPassword } from './secrets.ts'

export function sessionRoutes(app: App, deps: Deps): void {
  signIn(app, deps)
  whoAmI(app, deps)
  signOut(app, deps)
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
    const { password, code, ...typed } = c.req.valid('json')
    const username = plainUsername(typed.username)
    const found = await accountByUsername(deps.sql, username)
    const place = placeOf(c, deps)
    const guesser = await guesserOf(deps, place, username, found?.account.id)
    const about = { guesser, accountId: found?.account.id, wrong: 'wrong_password' } as const
    const known = await judged(c, deps, about, async () => {
      const isRight = await verifyPassword(password, found?.passwordHash ?? null)
      return isRight && found?.account.disabledAt === undefined ? found : null
    })
    const wrong = new AppError('unauthorized', { key: 'error_wrong_password' })
    if (!known) throw wrong
    const using = await requireSecondFactor(c, deps, known, code, guesser)
    const secret = newSecret()
    const entrance = entranceOf(c, deps, place, secret)
    const session = await startSession(deps.sql, known, entrance, deps.now(), using).catch((error: unknown) => {
      // changed, or the code used, since it was judged
      throw isOvertaken(error) ? wrong : error
    })
    giveCookie(c, deps, secret, session.expiresAt ?? '')
    giveDevice(c, deps, place)
    return c.json(session, 200)
  })
}

function whoAmI(app: App, deps: Deps): void {
  const route = createRoute({
    method: 'get',
    path,
    ...access(deps, 'any', 'team', 'technician', 'manager'),
    request: { query: NoQuery },
    responses: answer,
  })
  app.openapi(route, async (c) => {
    const actor = c.get('actor')
    return c.json(actor.via === 'session' ? await currentSession(c, deps) : sessionOfToken(actor), 200)
  })
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
