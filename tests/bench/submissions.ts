/** Logs handed in over HTTP: one by one, always from one place, an evening's at once, a hundred at a time; beside straight SQLite. */
import { aCounty, type County, logOf, tokenFor } from './county.ts'
import { type Line, median } from './line.ts'
import { load } from './load.ts'
import { serve } from './served.ts'
import { straightRate } from './straight.ts'

const rate = (perSecond: number): string => `${Math.round(perSecond)} logs/s`

const CONNECTIONS = 22
const SINGLE_LOGS = 8800
const EVENINGS = 50
const BATCH_LOGS = 40_000
const BATCH_CONNECTIONS = 4

export async function measureSubmissions(report: (line: Line) => void): Promise<void> {
  const county = await aCounty()
  const tokens = await Promise.all(
    Array.from({ length: CONNECTIONS }, (_, i) =>
      tokenFor(county.sql, 'team', `team-${String(i + 1).padStart(2, '0')}`),
    ),
  )
  const server = await serve(county)
  const single = (year: number, each: number, wander?: number) => (connection: number) =>
    Array.from({ length: each }, (__, n) => JSON.stringify(logOf(county, connection + 1, n, year, wander)))
  await load(`${server.url}/api/screenings`, tokens, single(2010, 40))
  // straight before and after, so that a machine that slows down in between is not held against either; as many logs to a
  // commit as there are senders, who share theirs: with one to each it would be the disk that is measured, or memory
  const before = straightRate(county, 4400, CONNECTIONS, 2100)
  const posted = await load(`${server.url}/api/screenings`, tokens, single(2016, SINGLE_LOGS / CONNECTIONS))
  const after = straightRate(county, 4400, CONNECTIONS, 2080)
  const straight = (before + after) / 2
  const alone = straightRate(county, 2200, 1, 2120)
  const ratio = posted.perSecond / straight
  report({
    what: `single submissions, ${CONNECTIONS} connections`,
    measured: `${rate(posted.perSecond)}, ${posted.failed} failed`,
    beside: `straight ${rate(straight)} with ${CONNECTIONS} to a commit, ${rate(alone)} with one`,
    ratio: `ratio ${ratio.toFixed(2)}`,
    limit: '≥ 0.4 of straight and ≥ 2000/s',
    isMet: ratio >= 0.4 && posted.perSecond >= 2000 && posted.failed === 0,
  })
  const ms = `p50 ${posted.p50Ms.toFixed(1)} ms, p99 ${posted.p99Ms.toFixed(1)} ms`
  report({ what: 'the same, time of one', measured: ms, limit: 'p99 ≤ 25 ms', isMet: posted.p99Ms <= 25 })

  const fixed = await load(`${server.url}/api/screenings`, tokens, single(2008, SINGLE_LOGS / CONNECTIONS, 0))
  const ofUsual = fixed.perSecond / posted.perSecond
  report({
    what: 'the same, each team always at one place to the last digit',
    measured: `${rate(fixed.perSecond)}, ${fixed.failed} failed, p99 ${fixed.p99Ms.toFixed(1)} ms`,
    ratio: `ratio ${ofUsual.toFixed(2)}`,
    limit: '≥ 0.7 of the same',
    isMet: ofUsual >= 0.7 && fixed.failed === 0,
  })

  const evenings: number[] = []
  for (let n = 0; n < EVENINGS; n++) {
    const log = logOf(county, 1, n, 1990)
    const one = (connection: number) => [
      JSON.stringify({ ...logOf(county, connection + 1, n, 1990), villageCode: log.villageCode }),
    ]
    const { perSecond } = await load(`${server.url}/api/screenings`, tokens, one)
    evenings.push((1000 * CONNECTIONS) / perSecond)
  }
  report({
    what: `${CONNECTIONS} logs of one village and evening at once, until all are answered, median of ${EVENINGS}`,
    measured: `${median(evenings).toFixed(1)} ms`,
    ratio: `ratio ${((median(evenings) * posted.perSecond) / 1000 / CONNECTIONS).toFixed(2)} of as many logs one by one`,
    limit: '≤ 20 ms',
    isMet: median(evenings) <= 20,
  })

  const outboxes = (connection: number) =>
    Array.from({ length: BATCH_LOGS / 100 / BATCH_CONNECTIONS }, (_, b) => batchOf(county, connection + 1, b))
  const straightBatch = straightRate(county, 22_000, 100, 2060)
  const sent = await load(`${server.url}/api/screenings/batch`, tokens.slice(0, BATCH_CONNECTIONS), outboxes)
  report({
    what: `batches of 100, ${BATCH_CONNECTIONS} connections`,
    measured: `${rate(sent.perSecond * 100)}, p99 ${sent.p99Ms.toFixed(0)} ms, server peak ${server.peakMb()} MB`,
    beside: `straight ${rate(straightBatch)}`,
    ratio: `ratio ${((sent.perSecond * 100) / straightBatch).toFixed(2)}`,
    limit: '≥ 8000 logs/s',
    isMet: sent.perSecond * 100 >= 8000 && sent.failed === 0,
  })
  await server.stop()
  county.sql.close()
  county.remove()
}

/** The b-th outbox of a team that was long without signal: a hundred evenings. */
function batchOf(county: County, team: number, b: number): string {
  const logs = Array.from({ length: 100 }, (_, i) => logOf(county, team, b * 100 + i, 1999))
  return JSON.stringify({ screenings: logs })
}
