import { describe, expect, test } from 'vitest'
import {
  afterDeciding,
  apart,
  chosenOf,
  comparedRows,
  markedAll,
  othersOf,
  queueOf,
  standingAt,
  stepFrom,
  toggled,
  waitedDays,
} from '../../src/client/desk/review/rules.ts'
import { pagesOf } from '../../src/client/shared/load.ts'
import { reasonsFor } from '../../src/client/desk/kit/log-review.tsx'
import { focusOf, type KeyPress } from '../../src/client/desk/kit/keys-on.ts'
import { commandOf, KEYS } from '../../src/client/desk/review/review-keys.ts'
import {
  filterCount,
  heldRequest,
  queuePath,
  readReviewQuery,
  reviewPath,
  warnedRequest,
} from '../../src/client/desk/review/review-query.ts'
import { isComposing } from '../../src/client/desk/kit/keys-on.ts'
import type { Listed } from '../../src/contract/route.ts'
import type { Log } from '../../src/contract/screenings.ts'
import { FINDING_CODES, type FindingCode } from '../../src/domain/screening/findings.ts'
import { GRAVEST, gravityOf } from '../../src/domain/screening/gravity.ts'
import { aScreening } from '../make.ts'

const aLog = (changes: Partial<Log> = {}): Log => ({
  ...aScreening(),
  teamName: '放映一队',
  villageName: '三清村',
  townshipName: '云溪镇',
  filmNames: ['太行山上'],
  screenedOn: '2017-06-30',
  receivedAt: '2017-06-30T15:00:00.000Z',
  status: 'held',
  credit: 60,
  revision: 1,
  findings: [],
  photoStates: [],
  photosMissing: 0,
  ...changes,
})
const found = (...codes: FindingCode[]) => codes.map((code) => ({ code, blocking: FINDING_CODES[code], message: code }))

describe('the queue', () => {
  const listed = (ids: string[], nextCursor?: string): Listed<Log> => ({
    items: ids.map((id) => aLog({ id })),
    total: 9,
    ...(nextCursor && { nextCursor }),
  })
  const ids = (logs: Log[]) => logs.map(({ id }) => id)

  test('has held logs before warned ones, as the server orders them, each once', () => {
    expect(ids(queueOf(listed(['c', 'a']), listed(['b', 'a'])))).toEqual(['c', 'a', 'b'])
  })
  test('shows no warned log before all held ones are read', () => {
    expect(ids(queueOf(listed(['c', 'a'], 'next'), listed(['b'])))).toEqual(['c', 'a'])
  })
  test('is read as many pages long as were asked for, and says the total of the last', async () => {
    const asked: string[] = []
    const ask = async (path: string): Promise<Listed<string>> => {
      asked.push(path)
      const page = asked.length
      return { items: [`log ${page}`], total: 10 - page, ...(page < 3 && { nextCursor: `${page}|` }) }
    }
    expect(await pagesOf(ask, '/list?a=1', 2)).toEqual({ items: ['log 1', 'log 2'], total: 8, nextCursor: '2|' })
    expect(asked).toEqual(['/list?a=1', '/list?a=1&cursor=1%7C'])
    asked.length = 0
    expect((await pagesOf(ask, '/list', 9)).items).toHaveLength(3)
    expect(asked).toEqual(['/list', '/list?cursor=1%7C', '/list?cursor=2%7C'])
  })
  test('weighs every finding there is, a photo used twice first, blocking ones before the others, one of a kind unknown here last', () => {
    expect(GRAVEST.toSorted()).toEqual(Object.keys(FINDING_CODES).toSorted())
    const [photo, ...others] = GRAVEST
    expect(photo).toBe('photo_reused')
    const blocking = others.map((code) => FINDING_CODES[code])
    expect(blocking.lastIndexOf(true)).toBeLessThan(blocking.indexOf(false))
    expect(gravityOf(found('overlap', 'receipt_reused'))).toBe(0)
    expect(gravityOf(found('photo_reused'))).toBeLessThan(0)
    expect(gravityOf(found('late_report'))).toBe(16)
    expect(gravityOf([{ code: 'of_next_year' }])).toBe(GRAVEST.length - 1)
    expect(gravityOf([])).toBe(GRAVEST.length - 1)
  })
  test('says for how many whole days a log has waited', () => {
    expect(waitedDays('2017-06-28T15:00:00.000Z', '2017-06-30T14:59:59.000Z')).toBe(1)
    expect(waitedDays('2017-06-28T15:00:00.000Z', '2017-06-30T15:00:00.000Z')).toBe(2)
    expect(waitedDays('2017-07-01T15:00:00.000Z', '2017-06-30T15:00:00.000Z')).toBe(0)
  })
})

