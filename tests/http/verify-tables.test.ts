/** Every table of the schema: whoever alters, removes or adds a row of it behind the service is found, and it is named. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MOVE_ON } from '../../src/store/engine/knowledge.ts'
import { openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { type Row, type Sql, statement, type Value } from '../../src/store/engine/sql.ts'
import { audited, SYSTEM } from '../../src/store/people/audit.ts'
import { PERSONAL_COLUMNS } from '../../src/store/people/personal-columns.ts'
import { checkStep, type Step } from '../../src/store/trail/check.ts'
import { STANDING, STREAMS } from '../../src/store/trail/proven-tables.ts'
import { FEW_SEALS, sealTrail } from '../../src/store/trail/seals.ts'
import { aScreening, NOW } from '../make.ts'
import { aFolder } from '../server.ts'
import { aService, type Caller, type Service, told } from './service.ts'
import { OF_ANOTHER, STEPS } from './walk-steps.ts'

/** What nobody has to prove, and why. */
const NOT_PROVEN: Record<string, string> = {
  d1_migrations: 'tells of the schema, not of the office',
  sqlite_sequence: 'the numbers of rows; that of the trail is compared with its end',
  knowledge: 'the newest instant, which only grows',
  assertions: 'never has a row',
  probe: 'whether the disk takes a row',
  presences: 'who looks at a log just now',
  sessions: 'who is signed in; signing in has its line',
  sign_in_attempts: 'for a day, so that nobody guesses passwords',
  sign_in_places: 'where an account was used, so that a new place is told',
  token_networks: 'where a token was used, so that a new place is told',
  intake_paces: 'how much a sender sent within the hour',
  enrolments: 'cards until they are used; using one has its line',
  recovery_codes: 'codes until they are used; using one has its line',
  jobs: 'when each job ran last',
  messages: 'what waits to be told or was; it is made of what is proven',
  notices: 'what waits to be told or was; it is made of what is proven',
  tellings: 'what waits to be told or was; it is made of what is proven',
  cleared_lines: 'hashes of lines whose people were cleared, which have to fit the seals',
  photo_marks: 'an index of the photos that logs name',
  cadre_keys: 'what the links and codes of villages are made with',
  push_keys: 'what browsers know the service by',
  push_subscriptions: 'a browser that is woken, as long as somebody is signed in there',
  years_shown: 'any of its rows may be gone until the next night; those that are there are looked at with the sums',
  speaker_days: 'what machines say of themselves, many times a day in one row; its turns stand in speaker_days_past',
}
/** What triggers keep beside the rows it is worked out from. */
const KEPT_BESIDE = ['shown_days', 'team_months', 'villages_seen', 'villages_tested']
/** Looked at whole by a check of their own. */
const OWN_CHECK = ['audit', 'seals', 'proofs', 'bulletins', 'settlement_lines', ...KEPT_BESIDE]
/** Columns that change without a line, or are cleared when their years are over; the place of a row in the file. */
const LEFT_OUT: Record<string, readonly string[]> = {
  ...PERSONAL_COLUMNS,
  photos: ['checked_at', 'fault'],
  accounts: ['totp_step'],
  tokens: ['last_used_at'],
}

let service: Service
let sql: Sql
/** Somebody who has the file. */
let raw: InstanceType<typeof Database>
beforeAll(async () => {
  const path = join(aFolder(), 'yingxiang.sqlite')
  const file = openSqlite(path)
  file.migrate('db/migrations')
  service = await aService({ sql: file })
  sql = file
  const [manager, other] = [await service.callerAs('manager'), await service.callerAs('manager')]
  const seal = () => sealTrail(service.deps, FEW_SEALS)
  for (const [i, step] of [...STEPS, ...MORE].entries()) {
    await walk(step, manager, other)
    if (i % 9 === 8) await seal()
  }
  await pastTheService()
  await seal()
  await onceMore()
  await seal()
  raw = new Database(path)
}, 60_000)
afterAll(() => {
  raw.close()
  service.sql.close()
})

