/** What is found when a log is held against the logs around it. */
import { describe, expect, test } from 'vitest'
import { explain } from '../../src/domain/screening/findings.ts'
import { say } from '../../src/domain/language.ts'
import { aKnownShow, aShow, at, codes, EVENING, found, north } from './shows.ts'

describe('a duplicate', () => {
  /** The same film in the same village, by another team, so many minutes before. */
  const before = (minutes: number, seconds = 0) =>
    aKnownShow({
      teamCode: 'team-02',
      startedAt: at('20:50', undefined, -60 * minutes - seconds),
      endedAt: at('20:50', undefined, -60),
    })

  test('is the same film in the same village within 90 minutes', () => {
    expect(codes(found(aShow(), { others: [before(0)] }))).toEqual(['duplicate'])
    expect(codes(found(aShow(), { others: [before(90)] }))).toEqual(['duplicate'])
  })

  test('is none 91 minutes apart, but the film is repeated', () => {
    expect(codes(found(aShow(), { others: [before(91)] }))).toEqual(['film_repeated'])
    expect(codes(found(aShow(), { others: [before(90, 1)] }))).toEqual(['film_repeated'])
  })

  test('is found whichever log came first', () => {
    const later = aKnownShow({ teamCode: 'team-02', startedAt: at('22:20'), endedAt: at('23:59') })
    expect(codes(found(aShow(), { others: [later] }))).toEqual(['duplicate'])
  })

  test('one film in common is enough', () => {
    const other = aKnownShow({ teamCode: 'team-02', filmCodes: ['film-007', 'film-001'] })
    expect(
      codes(found(aShow({ filmCodes: ['film-002', 'film-001'], endedAt: at('23:59') }), { others: [other] })),
    ).toEqual(['duplicate'])
  })

  test('is none in another village or with another film', () => {
    expect(found(aShow(), { others: [{ ...before(0), villageCode: '510723100208' }] })).toEqual([])
    expect(found(aShow(), { others: [{ ...before(0), filmCodes: ['film-002'] }] })).toEqual([])
  })

  test('a log is never its own duplicate when it is corrected', () => {
    const show = aShow({ receiptNo: 'R-1' })
    expect(found(show, { others: [aKnownShow({ id: show.id, receiptNo: 'R-1' })] })).toEqual([])
  })
})

describe('one team in two shows at once', () => {
  const elsewhere = (endedAt: string) =>
    aKnownShow({ villageCode: '510723100208', startedAt: at('19:00'), endedAt, filmCodes: ['film-002'] })

  test('an overlap of exactly 10 minutes is none', () => {
    expect(found(aShow(), { others: [elsewhere(at('21:00'))] })).toEqual([])
  })

  test('one of a second more is, and holds the log', () => {
    expect(found(aShow(), { others: [elsewhere(at('21:00', undefined, 1))] })).toMatchObject([
      { code: 'overlap', blocking: true, facts: { minutes: 10 } },
    ])
  })

  test('one show wholly inside the other overlaps by its own length', () => {
    const inside = aKnownShow({
      villageCode: '510723100208',
      startedAt: at('21:00'),
      endedAt: at('22:00'),
      filmCodes: ['film-002'],
    })
    expect(found(aShow(), { others: [inside] })).toMatchObject([{ code: 'overlap', facts: { minutes: 60 } }])
  })

  test('two teams may show at the same time', () => {
    expect(found(aShow(), { others: [{ ...elsewhere(at('22:30')), teamCode: 'team-02' }] })).toEqual([])
  })

  test('shows on both sides of midnight are seen, whichever arrives first', () => {
    const before = {
      screenedOn: '2017-06-29',
      startedAt: at('22:00', '2017-06-29'),
      endedAt: at('00:30'),
      filmCodes: ['film-002'],
    }
    const after = { startedAt: at('00:10'), endedAt: at('01:50') }
    const now = at('02:00')
    const nextVillage = { villageCode: '510723100208' }
    expect(
      codes(found(aShow({ ...after, venue: 'indoor' }), { others: [aKnownShow({ ...before, ...nextVillage })], now })),
    ).toEqual(['overlap'])
    expect(codes(found(aShow(before), { others: [aKnownShow({ ...after, ...nextVillage })], now }))).toEqual([
      'overlap',
    ])
  })

  test('shows of one team days apart have nothing to do with each other', () => {
    const longAgo = aKnownShow({
      screenedOn: '2017-06-20',
      startedAt: at('20:50', '2017-06-20'),
      endedAt: at('22:30'),
      filmCodes: ['film-002'],
    })
    expect(found(aShow(), { others: [longAgo] })).toEqual([])
  })
})

