import { describe, expect, test } from 'vitest'
import { newsIn, returnedOpen, seenAll, seenOne } from '../../src/client/field/home/news.tsx'
import { countFrames, eveningOf, frameOf } from '../../src/client/field/home/tonight.ts'
import { openFirst, standingOf, type VillageRow, villageRows } from '../../src/client/field/home/village-rows.ts'
import { missedEntry } from '../../src/client/field/missed/missed.tsx'
import { missedToQueue, UNDO_MS, untilMissed } from '../../src/client/field/missed/missed-queue.ts'
import type { FieldLog, FieldTeam } from '../../src/domain/screening/field-copy.ts'
import type { NewScreening } from '../../src/domain/screening/screening.ts'
import type { Entry } from '../../src/client/shared/phone/outbox-entry.ts'
import { aScreening, ZONE } from '../make.ts'
import { anEntry, fieldCopy, fieldFilm, fieldLog, fieldTeam, teamVillage, TODAY } from './field-copy.ts'

const VILLAGES = [
  teamVillage({ code: 'v-done', thisMonth: 1, lastScreenedOn: '2017-06-12' }),
  teamVillage({ code: 'v-may', lastScreenedOn: '2017-05-12' }),
  teamVillage({ code: 'v-april', lastScreenedOn: '2017-04-02' }),
  teamVillage({ code: 'v-never', lastScreenedOn: null }),
  teamVillage({ code: 'v-today', thisMonth: 1, lastScreenedOn: TODAY }),
  teamVillage({ code: 'v-draft', lastScreenedOn: '2017-05-30' }),
]
const draft = anEntry({ kind: 'screening', state: 'draft', body: { villageCode: 'v-draft' } })

const rowsOf = (villages = VILLAGES, entries: Entry[] = [], changes: Partial<FieldTeam> = {}) =>
  villageRows(fieldCopy({ team: fieldTeam({ villages, ...changes }) }), entries, TODAY)
const said = (rows: VillageRow[]) => rows.map((row) => `${row.code} ${standingOf(row)}`)
const may = (changes: Partial<NewScreening> = {}) =>
  aScreening({ villageCode: 'v-may', startedAt: '2017-06-30T20:50:00+08:00', ...changes })

describe('a team’s villages', () => {
  test('stand in the register’s order; in the list those with something to do come first', () => {
    const rows = rowsOf(VILLAGES, [draft])
    expect(rows.map(({ code }) => code)).toEqual(VILLAGES.map(({ code }) => code))
    expect(said(openFirst(rows))).toEqual([
      'v-may missing',
      'v-april missing',
      'v-never missing',
      'v-draft draft',
      'v-done done',
      'v-today today',
    ])
  })

  test('a show of tonight that only this phone knows is tonight’s, lit at once, and no longer missing', () => {
    const shown = anEntry({ kind: 'screening', about: may().id, body: may() })
    const row = rowsOf(VILLAGES, [shown]).find(({ code }) => code === 'v-may')
    expect(row).toMatchObject({ month: 'done', isTonight: true, onPhone: 60, lastScreenedOn: TODAY })
  })

  test('shorts on the phone are worth less than a screening, a film in no list is taken for a long one', () => {
    const rowWith = (changes: Partial<NewScreening>) => {
      const shown = anEntry({ kind: 'screening', body: may({ startedAt: '2017-06-20T20:50:00+08:00', ...changes }) })
      const films = [fieldFilm({ code: 'short', kind: 'science_short', minutes: 20 })]
      const team = fieldTeam({ villages: VILLAGES })
      return villageRows(fieldCopy({ team, films }), [shown], TODAY).find(({ code }) => code === 'v-may')
    }
    expect(rowWith({ filmCodes: ['short', 'short'] })).toMatchObject({ month: 'part', onPhone: 40 })
    expect(rowWith({ filmCodes: [], filmTitles: ['某片'] })).toMatchObject({ month: 'done', onPhone: 60 })
  })

  test('a log that the bureau has already is not counted a second time from the phone', () => {
    const body = may({ villageCode: 'v-done', startedAt: '2017-06-12T20:50:00+08:00' })
    const received = anEntry({ kind: 'screening', about: body.id, state: 'received', body })
    const rows = rowsOf(VILLAGES, [received], { logs: [fieldLog({ content: body })] })
    expect(rows.find(({ code }) => code === 'v-done')).toMatchObject({ month: 'done', onPhone: 0 })
  })

  test('of a copy of last month nothing is shown yet; after midnight it is still the month of the evening', () => {
    const team = fieldTeam({ villages: VILLAGES })
    const standing = (today: string, evening: string) =>
      said(villageRows(fieldCopy({ team, today }), [], evening)).filter((one) => !/v-(may|april|never|draft)/.test(one))
    expect(standing('2017-06-30', '2017-07-01')).toEqual(['v-done missing', 'v-today missing'])
    expect(standing('2017-07-01', '2017-06-30')).toEqual(['v-done done', 'v-today today'])
  })

  test('a village that saw only shorts is not said to have missed its show, one without a quota misses nothing', () => {
    const villages = [teamVillage({ code: 'v-part', thisMonthCredit: 40 }), teamVillage({ code: 'v-free', quota: 0 })]
    expect(said(rowsOf(villages))).toEqual(['v-part part', 'v-free free'])
  })

  test('a show that was rained off leaves its village missing, and says why; last month’s rain is forgotten', () => {
    const rained = (on: string) =>
      anEntry({ kind: 'missed_show', about: on, body: { villageCode: 'v-may', on, reason: 'rain' } })
    const rowWith = (entry: Entry) => rowsOf(VILLAGES, [entry]).find(({ code }) => code === 'v-may')
    expect(rowWith(rained('2017-06-28'))).toMatchObject({
      month: 'missing',
      missed: { on: '2017-06-28', reason: 'rain' },
    })
    expect(rowWith(rained('2017-05-28'))?.missed).toBeUndefined()
  })

  test('whom to call is who stood for the last show there with a number: the phone’s newest, else the copy’s', () => {
    const villages = [teamVillage({ code: 'v-may', lastWitness: { name: '何永福', phone: '13000000412' } })]
    const contactAfter = (...entries: Entry[]) => rowsOf(villages, entries)[0]?.contact
    const log = (madeAt: number, witness: NewScreening['witness']) =>
      anEntry({ kind: 'screening', about: String(madeAt), madeAt, body: may({ witness }) })
    expect(contactAfter()).toEqual({ name: '何永福', phone: '13000000412' })
    const [first, second] = [log(1, { name: '李三', phone: '13000000111' }), log(2, { name: '王五' })]
    expect(contactAfter(second, first)).toEqual({ name: '李三', phone: '13000000111' })
    expect(rowsOf([teamVillage({ code: 'v-may' })])[0]?.contact).toBeUndefined()
  })
})

