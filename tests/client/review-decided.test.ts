import { describe, expect, test } from 'vitest'
import {
  decidedIn,
  decisionBody,
  isLeftToAnother,
  mayDecide,
  ownAmong,
  soonestEnd,
  type Undoable,
  undoableIn,
  undoableNow,
} from '../../src/client/desk/review/rules.ts'
import type { Log } from '../../src/contract/screenings.ts'
import { draftOf, keepDraft } from '../../src/client/desk/kit/log-review.tsx'

describe('what came of a decision', () => {
  test('is told log by log', () => {
    const results = [
      { id: 'a', outcome: 'done' as const },
      { id: 'b', outcome: 'already' as const },
      {
        id: 'c',
        outcome: 'conflict' as const,
        error: {
          type: 'about:blank',
          title: '',
          status: 409,
          code: 'conflict' as const,
          detail: '不能这样审核。',
        },
      },
    ]
    expect(decidedIn({ results })).toEqual({
      done: ['a'],
      already: ['b'],
      refused: [{ id: 'c', why: '不能这样审核。' }],
    })
  })
  test('a reason is sent only where there is one, and the revisions of those it is for', () => {
    const seen = new Map([
      ['a', 2],
      ['b', 1],
    ])
    expect(decisionBody(['a'], 'accept', ' ', seen)).toEqual({ ids: ['a'], decision: 'accept', revisions: { a: 2 } })
    expect(decisionBody(['a'], 'return', ' 缺回执 ', seen)).toMatchObject({ reason: '缺回执' })
  })
  test('a reason that was begun is there again for the same logs and the same decision', () => {
    keepDraft('return', ['b', 'a'], '请核')
    expect(draftOf('return', ['a', 'b'])).toBe('请核')
    expect([draftOf('reject', ['a', 'b']), draftOf('return', ['a'])]).toEqual(['', ''])
    keepDraft('return', ['a', 'b'], '')
    expect(draftOf('return', ['a', 'b'])).toBe('')
  })
})

describe('what can be taken back', () => {
  const item = (id: string, batch: string | null, secondsLeft = 600, at = '2017-06-30T15:00:00.000Z') => ({
    id,
    batch,
    decision: 'accept' as const,
    at,
    villageName: '三清村',
    screenedOn: '2017-06-29',
    secondsLeft,
  })
  const shortly = (list: Undoable[]) => list.map(({ batch, logs }) => [batch, ...logs.map(({ id }) => id)])

  test('is a decision with all its logs; older ones are told apart by their moment', () => {
    const old = [item('d', null), item('e', null), item('f', null, 9, '2017-06-30T14:59:00.000Z')]
    expect(shortly(undoableIn({ items: [item('a', 'two'), item('b', 'one'), item('c', 'two'), ...old] }))).toEqual([
      ['two', 'a', 'c'],
      ['one', 'b'],
      ['2017-06-30T15:00:00.000Z accept', 'd', 'e'],
      ['2017-06-30T14:59:00.000Z accept', 'f'],
    ])
  })
  test('is also what was decided since the server was asked, and no longer what was taken back since', () => {
    const listed = undoableIn({ items: [item('a', 'two'), item('b', 'one')] })
    const made = [
      { batch: 'three', decision: 'reject' as const, logs: [{ id: 'x' }] },
      { batch: 'two', decision: 'accept' as const, logs: [{ id: 'a' }, { id: 'moved since' }] },
    ]
    expect(shortly(undoableNow(listed, made, new Set(['one'])))).toEqual([
      ['three', 'x'],
      ['two', 'a'],
    ])
  })
  test('is asked for again as the first of it ends', () => {
    expect(soonestEnd({ items: [item('a', 'two', 300), item('b', 'one', 12)] })).toBe(12_000)
    expect(soonestEnd({ items: [] })).toBeNull()
  })
})

describe('what the reader sent', () => {
  const another = { by: 'another' as const, message: '须由另一位管理员审核' }
  type Seen = Pick<Log, 'id' | 'fourEyes'>
  const own: Seen = { id: 'own', fourEyes: another }
  const alone: Seen = { id: 'alone', fourEyes: { by: 'alone', message: '单人审核' } }
  const other: Seen = { id: 'other' }

  test('another decides; the others of the same choice are decided', () => {
    const logs = [own, alone, other]
    expect(mayDecide(logs, ['own', 'alone', 'other'])).toEqual(['alone', 'other'])
    expect([[own], logs, [alone], []].map(isLeftToAnother)).toEqual([true, false, false, false])
  })

  test('is told of in one sentence, however many there are', () => {
    expect(ownAmong([own, { fourEyes: another }, other])).toEqual([another])
  })
})