describe('where the reader stands', () => {
  const ids = ['a', 'b', 'c', 'd']
  test('moves by one and stays at the ends', () => {
    expect(stepFrom(ids, 'b', 1)).toBe('c')
    expect(stepFrom(ids, 'd', 1)).toBe('d')
    expect(stepFrom(ids, 'a', -1)).toBe('a')
    expect(stepFrom(ids, undefined, 1)).toBe('a')
    expect(stepFrom([], 'a', 1)).toBeUndefined()
  })
  test('goes on from where a log was that is gone', () => {
    expect(stepFrom(ids, 'gone', 1, 2)).toBe('c')
    expect(stepFrom(ids, 'gone', -1, 2)).toBe('b')
    expect(stepFrom(ids, 'gone', -1, 0)).toBe('a')
    expect(stepFrom(ids, 'gone', 1, 9)).toBe('d')
  })
  test('is the log asked for, else the one that was open, even when it left the queue, else what is in its place', () => {
    expect(standingAt(ids, 'c', 'b', 0)).toBe('c')
    expect(standingAt(ids, 'gone', undefined, 1)).toBe('gone')
    expect(standingAt(ids, undefined, 'gone', 1)).toBe('gone')
    expect(standingAt(ids, undefined, undefined, 1)).toBe('b')
    expect(standingAt(ids, undefined, undefined, 9)).toBe('d')
    expect(standingAt([], undefined, undefined, 0)).toBeUndefined()
  })
  test('is the next that is left when some are decided, else the last before', () => {
    expect(afterDeciding(ids, 'b', new Set(['b', 'c']))).toBe('d')
    expect(afterDeciding(ids, 'd', new Set(['d']))).toBe('c')
    expect(afterDeciding(ids, 'a', new Set(ids))).toBeUndefined()
    expect(afterDeciding(ids, 'gone', new Set(['gone']), 2)).toBe('c')
  })
  test('all are marked at once, or none when all are', () => {
    expect(markedAll(ids, new Set(['a']))).toEqual(new Set(ids))
    expect(markedAll(ids, new Set(ids))).toEqual(new Set())
  })
  test('a decision is for all that are marked, else for the one that is open', () => {
    const marked = toggled(toggled(toggled(new Set(), 'd'), 'a'), 'c')
    expect(chosenOf(ids, marked, 'b')).toEqual(['a', 'c', 'd'])
    expect(chosenOf(ids, toggled(marked, 'a'), 'b')).toEqual(['c', 'd'])
    expect(chosenOf(ids, new Set(), 'b')).toEqual(['b'])
    expect(chosenOf([], new Set(['gone']), undefined)).toEqual([])
  })
})

describe('a key', () => {
  const press = (key: string, more: Partial<KeyPress> = {}) =>
    commandOf({ key, isModified: false, isRepeat: false, focus: 'reading', ...more })
  test('does what it is explained to do', () => {
    expect(KEYS.map(([key]) => press(key))).toEqual(KEYS.map(([, command]) => command))
    expect(press('A')).toBe('accept')
    expect(press('q')).toBeNull()
  })
  test('does nothing while somebody types, or with a key of the browser’s held', () => {
    for (const [key] of KEYS) {
      expect(press(key, { focus: 'typing' })).toBeNull()
      expect(press(key, { isModified: true })).toBeNull()
    }
  })
  test('that is held walks on, and decides once', () => {
    const held = KEYS.filter(([key]) => press(key, { isRepeat: true }) !== null)
    expect(held.map(([, command]) => command)).toEqual(['next', 'previous'])
  })
  test('belongs to the input method while that offers characters', () => {
    expect(isComposing({ isComposing: true, keyCode: 65 })).toBe(true)
    expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true)
    expect(isComposing({ isComposing: false, keyCode: 65 })).toBe(false)
  })
  test('the space presses a button that has the focus, and marks nothing then', () => {
    expect(press(' ', { focus: 'pressing' })).toBeNull()
    expect(press('j', { focus: 'pressing' })).toBe('next')
  })
  test('what has the focus is told by what it stands in', () => {
    expect(focusOf((selector) => selector.includes('textarea'))).toBe('typing')
    expect(focusOf((selector) => selector === 'dialog')).toBe('typing')
    expect(focusOf((selector) => selector.startsWith('button'))).toBe('pressing')
    expect(focusOf(() => false)).toBe('reading')
  })
})

