/** What is asked for often and changes little: known by its tag, it costs one row and is not sent again; on both engines. */
import { describe, expect, test } from 'vitest'
import { createApp } from '../../src/http/app.ts'
import { readBy, type Sql, type Statement } from '../../src/store/engine/sql.ts'
import { type Call, engines, managed, type Running } from '../engines.ts'
import { aConfig, aFault, aScreening, NOW } from '../make.ts'
import { aToken } from '../ways-in.ts'
import { registerFiles } from '../register-files.ts'
import { anEvening } from '../store/places.ts'
import { told } from './service.ts'

interface Document {
  paths: Record<string, { get?: { responses: Record<string, unknown> } }>
}

const FIGURES = ['/api/overview', '/api/village-months', '/api/field-copy']

describe.each(engines)('known answers on $name', ({ start }) => {
  const { running, manager } = managed(start)

  const tagOf = async (call: Call, path: string, headers: Record<string, string> = {}): Promise<string> => {
    const answer = await call('GET', path, undefined, headers)
    await answer.text()
    return answer.headers.get('etag') ?? ''
  }
  const known = async (call: Call, path: string, tag: string): Promise<Response> =>
    call('GET', path, undefined, { 'if-none-match': tag })

  test('every list, the overview, the grid and the field copy are known again, and say how they may be kept', async () => {
    await manager('POST', '/api/screenings', aScreening(await anEvening(running.sql)))
    const { paths } = await told<Document>(await manager('GET', '/api/openapi.json'))
    const tagged = Object.keys(paths).filter((path) => '304' in (paths[path]?.get?.responses ?? {}))
    expect(tagged).toEqual(expect.arrayContaining([...FIGURES, '/api/screenings', '/api/teams', '/api/audit']))
    // asked twice: flags are looked at by the first
    await manager('GET', '/api/flags')
    await manager('POST', '/api/settlements', { period: '2017-H1' })
    const addressOf = (path: string): string =>
      path.replace('{code}', path.startsWith('/api/teams') ? 'team-01' : '510723100211').replace('{period}', '2017-H1')
    for (const path of tagged.map(addressOf)) {
      const first = await manager('GET', path)
      await first.text()
      const tag = first.headers.get('etag') ?? ''
      expect([path, first.status, tag]).toEqual([path, 200, expect.stringMatching(/^W\/"[\w.]+"$/)])
      const again = await known(manager, path, `"other", ${tag}`)
      expect([path, again.status, await again.text()]).toEqual([path, 304, ''])
      for (const { headers } of [first, again]) {
        expect([path, headers.get('etag'), headers.get('cache-control')]).toEqual([path, tag, 'private, no-cache'])
        expect([path, headers.get('vary')]).toEqual([
          path,
          expect.stringMatching(/^Cookie, Authorization, Accept-Language/),
        ])
      }
      expect([path, (await known(manager, path, '"other"')).status]).toEqual([path, 200])
    }
  })

  test('what was known is not, after a change, to somebody else, in another language, or asked for otherwise', async () => {
    const path = '/api/screenings?limit=5'
    const tag = await tagOf(manager, path)
    await manager('POST', '/api/screenings', aScreening(await anEvening(running.sql)))
    const now = await tagOf(manager, path)
    const team = await running.as('team', 'team-01')
    const tags = [
      tag,
      now,
      await tagOf(await running.as('manager'), '/api/screenings?limit=5'),
      await tagOf(team, path),
      await tagOf(manager, path, { 'accept-language': 'en' }),
      await tagOf(manager, '/api/screenings?limit=6'),
      await tagOf(manager, '/api/missed-shows?limit=5'),
    ]
    expect(new Set(tags).size).toBe(tags.length)
    const english = await manager('GET', path, undefined, { 'accept-language': 'en', 'if-none-match': now })
    expect([english.status, (await known(team, path, now)).status]).toEqual([200, 200])
  })

  test('what is refused is refused, whatever is known, and carries no tag', async () => {
    const tag = await tagOf(manager, '/api/overview')
    const technician = await running.as('technician')
    for (const [call, path, status] of [
      [technician, '/api/overview', 403],
      [manager, '/api/overview?nonsense=1', 422],
    ] as const) {
      const answer = await known(call, path, tag)
      expect([answer.status, answer.headers.get('etag')]).toEqual([status, null])
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
  })

  test('a phone’s copy is not sent again for what others did, and its tag moves on', async () => {
    const [own, other] = [await anEvening(running.sql), await anEvening(running.sql)]
    const team = await running.as('team', own.teamCode)
    const tag = await tagOf(team, '/api/field-copy')
    await manager('POST', '/api/screenings', aScreening(other))
    const same = await known(team, '/api/field-copy', tag)
    const moved = same.headers.get('etag') ?? ''
    expect([same.status, await same.text(), moved === tag]).toEqual([304, '', false])
    expect((await known(team, '/api/field-copy', moved)).headers.get('etag')).toBe(moved)
    await manager('POST', '/api/screenings', aScreening(own))
    expect((await known(team, '/api/field-copy', moved)).status).toBe(200)
  })
})

describe('on D1', () => {
  /** The port over D1 as it is, with what D1 says each statement read. */
  const counting = (d1: NonNullable<Running['d1']>, count: { rows: number }): Sql => {
    const ask = async (sql: string, values: unknown[]) => {
      const { results, meta } = await d1
        .prepare(sql)
        .bind(...values)
        .all()
      count.rows += meta.rows_read
      return { results, meta }
    }
    const batch = async <T extends unknown[]>(statements: Statement[]): Promise<T> => {
      const done = await d1.batch(statements.map(({ sql, values }) => d1.prepare(sql).bind(...values)))
      for (const { meta } of done) count.rows += meta.rows_read
      return done.map(({ results }) => results) as never
    }
    return {
      batch,
      read: readBy(batch),
      all: async <R>(sql: string, ...values: unknown[]) => (await ask(sql, values)).results as R[],
      first: async <R>(sql: string, ...values: unknown[]) => ((await ask(sql, values)).results[0] ?? null) as R | null,
      run: async (sql, ...values) => (await ask(sql, values)).meta.changes,
    }
  }

  test('an unchanged copy, overview or list reads ten rows at most, of the thousands behind it', async () => {
    const running = (await engines.find(({ name }) => name === 'D1')?.start()) as Running &
      Required<Pick<Running, 'd1'>>
    const count = { rows: 0 }
    const app = createApp({
      sql: counting(running.d1, count),
      blobs: running.blobs,
      sealFile: running.sealFile,
      config: aConfig(),
      sampleRegister: registerFiles,
      now: () => NOW,
      addressOf: () => '192.0.2.1',
      log: () => undefined,
      page: async () => null,
      codeVersion: 'test',
      pendingMigrations: async () => [],
    })
    const manager = await running.as('manager')
    const { teamCode, villageCode } = await anEvening(running.sql)
    await manager('POST', '/api/screenings', aScreening({ teamCode, villageCode }))
    await manager('POST', '/api/faults', aFault({ villageCode }))
    for (const [role, team, path] of [
      ['team', teamCode, '/api/field-copy'],
      ['technician', undefined, '/api/field-copy'],
      ['manager', undefined, '/api/overview'],
      ['manager', undefined, '/api/village-months'],
      ['manager', undefined, '/api/villages'],
    ] as const) {
      const secret = await aToken(running.sql, { role, teamCode: team }, NOW)
      const headers: Record<string, string> = { authorization: `Bearer ${secret}` }
      count.rows = 0
      const first = await app.request(path, { headers })
      const whole = count.rows
      await first.text()
      count.rows = 0
      const again = await app.request(path, {
        headers: { ...headers, 'if-none-match': first.headers.get('etag') ?? '' },
      })
      expect([path, role, again.status, whole > 450]).toEqual([path, role, 304, true])
      expect(count.rows).toBeGreaterThan(0)
      expect([path, role, count.rows, count.rows <= 10]).toEqual([path, role, count.rows, true])
    }
    await running.stop()
  })
})
