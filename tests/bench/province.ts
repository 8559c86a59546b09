/**
 * A province in one database: two million logs of 183 counties. Every list, search and count is asked at random of the
 * same app that a server has. `PROVINCE_COUNTIES` makes it smaller, to try something; `PROVINCE_FILE` is where it is kept
 * for the next time, and `PROVINCE_ASKS` are parts of the names of those that are asked.
 */
import { copyFileSync, existsSync } from 'node:fs'
import { createApp } from '../../src/http/app.ts'
import { openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { WordsFile } from '../../src/store/engine/words-file.ts'
import { learnWords } from '../../src/store/screening/log-words.ts'
import { aConfig } from '../make.ts'
import { aPerson, aSession, type Who } from '../ways-in.ts'
import { aCounty, type County, NOW } from './county.ts'
import type { Line } from './line.ts'
import { asksOf, asksOfTeam, standingsIn } from './province-asks.ts'
import { fillProvince } from './province-fill.ts'
import { measureProvinceIntake } from './province-intake.ts'

const COUNTIES = 183
const MOST_MS = 50
const ASKS = 200
/** Not counted. */
const FIRST = 5
const LEARNT_AT_ONCE = 5000
const A_TEAM = 'team-05'

/** Those that answer of every village, so that their time is that of the whole. */
const WHOLE = [
  '/api/overview',
  '/api/village-months?year=2017',
  '/api/village-positions',
  '/api/flags',
  '/api/duties?named=false',
  '/api/tv-coverage',
  '/api/teams',
  '/api/statistics?by=township&from=2017-01-01&to=2017-12-31',
]

interface Told {
  what: string
  path: string
  ms: number
  cpuMs: number
}
const cpuMs = (): number => (process.threadCpuUsage().user + process.threadCpuUsage().system) / 1000
const at = (told: Told[], of: 'ms' | 'cpuMs', share: number): number =>
  told.map((one) => one[of]).sort((a, b) => a - b)[Math.min(told.length - 1, Math.floor(told.length * share))] ?? 0

/** The answer as it is sent: who asked reads it at their own cost. */
type Ask = (path: string) => Promise<string>

const appOf = (county: County) =>
  createApp({
    sql: county.sql,
    blobs: { put: async () => undefined, get: async () => null },
    sealFile: { add: async () => undefined, after: async () => [] },
    now: () => new Date(NOW),
    // without an end to what one sender may send: that is not what is measured
    config: aConfig({ PUBLIC_URL: 'http://localhost', LOGS_PER_HOUR: '1000000', HELD_PER_TEAM: '1000000' }),
    addressOf: () => '192.0.2.1',
    log: (line) => console.error(line),
    sampleRegister: () => new Map(),
    page: async () => null,
    codeVersion: 'bench',
    pendingMigrations: async () => [],
  })

function askerOf(county: County, cookie: string): Ask {
  const app = appOf(county)
  return async (path) => {
    const answer = await app.request(path, { headers: { cookie } })
    const text = await answer.text()
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`)
    return text
  }
}

async function timed(what: string, path: string, ask: Ask): Promise<Told & { next: string | undefined }> {
  const [began, cpu] = [performance.now(), cpuMs()]
  const text = await ask(path)
  const took = { ms: performance.now() - began, cpuMs: cpuMs() - cpu }
  const { nextCursor: next } = JSON.parse(text) as { nextCursor?: string }
  return { what, path, ...took, next }
}

/** Every third list is asked on to its next page, and every ninth down to its tenth. */
async function asked(what: string, pathOf: () => string, ask: Ask): Promise<Told[]> {
  const told: Told[] = []
  for (let n = 0; told.length < ASKS; n++) {
    const path = pathOf()
    let one = await timed(what, path, ask)
    told.push(one)
    for (let pages = n % 9 === 0 ? 9 : n % 3 === 0 ? 1 : 0; pages > 0 && one.next; pages--) {
      one = await timed(what, `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(one.next)}`, ask)
      told.push(one)
    }
  }
  return told
}

async function aProvince(): Promise<County> {
  const kept = process.env['PROVINCE_FILE']
  if (kept !== undefined && existsSync(kept)) return opened(kept)
  const county = await aCounty()
  await fillProvince(county, Number(process.env['PROVINCE_COUNTIES'] ?? COUNTIES))
  const words = new WordsFile(`${county.file}.words`)
  while (await learnWords(county.sql, words, LEARNT_AT_ONCE)) continue
  words.close()
  if (kept === undefined) return county
  county.sql.close()
  copyFileSync(county.file, kept)
  copyFileSync(`${county.file}.words`, `${kept}.words`)
  county.remove()
  return opened(kept)
}

function opened(file: string): County {
  const sql = openSqlite(file)
  sql.migrate('db/migrations')
  return { folder: '', file, sql, villages: [], remove: () => undefined }
}

export async function measureProvince(report: (line: Line) => void): Promise<void> {
  const county = await aProvince()
  county.sql.words = new WordsFile(`${county.file}.words`)
  const logs = (await county.sql.first<{ n: number }>('SELECT count(*) AS n FROM screenings'))?.n ?? 0
  await measureAsks(county, logs, report)
  // what is kept for the next time stays as it is
  if (process.env['PROVINCE_FILE'] === undefined) await measureProvinceIntake(county, senderTo, cpuMs, report)
  county.sql.close()
  county.remove()
}

function senderTo(county: County): (token: string, body: string) => Promise<number> {
  const app = appOf(county)
  return async (token, body) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    }
    const answer = await app.request('/api/screenings', { method: 'POST', headers, body })
    await answer.arrayBuffer()
    return answer.status
  }
}

async function measureAsks(county: County, logs: number, report: (line: Line) => void): Promise<void> {
  const cookieOf = (who: Who) => aSession(county.sql, aPerson(who), new Date(NOW))
  const ask = askerOf(county, await cookieOf({ role: 'manager' }))
  const parts = process.env['PROVINCE_ASKS']?.split(',')
  const isWanted = (what: string): boolean => parts?.some((part) => what.includes(part)) ?? true
  const askOwn = askerOf(county, await cookieOf({ role: 'team', teamCode: A_TEAM }))
  const ways = [
    ...Object.entries(await asksOf(county, 7)).map(([what, pathOf]) => ({ what, pathOf, of: ask })),
    ...Object.entries(asksOfTeam(A_TEAM)).map(([what, pathOf]) => ({ what, pathOf, of: askOwn })),
  ].filter(({ what }) => isWanted(what))
  // as a server that has been asked for a while: the first list would pay for what all of them share
  for (const { pathOf, of } of ways) for (let i = 0; i < FIRST; i++) await of(pathOf())
  for (const { what, pathOf, of } of ways) report(lineOf(logs, await asked(what, pathOf, of)))
  for (const path of [...WHOLE, ...(await standingsIn(county))].filter(isWanted)) {
    await timed(path, path, ask)
    const { ms, cpuMs: computing } = await timed(path, path, ask)
    const beside = `${computing.toFixed(0)} ms of it computing`
    report({
      what: `${logs} logs: ${path}, which answers of all`,
      measured: `${ms.toFixed(0)} ms`,
      beside,
      limit: 'none, for comparison',
      isMet: true,
    })
  }
}

function lineOf(logs: number, told: Told[]): Line {
  const slowest = told.toSorted((a, b) => b.cpuMs - a.cpuMs)[0]
  const p99 = at(told, 'ms', 0.99)
  return {
    what: `${logs} logs: ${slowest?.what}`,
    measured: `p50 ${at(told, 'ms', 0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
    beside: `computing p99 ${at(told, 'cpuMs', 0.99).toFixed(1)} ms; slowest ${slowest?.ms.toFixed(0)} ms: ${slowest?.path}`,
    ratio: `ratio ${(p99 / MOST_MS).toFixed(2)}`,
    limit: `p99 ≤ ${MOST_MS} ms`,
    isMet: p99 <= MOST_MS,
  }
}
