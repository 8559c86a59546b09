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

/** More pages than any list of a test has. */
const MOST_PAGES = 1000

/** The pages of a list, one after the other. */
export async function everyPage<P extends { next?: unknown }>(
  read: (after: P['next'] | undefined) => Promise<P>,
): Promise<P[]> {
  const pages = [await read(undefined)]
  for (let last = pages[0]; last?.next !== undefined && pages.length < MOST_PAGES; last = pages.at(-1)) {
    pages.push(await read(last.next))
  }
  return pages
}
