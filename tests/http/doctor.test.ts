/** `npm run doctor` says what is well and, of what is not, what to do; /readyz tells watchers the same. */
import { chmodSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { examined } from '../../src/node/doctor.ts'
import { backupsNow } from '../../src/node/backup/standing.ts'
import { NewChannel } from '../../src/domain/message/channel.ts'
import { putChannel } from '../../src/store/message/channels.ts'
import { aManager, NOW } from '../make.ts'
import { anOffice, MIGRATIONS } from '../store/backed-office.ts'
import { aFolder, runToEnd } from '../server.ts'
import { aService } from './service.ts'

const saidOf = async (config: Parameters<typeof examined>[0]['config'], now = NOW) => {
  const found = await examined({ config, now, migrations: MIGRATIONS })
  return found.map(([grade, { key }]) => `${grade} ${key}`)
}

test('of a server in order it says so, and what an office should still do', async () => {
  const { config, backup } = await anOffice()
  chmodSync(config.DATA_DIR, 0o700)
  await backup()
  expect(await saidOf(config)).toEqual([
    'good doctor_node',
    'good doctor_private',
    'good doctor_sound',
    'good doctor_current',
    'good doctor_room',
    'good doctor_clock',
    'good doctor_jobs',
    'good doctor_backup',
    'watch doctor_second_none',
    'good doctor_queues',
    'watch doctor_key_beside',
    'watch doctor_public_url_none',
  ])
})

test('of one that is not, each thing with what to do', async () => {
  const { config, sql } = await anOffice({
    PUBLIC_URL: 'https://127.0.0.1:9',
    BACKUP_COPY_DIR: '/nowhere',
    HOST: '0.0.0.0',
  })
  chmodSync(config.DATA_DIR, 0o755)
  await sql.run(
    `INSERT INTO jobs (name, watermark, result, said, tries) VALUES ('drill', '2017-06-29T20:00:00.000Z', 'failed', ?, 3)`,
    JSON.stringify({ key: 'drill_photos_faulty', facts: { looked: 20, faulty: 2 } }),
  )
  const bad = [
    'bad doctor_open',
    'bad doctor_clock_back',
    'bad doctor_jobs_fail',
    'bad doctor_backup_none',
    'bad doctor_job_fails',
    'bad backup_second_away',
    'bad doctor_public_url_silent',
    'bad doctor_proxy',
  ]
  const found = await saidOf(config, new Date(NOW.getTime() - 86_400_000))
  expect(found.filter((line) => line.startsWith('bad'))).toEqual(bad)
  const full = await saidOf({ ...config, RESERVE_MB: 900_000_000 })
  expect(full).toContain('bad doctor_no_room')
  await sql.run("INSERT INTO d1_migrations (name) VALUES ('9999_later.sql')")
  expect(await saidOf(config)).toContain('bad doctor_newer')
})

test('a backup that is two days old, and one of a clock that was ahead', async () => {
  const { config, backup } = await anOffice()
  await backup()
  expect(await saidOf(config, new Date(NOW.getTime() + 2 * 86_400_000))).toContain('bad doctor_backup_old')
  await backup('full', new Date(NOW.getTime() + 90 * 86_400_000))
  expect(await saidOf(config)).toContain('bad doctor_backup_ahead')
})

test('the address people use is asked', async () => {
  const proxy = createServer((_, answer) => answer.end('ok')).listen(0, '127.0.0.1')
  await new Promise((resolve) => proxy.once('listening', resolve))
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  const { config } = await anOffice({ PUBLIC_URL: url })
  expect(await saidOf(config)).toContain('good doctor_public_url')
  proxy.close()
})

/** Answers so many of what is asked, and says what that was. */
async function aMachine(answers: (path: string) => number): Promise<{ url: string; port: number; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, answer) => {
    asked.push(`${request.method} ${request.url}`)
    answer.writeHead(answers(request.url ?? '')).end()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, port, asked }
}

test('a proxy that says of nobody where they come from is found by what it lets anybody read', async () => {
  const open = await aMachine(() => 200)
  const closed = await aMachine((path) => (path === '/metrics' ? 401 : 200))
  expect(await saidOf((await anOffice({ PUBLIC_URL: open.url })).config)).toContain('bad doctor_proxy_headers')
  const said = await saidOf((await anOffice({ PUBLIC_URL: closed.url })).config)
  expect(said).toContain('good doctor_public_url')
  expect(said).not.toContain('bad doctor_proxy_headers')
})