test('what nobody altered is what was proven of it', async () => {
  expect(service.lines).toEqual([])
  expect(await faultFrom('seals')).toBeUndefined()
  for (const name of raw.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all())
    raw.exec(`DROP TRIGGER ${String(name)}`)
  raw.exec('PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON')
})

const MORE: typeof STEPS = [
  { route: 'post /api/tokens', body: { name: '平台', role: 'technician' } },
  {
    route: 'put /api/townships/{code}',
    path: '/api/townships/510723101',
    body: { code: '510723101', name: '富驿新镇', effectiveOn: '2017-06-15', reason: '更名' },
  },
  { route: 'post /api/screenings', body: aScreening({ filmCodes: [], filmTitles: ['不在册的片'], receiptNo: '9' }) },
]

/** What no step of the walk leaves. */
const pastTheService = () =>
  sql.batch([
    statement("INSERT INTO import_columns VALUES ('screenings', '放映 人', 'operatorName')"),
    statement(
      "INSERT INTO village_origins (village_code, from_code, made_on) VALUES ('510723100211', 'before', '2017-06-01')",
    ),
    statement(
      "INSERT INTO cadre_answers VALUES ('a', 'd', 'link', 't', 'v', '2017', '2017', 'confirmed', '', NULL, '2017', 0, NULL)",
    ),
    audited(SYSTEM, NOW, [
      { action: 'answer', subjectKind: 'cadre_answer', subjectId: 'a' },
      { action: 'put', subjectKind: 'import_columns', subjectId: 'screenings' },
      { action: 'again', subjectKind: 'village', subjectId: '510723100211' },
    ]),
  ])

async function walk({ route, path, body, headers }: (typeof STEPS)[number], manager: Caller, other: Caller) {
  const [method = '', address = ''] = route.split(' ')
  const { items } = await told<{ items: { id: string }[] }>(await manager('GET', '/api/flags?open=true'))
  const to = path ?? address.replace('{id}', encodeURIComponent(items[0]?.id ?? ''))
  const answer = await (OF_ANOTHER.test(route) ? other : manager)(method.toUpperCase(), to, body, headers)
  expect([route, answer.status < 300]).toEqual([route, true])
}

/** Each row that has versions gets another one, with a line that tells of it. */
async function onceMore(): Promise<void> {
  for (const { name, told: kinds, arms } of STREAMS.filter((stream) => stream.arms.length === 2)) {
    const subjectKind = kinds.find((kind) => kind === 'register') ?? kinds.at(-1) ?? 'flag'
    const row = await sql.first<{ id: string }>(`SELECT ${arms[0]?.key} AS id FROM ${name}`)
    await sql.batch([
      { sql: MOVE_ON, values: [0] },
      audited(SYSTEM, NOW, [{ action: 'again', subjectKind, subjectId: row?.id ?? '' }]),
      {
        sql: `UPDATE ${name} SET ${name === 'photos' ? 'withdrawn = withdrawn' : 'known_from = known_from'}`,
        values: [],
      },
    ])
  }
}

async function faultFrom(at: string, until?: string): Promise<Step['fault']> {
  const place = { sql, sealFile: service.deps.sealFile }
  for (let next: string | undefined = at; next !== undefined && next !== until;) {
    const step: Step = await checkStep(place, next)
    if (step.fault) return step.fault
    next = step.next
    if (until !== undefined && next?.startsWith(`${until} `)) return undefined
  }
  return undefined
}

const tables = async (): Promise<string[]> => {
  const rows = await sql.all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
  return rows.map(({ name }) => name)
}
const KEYS = new Map([
  ...STREAMS.map(({ name, arms }): [string, string] => [name, arms[0]?.key ?? '']),
  ...STANDING.map(({ table, key }): [string, string] => [table, key]),
])
const PROVEN = [...KEYS.keys()]
/** Where its rows are looked at. */
const faultOf = (table: string): Promise<Step['fault']> => {
  if (OWN_CHECK.includes(table)) return faultFrom('seals')
  const at = PROVEN.indexOf(table)
  return faultFrom(`proofs ${at} 0`, `proofs ${at + 1}`)
}