describe('a village whose only show of the month counts nowhere', () => {
  const body = may({ startedAt: '2017-06-20T20:50:00+08:00' })
  const village = teamVillage({ code: 'v-may', lastScreenedOn: '2017-05-12' })
  const rowWith = (status: FieldLog['status'] | null, entries: Entry[] = [], changes = {}) => {
    const log = fieldLog({ content: body, screenedOn: '2017-06-20', ...(status && { status }) })
    return rowsOf([{ ...village, ...changes }], entries, { logs: status ? [log] : [] })[0]
  }
  const here = (changes: Partial<Entry>) => anEntry({ kind: 'screening', about: body.id, body, ...changes })

  test('reads held or returned, and leads to that log; a rejected or voided one is as good as none', () => {
    expect(rowWith('held')).toMatchObject({ month: 'held', log: body.id, lastScreenedOn: '2017-05-12' })
    expect(rowWith('returned')).toMatchObject({ month: 'returned', log: body.id })
    expect(['rejected' as const, 'voided' as const].map((status) => rowWith(status)?.month)).toEqual([
      'missing',
      'missing',
    ])
  })

  test('also while only this phone’s receipt says so, and not when there is another show that counts', () => {
    const receipt = { status: 'held', credit: 60, findings: [] }
    expect(rowWith(null, [here({ state: 'received', receipt })])?.month).toBe('held')
    expect(rowWith(null, [here({ state: 'waiting' })])?.month).toBe('done')
    expect(rowWith('held', [], { thisMonth: 1, thisMonthCredit: 60 })?.month).toBe('done')
  })

  test('last month’s held show says nothing of this one', () => {
    const held = fieldLog({ content: body, screenedOn: '2017-05-20', status: 'held' })
    expect(rowsOf([village], [], { logs: [held] })[0]?.month).toBe('missing')
  })

  test('is on the phone again when its correction is on its way, until the bureau has judged that', () => {
    const correction = (changes: Partial<Entry>) =>
      here({ kind: 'correction', key: `correction:${body.id}:1`, body: { ...body, revision: 1 }, ...changes })
    expect(rowWith('returned', [correction({ state: 'waiting' })])).toMatchObject({ month: 'done', onPhone: 60 })
    const again = { ...fieldLog({ content: body, screenedOn: '2017-06-20', status: 'held', revision: 2 }) }
    expect(rowsOf([village], [correction({ state: 'received' })], { logs: [again] })[0]?.month).toBe('held')
  })

  test('is never lit on the strip: held is hatched, returned is dark', () => {
    const frames = (['held', 'returned'] as const).map((status) => rowWith(status)).flatMap((row) => row ?? [])
    expect(frames.map(frameOf)).toEqual(['held', 'off'])
    expect([countFrames(frames, 'off'), countFrames(frames, 'on')]).toEqual([1, 0])
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

test('a returned log asks for its correction until that is on its way', () => {
  const body = aScreening({ id: 'c' })
  const returned = fieldCopy({
    team: fieldTeam({ logs: [fieldLog({ content: body, status: 'returned', revision: 2 })] }),
  })
  const correction = (state: Entry['state'], revision = 2) =>
    anEntry({ kind: 'correction', about: 'c', state, body: { ...body, revision } })
  expect(returnedOpen(returned, [])).toEqual(['c'])
  expect(returnedOpen(returned, [correction('draft')])).toEqual(['c'])
  expect(returnedOpen(returned, [correction('received', 1)])).toEqual(['c'])
  expect(returnedOpen(returned, [correction('waiting')])).toEqual([])
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
