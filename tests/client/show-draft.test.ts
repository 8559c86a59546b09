/** What becomes of a show's draft at each tap, and what the phone puts in by itself. */
import { describe, expect, test } from 'vitest'
import type { LogDraft } from '../../src/client/field/log/log-draft.ts'
import {
  asPlanned,
  begun,
  ended,
  endedAt,
  lateDraft,
  moved,
  nextReceipt,
  noted,
  notBegun,
  undone,
  withEnd,
  withFilm,
} from '../../src/client/field/show/show-draft.ts'
import { villageAfter } from '../../src/client/field/show/next-village.ts'
import { isForgotten, minutesToDusk, momentOf, runningOf } from '../../src/client/field/show/show-time.ts'
import { aScreening, SETTINGS, ZONE } from '../make.ts'
import { fieldCopy, fieldFilm, fieldLog, fieldTeam, fieldVillage, teamVillage } from './field-copy.ts'

const at = (time: string, day = '2017-06-30') => new Date(`${day}T${time}:00+08:00`)
const village = '510723100211'
const draft = (changes: Partial<LogDraft> = {}): LogDraft => ({
  id: 'a-1',
  teamCode: 'team-01',
  villageCode: village,
  day: '2017-06-30',
  venue: 'outdoor',
  filmCodes: ['film-001'],
  photos: [],
  receiptNo: '',
  ...changes,
})
const running = (changes: Partial<LogDraft> = {}) => draft({ startTime: '20:36', ...changes })
const after = (one: LogDraft, changes: Partial<LogDraft>): LogDraft => ({ ...one, ...changes })

/** What the team sent on the two evenings before, here and elsewhere. */
const earlier = (receipts: string[], changes: object = {}) =>
  receipts.map((receiptNo, i) => {
    const day = `2017-06-2${9 - i}`
    const times = { startedAt: `${day}T20:40:00+08:00`, endedAt: `${day}T22:20:00+08:00` }
    const content = aScreening({ villageCode: i === 0 ? village : 'v-2', receiptNo, ...times, ...changes })
    return fieldLog({ content, screenedOn: day })
  })
const copyWith = (logs = earlier([]), changes: object = {}) => fieldCopy({ team: fieldTeam({ logs, ...changes }) })
const around = (copy = copyWith(), time = '22:13') => ({ copy, entries: [], now: at(time) })

describe('the three moments', () => {
  test('are before the start, until the end is said, and after; what is written down later has only the last', () => {
    expect(momentOf(draft())).toBe('before')
    expect(momentOf(running())).toBe('during')
    expect(momentOf(running({ endTime: '22:13' }))).toBe('after')
    expect(momentOf(draft({ isLate: true }))).toBe('after')
  })

  test('begin now, by the county’s clock, and a press too soon is taken back whole', () => {
    const started = after(draft(), begun(copyWith(), at('00:20', '2017-07-01')))
    expect(started).toMatchObject({ day: '2017-07-01', startTime: '00:20' })
    expect(momentOf(after(started, notBegun))).toBe('before')
  })

  test('a show that is open at three in the morning is asked about, and never ends by itself', () => {
    expect(isForgotten(running(), at('02:59', '2017-07-01'), ZONE)).toBe(false)
    expect(isForgotten(running(), at('03:00', '2017-07-01'), ZONE)).toBe(true)
    expect(isForgotten(running({ day: '2017-07-01', startTime: '00:20' }), at('03:00', '2017-07-01'), ZONE)).toBe(true)
    expect(isForgotten(running({ endTime: '22:13' }), at('03:00', '2017-07-01'), ZONE)).toBe(false)
    const said = after(running(), endedAt(running(), '22:11', around(copyWith(), '09:00')))
    expect([said.endTime, momentOf(said)]).toEqual(['22:11', 'after'])
  })
})

