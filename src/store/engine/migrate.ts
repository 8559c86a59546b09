/** What the folder of migrations has and a database has not, applied in its order. */
import type Database from 'better-sqlite3'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export class NewerDatabase extends Error {}

/** The same history as wrangler's: its table, its file names, so either tool finds what the other did. */
export function migrate(db: Database.Database, folder: string): string[] {
  db.exec(`CREATE TABLE IF NOT EXISTS d1_migrations(
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)`)
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  const done = new Set(db.prepare('SELECT name FROM d1_migrations').pluck().all() as string[])
  const unknown = [...done].find((name) => !files.includes(name))
  if (unknown !== undefined) throw new NewerDatabase(unknown)
  const waiting = files.filter((name) => !done.has(name))
  for (const name of waiting) {
    db.transaction(() => {
      db.exec(readFileSync(join(folder, name), 'utf8'))
      db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').run(name)
    })()
  }
  return waiting
}
