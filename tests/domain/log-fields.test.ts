import { describe, expect, test } from 'vitest'
import { aScreening } from '../make.ts'
import { changesBetween, keepingUnknown, withChanges } from '../../src/domain/screening/log-fields.ts'

describe('a correction by a form that knows only some fields', () => {
  const kept = aScreening({ note: '雨', receiptNo: '7', filmCodes: [], filmTitles: ['老片'] })
  const sent = aScreening({ id: kept.id, attendance: 9, filmCodes: [] })

  test('keeps what it does not know, and takes out what it knows and did not send', () => {
    expect(keepingUnknown(sent, kept, ['filmCodes', 'receiptNo'])).toEqual({
      ...sent,
      note: '雨',
      filmTitles: ['老片'],
    })
    expect(keepingUnknown({ ...sent, note: '晴' }, kept, []).note).toBe('晴')
  })
  test('is refused where no film is left', () => {
    expect(() => keepingUnknown(sent, { ...kept, filmTitles: undefined }, ['filmCodes'])).toThrow('error_invalid')
  })
})

describe('what a correction changed', () => {
  test('is told field by field, with what was added and what was taken away', () => {
    const before = { id: '1', attendance: 85, films: ['a'], note: '雨' }
    expect(changesBetween(before, { id: '2', attendance: 90, films: ['a'], receiptNo: '7' })).toEqual([
      { field: 'attendance', before: 85, after: 90 },
      { field: 'note', before: '雨' },
      { field: 'receiptNo', after: '7' },
    ])
  })

  test('is known of old corrections too, which kept only what was there before them', () => {
    const correct = (attendance: number) => ({ action: 'correct', before: { content: { attendance } }, after: {} })
    const history = [
      { action: 'submit' },
      correct(1),
      { action: 'accept', before: { status: 'submitted' } },
      correct(2),
    ]
    const steps = withChanges(history, { attendance: 3, teamName: '放映一队' })
    expect(steps.map(({ changes }) => changes)).toEqual([
      undefined,
      [{ field: 'attendance', before: 1, after: 2 }],
      undefined,
      [{ field: 'attendance', before: 2, after: 3 }],
    ])
  })

  test('is what the correction itself kept, whatever came later', () => {
    const step = { action: 'correct', before: { content: { a: 1 } }, after: { content: { a: 2 } } }
    expect(withChanges([step], { a: 9 })[0]?.changes).toEqual([{ field: 'a', before: 1, after: 2 }])
  })
})
