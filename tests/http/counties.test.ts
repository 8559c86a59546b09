/** Several counties on one machine: their table, what each has of its own, and what comes of one that falls. */
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseCsv } from '../../src/exchange/csv.ts'
import { pauseAfter } from '../../src/node/counties.ts'
import { countiesIn } from '../../src/node/counties-table.ts'
import { ADMIN_PASSWORD, aFolder, type Launched, launch, postJson, runToEnd } from '../server.ts'

const aFreePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

interface Town extends Launched {
  file: string
  folder: string
  urls: string[]
}

/** Two counties, both ready. */
async function twoCounties(): Promise<Town> {
  const folder = aFolder()
  const ports = [await aFreePort(), await aFreePort()]
  const file = join(folder, 'counties.csv')
  const names = ['盐亭县文旅局', '梓潼县文旅局']
  const lines = ports.map((port, i) => `${['yanting', 'zitong'][i]},${port},${['yanting', 'zitong'][i]},${names[i]}`)
  writeFileSync(file, ['\uFEFF名称,端口,目录,OFFICE_NAME', ...lines].join('\r\n'))
  const launched = launch({ args: ['counties', file], env: { ADMIN_PASSWORD, REGISTER_DIR: 'none' } })
  const urls = ports.map((port) => `http://127.0.0.1:${port}`)
  await expect
    .poll(() => rowsOf(launched).map(([, , , , state]) => state))
    .toEqual(['运行中 running', '运行中 running'])
  return { ...launched, file, folder, urls }
}

/** The newest table: name, port, process, restarts, state. */
function rowsOf({ output }: Launched): string[][] {
  const table =
    output()
      .split(/^name {2}.*\n/m)
      .at(-1) ?? ''
  return table
    .split('\n')
    .filter((line) => /^\w+ {2,}\d+ /.test(line))
    .map((line) => line.split(/ {2,}/))
}

const pidOf = (town: Launched, name: string): number => Number(rowsOf(town).find(([own]) => own === name)?.[2])

async function signIn(url: string): Promise<string[]> {
  const answer = await postJson(`${url}/api/session`, { username: 'admin', password: ADMIN_PASSWORD })
  expect(answer.status).toBe(200)
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
}

const officeOf = async (url: string, cookie: string): Promise<[number, string]> => {
  const answer = await fetch(`${url}/api/accounts?limit=1`, { headers: { cookie } })
  return [answer.status, answer.headers.get('content-type') ?? '']
}

test('two counties of one table, each with its own data and its own cookies; one killed comes back, the other stands', async () => {
  const town = await twoCounties()
  const [yanting = '', zitong = ''] = town.urls
  // one browser, one host: it sends both counties’ cookies to both
  const cookies = [...(await signIn(yanting)), ...(await signIn(zitong))]
  expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual([
    'yx_yanting_session',
    'yx_yanting_device',
    'yx_zitong_session',
    'yx_zitong_device',
  ])
  for (const url of town.urls) expect((await officeOf(url, cookies.join('; ')))[0]).toBe(200)
  expect((await officeOf(zitong, cookies.slice(0, 2).join('; ')))[0]).toBe(401)
  const carried = cookies[0]?.replace('yx_yanting', 'yx_zitong') ?? ''
  expect((await officeOf(zitong, carried))[0]).toBe(401)

  const other = pidOf(town, 'zitong')
  const first = pidOf(town, 'yanting')
  process.kill(first, 'SIGKILL')
  await expect.poll(() => rowsOf(town)[0]?.slice(3)).toEqual(['1', '运行中 running'])
  expect(pidOf(town, 'yanting')).not.toBe(first)
  expect(pidOf(town, 'zitong')).toBe(other)
  expect(town.output()).toContain('fallen, 1 s: SIGKILL')
  for (const url of town.urls) expect((await officeOf(url, cookies.join('; ')))[0]).toBe(200)

  const doctor = await runToEnd({ args: ['counties', town.file, 'zitong', 'verify'] })
  expect(doctor).toMatchObject({ code: 0 })
  town.child.kill('SIGTERM')
  expect(await town.exited).toBe(0)
  expect(rowsOf(town).map(([name, , pid, , state]) => [name, pid, state])).toEqual([
    ['yanting', '-', '已停止 stopped'],
    ['zitong', '-', '已停止 stopped'],
  ])
  // each stopped as a single one does, with its seal
  for (const name of ['yanting', 'zitong']) {
    expect(readFileSync(join(town.folder, name, 'seals.log'), 'utf8')).not.toBe('')
  }
})

