import { describe, expect, test } from 'vitest'
import { villageRows } from '../../src/client/field/home-order.ts'
import { nearestTo } from '../../src/client/field/nearest.ts'
import { found, villageNames } from '../../src/client/field/search.ts'
import { eveningOf, missedEntry, missedToQueue, UNDO_MS, untilMissed } from '../../src/client/field/missed-entry.ts'
import { aScreening, ZONE } from '../make.ts'
import { anEntry, fieldCopy, fieldLog, fieldTeam, fieldVillage, teamVillage, TODAY } from './field-copy.ts'

const VILLAGES = [
  teamVillage({ code: 'v-done', thisMonth: 1, lastScreenedOn: '2017-06-12' }),
  teamVillage({ code: 'v-may', lastScreenedOn: '2017-05-12' }),
  teamVillage({ code: 'v-april', lastScreenedOn: '2017-04-02' }),
  teamVillage({ code: 'v-never', lastScreenedOn: null }),
  teamVillage({ code: 'v-today', thisMonth: 1, lastScreenedOn: TODAY }),
  teamVillage({ code: 'v-draft', lastScreenedOn: '2017-05-30' }),
]
const copy = fieldCopy({ team: fieldTeam({ villages: VILLAGES }) })
const draft = anEntry({ kind: 'screening', state: 'draft', body: { villageCode: 'v-draft' } })

describe('a team’s villages', () => {
  test('begin with the draft and today’s show, go on with who has waited longest, and end with those that had theirs', () => {
    const rows = villageRows(copy, [draft], TODAY)
    expect(rows.map(({ code, standing }) => `${code} ${standing}`)).toEqual([
      'v-draft draft',
      'v-today today',
      'v-never missing',
      'v-april missing',
      'v-may missing',
      'v-done done',
    ])
  })

  test('a show of tonight that only this phone knows is today’s, and no longer missing', () => {
    const body = aScreening({ villageCode: 'v-may', startedAt: '2017-06-30T20:50:00+08:00' })
    const shown = anEntry({ kind: 'screening', about: body.id, body })
    const row = villageRows(copy, [shown], TODAY).find(({ code }) => code === 'v-may')
    expect(row).toMatchObject({ standing: 'today', onPhone: 1, lastScreenedOn: TODAY })
  })

  test('a log that the bureau has already is not counted a second time from the phone', () => {
    const body = aScreening({ villageCode: 'v-done', startedAt: '2017-06-12T20:50:00+08:00' })
    const team = fieldTeam({ villages: VILLAGES, logs: [fieldLog({ content: body })] })
    const received = anEntry({ kind: 'screening', about: body.id, state: 'received', body })
    const row = villageRows(fieldCopy({ team }), [received], TODAY).find(({ code }) => code === 'v-done')
    expect(row).toMatchObject({ thisMonth: 1, onPhone: 0 })
  })

  test('a village that saw only shorts is not said to have missed its show, and comes after those that did', () => {
    const part = teamVillage({ code: 'v-part', thisMonthCredit: 40, lastScreenedOn: '2017-06-02' })
    const rows = villageRows(fieldCopy({ team: fieldTeam({ villages: [part, ...VILLAGES] }) }), [], TODAY)
    expect(rows.map(({ code, standing }) => `${code} ${standing}`).slice(-3)).toEqual([
      'v-draft missing',
      'v-part part',
      'v-done done',
    ])
  })

  test('a village without a quota misses nothing', () => {
    const team = fieldTeam({ villages: [teamVillage({ quota: 0 })] })
    expect(villageRows(fieldCopy({ team }), [], TODAY)[0]?.standing).toBe('done')
  })

  test('a show that was rained off leaves its village missing, and says why; last month’s rain is forgotten', () => {
    const rained = (on: string) =>
      anEntry({ kind: 'missed_show', about: on, body: { villageCode: 'v-may', on, reason: 'rain' } })
    const rowOf = (entry: ReturnType<typeof anEntry>) =>
      villageRows(copy, [entry], TODAY).find(({ code }) => code === 'v-may')
    expect(rowOf(rained('2017-06-28'))).toMatchObject({
      standing: 'missing',
      missed: { on: '2017-06-28', reason: 'rain' },
    })
    expect(rowOf(rained('2017-05-28'))?.missed).toBeUndefined()
  })
})

describe('a show that did not happen', () => {
  const at = 1_000_000
  const missed = missedEntry({
    ...{ id: 'm-1', person: 'p-1', teamCode: 'team-01', villageCode: 'v-may', on: TODAY, reason: 'rain' },
    ...{ recordedAt: '2017-06-30T12:00:00.000Z', madeAt: at },
  })

  test('can be taken back for eight seconds, and goes into the outbox after that', () => {
    expect(missedToQueue([missed], at + UNDO_MS - 1)).toEqual([])
    expect(untilMissed([missed], at + 3000)).toBe(UNDO_MS - 3000)
    expect(missedToQueue([missed], at + UNDO_MS)).toEqual([{ kind: 'queued', key: 'missed:m-1', body: missed.body }])
    expect(untilMissed([{ ...missed, state: 'waiting' }], at)).toBeNull()
  })

  test('after midnight is still of the evening before', () => {
    expect(eveningOf(new Date('2017-07-01T01:30:00+08:00'), ZONE)).toBe('2017-06-30')
    expect(eveningOf(new Date('2017-07-01T06:30:00+08:00'), ZONE)).toBe('2017-07-01')
  })
})

describe('finding a village', () => {
  const villages = [
    fieldVillage({ code: 'a', name: '双沟村', townshipName: '三元乡', pinyin: 'shuanggoucun', initials: 'sgc' }),
    fieldVillage({ code: 'b' }),
    fieldVillage({ code: 'c', name: '上清村', pinyin: 'shangqingcun', initials: 'sqc' }),
  ]
  const names = (query: string) => found(villages, query, villageNames).map(({ code }) => code)

  test('by a character, by pinyin and by initials', () => {
    expect(names('清')).toEqual(['b', 'c'])
    expect(names('sanq')).toEqual(['b'])
    expect(names('SQ')).toEqual(['b', 'c'])
  })
  test('a name that begins so comes before a township that does', () => {
    expect(names('三')).toEqual(['b', 'a'])
  })
  test('full-width letters and spaces of a phone’s keyboard do not matter', () => {
    expect(names(' ｓａｎ qing ')).toEqual(['b'])
  })
  test('what is nowhere is not found', () => {
    expect(names('wuxi')).toEqual([])
  })
})

test('the nearest village is the first, and those without a place on the map are left out', () => {
  const villages = [
    fieldVillage({ code: 'far', latitude: 31.4, longitude: 105.4 }),
    fieldVillage({ code: 'nowhere' }),
    fieldVillage({ code: 'near', latitude: 31.211, longitude: 105.391 }),
  ]
  const near = nearestTo({ latitude: 31.21, longitude: 105.39 }, villages)
  expect(near.map(({ village }) => village.code)).toEqual(['near', 'far'])
  expect(near[0]?.metres).toBeLessThan(200)
})
