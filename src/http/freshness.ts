/**
 * Whether an answer can have changed since it was asked last, for the price of one row: every change leaves a line in
 * the trail, so the newest line, the clock, and who asks for what in which language make a tag. Where the tag is known
 * nothing else is read.
 */
import type { Context, MiddlewareHandler } from 'hono'
import { newestEntry } from '../store/people/audit.ts'
import type { Route } from '../contract/route.ts'
import type { Deps, Env } from './deps.ts'
import { today } from './queries.ts'
import { sha256Hex } from './secrets.ts'

/** With a weak ETag, and 304 where If-None-Match knows it; of what changes without a line, once it was made. */
export const revalidated =
  (deps: Deps, clock: NonNullable<Route['fresh']>): MiddlewareHandler<Env> =>
  async (c, next) => {
    const tag = clock === 'any' ? undefined : await stateTag(c, deps, clock)
    if (tag !== undefined && knownTag(c, (known) => known === tag)) return notModified(c, tag)
    await next()
    if (c.res.status !== 200) return
    const made = tag ?? shortHash(await c.res.clone().text())
    if (knownTag(c, (known) => known === made)) c.res = notModified(c, made)
    else tagWeakly(c, made)
  }

/** What everything asked for by this caller in this way depends on. */
export async function stateTag(c: Context<Env>, deps: Deps, clock: 'day' | 'minute'): Promise<string> {
  const { id, role, teamCode } = c.get('actor')
  const newest = await newestEntry(deps.sql)
  const day = today(deps)
  const isOfThePast = (c.req.query('asOf') ?? day) < day
  const minute = clock === 'minute' && !isOfThePast ? minuteOf(deps) : ''
  const asked = new URL(c.req.url)
  return shortHash(
    JSON.stringify([
      versionOf(deps),
      newest,
      day,
      minute,
      c.get('language'),
      id,
      role,
      teamCode,
      asked.pathname,
      asked.search,
    ]),
  )
}

/** What changes with the clock and without a line, overdue faults above all, is told to the minute. */
export const minuteOf = (deps: Deps): string => deps.now().toISOString().slice(0, 16)

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
