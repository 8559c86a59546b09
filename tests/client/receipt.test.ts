import { describe, expect, test } from 'vitest'
import { shownIn } from '../../src/domain/screening/cadre.ts'
import { carriedIn, sealedAnswer } from '../../src/domain/screening/cadre-carried.ts'
import {
  carriedOf,
  creditSaid,
  digitsIn,
  leftToTakeBack,
  linkOf,
  placeInQueue,
  slipOf,
  takenBack,
  wayBack,
} from '../../src/client/field/receipt/rules.ts'
import { type Entry, madeEntry } from '../../src/client/shared/phone/outbox-entry.ts'
import { aScreening, NOW, ZONE } from '../make.ts'
import { fieldCopy } from './field-copy.ts'

const log = aScreening()
const made = (changes: Partial<Entry> = {}): Entry =>
  madeEntry({
    kind: 'screening',
    key: `screening:${log.id}`,
    about: log.id,
    person: 'p',
    body: log,
    madeAt: 1,
    state: 'waiting',
    ...changes,
  })
const copy = fieldCopy({ cadreKey: 'ab'.repeat(32) })

describe('the receipt of a log', () => {
  test('is there before anything was sent, with what it will count', () => {
    expect(slipOf(log.id, { copy, entries: [made()] })).toMatchObject({ state: 'waiting', credit: 60, photosLeft: 0 })
    expect(slipOf(log.id, { copy, entries: [made({ state: 'draft' })] })).toBeUndefined()
    const unlisted = { ...log, filmCodes: [], filmTitles: ['百团大战'] }
    expect(slipOf(log.id, { copy, entries: [made({ body: unlisted })] })?.credit).toBeNull()
  })

  test('says when the office had it, and what became of it', () => {
    const receipt = { status: 'held', credit: 60, findings: [] }
    const received = made({ state: 'received', receipt, receivedAt: NOW.getTime() })
    expect(slipOf(log.id, { copy, entries: [received] })).toMatchObject({
      state: 'held',
      receivedAt: NOW.toISOString(),
    })
    const returned = made({ state: 'received', receipt, verdict: { status: 'returned', revision: 2 } })
    expect(slipOf(log.id, { copy, entries: [returned] })?.state).toBe('returned')
    expect(slipOf(log.id, { copy, entries: [made({ state: 'attention' })] })?.state).toBe('attention')
  })

  test('prints what a show counts as on paper: 1, 2/3, 1 1/2', () => {
    expect([60, 40, 90, 0, 120, 15].map(creditSaid)).toEqual(['1', '2/3', '1 1/2', '0', '2', '1/4'])
  })

  test('knows its place among what waits; photos are counted apart', () => {
    const other = made({ key: 'screening:x', about: 'x', madeAt: 0 })
    const photo = made({ kind: 'photo', key: `photo:${log.id}:a`, madeAt: 0 })
    expect(placeInQueue([made(), photo, other], made())).toBe(2)
    expect(slipOf(log.id, { copy, entries: [made(), photo] })?.photosLeft).toBe(1)
  })
})

describe('the code for a villager', () => {
  const slip = slipOf(log.id, { copy, entries: [made()] })
  const at = (instant: string, changes: object = {}) =>
    slip && linkOf({ ...slip, ...changes }, copy, 'https://yx.example', new Date(instant))

  test('is made without signal, of the log alone', () => {
    const link = at('2017-06-30T22:35:00+08:00') ?? ''
    expect(link).toMatch(/^https:\/\/yx\.example\/c\/[\w-]{60,110}$/)
    expect(shownIn(link.split('/c/')[1] ?? '')).toMatchObject({ id: log.id, villageCode: log.villageCode })
  })

  test('is none twelve hours after the show, of one that is void, or before the key has come', () => {
    expect(at('2017-07-01T10:31:00+08:00')).toBeUndefined()
    expect(at('2017-06-30T22:35:00+08:00', { state: 'voided' })).toBeUndefined()
    expect(slip && linkOf(slip, { ...copy, cadreKey: undefined }, '', NOW)).toBeUndefined()
  })

  test('an answer that was scanned says of which show it is, and no more', () => {
    const link = at('2017-06-30T22:35:00+08:00')?.split('/c/')[1] ?? ''
    const ticket = { villageCode: log.villageCode, device: 'cd'.repeat(32), key: 'ef'.repeat(32) }
    const text = sealedAnswer(link, ticket, { answer: 'not_shown' }, NOW)
    expect(carriedOf(text)).toEqual({ id: log.id, seal: carriedIn(text)?.seal })
    expect([carriedOf('482913'), carriedOf(`https://yx.example/c/${link}`)]).toEqual([undefined, undefined])
  })

  test('digits are read however they were typed or scanned', () => {
    expect(['482913', ' 482 913 ', '４８２-９１３', '48291', 'abcdef', '4829131'].map(digitsIn)).toEqual([
      '482913',
      '482913',
      '482913',
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('taking back', () => {
  test('counts down ten minutes from submitting', () => {
    const from = Date.parse('2017-06-30T22:35:00+08:00')
    expect(leftToTakeBack(log.recordedAt, from)).toBe(600_000)
    expect(leftToTakeBack(log.recordedAt, from + 48_000)).toBe(552_000)
    expect(leftToTakeBack(log.recordedAt, from + 600_000)).toBe(0)
    // a clock that was put back gives no more than the whole
    expect(leftToTakeBack(log.recordedAt, from - 3_600_000)).toBe(600_000)
  })

  test('leads back to the form before it left, is a void afterwards, and neither on its way', () => {
    const way = (entry: Entry) => {
      const slip = slipOf(log.id, { copy, entries: [entry] })
      return slip && wayBack(slip)
    }
    const receipt = { status: 'submitted', credit: 60, findings: [] }
    expect(way(made())).toBe('form')
    expect(way(made({ tries: 1 }))).toBe('later')
    expect(way(made({ state: 'sending' }))).toBe('later')
    expect(way(made({ state: 'received', receipt }))).toBe('void')
    expect(way(made({ state: 'received', receipt: { ...receipt, status: 'accepted' } }))).toBeUndefined()
  })

  test('takes its photos and the digits of the village along', () => {
    const photo = made({ kind: 'photo', key: `photo:${log.id}:a` })
    const digits = made({ kind: 'cadre_code', key: `cadre_code:${log.id}` })
    const other = made({ kind: 'photo', key: 'photo:x:a', about: 'x' })
    const events = takenBack(made(), [made(), photo, digits, other], ZONE)
    expect(events.map((event) => 'key' in event && event.key)).toEqual([`screening:${log.id}`, photo.key, digits.key])
  })
})
