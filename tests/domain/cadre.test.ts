import { describe, expect, test } from 'vitest'
import { createHmac } from 'node:crypto'
import { hmac } from '../../src/domain/hmac.ts'
import { limitsFor } from '../../src/domain/people/password.ts'
import {
  cadreCode,
  CadreReply,
  carryKeyOf,
  MOST_CODES,
  type ShownShow,
  shownIn,
  standingOf,
  teamKeyOf,
} from '../../src/domain/screening/cadre.ts'
import { carriedIn, openedWith, sealedAnswer } from '../../src/domain/screening/cadre-carried.ts'
import { cadreLink, timeToAnswer } from '../../src/domain/screening/cadre-link.ts'

const SECRET = 'ab'.repeat(32)
const KEY = teamKeyOf(SECRET, 'team-01')
const aShow = (changes: Partial<ShownShow> = {}): ShownShow => ({
  id: '0197c3a2-5b1e-7d4f-8a6b-1c2d3e4f5a6b',
  teamCode: 'team-01',
  villageCode: '510723100211',
  startedAt: '2017-06-30T12:36:00.000Z',
  endedAt: '2017-06-30T14:13:00.000Z',
  filmCodes: ['film-001'],
  ...changes,
})

test('a phone makes the same HMAC as every other machine', () => {
  for (const [key, text] of [
    ['00', ''],
    ['0b'.repeat(20), 'Hi There'],
    ['aa'.repeat(64), '三清村放了太行山上'.repeat(20)],
  ] as const)
    expect(hmac(key, text)).toBe(createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest('hex'))
})

describe('the link of a receipt', () => {
  test('says which show is meant, whatever time zone its instants were told in', () => {
    expect(shownIn(cadreLink(aShow({ startedAt: '2017-06-30T20:36:59+08:00' }), KEY))).toEqual(aShow())
  })

  test('is short enough for a code that an old camera reads', () => {
    expect(cadreLink(aShow({ filmCodes: ['film-001', 'film-002', 'film-003', 'film-004'] }), KEY).length).toBeLessThan(
      110,
    )
    expect(shownIn(cadreLink(aShow({ filmCodes: ['a', 'b', 'c', 'd'] }), KEY))?.filmCodes).toEqual(['a', 'b', 'c'])
  })

  test('is made by nobody without the team’s key, and none is altered', () => {
    const link = cadreLink(aShow(), KEY)
    const isGood = (one: string): boolean => {
      const shown = shownIn(one)
      return shown !== null && cadreLink(shown, teamKeyOf(SECRET, shown.teamCode)) === one
    }
    expect(isGood(link)).toBe(true)
    expect(isGood(cadreLink(aShow(), teamKeyOf(SECRET, 'team-02')))).toBe(false)
    expect(isGood(cadreLink(aShow({ teamCode: 'team-02' }), KEY))).toBe(false)
    const signs = link.split('').map((_, i) => link.slice(0, i) + (link[i] === 'A' ? 'B' : 'A') + link.slice(i + 1))
    expect(signs.filter(isGood)).toEqual([])
    for (const odd of ['', 'x', '../..', '%00', 'A'.repeat(30), 'A'.repeat(5000), link.slice(2)])
      expect(isGood(odd)).toBe(false)
  })
})

test('a show is spoken of from its end on, for twelve hours', () => {
  const at = (instant: string) => timeToAnswer(aShow().endedAt, new Date(instant))
  expect(at('2017-06-30T14:00:00Z')).toBe('not_yet')
  // a clock that is a little ahead
  expect(at('2017-06-30T14:05:00Z')).toBe('open')
  expect(at('2017-07-01T02:13:00Z')).toBe('open')
  expect(at('2017-07-01T02:13:01Z')).toBe('over')
})

test('another time says which, another audience roughly how many', () => {
  const isTaken = (reply: object): boolean => CadreReply.safeParse(reply).success
  expect(isTaken({ answer: 'confirmed' })).toBe(true)
  expect(isTaken({ answer: 'other_time' })).toBe(false)
  expect(isTaken({ answer: 'other_time', began: '20:30' })).toBe(true)
  expect(isTaken({ answer: 'other_time', began: '25:30' })).toBe(false)
  expect(isTaken({ answer: 'other_audience', began: '20:30' })).toBe(false)
  expect(isTaken({ answer: 'other_audience', audience: 'under_20' })).toBe(true)
  expect(isTaken({ answer: 'confirmed', name: '何永福' })).toBe(false)
})

