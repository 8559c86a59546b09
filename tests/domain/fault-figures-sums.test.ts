/** Random lives of faults: whatever happened, the figures of any day add up in every direction. */
import { expect, test } from 'vitest'
import { type Random, randomFrom } from '../../db/seed/random.ts'
import { type FaultAction, faultAfter, type FaultRecord, isUnsettled } from '../../src/domain/fault/fault.ts'
import { stepsFrom } from '../../src/domain/fault/fault-event.ts'
import { addDays, localDay } from '../../src/domain/period.ts'
import { ZONE } from '../make.ts'
import { aLife, figuresOf } from './fault-lives.ts'

const CATEGORIES = ['power', 'amplifier', 'line', 'false_alarm'] as const
const SEVERITIES = ['minor', 'major', 'critical'] as const
const NAMES = ['李师傅', '赵师傅', '钱师傅'] as const

const ONWARD: FaultAction[] = ['start', 'resume', 'repaired', 'close']

/** Up to twelve steps, each one that the state allows, up to three days apart. */
function aRandomLife(random: Random): FaultRecord {
  const report = {
    villageCode: `v-${random.whole(1, 3)}`,
    category: random.pick(CATEGORIES),
    severity: random.pick(SEVERITIES),
    reportedAt: `${addDays('2017-04-01', random.whole(0, 89))}T${String(random.whole(0, 23)).padStart(2, '0')}:00:00.000Z`,
  }
  const steps: [number, FaultAction, object][] = []
  let hours = 0
  for (let left = random.whole(0, 12); left > 0; left--) {
    const { status } = faultAfter(aLife(report, ...steps).events)
    const actions = stepsFrom(status, 'manager')
    // mostly onward, or few would ever come to be repaired; and most repairs hold
    const onward = actions.filter((step) => ONWARD.includes(step))
    if (actions.length === 0 || (status === 'closed' && random.whole(0, 3) > 0)) break
    const action = random.pick(onward.length > 0 && random.whole(0, 3) > 0 ? onward : actions)
    const isNamed = action === 'assign' || (action === 'start' && random.whole(0, 1) === 0)
    const proof = action === 'close' && { audibilityReportId: 'proof' }
    hours += random.whole(0, 71)
    steps.push([hours, action, { ...(isNamed && { assignee: random.pick(NAMES) }), ...proof }])
  }
  return aLife(report, ...steps)
}
const someLives = (random: Random): FaultRecord[] =>
  Array.from({ length: random.whole(0, 11) }, () => aRandomLife(random))
/** A period of up to forty days. */
function aPeriod(random: Random): { from: string; asOf: string } {
  const from = addDays('2017-04-01', random.whole(0, 59))
  return { from, asOf: addDays(from, random.whole(0, 39)) }
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)

test('the figures of random lives add up: by severity, age, category, month and technician', () => {
  const random = randomFrom(4)
  let [closed, failed, cancelled] = [0, 0, 0]
  for (let round = 0; round < 300; round++) {
    const records = someLives(random)
    const { open, repair, categories, months, technicians, reports, repairs } = figuresOf(records, aPeriod(random))
    expect(sum(open.bySeverity.map(({ total }) => total))).toBe(open.total)
    expect(sum(open.bySeverity.map(({ overdue }) => overdue))).toBe(open.overdue)
    for (const { total, ages } of open.bySeverity) expect(sum(Object.values(ages))).toBe(total)
    expect(sum(categories.map((row) => row.open))).toBe(open.total)
    expect(sum(categories.map(({ reported }) => reported))).toBe(reports.counted)
    expect(reports.counted + reports.duplicates + reports.cancelled).toBe(reports.total)
    expect(sum(months.map(({ reported }) => reported))).toBe(reports.counted)
    for (const { reported, byCategory } of months) expect(sum(byCategory.map((row) => row.reported))).toBe(reported)
    expect(sum(months.map((month) => month.closed))).toBe(repair.closed)
    expect(sum(repair.bySeverity.map((row) => row.closed))).toBe(repair.closed)
    expect(sum(repair.bySeverity.map((row) => row.withinLimit))).toBe(repair.withinLimit)
    expect(sum(technicians.map((row) => row.closed))).toBe(repair.closed)
    expect(sum(technicians.map((row) => row.withinLimit))).toBe(repair.withinLimit)
    expect(sum(technicians.map((row) => row.failedRepairs))).toBe(repair.failedRepairs)
    expect(repairs).toHaveLength(repair.closed)
    expect(repair.medianHours === null).toBe(repair.closed === 0)
    expect((repair.p90Hours ?? 0) >= (repair.medianHours ?? 0)).toBe(true)
    closed += repair.closed
    failed += repair.failedRepairs
    cancelled += reports.cancelled
  }
  // the rounds saw enough of everything
  expect([closed > 100, failed > 40, cancelled > 40]).toEqual([true, true, true])
})

test('what was settled before the period changes nothing, so it need not be read', () => {
  const random = randomFrom(5)
  for (let round = 0; round < 200; round++) {
    const records = someLives(random)
    const period = aPeriod(random)
    // as the database knows it today, not on that day
    const isRead = ({ events }: FaultRecord): boolean => {
      const { status, settledAt = '' } = faultAfter(events)
      return isUnsettled(status) || localDay(settledAt, ZONE) >= period.from
    }
    expect(figuresOf(records.filter(isRead), period)).toEqual(figuresOf(records, period))
  }
})
