import { describe, expect, test } from 'vitest'
import { findingsAtEntry, type LogSoFar } from '../../src/client/field/log/log-entry.ts'
import type { Entry } from '../../src/client/shared/phone/outbox-entry.ts'
import type { FieldCopy, FieldVillage } from '../../src/domain/screening/field-copy.ts'
import { findingsOf } from '../../src/domain/screening/findings.ts'
import { aFilm, aScreening, aVillage, NOW, SETTINGS } from '../make.ts'

const village: FieldVillage = {
  ...aVillage(),
  townshipName: '云溪镇',
  pinyin: 'sanqingcun',
  initials: 'sqc',
  population: 900,
}
const shown = {
  id: 'shown',
  teamCode: 'team-02',
  teamName: '第二放映队',
  villageCode: village.code,
  screenedOn: '2017-03-05',
  startedAt: '2017-03-05T12:00:00Z',
  endedAt: '2017-03-05T13:40:00Z',
  filmCodes: ['film-001'],
}
const aCopy = (shows = [shown]): FieldCopy => {
  const film = { ...aFilm(), pinyin: 'taihangshanshang', initials: 'thss' }
  const team = { code: 'team-01', name: '第一放映队', shows, logs: [] }
  return { ...SETTINGS, villages: [village], films: [film], team } as unknown as FieldCopy
}
const anEntry = (log: ReturnType<typeof aScreening>, over: Partial<Entry> = {}): Entry => ({
  key: `screening:${log.id}`,
  person: 'wang',
  kind: 'screening',
  about: log.id,
  state: 'waiting',
  body: log,
  after: [],
  madeAt: 1,
  nextAt: 0,
  tries: 0,
  ...over,
})
const codes = (log: LogSoFar, copy = aCopy(), entries: Entry[] = []): string[] =>
  findingsAtEntry(log, copy, entries, NOW).map(({ code }) => code)

describe('while a log is written', () => {
  test('a film that the village saw in spring is remarked on, with who showed it', () => {
    const [finding] = findingsAtEntry(aScreening(), aCopy(), [], NOW)
    expect(finding).toMatchObject({ code: 'film_repeated', facts: { otherVillage: '三清村', otherTeam: '第二放映队' } })
  })

  test('a start in daylight is remarked on', () => {
    const early = aScreening({ startedAt: '2017-06-30T18:00:00+08:00', endedAt: '2017-06-30T19:40:00+08:00' })
    expect(codes(early, aCopy([]))).toEqual(['before_dusk'])
  })

  test('what is not written yet is no reason for a remark', () => {
    const { id, teamCode, villageCode } = aScreening()
    expect(codes({ id, teamCode })).toEqual([])
    expect(
      codes({ id, teamCode, villageCode, filmCodes: undefined, attendance: undefined, endedAt: undefined }),
    ).toEqual([])
    expect(codes({ id, teamCode, villageCode, filmCodes: ['film-001'] })).toEqual(['film_repeated'])
  })

  test('this phone’s own unsent logs count, too: the evening’s second log with the same receipt', () => {
    const first = aScreening({
      receiptNo: '0628',
      startedAt: '2017-06-29T20:50:00+08:00',
      endedAt: '2017-06-29T22:30:00+08:00',
    })
    const second = aScreening({ receiptNo: '0628' })
    expect(codes(second, aCopy([]), [anEntry(first)])).toEqual(['receipt_reused', 'film_repeated'])
    expect(codes(second, aCopy([]), [anEntry(first, { state: 'draft' })])).toEqual([])
  })

  test('a log does not clash with itself, nor with one that was voided', () => {
    const log = aScreening()
    expect(codes(log, aCopy([]), [anEntry(log)])).toEqual([])
    const twin = anEntry(aScreening(), { state: 'received', verdict: { status: 'voided', revision: 2 } })
    expect(codes(log, aCopy([]), [twin])).toEqual([])
  })

  test('what the rule of its day asks for is missing until it is there, in the office’s words', () => {
    const copy = {
      ...aCopy([]),
      proofRules: [{ effectiveOn: '2017-06-01', needs: ['start' as const, 'witness' as const] }],
    }
    expect(codes(aScreening(), copy)).toEqual(['proof_missing'])
    const photos = [{ sha256: 'a'.repeat(64), kind: 'start' as const }]
    expect(codes(aScreening({ photos, witness: { name: '李大爷', phone: '13800000000' } }), copy)).toEqual([])
    const before = aScreening({ startedAt: '2017-05-31T20:50:00+08:00', endedAt: '2017-05-31T22:30:00+08:00' })
    expect(codes(before, copy)).toEqual(['late_report'])
  })
  test('a photo and a position of this phone’s own earlier evening are known again before anything is sent', () => {
    const position = { latitude: 31.21, longitude: 105.39, accuracyM: 9, fixedAt: '2017-06-30T20:55:00+08:00' }
    const photos = [{ sha256: 'b'.repeat(64), kind: 'start' as const }]
    const earlier = aScreening({
      startedAt: '2017-06-28T20:50:00+08:00',
      endedAt: '2017-06-28T22:30:00+08:00',
      filmCodes: [],
      filmTitles: ['村里的电影'],
      photos,
      position,
    })
    const now = aScreening({ photos, position })
    expect(codes(now, aCopy([]), [anEntry(earlier)])).toEqual(['photo_reused', 'position_copied'])
    const stale = { ...position, latitude: 31.22, fixedAt: '2017-06-30T19:50:00+08:00' }
    expect(codes(aScreening({ position: stale }), aCopy([]))).toEqual(['position_stale'])
  })
  test('the remarks are the server’s own for the same log', () => {
    const log = aScreening({ attendance: 1200, endedAt: '2017-06-30T21:00:00+08:00' })
    const others = [{ ...shown, villageName: village.name }]
    const around = { village: { ...aVillage(), population: 900 }, films: [aFilm()], others, settings: SETTINGS }
    expect(findingsAtEntry(log, aCopy(), [], NOW)).toEqual(
      findingsOf({ ...log, screenedOn: '2017-06-30' }, around, NOW),
    )
  })
})