test('every table of the schema is proven, has a check of its own, or a reason', async () => {
  const known = [...PROVEN.filter((name) => name !== 'audit'), ...OWN_CHECK, ...Object.keys(NOT_PROVEN)]
  expect([...known].sort()).toEqual(await tables())
})

type Column = Record<'name' | 'type', string>
/** Of those that are kept, not worked out. */
const columnsOf = (table: string): Column[] =>
  raw.prepare<[], Column>(`SELECT name, type FROM pragma_table_xinfo('${table}') WHERE hidden = 0`).all()

/** One byte. */
function altered(value: Value, type: string): Value {
  if (typeof value === 'number') return value + 1000
  if (value === null) return type === 'TEXT' ? 'x' : 1
  const at = value.search(/[0-9a-z]/i)
  return at === -1 ? `${value}x` : value.slice(0, at) + (value[at] === '1' ? '2' : '1') + value.slice(at + 1)
}

/** What is said once somebody did something to a table; afterwards it is as it was. */
async function after(table: string, change: string, ...values: Value[]): Promise<Step['fault']> {
  const columns = columnsOf(table)
    .map(({ name }) => `"${name}"`)
    .join(', ')
  const kept = raw.prepare<[], Value[]>(`SELECT ${columns} FROM ${table}`).raw().all()
  raw.prepare(change).run(...values)
  const fault = await faultOf(table)
  raw.exec(`DELETE FROM ${table}`)
  const put = raw.prepare(`INSERT INTO ${table} (${columns}) VALUES (${columns.replace(/"\w+"/g, '?')})`)
  for (const row of kept) put.run(...row)
  raw.exec("UPDATE sqlite_sequence SET seq = (SELECT max(id) FROM audit) WHERE name = 'audit'")
  return fault
}

// of lines of the trail the seals tell first
const TABLES = [...PROVEN.filter((name) => name !== 'audit'), ...OWN_CHECK]
describe.each(TABLES)('of %s', (table) => {
  const first = (): { row: Row; where: string; values: Value[] } => {
    const row = raw.prepare<[], Row>(`SELECT * FROM ${table} LIMIT 1`).get()
    if (!row) throw new Error('it has no row')
    const columns = columnsOf(table).map(({ name }) => name)
    return {
      row,
      where: columns.map((name) => `"${name}" IS ?`).join(' AND '),
      values: columns.map((name) => row[name] ?? null),
    }
  }

  test('a byte in each column', async () => {
    const { row, where, values } = first()
    const key =
      KEYS.has(table) && !OWN_CHECK.includes(table)
        ? raw
            .prepare(`SELECT ${KEYS.get(table)} FROM ${table} WHERE ${where}`)
            .pluck()
            .get(...values)
        : undefined
    const leftOut = ['row', ...(LEFT_OUT[table.replace(/_past$/, '')] ?? [])]
    for (const { name, type } of columnsOf(table)) {
      const to = altered(row[name] ?? null, type)
      const fault = await after(table, `UPDATE ${table} SET "${name}" = ? WHERE ${where}`, to, ...values)
      const said = fault && (key === undefined ? [] : [fault.facts?.['table'], fault.facts?.['key']])
      const meant = key === undefined ? [] : [table, key]
      expect([name, said]).toEqual([name, leftOut.includes(name) ? undefined : meant])
    }
  })

  test('a row gone, a row put in', async () => {
    const { where, values } = first()
    const gone = await after(table, `DELETE FROM ${table} WHERE ${where}`, ...values)
    expect(gone).toBeDefined()
    const columns = columnsOf(table)
    const copied = columns.map(({ name, type }) => {
      if (type === 'TEXT') return `"${name}" || 'x'`
      return OWN_CHECK.includes(table) ? `"${name}" + 1000` : `"${name}"`
    })
    const names = columns.map(({ name }) => `"${name}"`).join(', ')
    const copy = `INSERT INTO ${table} (${names}) SELECT ${copied.join(', ')} FROM ${table} WHERE ${where}`
    const added = await after(table, copy, ...values)
    expect(added).toBeDefined()
  })
})