describe('an answer that is carried', () => {
  const device = 'cd'.repeat(32)
  const ticket = {
    villageCode: '510723100211',
    device,
    key: carryKeyOf(SECRET, { villageCode: '510723100211', device }),
  }
  const link = cadreLink(aShow(), KEY)
  const now = new Date('2017-06-30T14:35:20Z')
  const opened = (text: string, key = ticket.key) => {
    const carried = carriedIn(text)
    return carried && openedWith(key, carried)
  }
  const REPLIES = [
    { answer: 'confirmed' },
    { answer: 'not_shown', audience: 'under_20' },
    { answer: 'other_time', began: '00:05' },
    { answer: 'other_audience', began: '23:59', audience: 'from_200' },
  ]

  test('says to whoever has the key what was answered, and when', () => {
    for (const typed of REPLIES) {
      const text = sealedAnswer(link, ticket, typed, now)
      expect(opened(text)).toEqual({
        typed: { began: undefined, audience: undefined, ...typed },
        saidAt: '2017-06-30T14:35:00.000Z',
      })
      expect(carriedIn(text)).toMatchObject({ link, device })
    }
  })

  test('fits a code that a phone shows, and is as long whatever it says', () => {
    const most = cadreLink(aShow({ filmCodes: ['film-001', 'film-002', 'film-003'] }), KEY)
    for (const typed of REPLIES) expect(sealedAnswer(most, ticket, typed, now).length).toBe(most.length + 75)
    expect(most.length + 75).toBeLessThan(200)
  })

  test('tells the team’s phone nothing: no two that differ are alike in what they hide, and none opens without the key', () => {
    const hidden = REPLIES.map((typed) => String(carriedIn(sealedAnswer(link, ticket, typed, now))?.said))
    expect(new Set(hidden).size).toBe(REPLIES.length)
    expect(opened(sealedAnswer(link, ticket, { answer: 'confirmed' }, now), KEY)).toBeNull()
  })

  test('is guessed by none of 10 000, nor any sign of it altered', () => {
    const text = sealedAnswer(link, ticket, { answer: 'confirmed' }, now)
    const { said = new Uint8Array() } = carriedIn(text) ?? {}
    let hits = 0
    for (let i = 0; i < 10_000; i++) {
      const seal = hmac('00', String(i)).slice(0, 16)
      if (openedWith(ticket.key, { link, device, seal, said: i % 2 ? said : said.map((byte) => byte ^ (i % 256)) }))
        hits++
    }
    expect(hits).toBe(0)
    const sealed = text.length - 70
    // the last sign carries four bits of nothing
    for (let i = sealed; i < text.length - 1; i++) {
      const altered = text.slice(0, i) + (text[i] === 'A' ? 'B' : 'A') + text.slice(i + 1)
      const carried = carriedIn(altered)
      const isOfIt = carried?.device === device
      expect(isOfIt ? openedWith(ticket.key, carried) : null).toBeNull()
    }
    for (const odd of ['', 'yx1', 'yx1..', `yx1.${link}`, `yx2.${text.slice(4)}`, `${text}A`])
      expect(carriedIn(odd)).toBeNull()
  })
})

describe('six digits', () => {
  const devices = Array.from({ length: MOST_CODES }, (_, i) => ({
    villageCode: '510723100211',
    device: `device:${i}`,
    answers: 1 + (i % 3),
  }))
  const good = new Set(devices.map((one) => cadreCode(SECRET, one)))

  test('are others in each village, on each device and for each show', () => {
    const first = { villageCode: '510723100211', device: 'device:0', answers: 1 }
    const others = [
      { ...first, villageCode: '510723101201' },
      { ...first, device: 'device:x' },
      { ...first, answers: 2 },
    ]
    expect(new Set([first, ...others].map((one) => cadreCode(SECRET, one))).size).toBe(4)
    expect(cadreCode('cd'.repeat(32), first)).not.toBe(cadreCode(SECRET, first))
  })

  test('are guessed in fewer than one night of a thousand, all digits tried and counted', () => {
    const [perDay = 0] = limitsFor({ own: 'cadre team-01' })
      .filter(({ minutes }) => minutes === 1440)
      .map(({ most }) => most)
    let hits = 0
    for (let digits = 0; digits < 1_000_000; digits++) if (good.has(String(digits).padStart(6, '0'))) hits++
    expect(hits).toBeGreaterThan(0)
    expect(perDay).toBeGreaterThan(0)
    // a night lies in two days at most
    expect((2 * perDay * hits) / 1_000_000).toBeLessThanOrEqual(1 / 1000)
  })

  test('come evenly: no digits are likelier than others', () => {
    const firsts = Array.from({ length: 10 }, () => 0)
    for (let answers = 0; answers < 5000; answers++) {
      const code = cadreCode(SECRET, { villageCode: '510723100211', device: 'device:1', answers })
      firsts[Number(code[0])] = (firsts[Number(code[0])] ?? 0) + 1
    }
    expect(Math.min(...firsts)).toBeGreaterThan(400)
    expect(Math.max(...firsts)).toBeLessThan(600)
  })
})

describe('an answer', () => {
  const { id: _, filmCodes: __, ...log } = aShow()
  const told = { shown: log, showsOfDevice: 1, villagesOfDevice: 1, isOwnDevice: false }

  test('counts where it is about the show that the log tells of', () => {
    expect(standingOf(told, log)).toBe('counts')
    expect(standingOf(told, { ...log, startedAt: '2017-06-30T20:46:00+08:00' })).toBe('counts')
    expect(standingOf(told, { ...log, startedAt: '2017-06-30T13:36:00.000Z' })).toBe('other_show')
    expect(standingOf(told, { ...log, villageCode: '510723101201' })).toBe('other_show')
    expect(standingOf(told, { ...log, teamCode: 'team-02' })).toBe('other_show')
  })

  test('counts not from a device that answers for half the county, nor from one of the office', () => {
    expect(standingOf({ ...told, showsOfDevice: 4, villagesOfDevice: 2 }, log)).toBe('counts')
    expect(standingOf({ ...told, showsOfDevice: 5 }, log)).toBe('too_many')
    expect(standingOf({ ...told, villagesOfDevice: 3 }, log)).toBe('too_many')
    expect(standingOf({ ...told, isOwnDevice: true, showsOfDevice: 5 }, log)).toBe('own_device')
  })
})
