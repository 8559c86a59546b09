/** What is found in a log by itself, and what is normal. */
import { describe, expect, test } from 'vitest'
import { explain, FINDING_CODES, type FindingCode, yearAround } from '../../src/domain/screening/findings.ts'
import { daysAround } from '../../src/domain/screening/clashes.ts'
import { say, wordKeys } from '../../src/domain/language.ts'
import { aKnownShow, aShow, at, codes, EVENING, found, north } from './shows.ts'

describe('normal evenings', () => {
  test('an outdoor show after dusk, sent the same night, gives nothing to find', () => {
    expect(found(aShow())).toEqual([])
  })

  test('two hamlets of a village in one evening with different films', () => {
    const first = aKnownShow({
      startedAt: at('18:40'),
      endedAt: at('20:20'),
      filmCodes: ['film-002'],
      position: north(0, 20),
    })
    expect(
      found(aShow({ position: north(1.2, 20) }), { others: [first], village: { latitude: 31.21, longitude: 105.39 } }),
    ).toEqual([])
  })

  test('rain moved the show indoors, where it may begin before dark', () => {
    expect(
      found(aShow({ venue: 'indoor', startedAt: at('15:00'), endedAt: at('16:40') }), { now: at('17:00') }),
    ).toEqual([])
  })

  test('a village without position, population or team says nothing of itself', () => {
    const unknown = { teamCode: undefined, population: undefined, latitude: undefined, longitude: undefined }
    expect(found(aShow({ attendance: 5000, position: north(200) }), { village: unknown })).toEqual([])
  })

  test('two other villages with different films and no positions', () => {
    const earlier = aKnownShow({
      villageCode: '510723100208',
      startedAt: at('18:40'),
      endedAt: at('20:20'),
      filmCodes: ['film-001'],
    })
    expect(found(aShow(), { others: [earlier] })).toEqual([])
  })
})

describe('the clock', () => {
  test('a start 10 minutes ahead is a phone’s slow clock, a second more is not', () => {
    const future = (seconds: number) => found(aShow(), { now: at('20:40', EVENING, -seconds) })
    expect(future(0)).toEqual([])
    expect(future(1)).toMatchObject([{ code: 'in_future', blocking: true, facts: { minutes: 10 } }])
  })

  test('a log received 24 hours after the show is in time, a second more is late', () => {
    const late = (seconds: number) => found(aShow(), { now: at('22:30', '2017-07-01', seconds) })
    expect(late(0)).toEqual([])
    expect(late(1)).toMatchObject([{ code: 'late_report', blocking: false, facts: { hours: 24 } }])
  })

  test('a log that comes after its month was closed is late, however soon it comes', () => {
    const now = at('23:00')
    const closed = (closedAt: string) => found(aShow(), { now, closedAt: new Date(closedAt).toISOString() })
    expect(closed(at('22:59'))).toMatchObject([{ code: 'late_report', facts: { hours: 0, month: '2017-06' } }])
    expect(closed(at('23:01'))).toEqual([])
  })
})

describe('the length', () => {
  const ran = (seconds: number, minutes: number) => {
    const endedAt = at('20:50', EVENING, seconds)
    return codes(found(aShow({ endedAt }), { minutes: [minutes], now: endedAt }))
  }

  test('85 minutes of a film of 100 are enough, a second less is not', () => {
    expect(ran(85 * 60, 100)).toEqual([])
    expect(ran(85 * 60 - 1, 100)).toEqual(['short_run'])
  })

  test('exactly 0.85 of a film is enough for every length of film', () => {
    const lengths = Array.from({ length: 600 }, (_, i) => i + 1)
    expect(lengths.filter((minutes) => ran(51 * minutes, minutes).length > 0)).toEqual([])
    expect(lengths.filter((minutes) => ran(51 * minutes - 1, minutes).length === 0)).toEqual([])
  })

  test('what stood still is no part of it, once where two pauses overlap, and only within the show', () => {
    const pause = (from: string, until: string) => ({ from: at(from), until: at(until), reason: 'power' as const })
    const show = aShow({ endedAt: at('22:30') })
    expect(found({ ...show, pauses: [pause('21:00', '21:10')] }, { minutes: [105] })).toEqual([])
    const stood = { ...show, pauses: [pause('21:00', '21:10'), pause('21:05', '21:12'), pause('22:29', '23:00')] }
    expect(found(stood, { minutes: [105] })).toMatchObject([
      { code: 'short_run', facts: { ranMinutes: 87, filmMinutes: 105, pausedMinutes: 13 } },
    ])
    expect(found({ ...show, pauses: [pause('18:00', '19:00')] }, { minutes: [105] })).toEqual([])
  })

  test('all films of the evening are added up', () => {
    const two = aShow({ filmCodes: ['film-001', 'film-002'], endedAt: at('22:30') })
    expect(found(two, { minutes: [95, 30] })).toMatchObject([
      { code: 'short_run', blocking: false, facts: { ranMinutes: 100, filmMinutes: 125 } },
    ])
    expect(found(two, { minutes: [95, 20] })).toEqual([])
  })
})

