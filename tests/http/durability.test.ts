/** The promise of an answer: a log that was acknowledged is there after the server was killed, once. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { NewScreening } from '../../src/domain/screening/screening.ts'
import { openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { aScreening } from '../make.ts'
import { ADMIN_PASSWORD, aFolder, postJson, type Server, startServer, tokenHeaders } from '../server.ts'

const ROUNDS = 5
const SENDERS = 12
const ACKNOWLEDGED_A_ROUND = 150

type Headers = Record<string, string>
interface Sent {
  log: NewScreening
  isAcknowledged: boolean
}

const shifted = (days: number, time: string): string =>
  new Date(Date.parse(`2015-01-01T${time}+08:00`) + days * 86_400_000).toISOString()

/** Every sender is a team in a village of its own, with a show each evening. */
const aLog = (sender: number, village: string, evening: number): NewScreening =>
  aScreening({
    teamCode: `team-${String(sender + 1).padStart(2, '0')}`,
    villageCode: village,
    startedAt: shifted(evening, '20:50:00'),
    endedAt: shifted(evening, '22:30:00'),
    filmCodes: ['film-001'],
  })

const stored = (answer: unknown): Set<string> => {
  const { results } = answer as { results: { id: string; outcome: string }[] }
  return new Set(results.filter(({ outcome }) => outcome === 'stored').map(({ id }) => id))
}

/** Sends one log, or five at a time, until the server is gone; marks each the moment its answer is read. */
async function sendUntilGone(
  server: Server,
  headers: Headers,
  next: () => NewScreening,
  isBatch: boolean,
  sent: Sent[],
) {
  for (;;) {
    const fresh = Array.from({ length: isBatch ? 5 : 1 }, () => ({ log: next(), isAcknowledged: false }))
    sent.push(...fresh)
    const [path, body] = isBatch
      ? ['/api/screenings/batch', { screenings: fresh.map(({ log }) => log) }]
      : ['/api/screenings', fresh[0]?.log]
    try {
      const answer = await postJson(`${server.url}${path}`, body, headers)
      const ids = isBatch ? stored(await answer.json()) : new Set(answer.status === 201 ? [fresh[0]?.log.id] : [])
      for (const entry of fresh) entry.isAcknowledged = ids.has(entry.log.id)
    } catch {
      return
    }
  }
}

async function villagesOf(server: Server, headers: Headers): Promise<string[]> {
  const answer = await fetch(`${server.url}/api/villages?limit=${SENDERS}`, { headers })
  return ((await answer.json()) as { items: { code: string }[] }).items.map(({ code }) => code)
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2))
}

async function idsKept(server: Server, headers: Headers): Promise<{ ids: string[]; total: number }> {
  const ids: string[] = []
  let page: { items: { id: string }[]; total: number; nextCursor?: string }
  let cursor = ''
  do {
    const answer = await fetch(`${server.url}/api/screenings?limit=500${cursor}`, { headers })
    page = (await answer.json()) as typeof page
    ids.push(...page.items.map(({ id }) => id))
    cursor = `&cursor=${page.nextCursor}`
  } while (page.nextCursor !== undefined)
  return { ids, total: page.total }
}

test('killed five times under load, the server has every acknowledged log, once, and takes the rest again', async () => {
  const DATA_DIR = aFolder()
  const start = () => startServer({ env: { ADMIN_PASSWORD, DATA_DIR } })
  const sent: Sent[] = []
  const acknowledged = () => sent.filter(({ isAcknowledged }) => isAcknowledged).map(({ log }) => log.id)
  let headers: Headers | undefined
  let evening = 0

  for (let round = 0; round < ROUNDS; round++) {
    const server = await start()
    // the token of the first round outlives every kill, like the logs
    headers ??= await tokenHeaders(server.url)
    const villages = await villagesOf(server, headers)
    const before = acknowledged().length
    const senders = villages.map((village, sender) =>
      sendUntilGone(server, headers ?? {}, () => aLog(sender, village, evening++), sender % 3 === 0, sent),
    )
    await until(() => acknowledged().length >= before + ACKNOWLEDGED_A_ROUND)
    expect(await server.stop('SIGKILL')).toBeNull()
    await Promise.all(senders)
  }

  const server = await start()
  const kept = await idsKept(server, headers ?? {})
  expect(new Set(kept.ids).size).toBe(kept.ids.length)
  expect(kept.total).toBe(kept.ids.length)
  expect(acknowledged().length).toBeGreaterThanOrEqual(ROUNDS * ACKNOWLEDGED_A_ROUND)
  const there = new Set(kept.ids)
  expect(acknowledged().filter((id) => !there.has(id))).toEqual([])

  for (const { log, isAcknowledged } of sent) {
    const { status } = await postJson(`${server.url}/api/screenings`, log, headers)
    expect(isAcknowledged ? [200] : [200, 201]).toContain(status)
  }
  expect((await idsKept(server, headers ?? {})).total).toBe(sent.length)
  expect(await server.stop()).toBe(0)

  const sql = openSqlite(join(DATA_DIR, 'yingxiang.sqlite'))
  expect(await sql.first('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' })
  expect(await sql.all('PRAGMA foreign_key_check')).toEqual([])
  sql.close()
}, 180_000)

test('a write is on the disk before it is answered: WAL, synchronous FULL', async () => {
  const sql = openSqlite(join(aFolder(), 'test.sqlite'))
  expect(await sql.first('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' })
  expect(await sql.first('PRAGMA synchronous')).toEqual({ synchronous: 2 })
  sql.close()
})
