/** Who is behind a request: a token in its header, or a session in its cookie. */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Actor } from '../domain/account.ts'
import { AppError } from '../domain/errors.ts'
import { isDueToRoll, sessionEnd } from '../domain/sign-in.ts'
import { actorOfSession, readSession, rollSession } from '../store/sessions.ts'
import { actorOfToken } from '../store/tokens.ts'
import type { Deps, Env } from './app.ts'
import { sha256Hex } from './secrets.ts'

const COOKIE = 'yx_session'

/** Whoever's account was disabled is nobody, unless asked for with `orRevoked`: then `revokedAt` says so. */
export async function actorOf(c: Context<Env>, deps: Deps, orRevoked = false): Promise<Actor | null> {
  const bearer = /^bearer\b *(.*)$/i.exec(c.req.header('authorization') ?? '')
  // a program whose token is bad is told so, whoever's cookie came along
  if (bearer) return actorOfToken(deps.sql, sha256Hex(bearer[1]?.trim() ?? ''))
  const secret = getCookie(c, COOKIE)
  if (!secret) return null
  const now = deps.now()
  const found = await readSession(deps.sql, sha256Hex(secret), now)
  if (!found) return null
  const { session, revokedAt } = found
  if (revokedAt !== undefined) return orRevoked ? actorOfSession(session, revokedAt) : null
  if (isDueToRoll(session.role, session.expiresAt ?? '', now)) {
    const expiresAt = sessionEnd(session.role, now)
    await rollSession(deps.sql, sha256Hex(secret), expiresAt)
    giveCookie(c, deps, secret, expiresAt)
  }
  return actorOfSession(session)
}

/** A phone says whose queue it sends: a cookie of somebody else, who signed in meanwhile, must not carry it. */
export function isMeant(c: Context<Env>, actor: Actor): boolean {
  const account = c.req.header('yx-account')
  return account === undefined || account === actor.id
}

/** The SHA-256 that the caller's session is kept under; of nothing when there is no cookie. */
export const sessionHashOf = (c: Context<Env>): string => sha256Hex(getCookie(c, COOKIE) ?? '')

export function giveCookie(c: Context<Env>, deps: Deps, secret: string, expiresAt: string): void {
  const secure = deps.config.PUBLIC_URL?.startsWith('https:') || new URL(c.req.url).protocol === 'https:'
  const maxAge = Math.floor((Date.parse(expiresAt) - deps.now().getTime()) / 1000)
  setCookie(c, COOKIE, secret, { httpOnly: true, sameSite: 'Lax', path: '/', secure, maxAge })
}

export const dropCookie = (c: Context<Env>): void => {
  deleteCookie(c, COOKIE, { path: '/' })
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