describe('while it runs', () => {
  test('48 of 95 minutes are nine frames of nineteen and a part of the tenth; half is over, the end would be early', () => {
    const now = runningOf(running(), copyWith(), at('21:24'))
    expect(now).toMatchObject({ minutes: 48, filmMinutes: 95, endsTime: '22:11', isEarly: true, isHalf: true })
    expect(now.frames.length).toBe(19)
    expect(now.frames.slice(0, 11).map((share) => Math.round(share * 10) / 10)).toEqual([
      1, 1, 1, 1, 1, 1, 1, 1, 1, 0.6, 0,
    ])
    expect(runningOf(running(), copyWith(), at('21:57')).isEarly).toBe(false)
    expect(runningOf(running(), copyWith(), at('21:56')).isEarly).toBe(true)
  })

  test('a power cut stops the film’s clock until power is back, and the end moves with it', () => {
    const cut = after(running(), noted(running(), 'power', '断电', at('21:00'), ZONE))
    expect(runningOf(cut, copyWith(), at('21:10'))).toMatchObject({ minutes: 24, endsTime: '22:21' })
    const back = after(cut, noted(cut, 'power_over', '来电了', at('21:12'), ZONE))
    expect(back.pauses).toEqual([
      { from: at('21:00').toISOString(), until: at('21:12').toISOString(), reason: 'power' },
    ])
    expect(back.note).toBe('21:00断电；21:12来电了')
    expect(runningOf(back, copyWith(), at('21:24'))).toMatchObject({ minutes: 36, standsSince: undefined })
  })

  test('rain moves it indoors; undoing a note puts back all that it changed', () => {
    const wet = after(
      running({ note: '人多' }),
      noted(running({ note: '人多' }), 'rain', '下雨转室内', at('20:58'), ZONE),
    )
    expect(wet).toMatchObject({
      venue: 'indoor',
      note: '人多；20:58下雨转室内',
      lastNote: { at: '20:58', kind: 'rain' },
    })
    expect(after(wet, undone(wet))).toMatchObject({ venue: 'outdoor', note: '人多', lastNote: undefined })
  })

  test('the end ends a pause that still stands', () => {
    const cut = after(running(), noted(running(), 'break', '中断', at('22:00'), ZONE))
    const over = after(cut, ended(cut, around()))
    expect(over.pauses).toEqual([
      { from: at('22:00').toISOString(), until: at('22:13').toISOString(), reason: 'other' },
    ])
    expect(over.endTime).toBe('22:13')
  })
})

describe('the phone puts in', () => {
  test('the next receipt of the pad, past those that are used, and none where nobody can say which is next', () => {
    const next = (receipts: string[], used: string[] = []) => {
      const shows = used.map((receiptNo) => ({ receiptNo }) as never)
      const copy = copyWith(earlier(receipts), { shows })
      return nextReceipt(copy.team?.logs.map(({ content }) => content) ?? [], copy)
    }
    expect(next(['SL2017-80216', 'SL2017-80215'])).toBe('SL2017-80217')
    expect(next(['SL2017-80216', 'SL2017-80215'], ['SL2017-80217'])).toBe('SL2017-80218')
    expect(next(['No.099'])).toBe('No.100')
    expect(next(['SL2017-00811', 'SL2017-02011'])).toBeUndefined()
    expect(next(['无'])).toBeUndefined()
  })

  test('at the end the village’s last witness and why there is no position; never its people', () => {
    const copy = copyWith(
      earlier(['7', '6'], { witness: { name: '何永福', phone: '13000000412' }, noPosition: 'indoors' }),
    )
    const over = after(running(), ended(running(), around(copy)))
    expect(over).toMatchObject({ receiptNo: '8', witnessName: '何永福', noPosition: 'indoors' })
    expect([...(over.proposed ?? [])].sort()).toEqual(['receiptNo', 'witness'])
    expect(over.attendance).toBeUndefined()
    // what was typed stands
    const typed = running({ receiptNo: '90', witnessName: '周桂芳' })
    expect(after(typed, ended(typed, around(copy)))).toMatchObject({ receiptNo: '90', witnessName: '周桂芳' })
  })

  test('in another village another witness, unless one was typed', () => {
    const copy = copyWith(earlier(['7', '6'], { witness: { name: '何永福', phone: '1' } }))
    const over = after(running(), ended(running(), around(copy)))
    expect(moved(over, 'v-9', around(copy)).witnessName).toBe('')
    expect(moved({ ...over, proposed: [], witnessName: '周桂芳' }, 'v-9', around(copy)).witnessName).toBe('周桂芳')
  })
})

test('a show of last evening begins five minutes after dusk and lasts as long as its film, whatever the film becomes', () => {
  const films = [fieldFilm(), fieldFilm({ code: 'film-002', minutes: 120 })]
  const copy = fieldCopy({ films, team: fieldTeam({ logs: earlier(['7']) }) })
  const late = lateDraft({ id: 'a-2', teamCode: 'team-01', villageCode: village, copy, entries: [], now: at('09:00') })
  expect(late).toMatchObject({ isLate: true, day: '2017-06-29', startTime: '20:40' })
  const filmed = after(late, withEnd(late, withFilm(late, 'film-002', films), copy))
  expect([filmed.startTime, filmed.endTime]).toEqual(['20:40', '22:40'])
  const tonight = lateDraft({
    id: 'a-3',
    teamCode: 'team-01',
    villageCode: village,
    copy,
    entries: [],
    now: at('23:30'),
  })
  expect(tonight.day).toBe('2017-06-30')
  // before five in the morning the evening is still the one before
  const night = {
    id: 'a-4',
    teamCode: 'team-01',
    villageCode: village,
    copy,
    entries: [],
    now: at('04:00', '2017-07-01'),
  }
  expect(lateDraft(night).day).toBe('2017-06-30')
})

