import { describe, expect, test } from 'vitest'
import type { FilmKind } from '../../src/domain/register/film.ts'
import {
  CORRECTABLE,
  COUNTED,
  LIVE,
  NewScreening,
  normalized,
  receive,
  REVIEW_STEPS,
  ScreeningCorrection,
  ScreeningStatus,
} from '../../src/domain/screening/screening.ts'
import { aFilm, aScreening, NOW } from '../make.ts'
import { aKnownShow, around, refusals } from './shows.ts'

const filmsOf = (...kinds: FilmKind[]) => kinds.map((kind, i) => aFilm({ code: `film-${i}`, kind, minutes: 20 }))

describe('a log that arrives', () => {
  test('is submitted with its day, its credit and the instants in UTC', () => {
    expect(receive(aScreening(), around(), NOW)).toMatchObject({
      status: 'submitted',
      credit: 60,
      findings: [],
      screenedOn: '2017-06-30',
      receivedAt: '2017-06-30T15:30:00.000Z',
      startedAt: '2017-06-30T12:50:00.000Z',
    })
  })

  test('is held for a blocking finding, and only for one', () => {
    const twin = aKnownShow({ teamCode: 'team-02' })
    expect(receive(aScreening(), around({ others: [twin] }), NOW)).toMatchObject({
      status: 'held',
      findings: [{ code: 'duplicate' }],
    })
    const empty = receive(aScreening({ attendance: 0 }), around(), NOW)
    expect(empty).toMatchObject({ status: 'submitted', findings: [{ code: 'attendance_zero' }] })
  })

  test('belongs to the county’s day on which it began, not to the phone’s and not to Greenwich’s', () => {
    const afterMidnight = aScreening({ startedAt: '2017-06-30T17:10:00Z', endedAt: '2017-06-30T18:50:00Z' })
    expect(receive(afterMidnight, around(), NOW).screenedOn).toBe('2017-07-01')
    const overMidnight = aScreening({ startedAt: '2017-06-30T23:50:00+08:00', endedAt: '2017-07-01T01:30:00+08:00' })
    expect(receive(overMidnight, around(), NOW).screenedOn).toBe('2017-06-30')
  })

  test('is credited by its films’ kinds and the rule of its day, not of the day it came', () => {
    const rules = [{ effectiveOn: '2017-07-01', shortsPerScreening: 5 as const, shortsBesideFeature: 'added' as const }]
    const films = filmsOf('science_short', 'science_short')
    const late = new Date('2017-08-01T12:00:00Z')
    expect(receive(aScreening(), around({ films, rules }), late).credit).toBe(40)
    const july = aScreening({ startedAt: '2017-07-01T20:50:00+08:00', endedAt: '2017-07-01T22:30:00+08:00' })
    expect(receive(july, around({ films, rules }), late).credit).toBe(24)
    expect(receive(july, around({ films: filmsOf('feature', 'science_short'), rules }), late).credit).toBe(72)
  })

  test('corrected three days later is no late report, and one that came late stays one', () => {
    const corrected = (first: string) =>
      receive(aScreening(), around(), new Date('2017-07-03T12:00:00Z'), new Date(first))
    expect(corrected('2017-06-30T15:00:00Z')).toMatchObject({ findings: [], receivedAt: '2017-06-30T15:00:00.000Z' })
    expect(corrected('2017-07-02T15:00:00Z').findings).toMatchObject([{ code: 'late_report', facts: { hours: 48 } }])
  })

  test('corrected to a time that has come by now is not in the future', () => {
    const first = new Date('2017-06-30T10:00:00Z')
    expect(receive(aScreening(), around(), NOW, first)).toMatchObject({ status: 'submitted', findings: [] })
  })

  test('keeps when the phone wrote it apart from when it came', () => {
    const log = receive(
      aScreening({ recordedAt: '2017-06-30T22:35:00+08:00' }),
      around(),
      new Date('2017-07-05T00:00:00Z'),
    )
    expect(log).toMatchObject({ recordedAt: '2017-06-30T14:35:00.000Z', receivedAt: '2017-07-05T00:00:00.000Z' })
  })
})

