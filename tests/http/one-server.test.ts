/** One server a folder: a second one says who is there; a killed one leaves nothing behind; an import goes in beside it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { addDays } from '../../src/domain/period.ts'
import { aScreening } from '../make.ts'
import { ADMIN_PASSWORD, aFolder, postJson, runToEnd, startServer, tokenHeaders } from '../server.ts'

const lastLine = (output: string): string => output.trim().split('\n').at(-1) ?? ''

test('a second server on the same folder says who holds it since when, and ends; the first goes on', async () => {
  const first = await startServer({ env: { ADMIN_PASSWORD } })
  const env = { ADMIN_PASSWORD, DATA_DIR: first.dataDir }
  const { code, output } = await runToEnd({ env })
  expect(code).toBe(1)
  expect(output.trim().split('\n')).toHaveLength(1)
  const [, pid, since] =
    /^The folder .+ is served already, by process (\d+) since (\S+)\. Stop that one/.exec(output) ?? []
  expect(Number(pid)).toBe(first.child.pid)
  expect(Date.now() - Date.parse(since ?? '')).toBeLessThan(120_000)
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200)

  await first.stop()
  const next = await startServer({ env })
  expect((await fetch(`${next.url}/readyz`)).status).toBe(200)
})

test('what a killed server held is free at once', async () => {
  const killed = await startServer({ env: { ADMIN_PASSWORD } })
  await killed.stop('SIGKILL')
  const next = await startServer({ env: { ADMIN_PASSWORD, DATA_DIR: killed.dataDir } })
  expect((await fetch(`${next.url}/readyz`)).status).toBe(200)
})

test('a sheet is imported beside a running server, which takes logs meanwhile', async () => {
  const server = await startServer({ env: { ADMIN_PASSWORD } })
  const headers = await tokenHeaders(server.url)
  const rows = Array.from({ length: 600 }, (_, i) => {
    const day = addDays('2015-02-01', i)
    return `${day},20:00,22:00,team-01,三清村,太行山上,80,室内,R${i}`
  })
  const file = join(aFolder(), 'logs.csv')
  const header = '放映日期,开始时间,结束时间,放映队,村,影片,观众人次,放映方式,回执单编号'
  writeFileSync(file, [header, ...rows].join('\n'))
  const importing = runToEnd({ args: ['import', file], env: { DATA_DIR: server.dataDir } })
  const isOver = (): Promise<boolean> => Promise.race([importing.then(() => true), pause(0, false)])
  let taken = 0
  for (; !(await isOver()); taken++) {
    const day = addDays('2015-01-01', -taken)
    const log = aScreening({ startedAt: `${day}T20:00:00+08:00`, endedAt: `${day}T22:00:00+08:00` })
    expect((await postJson(`${server.url}/api/screenings`, log, headers)).status).toBe(201)
  }
  const { code, output } = await importing
  expect(code).toBe(0)
  expect(lastLine(output)).toContain('600')
  const list = await fetch(`${server.url}/api/screenings?limit=1`, { headers })
  expect(await list.json()).toMatchObject({ total: 600 + taken })

  const asked = (known: string): Promise<Response> =>
    fetch(`${server.url}/api/overview`, { headers: { ...headers, 'if-none-match': known } })
  const known = (await asked('')).headers.get('etag') ?? ''
  expect((await asked(known)).status).toBe(304)
  writeFileSync(file, [header, '2014-06-01,20:00,22:00,team-01,三清村,太行山上,80,室内,R600'].join('\n'))
  expect((await runToEnd({ args: ['import', file], env: { DATA_DIR: server.dataDir } })).code).toBe(0)
  // what another process wrote is not taken for what was known
  expect((await asked(known)).status).toBe(200)
})

test('a start that cannot write says so in a sentence, and no stack', async () => {
  const stopped = await startServer()
  await stopped.stop()
  const other = new Database(join(stopped.dataDir, 'yingxiang.sqlite'))
  other.exec('BEGIN IMMEDIATE')
  // the first password is to be set, which is a write
  const env = { ADMIN_PASSWORD, DATA_DIR: stopped.dataDir }
  const { code, output } = await runToEnd({ env })
  other.close()
  expect(code).toBe(1)
  expect(lastLine(output)).toBe(
    'Cannot go on: another process keeps the database in DATA_DIR locked. End it and begin again.',
  )
  expect(output).not.toContain('    at ')
})
