import { describe, expect, test } from 'vitest'
import { awaitedFrom, lastMonthSeen, partIn } from '../../src/domain/report/figures.ts'

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

test('a month of shorts is less than a screening until they make one', () => {
  const parts = new Map([
    ['2017-05', 60],
    ['2017-06', 40],
  ])
  expect(['2017-04', '2017-05', '2017-06'].map((month) => partIn(parts, month))).toEqual([0, 0, 40])
})

describe('a team that never sent a log is awaited', () => {
  const from = (beginning: Parameters<typeof awaitedFrom>[0]) => awaitedFrom(beginning, '2017-01-01')

  test('from New Year, when the register and somebody’s logs are older than that', () => {
    expect(from({})).toBe('2017-01-01')
    expect(from({ recordsFrom: '2016-09-01' })).toBe('2017-01-01')
  })

  test('from the day the office began, when it began this year', () => {
    expect(from({ recordsFrom: '2017-04-12' })).toBe('2017-04-12')
  })

  test('from the day it was given a village, when it was made later; before that it has nothing to show', () => {
    expect(from({ madeOn: '2017-05-02', firstVillageOn: '2017-05-20', recordsFrom: '2016-01-01' })).toBe('2017-05-20')
    expect(from({ madeOn: '2017-05-02' })).toBeNull()
    expect(from({ madeOn: '2015-05-02', firstVillageOn: '2015-05-03' })).toBe('2017-01-01')
  })
})
