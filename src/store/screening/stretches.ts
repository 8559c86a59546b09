/** Logs read some days at a time, so that nobody else waits for as long as all of them take. */
import { addDays } from '../../domain/period.ts'
import type { Sql, Value } from '../engine/sql.ts'

/** From one day to another, both included. */
export interface Days {
  from: string
  to: string
}

/** Whose logs, and out of which index; `where` speaks of `s`. */
export interface Scope {
  index: string
  where: string
  values: Value[]
}

export const EVERY_LOG: Scope = { index: 'screenings_by_day', where: '1', values: [] }
export const EVERY_DAY: Days = { from: '0000-01-01', to: '9999-12-31' }

/**
 * The days in stretches, the last first unless told otherwise: in each as many logs of the scope as the engine reads at
 * once (and what else came on its last day), or all of them where the engine keeps nobody waiting.
 */
export async function* stretches(sql: Sql, scope: Scope, { from, to }: Days, isUpwards = false): AsyncGenerator<Days> {
  const begin = isUpwards ? from : to
  for (let at = begin; isUpwards ? at <= to : at >= from;) {
    const rest = isUpwards ? { from: at, to } : { from, to: at }
    const end = sql.rowsAtOnce === undefined ? null : await endOf(sql, scope, rest, isUpwards, sql.rowsAtOnce)
    if (end === null) {
      yield rest
      return
    }
    yield isUpwards ? { from: at, to: end } : { from: end, to: at }
    at = addDays(end, isUpwards ? 1 : -1)
  }
}

/** The day on which so many logs are reached; null when there are fewer. Where few were ever kept, that is seen at once. */
async function endOf(
  sql: Sql,
  scope: Scope,
  { from, to }: Days,
  isUpwards: boolean,
  rows: number,
): Promise<string | null> {
  const found = await sql.first<{ day: string }>(
    `SELECT s.screened_on AS day FROM screenings s INDEXED BY ${scope.index}
     WHERE ${scope.where} AND s.screened_on BETWEEN ? AND ? ORDER BY s.screened_on ${isUpwards ? 'ASC' : 'DESC'}
     LIMIT (SELECT coalesce(max(rowid), 0) > ? FROM screenings) OFFSET ?`,
    ...scope.values,
    from,
    to,
    rows,
    rows,
  )
  return found?.day ?? null
}
