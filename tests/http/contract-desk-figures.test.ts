/** The HTTP contract for where villages are and where targets will end, on both engines. */
import { describe, expect, test } from 'vitest'
import { Band, type NewAudibilityReport } from '../../src/domain/audibility/audibility.ts'
import type { Overview } from '../../src/domain/report/overview.ts'
import { localDay } from '../../src/domain/period.ts'
import type { VillagePosition } from '../../src/domain/register/village-position.ts'
import { engines, managed } from '../engines.ts'
import { aReport, aScreening, aVillage, NOW } from '../make.ts'
import { anEvening, freshVillage } from '../store/places.ts'
import { told } from './service.ts'

interface Listed {
  items: { code: string }[]
}

describe.each(engines)('what the desk draws on $name', ({ start }) => {
  const { running, manager } = managed(start)

  const positions = async (query = ''): Promise<Map<string, VillagePosition>> => {
    const { items } = await told<{ items: VillagePosition[] }>(await manager('GET', `/api/village-positions${query}`))
    return new Map(items.map((village) => [village.code, village]))
  }

  test('a village of the register is where that says, and its neighbours are guessed', async () => {
    const place = { latitude: 31.5, longitude: 105.5 }
    const village = aVillage({ code: '510723100211', ...place })
    expect((await manager('PUT', `/api/villages/${village.code}`, village)).status).toBe(200)
    const known = await positions()
    expect(known.size).toBe(453)
    expect(known.get(village.code)).toMatchObject({ source: 'register', ...place })
    const neighbours = [...known.values()].filter(
      ({ townshipCode, source }) => townshipCode === '510723100' && source !== 'register',
    )
    expect(neighbours.length).toBeGreaterThan(0)
    expect(neighbours.every(({ source }) => source !== 'none')).toBe(true)
  })

  describe('a village’s band on a day', () => {
    const bandOf = async (code: string, asOf: string) => {
      const village = (await positions(`?asOf=${asOf}`)).get(code)
      if (!village) throw new Error('no such village')
      const { band, ratePercent, speakersInstalled, speakersSounding, testedOn, partial } = village
      return [band, ratePercent, speakersSounding, speakersInstalled, testedOn, partial]
    }
    const report = async (changes: Partial<NewAudibilityReport>): Promise<void> => {
      expect((await manager('POST', '/api/audibility-reports', aReport(changes))).status).toBe(201)
    }

    test('is unknown before its first test, then what that says, then stale, and says when it was tested', async () => {
      const { code: villageCode } = await freshVillage(running.sql)
      await report({ villageCode, testedOn: '2017-05-01', recordedAt: '2017-05-01T16:00:00+08:00' })
      expect(await bandOf(villageCode, '2017-04-30')).toEqual(['untested', null, null, null, null, false])
      expect(await bandOf(villageCode, '2017-05-01')).toEqual(['low', 82.2, 37, 45, '2017-05-01', false])
      expect(await bandOf(villageCode, '2017-05-31')).toEqual(['low', 82.2, 37, 45, '2017-05-01', false])
      expect(await bandOf(villageCode, '2017-06-01')).toEqual(['stale', 82.2, 37, 45, '2017-05-01', false])
    })

    test('is low by a part test that proves it, with the most that could sound', async () => {
      const { code: villageCode } = await freshVillage(running.sql)
      const part = { villageCode, speakersInstalled: 40, speakersTested: 10, recordedAt: '2017-06-20T16:00:00+08:00' }
      await report({ ...part, speakersSounding: 9 })
      expect(await bandOf(villageCode, '2017-06-30')).toEqual(['untested', null, null, null, null, false])
      await report({ ...part, speakersSounding: 2, recordedAt: '2017-06-20T17:00:00+08:00' })
      expect(await bandOf(villageCode, '2017-06-30')).toEqual(['low', 80, 32, 40, '2017-06-20', true])
    })

    test('is the one of its own page, and as many designated villages are in each as the overview counts', async () => {
      const asOf = '2017-06-30'
      const village = { villageCode: '510723100211' }
      await report({ ...village, speakersSounding: 20 })
      const all = await positions(`?asOf=${asOf}`)
      const own = await told<{ band: string; ratePercent: number }>(
        await manager('GET', `/api/villages/${village.villageCode}/audibility?asOf=${asOf}`),
      )
      expect([own.band, own.ratePercent]).toEqual(['severe', 44.4])
      expect(all.get(village.villageCode)).toMatchObject({ band: own.band, ratePercent: own.ratePercent })
      const { items } = await told<Listed>(await manager('GET', '/api/villages?designated=true&limit=500'))
      const { audibility } = await told<Overview>(await manager('GET', `/api/overview?asOf=${asOf}`))
      const bands = items.map(({ code }) => all.get(code)?.band)
      for (const band of Band.options) expect(bands.filter((one) => one === band)).toHaveLength(audibility[band])
      expect(bands).toHaveLength(audibility.villages)
    })

    test('is of a day that exists, and of today unless told', async () => {
      expect((await manager('GET', '/api/village-positions?asOf=2017-02-29')).status).toBe(422)
      expect((await manager('GET', '/api/village-positions?on=2017-06-30')).status).toBe(422)
      const { asOf } = await told<{ asOf: string }>(await manager('GET', '/api/village-positions'))
      expect(asOf).toBe(localDay(NOW, 'Asia/Shanghai'))
    })
  })

  test('logs are listed by a film, alone or beside others, together with what else is asked', async () => {
    const evening = await anEvening(running.sql)
    const post = async (day: string, ...filmCodes: string[]): Promise<string> => {
      const times = { startedAt: `${day}T20:50:00+08:00`, endedAt: `${day}T23:30:00+08:00` }
      const log = aScreening({ ...evening, ...times, filmCodes })
      expect((await manager('POST', '/api/screenings', log)).status).toBe(201)
      return log.id
    }
    const both = await post('2017-05-02', 'film-001', 'film-002')
    await post('2017-05-09', 'film-002')
    const first = await post('2017-06-06', 'film-001')
    const listed = async (query: string) => {
      const path = `/api/screenings?team=${evening.teamCode}&film=film-001${query}`
      const { items, total } = await told<{ items: { id: string }[]; total: number }>(await manager('GET', path))
      return [total, ...items.map(({ id }) => id)]
    }
    expect(await listed('')).toEqual([2, first, both])
    expect(await listed('&from=2017-06-01')).toEqual([1, first])
    expect(await listed('&limit=1')).toEqual([2, first])
    expect(await listed('&status=rejected')).toEqual([0])
    // a code is compared whole
    const none = await manager('GET', `/api/screenings?team=${evening.teamCode}&film=film-00`)
    expect(await told<{ total: number }>(none)).toMatchObject({ total: 0 })
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
