import { describe, expect, test } from 'vitest'
import type { FaultEvent } from '../../src/domain/fault/fault.ts'
import { type TimelineFault, type TimelineTest, villageTimeline } from '../../src/domain/register/village-timeline.ts'

const ZONE = 'Asia/Shanghai'
const STALE = 30

const aTest = (id: string, testedOn: string, sounding: number, changes: Partial<TimelineTest> = {}): TimelineTest => ({
  id,
  testedOn,
  speakersInstalled: 40,
  speakersTested: 40,
  speakersSounding: sounding,
  counted: true,
  recordedAt: `${testedOn}T04:00:00.000Z`,
  receivedAt: `${testedOn}T04:01:00.000Z`,
  ...changes,
})

type Step = Pick<FaultEvent, 'action' | 'at'> & Partial<FaultEvent>
const aFault = (id: string, steps: Step[]): TimelineFault => ({
  id,
  category: 'amplifier',
  severity: 'major',
  description: '功放无输出',
  reportedBy: '村主任',
  events: steps.map((step, i) => ({
    number: i + 1,
    receivedAt: step.at,
    byId: 'tech-01',
    by: '李师傅',
    role: 'technician',
    status: 'open',
    ...step,
  })),
})
const repaired = (id: string, proof: string, changes: { repairedAt?: string; closedAt?: string } = {}): TimelineFault =>
  aFault(id, [
    { action: 'report', at: '2017-06-20T01:00:00.000Z' },
    { action: 'start', at: '2017-06-20T02:00:00.000Z' },
    { action: 'repaired', at: changes.repairedAt ?? '2017-06-20T08:00:00.000Z' },
    {
      action: 'close',
      at: changes.closedAt ?? '2017-06-20T10:00:00.000Z',
      audibilityReportId: proof,
      status: 'closed',
    },
  ])
const told = (tests: TimelineTest[], faults: TimelineFault[]): string[] =>
  villageTimeline(tests, faults, ZONE, () => STALE).map((entry) =>
    entry.kind === 'test' ? entry.test.id : entry.event.action,
  )
const closingOf = (tests: TimelineTest[], fault: TimelineFault) => {
  const entry = villageTimeline(tests, [fault], ZONE, () => STALE).find(({ kind }) => kind === 'closing')
  if (entry?.kind !== 'closing') throw new Error('the fault is closed')
  return entry
}

describe('a village’s time line', () => {
  test('tells tests and a repair as one story, newest first', () => {
    const proof = aTest('proof', '2017-06-20', 40, { recordedAt: '2017-06-20T09:00:00.000Z' })
    expect(told([aTest('old', '2017-06-12', 20), proof], [repaired('f', 'proof')])).toEqual([
      'close',
      'proof',
      'repaired',
      'start',
      'report',
      'old',
    ])
  })

  test('keeps the order of the work where all happened at one instant', () => {
    const at = '2017-06-20T08:00:00.000Z'
    const fault = aFault('f', [
      { action: 'report', at },
      { action: 'start', at },
      { action: 'repaired', at },
      { action: 'close', at, audibilityReportId: 'proof' },
      { action: 'reopen', at },
    ])
    const made = { recordedAt: at, receivedAt: at }
    const tests = [aTest('proof', '2017-06-20', 30, made), aTest('reported-f', '2017-06-20', 20, made)]
    expect(told(tests, [fault])).toEqual(['reopen', 'close', 'proof', 'repaired', 'start', 'reported-f', 'report'])
  })

  test('puts a test that was written down later on the day it was made', () => {
    const late = aTest('late', '2017-06-18', 20, { recordedAt: '2017-06-25T04:00:00.000Z' })
    const entries = villageTimeline([late, aTest('next', '2017-06-19', 30)], [], ZONE, () => STALE)
    expect(entries.map(({ test: made }) => made?.id)).toEqual(['next', 'late'])
    expect(entries[1]?.at).toBe('2017-06-18T15:59:59.000Z')
  })

  test('of a village where nothing happened is empty', () => {
    expect(villageTimeline([], [], ZONE, () => STALE)).toEqual([])
  })
})

describe('a closing', () => {
  const proof = aTest('proof', '2017-06-20', 38, { recordedAt: '2017-06-20T09:00:00.000Z' })

  test('says what it was before and is after', () => {
    const { before, after, isStillBelow } = closingOf([aTest('old', '2017-06-12', 20), proof], repaired('f', 'proof'))
    expect([before?.id, after?.id, isStillBelow]).toEqual(['old', 'proof', false])
  })

  test('with a test still below the line says so: 37 of 40 are too few', () => {
    const weak = { ...proof, speakersSounding: 37 }
    expect(closingOf([weak], repaired('f', 'proof')).isStillBelow).toBe(true)
  })

  test('compares with no part test, none that is not counted, none made after the repair, none out of date', () => {
    const others = [
      aTest('part', '2017-06-13', 5, { speakersTested: 10 }),
      aTest('uncounted', '2017-06-14', 5, { counted: false }),
      aTest('between', '2017-06-20', 20, { recordedAt: '2017-06-20T08:30:00.000Z' }),
      aTest('stale', '2017-05-20', 5),
    ]
    expect(closingOf([...others, proof], repaired('f', 'proof')).before).toBeUndefined()
    expect(closingOf([...others, aTest('in-time', '2017-05-21', 5), proof], repaired('f', 'proof')).before?.id).toBe(
      'in-time',
    )
  })

  test('whether one was out of date is judged by what was in force when the fault was reported', () => {
    const tests = [aTest('old', '2017-05-02', 20), proof]
    const closing = (staleDaysOn: (day: string) => number) =>
      villageTimeline(tests, [repaired('f', 'proof')], ZONE, staleDaysOn).find(({ kind }) => kind === 'closing')
    expect(closing((day) => (day <= '2017-06-20' ? 60 : 5))).toMatchObject({ before: { id: 'old' } })
    expect(closing((day) => (day <= '2017-06-20' ? 5 : 60))).toMatchObject({ before: undefined })
  })

  test('after a reopening compares with what was before its own repair', () => {
    const first = aTest('first', '2017-06-20', 30, { recordedAt: '2017-06-20T09:00:00.000Z' })
    const second = aTest('second', '2017-06-22', 40)
    const { events, ...fault } = repaired('f', 'first')
    const again = aFault('f', [
      ...events,
      { action: 'reopen', at: '2017-06-21T01:00:00.000Z' },
      { action: 'repaired', at: '2017-06-22T01:00:00.000Z' },
      { action: 'close', at: '2017-06-22T05:00:00.000Z', audibilityReportId: 'second' },
    ])
    const closings = villageTimeline([first, second], [{ ...fault, events: again.events }], ZONE, () => STALE).filter(
      (entry) => entry.kind === 'closing',
    )
    expect(closings.map(({ before, after }) => [before?.id, after?.id])).toEqual([
      ['first', 'second'],
      [undefined, 'first'],
    ])
  })

  test('whose test is gone from the village’s history claims nothing', () => {
    const { after, isStillBelow } = closingOf([], repaired('f', 'gone'))
    expect([after, isStillBelow]).toEqual([undefined, false])
  })
})