test('counties do not outlive the process that started them, however it ended', async () => {
  const town = await twoCounties()
  const pids = [pidOf(town, 'yanting'), pidOf(town, 'zitong')]
  town.child.kill('SIGKILL')
  const isThere = (pid: number): boolean => {
    try {
      return process.kill(pid, 0)
    } catch {
      return false
    }
  }
  await expect.poll(() => pids.map(isThere)).toEqual([false, false])
  for (const name of ['yanting', 'zitong']) {
    expect(readFileSync(join(town.folder, name, 'seals.log'), 'utf8')).not.toBe('')
  }
})

test('one that keeps falling rests longer each time, a minute at most', () => {
  expect([1, 2, 3, 6, 7, 20].map(pauseAfter)).toEqual([1000, 2000, 4000, 32_000, 60_000, 60_000])
})

test.each([
  ['name,port\na,8801', 'has no column folder'],
  ['name,port,folder,PUBLIC_URI\na,8801,a,x', 'The column PUBLIC_URI'],
  ['name,port,folder', 'has no county yet'],
  ['name,port,folder\n盐亭,8801,a', 'Line 2: the name "盐亭"'],
  ['name,port,folder\na,88 01,a', 'Line 2: the port "88 01"'],
  ['name,port,folder\na,70000,a', 'Line 2 (a): The setting PORT ("70000")'],
  ['name,port,folder\na,8801,', 'Line 2 names no folder'],
  ['name,port,folder\na,8801,a\n\nb,8801,b', 'Lines 2 and 4 both have PORT 8801'],
  ['name,port,folder\na,8801,a\nb,8802,./a', 'Lines 2 and 3 both have DATA_DIR /etc/a'],
  ['name,port,folder\na,8801,a\na,8802,b', 'Lines 2 and 3 both have name a'],
  ['name,port,folder,PUBLIC_URL\na,8801,a,https://x.cn/y', 'Line 2 (a): The setting PUBLIC_URL'],
])('a table that is not right says where: %j', (text, said) => {
  expect(() => countiesIn(parseCsv(text), '/etc', {})).toThrow(said)
})

test('what is set for all and must be each county’s own is refused; what may be shared is not', () => {
  const table = parseCsv('name,port,folder\na,8801,a\nb,8802,b')
  expect(() => countiesIn(table, '/etc', { BACKUP_COPY_DIR: '/mnt/nas' })).toThrow('both have BACKUP_COPY_DIR /mnt/nas')
  const counties = countiesIn(table, '/etc', { BACKUP_DIR: 'none', TRUST_PROXY: '1', PORT: '1', DATA_DIR: '/x' })
  expect(counties.map(({ env }) => env)).toEqual([
    { BACKUP_DIR: 'none', TRUST_PROXY: '1', COOKIE_PREFIX: 'yx_a', PORT: '8801', DATA_DIR: '/etc/a' },
    { BACKUP_DIR: 'none', TRUST_PROXY: '1', COOKIE_PREFIX: 'yx_b', PORT: '8802', DATA_DIR: '/etc/b' },
  ])
})

test('no table, a wrong one and a name that is not in it end with a sentence', async () => {
  const file = join(aFolder(), 'counties.csv')
  expect(await runToEnd({ args: ['counties', file] })).toMatchObject({
    code: 1,
    output: expect.stringContaining('There is no file') as string,
  })
  writeFileSync(file, 'name,port,folder\n"a,8801,a')
  const unreadable = await runToEnd({ args: ['counties', file] })
  expect(unreadable).toMatchObject({
    code: 1,
    output: expect.stringMatching(/quotation mark in row 2 is never closed/) as string,
  })
  // 名称,端口,目录 and a line, as Excel saves them in China
  writeFileSync(file, Buffer.from('c3fbb3c62cb6cbbfda2cc4bfc2bc0a612c383830312c61', 'hex'))
  expect(await runToEnd({ args: ['counties', file, 'b', 'doctor'] })).toMatchObject({
    code: 1,
    output: expect.stringContaining('The table has no b; it has a.') as string,
  })
})
