import { describe, expect, test } from 'vitest'
import { type LastStep, undoOf } from '../../src/domain/screening/screening.ts'

const AT = '2017-06-30T10:00:00.000Z'
const after = (minutes: number): Date => new Date(Date.parse(AT) + minutes * 60_000)
const aStep = (changes: Partial<LastStep> = {}): LastStep => ({
  status: 'accepted',
  revision: 2,
  action: 'accept',
  actorId: 'wang',
  at: AT,
  before: { status: 'held', revision: 1 },
  ...changes,
})

describe('taking a review back', () => {
  test('is possible for ten minutes, for whoever decided', () => {
    expect(undoOf(aStep(), 'wang', after(10))).toBe('can')
    expect(undoOf(aStep(), 'wang', new Date(after(10).getTime() + 1))).toBe('too_late')
    expect(undoOf(aStep(), 'li', after(1))).toBe('not_yours')
  })

  test('is not, once anything else happened to the log', () => {
    expect(undoOf(aStep({ action: 'correct' }), 'wang', after(1))).toBe('not_reviewed')
    expect(undoOf(aStep({ revision: 3 }), 'wang', after(1))).toBe('not_reviewed')
    expect(undoOf(aStep({ action: 'submit', before: null }), 'wang', after(1))).toBe('not_reviewed')
  })

  test('twice is harmless', () => {
    expect(undoOf(aStep({ action: 'undo_review' }), 'wang', after(1))).toBe('already')
    expect(undoOf(aStep({ action: 'undo_review' }), 'li', after(1))).toBe('not_reviewed')
  })
})