test('until it is dark a show is written down where last evening was planned and nothing is told of it, with its film', () => {
  const plan = {
    id: 'p-1',
    villageCode: village,
    on: '2017-06-29',
    state: 'confirmed',
    filmCodes: ['film-009'],
  } as never
  const late = (team: object, time = '09:00') => {
    const copy = fieldCopy({ team: fieldTeam({ plans: [plan], ...team }) })
    return lateDraft({ id: 'a-5', teamCode: 'team-01', villageCode: 'v-2', copy, entries: [], now: at(time) })
  }
  expect(late({})).toMatchObject({ villageCode: village, day: '2017-06-29', filmCodes: ['film-009'] })
  const shown = { villages: [teamVillage({ code: village, lastScreenedOn: '2017-06-29' })] }
  const missed = { missed: [{ villageCode: village, on: '2017-06-29', reason: 'rain' }] }
  for (const told of [shown, missed]) expect(late(told).villageCode).toBe('v-2')
  expect(late({}, '23:00')).toMatchObject({ villageCode: 'v-2', day: '2017-06-30' })
})

test('the film of a planned evening is put in, of this village and this evening alone', () => {
  const plan = (changes: object) =>
    ({ villageCode: village, on: '2017-06-30', state: 'confirmed', filmCodes: ['film-009'], ...changes }) as never
  const filmsOf = (changes: object) =>
    asPlanned(draft(), fieldCopy({ team: fieldTeam({ plans: [plan(changes)] }) }), '2017-06-30').filmCodes
  expect(filmsOf({})).toEqual(['film-009'])
  for (const other of [{ on: '2017-07-01' }, { villageCode: 'v-2' }, { state: 'cancelled' }, { filmCodes: [] }])
    expect(filmsOf(other)).toEqual(['film-001'])
})

test('it is dark a while after sunset, and before dawn', () => {
  const place = SETTINGS.countyPosition
  expect(minutesToDusk(at('20:15'), place, ZONE)).toBeGreaterThan(10)
  expect(minutesToDusk(at('20:40'), place, ZONE)).toBe(0)
  expect(minutesToDusk(at('00:30'), place, ZONE)).toBe(0)
})

test('a full film takes the place of the other one, shorts stay beside it; the only one is not taken off', () => {
  const films = [fieldFilm(), fieldFilm({ code: 'film-002' }), fieldFilm({ code: 's-1', kind: 'science_short' })]
  expect(withFilm(draft({ filmCodes: ['film-001', 's-1'] }), 'film-002', films)).toMatchObject({
    filmCodes: ['film-002', 's-1'],
  })
  expect(withFilm(draft(), 's-1', films)).toMatchObject({ filmCodes: ['film-001', 's-1'] })
  expect(withFilm(draft({ filmCodes: ['film-001', 's-1'] }), 's-1', films)).toEqual({ filmCodes: ['film-001'] })
  expect(withFilm(draft(), 'film-001', films)).toEqual({})
})

test('the second show of an evening is here again after a short film, else where it is planned, in the nearest village that waits, or the nearest', () => {
  const places = [
    fieldVillage({ latitude: 31.2, longitude: 105.4 }),
    fieldVillage({ code: 'v-far', latitude: 31.5, longitude: 105.4 }),
    fieldVillage({ code: 'v-near', latitude: 31.21, longitude: 105.4 }),
  ]
  const films = [fieldFilm(), fieldFilm({ code: 'short', kind: 'science_short', minutes: 20 })]
  const villages = places.map(({ code }) => teamVillage({ code }))
  const copy = fieldCopy({ villages: places, films, team: fieldTeam({ villages }) })
  expect(villageAfter(aScreening({ villageCode: village }), around(copy))).toBe('v-near')
  expect(villageAfter(aScreening({ villageCode: village, filmCodes: ['short'] }), around(copy))).toBe(village)
  const ofTeam = (changes: object) => around({ ...copy, team: fieldTeam({ villages, ...changes }) })
  const plans = [{ id: 'p-1', villageCode: 'v-far', on: '2017-06-30', state: 'confirmed', filmCodes: [] } as never]
  expect(villageAfter(aScreening({ villageCode: village }), ofTeam({ plans }))).toBe('v-far')
  const shown = villages.map((one) => ({ ...one, thisMonth: 1 }))
  expect(villageAfter(aScreening({ villageCode: village }), ofTeam({ villages: shown }))).toBe('v-near')
})
