/** The HTTP contract for where villages are and where targets will end, on both engines. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Overview } from '../../src/domain/overview.ts'
import type { VillagePosition } from '../../src/domain/village-position.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { aScreening, aVillage } from '../make.ts'
import { anEvening } from '../store/places.ts'
import { told } from './service.ts'

describe.each(engines)('what the desk draws on $name', ({ start }) => {
  let running: Running
  let manager: Call
  beforeAll(async () => {
    running = await start()
    manager = await running.as('manager')
  })
  afterAll(() => running.stop())

  const positions = async (): Promise<Map<string, VillagePosition>> => {
    const { items } = await told<{ items: VillagePosition[] }>(await manager('GET', '/api/village-positions'))
    return new Map(items.map((village) => [village.code, village]))
  }

  test('a village is at the median of its counted logs; a rejected one moves it no more', async () => {
    expect((await positions()).size).toBe(453)
    const evening = await anEvening(running.sql)
    const shown = async (day: string, latitude: number): Promise<string> => {
      const times = { startedAt: `${day}T20:50:00+08:00`, endedAt: `${day}T22:30:00+08:00` }
      const position = { latitude, longitude: 105.4, accuracyM: 10, fixedAt: `${day}T20:51:00+08:00` }
      const log = aScreening({ ...evening, ...times, position })
      expect((await manager('POST', '/api/screenings', log)).status).toBe(201)
      return log.id
    }
    await shown('2017-06-01', 31.1)
    await shown('2017-06-05', 31.3)
    const wrong = await shown('2017-06-09', 31.2)
    const { villageCode } = evening
    expect((await positions()).get(villageCode)).toMatchObject({ source: 'logs', latitude: 31.2, count: 3 })
    await manager('POST', '/api/reviews', { ids: [wrong], decision: 'reject', reason: '位置不符' })
    expect((await positions()).get(villageCode)).toMatchObject({ source: 'logs', latitude: 31.2, count: 2 })
    await shown('2017-06-13', 31.3)
    expect((await positions()).get(villageCode)).toMatchObject({ latitude: 31.3, longitude: 105.4, count: 3 })
  })

  test('a village of the register is where that says, and its neighbours are guessed', async () => {
    const place = { latitude: 31.5, longitude: 105.5 }
    const village = aVillage({ code: '510723100211', ...place })
    expect((await manager('PUT', `/api/villages/${village.code}`, village)).status).toBe(200)
    const known = await positions()
    expect(known.get(village.code)).toMatchObject({ source: 'register', ...place })
    const neighbours = [...known.values()].filter(
      ({ townshipCode, source }) => townshipCode === '510723100' && source !== 'register',
    )
    expect(neighbours.length).toBeGreaterThan(0)
    expect(neighbours.every(({ source }) => source !== 'none')).toBe(true)
  })

  test('each basis says between which figures it will end, and the burn-up goes there', async () => {
    const overview = await told<Overview>(await manager('GET', '/api/overview?asOf=2017-06-30'))
    const county = overview.targets.find(({ code }) => code === 'screenings-county')
    const last = county?.bases.at(-1)
    expect(county?.done).toBeGreaterThan(0)
    expect(last?.band?.low).toBeLessThanOrEqual(last?.projected ?? 0)
    expect(overview.projection[0]).toEqual({ day: '2017-06-30', low: county?.done, high: county?.done })
    expect(overview.projection.at(-1)).toEqual({ day: '2017-12-31', ...last?.band })
    const early = await told<Overview>(await manager('GET', '/api/overview?asOf=2017-01-05'))
    expect([early.projection, early.targets[0]?.bases[0]?.band]).toEqual([[], null])
  })
})
