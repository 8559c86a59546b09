/** A copy of a database of one moment, made while others read and write. */
import Database from 'better-sqlite3'

const ALL_PAGES = 0x7fffffff

/** In one step, so that nobody's write begins it anew; run by a process that may be held up by it. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const db = new Database(from, { readonly: true, timeout: 5000 })
  try {
    await db.backup(to, { progress: () => ALL_PAGES })
  } finally {
    db.close()
  }
}

/** What SQLite finds wrong with a file; null where it is sound. */
export function faultIn(path: string): string | null {
  try {
    const db = new Database(path, { readonly: true })
    try {
      const [first] = db.pragma('integrity_check(1)', { simple: false }) as { integrity_check: string }[]
      return first?.integrity_check === 'ok' ? null : (first?.integrity_check ?? 'no answer')
    } finally {
      db.close()
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Brings what its journal has into the file itself, so that it can be put aside; false where it cannot be read. */
export function settle(path: string): boolean {
  try {
    const db = new Database(path)
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    return true
  } catch {
    return false
  }
}
