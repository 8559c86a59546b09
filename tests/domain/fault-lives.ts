/** Faults with a life of their own, told as the hours after the report at which something happened. */
import type { FaultAction, FaultEvent, FaultRecord } from '../../src/domain/fault/fault.ts'
import { FAULT_LIMITS } from '../../src/domain/fault/fault-clock.ts'
import { type FaultFigures, faultFigures } from '../../src/domain/fault/fault-figures.ts'
import type { StaleDaysOn } from '../../src/domain/audibility/audibility.ts'
import type { RepairTest } from '../../src/domain/fault/fault-repairs.ts'
import { STEPS } from '../../src/domain/fault/fault-event.ts'
import { endOfDay } from '../../src/domain/period.ts'
import { NOW, ZONE } from '../make.ts'
import { village } from './county.ts'

type Step = [hours: number, action: FaultAction, more?: Partial<FaultEvent>]

const HOUR_MS = 3_600_000
let made = 0

/** A major amplifier fault of village v-1, reported on 10 June at noon unless told. */
export function aLife(changes: Partial<FaultRecord>, ...steps: Step[]): FaultRecord {
  const reportedAt = changes.reportedAt ?? '2017-06-10T04:00:00.000Z'
  const at = (hours: number): string => new Date(Date.parse(reportedAt) + hours * HOUR_MS).toISOString()
  const by = { byId: 'technician-1', by: '李师傅', role: 'technician' as const }
  const event = (number: number, hours: number, rest: Pick<FaultEvent, 'action' | 'status'> & Partial<FaultEvent>) => ({
    number,
    at: at(hours),
    receivedAt: at(hours),
    ...by,
    ...rest,
  })
  return {
    id: `fault-${String((made += 1)).padStart(4, '0')}`,
    villageCode: 'v-1',
    category: 'amplifier',
    severity: 'major',
    description: '功放无输出',
    reportedAt,
    reportedOn: new Date(Date.parse(reportedAt) + 8 * HOUR_MS).toISOString().slice(0, 10),
    receivedAt: reportedAt,
    reportedBy: '村民',
    insisted: false,
    events: [
      event(1, 0, { action: 'report', status: 'open' }),
      ...steps.map(([hours, action, more = {}], i) =>
        event(i + 2, hours, { action, status: STEPS[action].to, ...more }),
      ),
    ],
    ...changes,
  }
}

/** Repaired after so many hours by somebody, and closed with a test right then. */
export const repaired = (hours: number, name = '李师傅', audibilityReportId = 'proof'): Step[] => [
  [0, 'start', { assignee: name }],
  [hours, 'repaired'],
  [hours, 'close', { audibilityReportId }],
]

interface FiguresAsked {
  from?: string
  asOf?: string
  tests?: RepairTest[]
  staleDaysOn?: StaleDaysOn
}
/** The figures of faults in three villages, v-1 to v-3, of the half-year unless told. */
export function figuresOf(
  records: FaultRecord[],
  { from = '2017-01-01', asOf = '2017-06-30', tests = [], staleDaysOn = () => 30 }: FiguresAsked = {},
): FaultFigures {
  return faultFigures({
    from,
    asOf,
    until: endOfDay(asOf, ZONE, NOW),
    timeZone: ZONE,
    limits: FAULT_LIMITS,
    staleDaysOn,
    villages: [village(1), village(2), village(3)],
    records,
    tests,
  })
}
