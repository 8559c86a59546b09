/**
 * better-sqlite3 behind the port. Batches that arrive in the same turn of the event loop share one commit, so that
 * many senders wait for one write to disk; each is a savepoint of its own and fails alone.
 */
import Database from 'better-sqlite3'
import { setTimeout as pause } from 'node:timers/promises'
import { readKept } from './kept-readings.ts'
import { instantOf, KEEP_UP, NEWEST_KNOWN } from './knowledge.ts'
import { migrate } from './migrate.ts'
import { RecentlyUsed } from './recently-used.ts'
import { constraintError, type Row, type Sql, type Statement, type Value } from './sql.ts'
import type { WordIndex } from './known-words.ts'
import { Unavailable, whyOf } from './unavailable.ts'
import { LONGEST_TURN_MS, stopwatch, Turns } from './turns.ts'

interface Waiting {
  statements: Statement[]
  /** Until when it waits for another process that has the database locked. */
  until: number
  resolve: (rows: Row[][]) => void
  reject: (error: unknown) => void
}

/**
 * FULL: an acknowledged write survives a power cut. Logs touch pages all over their indexes, so the journal is given
 * room to gather changes to one page before it is copied back.
 */
export const PRAGMAS = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'cache_size = -32768',
  // what pages were before a batch, to undo it, is written to no file; of many databases, and where a migration sorts, it is
  'temp_store = MEMORY',
  'wal_autocheckpoint = 4000',
  // what one large import made of the journal is given back to the disk
  'journal_size_limit = 16777216',
]

type Prepared = Database.Statement<Value[], Row>

/** More than a busy day has; of those beyond, the one used longest ago is forgotten. */
const MOST_PREPARED = 400
/** Another process that writes (an import, a backup) is waited for so long, and asked so often; nobody else is held up. */
const LOCK_WAIT_MS = 5000
const LOCK_PAUSE_MS = 10

interface Opening {
  lockWaitMs?: number
  isReadOnly?: boolean
  /** Of one of very many that one process has open. */
  cacheKb?: number
}

export class NodeSqlite implements Sql {
  readonly rowsAtOnce = 5000
  /** Of a server, once it is there. */
  words: WordIndex | undefined
  readonly #db: Database.Database
  readonly #lockWaitMs: number
  readonly #prepared: RecentlyUsed<Prepared>
  readonly #turns = new Turns()
  #queue: Waiting[] = []
  #nextInstant: number | undefined

  /** Opens a file, `:memory:`, or in memory a copy of the bytes of a file. */
  constructor(path: string | Buffer, { lockWaitMs = LOCK_WAIT_MS, isReadOnly = false, cacheKb }: Opening = {}) {
    this.#lockWaitMs = lockWaitMs
    this.#db = new Database(path, { timeout: lockWaitMs, readonly: isReadOnly })
    if (!isReadOnly) for (const pragma of PRAGMAS) this.#db.pragma(pragma)
    if (cacheKb !== undefined) this.#db.exec(`PRAGMA cache_size = -${cacheKb}; PRAGMA temp_store = FILE`)
    // from here on nothing waits for a lock without letting others go on
    this.#db.pragma('busy_timeout = 0')
    this.#prepared = new RecentlyUsed(MOST_PREPARED, (sql) => this.#db.prepare<Value[], Row>(sql))
  }

  all<R>(sql: string, ...values: Value[]): Promise<R[]> {
    return this.#read(() => this.#prepared.get(sql).all(...values) as R[])
  }

  first<R>(sql: string, ...values: Value[]): Promise<R | null> {
    return this.#read(() => (this.#prepared.get(sql).get(...values) ?? null) as R | null)
  }

