/** The overview of a year with 1, 10 and 100 years stored: after a log came in, asked again, and where nothing changed. */
import { Agent, request } from 'node:http'
import { overviewSettings, readConfig } from '../../src/config.ts'
import { overviewOf } from '../../src/domain/report/overview.ts'
import { anew } from '../../src/store/engine/kept-readings.ts'
import { readOverview } from '../../src/store/report/overview.ts'
import { aCounty, type County, fillYears, logOf, NOW, tokenFor } from './county.ts'
import { type Line, median, quartile } from './line.ts'
import { serve, type Served } from './served.ts'

const YEARS = [1, 10, 100]
const ROUNDS = 9
const TIMES = 12
const DAY = '2017-12-31'
const WAYS = ['with nothing remembered', 'after a log', 'again', 'unchanged (304)'] as const
const noTimes = (): Record<Way, number[]> => ({
  'with nothing remembered': [],
  'after a log': [],
  again: [],
  'unchanged (304)': [],
})
type Way = (typeof WAYS)[number]

interface Asked {
  years: number
  county: County
  server: Served
  manager: string
  /** Of each round, how many milliseconds the quicker quarter of the answers took at most. */
  rounds: Record<Way, number[]>
}

const agent = new Agent({ keepAlive: true })

/** How long an answer took, and its tag. */
function timed(url: string, headers: Record<string, string>, body?: unknown): Promise<{ ms: number; tag: string }> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const json = body === undefined ? {} : { 'content-type': 'application/json' }
    const sent = request(
      url,
      { agent, method: body === undefined ? 'GET' : 'POST', headers: { ...headers, ...json } },
      (answer) => {
        answer.resume()
        answer.on('end', () => resolve({ ms: performance.now() - began, tag: String(answer.headers.etag) }))
      },
    )
    sent.on('error', reject)
    sent.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

const SETTINGS = overviewSettings(readConfig({}))
/** How long it takes to read and work it out, in this process: without what the service has read before. */
async function made({ sql }: County): Promise<number> {
  const began = performance.now()
  overviewOf(await readOverview(anew(sql), DAY, new Date(NOW), SETTINGS))
  return performance.now() - began
}

let logs = 0
async function round({ county, server, manager, rounds }: Asked): Promise<void> {
  const times = noTimes()
  const headers = { authorization: `Bearer ${manager}` }
  const overview = `${server.url}/api/overview?asOf=${DAY}`
  // one after another: a server's own logs leave it its pages, those of another process would not
  for (let i = 0; i < TIMES; i++) times['with nothing remembered'].push(await made(county))
  for (let i = 0; i < TIMES; i++) {
    logs++
    // of the last days of the year, each team in turn
    await timed(`${server.url}/api/screenings`, headers, logOf(county, 1 + (logs % 22), 360 + (logs % 5)))
    times['after a log'].push((await timed(overview, headers)).ms)
    times.again.push((await timed(overview, headers)).ms)
  }
  // as a page that stays open asks: one after another, not on the heels of a whole answer
  const { tag } = await timed(overview, headers)
  for (let i = 0; i < TIMES; i++) {
    times['unchanged (304)'].push((await timed(overview, { ...headers, 'if-none-match': tag })).ms)
  }
  for (const way of WAYS) rounds[way].push(quartile(times[way]))
}

async function aServedCounty(years: number): Promise<Asked> {
  const county = await aCounty()
  await fillYears(county, 2017, years)
  const manager = await tokenFor(county.sql, 'manager')
  const server = await serve(county)
  return { years, county, server, manager, rounds: noTimes() }
}

/**
 * The counties are asked in turn, so that a machine that slows down for a while slows all of them; of a machine that
 * others use, the quicker quarter of the answers says what the work takes.
 */
export async function measureOverviews(report: (line: Line) => void): Promise<void> {
  const asked: Asked[] = []
  for (const years of YEARS) asked.push(await aServedCounty(years))
  const [first] = asked
  for (const one of asked) await round(one)
  for (const one of asked) for (const way of WAYS) one.rounds[way] = []
  for (let i = 0; i < ROUNDS; i++) for (const one of asked) await round(one)
  for (const way of WAYS) {
    const most = way === 'unchanged (304)' ? 0.5 : 5
    for (const { years, server, rounds } of asked) {
      const ms = quartile(rounds[way])
      const ratio = median(rounds[way].map((time, i) => time / (first?.rounds[way][i] ?? time)))
      report({
        what: `overview of a whole year, ${way}, ${years} county-years stored`,
        measured: `${ms.toFixed(2)} ms, server peak ${server.peakMb()} MB`,
        ratio: `ratio to 1 year ${ratio.toFixed(2)}`,
        limit: `≤ ${most} ms and ≤ 1.1 × from 1 to 100`,
        isMet: ms <= most && ratio <= 1.1,
      })
    }
  }
  for (const { server, county } of asked) {
    await server.stop()
    county.sql.close()
    county.remove()
  }
  agent.destroy()
}