describe('one team in two places', () => {
  /** A show that ended half an hour before, so many kilometres away. */
  const halfAnHourAgo = (km: number, accuracyM = 0) =>
    aKnownShow({
      villageCode: '510723100208',
      startedAt: at('18:40'),
      endedAt: at('20:20'),
      filmCodes: ['film-002'],
      position: north(km, accuracyM),
    })
  const here = (accuracyM = 0) => aShow({ position: north(0, accuracyM) })

  test('half an hour is enough for 29.9 km and not for 30.1', () => {
    expect(found(here(), { others: [halfAnHourAgo(29.9)] })).toEqual([])
    expect(found(here(), { others: [halfAnHourAgo(30.1)] })).toMatchObject([
      { code: 'impossible_travel', blocking: true, facts: { km: 30.1, minutes: 30 } },
    ])
  })

  test('what both phones do not know is taken off', () => {
    expect(found(here(60), { others: [halfAnHourAgo(30.1, 60)] })).toEqual([])
    expect(codes(found(here(40), { others: [halfAnHourAgo(30.1, 40)] }))).toEqual(['impossible_travel'])
  })

  test('is found whichever show came first', () => {
    const after = { ...halfAnHourAgo(30.1), startedAt: at('23:00'), endedAt: at('23:50') }
    expect(codes(found(here(), { others: [after] }))).toEqual(['impossible_travel'])
  })

  test('is not asked when a position is missing, or of two teams', () => {
    expect(found(aShow(), { others: [halfAnHourAgo(300)] })).toEqual([])
    expect(found(here(), { others: [{ ...halfAnHourAgo(300), position: undefined }] })).toEqual([])
    expect(found(here(), { others: [{ ...halfAnHourAgo(300), teamCode: 'team-02' }] })).toEqual([])
  })

  test('shows that overlap are called an overlap, not a journey', () => {
    const both = { ...halfAnHourAgo(30.1), endedAt: at('21:30') }
    expect(codes(found(here(), { others: [both] }))).toEqual(['overlap'])
  })
})

describe('a receipt', () => {
  test('used for another show is found, whoever used it and wherever', () => {
    const other = aKnownShow({
      teamCode: 'team-02',
      villageCode: '510723100208',
      screenedOn: '2017-03-01',
      receiptNo: 'R-17',
    })
    expect(found(aShow({ receiptNo: 'R-17' }), { others: [other] })).toMatchObject([
      { code: 'receipt_reused', blocking: true, facts: { receiptNo: 'R-17' }, otherId: other.id },
    ])
  })

  test('that is missing or different is nothing to find', () => {
    const other = aKnownShow({ villageCode: '510723100208', teamCode: 'team-02' })
    expect(found(aShow(), { others: [other] })).toEqual([])
    expect(found(aShow({ receiptNo: 'R-1' }), { others: [{ ...other, receiptNo: 'R-2' }] })).toEqual([])
  })
})

describe('the sentence of a finding', () => {
  const other = aKnownShow({
    villageName: '华龙村',
    teamName: '放映七队',
    startedAt: at('19:40'),
    endedAt: at('21:20'),
    receiptNo: 'R-17',
    position: north(80),
    villageCode: '510723100208',
  })

  test.each([
    ['duplicate', aShow({ villageCode: '510723100208' }), { ...other, teamCode: 'team-07' }],
    ['overlap', aShow({ villageCode: '510723100211' }), other],
    ['impossible_travel', aShow({ position: north(0) }), { ...other, endedAt: at('20:30') }],
    ['receipt_reused', aShow({ receiptNo: 'R-17' }), { ...other, teamCode: 'team-07' }],
    [
      'film_repeated',
      aShow({ villageCode: '510723100208' }),
      { ...other, startedAt: at('19:00'), teamCode: 'team-07' },
    ],
  ])('of %s names the other log’s village, team, day and time, in both languages', (code, show, known) => {
    const finding = found(show, { others: [known] }).find((f) => f.code === code)
    expect(finding?.otherId).toBe(known.id)
    const sentences = (['zh', 'en'] as const).map((language) => (finding ? say(language, explain(finding)) : ''))
    const time = known.startedAt === at('19:00') ? '19:00' : '19:40'
    for (const part of ['华龙村', '放映七队', time]) for (const said of sentences) expect(said).toContain(part)
    expect(sentences[0]).toContain('2017年6月30日')
    expect(sentences[1]).toContain('30 June 2017')
    for (const said of sentences) expect(said).not.toMatch(/[{}]|undefined|NaN/)
  })
})

describe('an evening’s third show of a team', () => {
  const shows = (n: number, day = EVENING) =>
    Array.from({ length: n }, (_, i) =>
      aKnownShow({
        villageCode: `51072310020${i}`,
        screenedOn: day,
        startedAt: at(`1${i * 3}:00`, day),
        endedAt: at(`1${i * 3 + 1}:30`, day),
        filmCodes: ['film-002'],
      }),
    )

  test('is said, the second is not', () => {
    expect(found(aShow(), { others: shows(1) })).toEqual([])
    expect(found(aShow(), { others: shows(2) })).toMatchObject([
      { code: 'many_shows', blocking: false, facts: { shows: 3 } },
    ])
  })

  test('is none when the others were the day before, or another team’s', () => {
    expect(found(aShow(), { others: shows(2, '2017-06-29') })).toEqual([])
    expect(found(aShow(), { others: shows(2).map((show) => ({ ...show, teamCode: 'team-02' })) })).toEqual([])
  })
})
