/** What the store promises of speakers and of what machines say, on both engines. */
import { describe, expect, test } from 'vitest'
import type { SpeakerGroup, SpeakerMessage } from '../../src/domain/audibility/speaker.ts'
import { findReports, keepReports } from '../../src/store/audibility/audibility-reports.ts'
import { historyOf } from '../../src/store/people/audit.ts'
import { keepMessages, readOnline } from '../../src/store/audibility/speaker-status.ts'
import { putResources, putVillageSpeakers, speakersIn } from '../../src/store/audibility/village-speakers.ts'
import { json } from '../../src/store/engine/sql.ts'
import { engines, managed } from '../engines.ts'
import { aManager, aReport, aTechnician, NOW, ZONE } from '../make.ts'
import { freshVillage } from './places.ts'

const HORNS: SpeakerGroup = { kind: 'horn', transmission: 'wired', returnChannel: false, speakers: 33 }
const RECEIVERS: SpeakerGroup = { kind: 'amplifier_receiver', transmission: 'ip', returnChannel: true, speakers: 12 }

/** The same order every time: a test that failed once fails again. */
function shuffled<T>(things: T[], seed: number): T[] {
  let state = seed
  const next = (): number => (state = (state * 48_271) % 2_147_483_647)
  return things
    .map((thing) => ({ thing, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ thing }) => thing)
}

