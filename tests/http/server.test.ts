/** Starting and stopping, as whoever runs the service sees it: the real process, its lines and its exit code. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { aConfig, aScreening } from '../make.ts'
import { ADMIN_PASSWORD, aFolder, postJson, runToEnd, type Server, startServer, tokenHeaders } from '../server.ts'

const databaseOf = (folder: string): Database.Database => new Database(join(folder, 'yingxiang.sqlite'))
const linesOf = (output: string): string[] => output.trim().split('\n')

test('says in one line where it is, and stops cleanly when told', async () => {
  const server = await startServer({ env: { ADMIN_PASSWORD } })
  expect(linesOf(server.output()).filter((line) => line.includes('ready'))).toEqual([
    `映响 Yingxiang is ready at ${server.url}`,
  ])
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  expect(await server.stop()).toBe(0)
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow('fetch failed')
})

test('Ctrl-C stops it as well', async () => {
  const server = await startServer({ env: { ADMIN_PASSWORD } })
  expect(await server.stop('SIGINT')).toBe(0)
})

test('a second start on the same folder loads nothing again, and keeps what was there', async () => {
  const first = await startServer({ env: { ADMIN_PASSWORD } })
  expect(first.output()).toContain('Register loaded from')
  const headers = await tokenHeaders(first.url)
  expect((await postJson(`${first.url}/api/screenings`, aScreening(), headers)).status).toBe(201)
  await first.stop()

  const second = await startServer({ env: { ADMIN_PASSWORD, DATA_DIR: first.dataDir } })
  expect(second.output()).not.toContain('Register loaded')
  const list = await fetch(`${second.url}/api/screenings`, { headers })
  expect(await list.json()).toMatchObject({ total: 1 })
})

test('without ADMIN_PASSWORD the start prints a link that lets the manager in once', async () => {
  const server = await startServer()
  const [, url, code] = /\n(http\S+)\/#enrol=(\S+)\n/.exec(server.output()) ?? []
  expect(url).toBe(server.url)
  const redeem = () => postJson(`${server.url}/api/enrolments/redeem`, { code })
  const session = await redeem()
  expect(session.status).toBe(200)
  expect(await session.json()).toMatchObject({ role: 'manager', mustSetPassword: true })
  expect((await redeem()).status).toBe(422)
})

test('the link is made for PUBLIC_URL where there is one', async () => {
  const server = await startServer({ env: { PUBLIC_URL: 'https://yx.example.cn/' } })
  expect(server.output()).toContain('\nhttps://yx.example.cn/#enrol=')
})

test('PUBLIC_URL is a whole site: with something behind the host the start is refused in a sentence', async () => {
  const { code, output } = await runToEnd({ env: { PUBLIC_URL: 'https://yx.example.cn/app' } })
  expect([code, linesOf(output)]).toEqual([
    1,
    [expect.stringMatching(/PUBLIC_URL .*\/app.* has something behind the host/)],
  ])
  for (const PUBLIC_URL of ['https://yx.example.cn/?a', 'https://a@yx.example.cn', 'https://yx.example.cn#']) {
    expect(() => aConfig({ PUBLIC_URL })).toThrow('give the service a host name of its own')
  }
  expect(aConfig({ PUBLIC_URL: 'https://yx.example.cn:8443//' }).PUBLIC_URL).toBe('https://yx.example.cn:8443')
})

test('an import that is told no file says how it is used, and makes neither a folder nor a database', async () => {
  const DATA_DIR = join(aFolder(), 'data')
  for (const args of [['import'], ['import', 'logs.csv', '--nonsense']]) {
    const { code, output } = await runToEnd({ args, env: { DATA_DIR } })
    expect([code, output]).toEqual([2, expect.stringContaining('npm run import -- ')])
    expect(existsSync(DATA_DIR)).toBe(false)
  }
})

test('the office says whether its clock stands still, so that no phone takes a demo’s clock for the time', async () => {
  const clockOf = async (env: Record<string, string>): Promise<unknown> => {
    const { url } = await startServer({ env: { ADMIN_PASSWORD, ...env } })
    return ((await (await fetch(`${url}/api/office`)).json()) as { isClockFixed: unknown }).isClockFixed
  }
  expect(await clockOf({})).toBe(false)
  expect(await clockOf({ FIXED_NOW: '2017-06-30T21:00:00+08:00' })).toBe(true)
})

test('the demo prints who may sign in, lets them in, and leaves no folder behind', async () => {
  const scratch = aFolder()
  const demo = await startServer({ args: ['demo'], env: { TMPDIR: scratch } })
  expect(demo.output()).toMatch(/admin, team-01 … team-22, tech-01 · admin-02, auditor-01 .*demo1234/)
  const { demo: said } = (await (await fetch(`${demo.url}/api/office`)).json()) as {
    demo: { password: string; signIns: { username: string }[] }
  }
  expect([said.password, said.signIns.length]).toEqual(['demo1234', 26])
  for (const username of ['admin', 'team-07', 'tech-01', 'admin-02', 'auditor-01']) {
    expect((await postJson(`${demo.url}/api/session`, { username, password: 'demo1234' })).status).toBe(200)
  }
  expect(await demo.stop()).toBe(0)
  expect(readdirSync(scratch)).toEqual([])
})

test('a port that is taken ends the start with one sentence', async () => {
  const there = await startServer({ env: { ADMIN_PASSWORD } })
  const { code, output } = await runToEnd({ env: { ADMIN_PASSWORD, PORT: new URL(there.url).port } })
  expect(code).toBe(1)
  expect(linesOf(output).at(-1)).toMatch(/^Cannot listen on 127\.0\.0\.1:\d+: it is taken; set PORT to another one\.$/)
  expect(output).not.toContain('    at ')
})

test('a folder that cannot be written ends the start with one sentence', async () => {
  const file = join(aFolder(), 'a-file')
  writeFileSync(file, '')
  const { code, output } = await runToEnd({ env: { DATA_DIR: join(file, 'data') } })
  expect(code).toBe(1)
  expect(linesOf(output)).toEqual([expect.stringMatching(/^Cannot open the database in .*a-file\/data: .*DATA_DIR\.$/)])
})

test('a setting that is not right is named, with what it was', async () => {
  for (const [name, value] of [
    ['PORT', 'eighty'],
    ['TIME_ZONE', 'Asia/Yanting'],
    ['FIXED_NOW', 'yesterday'],
  ] as const) {
    const { code, output } = await runToEnd({ env: { [name]: value } })
    expect(code).toBe(1)
    expect(linesOf(output)).toEqual([expect.stringContaining(`The setting ${name} ("${value}") is not right`)])
  }
})

test('a database made by newer code is left alone, and the sentence says what to update', async () => {
  const server = await startServer({ env: { ADMIN_PASSWORD } })
  await server.stop()
  const db = databaseOf(server.dataDir)
  db.exec("INSERT INTO d1_migrations (name) VALUES ('9999_from_the_future.sql')")
  db.close()
  const { code, output } = await runToEnd({ env: { DATA_DIR: server.dataDir } })
  expect(code).toBe(1)
  expect(linesOf(output)).toEqual([
    expect.stringMatching(
      /made by newer code \(9999_from_the_future\.sql\)\. Update the code, or restore the backup made before/,
    ),
  ])
})

test('a register with a bad row is named by line, column and reason; nothing is stored until it is right', async () => {
  const register = aFolder()
  cpSync('db/seed/yanting', register, { recursive: true })
  const villages = join(register, 'villages.csv')
  const right = readFileSync(villages, 'utf8')
  const lines = right.split('\n')
  const column = (lines[0] ?? '').split(',').indexOf('designated')
  lines[4] = (lines[4] ?? '').split(',').with(column, 'maybe').join(',')
  writeFileSync(villages, lines.join('\n'))

  const env = { ADMIN_PASSWORD, REGISTER_DIR: register, DATA_DIR: aFolder() }
  const { code, output } = await runToEnd({ env })
  expect(code).toBe(1)
  expect(output).toMatch(/villages\.csv:5 designated="maybe": \S/)
  const db = databaseOf(env.DATA_DIR)
  for (const table of ['townships', 'villages', 'teams', 'films', 'targets']) {
    expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0)
  }
  db.close()

  writeFileSync(villages, right)
  expect((await startServer({ env })).output()).toContain('Register loaded from')
})

test('a folder without a register is said, not taken for an empty county', async () => {
  const { code, output } = await runToEnd({ env: { REGISTER_DIR: join(aFolder(), 'nowhere') } })
  expect(code).toBe(1)
  expect(output).toContain('there is no folder')
})

test('a Node too old for the code is told so, and by which version', () => {
  const older = "data:text/javascript,Object.defineProperty(process, 'versions', { value: { node: '20.19.0' } })"
  const { status, stderr } = spawnSync(process.execPath, ['--import', older, 'src/check-node.mjs'], {
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  expect(stderr).toContain('or newer; this is 20.19.0')
})

/** A request whose body arrives in two halves; `finish` sends the second and answers what came back. */
function slowPost(server: Server, path: string, body: string, headers: Record<string, string>) {
  const length = Buffer.byteLength(body)
  const sending = request(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': length, ...headers },
  })
  const answered = new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    sending.on('response', (answer) => {
      text(answer).then((body_) => resolve({ status: answer.statusCode, body: body_ }), reject)
    })
    sending.on('error', reject)
  })
  sending.write(body.slice(0, body.length / 2))
  return {
    finish: () => {
      sending.end(body.slice(body.length / 2))
      return answered
    },
  }
}

