/** `npm run doctor` says what is well and, of what is not, what to do; /metrics tells watchers the same. */
import { chmodSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { examined } from '../../src/node/doctor.ts'
import { gaugesOf } from '../../src/node/gauges.ts'
import { logObject } from '../../src/node/log-lines.ts'
import { backupsNow } from '../../src/node/backup/standing.ts'
import { NOW } from '../make.ts'
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
    'good doctor_room',
    'good doctor_sound',
    'good doctor_current',
    'good doctor_clock',
    'good doctor_jobs',
    'good doctor_backup',
    'watch doctor_second_none',
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
    'bad doctor_job_fails',
    'bad doctor_backup_none',
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

test('as a command it ends with 1 where something is bad, and tells no secret', async () => {
  const { code, output } = await runToEnd({
    args: ['doctor'],
    env: { DATA_DIR: aFolder(), ADMIN_PASSWORD: 'very secret 123' },
  })
  expect(code).toBe(1)
  expect(output).toMatch(/✓ Node 版本[^]*✗ .*没有数据库/)
  expect(output).not.toContain('very secret')
})

test('the metrics are well formed, and the dashboard asks for no other', async () => {
  const { config, backup } = await anOffice()
  await backup()
  const service = await aService({ deps: { gauges: gaugesOf(config), backups: () => backupsNow(config) } })
  await service.call('GET', '/healthz')
  const read = async () =>
    (await (await service.call('GET', '/metrics', undefined, { 'x-test-address': '127.0.0.1' })).text()).trimEnd()
  await service.sql.run(
    "INSERT INTO jobs (name, watermark, done_at, duration_ms) VALUES ('seals', ?, ?, 5)",
    NOW.toISOString(),
    NOW.toISOString(),
  )
  const lines = (await read()).split('\n')
  const types = new Map(
    lines.flatMap((line) => {
      const [, name = '', type = ''] = /^# TYPE (\w+) (\w+)$/.exec(line) ?? []
      return name ? [[name, type] as const] : []
    }),
  )
  const odd = lines.filter(
    (line) =>
      !/^# (HELP yingxiang_\w+ .+\.|TYPE yingxiang_\w+ (gauge|counter|histogram))$|^yingxiang_\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? -?\d+(\.\d+)?(e[+-]?\d+)?$/.test(
        line,
      ),
  )
  expect(odd).toEqual([])
  for (const [name, type] of types) expect([name, name.endsWith('_total')]).toEqual([name, type === 'counter'])
  expect(lines).toContain(`yingxiang_backup_newest_timestamp_seconds ${NOW.getTime() / 1000}`)
  const buckets = lines.flatMap((line) => /_bucket\{.*\} (\d+)$/.exec(line)?.[1] ?? []).map(Number)
  expect(buckets).toEqual(buckets.toSorted((a, b) => a - b))
  expect(buckets.at(-1)).toBeGreaterThan(0)
  const asked = readFileSync(join('.docker', 'grafana-dashboard.json'), 'utf8').match(/yingxiang_\w+/g) ?? []
  const known = [...types.keys()].flatMap((name) => [name, `${name}_bucket`, `${name}_count`, `${name}_sum`])
  expect([...new Set(asked)].filter((name) => !known.includes(name))).toEqual([])
  expect(asked.length).toBeGreaterThan(8)
})

test('a line of the log as an object says when, how grave, and what', () => {
  const at = new Date('2017-06-30T15:30:00Z')
  expect(JSON.parse(logObject('job drill failed: "no room"', at))).toEqual({
    at: '2017-06-30T15:30:00.000Z',
    level: 'error',
    message: 'job drill failed: "no room"',
  })
  expect(logObject('warning: refused', at)).toContain('"level":"warning"')
})
