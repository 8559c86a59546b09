import { describe, expect, test } from 'vitest'
import { lastMonthSeen } from '../../src/domain/seen.ts'

describe('the last month in which a village was seen', () => {
  const parts = (byMonth: Record<string, number>) => new Map(Object.entries(byMonth))

  test('is that of its last whole log', () => {
    expect(lastMonthSeen({ wholeOn: '2017-05-03', parts: parts({}) })).toBe('2017-05')
    expect(lastMonthSeen({ wholeOn: null, parts: parts({}) })).toBeNull()
  })

  test('or a later one, of shorts that make up a whole screening; never one of too few', () => {
    const wholeOn = '2017-05-03'
    expect(lastMonthSeen({ wholeOn, parts: parts({ '2017-06': 60, '2017-07': 40 }) })).toBe('2017-06')
    expect(lastMonthSeen({ wholeOn, parts: parts({ '2017-04': 60, '2017-06': 59 }) })).toBe('2017-05')
    expect(lastMonthSeen({ wholeOn: null, parts: parts({ '2017-03': 80, '2017-02': 60 }) })).toBe('2017-03')
    expect(lastMonthSeen({ wholeOn: null, parts: parts({ '2017-03': 59 }) })).toBeNull()
  })
})
