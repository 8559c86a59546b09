import { describe, expect, test } from 'vitest'
import { FAULT_LIMITS } from '../../src/domain/fault/fault-clock.ts'
import {
  failedRepairs,
  faultsThen,
  median,
  percentile90,
  repairerOf,
  timesOf,
} from '../../src/domain/fault/fault-repairs.ts'
import { ZONE } from '../make.ts'
import { aLife, repaired } from './fault-lives.ts'

const LATER = new Date('2017-08-01T00:00:00Z')
const then = (...records: ReturnType<typeof aLife>[]) => faultsThen(records, LATER, FAULT_LIMITS, ZONE)

describe('the middle and the long end', () => {
  test('of no repair are unknown, not zero', () => {
    expect(median([])).toBeNull()
    expect(percentile90([])).toBeNull()
    expect(timesOf([])).toEqual({ closed: 0, medianHours: null, p90Hours: null, withinLimit: 0 })
  })

  test.each([
    [[7], 7, 7],
    [[8, 2], 5, 8],
    [[9, 1, 5], 5, 9],
    [[4, 1, 3, 2], 2.5, 4],
    [[0, 0, 0], 0, 0],
  ])('of %j are %d and %d', (values, middle, long) => {
    expect(median(values)).toBe(middle)
    expect(percentile90(values)).toBe(long)
  })

  test('the 90th percentile is the nearest rank: the 6th of 6, the 9th of 10, the 10th of 11, the 63rd of 70', () => {
    const upTo = (count: number) => Array.from({ length: count }, (_, i) => count - i)
    expect([6, 10, 11, 20, 70, 100].map((count) => percentile90(upTo(count)))).toEqual([6, 9, 10, 18, 63, 90])
  })

  test('leave the values as they were given', () => {
    const values = [3, 1, 2]
    median(values)
    percentile90(values)
    expect(values).toEqual([3, 1, 2])
  })
})

describe('the hours of a repair', () => {
  test('run from the report to the closing, and stand while it is paused', () => {
    const paused = aLife(
      {},
      [1, 'start'],
      [2, 'pause', { reason: '等配件' }],
      [52, 'resume'],
      [60, 'repaired'],
      [62, 'close', { audibilityReportId: 'proof' }],
    )
    expect(then(paused)).toMatchObject([
      { view: { workedHours: 12, isOverdue: false }, isOpen: false, closedOn: '2017-06-13' },
    ])
  })

  test('of a fault reopened and closed again go on where they stood; the days between do not count', () => {
    const twice = aLife(
      {},
      ...repaired(10),
      [110, 'reopen', { reason: '又不响了' }],
      [111, 'start'],
      [113, 'repaired'],
      [115, 'close', { audibilityReportId: 'proof-2' }],
    )
    expect(then(twice)).toMatchObject([{ view: { workedHours: 15, failedRepairs: 1 }, closedOn: '2017-06-15' }])
  })

  test('exactly at the limit are within it, a second more is not', () => {
    const at = (hours: number) => timesOf(then(aLife({}, ...repaired(hours)))).withinLimit
    expect([at(24), at(24 + 1 / 3600)]).toEqual([1, 0])
    expect(timesOf(then(aLife({ severity: 'minor' }, ...repaired(72)))).withinLimit).toBe(1)
    expect(timesOf(then(aLife({ severity: 'critical' }, ...repaired(12.1)))).withinLimit).toBe(0)
  })

  test('are known of each instant: before the closing it is open, before the report it is not there', () => {
    const life = aLife({}, ...repaired(30))
    const at = (instant: string) => faultsThen([life], new Date(instant), FAULT_LIMITS, ZONE)
    expect(at('2017-06-10T03:59:59.999Z')).toEqual([])
    expect(at('2017-06-10T06:00:00Z')).toMatchObject([{ isOpen: true, view: { workedHours: 2 }, closedOn: undefined }])
    expect(at('2017-06-11T05:00:00Z')).toMatchObject([{ isOpen: true, view: { isOverdue: true, workedHours: 25 } }])
    expect(at('2017-06-12T00:00:00Z')).toMatchObject([
      { isOpen: false, view: { workedHours: 30 }, closedOn: '2017-06-11' },
    ])
  })
})

describe('whose repair it was', () => {
  test('is who had it when it was said to be repaired, whoever closed or had it later', () => {
    const life = aLife(
      {},
      [0, 'assign', { assignee: '李师傅' }],
      [1, 'start'],
      [2, 'repaired', { by: '王局' }],
      [3, 'reopen', { by: '王局', reason: '复测不达标' }],
      [4, 'assign', { assignee: '赵师傅' }],
      [5, 'start'],
      [6, 'repaired'],
      [7, 'close', { by: '王局', audibilityReportId: 'proof' }],
    )
    expect(repairerOf(life.events)).toBe('赵师傅')
    expect(then(life).flatMap((fault) => failedRepairs(fault, ZONE))).toEqual([{ on: '2017-06-10', name: '李师傅' }])
  })

  test('stays theirs when it was given to somebody else after it was reopened', () => {
    const life = aLife({}, ...repaired(5, '李师傅'), [9, 'reopen'], [10, 'assign', { assignee: '赵师傅' }])
    expect(repairerOf(life.events)).toBe('李师傅')
  })

  test('is who said so where nobody was named, and nobody before any repair', () => {
    const life = aLife({}, [0, 'start'], [2, 'repaired', { by: '王局' }])
    expect(repairerOf(life.events)).toBe('王局')
    expect(repairerOf(aLife({}).events)).toBeUndefined()
  })
})
