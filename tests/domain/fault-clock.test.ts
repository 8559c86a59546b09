/** The clock of a repair: pauses are out, a reopened fault goes on, and any day can be asked. */
import { describe, expect, test } from 'vitest'
import type { FaultEvent } from '../../src/domain/fault/fault.ts'
import { dueAt, eventsUpTo, FAULT_LIMITS, overdueSince, workedHours } from '../../src/domain/fault/fault-clock.ts'
import { faultOn } from '../../src/domain/fault/open-faults.ts'
import { endOfDay } from '../../src/domain/period.ts'
import { ZONE } from '../make.ts'
import { at, closed, hour, reopened, repaired, reported, started, taken } from './fault-walk.ts'

const paused = (): FaultEvent[] => taken(started(), 5, { action: 'pause', reason: '等配件' })
const resumed = (): FaultEvent[] => taken(paused(), 45, { action: 'resume' })

describe('the working clock', () => {
  test('runs from the report to the proof', () => {
    expect(workedHours(reported(), hour(3))).toBe(3)
    expect(workedHours(repaired(), hour(5))).toBe(5)
    expect(workedHours(closed(repaired(), 6), hour(100))).toBe(6)
  })

  test('stands while the work is paused', () => {
    expect(workedHours(paused(), hour(40))).toBe(5)
    expect(workedHours(resumed(), hour(46))).toBe(6)
  })

  test('goes on where it stood when a fault is reopened', () => {
    expect(workedHours(reopened(), hour(30))).toBe(6)
    expect(workedHours(reopened(), hour(32))).toBe(8)
  })
})

describe('the limit', () => {
  test('of 24 hours passes after 24 worked hours, and not on the stroke', () => {
    expect(overdueSince(reported(), 24, hour(24))).toBeUndefined()
    expect(overdueSince(reported(), 24, hour(24.1))).toEqual(hour(24))
    expect(overdueSince(resumed(), 24, hour(64))).toBeUndefined()
    expect(overdueSince(resumed(), 24, hour(65))).toEqual(hour(64))
  })

  test('is due where the clock will meet it, and nowhere while it stands', () => {
    expect(dueAt(reported(), 24, hour(3))).toEqual(hour(24))
    expect(dueAt(resumed(), 24, hour(45))).toEqual(hour(64))
    expect(dueAt(paused(), 24, hour(10))).toBeUndefined()
    expect(dueAt(reported(), 24, hour(25))).toBeUndefined()
    expect(dueAt(closed(repaired(), 6), 24, hour(7))).toBeUndefined()
  })

  test('depends on how grave the fault is', () => {
    const dueOf = (severity: 'minor' | 'major' | 'critical') =>
      faultOn({ severity, events: reported() }, hour(1), FAULT_LIMITS)?.dueAt
    expect([dueOf('minor'), dueOf('major'), dueOf('critical')]).toEqual([at(72), at(24), at(12)])
  })
})

describe('a fault on a day', () => {
  const view = (events: FaultEvent[], until: Date) => faultOn({ severity: 'critical', events }, until, FAULT_LIMITS)

  test('is what had happened by then', () => {
    expect(view(reopened(), hour(-1))).toBeUndefined()
    expect(view(reopened(), hour(0))).toMatchObject({ status: 'open', revision: 1, workedHours: 0 })
    expect(view(reopened(), hour(10))).toMatchObject({ status: 'closed', settledAt: at(6), failedRepairs: 0 })
    expect(view(reopened(), hour(30))).toMatchObject({ status: 'reopened', settledAt: undefined, failedRepairs: 1 })
  })

  test('is overdue only while somebody still has to do something; that it was, stays known', () => {
    expect(view(repaired(), hour(13))).toMatchObject({ isOverdue: true, overdueSince: at(12) })
    const late = closed(repaired(), 14)
    expect(view(late, hour(20))).toMatchObject({ isOverdue: false, overdueSince: at(12) })
  })

  test('ends with its last millisecond, or now while it lasts; what happens this instant belongs to it', () => {
    const now = new Date('2017-06-30T21:00:00+08:00')
    expect(endOfDay('2017-06-10', ZONE, now)).toEqual(new Date('2017-06-10T23:59:59.999+08:00'))
    expect(endOfDay('2017-06-30', ZONE, now)).toEqual(now)
    expect(endOfDay('2017-12-31', ZONE, now)).toEqual(now)
    expect(eventsUpTo(reported(), hour(0))).toHaveLength(1)
    const midnight = taken(reported(), 15, { action: 'start' })
    expect(eventsUpTo(midnight, endOfDay('2017-06-10', ZONE, now))).toHaveLength(1)
    expect(eventsUpTo(midnight, endOfDay('2017-06-11', ZONE, now))).toHaveLength(2)
  })
})
