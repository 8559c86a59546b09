/** Which village tonight's card is for, and the show that runs: rules without a screen. */
import { describe, expect, test } from 'vitest'
import { duskAt, metresTo, type Planned, runningShow, tonightsVillage } from '../../src/client/field/home/tonight.ts'
import { type VillageRow, villageRows } from '../../src/client/field/home/village-rows.ts'
import type { Entry } from '../../src/client/shared/phone/outbox-entry.ts'
import { aScreening } from '../make.ts'
import { anEntry, fieldCopy, fieldTeam, fieldVillage, teamVillage, TODAY } from './field-copy.ts'

const VILLAGES = [
  teamVillage({ code: 'v-done', thisMonth: 1, lastScreenedOn: '2017-06-12' }),
  teamVillage({ code: 'v-may', lastScreenedOn: '2017-05-12' }),
  teamVillage({ code: 'v-april', lastScreenedOn: '2017-04-02' }),
  teamVillage({ code: 'v-never', lastScreenedOn: null }),
  teamVillage({ code: 'v-today', thisMonth: 1, lastScreenedOn: TODAY }),
  teamVillage({ code: 'v-draft', lastScreenedOn: '2017-05-30' }),
]
const rowsOf = (villages = VILLAGES, entries: Entry[] = []) =>
  villageRows(fieldCopy({ team: fieldTeam({ villages }) }), entries, TODAY)
const shownAt = (villageCode: string) =>
  anEntry({ kind: 'screening', body: aScreening({ villageCode, startedAt: '2017-06-30T20:50:00+08:00' }) })
const rainedAt = (villageCode: string) =>
  anEntry({ kind: 'missed_show', about: villageCode, body: { villageCode, on: TODAY, reason: 'rain' } })

describe('tonight’s card', () => {
  const tonight = (rows: VillageRow[], asked: { plans?: Planned[]; chosen?: string } = {}) => {
    const { row, why } = tonightsVillage(rows, { evening: TODAY, plans: [], ...asked }) ?? {}
    return [row?.code, why]
  }
  const MANY = VILLAGES.filter(({ code }) => code !== 'v-never')

  test('is for who has waited longest, who never had a show before all', () => {
    expect(tonight(rowsOf())).toEqual(['v-never', { kind: 'waited', days: null }])
    expect(tonight(rowsOf(MANY))).toEqual(['v-april', { kind: 'waited', days: 89 }])
  })

  test('goes to the next one after a show, or when it could not be tonight; where nothing could, it stays', () => {
    const april = shownAt('v-april')
    expect(tonight(rowsOf(MANY, [april]))[0]).toBe('v-may')
    expect(tonight(rowsOf(MANY, [rainedAt('v-april')]))[0]).toBe('v-may')
    expect(tonight(rowsOf(MANY, ['v-april', 'v-may', 'v-draft'].map(rainedAt)))[0]).toBe('v-april')
  })

  test('is for what is planned next, unless that was shown or rained off; tonight’s by their hour', () => {
    const plans = [
      { villageCode: 'v-done', on: '2017-07-03' },
      { villageCode: 'v-may', on: TODAY, at: '21:00' },
      { villageCode: 'v-draft', on: TODAY, at: '19:40' },
      { villageCode: 'v-april', on: '2017-06-29' },
    ]
    expect(tonight(rowsOf(MANY), { plans })).toEqual(['v-draft', { kind: 'planned', on: TODAY, at: '19:40' }])
    const shown = shownAt('v-draft')
    expect(tonight(rowsOf(MANY, [shown]), { plans })[0]).toBe('v-may')
    const rained = rainedAt('v-may')
    expect(tonight(rowsOf(MANY, [shown, rained]), { plans })).toEqual(['v-done', { kind: 'planned', on: '2017-07-03' }])
  })

  test('is for the one picked by hand until it is shown', () => {
    expect(tonight(rowsOf(MANY), { chosen: 'v-may' })).toEqual(['v-may', { kind: 'chosen', days: 49 }])
    const shown = shownAt('v-may')
    expect(tonight(rowsOf(MANY, [shown]), { chosen: 'v-may' })[0]).toBe('v-april')
  })

  test('says that all are shown, and still has a village; a team without one has no card', () => {
    const shown = VILLAGES.map((village) => ({ ...village, thisMonth: 1, lastScreenedOn: '2017-06-12' }))
    expect(tonight(rowsOf(shown))).toEqual(['v-april', { kind: 'all_shown', days: 18 }])
    expect(tonight(rowsOf([]))).toEqual([undefined, undefined])
  })

  test('tells the dusk of the village’s place, and how far it is from a position that is fresh', () => {
    const at = { latitude: 31.21, longitude: 105.39 }
    const village = fieldVillage(at)
    const dusk = Date.parse(duskAt(village, fieldCopy(), TODAY) ?? '')
    expect(Math.abs(dusk - Date.parse('2017-06-30T20:37:00+08:00'))).toBeLessThan(300_000)
    const fix = { latitude: 31.26, longitude: 105.39, at: 0 }
    expect(Math.round((metresTo(village, fix, 1_800_000) ?? 0) / 100)).toBe(56)
    expect([
      metresTo(village, fix, 1_800_001),
      metresTo(fieldVillage(), fix, 0),
      metresTo(village, undefined, 0),
    ]).toEqual([undefined, undefined, undefined])
  })
})

describe('a show that runs', () => {
  const begun = (changes: object = {}) =>
    anEntry({
      kind: 'screening',
      state: 'draft',
      body: { villageCode: 'v-may', day: TODAY, startTime: '20:36', filmCodes: ['film-001'], photos: [], ...changes },
    })
  const copy = fieldCopy()
  const at = (time: string, ...entries: Entry[]) => runningShow(entries, copy, new Date(`2017-06-30T${time}:00+08:00`))

  test('is on the card with its minutes against the film’s, after midnight too', () => {
    const show = at('21:24', begun())
    expect(show).toMatchObject({ title: '太行山上', minutes: 48, filmMinutes: 95, isOver: false })
    expect(show?.frames.filter((share) => share === 1).length).toBe(9)
    expect(show?.frames.length).toBe(19)
    expect(runningShow([begun()], copy, new Date('2017-07-01T01:06:00+08:00'))?.minutes).toBe(270)
  })

  test('stands still while it is paused, and once its end is said its minutes are those that it ran', () => {
    const pauses = [{ from: '2017-06-30T13:00:00.000Z', reason: 'power' }]
    expect(at('21:24', begun({ pauses }))).toMatchObject({ minutes: 24, standsSince: pauses[0]?.from })
    expect(at('22:59', begun({ endTime: '22:20' }))).toMatchObject({ isOver: true, minutes: 104 })
  })

  test('of a film in no list the length is not known', () => {
    const show = at('21:24', begun({ filmCodes: [], filmTitles: ['某片'] }))
    expect([show?.title, show?.filmMinutes, show?.frames]).toEqual(['某片', 0, []])
  })

  test('a draft without a start, one of days ago, one written down afterwards, and a sent log do not run', () => {
    const others = [
      begun({ startTime: undefined }),
      begun({ day: '2017-06-28' }),
      begun({ isLate: true }),
      { ...begun(), state: 'waiting' as const },
    ]
    expect(others.map((entry) => at('21:24', entry))).toEqual([null, null, null, null])
  })
})
