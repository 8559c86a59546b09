import { describe, expect, test } from 'vitest'
import { lifeOf, spanOf } from '../../src/client/desk/faults/rules.ts'
import type { FaultEvent } from '../../src/domain/fault/fault.ts'

const at = (action: FaultEvent['action'], status: FaultEvent['status'], time: string) => ({
  action,
  status,
  at: `2017-06-${time}:00.000Z`,
})
const HOUR = 3_600_000

describe('the life of a fault', () => {
  const events = [
    at('report', 'open', '10T08:00'),
    at('start', 'in_progress', '10T10:00'),
    at('pause', 'paused', '10T12:00'),
    at('resume', 'in_progress', '11T12:00'),
    at('repaired', 'awaiting_retest', '11T14:00'),
    at('close', 'closed', '11T18:00'),
  ]

  test('is told from when it was noticed to its proven repair, with what of that it was paused', () => {
    expect(lifeOf(events, '2017-06-11T18:00:00.000Z', '2017-06-30T00:00:00.000Z')).toEqual({
      wholeMs: 34 * HOUR,
      pausedMs: 24 * HOUR,
      repairedMs: 30 * HOUR,
      isSettled: true,
    })
  })
  test('runs until now while it is not settled, paused or not', () => {
    expect(lifeOf(events.slice(0, 3), undefined, '2017-06-10T15:00:00.000Z')).toEqual({
      wholeMs: 7 * HOUR,
      pausedMs: 3 * HOUR,
      repairedMs: null,
      isSettled: false,
    })
    expect(lifeOf([], undefined, '2017-06-10T15:00:00.000Z')).toBeNull()
  })
  test('a repair that did not hold is none', () => {
    const again = [...events, at('reopen', 'reopened', '12T08:00')]
    expect(lifeOf(again, undefined, '2017-06-12T09:00:00.000Z')?.repairedMs).toBeNull()
    const repaired = [...again, at('repaired', 'awaiting_retest', '12T08:30')]
    expect(lifeOf(repaired, undefined, '2017-06-12T09:00:00.000Z')?.repairedMs).toBe(48.5 * HOUR)
  })
})

test('a time is told in the two units that matter, rounded down', () => {
  expect(spanOf(51 * HOUR + 59 * 60_000)).toEqual({ key: 'time_days', facts: { days: 2, hours: 3 } })
  expect(spanOf(24 * HOUR - 1)).toEqual({ key: 'time_hours', facts: { hours: 23, minutes: 59 } })
  expect(spanOf(HOUR - 1)).toEqual({ key: 'time_minutes', facts: { minutes: 59 } })
})
