/** Cloudflare D1 behind the port. */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import { readKept } from './kept-readings.ts'
import { instantOf, MOVE_ON } from './knowledge.ts'
import { constraintError, type Sql, statement, type Statement, type Value } from './sql.ts'
import { Unavailable, whyOf } from './unavailable.ts'

/** D1 has no codes for what it cannot do just now, only these words. */
const SIGNS = [
  ['full', /SQLITE_FULL|database or disk is full|exceeded maximum DB size|maximum account storage/i],
  ['read_only', /SQLITE_READONLY|readonly database/i],
  ['locked', /SQLITE_(BUSY|LOCKED)|database is locked|long-running (export|import)/i],
  ['disk', /SQLITE_IOERR|disk I\/O error/i],
  ['overloaded', /overloaded|object to be reset|was reset|network connection lost|transient issue|timed out|timeout/i],
] as const

function d1Error(error: unknown): unknown {
  const constraint = constraintError(error)
  if (constraint !== error) return constraint
  const why = whyOf(error instanceof Error ? error.message : String(error), SIGNS)
  return why === undefined ? error : new Unavailable(why, error)
}

export function overD1(db: Pick<D1Database, 'prepare' | 'batch'>): Sql {
  const bind = (sql: string, values: Value[]): D1PreparedStatement => db.prepare(sql).bind(...values)
  const telling = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw d1Error(error)
    })
  const batch = async <T extends unknown[]>(statements: Statement[]): Promise<T> => {
    const at = instantOf(statements)
    const asked = at === undefined ? statements : [statement(MOVE_ON, [at]), ...statements]
    const done = await telling(db.batch(asked.map(({ sql, values }) => bind(sql, values))))
    return done.slice(asked.length - statements.length).map(({ results }) => results) as T
  }
  return {
    batch,
    read: readKept(batch),
    all: <R>(sql: string, ...values: Value[]) => telling(bind(sql, values).all<R>()).then(({ results }) => results),
    first: <R>(sql: string, ...values: Value[]) => telling(bind(sql, values).first<R>()),
    run: (sql, ...values) => telling(bind(sql, values).run()).then(({ meta }) => meta.changes),
  }
}
