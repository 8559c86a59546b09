/** The same database as one of very many rows is read: a few at a time. A function of a class is none of its copy. */
import type { Sql } from '../src/store/engine/sql.ts'

export const inStretches = (sql: Sql, rowsAtOnce: number): Sql => ({
  all: (...asked) => sql.all(...asked),
  first: (...asked) => sql.first(...asked),
  run: (...asked) => sql.run(...asked),
  batch: (statements) => sql.batch(statements),
  read: (readings) => sql.read(readings),
  rowsAtOnce,
})
