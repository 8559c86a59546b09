/** Cloudflare D1 behind the port. */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import { constraintError, type Sql, type Statement, type Value } from './sql.ts'

export function overD1(db: Pick<D1Database, 'prepare' | 'batch'>): Sql {
  const bind = (sql: string, values: Value[]): D1PreparedStatement => db.prepare(sql).bind(...values)
  const telling = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw constraintError(error)
    })
  return {
    all: <R>(sql: string, ...values: Value[]) => telling(bind(sql, values).all<R>()).then(({ results }) => results),
    first: <R>(sql: string, ...values: Value[]) => telling(bind(sql, values).first<R>()),
    run: (sql, ...values) => telling(bind(sql, values).run()).then(({ meta }) => meta.changes),
    batch: async <T extends unknown[]>(statements: Statement[]) => {
      const done = await telling(db.batch(statements.map(({ sql, values }) => bind(sql, values))))
      return done.map(({ results }) => results) as T
    },
  }
}
