/**
 * better-sqlite3 behind the port. Batches that arrive in the same turn of the event loop share one commit, so that
 * many senders wait for one write to disk; each is a savepoint of its own and fails alone.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { constraintError, type Row, type Sql, type Statement, type Value } from './sql.ts'

interface Waiting {
  statements: Statement[]
  resolve: (rows: Row[][]) => void
  reject: (error: unknown) => void
}

export interface NodeSqlite extends Sql {
  /** Names of the migrations applied now; throws NewerDatabase when the file was made by newer code. */
  migrate(folder: string): string[]
  close(): void
}

export class NewerDatabase extends Error {}

/**
 * FULL: an acknowledged write survives a power cut. Logs touch pages all over their indexes, so the journal is given
 * room to gather changes to one page before it is copied back.
 */
export const PRAGMAS = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'cache_size = -65536',
  'wal_autocheckpoint = 4000',
]

/** Opens a file, or `:memory:`. */
export function openSqlite(path: string): NodeSqlite {
  const db = new Database(path, { timeout: 5000 })
  for (const pragma of PRAGMAS) db.pragma(pragma)
  const prepared = new Map<string, Database.Statement<Value[], Row>>()
  const prepare = (sql: string): Database.Statement<Value[], Row> => {
    let known = prepared.get(sql)
    if (!known) prepared.set(sql, (known = db.prepare<Value[], Row>(sql)))
    return known
  }
  const rowsOf = ({ sql, values }: Statement): Row[] => {
    const ready = prepare(sql)
    if (ready.reader) return ready.all(...values)
    ready.run(...values)
    return []
  }

  let queue: Waiting[] = []
  const flush = (): void => {
    const taken = queue
    queue = []
    try {
      db.exec('BEGIN IMMEDIATE')
      const settled = taken.map((batch) => settle(batch.statements))
      db.exec('COMMIT')
      taken.forEach((batch, i) => settled[i]?.(batch))
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK')
      for (const batch of taken) batch.reject(error)
    }
  }
  /** Runs one batch inside the open transaction; what its sender hears is said after the commit. */
  const settle = (statements: Statement[]): ((batch: Waiting) => void) => {
    db.exec('SAVEPOINT one')
    try {
      const rows = statements.map(rowsOf)
      db.exec('RELEASE one')
      return (batch) => batch.resolve(rows)
    } catch (error) {
      if (!db.inTransaction) throw error
      db.exec('ROLLBACK TO one')
      db.exec('RELEASE one')
      return (batch) => batch.reject(constraintError(error))
    }
  }
  const write = (statements: Statement[]): Promise<Row[][]> =>
    new Promise((resolve, reject) => {
      if (queue.length === 0) setImmediate(flush)
      queue.push({ statements, resolve, reject })
    })
  const snapshot = (statements: Statement[]): Row[][] => db.transaction(() => statements.map(rowsOf))()

  return {
    all: async <R>(sql: string, ...values: Value[]) => prepare(sql).all(...values) as R[],
    first: async <R>(sql: string, ...values: Value[]) => (prepare(sql).get(...values) ?? null) as R | null,
    run: async (sql, ...values) => {
      const [, changed] = await write([
        { sql, values },
        { sql: 'SELECT changes() AS n', values: [] },
      ])
      return Number(changed?.[0]?.['n'] ?? 0)
    },
    batch: async <T extends unknown[]>(statements: Statement[]) => {
      const isReading = statements.every(({ sql }) => prepare(sql).readonly)
      return (isReading ? snapshot(statements) : await write(statements)) as unknown as T
    },
    migrate: (folder) => migrate(db, folder),
    close: () => {
      if (queue.length > 0) flush()
      db.close()
    },
  }
}

/** The same history as wrangler's: its table, its file names, so either tool finds what the other did. */
function migrate(db: Database.Database, folder: string): string[] {
  db.exec(`CREATE TABLE IF NOT EXISTS d1_migrations(
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)`)
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  const done = new Set(db.prepare('SELECT name FROM d1_migrations').pluck().all() as string[])
  const unknown = [...done].filter((name) => !files.includes(name))
  if (unknown.length > 0) throw new NewerDatabase(unknown.join(', '))
  const waiting = files.filter((name) => !done.has(name))
  for (const name of waiting) {
    db.transaction(() => {
      db.exec(readFileSync(join(folder, name), 'utf8'))
      db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').run(name)
    })()
  }
  return waiting
}
