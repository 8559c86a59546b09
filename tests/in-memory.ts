/** Databases in memory for tests: migrated once in a process, and copied for whoever asks, which takes a hundredth of it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureRegister } from '../src/exchange/register-files.ts'
import { type NodeSqlite, openSqlite } from '../src/store/engine/node-sqlite.ts'
import { NOW } from './make.ts'
import { registerFiles } from './register-files.ts'
import { aFolder } from './server.ts'

const MADE = new Map<string, Promise<Buffer>>()

/** Of the newest schema, with nothing in it. */
export const anEmptyDatabase = (): Promise<NodeSqlite> =>
  copyOf('empty', async (sql) => void sql.migrate('db/migrations'))

/** With the register of the seed, brought at `NOW`. */
export const aCountyInMemory = (): Promise<NodeSqlite> =>
  copyOf('county', async (sql) => {
    sql.migrate('db/migrations')
    await ensureRegister(sql, registerFiles, NOW)
  })

async function copyOf(name: string, fill: (sql: NodeSqlite) => Promise<void>): Promise<NodeSqlite> {
  const made = MADE.get(name) ?? bytesOf(fill)
  MADE.set(name, made)
  return openSqlite(await made)
}

async function bytesOf(fill: (sql: NodeSqlite) => Promise<void>): Promise<Buffer> {
  const file = join(aFolder(), 'copy.sqlite')
  const sql = openSqlite(file)
  await fill(sql)
  sql.close()
  // a copy in memory has no journal beside it: https://sqlite.org/fileformat2.html, 1.3.3
  return readFileSync(file).fill(1, 18, 20)
}
