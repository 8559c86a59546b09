/** A manager brings 50 000 logs in through the server while phones go on sending theirs. */
import { aCounty, logOf, tokenFor } from './county.ts'
import { csvOf } from './import-sheet.ts'
import { serveWatched } from './served.ts'

export interface ServedImport {
  rows: number
  stored: number
  checkSeconds: number
  storeSeconds: number
  posts: number
  /** Of the posts of phones meanwhile. */
  worstMs: number
  medianMs: number
  /** The longest time in which nobody else had a turn, and the most computing in such a time. */
  heldMs: number
  computingMs: number
}

/** Each sends a log, waits for its receipt, and a while. */
const PHONES = 3
const PAUSE_MS = 100

export async function measureServedImport(rows = 50_000): Promise<ServedImport> {
  const county = await aCounty()
  const manager = await tokenFor(county.sql, 'manager')
  const phones = await Promise.all(
    Array.from({ length: PHONES }, (_, i) => tokenFor(county.sql, 'team', `team-${String(i + 1).padStart(2, '0')}`)),
  )
  const server = await serveWatched(county)
  const sheet = csvOf(rows)
  const bring = async (query: string) => {
    const began = performance.now()
    const answer = await fetch(`${server.url}/api/imports/screenings?${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${manager}`, 'content-type': 'text/csv' },
      body: sheet,
    })
    const told = (await answer.json()) as { stored: number; fileHash: string }
    return { ...told, seconds: (performance.now() - began) / 1000 }
  }
  const times: number[] = []
  const over = new AbortController()
  const phone = async (token: string, i: number): Promise<void> => {
    for (let n = 0; !over.signal.aborted; n++) {
      const began = performance.now()
      const answer = await fetch(`${server.url}/api/screenings`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(logOf(county, i + 1, n, 2017)),
      })
      if (answer.status !== 201) throw new Error(`a phone was answered ${answer.status}`)
      times.push(performance.now() - began)
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
  try {
    const checked = await bring('dryRun=true')
    await server.held()
    const sending = Promise.all(phones.map(phone))
    const done = await bring(`fileHash=${checked.fileHash}`)
    over.abort()
    await sending
    const { longestMs, computingMs } = await server.held()
    times.sort((a, b) => a - b)
    return {
      rows,
      stored: done.stored,
      checkSeconds: checked.seconds,
      storeSeconds: done.seconds,
      posts: times.length,
      worstMs: times.at(-1) ?? 0,
      medianMs: times[Math.floor(times.length / 2)] ?? 0,
      heldMs: longestMs,
      computingMs,
    }
  } finally {
    await server.stop()
    county.sql.close()
    county.remove()
  }
}