  async run(sql: string, ...values: Value[]): Promise<number> {
    const [, changed] = await this.#write([
      { sql, values },
      { sql: 'SELECT changes() AS n', values: [] },
    ])
    return Number(changed?.[0]?.['n'] ?? 0)
  }

  async batch<T extends unknown[]>(statements: Statement[]): Promise<T> {
    const isReading = (): boolean => statements.every(({ sql }) => this.#prepared.get(sql).readonly)
    const read = await this.#read(() => (isReading() ? this.#snapshot(statements) : null))
    return (read ?? (await this.#write(statements))) as unknown as T
  }

  readonly read: Sql['read'] = readKept((statements) => this.batch(statements))

  /** Names of the migrations applied now; throws NewerDatabase when the file was made by newer code. */
  migrate(folder: string): string[] {
    const store = Number(this.#db.pragma('temp_store', { simple: true }))
    this.#db.exec(`PRAGMA busy_timeout = ${this.#lockWaitMs}; PRAGMA temp_store = FILE`)
    const applied = migrate(this.#db, folder)
    this.#db.exec(`PRAGMA busy_timeout = 0; PRAGMA temp_store = ${store}`)
    return applied
  }

  close(): void {
    while (this.#queue.length > 0 && this.#flush()) continue
    for (const batch of this.#queue.splice(0)) batch.reject(new Unavailable('locked', 'closed'))
    this.words?.close()
    this.#db.close()
  }

  /** Reads when it is its turn; what another process has locked is asked for again and again, while others go on. */
  async #read<T>(work: () => T): Promise<T> {
    const until = stopwatch() + this.#lockWaitMs
    for (;;) {
      try {
        return await this.#turns.work(work)
      } catch (error) {
        if (!isLocked(error) || stopwatch() > until) throw sqliteError(error)
        await pause(LOCK_PAUSE_MS)
      }
    }
  }

  #do(control: string): void {
    this.#prepared.get(control).run()
  }

  #rowsOf({ sql, values }: Statement): Row[] {
    const ready = this.#prepared.get(sql)
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
      if (this.#queue.length === 0) setImmediate(() => this.#flushAll())
      this.#queue.push({ statements, until: stopwatch() + this.#lockWaitMs, resolve, reject })
    })
  }

  /** One commit after another, each with a turn for others behind it. */
  #flushAll(): void {
    const isWritten = this.#flush()
    if (this.#queue.length === 0) return
    if (isWritten) setImmediate(() => this.#flushAll())
    else setTimeout(() => this.#flushAll(), LOCK_PAUSE_MS)
  }

  /** Commits what waits, as much as one turn allows; false when another process has the lock. */
  #flush(): boolean {
    if (this.#queue.length === 0) return true
    const taken: Waiting[] = []
    const settled: ((batch: Waiting) => void)[] = []
    try {
      this.#do('BEGIN IMMEDIATE')
      this.#nextInstant = undefined
      const began = stopwatch()
      while (this.#queue.length > 0 && (taken.length === 0 || stopwatch() - began < LONGEST_TURN_MS)) {
        const batch = this.#queue.shift() as Waiting
        taken.push(batch)
        settled.push(this.#settle(batch.statements))
      }
      this.#do('COMMIT')
      taken.forEach((batch, i) => settled[i]?.(batch))
    } catch (error) {
      this.#rollBack()
      if (isLocked(error)) return this.#stillLocked(taken, error)
      const late = taken.length > 0 ? taken : this.#queue.splice(0)
      for (const batch of late) batch.reject(sqliteError(error))
    }
    return true
  }

  /** Runs one batch inside the open transaction; what its sender hears is said after the commit. */
  #settle(statements: Statement[]): (batch: Waiting) => void {
    this.#do('SAVEPOINT one')
    try {
      this.#moveOn(instantOf(statements))
      const rows = statements.map((one) => this.#rowsOf(one))
      this.#do('RELEASE one')
      return (batch) => batch.resolve(rows)
    } catch (error) {
      if (!this.#db.inTransaction) throw error
      this.#do('ROLLBACK TO one')
      this.#do('RELEASE one')
      return (batch) => batch.reject(sqliteError(error))
    }
  }

  /** Once a commit to a later instant: nobody can read between two of its batches. */
  #moveOn(at: number | undefined): void {
    if (at === undefined) return
    this.#nextInstant ??= 1 + Number(this.#prepared.get(NEWEST_KNOWN).get()?.['n'])
    this.#prepared.get(KEEP_UP).run(Math.max(at, this.#nextInstant))
  }

  #rollBack(): void {
    try {
      if (this.#db.inTransaction) this.#do('ROLLBACK')
    } catch {
      // SQLite has undone it by itself; what went wrong first is what is told
    }
  }

  /** Those who waited long enough are told; the others wait on, in their order. */
  #stillLocked(taken: Waiting[], error: unknown): false {
    const now = stopwatch()
    const waiting = [...taken, ...this.#queue]
    this.#queue = waiting.filter(({ until }) => until > now)
    for (const batch of waiting) if (batch.until <= now) batch.reject(sqliteError(error))
    return false
  }
}

export const openSqlite = (path: string | Buffer, options?: Opening): NodeSqlite => new NodeSqlite(path, options)

const SIGNS = [
  ['full', /^SQLITE_FULL/],
  ['read_only', /^SQLITE_(READONLY|PERM)/],
  ['locked', /^SQLITE_(BUSY|LOCKED)/],
  ['disk', /^SQLITE_(IOERR|CANTOPEN|NOMEM)/],
] as const

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const isLocked = (error: unknown): boolean => whyOf(codeOf(error), SIGNS) === 'locked'

/** Unavailable, a ConstraintError, or the error as it is. */
function sqliteError(error: unknown): unknown {
  const why = whyOf(codeOf(error), SIGNS)
  return why === undefined ? constraintError(error) : new Unavailable(why, error)
}
