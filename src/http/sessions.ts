/** Signing in and out, who is here and where else, and the code one joins with. */
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { sessionLimits } from '../config.ts'
import { session } from '../contract/session.ts'
import { AppError, notFound } from '../domain/errors.ts'
import type { Actor, Session } from '../domain/people/account.ts'
import { deviceOf } from '../domain/people/session-life.ts'
import { type Guesser, networkOf } from '../domain/people/password.ts'
import { plainUsername } from '../domain/people/sign-in.ts'
import { isOvertaken } from '../store/engine/sql.ts'
import { accountByUsername } from '../store/people/accounts.ts'
import { redeemEnrolment } from '../store/people/enrolments.ts'
import { endOwnSessions, endSession, type Entrance, ownSessions, startSession } from '../store/people/sessions.ts'
import { knownPlaces } from '../store/people/sign-ins.ts'
import { judged, wrongEnrolment } from './attempts.ts'
import {
  actorOf,
  cookieOf,
  currentSession,
  dropCookie,
  giveCookie,
  isMeant,
  refuseForeignOrigin,
  requireOwnOrigin,
  sessionHashOf,
  setOwnCookie,
} from './auth.ts'
import type { App, Deps, Env } from './deps.ts'
import { pageOf } from './queries.ts'
import { requireSecondFactor } from './credentials.ts'
import { codeHash, newSecret, sha256Hex, verifyPassword } from './secrets.ts'
import { type Request, serve } from './serve.ts'

export function sessionRoutes(app: App, deps: Deps): void {
  serve(app, deps, session.signIn, (request) => signedIn(deps, request))

  serve(app, deps, session.read, async ({ actor, c }) =>
    actor.via === 'session' ? currentSession(c, deps) : sessionOfToken(actor),
  )

  serve(app, deps, session.signOut, async ({ c }) => {
    const actor = await actorOf(c, deps)
    // one person of a shared phone does not sign out another
    if (actor && !isMeant(c, actor)) throw new AppError('unauthorized', { key: 'error_unauthorized' })
    if (actor?.via === 'session') {
      requireOwnOrigin(c, deps)
      await endSession(deps.sql, actor, sessionHashOf(c, deps), deps.now())
    }
    dropCookie(c, deps)
  })

  serve(app, deps, session.redeem, async ({ body, c }) => {
    refuseForeignOrigin(c, deps)
    const secret = newSecret()
    const place = placeOf(c, deps)
    const entrance = entranceOf(c, deps, place, secret)
    const begun = await redeemEnrolment(deps.sql, codeHash(body.code), entrance, deps.now())
    if (!begun) {
      await wrongEnrolment(c, deps)
      throw new AppError('invalid', { key: 'error_enrolment' })
    }
    giveCookie(c, deps, secret, begun.expiresAt ?? '')
    giveDevice(c, deps, place)
    return begun
  })

  ownSessionRoutes(app, deps)
}

function ownSessionRoutes(app: App, deps: Deps): void {
  serve(app, deps, session.list, async ({ query, actor, c }) => {
    const sessions = await ownSessions(deps.sql, actor, sessionHashOf(c, deps), deps.now(), sessionLimits(deps.config))
    return pageOf(sessions, query, ({ id }) => id)
  })

  serve(app, deps, session.end, async ({ params: { id }, actor }) => {
    const ended = await endOwnSessions(deps.sql, actor, { id }, deps.now())
    if (ended === 0) throw notFound('noun_session', id)
  })

  serve(app, deps, session.endOthers, async ({ actor, c }) => {
    await endOwnSessions(deps.sql, actor, { butHash: sessionHashOf(c, deps) }, deps.now())
  })
}

async function signedIn(deps: Deps, { body, c }: Request<typeof session.signIn>): Promise<Session> {
  refuseForeignOrigin(c, deps)
  const { password, code } = body
  const username = plainUsername(body.username)
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
  const begun = await startSession(deps.sql, known, entrance, deps.now(), using).catch((error: unknown) => {
    // changed, or the code used, since it was judged
    throw isOvertaken(error) ? wrong : error
  })
  giveCookie(c, deps, secret, begun.expiresAt ?? '')
  giveDevice(c, deps, place)
  return begun
}

const sessionOfToken = ({ id, name, role, teamCode }: Actor): Session => ({
  id,
  displayName: name,
  role,
  ...(teamCode !== undefined && { teamCode }),
  mustSetPassword: false,
})

/** As long as browsers keep a cookie. */
const KNOWN_DAYS = 400
const DAY_MS = 86_400_000

/** From where an account was signed in to before: the device by its cookie, and the network. */
interface Place {
  /** What the device's cookie holds, or is to hold from now on. */
  secret: string
  /** As it is kept: `device:…`, `network:…`. */
  device: string
  network: string
}

export function placeOf(c: Context<Env>, deps: Deps): Place {
  const given = getCookie(c, cookieOf(deps, 'device')) ?? ''
  // one made here, so that it tells nothing of its own and cannot be guessed
  const secret = /^[\w-]{43}$/.test(given) ? given : newSecret()
  return { secret, device: `device:${sha256Hex(secret)}`, network: `network:${networkOf(deps.addressOf(c))}` }
}

/** Who tries to sign in to an account, by where he is; `username` as it was typed, for there may be no such account. */
async function guesserOf(
  deps: Deps,
  { device, network }: Place,
  username: string,
  accountId: string | undefined,
): Promise<Guesser> {
  const since = new Date(deps.now().getTime() - KNOWN_DAYS * DAY_MS)
  const known = accountId === undefined ? undefined : await knownPlaces(deps.sql, accountId, { device, network }, since)
  if (known?.device) return { own: `${device} ${accountId}` }
  // hashed, because people type passwords where their name belongs
  return { account: sha256Hex(username), network, isUsualNetwork: known?.network ?? false }
}

/** What somebody comes in with who signs in here. */
const entranceOf = (c: Context<Env>, deps: Deps, { device, network }: Place, secret: string): Entrance => ({
  tokenHash: sha256Hex(secret),
  device: deviceOf(c.req.header('user-agent')),
  limits: sessionLimits(deps.config),
  places: [device, network],
  insteadOf: sessionHashOf(c, deps),
})

export const giveDevice = (c: Context<Env>, deps: Deps, { secret }: Place): void =>
  setOwnCookie(c, deps, cookieOf(deps, 'device'), secret, KNOWN_DAYS * 86_400)
