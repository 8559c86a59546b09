/** Who is behind a request (a token in its header, or a session in its cookie), and who may call a route. */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { sessionLimits } from '../config.ts'
import { type Actor, SCOPES, type Session } from '../domain/people/account.ts'
import { AppError } from '../domain/errors.ts'
import { networkOf } from '../domain/people/password.ts'
import { usedNow } from '../domain/people/session-life.ts'
import { actorOfSession, findSession, type FoundSession, readSession, touchSession } from '../store/people/sessions.ts'
import { findToken, isUseKnown, touchToken } from '../store/people/tokens.ts'
import { Outdated } from '../store/people/credentials.ts'
import { Unavailable } from '../store/engine/unavailable.ts'
import type { Deps, Env } from './deps.ts'
import { today } from './queries.ts'
import { recall, remember, type Remembered } from './recall.ts'
import { sha256Hex } from './secrets.ts'
import { warn } from './attempts.ts'
import type { Needs, Route } from '../contract/route.ts'
import type { Sentence } from '../domain/language.ts'

/** Browsers send a host's cookies to every port of it: counties that share one tell theirs apart by name. */
export const cookieOf = ({ config }: Deps, kind: 'session' | 'device'): string => `${config.COOKIE_PREFIX}_${kind}`

const bearerOf = (c: Context<Env>): string | undefined =>
  /^bearer\b *(.*)$/i.exec(c.req.header('authorization') ?? '')?.[1]?.trim()

/** Whoever's account was disabled is nobody, unless asked for with `orRevoked`: then `revokedAt` says so. */
export async function actorOf(c: Context<Env>, deps: Deps, orRevoked = false): Promise<Actor | null> {
  const token = bearerOf(c)
  // a program whose token is bad is told so, whoever's cookie came along
  if (token !== undefined) return programOf(c, deps, sha256Hex(token))
  const secret = getCookie(c, cookieOf(deps, 'session'))
  if (!secret) return null
  const hash = sha256Hex(secret)
  const found = await readSession(deps.sql, hash, deps.now(), sessionLimits(deps.config))
  if (!found) return null
  const { session, revokedAt } = found
  if (revokedAt !== undefined) return orRevoked ? actorOfSession(session, revokedAt) : null
  const isTold = await used(c, deps, secret, found)
  const actor = actorOfSession(session)
  if (!isTold) remember(deps, { actor, hash, said: found.said, of: found })
  return actor
}

/** To be looked at once more by `stillSaid`. */
function recalled(c: Context<Env>, deps: Deps): Remembered | undefined {
  const token = bearerOf(c)
  if (token !== undefined) return recall(deps, sha256Hex(token), networkOf(deps.addressOf(c)))
  return recall(deps, sessionHashOf(c, deps))
}

/** Of somebody who is signed in, as it is now. */
export async function currentSession(c: Context<Env>, deps: Deps): Promise<Session> {
  const session = await findSession(deps.sql, sessionHashOf(c, deps), deps.now(), sessionLimits(deps.config))
  if (!session) throw new AppError('unauthorized', { key: 'error_unauthorized' })
  return session
}

/** Whether this use had to be told of. */
async function used(c: Context<Env>, deps: Deps, secret: string, { session, times }: FoundSession): Promise<boolean> {
  const now = deps.now()
  const use = usedNow(session.role, times, now, sessionLimits(deps.config))
  if (!use) return false
  const isKept = await ifItCan(touchSession(deps.sql, sha256Hex(secret), now, use.expiresAt))
  if (isKept && use.isRolled) giveCookie(c, deps, secret, use.expiresAt)
  return true
}

async function programOf(c: Context<Env>, deps: Deps, hash: string): Promise<Actor | null> {
  const network = networkOf(deps.addressOf(c))
  const day = today(deps)
  const found = await findToken(deps.sql, hash, day, network)
  const about = { subjectKind: 'token', subjectId: found?.actor.id } as const
  if (!found || found.isOver) {
    await warn(c, deps, { action: 'bad_token', ...about })
    return null
  }
  const { actor, isKnownNetwork, lastUsedAt } = found
  if (!isKnownNetwork) await warn(c, deps, { action: 'new_network', actor, ...about })
  if (!isKnownNetwork || !isUseKnown(lastUsedAt, deps.now())) {
    await ifItCan(touchToken(deps.sql, actor.id, network, deps.now()))
  } else remember(deps, { actor, hash, said: found.said, of: { lastUsedAt, day } }, network)
  return actor
}

/** Where nothing can be written just now a use is told of by the next one: reading goes on. */
const ifItCan = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    (error: unknown) => {
      if (error instanceof Unavailable) return false
      throw error
    },
  )

/** A phone says whose queue it sends: a cookie of somebody else, who signed in meanwhile, must not carry it. */
export function isMeant(c: Context<Env>, actor: Actor): boolean {
  const account = c.req.header('yx-account')
  return account === undefined || account === actor.id
}

/** The SHA-256 that the caller's session is kept under; of nothing when there is no cookie. */
export const sessionHashOf = (c: Context<Env>, deps: Deps): string =>
  sha256Hex(getCookie(c, cookieOf(deps, 'session')) ?? '')

export function giveCookie(c: Context<Env>, deps: Deps, secret: string, expiresAt: string): void {
  const seconds = Math.floor((Date.parse(expiresAt) - deps.now().getTime()) / 1000)
  setOwnCookie(c, deps, cookieOf(deps, 'session'), secret, seconds)
}

