/** The HTTP contract for chances: what past years of counted shows teach, and that they are read anew when they change. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Task } from '../../src/contract/targets.ts'
import type { Problem } from '../../src/contract/problem.ts'
import type { Overview } from '../../src/domain/report/overview.ts'
import type { WhatIf } from '../../src/domain/target/what-if.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { aScreening, aTarget } from '../make.ts'
import { told } from './service.ts'

/** Shows of each month of a year: little before summer, half of all from July to October. */
const SEASON = [2, 2, 3, 4, 5, 5, 8, 9, 8, 7, 4, 3]
const VILLAGE = '510723100211'
const TEAM = 'team-01'

describe.each(engines)('past years on $name', ({ start }) => {
  let running: Running
  let manager: Call
  beforeAll(async () => {
    running = await start()
    manager = await running.as('manager')
    for (const [i, year] of [2014, 2015, 2016].entries())
      await lie(
        year,
        SEASON.map((shows) => shows + i),
      )
    await lie(2017, [3, 3, 4, 5, 6, 6])
  })
  afterAll(() => running.stop())

  /** Logs as they lie in the database, so many in each month of a year. */
  const lie = (year: number, shows: number[]) =>
    running.sql.run(
      `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 27)
       INSERT INTO screenings (id, team_code, village_code, started_at, ended_at, screened_on, venue, film_codes,
         attendance, recorded_at, received_at, status, credit)
       SELECT '00000000-0000-4000-8000-0000' || replace(day, '-', ''), ?, ?, day || 'T12:50:00.000Z', day || 'T14:35:00.000Z', day, 'outdoor',
         '["film-001"]', 75, day || 'T14:40:00.000Z', day || 'T14:50:00.000Z', 'accepted', 60
       FROM (SELECT printf('%04d-%02d-%02d', ?, m.key + 1, (n.i * 5) % 28 + 1) AS day
         FROM json_each(?) m JOIN n ON n.i < m.value)`,
      TEAM,
      VILLAGE,
      year,
      JSON.stringify(shows),
    )
  const target = async (code: string, asOf = '2017-06-30') =>
    (await told<Overview>(await manager('GET', `/api/overview?asOf=${asOf}`))).targets.find((one) => one.code === code)
  const task = async (code: string) => told<Task>(await manager('GET', `/api/targets/${code}?asOf=2017-06-30`))

  test('teach the months’ shares, by which the chance goes while the office has set none', async () => {
    const county = await target('screenings-county')
    expect(county?.season).toEqual({ source: 'learnt', years: [2014, 2015, 2016] })
    const [pace] = county?.bases ?? []
    // half of all is shown from July on: more than the days say
    expect(pace?.projected).toBeGreaterThan(27 + (27 * 153) / 181 + 5)
    expect(pace).toMatchObject({ timeProgressPercent: 54.19, daysLeft: 153 })
    const { learnt } = await task('screenings-county')
    expect(learnt?.monthShares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
    expect(learnt?.monthShares.indexOf(Math.max(...learnt.monthShares))).toBe(7)
  })

  test('can be taken as the office’s plan, which leaves the chance as it was and moves the time progress', async () => {
    const before = await target('screenings-county')
    const { target: kept, learnt } = await task('screenings-county')
    const changed = { ...kept, monthShares: learnt?.monthShares, effectiveOn: '2017-01-01' }
    expect((await manager('PUT', '/api/targets/screenings-county', changed)).status).toBe(200)
    const after = await target('screenings-county')
    expect(after?.season).toEqual({ source: 'office' })
    expect(after?.bases.map(({ chance, projected }) => [chance, projected])).toEqual(
      before?.bases.map(({ chance, projected }) => [chance, projected]),
    )
    expect(after?.bases[0]?.timeProgressPercent).toBeLessThan(45)
    expect(
      (await manager('PUT', '/api/targets/screenings-county', { ...kept, effectiveOn: '2017-01-01' })).status,
    ).toBe(200)
  })

  test('can be asked for by name, and are kept as numbers', async () => {
    const { target: now, learnt } = await task('screenings-county')
    const put = (changes: object) => manager('PUT', '/api/targets/screenings-county', { ...now, ...changes })
    const kept = await put({ monthShares: 'learnt', effectiveOn: '2017-01-01' })
    expect(await told<object>(kept)).toMatchObject({ monthShares: learnt?.monthShares })
    expect((await target('screenings-county'))?.season).toEqual({ source: 'office' })
    const refused = await put({ monthShares: 'learnt', indicator: 'tv_households' })
    expect([refused.status, (await told<Problem>(refused)).issues?.[0]?.path]).toEqual([422, 'monthShares'])
    expect((await put({ effectiveOn: '2017-01-01' })).status).toBe(200)
  })

  test('of too few shows, and of what is not counted one by one, nothing is learnt', async () => {
    expect((await target('screenings-county', '2015-06-30'))?.season).toEqual({ source: 'none' })
    expect((await task('tv-designated')).learnt).toBeNull()
    const tv = await target('tv-designated')
    expect(tv?.season).toBeNull()
    expect(tv?.bases.map(({ chance, chancePlain, band, spread }) => [chance, chancePlain, band, spread])).toEqual(
      tv?.bases.map(() => [null, null, null, null]),
    )
  })

  test('are read anew when a log of them is decided on, and stay as they are when one of today comes in', async () => {
    const shares = async () => (await task('screenings-county')).learnt?.monthShares
    const before = await shares()
    const today = aScreening({ villageCode: VILLAGE, teamCode: TEAM })
    expect((await manager('POST', '/api/screenings', today)).status).toBe(201)
    expect(await shares()).toEqual(before)
    const at = (time: string) => `2016-01-20T${time}:00+08:00`
    const late = aScreening({
      filmCodes: ['film-002'],
      startedAt: at('20:50'),
      endedAt: at('22:30'),
      recordedAt: at('22:35'),
    })
    expect((await manager('POST', '/api/screenings', { ...late, villageCode: VILLAGE, teamCode: TEAM })).status).toBe(
      201,
    )
    const after = await shares()
    expect(after?.[0]).toBeGreaterThan(before?.[0] ?? 1)
    await manager('POST', `/api/screenings/${late.id}/void`, { reason: '重复上报' })
    expect(await shares()).toEqual(before)
  })

  const whatIf = async (targets: object[], asOf = '2017-06-30') => {
    const answer = await manager('POST', '/api/overview/what-if', { asOf, targets })
    return [answer.status, await told<WhatIf & Problem>(answer)] as const
  }
  const code = 'screenings-county'

  test('what if: asked as it is, a target stands as in the overview', async () => {
    const now = await target(code)
    expect(await whatIf([{ code }])).toEqual([200, { asOf: '2017-06-30', targets: [now] }])
    const all = (await told<Overview>(await manager('GET', '/api/overview?asOf=2017-06-30'))).targets
    expect((await whatIf(all.map((one) => ({ code: one.code }))))[1].targets).toEqual(all)
  })

  test('what if: another amount, deadline, season and pace, and nothing is kept of it', async () => {
    const before = await running.sql.first<{ n: number }>('SELECT count(*) AS n FROM audit')
    const [, { targets }] = await whatIf([{ code, amount: 60, deadline: '10-31', monthShares: 'none', pace: 2 }])
    const [supposed] = targets
    expect(supposed).toMatchObject({ amount: 60, season: { source: 'none' } })
    expect(supposed?.bases.map(({ deadline }) => deadline)).toEqual(['2017-10-31', '2017-12-31'])
    const { done = 0, bases: [pace] = [] } = supposed ?? {}
    expect(pace?.projected).toBeCloseTo(done + (2 * done * 123) / 181, 0)
    const full = await whatIf([{ code, deadline: '2017-10-31', monthShares: 'learnt' }])
    expect(full[1].targets[0]).toMatchObject({ season: { source: 'office' }, bases: [{ deadline: '2017-10-31' }, {}] })
    expect(await target(code)).toMatchObject({ amount: 5472, season: { source: 'learnt' } })
    expect(await running.sql.first('SELECT count(*) AS n FROM audit')).toEqual(before)
  })

  test('what if: what cannot be says at which field', async () => {
    const wrong = async (...targets: object[]) => {
      const [status, { issues = [] }] = await whatIf(targets)
      return [status, ...issues.map(({ path }) => path)]
    }
    expect(await wrong({ code: 'nowhere' })).toEqual([422, 'targets.0.code'])
    expect(await wrong({ code }, { code })).toEqual([422, 'targets.1.code'])
    expect(await wrong({ code, amount: -1 })).toEqual([422, 'targets.0.amount'])
    expect(await wrong({ code, deadline: '2016-06-30' })).toEqual([422, 'targets.0.deadline'])
    expect((await wrong({ code, monthShares: [1, 2] })).at(-1)).toBe('targets.0.monthShares')
    expect(await wrong({ code: 'tv-designated', monthShares: 'learnt' })).toEqual([422, 'targets.0.monthShares'])
    expect((await whatIf([{ code }], '2017-07-01'))[0]).toBe(422)
  })

  test('of villages a scope’s own count: where its records began in summer there is nothing to learn', async () => {
    const elsewhere = 'screenings-elsewhere'
    const scope = { kind: 'team', code: 'team-02' }
    await manager('PUT', `/api/targets/${elsewhere}`, { ...aTarget({ code: elsewhere }), scope, amount: 240 })
    expect((await target(elsewhere))?.season).toEqual({ source: 'none' })
  })
})
