/** Backups as processes: killed in the middle, begun by the server's clock, and put back by hand. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Job } from '../../src/domain/job/job.ts'
import { openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { anOffice, logsIn } from '../store/backed-office.ts'
import { ADMIN_PASSWORD, aFolder, launch, runToEnd, startServer, tokenHeaders } from '../server.ts'

const envOf = (dataDir: string): Record<string, string> => {
  return { DATA_DIR: dataDir, BACKUP_DIR: join(dataDir, 'backups'), RESERVE_MB: '1' }
}

/** Kills a command as soon as its temporary folder is there. */
async function killedAt(folder: string, begins: string, args: string[], env: Record<string, string>): Promise<void> {
  const { child, exited } = launch({ args, env })
  const isThere = () => existsSync(folder) && readdirSync(folder).some((name) => name.startsWith(begins))
  await expect.poll(isThere, { interval: 1, timeout: 30_000 }).toBe(true)
  child.kill('SIGKILL')
  await exited
}

test('a backup that is killed leaves nothing that is taken for one; the next clears up, and comes back by hand', async () => {
  const { config, sql } = await anOffice()
  const env = envOf(config.DATA_DIR)
  const folder = env['BACKUP_DIR'] ?? ''
  await killedAt(folder, '.making-', ['backup'], env)
  expect(readdirSync(folder).filter((name) => name.endsWith('.yxb'))).toEqual([])
  const made = await runToEnd({ args: ['backup'], env })
  expect(made).toMatchObject({ code: 0, output: expect.stringMatching(/已备份.*full\.yxb/) as string })
  expect(readdirSync(folder).filter((name) => /^\.making|unfinished/.test(name))).toEqual([])
  const drilled = await runToEnd({ args: ['drill'], env })
  expect(drilled).toMatchObject({ code: 0, output: expect.stringContaining('can be restored') as string })

  const fresh = join(aFolder(), 'new')
  const restored = await runToEnd({ args: ['restore', folder, '--into', fresh], env })
  expect(restored).toMatchObject({
    code: 0,
    output: expect.stringContaining('The service can be started now') as string,
  })
  expect(await logsIn({ ...config, DATA_DIR: fresh })).toBe(1)
  // one that is killed has changed nothing
  const database = join(config.DATA_DIR, 'yingxiang.sqlite')
  sql.close()
  await killedAt(config.DATA_DIR, '.restoring-', ['restore', folder], env)
  expect([existsSync(database), await logsIn(config)]).toEqual([true, 1])
  expect(await runToEnd({ args: ['restore', folder], env })).toMatchObject({ code: 0 })

  const key = readFileSync(join(config.DATA_DIR, 'backup.key'), 'utf8').trim()
  const told = [made, drilled, restored].map(({ output }) => output).join()
  expect(told).not.toContain(key)
})

test('what the clock missed while the server was stopped is backed up when it starts, and 运行 tells of it', async () => {
  const first = await startServer({ env: { ADMIN_PASSWORD } })
  const { dataDir } = first
  const env = { ...envOf(dataDir), ADMIN_PASSWORD }
  await first.stop()
  // with its first start the jobs are known; then it is stopped for days
  const second = await startServer({ env })
  const jobsOf = async (url: string) => {
    const answer = await fetch(`${url}/api/jobs`, { headers: await tokenHeaders(url) })
    return ((await answer.json()) as { items: Job[] }).items
  }
  await expect.poll(async () => (await jobsOf(second.url)).length).toBeGreaterThan(7)
  await second.stop()
  const sql = openSqlite(join(dataDir, 'yingxiang.sqlite'))
  await sql.run("UPDATE jobs SET watermark = '2017-06-25T19:00:00.000Z' WHERE name = 'backup'")
  sql.close()
  const third = await startServer({ env })
  const backup = async () => (await jobsOf(third.url)).find(({ name }) => name === 'backup')
  await expect.poll(async () => (await backup())?.state, { timeout: 30_000 }).toBe('done')
  expect((await backup())?.said).toMatch(/yingxiang-.*yxb/)
  const listed = await fetch(`${third.url}/api/backups`, { headers: await tokenHeaders(third.url) })
  const text = await listed.text()
  expect(JSON.parse(text)).toMatchObject({
    place: 'folder',
    hasSecondPlace: false,
    total: 1,
    items: [{ kind: 'full' }],
  })
  expect(text).not.toContain(readFileSync(join(dataDir, 'backup.key'), 'utf8').trim())
  await third.stop()
})

test('a command that is misspelt says how it is written; switched off, it says so', async () => {
  const wrong = await runToEnd({ args: ['restore', '--into'] })
  expect(wrong).toMatchObject({ code: 1, output: expect.stringContaining('npm run restore -- FILE') as string })
  expect(await runToEnd({ args: ['backup'] })).toMatchObject({
    code: 1,
    output: expect.stringContaining('BACKUP_DIR=none') as string,
  })
})
