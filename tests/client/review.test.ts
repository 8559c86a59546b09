import { describe, expect, test } from 'vitest'
import { apart, comparedRows, othersOf } from '../../src/client/desk/review/clash.ts'
import { decidedIn, decisionBody, withDecision, withoutDecision } from '../../src/client/desk/review/decided.ts'
import {
  afterDeciding,
  chosenOf,
  GRAVEST,
  queueOf,
  standingAt,
  stepFrom,
  toggled,
} from '../../src/client/desk/review/queue.ts'
import { reasonsFor } from '../../src/client/desk/review/reasons.ts'
import { commandOf, focusOf, KEYS, type KeyPress } from '../../src/client/desk/review/review-keys.ts'
import { readReviewQuery, reviewPath } from '../../src/client/desk/review/review-query.ts'
import type { Log } from '../../src/client/shared/replies.ts'
import { FINDING_CODES, type FindingCode } from '../../src/domain/findings.ts'
import { aScreening } from '../make.ts'

const aLog = (changes: Partial<Log> = {}): Log => ({
  ...aScreening(),
  ...{ teamName: '放映一队', villageName: '三清村', townshipName: '云溪镇', filmTitles: ['太行山上'] },
  ...{ screenedOn: '2017-06-30', receivedAt: '2017-06-30T15:00:00.000Z', status: 'held', credit: 60 },
  ...{ revision: 1, findings: [], photoStates: [], photosMissing: 0 },
  ...changes,
})
const found = (...codes: FindingCode[]) => codes.map((code) => ({ code, blocking: FINDING_CODES[code], message: code }))
const at = (day: string) => ({ startedAt: `2017-06-${day}T12:50:00.000Z` })

describe('the queue', () => {
  const late = aLog({ id: 'late', ...at('01'), findings: found('overlap') })
  const twice = aLog({ id: 'twice', ...at('20'), findings: found('duplicate', 'overlap') })
  const receipt = aLog({ id: 'receipt', ...at('10'), findings: found('overlap', 'receipt_reused') })
  const warned = aLog({ id: 'warned', ...at('01'), status: 'submitted', findings: found('late_report') })
  const short = aLog({ id: 'short', ...at('15'), status: 'submitted', findings: found('short_run') })
  const all = [warned, short, late, twice, receipt]
  const ids = (logs: Log[]) => logs.map(({ id }) => id)

  test('has held logs before warned ones, the gravest first', () => {
    expect(ids(queueOf(all, 'gravest'))).toEqual(['receipt', 'twice', 'late', 'short', 'warned'])
  })
  test('or the show of longest ago, held ones still first', () => {
    expect(ids(queueOf(all, 'oldest'))).toEqual(['late', 'receipt', 'twice', 'warned', 'short'])
  })
  test('has a log once that was in both lists, and one of a kind unknown here last of its sort', () => {
    const odd = aLog({ id: 'odd', ...at('01'), findings: found('of_next_year' as 'overlap') })
    expect(ids(queueOf([late, odd, late], 'gravest'))).toEqual(['late', 'odd'])
  })
  test('weighs every finding there is, blocking ones before the others', () => {
    expect(GRAVEST.toSorted()).toEqual(Object.keys(FINDING_CODES).toSorted())
    const blocking = GRAVEST.map((code) => FINDING_CODES[code])
    expect(blocking.lastIndexOf(true)).toBeLessThan(blocking.indexOf(false))
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
  test('is the log asked for, else what came into its place', () => {
    expect(standingAt(ids, 'c', 0)).toBe('c')
    expect(standingAt(ids, 'gone', 1)).toBe('b')
    expect(standingAt(ids, undefined, 9)).toBe('d')
    expect(standingAt([], 'c', 0)).toBeUndefined()
  })
  test('is the next that is left when some are decided, else the last before', () => {
    expect(afterDeciding(ids, 'b', new Set(['b', 'c']))).toBe('d')
    expect(afterDeciding(ids, 'd', new Set(['d']))).toBe('c')
    expect(afterDeciding(ids, 'a', new Set(ids))).toBeUndefined()
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
    commandOf({ key, isModified: false, focus: 'reading', ...more })
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

describe('what came of a decision', () => {
  test('is told log by log', () => {
    const results = [
      { id: 'a', outcome: 'done' as const },
      { id: 'b', outcome: 'already' as const },
      { id: 'c', outcome: 'conflict' as const, error: { detail: '不能这样审核。' } },
    ]
    expect(decidedIn({ results })).toEqual({
      ...{ done: ['a'], already: ['b'] },
      refused: [{ id: 'c', why: '不能这样审核。' }],
    })
  })
  test('a reason is sent only where there is one', () => {
    expect(decisionBody(['a'], 'accept', ' ')).toEqual({ ids: ['a'], decision: 'accept' })
    expect(decisionBody(['a'], 'return', ' 缺回执 ')).toEqual({ ids: ['a'], decision: 'return', reason: '缺回执' })
  })
  test('can be taken back, the latest first; what changed nothing cannot', () => {
    const one = { number: 1, decision: 'accept' as const, ids: ['a'] }
    const two = { number: 2, decision: 'reject' as const, ids: ['b'] }
    const list = withDecision(withDecision([], one), two)
    expect(list).toEqual([two, one])
    expect(withDecision(list, { number: 3, decision: 'accept', ids: [] })).toEqual(list)
    expect(withoutDecision(list, 2)).toEqual([one])
  })
})

test('the address says the order and the log, and nothing that is usual', () => {
  expect(reviewPath(readReviewQuery(''))).toBe('/review')
  expect(reviewPath(readReviewQuery('?order=oldest&log=0B9F'))).toBe('/review?order=oldest&log=0b9f')
  expect(readReviewQuery('?order=odd')).toEqual({ order: 'gravest' })
})
