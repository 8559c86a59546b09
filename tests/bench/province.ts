/**
 * A province in one database: two million logs of 183 counties. Every list, search and count is asked at random of the
 * same app that a server has; `PROVINCE_COUNTIES` makes it smaller, to try something.
 */
import { createApp } from '../../src/http/app.ts'
import { wordsBeside } from '../../src/node/words-beside.ts'
import { aConfig } from '../make.ts'
import { aCounty, type County, NOW, tokenFor } from './county.ts'
import type { Line } from './line.ts'
import { fillProvince } from './province-fill.ts'

const COUNTIES = 183
const MOST_MS = 50
const ASKS = 200

/** Always the same, so that two runs ask the same. */
function diceOf(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

interface Sample {
  villages: { code: string; name: string; townshipCode: string; teamCode: string; pinyin: string; initials: string }[]
  logs: { id: string; receipt: string; operator: string; witness: string }[]
}

async function sampleOf({ sql }: County): Promise<Sample> {
  return {
    villages: await sql.all(
      `SELECT code, name, township_code AS townshipCode, team_code AS teamCode, pinyin, initials FROM villages
       WHERE rowid % 331 = 7`,
    ),
    logs: await sql.all(
      `SELECT id, receipt_no AS receipt, operator_name AS operator, witness_name AS witness FROM screenings
       WHERE rowid % (SELECT 1 + count(*) / 500 FROM screenings) = 0`,
    ),
  }
}

/** What is asked at random, by kind. */
function asksOf({ villages, logs }: Sample, dice: (sides: number) => number): Record<string, () => string> {
  const one = <T>(of: readonly T[]): T => of[dice(of.length)] as T
  const village = () => one(villages)
  const log = () => one(logs)
  const two = (n: number): string => String(n).padStart(2, '0')
  const day = (): string => `${2016 + dice(2)}-${two(1 + dice(12))}-${two(1 + dice(28))}`
  const filters = [
    () => `team=${village().teamCode}`,
    () => `village=${village().code}`,
    () => `township=${village().townshipCode}`,
    () => `designated=${one(['true', 'false'])}`,
    () =>
      `status=${one(['held', 'returned', 'submitted', 'accepted', 'rejected', 'voided', 'counted', 'held,returned'])}`,
    () => `finding=${one(['overlap', 'duplicate', 'late_report', 'short_run'])}`,
    () => `film=film-00${1 + dice(7)}`,
    () => `warned=${one(['true', 'false'])}`,
    () => `waitingDays=${one(['3', '400'])}`,
    () => `sort=${one(['oldest', 'gravest'])}`,
    () => `to=${day()}`,
    () => `from=2016-${two(1 + dice(12))}-01`,
    () => 'reviewedAlone=true',
  ]
  const words = [
    () => village().name.slice(0, 2),
    () => village().name,
    () => village().pinyin.split(' ')[0] ?? '',
    () => log().receipt,
    () => log().receipt.slice(-7),
    () => log().operator,
    () => log().witness,
    () => log().id.slice(0, 6 + dice(8)),
    () => one(['村', '备用', '雨后', 'nowhere', '观众较多', '不在']),
    () => `${village().name} ${log().operator}`,
  ]
  const said = (): string => `q=${encodeURIComponent(one(words)())}`
  const filtered = (times: number): string =>
    [...Array.from({ length: times }, () => one(filters)()), `limit=${one([50, 100, 500])}`]
      .filter((part, i, all) => all.findIndex((other) => other.split('=')[0] === part.split('=')[0]) === i)
      .join('&')
  const path = {
    'logs, one filter': () => `/api/screenings?${filtered(1)}`,
    'logs, several filters': () => `/api/screenings?${filtered(2 + dice(3))}`,
    'logs, words': () => `/api/screenings?${said()}`,
    'logs, words and filters': () => `/api/screenings?${said()}&${filtered(1 + dice(2))}`,
    'logs, how many': () => `/api/screenings?limit=1&${one(filters)()}`,
    'the search box': () =>
      `/api/search?q=${encodeURIComponent(one([...words, () => village().initials.split(' ')[0] ?? ''])())}`,
    villages: () =>
      `/api/villages?${one([() => `township=${village().townshipCode}`, () => `team=${village().teamCode}`, () => 'designated=true', () => `q=${encodeURIComponent(village().name)}`, () => ''])()}&limit=100`,
    faults: () =>
      `/api/faults?${one([() => 'open=true', () => 'overdue=true', () => `village=${village().code}`, () => `township=${village().townshipCode}`, () => 'severity=critical', () => `q=${encodeURIComponent(village().name)}`, () => 'category=power', () => ''])()}`,
    tests: () =>
      `/api/audibility-reports?${one([() => `village=${village().code}`, () => `from=${day()}`, () => `to=${day()}`, () => ''])()}`,
    audit: () =>
      `/api/audit?${one([() => `subjectKind=screening&subjectId=${log().id}`, () => 'action=submit', () => `from=${day()}`, () => 'subjectKind=village', () => ''])()}`,
    'one log': () => `/api/screenings/${log().id}`,
    'one village': () => `/api/villages/${village().code}`,
  }
  return path
}

/** Those that answer of every village, so that their time is that of the whole. */
const WHOLE = [
  '/api/overview',
  '/api/village-months?year=2017',
  '/api/village-positions',
  '/api/flags',
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

type Ask = (path: string) => Promise<{ nextCursor?: string }>

function askerOf(county: County, token: string): Ask {
  const app = createApp({
    sql: county.sql,
    blobs: { put: async () => undefined, get: async () => null },
    sealFile: { add: async () => undefined, after: async () => [] },
    now: () => new Date(NOW),
    config: aConfig({ PUBLIC_URL: 'http://localhost' }),
    addressOf: () => '192.0.2.1',
    log: (line) => console.error(line),
    sampleRegister: () => new Map(),
    page: async () => null,
    codeVersion: 'bench',
    pendingMigrations: async () => [],
  })
  return async (path) => {
    const answer = await app.request(path, { headers: { authorization: `Bearer ${token}` } })
    const text = await answer.text()
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`)
    return JSON.parse(text) as { nextCursor?: string }
  }
}

async function timed(what: string, path: string, ask: Ask): Promise<Told & { next: string | undefined }> {
  const [began, cpu] = [performance.now(), cpuMs()]
  const { nextCursor: next } = await ask(path)
  return { what, path, ms: performance.now() - began, cpuMs: cpuMs() - cpu, next }
}

/** A list is asked on to its next page now and then. */
async function asked(what: string, pathOf: () => string, ask: Ask): Promise<Told[]> {
  const told: Told[] = []
  for (let i = 0; i < 5; i++) await ask(pathOf())
  while (told.length < ASKS) {
    const path = pathOf()
    const one = await timed(what, path, ask)
    told.push(one)
    if (one.next && told.length % 3 === 0) {
      told.push(
        await timed(what, `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(one.next)}`, ask),
      )
    }
  }
  return told
}

export async function measureProvince(report: (line: Line) => void): Promise<void> {
  const county = await aCounty()
  const logs = await fillProvince(county, Number(process.env['PROVINCE_COUNTIES'] ?? COUNTIES))
  const words = wordsBeside(county.sql, `${county.file}.words`, console.error)
  await words()
  await measureAsks(county, logs, report)
  county.sql.close()
  county.remove()
}

async function measureAsks(county: County, logs: number, report: (line: Line) => void): Promise<void> {
  const ask = askerOf(county, await tokenFor(county.sql, 'manager'))
  const asks = asksOf(await sampleOf(county), diceOf(7))
  for (const [what, pathOf] of Object.entries(asks)) report(lineOf(logs, await asked(what, pathOf, ask)))
  for (const path of WHOLE) {
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