describe.each(engines)('speakers on $name', ({ start }) => {
  const { sql } = managed(start)

  const machine = (): string => `machine-${crypto.randomUUID().slice(0, 12)}`
  const hear = (messages: SpeakerMessage[], actor = aTechnician) => keepMessages(sql, messages, actor, NOW, ZONE)
  const daysOf = (code: string) =>
    sql.all('SELECT day, last_at, last_state, states FROM speaker_days WHERE resource_code = ? ORDER BY day', code)

  test('a village’s register is replaced as a whole, and the trail says what stood there before', async () => {
    const { code } = await freshVillage(sql)
    const put = (...groups: SpeakerGroup[]) => putVillageSpeakers(sql, code, groups, aTechnician, NOW)
    expect(await put(HORNS, RECEIVERS)).toEqual([RECEIVERS, HORNS])
    expect(await put(RECEIVERS, HORNS)).toEqual([RECEIVERS, HORNS])
    expect(await put({ ...HORNS, speakers: 34 })).toEqual([{ ...HORNS, speakers: 34 }])
    expect(await put()).toEqual([])
    expect(await put()).toEqual([])
    expect((await historyOf(sql, 'village_speakers', code)).map(({ before, after }) => [before, after])).toEqual([
      [[], [RECEIVERS, HORNS]],
      [[RECEIVERS, HORNS], [{ ...HORNS, speakers: 34 }]],
      [[{ ...HORNS, speakers: 34 }], []],
    ])
  })

  test('of two who write a register at once one is whole, and the trail is one line of changes', async () => {
    const { code } = await freshVillage(sql)
    const wishes = Array.from({ length: 12 }, (_, i) => [
      { ...HORNS, speakers: i + 1 },
      { ...RECEIVERS, speakers: i + 1 },
    ])
    await Promise.all(wishes.map((groups) => putVillageSpeakers(sql, code, groups, aManager, NOW)))
    const [a, b] = await speakersIn(sql, code)
    expect(a?.speakers).toBe(b?.speakers)
    const history = await historyOf(sql, 'village_speakers', code)
    expect(history).toHaveLength(12)
    expect(history.slice(1).map(({ before }) => before)).toEqual(history.slice(0, -1).map(({ after }) => after))
  })

  test('the same messages in any order, any number of times, leave the same rows', async () => {
    const { code: villageCode } = await freshVillage(sql)
    const told = (resourceCode: string): SpeakerMessage[] =>
      [
        [1, '2017-06-28T06:30:00+08:00'],
        [3, '2017-06-28T23:59:59.999+08:00'],
        [4, '2017-06-29T00:00:00+08:00'],
        [5, '2017-06-29T18:05:00+08:00'],
        [2, '2017-06-29T10:05:00Z'],
        [1, '2017-06-29T07:00:00+08:00'],
      ].map(([state, at]) => ({ resourceCode, state: Number(state), at: String(at), villageCode }))
    const rows = [
      { day: '2017-06-28', last_at: '2017-06-28T15:59:59.999Z', last_state: 3, states: 0b1010 },
      // 18:05 in the county is 10:05 in UTC: of two states of one instant the larger stands
      { day: '2017-06-29', last_at: '2017-06-29T10:05:00.000Z', last_state: 5, states: 0b110110 },
    ]
    for (let seed = 1; seed <= 12; seed++) {
      const code = machine()
      const messages = shuffled([...told(code), ...told(code), ...told(code)], seed)
      // all at once, one by one, and in two parts of which one is sent again
      if (seed % 3 === 0) await hear(messages)
      else if (seed % 3 === 1) for (const message of messages) await hear([message])
      else for (const part of [messages.slice(7), messages.slice(0, 9), messages.slice(7)]) await hear(part)
      expect(await daysOf(code)).toEqual(rows)
    }
  })

  test('messages sent by many at once leave the same row as one after another', async () => {
    const { code: villageCode } = await freshVillage(sql)
    const resourceCode = machine()
    const messages = Array.from({ length: 40 }, (_, i) => ({
      resourceCode,
      villageCode,
      state: 1 + (i % 5),
      at: `2017-06-27T1${Math.floor(i / 10)}:0${i % 10}:00+08:00`,
    }))
    await Promise.all(shuffled(messages, 7).map((message) => hear([message])))
    expect(await daysOf(resourceCode)).toEqual([
      { day: '2017-06-27', last_at: '2017-06-27T05:09:00.000Z', last_state: 5, states: 0b111110 },
    ])
    expect(await historyOf(sql, 'speaker_resource', resourceCode)).toHaveLength(1)
  })

  test('a machine nobody knows blocks no other, and is known once a message says where it stands', async () => {
    const [here, there] = [await freshVillage(sql), await freshVillage(sql)]
    const [unknown, known, astray] = [machine(), machine(), machine()]
    const at = '2017-06-26T08:00:00+08:00'
    const outcomes = await hear([
      { resourceCode: unknown, state: 1, at },
      { resourceCode: known, state: 1, at },
      { resourceCode: known, state: 1, at, villageCode: here.code },
      { resourceCode: known, state: 3, at: '2017-06-26T07:00:00+08:00', villageCode: there.code },
      { resourceCode: astray, state: 1, at, villageCode: 'nowhere' },
    ])
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['invalid', 'stored', 'stored', 'stored', 'invalid'])
    expect(await daysOf(unknown)).toEqual([])
    const villageOf = (code: string) =>
      sql.first('SELECT village_code AS code FROM speaker_resources WHERE resource_code = ?', code)
    // the newest word of where it stands; later ones do not move what is registered
    expect(await villageOf(known)).toEqual({ code: here.code })
    await hear([{ resourceCode: known, state: 1, at: '2017-06-26T09:00:00+08:00', villageCode: there.code }])
    expect(await villageOf(known)).toEqual({ code: here.code })
    expect(await villageOf(astray)).toBeNull()
  })

  test('a new machine that many place at once stands where the first put it, and the trail says so once', async () => {
    const villages = await Promise.all(Array.from({ length: 15 }, () => freshVillage(sql)))
    const resourceCode = machine()
    const at = '2017-06-23T08:00:00+08:00'
    await Promise.all(villages.map(({ code }) => hear([{ resourceCode, state: 1, at, villageCode: code }])))
    const kept = await sql.first(
      'SELECT village_code AS "villageCode", kind FROM speaker_resources WHERE resource_code = ?',
      resourceCode,
    )
    expect(await historyOf(sql, 'speaker_resource', resourceCode)).toMatchObject([{ action: 'register', after: kept }])
  })

  test('a machine that moves takes what it said along, is counted once, and the trail says from where', async () => {
    const [here, there] = [await freshVillage(sql), await freshVillage(sql)]
    const resourceCode = machine()
    await putResources(sql, [{ resourceCode, villageCode: here.code, kind: 'column' }], aManager, NOW)
    await hear([{ resourceCode, state: 1, at: '2017-06-25T08:00:00+08:00' }])
    const move = () => putResources(sql, [{ resourceCode, villageCode: there.code }], aManager, NOW)
    expect([await move(), await move()]).toEqual([1, 0])
    await hear([{ resourceCode, state: 3, at: '2017-06-25T09:00:00+08:00', villageCode: here.code }])
    expect(await readOnline(sql, '2017-06-25', 30, here.code)).toEqual([])
    expect(await readOnline(sql, '2017-06-25', 30, there.code)).toMatchObject([{ machines: 1, heard: 1, fault: 1 }])
    expect(
      (await historyOf(sql, 'speaker_resource', resourceCode)).map(({ before, after }) => [before, after]),
    ).toEqual([
      [undefined, { villageCode: here.code, kind: 'column' }],
      [
        { villageCode: here.code, kind: 'column' },
        { villageCode: there.code, kind: null },
      ],
    ])
  })

  test('one unknown village among the machines, and none of them is registered', async () => {
    const { code: villageCode } = await freshVillage(sql)
    const [good, bad] = [machine(), machine()]
    const resources = [good, bad].map((resourceCode) => ({ resourceCode, villageCode }))
    const put = putResources(sql, resources.with(1, { resourceCode: bad, villageCode: 'nowhere' }), aManager, NOW)
    await expect(put).rejects.toMatchObject({ code: 'invalid', issues: [{ path: 'resources.1.villageCode' }] })
    expect(await sql.first('SELECT 1 AS there FROM speaker_resources WHERE resource_code = ?', good)).toBeNull()
  })

  test('who told of machines is in the trail, once for each sender and day', async () => {
    const { code: villageCode } = await freshVillage(sql)
    const [platform, other] = [`platform-${machine()}`, `platform-${machine()}`]
    const say = (id: string, at: string) =>
      hear([{ resourceCode: machine(), villageCode, state: 1, at }], { ...aTechnician, id, name: id })
    for (const id of [platform, platform, other]) await say(id, '2017-06-24T08:00:00+08:00')
    await say(platform, '2017-06-25T08:00:00+08:00')
    const trail = await sql.all(
      "SELECT actor_id AS id, subject_id AS day FROM audit WHERE subject_kind = 'speaker_status' AND actor_id IN (?, ?)",
      platform,
      other,
    )
    expect(trail).toEqual([
      { id: platform, day: '2017-06-24' },
      { id: other, day: '2017-06-24' },
      { id: platform, day: '2017-06-25' },
    ])
  })

  test('a report of the time before kinds is known again by the text it was kept with then', async () => {
    const { code: villageCode } = await freshVillage(sql)
    const report = aReport({ villageCode, note: '雨后', recordedAt: '2017-06-20T16:00:00+08:00' })
    const textOfThen = json([
      report.id,
      villageCode,
      '2017-06-20',
      [45, 45, 37],
      'on_site',
      '雨后',
      null,
      '2017-06-20T08:00:00.000Z',
    ])
    expect(await keepReports(sql, [report], aTechnician, NOW)).toMatchObject([{ outcome: 'stored' }])
    expect(await sql.first('SELECT sent, by_kind FROM audibility_reports WHERE id = ?', report.id)).toEqual({
      sent: textOfThen,
      by_kind: null,
    })
    expect(await keepReports(sql, [report], aTechnician, NOW)).toMatchObject([{ outcome: 'already_stored' }])
  })

  test('what sounds of each kind is kept; the same kinds in another order are the same report', async () => {
    const { code: villageCode } = await freshVillage(sql)
    const byKind = [
      { kind: 'horn' as const, installed: 30, tested: 30, sounding: 25 },
      { kind: 'column' as const, installed: 15, tested: 15, sounding: 12 },
    ]
    const report = aReport({ villageCode, byKind })
    const keep = async (changes: object) =>
      (await keepReports(sql, [{ ...report, ...changes }], aTechnician, NOW)).map(({ outcome }) => outcome)
    expect(await keep({})).toEqual(['stored'])
    expect(await keep({ byKind: [...byKind].reverse() })).toEqual(['already_stored'])
    expect(await keep({ byKind: undefined })).toEqual(['conflict'])
    const other = byKind.map((counts) => ({ ...counts, sounding: counts.kind === 'horn' ? 24 : 13 }))
    expect(await keep({ byKind: other })).toEqual(['conflict'])
    expect((await findReports(sql, { village: villageCode }, 10)).items).toMatchObject([{ byKind }])
  })
})