/** One that no script reads and no other site sends. */
export function setOwnCookie(c: Context<Env>, deps: Deps, name: string, value: string, maxAge: number): void {
  const secure = deps.config.PUBLIC_URL?.startsWith('https:') || new URL(c.req.url).protocol === 'https:'
  setCookie(c, name, value, { httpOnly: true, sameSite: 'Lax', path: '/', secure, maxAge })
}

export const dropCookie = (c: Context<Env>, deps: Deps): void => {
  deleteCookie(c, cookieOf(deps, 'session'), { path: '/' })
}

/** Without PUBLIC_URL the scheme is not known, because a proxy may have taken the https off. */
function isOwn(origin: string, c: Context<Env>, deps: Deps): boolean {
  const { PUBLIC_URL } = deps.config
  if (PUBLIC_URL !== undefined) return origin === new URL(PUBLIC_URL).origin
  const host = (c.req.header('host') ?? new URL(c.req.url).host).toLowerCase()
  return origin === `http://${host}` || origin === `https://${host}`
}

/** A write by cookie comes from our own pages, and says so; a browser that hides its Origin is refused. */
export function requireOwnOrigin(c: Context<Env>, deps: Deps): void {
  if (!isOwn(c.req.header('origin') ?? '', c, deps)) throw new AppError('forbidden', { key: 'error_origin' })
}

/** Signing in needs no cookie, so programs may; other people's pages may not. */
export function refuseForeignOrigin(c: Context<Env>, deps: Deps): void {
  if (c.req.header('origin') !== undefined) requireOwnOrigin(c, deps)
}

/** Where people reach us: for links and QR codes. */
export function ownUrl(c: Context<Env>, deps: Deps): string {
  const origin = c.req.header('origin') ?? ''
  return deps.config.PUBLIC_URL ?? (isOwn(origin, c, deps) ? origin : new URL(c.req.url).origin)
}

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']
const BY_COOKIE: Record<string, string[]>[] = [{ cookie: [] }]
const BY_COOKIE_OR_TOKEN: Record<string, string[]>[] = [...BY_COOKIE, { bearer: [] }]

export function hasScope({ role, scopes }: Pick<Actor, 'role' | 'scopes'>, needs: Needs): boolean {
  if (scopes === undefined || needs === 'any') return true
  if (needs === 'people') return false
  return needs === 'all' ? SCOPES[role].every((scope) => scopes.includes(scope)) : scopes.includes(needs)
}

type Guarded = Pick<Extract<Route, { needs: Needs }>, 'may' | 'needs' | 'handsIn'>

/** By token only with the scope. Every role is named: nothing is open by omission. With the actor, and a credential where it was recalled. */
async function admit(c: Context<Env>, deps: Deps, { may: roles, needs, handsIn }: Guarded, known?: Remembered) {
  const actor = deps.passedOn?.(c).actor ?? known?.actor ?? (await actorOf(c, deps, handsIn === true))
  const isOut = actor?.revokedAt !== undefined && actor.role !== 'team'
  if (!actor || isOut || !isMeant(c, actor)) {
    throw new AppError('unauthorized', { key: 'error_unauthorized' })
  }
  try {
    if (actor.via === 'session' && !SAFE_METHODS.includes(c.req.method)) requireOwnOrigin(c, deps)
    if (!roles.includes(actor.role)) throw new AppError('forbidden', { key: 'error_forbidden' })
    if (!hasScope(actor, needs)) throw new AppError('forbidden', scopeSentence(needs))
  } catch (refusal) {
    await tellOf(c, deps, actor)
    throw refusal
  }
  c.set('actor', actor)
  c.set('credential', known)
}

/** Takes in what somebody hands in who may be recalled; of whom that is outdated is asked anew, as of anybody. */
export async function orAnew<T>(c: Context<Env>, deps: Deps, route: Guarded, take: () => Promise<T>): Promise<T> {
  try {
    return await take()
  } catch (error) {
    if (!(error instanceof Outdated)) throw error
    await admit(c, deps, route)
    return take()
  }
}

/** `looksAgain`: its handler looks at whoever was recalled in what it reads, by `stillSaid`. */
export function admitted(deps: Deps, route: Guarded, looksAgain = false) {
  const { may: roles, needs } = route
  const check = createMiddleware<Env>(async (c, next) => {
    await admit(c, deps, route, looksAgain ? recalled(c, deps) : undefined)
    await next()
  })
  const security = needs === 'people' ? BY_COOKIE : BY_COOKIE_OR_TOKEN
  return { middleware: check, security, 'x-roles': roles, 'x-scope': needs }
}

const scopeSentence = (needs: Needs): Sentence =>
  needs === 'people' || needs === 'any'
    ? { key: 'error_people_only' }
    : { key: 'error_scope', facts: { scope: { key: `scope_${needs}` } } }

const MOST_CHARACTERS = 200

async function tellOf(c: Context<Env>, deps: Deps, actor: Actor): Promise<void> {
  const request = `${c.req.method} ${c.req.path}`.slice(0, MOST_CHARACTERS)
  const subjectKind = actor.via === 'session' ? 'session' : 'token'
  await warn(c, deps, { action: 'refused', actor, subjectKind, subjectId: actor.id, after: { request } })
}
