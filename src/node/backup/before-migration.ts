/** Before a migration changes a database, it is backed up as it is. */
import { existsSync, readdirSync } from 'node:fs'
import type { Config } from '../../config.ts'
import { AppError } from '../../domain/errors.ts'
import { say } from '../../domain/language.ts'
import { openSqlite } from '../../store/engine/node-sqlite.ts'
import { CannotStart, databaseOf, keepPrivate } from '../data-folder.ts'
import { isOn, makeBackup } from './make-backup.ts'

/** What it has had; nothing of one that was never migrated, or cannot be opened, which is said by whoever opens it next. */
async function doneIn(path: string): Promise<Set<string>> {
  try {
    const sql = openSqlite(path, { isReadOnly: true })
    try {
      return new Set((await sql.all<{ name: string }>('SELECT name FROM d1_migrations')).map(({ name }) => name))
    } finally {
      sql.close()
    }
  } catch {
    return new Set()
  }
}

export async function backUpBeforeMigration(config: Config, migrations: string, now: () => Date): Promise<void> {
  const path = databaseOf(config)
  if (!isOn(config) || !existsSync(path)) return
  const done = await doneIn(path)
  const waiting = readdirSync(migrations).filter((name) => name.endsWith('.sql') && !done.has(name))
  if (done.size === 0 || waiting.length === 0) return
  keepPrivate(config.DATA_DIR)
  try {
    const { secondFailed } = await makeBackup('migration', { config, now })
    // the copy that matters now is there
    if (secondFailed) {
      console.error(
        `warning: ${secondFailed instanceof AppError ? say('en', secondFailed.sentence) : secondFailed.message}`,
      )
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new CannotStart(
      `Not started: before ${waiting[0]} the database has to be backed up, and that failed. ${say('en', error.sentence)} ` +
        `(BACKUP_DIR=none goes on without.)\n${say('zh', error.sentence)}`,
    )
  }
}
