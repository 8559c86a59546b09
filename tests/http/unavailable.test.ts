/** A database or a disk that takes nothing just now: 503 with a sentence and when to come again, and reading goes on. */
import { join } from 'node:path'
import type { D1Database } from '@cloudflare/workers-types'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { ensureRegister } from '../../src/exchange/register-files.ts'
import { overD1 } from '../../src/store/engine/d1.ts'
import { folderBlobs } from '../../src/store/engine/folder-blobs.ts'
import { type NodeSqlite, openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { overR2 } from '../../src/store/engine/blobs.ts'
import { aScreening, NOW } from '../make.ts'
import { aPng } from '../photos.ts'
import { registerFiles } from '../register-files.ts'
import { aFolder } from '../server.ts'
import { aService, type Caller, told } from './service.ts'

interface Problem {
  status: number
  code: string
  title: string
  detail: string
}

const EN = { 'accept-language': 'en' }

async function expectUnavailable(answer: Response, retryAfter: string): Promise<void> {
  expect(answer.headers.get('retry-after')).toBe(retryAfter)
  const { status, code, detail } = await told<Problem>(answer)
  expect([status, code]).toEqual([503, 'unavailable'])
  expect(detail).toContain('请稍后再试')
}

/** Nothing is written any more: a log, one of many, a sign-in; all that is read is answered. */
async function expectReadsOnly(team: Caller, retryAfter: string): Promise<void> {
  const log = aScreening()
  await expectUnavailable(await team('POST', '/api/screenings', log), retryAfter)
  await expectUnavailable(await team('POST', '/api/screenings/batch', { screenings: [log] }), retryAfter)
  const { title, detail } = await told<Problem>(await team('POST', '/api/screenings', log, EN))
  expect(title).toBe('Nothing can be kept just now')
  expect(detail).toContain('try again later')
  for (const path of ['/api/screenings', '/api/field-copy', `/api/villages`, '/healthz']) {
    expect((await team('GET', path)).status).toBe(200)
  }
}

async function kept(sql: NodeSqlite): Promise<number | undefined> {
  return (await sql.first<{ n: number }>('SELECT count(*) AS n FROM screenings'))?.n
}

test('a full disk: nothing is half kept, and with room again the same log is taken', async () => {
  const { sql, callerAs, call } = await aService()
  const team = await callerAs('team')
  expect(await told(await call('GET', '/readyz'))).toMatchObject({
    status: 'ready',
    checks: { database: { grade: 'good' } },
  })
  // what is free within the file is used up first
  await sql.run('VACUUM').catch(() => undefined)
  const pages = (await sql.first<{ n: number }>('SELECT page_count AS n FROM pragma_page_count'))?.n ?? 0
  await sql.all(`PRAGMA max_page_count = ${pages}`)
  let logs = 0
  let answer = await team('POST', '/api/screenings', aScreening({ note: '雨'.repeat(1000) }))
  for (; answer.status === 201; logs++) {
    answer = await team('POST', '/api/screenings', aScreening({ note: '雨'.repeat(1000) }))
  }
  await expectUnavailable(answer, '60')
  expect(await kept(sql)).toBe(logs)
  expect((await team('GET', '/api/screenings')).status).toBe(200)
  await sql.all('PRAGMA max_page_count = 100000')
  expect((await team('POST', '/api/screenings', aScreening())).status).toBe(201)
})

test('a read-only database', async () => {
  const { sql, callerAs, call, lines } = await aService()
  const team = await callerAs('team')
  await sql.run('PRAGMA query_only = ON')
  await expectReadsOnly(team, '60')
  const ready = await call('GET', '/readyz')
  expect([ready.status, await told(ready)]).toMatchObject([
    503,
    { status: 'not_ready', checks: { database: { grade: 'bad', why: 'read_only' } } },
  ])
  expect(lines.at(0)).toMatch(/^unavailable \(read_only\) POST \/api\/screenings SqliteError/)
  await sql.run('PRAGMA query_only = OFF').catch(() => undefined)
})

test('a database that another process keeps locked, and lets go of', async () => {
  const file = join(aFolder(), 'yingxiang.sqlite')
  const sql = openSqlite(file, { lockWaitMs: 150 })
  sql.migrate('db/migrations')
  await ensureRegister(sql, registerFiles, NOW)
  const { callerAs, call } = await aService({ isEmpty: true, sql })
  const team = await callerAs('team')
  const other = new Database(file)
  onTestFinished(() => {
    other.close()
    sql.close()
  })
  other.exec('BEGIN EXCLUSIVE')
  await expectReadsOnly(team, '5')
  const ready = await call('GET', '/readyz')
  expect([ready.status, await told(ready)]).toMatchObject([
    503,
    { status: 'not_ready', checks: { database: { grade: 'bad', why: 'locked' } } },
  ])
  other.exec('COMMIT')
  expect((await call('GET', '/readyz')).status).toBe(200)
  expect((await team('POST', '/api/screenings', aScreening())).status).toBe(201)
})

test('a disk with less free than the reserve is not ready, and still takes logs', async () => {
  let free = 199 * 1_048_576
  const { callerAs, call } = await aService({ deps: { freeBytes: async () => free } })
  const ready = await call('GET', '/readyz')
  expect([ready.status, await told(ready)]).toMatchObject([
    503,
    { status: 'not_ready', checks: { disk: { grade: 'bad', free: 199, reserve: 200 } } },
  ])
  expect((await (await callerAs('team'))('POST', '/api/screenings', aScreening())).status).toBe(201)
  free = 200 * 1_048_576
  expect((await call('GET', '/readyz')).status).toBe(200)
})

test('a photo’s bytes that find no room: the log stays, the photo comes later', async () => {
  // nobody may make a folder there
  const { callerAs, sql } = await aService({ deps: { blobs: folderBlobs('/sys/yingxiang-photos') } })
  const team = await callerAs('team')
  const log = aScreening()
  await team('POST', '/api/screenings', log)
  const { bytes, sha256 } = aPng(1)
  const put = await team('PUT', `/api/screenings/${log.id}/photos/${sha256}?kind=start`, bytes, {
    'content-type': 'image/png',
  })
  await expectUnavailable(put, '60')
  expect(await sql.first('SELECT count(*) AS n FROM photos')).toEqual({ n: 0 })
})

test('what Cloudflare says of itself is told apart from what is wrong', async () => {
  const saying = (message: string): string => `D1_ERROR: ${message}`
  const sqlThatFails = (message: string) => {
    const fail = () => Promise.reject(new Error(saying(message)))
    const bound = { bind: () => ({ all: fail, first: fail, run: fail }) }
    return overD1({ prepare: () => bound, batch: fail } as unknown as D1Database)
  }
  for (const [message, why] of [
    ['D1 DB is overloaded. Too many requests queued.', 'overloaded'],
    ['D1 DB storage operation exceeded timeout which caused object to be reset.', 'overloaded'],
    ['Network connection lost.', 'overloaded'],
    ['Exceeded maximum DB size.', 'full'],
    ['database or disk is full: SQLITE_FULL', 'full'],
    ['Currently processing a long-running export.', 'locked'],
    ['database is locked: SQLITE_BUSY', 'locked'],
  ]) {
    const sql = sqlThatFails(message ?? '')
    for (const work of [sql.all('SELECT 1'), sql.run('UPDATE x'), sql.batch([])])
      await expect(work).rejects.toMatchObject({ why })
  }
  await expect(sqlThatFails('no such table: nothing').all('SELECT 1')).rejects.not.toHaveProperty('why')
  const timeout = 'CHECK constraint failed: timeout: SQLITE_CONSTRAINT'
  await expect(sqlThatFails(timeout).all('SELECT 1')).rejects.toMatchObject({ constraint: 'timeout' })
  const bucket = {
    put: () => Promise.reject(new Error('put: We encountered an internal error. Please try again. (10001)')),
  }
  const put = overR2(bucket as never).put('a'.repeat(64), new Uint8Array(1), 'image/png')
  await expect(put).rejects.toMatchObject({ why: 'overloaded' })
})

test('who goes away while sending is a line in the log, and no error of ours', async () => {
  const { app, lines } = await aService()
  const broken = Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
  const body = new ReadableStream({ pull: (controller) => controller.error(broken) })
  const headers = { 'content-type': 'application/json', origin: 'http://localhost' }
  const asked: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body, duplex: 'half' }
  const sent = new Request('http://localhost/api/session', asked)
  const answer = await app.request(sent)
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([422, 'invalid'])
  expect(lines).toEqual(['cut off POST /api/session'])
})
