/**
 * Whether an answer can have changed since it was asked last, for the price of one row: every change leaves a line in
 * the trail, so the newest line, the clock, and who asks for what in which language make a tag. Where the tag is known
 * nothing else is read.
 */
import type { Context, MiddlewareHandler } from 'hono'
import { newestEntry } from '../store/people/audit.ts'
import type { access } from './access.ts'
import type { Deps, Env } from './app.ts'
import { today } from './queries.ts'
import { sha256Hex } from './secrets.ts'

/**
 * How far clocks matter: what speaks of days changes at midnight; what is overdue from one minute to the next, on
 * today's page. What changes without a line in the trail (machines' states, what ends in some seconds) is compared
 * after it was made: that saves the sending.
 */
type Clock = 'day' | 'minute' | 'any'

type Access = ReturnType<typeof access>

/** For a route's definition, around its access: with a weak ETag, and 304 where If-None-Match knows it. */
export function revalidated(deps: Deps, admitted: Access, clock: Clock = 'day') {
  const look: MiddlewareHandler<Env> = async (c, next) => {
    const tag = clock === 'any' ? undefined : await stateTag(c, deps, clock)
    if (tag !== undefined && knownTag(c, (known) => known === tag)) return notModified(c, tag)
    await next()
    if (c.res.status !== 200) return
    const made = tag ?? shortHash(await c.res.clone().text())
    if (knownTag(c, (known) => known === made)) c.res = notModified(c, made)
    else tagWeakly(c, made)
  }
  return { ...admitted, middleware: [admitted.middleware, look] }
}

export const unchanged = { 304: { description: 'Nothing has changed since the ETag that If-None-Match names' } }

/** What everything asked for by this caller in this way depends on. */
export async function stateTag(c: Context<Env>, deps: Deps, clock: 'day' | 'minute'): Promise<string> {
  const { id, role, teamCode } = c.get('actor')
  const newest = await newestEntry(deps.sql)
  const day = today(deps)
  const isOfThePast = (c.req.query('asOf') ?? day) < day
  const minute = clock === 'minute' && !isOfThePast ? deps.now().toISOString().slice(0, 16) : ''
  const asked = new URL(c.req.url)
  return shortHash(
    JSON.stringify([
      versionOf(deps),
      ...[newest, day, minute, c.get('language')],
      ...[id, role, teamCode, asked.pathname, asked.search],
    ]),
  )
}

export const shortHash = (text: string): string => sha256Hex(text).slice(0, 24)

/** Of the code and of its settings: both speak in every answer. */
const versions = new WeakMap<Deps, string>()
function versionOf(deps: Deps): string {
  const known = versions.get(deps)
  if (known !== undefined) return known
  const { ADMIN_PASSWORD: _, ...settings } = deps.config
  const made = shortHash(JSON.stringify([deps.codeVersion, settings]))
  versions.set(deps, made)
  return made
}

/** Such a tag that the caller has an answer with, whether it calls it weak or not. */
export const knownTag = (c: Context<Env>, isIt: (tag: string) => boolean): string | undefined =>
  [...(c.req.header('if-none-match') ?? '').matchAll(/"([^"]*)"/g)].map(([, tag = '']) => tag).find(isIt)

/** It may be kept by whoever asked, and by nobody else; and it is asked for anew each time. */
export function tagWeakly(c: Context<Env>, tag: string): void {
  c.header('etag', `W/"${tag}"`)
  c.header('cache-control', 'private, no-cache')
  c.header('vary', 'Cookie, Authorization, Accept-Language, Accept-Encoding')
}

export function notModified(c: Context<Env>, tag: string): Response {
  tagWeakly(c, tag)
  return c.body(null, 304)
}
