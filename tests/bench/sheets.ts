/** All logs of a county with 100 000 of them as a workbook and as CSV: how soon, how long, how much memory, and who waits meanwhile. */
import { get } from 'node:http'
import { aCounty, tokenFor } from './county.ts'
import type { Line } from './line.ts'
import { fill } from './many-logs.ts'
import { type Served, serveWatched } from './served.ts'

interface Taken {
  firstMs: number
  ms: number
  bytes: number
}

/** Reads a sheet to its end, or leaves after so many bytes. */
const taken = (url: string, token: string, until = Infinity): Promise<Taken> =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    const told: Taken = { firstMs: 0, ms: 0, bytes: 0 }
    const over = () => resolve({ ...told, ms: performance.now() - began })
    const asked = get(url, { headers: { authorization: `Bearer ${token}` } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url}: ${answer.statusCode}`))
      answer.on('data', (chunk: Buffer) => {
        told.firstMs ||= performance.now() - began
        told.bytes += chunk.length
        if (told.bytes >= until) asked.destroy()
      })
      answer.on('close', over)
    })
    asked.on('error', (error) => (until < Infinity ? over() : reject(error)))
  })

/** What the service holds at most while something is done. */
async function mostMb(server: Served, work: Promise<Taken>): Promise<{ told: Taken; mb: number }> {
  let mb = 0
  const watch = setInterval(() => (mb = Math.max(mb, server.memoryMb())), 10)
  const told = await work
  clearInterval(watch)
  return { told, mb }
}

export async function measureSheets(report: (line: Line) => void): Promise<void> {
  const county = await aCounty()
  const logs = await fill(county)
  const token = await tokenFor(county.sql, 'manager')
  const server = await serveWatched(county)
  const addresses = ['/api/screenings.xlsx', '/api/screenings.csv']
  for (const path of addresses) await taken(`${server.url}${path}?from=2017-01-01&to=2017-12-31`, token)
  for (const path of addresses) {
    const before = server.memoryMb()
    await server.held()
    const { told, mb } = await mostMb(server, taken(`${server.url}${path}`, token))
    const held = await server.held()
    const what = `${path}, ${logs} logs`
    const say = (said: string, value: number, most: number, unit: string): void =>
      report({
        what: `${what}: ${said}`,
        measured: `${value.toFixed(0)} ${unit}`,
        ratio: `ratio ${(value / most).toFixed(2)}`,
        limit: `≤ ${most} ${unit}`,
        isMet: value <= most,
      })
    say('first byte', told.firstMs, 200, 'ms')
    say(`whole (${(told.bytes / 1e6).toFixed(1)} MB)`, told.ms, 3000, 'ms')
    say('memory on top', mb - before, 50, 'MB')
    say(`computing in one turn (held ${held.longestMs.toFixed(0)} ms by the clock)`, held.computingMs, 50, 'ms')
  }
  const left = await taken(`${server.url}/api/screenings.csv`, token, 300_000)
  report({
    what: 'a reader who leaves after 300 KB',
    measured: `${(left.bytes / 1000).toFixed(0)} KB sent in ${left.ms.toFixed(0)} ms`,
    limit: '< 1 MB sent',
    isMet: left.bytes < 1_000_000,
  })
  await server.stop()
  county.sql.close()
  county.remove()
}