describe('dusk', () => {
  /** Civil dusk in Yanting on 30 June is at about 20:36. */
  const outdoorsAt = (time: string, day = EVENING, village = {}) =>
    codes(
      found(aShow({ screenedOn: day, startedAt: at(time, day), endedAt: at('23:00', day) }), {
        now: at('23:10', day),
        village,
        minutes: [90],
      }),
    )

  test('an outdoor show cannot be seen before it', () => {
    expect(outdoorsAt('20:25')).toEqual(['before_dusk'])
    expect(outdoorsAt('20:45')).toEqual([])
  })

  test('it comes earlier in winter, and earlier in the east', () => {
    expect(outdoorsAt('18:50', '2017-12-21')).toEqual([])
    expect(outdoorsAt('18:20', '2017-12-21')).toEqual(['before_dusk'])
    expect(outdoorsAt('20:25', EVENING, { latitude: 31.2, longitude: 121.5 })).toEqual([])
  })

  test('the sentence says when it was', () => {
    const finding = found(aShow({ startedAt: at('20:00') }))[0]
    expect(finding).toMatchObject({ code: 'before_dusk', blocking: false })
    expect(finding && say('zh', explain(finding))).toMatch(/20:3\d/)
  })
})

describe('people', () => {
  test('nobody came', () => {
    expect(found(aShow({ attendance: 0 }))).toMatchObject([{ code: 'attendance_zero', blocking: false }])
    expect(found(aShow({ attendance: 1 }))).toEqual([])
  })

  test('more came than live there', () => {
    expect(found(aShow({ attendance: 900 }), { village: { population: 900 } })).toEqual([])
    expect(found(aShow({ attendance: 901 }), { village: { population: 900 } })).toMatchObject([
      { code: 'attendance_high', blocking: false, facts: { attendance: 901, population: 900 } },
    ])
  })
})

describe('the same film in the same village', () => {
  const shownOn = (screenedOn: string, changes = {}) =>
    aKnownShow({
      screenedOn,
      startedAt: at('21:00', screenedOn),
      endedAt: at('22:40', screenedOn),
      teamCode: 'team-02',
      ...changes,
    })
  const repeatedAfter = (screenedOn: string) => codes(found(aShow(), { others: [shownOn(screenedOn)] }))

  test('is repeated after twelve months less a day, and not after twelve months', () => {
    expect(repeatedAfter('2016-07-01')).toEqual(['film_repeated'])
    expect(repeatedAfter('2016-06-30')).toEqual([])
  })

  test('is repeated too when the later show was reported first', () => {
    expect(repeatedAfter('2018-06-29')).toEqual(['film_repeated'])
    expect(repeatedAfter('2018-06-30')).toEqual([])
  })

  test('twelve months before 29 February is 28 February', () => {
    expect(yearAround('2016-02-29')).toEqual({ from: '2015-02-28', to: '2017-02-28' })
    expect(yearAround('2017-02-28')).toEqual({ from: '2016-02-28', to: '2018-02-28' })
    expect(daysAround('2017-01-01')).toEqual({ from: '2016-12-31', to: '2017-01-02' })
  })

  test('is named with its last showing, once for each film', () => {
    const others = [shownOn('2017-01-10'), shownOn('2017-03-10'), shownOn('2017-02-10')]
    const findings = found(aShow(), { others })
    expect(findings).toMatchObject([{ code: 'film_repeated', facts: { film: '太行山上', otherDay: '2017-03-10' } }])
    expect(findings[0]?.otherId).toBe(others[1]?.id)
  })

  test('in another village, or another film, is no repeat', () => {
    expect(found(aShow(), { others: [shownOn('2017-03-10', { villageCode: '510723100208' })] })).toEqual([])
    expect(found(aShow(), { others: [shownOn('2017-03-10', { filmCodes: ['film-002'] })] })).toEqual([])
  })
})

describe('the place', () => {
  const home = { latitude: 31.21, longitude: 105.39 }

  test('1.5 km from the village is near, 1.6 km is far, unless the phone was unsure', () => {
    expect(found(aShow({ position: north(1.499) }), { village: home })).toEqual([])
    expect(found(aShow({ position: north(1.6) }), { village: home })).toMatchObject([
      { code: 'far_from_village', blocking: false, facts: { km: 1.6 } },
    ])
    expect(found(aShow({ position: north(1.6, 120) }), { village: home })).toEqual([])
  })

  test('a village of another team is outside the area', () => {
    expect(found(aShow(), { village: { teamCode: 'team-02' } })).toMatchObject([
      { code: 'outside_area', blocking: false },
    ])
  })
})

test('blocking findings come first, and every one can be said in both languages', () => {
  const findings = found(
    aShow({ attendance: 0, startedAt: at('19:00'), endedAt: at('19:20'), receiptNo: 'R-1', position: north(9) }),
    {
      others: [aKnownShow({ receiptNo: 'R-1', startedAt: at('19:05') })],
      village: { teamCode: 'team-09', latitude: 31.21, longitude: 105.39 },
      now: at('18:00'),
    },
  )
  expect(codes(findings)).toEqual([
    'duplicate',
    'overlap',
    'receipt_reused',
    'in_future',
    'short_run',
    'before_dusk',
    'attendance_zero',
    'far_from_village',
    'outside_area',
  ])
  for (const finding of findings) {
    expect(finding.blocking).toBe(FINDING_CODES[finding.code])
    for (const language of ['zh', 'en'] as const) expect(say(language, explain(finding))).not.toMatch(/[{}]/)
  }
})

test('seven findings hold a log, the others only ask the reviewer to look', () => {
  const holding = Object.entries(FINDING_CODES).flatMap(([code, isBlocking]) => (isBlocking ? [code] : []))
  expect(holding).toEqual([
    'duplicate',
    'overlap',
    'impossible_travel',
    'receipt_reused',
    'in_future',
    'sender_revoked',
    'film_unlisted',
  ])
})

test('each finding code has its sentence, and each sentence its code', () => {
  const named = wordKeys.filter((key) => key.startsWith('finding_')).map((key) => key.slice(8))
  expect(named.sort()).toEqual((Object.keys(FINDING_CODES) as FindingCode[]).sort())
})
