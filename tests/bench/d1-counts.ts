/**
 * What a request costs on Cloudflare: rows that D1 reads and writes, and how often the Worker asks it. A county with a
 * year of logs in a local workerd, served by the same app; rows are counted by D1 itself.
 */
import type { D1Database, D1PreparedStatement, D1Result } from '@cloudflare/workers-types'
import { createApp } from '../../src/http/app.ts'
import type { Deps } from '../../src/http/deps.ts'
import { overD1 } from '../../src/store/engine/d1.ts'
import type { Sql } from '../../src/store/engine/sql.ts'
import { emptied, rowsOfAll } from '../all-rows.ts'
import { startWorker } from '../d1.ts'
import { aConfig } from '../make.ts'
import { aToken } from '../ways-in.ts'
import { aCounty, fillYears, logOf, NOW } from './county.ts'
import type { Line } from './line.ts'

interface Cost {
  trips: number
  read: number
  written: number
}
type Asked = Omit<RequestInit, 'headers'> & { headers?: Record<string, string>; most?: Partial<Cost> }
const TEAM = { role: 'team', teamCode: 'team-01' } as const

/** Cloudflare's own prices: a month of the paid plan includes 25 000 million rows read and 50 million written. */
const READ_A_MILLION = 0.001
const WRITTEN_A_MILLION = 1

export async function measureD1(report: (line: Line) => void): Promise<void> {
  const county = await aCounty()
  await fillYears(county, 2017, 1)
  const running = await startWorker({ REGISTER_DIR: 'none' })
  try {
    await running.send('/healthz', {})
    const cost: Cost = { trips: 0, read: 0, written: 0 }
    const sql = overD1(counting(running.d1, cost))
    await emptied(sql, await rowsOfAll(county.sql, sql))
    let app = appOver(running, sql)
    const [team, manager] = await Promise.all([
      aToken(sql, TEAM, new Date(NOW)),
      aToken(sql, { role: 'manager' }, new Date(NOW)),
    ])
    const asked = async (what: string, token: string, path: string, { most = {}, headers: more, ...init }: Asked) => {
      Object.assign(cost, { trips: 0, read: 0, written: 0 })
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...more }
      const answer = await app.request(path, { ...init, headers })
      if (what) report(lineOf(what, cost, most))
      return answer
    }
    // the first request of a Worker makes what all share
    await asked('', team, '/api/session', {})
    const copy = await asked('a field copy', team, '/api/field-copy', {})
    const headers = { 'if-none-match': copy.headers.get('etag') ?? '' }
    await asked('the same, unchanged', team, '/api/field-copy', { headers, most: { read: 10 } })
    const most = { read: 6000 }
    app = appOver(running, overD1(counting(running.d1, cost)))
    await asked('an overview, of a Worker that has just started', manager, '/api/overview', { most })
    await asked('the same, unchanged', manager, '/api/overview', {})
    // of the running month, as almost all are
    const post = (n: number) => ({ method: 'POST', body: JSON.stringify(logOf(county, 1, n)) })
    await asked('one log, the first of somebody in a Worker', team, '/api/screenings', post(361))
    await asked('one log', team, '/api/screenings', { ...post(362), most: { read: 60, trips: 2 } })
    await asked('an overview after it', manager, '/api/overview', { most })
    await asked('a page of logs', manager, '/api/screenings?limit=50', {})
  } finally {
    await running.stop()
    county.sql.close()
    county.remove()
  }
}

const appOver = ({ blobs, sealFile }: Pick<Deps, 'blobs' | 'sealFile'>, sql: Sql) =>
  createApp({
    sql,
    blobs,
    sealFile,
    now: () => new Date(NOW),
    config: aConfig({ PUBLIC_URL: 'http://localhost' }),
    addressOf: () => '192.0.2.1',
    log: () => undefined,
    sampleRegister: () => new Map(),
    page: async () => null,
    codeVersion: 'bench',
    pendingMigrations: async () => [],
  })

function lineOf(what: string, { trips, read, written }: Cost, most: Partial<Cost>): Line {
  const dollars = (read * READ_A_MILLION + written * WRITTEN_A_MILLION) / 1_000_000
  const limits = [
    ...(most.read === undefined ? [] : [`≤ ${most.read} rows read`]),
    ...(most.trips === undefined ? [] : [`≤ ${most.trips} round trips`]),
  ]
  return {
    what: `D1: ${what}`,
    measured: `${read} rows read, ${written} written, ${trips} round trips`,
    beside: `past what a plan includes: ${(dollars * 100_000).toFixed(1)} US cents a thousand`,
    ...(most.read !== undefined && { ratio: `ratio ${(read / most.read).toFixed(2)}` }),
    limit: limits.join(', ') || 'none, for comparison',
    isMet: read <= (most.read ?? Infinity) && trips <= (most.trips ?? Infinity),
  }
}

/** Every word to D1 is a round trip; a batch is one. */
function counting(d1: Pick<D1Database, 'prepare' | 'batch'>, cost: Cost): Pick<D1Database, 'prepare' | 'batch'> {
  const told = <T>(results: D1Result<T>[]): D1Result<T>[] => {
    cost.trips++
    for (const { meta } of results) {
      cost.read += meta.rows_read
      cost.written += meta.rows_written
    }
    return results
  }
  const own = new WeakMap<object, D1PreparedStatement>()
  const wrapped = (one: D1PreparedStatement): D1PreparedStatement => {
    const all = async () => told([await one.all()])[0]
    const mine = {
      bind: (...values: unknown[]) => wrapped(one.bind(...values)),
      all,
      run: async () => told([await one.run()])[0],
      first: async () => (await all())?.results[0] ?? null,
    } as unknown as D1PreparedStatement
    own.set(mine, one)
    return mine
  }
  return {
    prepare: (text) => wrapped(d1.prepare(text)),
    batch: async <T>(statements: D1PreparedStatement[]) =>
      told(await d1.batch<T>(statements.map((one) => own.get(one) ?? one))),
  }
}