test('channels are asked whether they can be reached, and none is sent anything', async () => {
  const { config, sql } = await anOffice({ LOCAL_CHANNELS: '1' })
  const bot = await aMachine(() => 404)
  const channel = async (name: string, kind: 'wecom' | 'smtp', more: object, isOn = true): Promise<void> => {
    const wanted = NewChannel.parse({ name, kind, isOn, receivers: [], ...more })
    await putChannel(sql, { id: randomUUID(), wanted, expected: undefined, mayBeLocal: true }, aManager, NOW)
  }
  await channel('局里的群', 'wecom', { url: `${bot.url}/cgi-bin/webhook/send?key=very-secret` })
  await channel('旧群', 'wecom', { url: 'http://127.0.0.1:9/off' }, false)
  const mail = { host: '127.0.0.1', port: 465, from: 'yx@example.cn', username: 'yx', password: 'x' }
  await channel('邮箱', 'smtp', mail)
  const found = await examined({ config, now: NOW, migrations: MIGRATIONS })
  const told = found.filter(([, { key }]) => key.startsWith('doctor_channel'))
  expect(
    told.map(([grade, { facts = {} }]) => [grade, facts['channel'], facts['host']].map(String).join(' ')).toSorted(),
  ).toEqual(['bad 邮箱 127.0.0.1:465', `good 局里的群 ${bot.url}`])
  expect(bot.asked).toEqual(['HEAD /'])
  expect(JSON.stringify(told)).not.toContain('very-secret')
})

test('/readyz tells the same facts to watchers, warns without saying no, and keeps places and secrets to itself', async () => {
  const { config, backup, sql } = await anOffice({ BACKUP_COPY_DIR: '/nowhere/near' })
  await backup()
  await sql.run(
    `INSERT INTO jobs (name, watermark, result, said, done_at) VALUES ('drill', ?, 'failed', ?, ?)`,
    NOW.toISOString(),
    JSON.stringify({ key: 'backup_second_away', facts: { folder: '/nowhere/near' } }),
    new Date(NOW.getTime() - 3 * 86_400_000).toISOString(),
  )
  const later = new Date(NOW.getTime() + 2 * 86_400_000)
  const service = await aService({
    isEmpty: true,
    sql,
    deps: { now: () => later, backups: () => backupsNow(config), freeBytes: async () => 5e9 },
  })
  const asked = async (language: string) => {
    const answer = await service.call('GET', '/readyz', undefined, { 'accept-language': language })
    return { status: answer.status, text: await answer.text() }
  }
  const { status, text } = await asked('en')
  expect([status, JSON.parse(text)]).toMatchObject([
    200,
    {
      status: 'ready',
      checks: {
        database: { grade: 'good' },
        migrations: { grade: 'good' },
        disk: { grade: 'good', free: 4768 },
        clock: { grade: 'good' },
        jobs: { grade: 'bad', names: 'drill' },
        drill: { grade: 'bad', hours: 120 },
        backup: { grade: 'bad', hours: 48, says: expect.stringContaining('npm run backup') as string },
        queues: { grade: 'good', held: 0, messages: 0 },
      },
    },
  ])
  expect(text).not.toMatch(/nowhere|backup\.key|"\/|dev\/shm/)
  expect((await asked('zh')).text).toContain('最近的备份已是 48 小时前')
  const doctor = await saidOf(config, later)
  const { checks } = JSON.parse(text) as { checks: Record<string, { grade: string }> }
  const watched = Object.values(checks).filter(({ grade }) => grade === 'bad').length
  // besides, the doctor says why a job fails, and looks whether the second place is there
  expect(doctor.filter((line) => line.startsWith('bad'))).toHaveLength(watched + 2)
})

test('as a command it ends with 1 where something is bad, and tells no secret', async () => {
  const { code, output } = await runToEnd({
    args: ['doctor'],
    env: { DATA_DIR: aFolder(), ADMIN_PASSWORD: 'very secret 123' },
  })
  expect(code).toBe(1)
  expect(output).toMatch(/✓ Node 版本[^]*✗ .*没有数据库/)
  expect(output).not.toContain('very secret')
})
