/** Long readings are answered by a process of their own: the same bytes, to the same people; and it may die, or be left. */
import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureRegister } from '../../src/exchange/register-files.ts'
import { openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { aScreening, NOW } from '../make.ts'
import { registerFiles } from '../register-files.ts'
import { aFolder, postJson, type Server, startServer } from '../server.ts'
import { aPerson, aSession, aToken } from '../ways-in.ts'

/** A show of each village on each of these many days, so that the database counts as large. */
const DAYS = 46
const LOGS = `WITH RECURSIVE days(d) AS (SELECT 0 UNION ALL SELECT d + 1 FROM days WHERE d < ${DAYS - 1}),
    shows AS (SELECT d, code, team_code, date('2017-04-01', '+' || d || ' days') AS day FROM days, villages)
  INSERT INTO screenings (id, team_code, village_code, started_at, ended_at, screened_on, venue, film_codes, attendance,
    recorded_at, received_at, status, credit)
  SELECT printf('%08x-0000-4000-8000-%012x', d, code), team_code, code, day || 'T12:50:00.000Z', day || 'T14:35:00.000Z', day,
    'outdoor', '["film-001"]', 75, day || 'T14:40:00.000Z', day || 'T14:50:00.000Z', 'accepted', 60 FROM shows`

const settings = { FIXED_NOW: NOW.toISOString(), ADMIN_PASSWORD: 'a password for tests' }
const ways = { manager: '', team: '', technician: '' }
let cookie = ''
let beside: Server
let alone: Server
beforeAll(async () => {
  const folder = aFolder()
  const sql = openSqlite(join(folder, 'yingxiang.sqlite'))
  sql.migrate('db/migrations')
  await ensureRegister(sql, registerFiles, NOW)
  await sql.run(LOGS)
  await sql.run("UPDATE teams SET phone = '13912345678' WHERE code = 'team-02'")
  for (const role of ['manager', 'team', 'technician'] as const) {
    const teamCode = role === 'team' ? 'team-01' : undefined
    ways[role] = await aToken(sql, { role, teamCode }, NOW)
  }
  cookie = await aSession(sql, aPerson({ role: 'manager' }), NOW)
  sql.close()
  const copy = aFolder()
  cpSync(folder, copy, { recursive: true })
  ;[beside, alone] = await Promise.all([
    startServer({ env: { ...settings, DATA_DIR: folder } }),
    startServer({ env: { ...settings, DATA_DIR: copy, READING_PROCESS: '0' } }),
  ])
  // each learns its words by itself once it has started, and counts all that have them from then on
  for (const server of [beside, alone]) while ((await totalOf(server, '三清')) !== DAYS) await pause(100)
})
// a process of vitest is ended without a word, and would leave it behind
afterAll(() => alone.stop())

const by = (who: keyof typeof ways): { authorization: string } => ({ authorization: `Bearer ${ways[who]}` })
const get = (server: Server, path: string, init: RequestInit = { headers: by('manager') }): Promise<Response> =>
  fetch(server.url + path, init)
const totalOf = async (server: Server, words: string): Promise<unknown> =>
  ((await (await get(server, `/api/screenings?q=${encodeURIComponent(words)}`)).json()) as { total: number }).total
/** Whom a server began, as Linux tells it. */
function processesOf({ child: { pid } }: Server): number[] {
  const begun = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return begun.split(' ').filter(Boolean).map(Number)
}
const isThere = (pid: number): boolean => existsSync(`/proc/${pid}`)

/** What is the same of an answer whoever made it; of an ETag, which settings are part of, that there is one. */
async function toldBy(server: Server, path: string, method: string) {
  const answer = await get(server, path, { method, headers: { ...by('manager'), 'accept-language': 'en' } })
  const headers = [...answer.headers].filter(([name]) => name !== 'date')
  const bytes = Buffer.from(await answer.arrayBuffer()).toString('latin1')
  return {
    status: answer.status,
    headers: headers.map(([name, value]) => (name === 'etag' ? 'etag' : `${name}: ${value}`)),
    // jobs write at their own times
    bytes: bytes.replace(/"knownAt":"[^"]+"/, ''),
  }
}

test.each([
  '/api/screenings.csv?from=2017-05-10',
  '/api/screenings.xlsx?from=2017-05-14&language=zh',
  '/api/villages.csv',
  '/api/teams.xlsx',
  '/api/village-months.csv?year=2017',
  '/api/overview?knownAt=2017-06-30T15:00:00.000Z',
  '/api/villages/510723100211?knownAt=2017-06-30T15:30:00.000Z',
  '/api/village-months?year=2017',
  '/api/statistics?by=township&from=2017-01-01&to=2017-06-30',
  `/api/screenings?q=${encodeURIComponent('三清')}`,
  `/api/search?q=${encodeURIComponent('村')}`,
  '/api/overview?knownAt=2027-01-01T00:00:00.000Z',
  '/api/bulletins/2017-99/bundle',
  '/api/screenings.csv?township=nowhere',
])('%s is the same byte for byte with the process and without', async (path) => {
  for (const method of ['GET', 'HEAD']) {
    const told = await toldBy(beside, path, method)
    expect(told).toEqual(await toldBy(alone, path, method))
    expect(told.status).toBeLessThan(500)
  }
  expect(processesOf(alone)).toEqual([])
})

test('who may not is told so, a team takes its own along, and a line says who took numbers along', async () => {
  expect((await get(beside, '/api/screenings.csv', { headers: by('technician') })).status).toBe(403)
  expect((await get(beside, '/api/screenings.csv', {})).status).toBe(401)
  const own = await (await get(beside, '/api/screenings.csv?from=2017-05-10', { headers: by('team') })).text()
  expect(
    own
      .trim()
      .split('\r\n')
      .slice(1)
      .every((row) => row.includes('放映一队')),
  ).toBe(true)
  const teams = await get(beside, '/api/teams.csv', { headers: { cookie } })
  expect(await teams.text()).toContain('13912345678')
  const trail = await get(beside, '/api/audit?subjectKind=personal_data&subjectId=sheet.part_teams')
  const { items } = (await trail.json()) as { items: object[] }
  expect(items[0]).toMatchObject({ action: 'export', actor: { role: 'manager' }, after: { address: '/api/teams.csv' } })
  expect(processesOf(beside)).toHaveLength(1)
})

test('a changed setting, a new log and a revoked token count at once', async () => {
  const headers = { cookie, origin: beside.url, 'content-type': 'application/json' }
  const put = (value: unknown): Promise<Response> =>
    get(beside, '/api/settings/PEOPLE_SEEN_BY', { method: 'PUT', headers, body: JSON.stringify({ value }) })
  const seen = async (): Promise<string> => (await get(beside, '/api/teams.csv', { headers: { cookie } })).text()
  expect(await seen()).toContain('13912345678')
  expect((await put('nobody')).status).toBe(200)
  expect(await seen()).toContain('139****5678')
  expect((await put(null)).status).toBe(200)
  expect(await seen()).toContain('13912345678')

  const log = aScreening()
  expect((await postJson(`${beside.url}/api/screenings`, log, by('manager'))).status).toBe(201)
  expect(await (await get(beside, '/api/screenings.csv?from=2017-06-30')).text()).toContain(log.id)

  const made = await postJson(`${beside.url}/api/tokens`, { name: 'for sheets', role: 'manager' }, headers)
  const { id, token } = (await made.json()) as { id: string; token: string }
  const program = { headers: { authorization: `Bearer ${token}` } }
  expect((await get(beside, '/api/villages.csv', program)).status).toBe(200)
  expect((await get(beside, `/api/tokens/${id}`, { method: 'DELETE', headers })).status).toBe(204)
  expect((await get(beside, '/api/villages.csv', program)).status).toBe(401)
})

test('while it is held up all else is answered; when it dies, who waits is told so, and another takes its place', async () => {
  await (await get(beside, '/api/villages.csv')).text()
  const [held = 0] = processesOf(beside)
  process.kill(held, 'SIGSTOP')
  const waiting = get(beside, '/api/villages.xlsx')
  const gone = new AbortController()
  const left = get(beside, '/api/screenings.csv', { headers: by('manager'), signal: gone.signal })
  expect((await get(beside, '/healthz')).status).toBe(200)
  const log = aScreening({ startedAt: '2017-06-29T20:50:00+08:00', endedAt: '2017-06-29T22:30:00+08:00' })
  expect((await postJson(`${beside.url}/api/screenings`, log, by('manager'))).status).toBe(201)
  gone.abort()
  await expect(left).rejects.toThrow('aborted')

  process.kill(held, 'SIGKILL')
  const refused = await waiting
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await refused.json()).toMatchObject({ code: 'unavailable' })
  expect((await get(beside, '/api/villages.xlsx')).status).toBe(200)
  const [next] = processesOf(beside)
  expect(next).not.toBe(held)
  expect(beside.output()).toContain('the process of long readings ended: SIGKILL')
})

test('a server that stops hands out the sheet that is being read, and leaves no process behind', async () => {
  const whole = Buffer.from(await (await get(beside, '/api/screenings.csv')).arrayBuffer())
  const [reading = 0] = processesOf(beside)
  const { body } = await get(beside, '/api/screenings.csv')
  const pieces: Uint8Array[] = []
  let stopped: Promise<number | null> | undefined
  for await (const piece of body ?? []) {
    pieces.push(piece)
    stopped ??= beside.stop()
  }
  expect(Buffer.concat(pieces).equals(whole)).toBe(true)
  expect(await stopped).toBe(0)
  expect(isThere(reading)).toBe(false)
})

test('it does not outlive a server that was killed', async () => {
  const server = await startServer({ env: { ...settings, DATA_DIR: beside.dataDir } })
  await (await get(server, '/api/villages.csv')).text()
  const [reading = 0] = processesOf(server)
  await server.stop('SIGKILL')
  await expect.poll(() => isThere(reading)).toBe(false)
})
