/**
 * Attempts to sign in, each counted before it is judged, so that many at once are no more than the limit. One that is
 * not judged yet is open: it counts, but it may still turn out right and make room.
 */
import {
  AHEAD_SECONDS,
  type Guesser,
  KEPT_MINUTES,
  type Limit,
  limitsFor,
  MOST_KEPT,
  MOST_OF_ONE_ACCOUNT,
} from '../../domain/people/password.ts'
import { json, putRows, type Sql, statement, type Statement, type Value } from '../engine/sql.ts'

const MINUTE_MS = 60_000

export type Beginning =
  | { admitted: true; attempt: number }
  /** Not before `freeAt`, unless one of those still being judged turns out right. */
  | { admitted: false; freeAt: Date; someAreOpen: boolean }

interface Counted {
  account: string | null
  network: string | null
  own: string | null
}
const columnsOf = (guesser: Guesser): Counted => ({ account: null, network: null, own: null, ...guesser })

function countedBy(counted: Limit['counted'], { account, network, own }: Counted): { rows: string; values: Value[] } {
  if (counted === 'own') return { rows: 'own = ?', values: [own] }
  if (counted === 'pair') return { rows: 'account = ? AND network = ? AND own IS NULL', values: [account, network] }
  if (counted === 'networks') return { rows: 'account = ? AND own IS NULL', values: [account] }
  return { rows: 'network = ? AND own IS NULL', values: [network] }
}

/** What counts one each: an attempt, a network, or of an account in one network the newest few. */
const ONES: Record<Limit['counted'], (rows: string) => string> = {
  own: (rows) => `SELECT at FROM sign_in_attempts WHERE ${rows}`,
  pair: (rows) => `SELECT at FROM sign_in_attempts WHERE ${rows}`,
  networks: (rows) => `SELECT max(at) AS at FROM sign_in_attempts WHERE ${rows} GROUP BY network`,
  // what is about no account counts each by itself
  network: (rows) => `SELECT at FROM (
    SELECT at, row_number() OVER (PARTITION BY coalesce(account, id) ORDER BY at DESC) AS nth
    FROM sign_in_attempts WHERE ${rows}) WHERE nth <= ${MOST_OF_ONE_ACCOUNT}`,
}

/** Of each limit of a kind, when the attempt was made that fills it; no row while it is not full. */
function full(counted: Limit['counted'], limits: Limit[], by: Counted, now: Date): Statement {
  const { rows, values } = countedBy(counted, by)
  const asked = limits.map(({ most, minutes }) => ({ most, minutes, since: minutesAgo(minutes, now) }))
  return statement(
    `SELECT filled.at AS at, asked.value->>'minutes' AS minutes,
       EXISTS (SELECT 1 FROM sign_in_attempts WHERE ${rows} AND is_open = 1) AS open
     FROM json_each(?) AS asked
     JOIN (SELECT at, row_number() OVER (ORDER BY at DESC) AS nth FROM (${ONES[counted](rows)})) AS filled
       ON filled.nth = asked.value->>'most' AND filled.at > asked.value->>'since'`,
    [...values, json(asked), ...values],
  )
}

const minutesAgo = (minutes: number, now: Date): string => new Date(now.getTime() - minutes * MINUTE_MS).toISOString()

/** One for each kind of limit, because D1 joins five of them at most. */
function fullFor(guesser: Guesser, now: Date): Statement {
  const limits = Object.entries(Object.groupBy(limitsFor(guesser), ({ counted }) => counted))
  const statements = limits.map(([counted, of]) => full(counted as Limit['counted'], of, columnsOf(guesser), now))
  return statement(
    statements.map(({ sql }) => sql).join(' UNION ALL '),
    statements.flatMap(({ values }) => values),
  )
}

/** Counts an attempt, or answers until when there is to be none. */
export async function beginSignIn(sql: Sql, guesser: Guesser, now: Date): Promise<Beginning> {
  const by = columnsOf(guesser)
  // the limit is applied where it is counted: two attempts must not both be the tenth
  const filled = fullFor(guesser, now)
  const [, begun, reasons] = await sql.batch<
    [unknown[], { id: number }[], { at: string; minutes: number; open: number }[]]
  >([
    statement(
      `DELETE FROM sign_in_attempts WHERE at <= ? OR at > ? OR id <= (SELECT max(id) - ? FROM sign_in_attempts)`,
      [minutesAgo(KEPT_MINUTES, now), minutesAgo(-AHEAD_SECONDS / 60, now), MOST_KEPT],
    ),
    statement(
      `INSERT INTO sign_in_attempts (account, network, own, at, is_open) SELECT ?, ?, ?, ?, 1
       WHERE NOT EXISTS (${filled.sql}) RETURNING id`,
      [by.account, by.network, by.own, now.toISOString(), ...filled.values],
    ),
    filled,
  ])
  const [attempt] = begun
  if (attempt) return { admitted: true, attempt: attempt.id }
  const freeAt = Math.max(...reasons.map(({ at, minutes }) => Date.parse(at) + minutes * MINUTE_MS))
  return { admitted: false, freeAt: new Date(freeAt), someAreOpen: reasons.every(({ open }) => open === 1) }
}

export const signInWasWrong = (sql: Sql, attempt: number): Promise<number> =>
  sql.run('UPDATE sign_in_attempts SET is_open = 0 WHERE id = ?', attempt)

/** As if it had not been made: it could not be judged. */
export const signInWasNone = (sql: Sql, attempt: number): Promise<number> =>
  sql.run('DELETE FROM sign_in_attempts WHERE id = ?', attempt)

/** Forgets this attempt, and every earlier one of the same guesser that was judged. */
export function signInWasRight(sql: Sql, attempt: number, guesser: Guesser): Promise<number> {
  const { account, network, own } = columnsOf(guesser)
  return sql.run(
    `DELETE FROM sign_in_attempts
     WHERE id = ? OR (is_open = 0 AND account IS ? AND network IS ? AND own IS ?)`,
    attempt,
    account,
    network,
    own,
  )
}

/** Whether an account was signed in to from this device and this network before. */
export async function knownPlaces(
  sql: Sql,
  accountId: string,
  places: { device: string; network: string },
  since: Date,
) {
  const rows = await sql.all<{ place: string }>(
    'SELECT place FROM sign_in_places WHERE account_id = ? AND place IN (?, ?) AND last_at > ?',
    accountId,
    places.device,
    places.network,
    since.toISOString(),
  )
  const known = rows.map(({ place }) => place)
  return { device: known.includes(places.device), network: known.includes(places.network) }
}

/** Of the places of one account the newest are kept. */
const MOST_PLACES = 40

/** The statements that remember from where an account was signed in to. */
export const rememberingPlaces = (accountId: string, places: string[], now: Date): Statement[] => [
  putRows(
    'sign_in_places',
    'account_id, place',
    places.map((place) => ({ accountId, place, lastAt: now.toISOString() })),
  ),
  statement(
    `DELETE FROM sign_in_places WHERE account_id = ? AND place NOT IN
       (SELECT place FROM sign_in_places WHERE account_id = ? ORDER BY last_at DESC LIMIT ?)`,
    [accountId, accountId, MOST_PLACES],
  ),
]
