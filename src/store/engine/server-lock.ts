/** One server a folder: a lock that ends with its process, however that ends, and tells who holds it. */
import Database from 'better-sqlite3'

interface Holder {
  pid: number
  since: string
}

/** Another server is there; `holder` is who, unless that could not be read. */
export class FolderHeld extends Error {
  readonly holder: Holder | undefined
  constructor(holder: Holder | undefined) {
    super('another server holds the folder')
    this.holder = holder
  }
}

/** A server that is just ending is waited for. */
const WAIT_MS = 2000

/**
 * Holds the folder until the function it answers is called, or the process ends: the lock is one of the system's, on a
 * small database of its own, so that none is left behind by a process that was killed. What holds it can still be read.
 */
export function holdFolder(file: string, own: Holder, waitMs = WAIT_MS): () => void {
  const db = new Database(file, { timeout: waitMs })
  try {
    db.exec('BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS holder (pid INTEGER NOT NULL, since TEXT NOT NULL) STRICT')
    db.exec('DELETE FROM holder')
    db.prepare('INSERT INTO holder (pid, since) VALUES (?, ?)').run(own.pid, own.since)
    db.exec('COMMIT; BEGIN IMMEDIATE')
  } catch (error) {
    const isHeld = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
    const held = isHeld ? new FolderHeld(holderIn(db)) : error
    db.close()
    throw held
  }
  return () => db.close()
}

function holderIn(db: Database.Database): Holder | undefined {
  try {
    return db.prepare<[], Holder>('SELECT pid, since FROM holder').get()
  } catch {
    return undefined
  }
}
