/** What takes long to make is made beside the rest, where a server has a place for it; who may ask was judged before. */
import type { Context } from 'hono'
import type { StatusCode } from 'hono/utils/http-status'
import type { Route } from '../contract/route.ts'
import type { Deps, Env } from './deps.ts'

/** Undefined of what is soon made, and where there is no such place. */
export async function answeredBeside(
  c: Context<Env>,
  { longReadings }: Deps,
  { method, may, isLong }: Route,
  isOfThePast: boolean,
): Promise<Response | undefined> {
  if (!longReadings || method !== 'get' || may === 'everyone') return undefined
  const isSoon = async (): Promise<boolean> =>
    isLong === undefined || !(await longReadings.isMuch(isLong === 'of many logs' ? 'logs' : 'villages'))
  if (isLong !== 'always' && !isOfThePast && (await isSoon())) return undefined
  const asked = { url: c.req.url, acceptLanguage: c.req.header('accept-language') ?? '', actor: c.get('actor') }
  const { status, headers, body } = await longReadings.answer(asked, c.get('log'), c.req.raw.signal)
  const isHeadAlone = c.req.method === 'HEAD'
  // nobody would ever read it
  if (isHeadAlone) await body?.cancel()
  return c.newResponse(isHeadAlone ? null : body, status as StatusCode, Object.fromEntries(headers))
}
