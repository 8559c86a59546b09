/** Browsers to be woken: kept as long as somebody is signed in there; triggers say when there is something to see. */
import { KEPT_HOURS, LEASE_MINUTES } from '../../domain/message/delivery.ts'
import type { Actor } from '../../domain/people/account.ts'
import { insertRow, json, rowAs, type Sql, statement } from '../engine/sql.ts'
import { audited } from '../people/audit.ts'

const MINUTE_MS = 60_000
const after = (now: Date, minutes: number): string => new Date(now.getTime() + minutes * MINUTE_MS).toISOString()

export interface PushKeys {
  publicKey: string
  /** A JWK. */
  privateKey: object
}
const keysAs = rowAs<PushKeys>({ json: ['privateKey'] })
const KEYS = 'SELECT public_key, private_key FROM push_keys'
/** Made by whoever asks first. */
export async function pushKeys(sql: Sql, make: () => Promise<PushKeys>, now: Date): Promise<PushKeys> {
  const kept = await sql.first<object>(KEYS)
  if (kept) return keysAs(kept)
  const { publicKey, privateKey } = await make()
  const row = { id: 1, publicKey, privateKey: json(privateKey), madeAt: now.toISOString() }
  await sql.batch([insertRow('push_keys', row, 'ON CONFLICT (id) DO NOTHING')])
  return keysAs((await sql.first<object>(KEYS)) ?? {})
}

/** One for each session; the same again changes nothing. */
export async function putPush(sql: Sql, endpoint: string, sessionHash: string, actor: Actor, now: Date): Promise<void> {
  const known = await sql.first(
    'SELECT 1 AS there FROM push_subscriptions WHERE endpoint = ? AND session_hash = ?',
    endpoint,
    sessionHash,
  )
  if (known) return
  await sql.batch([
    statement('DELETE FROM push_subscriptions WHERE session_hash = ? OR endpoint = ?', [sessionHash, endpoint]),
    insertRow('push_subscriptions', { endpoint, sessionHash, madeAt: now.toISOString() }),
    audited(actor, now, [{ action: 'push_on', subjectKind: 'session', subjectId: actor.id }]),
  ])
}

export async function endPush(sql: Sql, sessionHash: string, actor: Actor, now: Date): Promise<void> {
  const known = await sql.first('SELECT 1 AS there FROM push_subscriptions WHERE session_hash = ?', sessionHash)
  if (!known) return
  await sql.batch([
    statement('DELETE FROM push_subscriptions WHERE session_hash = ?', [sessionHash]),
    audited(actor, now, [{ action: 'push_off', subjectKind: 'session', subjectId: actor.id }]),
  ])
}

export interface DuePush {
  endpoint: string
  wantedAt: string
  tries: number
}
const dueAs = rowAs<DuePush>()
/** Taken by one statement, so by one sender; it comes back by itself should that one die over it. */
export async function takePushes(sql: Sql, most: number, now: Date): Promise<DuePush[]> {
  const rows = await sql.all<object>(
    `UPDATE push_subscriptions SET tries = tries + 1, next_try_at = ?
     WHERE endpoint IN (SELECT endpoint FROM push_subscriptions WHERE next_try_at <= ? ORDER BY next_try_at LIMIT ?)
     RETURNING endpoint, wanted_at, tries`,
    after(now, LEASE_MINUTES),
    now.toISOString(),
    most,
  )
  return rows.map(dueAs)
}

/** Unless something else came meanwhile, which is to be knocked for again. */
const DONE = `UPDATE push_subscriptions SET wanted_at = NULL, next_try_at = NULL, tries = 0 WHERE endpoint = ? AND wanted_at = ?`
export const pushed = (sql: Sql, { endpoint, wantedAt }: DuePush): Promise<number> => sql.run(DONE, endpoint, wantedAt)

/** Tried again then; after three days the next opening says it. */
export const pushFailed = (sql: Sql, { endpoint, wantedAt }: DuePush, again: Date): Promise<number> =>
  again.getTime() - Date.parse(wantedAt) > KEPT_HOURS * 60 * MINUTE_MS
    ? sql.run(DONE, endpoint, wantedAt)
    : sql.run(
        'UPDATE push_subscriptions SET next_try_at = ? WHERE endpoint = ? AND wanted_at = ?',
        again.toISOString(),
        endpoint,
        wantedAt,
      )

/** Its browser wants no more of them. */
export const forgetPush = (sql: Sql, endpoint: string): Promise<number> =>
  sql.run('DELETE FROM push_subscriptions WHERE endpoint = ?', endpoint)
