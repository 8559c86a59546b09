/** What an older database has is there after it was migrated, every row and every figure of it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { GRAVEST, gravityOf } from '../../src/domain/screening/gravity.ts'
import { findScreenings } from '../../src/store/screening/screening-list.ts'
import { openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { statement } from '../../src/store/engine/sql.ts'
import { targetsOn } from '../../src/store/target/targets.ts'
import { findSession } from '../../src/store/people/sessions.ts'
import { before, FILES, MIGRATIONS } from './older.ts'

test('photos kept before their bytes were looked at again stay as they were, and come first', async () => {
  const { sql } = before('0008_interfaces.sql')
  await sql.batch(
    [
      "INSERT INTO townships (code, name) VALUES ('t', '云溪镇')",
      "INSERT INTO teams (code, name) VALUES ('one', '放映一队')",
      `INSERT INTO villages (code, name, township_code, designated, annual_quota, pinyin, initials)
       VALUES ('v', '三清村', 't', 0, 12, '', '')`,
      `INSERT INTO screenings (id, team_code, village_code, started_at, ended_at, screened_on, venue, film_codes,
         attendance, recorded_at, received_at, status, credit)
       VALUES ('log', 'one', 'v', 'a', 'b', '2017-06-30', 'indoor', '[]', 1, 'c', 'd', 'submitted', 60)`,
      "INSERT INTO photos VALUES ('log', 'hash', 'end', 'image/png', 5, '2017-06-30', 'x')",
    ].map((text) => statement(text)),
  )
  sql.migrate(MIGRATIONS)
  expect(await sql.all('SELECT * FROM photos')).toEqual([
    {
      screening_id: 'log',
      sha256: 'hash',
      kind: 'end',
      type: 'image/png',
      bytes: 5,
      received_at: '2017-06-30',
      received_by: 'x',
      checked_at: null,
      fault: null,
      source: null,
      fault_id: null,
      entry_id: null,
      name: null,
      withdrawn: null,
      known_from: Date.parse('2017-06-30'),
    },
  ])
})

test('tokens made before keep all that they may, for a year from when they were made and 90 days at least', async () => {
  const { sql } = before('0006_credentials.sql')
  const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString()
  const add = (id: string, role: string, team: string | null, made: string, revoked: string | null = null) =>
    sql.run(
      `INSERT INTO tokens (id, name, token_hash, role, team_code, created_at, created_by, revoked_at)
       VALUES (?, ?, ?, ?, ?, ?, 'system', ?)`,
      id,
      id,
      id,
      role,
      team,
      made,
      revoked,
    )
  await sql.run(`INSERT INTO teams (code, name) VALUES ('team-01', '放映一队')`)
  await add('old', 'manager', null, '2019-02-28T01:00:00.000Z')
  await add('new', 'technician', null, daysAgo(10))
  await add('gone', 'team', 'team-01', daysAgo(400), daysAgo(1))
  expect(sql.migrate(MIGRATIONS)).toContain('0006_credentials.sql')
  const rows = await sql.all<{ id: string; scopes: string; expires_on: string }>(
    'SELECT id, scopes, expires_on FROM tokens',
  )
  const days = (day: string): number => Math.round((Date.parse(day) - Date.now()) / 86_400_000)
  expect(rows.map(({ id, scopes }) => [id, JSON.parse(scopes) as string[]])).toEqual([
    ['old', ['logs', 'reports', 'speaker-status', 'read']],
    ['new', ['reports', 'speaker-status', 'read']],
    ['gone', ['logs', 'read']],
  ])
  const left = rows.map((row) => days(row.expires_on))
  expect([left[0], left[2]].every((count) => count !== undefined && count >= 89 && count <= 91)).toBe(true)
  expect(left[1]).toBeGreaterThan(350)
  expect(await sql.first(`SELECT revoked_at IS NOT NULL AS ended FROM tokens WHERE id = 'gone'`)).toEqual({ ended: 1 })
  sql.close()
})

test('who is signed in stays so, and whose password was set is known to have had one', async () => {
  const { sql } = before('0006_credentials.sql')
  const account = (id: string, role: string, hash: string | null) =>
    sql.run(
      `INSERT INTO accounts (id, display_name, role, password_hash, created_at) VALUES (?, ?, ?, ?, '2017-01-01T00:00:00.000Z')`,
      id,
      id,
      role,
      hash,
    )
  await account('admin', 'manager', 'a hash')
  await account('tech', 'technician', null)
  await account('reset', 'manager', null)
  await sql.run(`INSERT INTO audit (at, actor_id, actor_name, actor_role, action, subject_kind, subject_id)
    VALUES ('2017-02-01T00:00:00.000Z', 'reset', 'reset', 'manager', 'set_password', 'account', 'reset')`)
  for (const [hash, id, end] of [
    ['one', 'admin', '2017-07-14T15:30:00.000Z'],
    ['two', 'tech', '2017-09-28T15:30:00.000Z'],
  ] as const) {
    await sql.run(`INSERT INTO sessions VALUES (?, ?, '2017-05-01T00:00:00.000Z', ?)`, hash, id, end)
  }
  sql.migrate(MIGRATIONS)
  expect(await sql.all('SELECT token_hash, last_used_at, expires_at FROM sessions ORDER BY token_hash')).toEqual([
    { token_hash: 'one', last_used_at: '2017-06-30T15:30:00.000Z', expires_at: '2017-07-14T15:30:00.000Z' },
    { token_hash: 'two', last_used_at: '2017-06-30T15:30:00.000Z', expires_at: '2017-09-28T15:30:00.000Z' },
  ])
  expect(await sql.first('SELECT count(DISTINCT id) AS n FROM sessions')).toEqual({ n: 2 })
  expect(await sql.all('SELECT id FROM accounts WHERE password_set_at IS NOT NULL ORDER BY id')).toEqual([
    { id: 'admin' },
    { id: 'reset' },
  ])
  for (const token of ['one', 'two'])
    expect(await findSession(sql, token, new Date('2017-06-30T15:30:00Z'))).not.toBeNull()
  sql.close()
})

const FOUND: Record<string, string[]> = {
  'a0000000-0000-4000-8000-000000000001': [],
  'a0000000-0000-4000-8000-000000000002': ['late_report'],
  'a0000000-0000-4000-8000-000000000003': ['duplicate', 'film_repeated', 'film_repeated', 'late_report'],
  'a0000000-0000-4000-8000-000000000004': ['of_a_later_year'],
  'a0000000-0000-4000-8000-000000000005': ['before_dusk', 'receipt_reused'],
}

test('logs of an older database are listed by their findings, and nothing else of them has changed', async () => {
  const { path: file, sql: made } = before('0005_bounds.sql')
  made.close()
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
  const kept = rows()

  const sql = openSqlite(file)
  sql.migrate(MIGRATIONS)
  expect(rows()).toMatchObject(kept)
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

test('the places of findings that are stored are those of today’s order, which has more at either end', () => {
  const written = FILES.flatMap((name) => [
    ...readFileSync(join(MIGRATIONS, name), 'utf8').matchAll(/json_each\('(\["[^']*\])'\)/g),
  ])
  const stored = JSON.parse(written.at(-1)?.[1] ?? '[]') as string[]
  expect(stored).toHaveLength(17)
  expect(stored.map((code) => gravityOf([{ code }]))).toEqual([...stored.keys()])
})

test('targets of an older database are what they were, and have no English name', async () => {
  const { sql } = before('0010_names.sql')
  await sql.run(
    `INSERT INTO targets (code, name, indicator, scope_kind, amount, unit, starts_on, deadline)
     VALUES ('t', '农村电影', 'screenings', 'county', 5472, '场', '01-01', '11-30')`,
  )
  const kept = await sql.all('SELECT * FROM targets')
  expect(sql.migrate(MIGRATIONS)).toEqual(FILES.filter((name) => name >= '0010_names.sql'))
  expect(await sql.all('SELECT * FROM targets')).toEqual(
    kept.map((row) => ({ ...(row as object), name_en: null, fed_by: null, known_from: 1 })),
  )
  expect(await targetsOn(sql, '2017-06-30')).toMatchObject([{ code: 't', name: '农村电影', amount: 5472 }])
})

test('of which villages one was made before that was written down, the trail tells', async () => {
  const { sql } = before('0017_names_past.sql')
  const line = (id: string, at: string, action: string, after: object) =>
    statement(
      `INSERT INTO audit (known_from, at, actor_id, actor_name, actor_role, action, subject_kind, subject_id, after)
       VALUES (?, ?, 'm', '管理员', 'manager', ?, 'village', ?, ?)`,
      [Date.parse(at), at, action, id, JSON.stringify(after)],
    )
  const [first, second] = ['2017-05-01T00:00:00.000Z', '2017-06-01T00:00:00.000Z']
  await sql.batch([
    line('c', first, 'merge', { aliases: ['甲村', 'a', '乙村', 'b'], effectiveOn: '2017-05-01' }),
    line('a', first, 'merge', { aliases: [], endsOn: '2017-04-30', effectiveOn: '2017-05-01' }),
    line('b', first, 'merge', { aliases: [], endsOn: '2017-04-30', effectiveOn: '2017-05-01' }),
    // what one was made of stays an alias of whatever comes after it
    line('d', second, 'split', { aliases: ['丙村', 'c', 'a', 'b'], effectiveOn: '2017-06-01' }),
    line('c', second, 'split', { aliases: ['a', 'b'], effectiveOn: '2017-06-01' }),
  ])
  sql.migrate(MIGRATIONS)
  expect(await sql.all('SELECT * FROM village_origins ORDER BY 1, 2')).toEqual([
    { village_code: 'c', from_code: 'a', made_on: '2017-05-01', known_from: Date.parse(first) },
    { village_code: 'c', from_code: 'b', made_on: '2017-05-01', known_from: Date.parse(first) },
    { village_code: 'd', from_code: 'c', made_on: '2017-06-01', known_from: Date.parse(second) },
  ])
})
