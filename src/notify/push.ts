/**
 * Wakes browsers (Web Push, RFC 8030) and says who knocks (VAPID, RFC 8292). Nothing of a log goes out to the makers of
 * browsers: the browser asks us what there is to see. So nothing is encrypted either, and no library is needed.
 */
import { isQuiet, pauseAfter, whenLoud } from '../domain/message/delivery.ts'
import { isPushAddress } from '../domain/message/push.ts'
import type { Sql } from '../store/engine/sql.ts'
import {
  type DuePush,
  forgetPush,
  pushed,
  pushFailed,
  type PushKeys,
  pushKeys,
  takePushes,
} from '../store/message/pushes.ts'
import type { TellingSettings } from './tell.ts'

export interface Waker {
  sql: Sql
  now: () => Date
  log: (line: string) => void
  settings: TellingSettings & { publicUrl?: string | undefined }
  how: { patienceMs: number; mayBeLocal: boolean }
}

const EC = { name: 'ECDSA', namedCurve: 'P-256' }
const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
const encoded = (value: object): string => base64url(new TextEncoder().encode(JSON.stringify(value)))

export async function newPushKeys(): Promise<PushKeys> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(EC, true, ['sign', 'verify'])
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey))
  return { publicKey: base64url(raw), privateKey: await crypto.subtle.exportKey('jwk', privateKey) }
}

const HOURS_VALID = 12
/** For one maker’s address, for half a day. */
export async function vapid(
  endpoint: string,
  keys: PushKeys,
  publicUrl: string | undefined,
  now: Date,
): Promise<string> {
  const key = await crypto.subtle.importKey('jwk', keys.privateKey as JsonWebKey, EC, false, ['sign'])
  const claims = {
    aud: new URL(endpoint).origin,
    exp: Math.floor(now.getTime() / 1000) + HOURS_VALID * 3600,
    ...(publicUrl !== undefined && { sub: publicUrl }),
  }
  const text = `${encoded({ typ: 'JWT', alg: 'ES256' })}.${encoded(claims)}`
  const signed = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, new TextEncoder().encode(text))
  return `vapid t=${text}.${base64url(new Uint8Array(signed))}, k=${keys.publicKey}`
}

/** In one go; what is more comes a minute later. */
const MOST_AT_ONCE = 20
const TTL_SECONDS = 86_400

export async function wakeBrowsers(waker: Waker): Promise<void> {
  const { sql, now, settings } = waker
  if (isQuiet(now(), settings.quiet, settings.timeZone)) return
  const due = await takePushes(sql, MOST_AT_ONCE, now())
  if (due.length === 0) return
  const keys = await pushKeys(sql, newPushKeys, now())
  await Promise.all(due.map((one) => wakeOne(one, keys, waker)))
}

async function wakeOne(due: DuePush, keys: PushKeys, { sql, now, log, settings, how }: Waker): Promise<void> {
  const { endpoint, tries } = due
  const status = isPushAddress(endpoint, how.mayBeLocal)
    ? await knocked(endpoint, keys, settings.publicUrl, now(), how)
    : 410
  if (status >= 200 && status < 300) await pushed(sql, due)
  else if (status === 404 || status === 410) await forgetPush(sql, endpoint)
  else {
    const again = new Date(now().getTime() + pauseAfter(tries) * 60_000)
    await pushFailed(sql, due, whenLoud(again, settings.quiet, settings.timeZone))
    log(`push to ${new URL(endpoint).host} not taken: ${status || 'no answer'}`)
  }
}

/** The status; 0 where nobody answered. */
async function knocked(
  endpoint: string,
  keys: PushKeys,
  publicUrl: string | undefined,
  now: Date,
  { patienceMs }: Waker['how'],
): Promise<number> {
  const headers = {
    authorization: await vapid(endpoint, keys, publicUrl, now),
    ttl: String(TTL_SECONDS),
    urgency: 'normal',
    topic: 'returned',
  }
  try {
    const signal = AbortSignal.timeout(patienceMs)
    const answer = await fetch(endpoint, { method: 'POST', headers, redirect: 'manual', signal })
    await answer.body?.cancel()
    return answer.status
  } catch {
    return 0
  }
}
