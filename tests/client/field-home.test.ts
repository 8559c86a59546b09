import { describe, expect, test } from 'vitest'
import { villageRows } from '../../src/client/field/home/home-order.ts'
import { newsIn, seenAll, seenOne } from '../../src/client/field/home/news.tsx'
import { isAnywhere, nearestTo } from '../../src/client/field/kit/village-list.tsx'
import { found, villageNames } from '../../src/client/field/kit/search.ts'
import { eveningOf, missedEntry, missedToQueue, UNDO_MS, untilMissed } from '../../src/client/field/missed/missed.tsx'
import type { FieldLog } from '../../src/domain/screening/field-copy.ts'
import type { Entry } from '../../src/client/shared/phone/outbox-entry.ts'
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

describe('a village whose only show of the month counts nowhere', () => {
  const body = aScreening({ villageCode: 'v-may', startedAt: '2017-06-20T20:50:00+08:00' })
  const village = teamVillage({ code: 'v-may', lastScreenedOn: '2017-05-12' })
  const rowWith = (status: FieldLog['status'] | null, entries: Entry[] = [], changes = {}) => {
    const log = fieldLog({ content: body, screenedOn: '2017-06-20', ...(status && { status }) })
    const team = fieldTeam({ villages: [{ ...village, ...changes }], logs: status ? [log] : [] })
    return villageRows(fieldCopy({ team }), entries, TODAY)[0]
  }
  const here = (changes: Partial<Entry>) => anEntry({ kind: 'screening', about: body.id, body, ...changes })

  test('reads held or returned, and leads to that log; a rejected or voided one is as good as none', () => {
    expect(rowWith('held')).toMatchObject({ standing: 'held', log: body.id, lastScreenedOn: '2017-05-12' })
    expect(rowWith('returned')).toMatchObject({ standing: 'returned', log: body.id })
    expect(['rejected' as const, 'voided' as const].map((status) => rowWith(status)?.standing)).toEqual([
      'missing',
      'missing',
    ])
  })

  test('also while only this phone’s receipt says so, and not when there is another show that counts', () => {
    const receipt = { status: 'held', credit: 60, findings: [] }
    expect(rowWith(null, [here({ state: 'received', receipt })])?.standing).toBe('held')
    expect(rowWith(null, [here({ state: 'waiting' })])?.standing).toBe('done')
    expect(rowWith('held', [], { thisMonth: 1, thisMonthCredit: 60 })?.standing).toBe('done')
  })

  test('last month’s held show says nothing of this one', () => {
    const may = fieldLog({ content: body, screenedOn: '2017-05-20', status: 'held' })
    const team = fieldTeam({ villages: [village], logs: [may] })
    expect(villageRows(fieldCopy({ team }), [], TODAY)[0]?.standing).toBe('missing')
  })

  test('is on the phone again when its correction is on its way, until the bureau has judged that', () => {
    const correction = (changes: Partial<Entry>) =>
      here({ kind: 'correction', key: `correction:${body.id}:1`, body: { ...body, revision: 1 }, ...changes })
    expect(rowWith('returned', [correction({ state: 'waiting' })])).toMatchObject({ standing: 'done', onPhone: 1 })
    const again = { ...fieldLog({ content: body, screenedOn: '2017-06-20', status: 'held', revision: 2 }) }
    const team = fieldTeam({ villages: [village], logs: [again] })
    const rows = villageRows(fieldCopy({ team }), [correction({ state: 'received' })], TODAY)
    expect(rows[0]?.standing).toBe('held')
  })

  test('stands where somebody must act before those that wait, and where the bureau must act after them', () => {
    const codes = ['v-1', 'v-2', 'v-3']
    const logs = [
      fieldLog({ content: { ...body, id: 'a', villageCode: 'v-1' }, status: 'held' }),
      fieldLog({ content: { ...body, id: 'b', villageCode: 'v-3' }, status: 'returned' }),
    ]
    const team = fieldTeam({ villages: codes.map((code) => teamVillage({ code })), logs })
    const rows = villageRows(fieldCopy({ team }), [], TODAY)
    expect(rows.map(({ standing }) => standing)).toEqual(['returned', 'missing', 'held'])
  })
})

describe('news of logs', () => {
  const logOf = (id: string, status: FieldLog['status'], changes: Partial<FieldLog> = {}) =>
    fieldLog({ content: aScreening({ id }), status, ...changes })
  const withLogs = (...logs: FieldLog[]) => fieldCopy({ team: fieldTeam({ logs }) })
  const before = withLogs(logOf('a', 'submitted'), logOf('b', 'held'), logOf('c', 'submitted'), logOf('d', 'accepted'))
  const now = withLogs(
    logOf('a', 'accepted'),
    logOf('b', 'held'),
    logOf('c', 'returned', { reason: '缺照片' }),
    logOf('d', 'accepted'),
    logOf('e', 'held', { findings: [{ code: 'overlap', blocking: true, message: '两场重叠' }] }),
    logOf('f', 'submitted'),
  )

  test('are those with another word than was seen, the gravest first, each with its reason', () => {
    const news = newsIn(now, seenAll(before))
    expect(news.map(({ id, status, why }) => [id, status, why])).toEqual([
      ['c', 'returned', '缺照片'],
      ['e', 'held', '两场重叠'],
      ['a', 'accepted', undefined],
    ])
    expect(news[0]).toMatchObject({ villageCode: aScreening().villageCode, day: TODAY })
  })

  test('begin with the first visit, and end with what was looked at', () => {
    expect(newsIn(now, null)).toEqual([])
    expect(newsIn(now, seenAll(now))).toEqual([])
    const seen = seenOne(now, seenAll(before), 'c')
    expect(newsIn(now, seen).map(({ id }) => id)).toEqual(['e', 'a'])
    expect(newsIn(withLogs(logOf('c', 'accepted')), seen).map(({ id }) => id)).toEqual(['c'])
  })

  test('a log that is nobody’s news, or unknown, changes nothing of what was seen', () => {
    const seen = seenAll(before)
    expect([seenOne(now, seen, 'f'), seenOne(now, seen, 'x'), seenOne(now, null, 'c')]).toEqual([seen, seen, null])
  })
})

describe('a show that did not happen', () => {
  const at = 1_000_000
  const missed = missedEntry({
    id: 'm-1',
    person: 'p-1',
    teamCode: 'team-01',
    villageCode: 'v-may',
    on: TODAY,
    reason: 'rain',
    recordedAt: '2017-06-30T12:00:00.000Z',
    madeAt: at,
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
  expect([isAnywhere(villages), isAnywhere([fieldVillage({ code: 'unknown' })])]).toEqual([true, false])
})
