/** A county with 100 000 logs: how long any one request holds up everybody else, whatever is asked, sent or locked. */
import Database from 'better-sqlite3'
import { hashPassword } from '../../src/http/secrets.ts'
import { putAccounts } from '../../src/store/people/accounts.ts'
import { aCounty, type County, fillYears, logOf, NOW, tokenFor } from './county.ts'
import { csvOf } from './import-sheet.ts'
import type { Held } from './loop-watch.ts'
import { type Served, serveWatched } from './served.ts'

/** 453 villages, 12 months. */
const YEARS = 19

/** Written in bulk by `fillYears`; then each log is given people, papers, findings and a state, as in life. */
export async function fill(county: County): Promise<number> {
  await fillYears(county, 2017, YEARS)
  await county.sql.run(
    `UPDATE screenings SET receipt_no = 'B-' || substr(team_code, 6) || '-' || rowid,
       operator_name = '放映员' || (rowid % 44), witness_name = '证人' || (rowid % 900),
       note = CASE WHEN rowid % 7 = 0 THEN '雨后改期，村委会院坝放映，观众较多' END, latitude = 31.2, longitude = 105.3,
       accuracy_m = 12, position_fixed_at = started_at,
       film_codes = CASE rowid % 3 WHEN 0 THEN '["film-001"]' WHEN 1 THEN '["film-002","film-003"]' ELSE '["film-004"]' END,
       status = CASE WHEN rowid % 50 = 1 THEN 'held' WHEN rowid % 97 = 0 THEN 'returned' WHEN rowid % 10 = 0
         THEN 'submitted' ELSE 'accepted' END`,
  )
  for (const [codes, which, gravity] of [
    [['late_report'], 'rowid % 3 = 0', 15],
    [['duplicate', 'late_report'], 'rowid % 50 = 1', 1],
  ] as const) {
    const findings = codes.map((code) => ({ code, blocking: code === 'duplicate', facts: { hours: 30 } }))
    await county.sql.run(
      `UPDATE screenings SET findings = ?, finding_codes = ?, gravity = ? WHERE ${which}`,
      JSON.stringify(findings),
      ` ${codes.join(' ')} `,
      gravity,
    )
  }
  // as an office has it: nobody ever analysed it
  await county.sql.run('DELETE FROM sqlite_stat1')
  return (await county.sql.first<{ n: number }>('SELECT count(*) AS n FROM screenings'))?.n ?? 0
}

const LISTS = [
  '',
  'limit=1',
  'limit=500',
  'sort=oldest&limit=500',
  'sort=gravest&limit=500',
  'finding=late_report',
  'finding=overlap',
  'q=三清',
  'q=村',
  'q=a',
  'q=放映员7',
  'q=员7 b',
  'q=nowhere',
  'film=film-004',
  'designated=false',
  'waitingDays=3',
  'status=held&sort=gravest',
  'status=held,returned',
  'warned=true&sort=gravest',
  'team=team-03&q=nowhere',
  'designated=false&finding=late_report&film=film-001&status=counted&q=员&sort=gravest&limit=500',
].map((query) => `/api/screenings?${query}`)
const OTHERS = [
  ...['三清', '村', 's', '放映员', 'B-07', 'a3f9'].map((q) => `/api/search?q=${q}`),
  '/api/overview',
  '/api/village-months?year=2017',
  '/api/village-positions',
  '/api/flags',
  '/api/field-copy',
  '/metrics',
]

export interface ManyLogs {
  logs: number
  /** The longest hold of each thing done, the longest first. */
  holds: (Held & { what: string; ms: number })[]
  /** The slowest answer of /healthz while the database was locked by another process, and what writes were told. */
  locked: { seconds: number; healthMs: number; statuses: number[] }
  /** How much the process grew over so many combinations of filters. */
  combinations: { count: number; grewMb: number }
}

