/** How long everybody else waits while long readings are made, of a county with 100 000 logs: beside the rest, and without. */
import { Agent, get } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { aCounty, NOW, tokenFor } from './county.ts'
import { type Line, median } from './line.ts'
import { fill } from './many-logs.ts'
import { type Served, serveWatched } from './served.ts'

const MOST_MS = 20
const KNOWN = `knownAt=${encodeURIComponent(NOW)}`
const YEAR = 'by=township&from=2017-01-01&to=2017-12-31'
const READINGS: Record<string, string[]> = {
  'all logs as a workbook and as csv': ['/api/screenings.xlsx', '/api/screenings.csv'],
  'search at large': ['nowhere', '村', '放映员7'].flatMap((q) => [
    `/api/screenings?q=${encodeURIComponent(q)}&limit=500`,
    `/api/search?q=${encodeURIComponent(q)}`,
  ]),
  'what was known': [
    `/api/overview?${KNOWN}`,
    `/api/village-months?year=2017&${KNOWN}`,
    `/api/statistics?${YEAR}&${KNOWN}`,
    `/api/screenings?limit=500&${KNOWN}`,
  ],
  'figures of a year': ['/api/overview', `/api/statistics?${YEAR}`, '/api/village-positions', '/api/flags'],
}

/** Over a connection of its own that stays open. */
function asker({ url }: Served, token?: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
  return (path: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const began = performance.now()
      get(url + path, { agent, headers }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`${path}: ${answer.statusCode}`))
        answer.resume()
        answer.on('end', () => resolve(performance.now() - began))
      }).on('error', reject)
    })
}

interface Waited {
  computingMs: number
  longestMs: number
  /** Of /healthz, asked again and again meanwhile. */
  healthMs: number
  ms: number
}

async function waited(server: Served, token: string, paths: string[]): Promise<Waited> {
  const [ask, watch] = [asker(server, token), asker(server)]
  for (const path of paths) await ask(path)
  const healthMs: number[] = []
  await server.held()
  const began = performance.now()
  for (const path of paths) {
    const answered = ask(path).then(() => true)
    do healthMs.push(await watch('/healthz'))
    while (!(await Promise.race([answered, pause(0, false)])))
  }
  const ms = performance.now() - began
  return { ...(await server.held()), healthMs: Math.max(...healthMs), ms }
}

const TIMES = 3
async function medians(server: Served, token: string, paths: string[]): Promise<Waited> {
  const all: Waited[] = []
  for (let i = 0; i < TIMES; i++) all.push(await waited(server, token, paths))
  const of = (what: keyof Waited): number => median(all.map((one) => one[what]))
  return { computingMs: of('computingMs'), longestMs: of('longestMs'), healthMs: of('healthMs'), ms: of('ms') }
}

export async function measureWaits(report: (line: Line) => void): Promise<void> {
  const county = await aCounty()
  const logs = await fill(county)
  const token = await tokenFor(county.sql, 'manager')
  county.sql.close()
  const told: Record<string, Waited[]> = {}
  for (const isBeside of [true, false]) {
    const server = await serveWatched(county, { READING_PROCESS: isBeside ? '1' : '0' })
    for (const [what, paths] of Object.entries(READINGS)) {
      told[what] = [...(told[what] ?? []), await medians(server, token, paths)]
    }
    report({
      what: `memory ${isBeside ? 'with' : 'without'} the process of long readings`,
      measured: `${server.memoryMb()} MB${isBeside ? `, and ${server.besideMb()} MB in that process while it is there` : ''}`,
      limit: 'none, for comparison',
      isMet: true,
    })
    await server.stop()
  }
  for (const [what, [beside, alone]] of Object.entries(told)) {
    if (!beside || !alone) continue
    const said = ({ computingMs, longestMs, healthMs, ms }: Waited): string =>
      `${computingMs.toFixed(0)} ms computing in one turn (${longestMs.toFixed(0)} by the clock; /healthz at most ${healthMs.toFixed(0)} ms; all made in ${ms.toFixed(0)} ms)`
    report({
      what: `${logs} logs: who waits for ${what}`,
      measured: said(beside),
      beside: `without the process ${said(alone)}`,
      ratio: `ratio ${(beside.computingMs / MOST_MS).toFixed(2)}`,
      limit: `≤ ${MOST_MS} ms`,
      isMet: beside.computingMs <= MOST_MS,
    })
  }
  county.remove()
}
