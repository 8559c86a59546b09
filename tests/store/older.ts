/** The migrations, and a database as it was before one of them. */
import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { aFolder } from '../server.ts'

export const MIGRATIONS = 'db/migrations'
export const FILES = readdirSync(MIGRATIONS)
  .filter((name) => name.endsWith('.sql'))
  .sort()

/** A database as it was before a migration. */
export function before(migration: string): { path: string; sql: ReturnType<typeof openSqlite> } {
  const folder = aFolder()
  for (const name of FILES.filter((file) => file < migration)) copyFileSync(join(MIGRATIONS, name), join(folder, name))
  const path = join(folder, 'old.sqlite')
  const sql = openSqlite(path)
  sql.migrate(folder)
  return { path, sql }
}
