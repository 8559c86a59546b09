/** Reads what the figures of faults are worked out from, in two round trips. */
import type { StaleDaysOn } from '../../domain/audibility/audibility.ts'
import type { FaultRecord } from '../../domain/fault/fault.ts'
import type { FaultFiguresInput } from '../../domain/fault/fault-figures.ts'
import type { RepairTest } from '../../domain/fault/fault-repairs.ts'
import type { OverviewSettings } from '../../domain/report/overview.ts'
import { addDays, endOfDay } from '../../domain/period.ts'
import { faultsWhere } from './faults.ts'
import { ask, type Sql } from '../engine/sql.ts'
import { fullTestsIn } from '../audibility/audibility-states.ts'
import { everyVillage } from '../register/villages.ts'

export interface FigurePeriod {
  from: string
  asOf: string
  /** Only the villages under special watch, or only the others. */
  designated?: boolean | undefined
}

export async function readFaultFigures(
  sql: Sql,
  { from, asOf, designated }: FigurePeriod,
  now: Date,
  { timeZone, faultLimits: limits }: OverviewSettings,
  staleDaysOn: StaleDaysOn,
): Promise<FaultFiguresInput> {
  const { every, records } = await sql.read({
    every: everyVillage,
    // one settled before the period is in none of its figures; one reopened since is not settled, or settled later
    records: faultsWhere('f.reported_on <= ? AND (f.settled_on IS NULL OR f.settled_on >= ?)', asOf, from),
  })
  const villages = every.filter((village) => (designated ?? village.designated) === village.designated)
  const tests = await testsOf(sql, records, staleDaysOn)
  return { from, asOf, until: endOfDay(asOf, timeZone, now), timeZone, limits, staleDaysOn, villages, records, tests }
}

/** The tests before and after each repair. */
async function testsOf(sql: Sql, records: FaultRecord[], staleDaysOn: StaleDaysOn): Promise<RepairTest[]> {
  const repaired = records.filter(({ events }) => events.some(({ action }) => action === 'close'))
  const [first] = repaired.map(({ reportedOn }) => addDays(reportedOn, -staleDaysOn(reportedOn))).sort()
  if (first === undefined) return []
  const codes = [...new Set(repaired.map(({ villageCode }) => villageCode))]
  return ask(sql, fullTestsIn(codes, first))
}
