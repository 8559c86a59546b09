/** Reads what the order of repairs is worked out from, in one round trip. */
import type { OverviewSettings } from '../../domain/report/overview.ts'
import { repairsByVillage } from '../../domain/fault/open-faults.ts'
import { endOfDay } from '../../domain/period.ts'
import type { RepairInput } from '../../domain/fault/repair-first.ts'
import { statesOf, testsStatements } from '../audibility/audibility-states.ts'
import { openFaultReading, openFaultsRead } from './open-faults.ts'
import type { Sql } from '../engine/sql.ts'
import { allVillagesStatement, villageOf } from '../register/villages.ts'

export async function readRepairs(
  sql: Sql,
  asOf: string,
  now: Date,
  { staleDays, timeZone, faultLimits }: OverviewSettings,
): Promise<Omit<RepairInput, 'scope' | 'order'>> {
  const [villages, full, parts, ...faults] = await sql.batch<
    [Parameters<typeof villageOf>[0][], unknown[], unknown[], ...unknown[][]]
  >([allVillagesStatement, ...testsStatements(asOf, staleDays), ...openFaultReading(asOf, staleDays)])
  const { openFaults, proven } = openFaultsRead(faults, full, endOfDay(asOf, timeZone, now), faultLimits)
  return {
    asOf,
    villages: villages.map(villageOf),
    states: statesOf(asOf, staleDays, full, parts),
    repairs: repairsByVillage(openFaults, proven),
  }
}