export async function measureManyLogs(importRows = 50_000): Promise<ManyLogs> {
  const county = await aCounty()
  const logs = await fill(county)
  const [manager, team] = [await tokenFor(county.sql, 'manager'), await tokenFor(county.sql, 'team', 'team-03')]
  const people = Array.from({ length: 100 }, (_, i) => `person-${i}`)
  const accounts = people.map((username) => ({ username, displayName: username, role: 'manager' as const }))
  await putAccounts(county.sql, accounts, await hashPassword('demo1234'), new Date(NOW))
  const server = await serveWatched(county)
  const holds: ManyLogs['holds'] = []
  const measured = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    await server.held()
    const began = performance.now()
    await work()
    holds.push({ what, ms: performance.now() - began, ...(await server.held()) })
  }
  const get = async (path: string, token = manager): Promise<void> => {
    const answer = await fetch(server.url + path, { headers: { authorization: `Bearer ${token}` } })
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
  }
  // once for each, so that what is compiled and read for the first time is not held against it
  for (const path of [...LISTS, ...OTHERS]) await get(path)
  for (const path of [...LISTS, ...OTHERS]) await measured(path, () => get(path))
  await measured('/api/field-copy of a team', () => get('/api/field-copy', team))
  await measured('twenty searches at once', () =>
    Promise.all(Array.from({ length: 20 }, () => get('/api/screenings?q=nowhere'))),
  )
  const combinations = await combined(server, team)
  await measured('a hundred sign-ins at once', () => Promise.all(people.map((name, i) => signIn(server, name, i))))
  const locked = await whileLocked(county, server, manager)
  await measured(`an import of ${importRows} rows`, () => bringIn(server, manager, csvOf(importRows)))
  await server.stop()
  county.sql.close()
  county.remove()
  return { logs, holds: holds.toSorted((a, b) => b.longestMs - a.longestMs), locked, combinations }
}

async function signIn({ url }: Served, username: string, i: number): Promise<void> {
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': `198.51.100.${i}` }
  const body = JSON.stringify({ username, password: 'demo1234' })
  const answer = await fetch(`${url}/api/session`, { method: 'POST', headers, body })
  if (answer.status !== 200) throw new Error(`${username} cannot sign in: ${answer.status}`)
}

async function bringIn({ url }: Served, token: string, sheet: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/csv' }
  const answer = await fetch(`${url}/api/imports/screenings`, { method: 'POST', headers, body: sheet })
  const told = (await answer.json()) as { stored?: number; errorsTotal?: number }
  if (!told.stored || told.errorsTotal !== 0) throw new Error(`the import: ${JSON.stringify(told).slice(0, 400)}`)
}

const LOCKED_SECONDS = 30

/** Another process writes for a long time; meanwhile somebody wants to write, and a watcher asks whether all is well. */
async function whileLocked(county: County, { url }: Served, token: string): Promise<ManyLogs['locked']> {
  const other = new Database(county.file)
  other.exec('BEGIN IMMEDIATE')
  const until = performance.now() + LOCKED_SECONDS * 1000
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const wish = JSON.stringify(logOf(county, 1, 0, 1998))
  const writes = Promise.all(
    Array.from(
      { length: 5 },
      async () => (await fetch(`${url}/api/screenings`, { method: 'POST', headers, body: wish })).status,
    ),
  )
  let healthMs = 0
  while (performance.now() < until) {
    const began = performance.now()
    await (await fetch(`${url}/healthz`)).arrayBuffer()
    healthMs = Math.max(healthMs, performance.now() - began)
  }
  other.exec('COMMIT')
  other.close()
  return { seconds: LOCKED_SECONDS, healthMs, statuses: [...new Set(await writes)] }
}

const COMBINATIONS = 20_000

/** Every filter without and with each of its values, beside every other: more than are asked for. */
const FILTERS = [
  ['from=2017-01-01', 'from=2016-06-01'],
  ['to=2017-12-31', 'to=2018-01-31'],
  ['village=510723100211'],
  ['township=510723100'],
  ['designated=true', 'designated=false'],
  ['status=held', 'status=counted'],
  ['finding=overlap', 'finding=late_report'],
  ['film=film-001'],
  ['warned=true'],
  ['waitingDays=3'],
  ['q=x'],
  ['sort=oldest', 'sort=gravest'],
  ['limit=1'],
]
/** Has no divisor in common with how many there are, so none comes twice. */
const STRIDE = 5

function combinationOf(number: number): string {
  let rest = number * STRIDE
  return FILTERS.flatMap((values) => {
    const choice = rest % (values.length + 1)
    rest = Math.floor(rest / (values.length + 1))
    return values[choice - 1] ?? []
  }).join('&')
}

/** As one team token could ask; what fills its caches is asked before, and once more it fills nothing. */
async function combined({ url, memoryMb }: Served, token: string): Promise<ManyLogs['combinations']> {
  const headers = { authorization: `Bearer ${token}` }
  const ask = async (number: number): Promise<void> => {
    const answer = await fetch(`${url}/api/screenings?${combinationOf(number)}`, { headers })
    if (answer.status !== 200) throw new Error(`${combinationOf(number)}: ${answer.status} ${await answer.text()}`)
    await answer.arrayBuffer()
  }
  const some = async (from: number, to: number): Promise<void> => {
    for (let i = from; i < to; i += 20) await Promise.all(Array.from({ length: 20 }, (_, k) => ask(i + k)))
  }
  await some(0, COMBINATIONS)
  const before = memoryMb()
  await some(0, COMBINATIONS)
  return { count: COMBINATIONS, grewMb: memoryMb() - before }
}
