/** Audibility through time against the managers’ page of each day, on both engines. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AudibilityTrend } from '../../src/domain/audibility/audibility-figures.ts'
import type { Village } from '../../src/domain/register/place.ts'
import { engines, type Running } from '../engines.ts'
import { aWorkshop, type Workshop } from './workshop.ts'

describe.each(engines)('audibility through time on $name', ({ start }) => {
  let running: Running
  let shop: Workshop
  beforeAll(async () => {
    running = await start()
    shop = await aWorkshop(running)
  }, 120_000)
  afterAll(() => running.stop())

  test('is on each day what the managers’ page said on it', async () => {
    const [, , three = '', , five = ''] = shop.designated
    await shop.tested(five, '2017-03-31', 100)
    await shop.tested(five, '2017-05-15', 20)
    await shop.tested(three, '2017-06-20', 100)
    await shop.tested(three, '2017-06-28', 2, 30)
    const { points } = await shop.get<AudibilityTrend>('/api/audibility-trend?months=5&asOf=2017-06-29')
    expect(points.map(({ day }) => day)).toEqual([
      '2017-01-31',
      '2017-02-28',
      '2017-03-31',
      '2017-04-30',
      '2017-05-31',
      '2017-06-29',
    ])
    for (const { day, ...figuresOfDay } of points) expect(figuresOfDay).toEqual((await shop.overview(day)).audibility)
    expect(points.map((point) => [point.pass, point.stale, point.severe])).toEqual([
      [0, 0, 0],
      [0, 0, 0],
      [1, 0, 0],
      [1, 0, 0],
      [0, 0, 1],
      [0, 1, 0],
    ])
    const ofCounty = await shop.get<AudibilityTrend>('/api/audibility-trend?scope=county')
    expect(ofCounty.points).toHaveLength(13)
    expect(ofCounty.points.at(-1)).toMatchObject({ day: '2017-06-30', villages: 453 })
  })

  test('knows of tests long before its first day, of part tests, and of none that is not counted', async () => {
    const [seven = '', eight = '', nine = ''] = shop.designated.slice(6)
    const trend = async () => (await shop.get<AudibilityTrend>('/api/audibility-trend?months=1&asOf=2017-06-15')).points
    const before = await trend()
    expect(before.map(({ day }) => day)).toEqual(['2017-05-31', '2017-06-15'])
    await shop.tested(seven, '2016-11-11', 99)
    await shop.tested(eight, '2017-05-20', 2, 12)
    const ignored = await shop.tested(nine, '2017-06-10', 100)
    await running.sql.run('UPDATE audibility_reports SET counted = 0 WHERE id = ?', ignored)
    const after = await trend()
    const more = (band: 'pass' | 'low' | 'stale' | 'untested') =>
      after.map((point, i) => point[band] - (before[i]?.[band] ?? 0))
    expect([more('pass'), more('low'), more('stale'), more('untested')]).toEqual([
      [0, 0],
      [1, 1],
      [1, 1],
      [-2, -2],
    ])
    for (const { day, ...figuresOfDay } of after) expect(figuresOfDay).toEqual((await shop.overview(day)).audibility)
  })

  test('judges each day by how long a test counted on it', async () => {
    const decide = async (value: number, effectiveOn: string) =>
      expect((await shop.manager('PUT', '/api/settings/STALE_DAYS', { value, effectiveOn })).status).toBe(200)
    const [, , , , , , , , , , , , twelve = '', thirteen = ''] = shop.designated
    await shop.tested(twelve, '2017-04-20', 100)
    await shop.tested(thirteen, '2017-02-10', 2, 12)
    const trend = async () => (await shop.get<AudibilityTrend>('/api/audibility-trend?months=4')).points
    const before = await trend()
    // a test counts five days from May on, and from June on as long as half a year
    await decide(5, '2017-05-01')
    await decide(180, '2017-06-01')
    const after = await trend()
    expect(after.map(({ pass }, i) => pass - (before[i]?.pass ?? 0)).slice(0, 3)).toEqual([0, 0, 0])
    expect(after.at(-1)?.pass).toBeGreaterThan(before.at(-1)?.pass ?? 0)
    expect(after.at(-1)?.low).toBeGreaterThan(before.at(-1)?.low ?? 0)
    for (const { day, ...figuresOfDay } of after) expect(figuresOfDay).toEqual((await shop.overview(day)).audibility)
  })

  test('counts on each day the villages that were designated on it', async () => {
    const [, , , , , , , , , , , , , , fourteen = ''] = shop.designated
    const { townshipName: _, ...village } = await shop.get<Village>(`/api/villages/${fourteen}`)
    const changes = { designated: false, effectiveOn: '2017-06-10', reason: '已脱贫' }
    expect((await shop.manager('PUT', `/api/villages/${fourteen}`, { ...village, ...changes })).status).toBe(200)
    const { points } = await shop.get<AudibilityTrend>('/api/audibility-trend?months=2')
    expect(points.map(({ villages }) => villages)).toEqual([25, 25, 24])
    for (const { day, ...figuresOfDay } of points) expect(figuresOfDay).toEqual((await shop.overview(day)).audibility)
  })
})