describe('the same log sent twice', () => {
  const sent = (changes: object) =>
    JSON.stringify(normalized(NewScreening.parse({ ...aScreening({ id: ID }), ...changes })))
  const ID = '0b9f7d3e-58a1-4c1e-9d6a-0d4b6a1c2e3f'
  const PLACE = { latitude: 31.2, longitude: 105.4, accuracyM: 12, fixedAt: '2017-06-30T20:51:00+08:00' }

  test('is the same with another offset of the same instants', () => {
    const greenwich = {
      startedAt: '2017-06-30T12:50:00Z',
      endedAt: '2017-06-30T14:30:00.000Z',
      recordedAt: '2017-06-30T09:35:00-05:00',
    }
    expect(sent(greenwich)).toBe(sent({}))
    expect(sent({ position: { ...PLACE, fixedAt: '2017-06-30T12:51:00Z' } })).toBe(sent({ position: PLACE }))
  })

  test('is the same with its fields in another order, those inside its parts too', () => {
    const full = {
      ...aScreening({ id: ID }),
      operatorName: '张三',
      receiptNo: 'R-17',
      note: '雨',
      witness: { name: '李四', phone: '139' },
      position: PLACE,
      audibility: { speakersInstalled: 45, speakersTested: 45, speakersSounding: 37 },
    }
    const backwards = (value: unknown): unknown =>
      typeof value !== 'object' || value === null || Array.isArray(value)
        ? value
        : Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, part]) => [key, backwards(part)]),
          )
    const inOrder = (entry: unknown) => JSON.stringify(normalized(NewScreening.parse(entry)))
    expect(inOrder(backwards(full))).toBe(inOrder(full))
  })

  test('is the same with an empty note and with none, with blanks around names, and with its id in capitals', () => {
    expect(sent({ note: '  ' })).toBe(sent({}))
    expect(sent({ operatorName: ' 张三 ' })).toBe(sent({ operatorName: '张三' }))
    expect(sent({ id: ID.toUpperCase() })).toBe(sent({}))
  })

  test('is the same whether the receipt’s number was typed wide or narrow', () => {
    expect(sent({ receiptNo: 'ＮＯ．１２' })).toBe(sent({ receiptNo: 'NO. 12' }))
  })

  test.each([
    [{ attendance: 86 }],
    [{ startedAt: '2017-06-30T20:50:01+08:00' }],
    [{ filmCodes: ['film-002'] }],
    [{ note: '雨' }],
    [{ venue: 'indoor' }],
    [{ witness: { name: '李四' } }],
  ])('is another with %j', (changes) => {
    expect(sent(changes)).not.toBe(sent({}))
  })

  test('normalizing twice changes nothing', () => {
    const once = normalized(NewScreening.parse(aScreening({ note: '', receiptNo: 'Ｒ １' })))
    expect(normalized(once)).toEqual(once)
    expect(once).not.toHaveProperty('note')
  })
})

describe('what may be sent', () => {
  test('as little as the form asks for', () => {
    expect(refusals({})).toEqual([])
  })

  test.each([
    ['ends when it began', { endedAt: '2017-06-30T20:50:00+08:00' }, 'endedAt ends_before_start'],
    ['ended before it began, by another clock', { endedAt: '2017-06-30T12:49:59Z' }, 'endedAt ends_before_start'],
    ['lasted 12 hours and a second', { endedAt: '2017-07-01T08:50:01+08:00' }, 'endedAt lasts_too_long'],
    ['has no film', { filmCodes: [] }, 'filmCodes films_missing'],
    ['has neither films of the list nor others', { filmCodes: undefined, filmTitles: [] }, 'filmCodes films_missing'],
    ['writes a film twice', { filmTitles: ['地道战', '《地 道战》'] }, 'filmTitles film_twice'],
    ['writes a film that nobody can read', { filmTitles: ['地\u200B道战'] }, 'filmTitles.0 invalid_format'],
    ['writes a film without letters', { filmTitles: [' '] }, 'filmTitles.0 too_small'],
    ['writes a very long title', { filmTitles: ['长'.repeat(81)] }, 'filmTitles.0 too_big'],
    [
      'has eleven films in both lists',
      { filmTitles: Array.from({ length: 10 }, (_, i) => `片${i}`) },
      'filmTitles films_too_many',
    ],
    ['shows a film twice', { filmCodes: ['film-001', 'film-001'] }, 'filmCodes film_twice'],
    ['had fewer than nobody', { attendance: -1 }, 'attendance too_small'],
    ['had half a person', { attendance: 1.5 }, 'attendance invalid_type'],
    ['has an id that is none', { id: '42' }, 'id invalid_format'],
    ['has a time without offset', { startedAt: '2017-06-30T20:50:00' }, 'startedAt invalid_format'],
    [
      'has a place beyond the pole',
      { position: { latitude: 91, longitude: 0, accuracyM: 1, fixedAt: NOW.toISOString() } },
      'position.latitude too_big',
    ],
    [
      'has more sounding than tested',
      { audibility: { speakersInstalled: 5, speakersTested: 4, speakersSounding: 5 } },
      'audibility.speakersSounding speakers_in_order',
    ],
    ['has a field nobody knows', { audiance: 85 }, ' unrecognized_keys'],
    ['has a line break in a name', { operatorName: '张\n三' }, 'operatorName invalid_format'],
    ['has a witness without name', { witness: { phone: '139' } }, 'witness.name invalid_type'],
  ])('not a log that %s', (_, changes, refusal) => {
    expect(refusals(changes)).toEqual([refusal])
  })

  test('twelve hours exactly are a long night', () => {
    expect(refusals({ endedAt: '2017-07-01T08:50:00+08:00' })).toEqual([])
  })

  test('a correction names its revision and is held to the same times', () => {
    expect(ScreeningCorrection.safeParse({ ...aScreening(), revision: 1 }).success).toBe(true)
    expect(ScreeningCorrection.safeParse(aScreening()).success).toBe(false)
    expect(
      ScreeningCorrection.safeParse({ ...aScreening({ endedAt: '2017-06-30T20:00:00+08:00' }), revision: 1 }).success,
    ).toBe(false)
  })
})

describe('what becomes of it', () => {
  test('only submitted and accepted logs are counted', () => {
    expect(COUNTED).toEqual(['submitted', 'accepted'])
  })

  test('a team corrects what is not decided; what is rejected or voided clashes with nothing', () => {
    expect(CORRECTABLE).toEqual(['submitted', 'held', 'returned'])
    expect(ScreeningStatus.options.filter((status) => !LIVE.some((live) => live === status))).toEqual([
      'rejected',
      'voided',
    ])
  })

  test('every review changes the status, and none brings back what is voided', () => {
    for (const { from, to } of Object.values(REVIEW_STEPS)) {
      expect(from).not.toContain(to)
      expect(from).not.toContain('voided')
      expect(from).toContain('submitted')
      expect(from).toContain('held')
    }
  })
})