async function refusesConnections(url: string): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    const reached = await fetch(`${url}/healthz`, { headers: { connection: 'close' } }).catch(() => null)
    if (!reached) return true
    await pause(20)
  }
  return false
}

test('SIGTERM finishes what is in flight, takes nothing new, and what was answered is kept', async () => {
  const server = await startServer({ env: { ADMIN_PASSWORD } })
  const headers = await tokenHeaders(server.url)
  const logs = Array.from({ length: 5 }, (_, i) =>
    aScreening({ startedAt: `2017-06-0${i + 1}T20:50:00+08:00`, endedAt: `2017-06-0${i + 1}T22:30:00+08:00` }),
  )
  const slow = logs.map((log) => slowPost(server, '/api/screenings', JSON.stringify(log), headers))
  await pause(200)
  const exited = server.stop()
  expect(await refusesConnections(server.url)).toBe(true)
  expect(server.child.exitCode).toBeNull()
  const answers = await Promise.all(slow.map(({ finish }) => finish()))
  expect(answers.map(({ status }) => status)).toEqual(logs.map(() => 201))
  expect(await exited).toBe(0)

  const db = databaseOf(server.dataDir)
  expect(db.prepare('SELECT id FROM screenings ORDER BY started_at').pluck().all()).toEqual(logs.map(({ id }) => id))
  db.close()
})