describe('two logs side by side', () => {
  const log = aLog({ id: 'one', filmCodes: ['film-001', 'film-002'], receiptNo: 'SL1', attendance: 85 })
  const other = aLog({ id: 'two', filmCodes: ['film-002', 'film-001'], receiptNo: 'SL1', attendance: 90 })
  const differing = (a: Log, b: Log) =>
    comparedRows(a, b)
      .filter(({ isDifferent }) => isDifferent)
      .map(({ field }) => field)

  test('differ in what they say, not in the order of films, and not in their own ids', () => {
    expect(differing(log, other)).toEqual(['attendance'])
  })
  test('a thing only one of them says differs; what neither says is left out', () => {
    const { receiptNo: _, ...without } = other
    expect(differing(log, without)).toEqual(['attendance', 'receiptNo'])
    expect(comparedRows(log, other).map(({ field }) => field)).not.toContain('witness')
  })
  test('the same place found at another time is the same place', () => {
    const position = { latitude: 31.2, longitude: 105.4, accuracyM: 20, fixedAt: '2017-06-30T12:00:00Z' }
    const later = { ...position, fixedAt: '2017-06-30T13:00:00Z' }
    expect(differing({ ...log, position }, { ...other, position: later })).toEqual(['attendance'])
    expect(differing({ ...log, position }, { ...other, position: { ...later, latitude: 31.3 } })).toContain('position')
  })
  test('are so many minutes and kilometres apart', () => {
    const times = (from: string, to: string) => ({
      startedAt: `2017-06-30T${from}:00.000Z`,
      endedAt: `2017-06-30T${to}:00.000Z`,
    })
    const here = { latitude: 31.2, longitude: 105.4, accuracyM: 20, fixedAt: '2017-06-30T12:00:00Z' }
    const first = { ...log, ...times('12:30', '14:11'), position: here }
    const second = { ...other, ...times('12:50', '14:31'), position: { ...here, latitude: 31.3 } }
    expect(apart(first, second)).toEqual({ minutes: 20, overlap: 81, km: 11.1 })
    expect(apart(second, first)).toEqual(apart(first, second))
    expect(apart({ ...log, ...times('08:00', '09:00') }, second)).toEqual({ minutes: 290, overlap: 0, km: null })
  })
  test('each other log once, those that hold it first', () => {
    const against = (otherId: string, ...codes: FindingCode[]) => found(...codes).map((one) => ({ ...one, otherId }))
    const findings = [
      ...against('older', 'film_repeated'),
      ...against('twin', 'duplicate', 'overlap'),
      ...found('late_report'),
    ]
    expect(othersOf({ findings })).toEqual(['twin', 'older'])
  })
})

describe('a reason', () => {
  test('that answers the finding comes first', () => {
    expect(reasonsFor('reject', ['receipt_reused'])[0]).toBe('why_receipt_of_other')
    expect(reasonsFor('reject', [])[0]).toBe('why_same_show')
    expect(reasonsFor('return', ['short_run', 'late_report']).slice(0, 2)).toEqual(['why_short', 'why_late'])
  })
})

describe('the address', () => {
  test('says the order, the filter and the log, and nothing that is usual', () => {
    expect(reviewPath(readReviewQuery(''))).toBe('/review')
    expect(reviewPath(readReviewQuery('?order=oldest&log=0B9F'))).toBe('/review?order=oldest&log=0b9f')
    const whole = '/review?team=team-03&township=510723100&finding=overlap&age=9&log=0b9f'
    expect(reviewPath(readReviewQuery(whole.slice('/review'.length)))).toBe(whole)
    expect(queuePath(readReviewQuery(whole.slice('/review'.length)))).toBe(whole.replace('&log=0b9f', ''))
    expect(filterCount(readReviewQuery(whole.slice('/review'.length)))).toBe(4)
  })
  test('that says something odd says nothing', () => {
    expect(readReviewQuery('?order=odd&finding=constructor&age=0&team=%20')).toEqual({ order: 'gravest' })
    expect(readReviewQuery('?age=1000')).toEqual({ order: 'gravest' })
  })
  test('asks for both lists with the same filter', () => {
    const query = readReviewQuery('?order=oldest&team=team-03&township=t1&finding=overlap&age=7&log=x')
    const filter = 'sort=oldest&team=team-03&township=t1&finding=overlap&waitingDays=7&limit=200'
    expect(heldRequest(query)).toBe(`/api/screenings?status=held&${filter}`)
    expect(warnedRequest(query)).toBe(`/api/screenings?warned=true&${filter}`)
  })
})
