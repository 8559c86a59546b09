/**
 * Attempts to sign in, each counted before it is judged, so that many at once are no more than the limit. One that is
 * not judged yet carries a `?`: it counts, but it may still turn out right and make room.
 */
import { WRONG_PASSWORDS } from '../domain/account.ts'
import { json, type Sql, statement } from './sql.ts'

const WINDOW_MS = WRONG_PASSWORDS.minutes * 60_000

export type Beginning =
  | { admitted: true; attempt: number[] }
  /** Full until `freeAt`, unless one of those still being judged turns out right. */
  | { admitted: false; freeAt: Date; someAreOpen: boolean }

/** Counts an attempt against everything it is about (`account:…`, `address:…`), or against nothing if one is full. */
export async function beginSignIn(sql: Sql, about: string[], now: Date): Promise<Beginning> {
  // the limit is applied where it is counted: two attempts must not both be the tenth
  const full = `FROM json_each(?) AS asked JOIN sign_in_attempts ON about IN (asked.value, asked.value || '?')
    GROUP BY asked.value HAVING count(*) >= ?`
  const [, begun, filled] = await sql.batch<[unknown[], { id: number }[], { oldest: string; open: number }[]]>([
    statement('DELETE FROM sign_in_attempts WHERE at <= ?', new Date(now.getTime() - WINDOW_MS).toISOString()),
    statement(
      `INSERT INTO sign_in_attempts (about, at) SELECT value || '?', ? FROM json_each(?)
       WHERE NOT EXISTS (SELECT 1 ${full}) RETURNING id`,
      now.toISOString(),
      json(about),
      json(about),
      WRONG_PASSWORDS.limit,
    ),
    statement(
      `SELECT min(at) AS oldest, max(about = asked.value || '?') AS open ${full}`,
      json(about),
      WRONG_PASSWORDS.limit,
    ),
  ])
  if (begun.length > 0) return { admitted: true, attempt: begun.map(({ id }) => id) }
  const oldest = Math.max(...filled.map((row) => Date.parse(row.oldest)))
  return { admitted: false, freeAt: new Date(oldest + WINDOW_MS), someAreOpen: filled.every(({ open }) => open === 1) }
}

export const signInWasWrong = (sql: Sql, attempt: number[]): Promise<number> =>
  sql.run(
    `UPDATE sign_in_attempts SET about = rtrim(about, '?') WHERE id IN (SELECT value FROM json_each(?))`,
    json(attempt),
  )

/** Forgets this attempt, and every earlier one about the account. */
export const signInWasRight = (sql: Sql, attempt: number[], account: string | undefined): Promise<number> =>
  sql.run(
    `DELETE FROM sign_in_attempts WHERE id IN (SELECT value FROM json_each(?)) OR about = ?`,
    json(attempt),
    account ?? null,
  )
