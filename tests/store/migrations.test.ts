/** One folder of migrations, two tools: our own and wrangler's. Each finds what the other did. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { GRAVEST, gravityOf } from '../../src/domain/gravity.ts'
import { findScreenings } from '../../src/store/screening-list.ts'
import { openSqlite } from '../../src/store/node-sqlite.ts'
import { aFolder } from '../server.ts'

const MIGRATIONS = 'db/migrations'
const FILES = readdirSync(MIGRATIONS)
  .filter((name) => name.endsWith('.sql'))
  .sort()

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

function madeByWrangler(): { folder: string; file: string } {
  const folder = aFolder()
  wrangler('apply', 'DB', '--local', '--persist-to', folder)
  return { folder, file: fileUnder(folder) }
}

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
const schemaOf = (file: string): unknown[] =>
  read(
    file,
    `SELECT type, name, tbl_name, sql FROM sqlite_master
     WHERE name NOT LIKE '\\_cf%' ESCAPE '\\' AND tbl_name <> 'd1_migrations' ORDER BY type, name`,
  )
const appliedIn = (file: string): unknown[] => read(file, 'SELECT name FROM d1_migrations ORDER BY id')

test('both tools make the same schema and write down the same names', () => {
  const { folder, file } = madeByWrangler()
  const theirs = join(folder, file)
  const ours = madeByUs()
  expect(schemaOf(ours)).toEqual(schemaOf(theirs))
  expect(schemaOf(ours).length).toBeGreaterThan(10)
  expect(appliedIn(ours)).toEqual(FILES.map((name) => ({ name })))
  expect(appliedIn(theirs)).toEqual(appliedIn(ours))
})

test('what wrangler migrated is up to date for us, and what we migrated for wrangler', () => {
  const { folder, file } = madeByWrangler()
  const sql = openSqlite(join(folder, file))
  expect(sql.migrate(MIGRATIONS)).toEqual([])
  sql.close()

  const other = aFolder()
  mkdirSync(dirname(join(other, file)), { recursive: true })
  copyFileSync(madeByUs(), join(other, file))
  expect(wrangler('list', 'DB', '--local', '--persist-to', other)).toContain('No migrations to apply')
})

test('the Worker, which cannot list a folder, knows the newest migration', () => {
  const [, newest] = /NEWEST_MIGRATION = '(.+)'/.exec(readFileSync('src/worker.ts', 'utf8')) ?? []
  expect(newest).toBe(FILES.at(-1))
})

/** A database as an older version left it, after the migration of that name. */
function madeUpTo(newest: string): string {
  const [folder, file] = [aFolder(), join(aFolder(), 'older.sqlite')]
  for (const name of FILES.filter((one) => one <= newest)) copyFileSync(join(MIGRATIONS, name), join(folder, name))
  const sql = openSqlite(file)
  sql.migrate(folder)
  sql.close()
  return file
}

const FOUND: Record<string, string[]> = {
  'a0000000-0000-4000-8000-000000000001': [],
  'a0000000-0000-4000-8000-000000000002': ['late_report'],
  'a0000000-0000-4000-8000-000000000003': ['duplicate', 'film_repeated', 'film_repeated', 'late_report'],
  'a0000000-0000-4000-8000-000000000004': ['of_a_later_year'],
  'a0000000-0000-4000-8000-000000000005': ['before_dusk', 'receipt_reused'],
}

test('logs of an older database are listed by their findings, and nothing else of them has changed', async () => {
  const file = madeUpTo('0004_desk.sql')
  const older = new Database(file)
  older.exec(`INSERT INTO townships VALUES ('t', '云溪镇'); INSERT INTO teams (code, name) VALUES ('team-01', '一队');
    INSERT INTO villages (code, name, township_code, designated, annual_quota, pinyin, initials)
    VALUES ('v', '三清村', 't', 1, 12, 'sanqingcun', 'sqc');`)
  const insert = older.prepare(
    `INSERT INTO screenings (id, team_code, village_code, started_at, ended_at, screened_on, venue, film_codes, attendance,
       note, recorded_at, received_at, status, credit, findings) VALUES (?, 'team-01', 'v', '2017-06-30T12:50:00.000Z',
       '2017-06-30T14:30:00.000Z', '2017-06-30', 'outdoor', '["film-001"]', 85, '雨后', '2017-06-30T14:35:00.000Z',
       '2017-06-30T14:35:00.000Z', 'held', 60, ?)`,
  )
  for (const [id, codes] of Object.entries(FOUND)) {
    insert.run(id, JSON.stringify(codes.map((code) => ({ code, blocking: true, facts: { film: `"code":"overlap"` } }))))
  }
  const rows = (): unknown[] => older.prepare('SELECT * FROM screenings ORDER BY id').all()
  const before = rows()

  const sql = openSqlite(file)
  sql.migrate(MIGRATIONS)
  expect(rows()).toMatchObject(before)
  older.close()
  const listed = async (filter: Parameters<typeof findScreenings>[1]): Promise<string[]> =>
    (await findScreenings(sql, filter, 10)).items.map(({ id }) => id)
  const gravest = Object.entries(FOUND)
    .map(([id, codes]) => ({ id, place: gravityOf(codes.map((code) => ({ code }))) }))
    .toSorted((a, b) => a.place - b.place)
  expect(await listed({ sort: 'gravest' })).toEqual(gravest.map(({ id }) => id))
  for (const finding of GRAVEST) {
    const having = Object.keys(FOUND).filter((id) => FOUND[id]?.includes(finding))
    expect(await listed({ finding, sort: 'oldest' })).toEqual(having)
  }
  sql.close()
})

test('the places of findings that are stored are those of today’s order', () => {
  const written = FILES.flatMap((name) => [
    ...readFileSync(join(MIGRATIONS, name), 'utf8').matchAll(/json_each\('(\["[^']*\])'\)/g),
  ])
  expect(JSON.parse(written.at(-1)?.[1] ?? '[]')).toEqual(GRAVEST)
})
