/** What the process of long readings is given: so many at once, so long without a word, and an end when nobody asks. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { readingsBeside } from '../../src/node/long-readings.ts'
import { openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { Unavailable } from '../../src/store/engine/unavailable.ts'
import { aConfig, aManager } from '../make.ts'
import { aFolder } from '../server.ts'

const LONG_MS = 60_000
const FILMS = { url: 'http://localhost/api/films.csv', acceptLanguage: 'zh', actor: aManager }

/** Whom this process began, as Linux tells it. */
function begun(): number[] {
  const threads = readdirSync('/proc/self/task')
  const told = threads.map((thread) => readFileSync(`/proc/self/task/${thread}/children`, 'utf8'))
  return told.flatMap((line) => line.split(' ').filter(Boolean).map(Number))
}
const isThere = (pid: number): boolean => existsSync(`/proc/${pid}`)

const limits = { mostAsked: 2, lookMs: 20, idleMs: LONG_MS, silentMs: LONG_MS }
const lines: string[] = []
const before = begun()
const pidNow = (): number => begun().find((one) => !before.includes(one)) ?? 0
let readings: ReturnType<typeof readingsBeside>
let answered = ''
const ask = async (signal = new AbortController().signal): Promise<string> =>
  (await readings.answer(FILMS, () => undefined, signal)).text()

beforeAll(async () => {
  const DATA_DIR = aFolder()
  const sql = openSqlite(join(DATA_DIR, 'yingxiang.sqlite'))
  sql.migrate('db/migrations')
  const given = { config: aConfig({ DATA_DIR }), codeVersion: 'test' }
  readings = readingsBeside(sql, given, (line) => lines.push(line), limits)
  answered = await ask()
  return async () => {
    await readings.end()
    sql.close()
  }
})

/** Until the test is over. */
function only(given: Partial<typeof limits>): void {
  const usual = { ...limits }
  Object.assign(limits, given)
  onTestFinished(() => void Object.assign(limits, usual))
}

test('more than so many at once are told to come again, and nobody is once one was answered or has left', async () => {
  const pid = pidNow()
  process.kill(pid, 'SIGSTOP')
  const gone = new AbortController()
  const [first, second] = [ask(), ask(gone.signal)]
  await expect(ask()).rejects.toMatchObject({ code: 'too_many', retryAfterSeconds: 1 })
  gone.abort()
  await expect(second).rejects.toMatchObject({ code: 'ECONNRESET' })
  const third = ask()
  await expect(ask()).rejects.toMatchObject({ code: 'too_many' })
  process.kill(pid, 'SIGCONT')
  expect(await Promise.all([first, third])).toEqual([answered, answered])
  expect(await ask()).toBe(answered)
})

test('who reads no further for so long is left, and others are answered', async () => {
  const pid = pidNow()
  only({ mostAsked: 1, silentMs: 1500 })
  const { body } = await readings.answer(FILMS, () => undefined, new AbortController().signal)
  const reader = body?.getReader()
  await expect(ask()).rejects.toMatchObject({ code: 'too_many' })
  await expect.poll(() => ask().catch(() => '')).toBe(answered)
  expect(pidNow()).toBe(pid)
  await expect(reader?.read().then(() => reader.read())).rejects.toThrow('left before its end')
})

test('it owes an answer and says nothing for so long: it is ended, who waits is told, and another takes its place', async () => {
  const pid = pidNow()
  only({ silentMs: 200 })
  process.kill(pid, 'SIGSTOP')
  await expect(ask()).rejects.toBeInstanceOf(Unavailable)
  expect(isThere(pid)).toBe(false)
  expect(lines).toEqual(['error: the process of long readings ended: SIGKILL'])
  only({ silentMs: LONG_MS })
  expect(await ask()).toBe(answered)
})

test('nobody asks for so long: it ends, and the next who asks has another', async () => {
  const pid = pidNow()
  only({ idleMs: 50 })
  await expect.poll(() => isThere(pid)).toBe(false)
  expect(await ask()).toBe(answered)
})
