/** Where villages are, learnt from accepted logs, on both engines: for the phone, the map and the findings. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { FieldVillage } from '../../src/domain/screening/field-copy.ts'
import type { NewVillage } from '../../src/domain/register/place.ts'
import type { NewScreening } from '../../src/domain/screening/screening.ts'
import type { VillagePosition } from '../../src/domain/register/village-position.ts'
import { type Call, engines, managed } from '../engines.ts'
import { aScreening, aVillage } from '../make.ts'
import { anEvening } from '../store/places.ts'
import { told } from './service.ts'

const at = (latitude: number, longitude: number, accuracyM = 20) => ({
  latitude,
  longitude,
  accuracyM,
  fixedAt: '2017-06-01T12:50:00.000Z',
})

describe.each(engines)('places learnt on $name', ({ start }) => {
  const { running, manager, reviewer } = managed(start)

  let place: Awaited<ReturnType<typeof anEvening>>
  let team: Call
  beforeEach(async () => {
    place = await anEvening(running.sql)
    team = await running.as('team', place.teamCode)
  })

  /** One evening after another, in the village. */
  const shows = async (...positions: (NewScreening['position'] | undefined)[]): Promise<string[]> => {
    const logs = positions.map((position, i) => {
      const day = `2017-06-${String(i + 1).padStart(2, '0')}`
      const times = { startedAt: `${day}T20:50:00+08:00`, endedAt: `${day}T22:30:00+08:00` }
      return aScreening({ ...place, ...times, ...(position && { position }) })
    })
    expect((await manager('POST', '/api/screenings/batch', { screenings: logs })).status).toBe(200)
    return logs.map(({ id }) => id)
  }
  const decide = async (ids: string[], decision: string) => {
    const answer = await reviewer('POST', '/api/reviews', { ids, decision, reason: '核实' })
    expect(answer.status).toBe(200)
  }
  const known = async (): Promise<Pick<FieldVillage, 'latitude' | 'longitude' | 'positionFrom'>> => {
    const { villages } = await told<{ villages: FieldVillage[] }>(await team('GET', '/api/field-copy'))
    const { latitude, longitude, positionFrom } = villages.find(({ code }) => code === place.villageCode) ?? {}
    return {
      ...(latitude !== undefined && { latitude }),
      ...(longitude !== undefined && { longitude }),
      ...(positionFrom && { positionFrom }),
    }
  }
  const onMap = async (): Promise<VillagePosition | undefined> => {
    const { items } = await told<{ items: VillagePosition[] }>(await manager('GET', '/api/village-positions'))
    return items.find(({ code }) => code === place.villageCode)
  }
  const learnt = { latitude: 31.2001, longitude: 105.4002, positionFrom: 'logs' }

  test('three accepted logs tell where it is, however wrong one of them; two do not', async () => {
    const ids = await shows(at(31.2, 105.4), at(39.9, 116.4), at(31.2001, 105.4002))
    expect(await known()).toEqual({})
    await decide(ids.slice(0, 2), 'accept')
    expect(await known()).toEqual({})
    expect(await onMap()).toMatchObject({ count: 2 })
    await decide(ids.slice(2), 'accept')
    expect(await known()).toEqual(learnt)
    const { positionFrom: _, ...where } = learnt
    expect(await onMap()).toMatchObject({ ...where, source: 'logs', count: 3 })
  })

  test('an even number is halfway between the two in the middle', async () => {
    await decide(await shows(...[1, 2, 4, 9].map((n) => at(31 + n / 100, 105 - n / 100))), 'accept')
    expect(await known()).toEqual({ latitude: 31.03, longitude: 104.97, positionFrom: 'logs' })
  })

  test('what is accepted no longer tells nothing: taken back, returned, rejected or voided', async () => {
    const ids = await shows(at(31.2, 105.4), at(39.9, 116.4), at(31.2001, 105.4002))
    const [first = '', second = '', third = ''] = ids
    await decide(ids, 'accept')
    await reviewer('POST', '/api/reviews/undo', { ids: [first] })
    expect(await known()).toEqual({})
    await decide([first], 'accept')
    expect(await known()).toEqual(learnt)
    await decide([second], 'return')
    expect(await known()).toEqual({})
    await decide([second], 'accept')
    await manager('POST', `/api/screenings/${third}/void`, { reason: '选错了村' })
    expect(await known()).toEqual({})
    await decide([first, second], 'reject')
    expect(await onMap()).toMatchObject({ count: 0 })
  })

  test('a coarse position tells nothing, nor does none', async () => {
    const ids = await shows(at(31.2, 105.4), at(31.2, 105.4), at(31.2, 105.4, 501), undefined)
    await decide(ids, 'accept')
    expect(await known()).toEqual({})
    expect(await onMap()).toMatchObject({ count: 2 })
  })

  test('what the register says holds, and putting back what was read writes nothing learnt into it', async () => {
    await decide(await shows(at(31.2, 105.4), at(39.9, 116.4), at(31.2001, 105.4002)), 'accept')
    const path = `/api/villages/${place.villageCode}`
    const read = await told<NewVillage>(await manager('GET', path))
    expect(read).not.toHaveProperty('latitude')
    expect((await manager('PUT', path, { ...read, population: 800 })).status).toBe(200)
    expect(await known()).toEqual(learnt)
    const { code, teamCode } = read
    const placed = aVillage({
      code,
      ...(teamCode && { teamCode }),
      designated: false,
      latitude: 31.3,
      longitude: 105.3,
    })
    expect((await manager('PUT', path, placed)).status).toBe(200)
    expect(await known()).toEqual({ latitude: 31.3, longitude: 105.3 })
    expect(await onMap()).toMatchObject({ latitude: 31.3, source: 'register' })
  })

  test('a show far from where the village is known to be asks for a look', async () => {
    const show = async (day: string) => {
      const times = { startedAt: `${day}T20:50:00+08:00`, endedAt: `${day}T22:30:00+08:00` }
      const log = aScreening({ ...place, ...times, position: at(31.3, 105.4) })
      const { findings } = await told<{ findings: { code: string; message: string }[] }>(
        await team('POST', '/api/screenings', log),
      )
      return findings.find(({ code }) => code === 'far_from_village')?.message
    }
    const ids = await shows(at(31.2, 105.4), at(31.2, 105.4), at(31.2, 105.4))
    expect(await show('2017-06-28')).toBeUndefined()
    await decide(ids, 'accept')
    expect(await show('2017-06-29')).toBe('定位距该村 11.1 公里，超过 1.5 公里。请核对地点。')
  })
})
