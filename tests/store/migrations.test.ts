/** One folder of migrations, two tools: our own and wrangler's. Each finds what the other did. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, expect, test } from 'vitest'
import { openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { freshD1 } from '../d1.ts'
import { aFolder } from '../server.ts'
import { before, FILES, MIGRATIONS } from './older.ts'

function wrangler(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/wrangler/bin/wrangler.js', 'd1', 'migrations', ...args],
    { encoding: 'utf8', env: { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false' }, timeout: 50_000 },
  )
  if (status !== 0) throw new Error(`wrangler ${args.join(' ')}: ${stdout}${stderr}`)
  return stdout
}

/** The file in which wrangler keeps its local database. */
function fileUnder(folder: string): string {
  const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(
    (name) => name.endsWith('.sqlite') && !name.endsWith('metadata.sqlite'),
  )
  if (file === undefined) throw new Error(`wrangler left no database in ${folder}`)
  return file
}

/** The folder of wrangler's local databases, with this one in the place that it asks. */
function folderWith(database: string): string {
  const folder = aFolder()
  mkdirSync(dirname(join(folder, place)), { recursive: true })
  copyFileSync(database, join(folder, place))
  return folder
}

/** Where in its folder wrangler has the database. */
let place: string
/** A database to which wrangler did the newest migration: each one that it does is a workerd started anew. */
let theirs: string
beforeAll(() => {
  const folder = aFolder()
  wrangler('list', 'DB', '--local', '--persist-to', folder)
  place = fileUnder(folder)
  const { path, sql } = before(FILES.at(-1) ?? '')
  sql.close()
  const other = folderWith(path)
  wrangler('apply', 'DB', '--local', '--persist-to', other)
  theirs = join(other, place)
})

function madeByUs(): string {
  const file = join(aFolder(), 'ours.sqlite')
  const sql = openSqlite(file)
  expect(sql.migrate(MIGRATIONS)).toEqual(FILES)
  sql.close()
  return file
}

function read(file: string, sql: string): unknown[] {
  const db = new Database(file)
  try {
    return db.prepare(sql).all()
  } finally {
    db.close()
  }
}

/** Without what either tool keeps for itself. */
const SCHEMA = `SELECT type, name, tbl_name, sql FROM sqlite_master
  WHERE name NOT LIKE '\\_cf%' ESCAPE '\\' AND tbl_name <> 'd1_migrations' ORDER BY type, name`
const APPLIED = 'SELECT name FROM d1_migrations ORDER BY id'

test('both tools make the same schema and write down the same names', async () => {
  const ours = madeByUs()
  const schema = read(ours, SCHEMA)
  expect(schema.length).toBeGreaterThan(10)
  expect(read(ours, APPLIED)).toEqual(FILES.map((name) => ({ name })))
  // all of them taken apart by wrangler as its command does, put to D1; and the newest by the command
  const { sql } = await freshD1()
  expect(await sql.all(SCHEMA)).toEqual(schema)
  expect(await sql.all(APPLIED)).toEqual(read(ours, APPLIED))
  expect(read(theirs, SCHEMA)).toEqual(schema)
  expect(read(theirs, APPLIED)).toEqual(read(ours, APPLIED))
})

test('what wrangler migrated is up to date for us, and what we migrated for wrangler', () => {
  const sql = openSqlite(theirs)
  expect(sql.migrate(MIGRATIONS)).toEqual([])
  sql.close()

  expect(wrangler('list', 'DB', '--local', '--persist-to', folderWith(madeByUs()))).toContain('No migrations to apply')
})

test('the Worker, which cannot list a folder, knows the newest migration', () => {
  const [, newest] = /NEWEST_MIGRATION = '(.+)'/.exec(readFileSync('src/worker.ts', 'utf8')) ?? []
  expect(newest).toBe(FILES.at(-1))
})

test('what a row was has every column of its table, in the same order, so that it is put aside whole', () => {
  const file = madeByUs()
  const columnsOf = (table: string): string[] =>
    (read(file, `SELECT name FROM pragma_table_xinfo('${table}')`) as { name: string }[]).map(({ name }) => name)
  const past = (
    read(file, "SELECT name FROM sqlite_master WHERE name LIKE '%\\_past' ESCAPE '\\' AND type = 'table'") as {
      name: string
    }[]
  ).map(({ name }) => name)
  expect(past.length).toBeGreaterThan(15)
  for (const table of past) {
    const own = columnsOf(table.replace(/_past$/, ''))
    expect([table, columnsOf(table).filter((name) => name !== 'row' && name !== 'known_until')]).toEqual([table, own])
  }
})
