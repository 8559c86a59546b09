/** What watchers read: /metrics, the dashboard that asks for it, and the log. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { gaugesOf } from '../../src/node/gauges.ts'
import { logIn, logObject } from '../../src/node/log-lines.ts'
import { backupsNow } from '../../src/node/backup/standing.ts'
import { NOW } from '../make.ts'
import { anOffice } from '../store/backed-office.ts'
import { aService } from './service.ts'

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

test('LOG_FORMAT=json: every request, failure and job is one object a line, and none says who', async () => {
  const lines: string[] = []
  const written = logIn(
    { LOG_FORMAT: 'json' },
    () => NOW,
    (line: string) => lines.push(line),
  )
  const service = await aService({ deps: written })
  const manager = await service.callerAs('manager')
  const answer = await manager('GET', '/api/villages/511421?name=%E7%8E%8B%E8%8A%B3', undefined, {
    'x-test-address': '10.9.8.7',
  })
  await service.sql.run('DROP TABLE jobs')
  const failed = await manager('GET', '/api/jobs')
  expect(failed.status).toBe(500)
  const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  const id = answer.headers.get('x-request-id')
  const route = '/api/villages/:code'
  expect(told.find(({ request }) => request === id)).toMatchObject({
    level: 'info',
    message: 'request',
    method: 'GET',
    route,
  })
  const broken = told.filter(({ request }) => request === failed.headers.get('x-request-id'))
  expect(broken.map(({ level, status, message }) => [level, status, String(message).slice(0, 7)])).toEqual([
    ['error', undefined, expect.stringContaining('error') as string],
    ['error', 500, 'request'],
  ])
  expect(lines.every((line) => !line.includes('\n'))).toBe(true)
  expect(lines.join()).not.toMatch(/511421|王芳|%E7|10\.9\.8\.7/)
  const text: string[] = []
  expect(
    logIn(
      { LOG_FORMAT: 'text' },
      () => NOW,
      (line: string) => text.push(line),
    ).note,
  ).toBeUndefined()
})
