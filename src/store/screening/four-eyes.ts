/** Four eyes: whoever sent or corrected a log does not decide on it, unless the office has one manager and says so. */
import type { Actor } from '../../domain/people/account.ts'
import type { DecidedBy } from '../../domain/screening/four-eyes.ts'
import { ask, countOf, json, type Reading, reading, type Sql } from '../engine/sql.ts'

/** The same accounts that the constraint `reviewed_by_another` counts. */
const MANAGERS = `FROM accounts a WHERE a.role = 'manager' AND a.disabled_at IS NULL`
const managerCount: Reading<number> = countOf(`SELECT count(*) AS n ${MANAGERS}`)

const ownAmong = (ids: readonly string[], { id }: Actor): Reading<string[]> =>
  reading(
    `SELECT j.value AS id FROM json_each(?) j WHERE EXISTS (
       SELECT 1 FROM screening_hands h WHERE h.screening_id = j.value AND h.account_id = ?)`,
    [json(ids), id],
    (rows: { id: string }[]) => rows.map((row) => row.id),
  )

export interface Eyes {
  actor: Actor
  /** The office said that it has a single manager, and that holds today. */
  isSingleManager?: boolean | undefined
}

/** Who decides each of these logs that a manager sent or corrected; the others are not in it. */
export async function decidedBy(sql: Sql, ids: readonly string[], eyes: Eyes): Promise<Map<string, DecidedBy>> {
  const { own, managers } = await sql.read({ own: ownAmong(ids, eyes.actor), managers: managerCount })
  const by = eyes.isSingleManager && managers <= 1 ? 'alone' : 'another'
  return new Map(own.map((id) => [id, by]))
}

/** The names of the managers who may decide each of these logs; one that nobody may has none. */
export const decidersOf = (sql: Sql, ids: readonly string[]): Promise<Map<string, string[]>> =>
  ask(
    sql,
    reading(
      `SELECT j.value AS id, a.display_name AS name FROM json_each(?) j, accounts a
       WHERE a.role = 'manager' AND a.disabled_at IS NULL AND NOT EXISTS (
         SELECT 1 FROM screening_hands h WHERE h.screening_id = j.value AND h.account_id = a.id)
       ORDER BY a.created_at, a.id`,
      [json(ids)],
      (rows: { id: string; name: string }[]) =>
        new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, of]) => [id, of.map(({ name }) => name)])),
    ),
  )
