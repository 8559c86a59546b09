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

export class NewerDatabase extends Error {}

/**
 * FULL: an acknowledged write survives a power cut. Logs touch pages all over their indexes, so the journal is given
 * room to gather changes to one page before it is copied back.
 */
export const PRAGMAS = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'cache_size = -32768',
  'wal_autocheckpoint = 4000',
]

type Prepared = Database.Statement<Value[], Row>

export class NodeSqlite implements Sql {
  readonly #db: Database.Database
  readonly #prepared = new Map<string, Prepared>()
  #queue: Waiting[] = []

  /** Opens a file, or `:memory:`. */
  constructor(path: string) {
    this.#db = new Database(path, { timeout: 5000 })
    for (const pragma of PRAGMAS) this.#db.pragma(pragma)
  }

  async all<R>(sql: string, ...values: Value[]): Promise<R[]> {
    return this.#prepare(sql).all(...values) as R[]
  }

  async first<R>(sql: string, ...values: Value[]): Promise<R | null> {
    return (this.#prepare(sql).get(...values) ?? null) as R | null
  }

  async run(sql: string, ...values: Value[]): Promise<number> {
    const [, changed] = await this.#write([
      { sql, values },
      { sql: 'SELECT changes() AS n', values: [] },
    ])
    return Number(changed?.[0]?.['n'] ?? 0)
  }

  async batch<T extends unknown[]>(statements: Statement[]): Promise<T> {
    const isReading = statements.every(({ sql }) => this.#prepare(sql).readonly)
    return (isReading ? this.#snapshot(statements) : await this.#write(statements)) as unknown as T
  }

  /** Names of the migrations applied now; throws NewerDatabase when the file was made by newer code. */
  migrate(folder: string): string[] {
    return migrate(this.#db, folder)
  }

  close(): void {
    if (this.#queue.length > 0) this.#flush()
    this.#db.close()
  }

  #prepare(sql: string): Prepared {
    let known = this.#prepared.get(sql)
    if (!known) this.#prepared.set(sql, (known = this.#db.prepare<Value[], Row>(sql)))
    return known
  }

  #do(control: string): void {
    this.#prepare(control).run()
  }

  #rowsOf({ sql, values }: Statement): Row[] {
    const ready = this.#prepare(sql)
    if (ready.reader) return ready.all(...values)
    ready.run(...values)
    return []
  }

  #snapshot(statements: Statement[]): Row[][] {
    this.#do('BEGIN')
    try {
      return statements.map((one) => this.#rowsOf(one))
    } finally {
      this.#do('COMMIT')
    }
  }

  #write(statements: Statement[]): Promise<Row[][]> {
    return new Promise((resolve, reject) => {
      if (this.#queue.length === 0) setImmediate(() => this.#flush())
      this.#queue.push({ statements, resolve, reject })
    })
  }

  #flush(): void {
    const taken = this.#queue
    this.#queue = []
    try {
      this.#do('BEGIN IMMEDIATE')
      const settled = taken.map((batch) => this.#settle(batch.statements))
      this.#do('COMMIT')
      taken.forEach((batch, i) => settled[i]?.(batch))
    } catch (error) {
      if (this.#db.inTransaction) this.#do('ROLLBACK')
      for (const batch of taken) batch.reject(error)
    }
  }

  /** Runs one batch inside the open transaction; what its sender hears is said after the commit. */
  #settle(statements: Statement[]): (batch: Waiting) => void {
    this.#do('SAVEPOINT one')
    try {
      const rows = statements.map((one) => this.#rowsOf(one))
      this.#do('RELEASE one')
      return (batch) => batch.resolve(rows)
    } catch (error) {
      if (!this.#db.inTransaction) throw error
      this.#do('ROLLBACK TO one')
      this.#do('RELEASE one')
      return (batch) => batch.reject(constraintError(error))
    }
  }
}

export const openSqlite = (path: string): NodeSqlite => new NodeSqlite(path)

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
