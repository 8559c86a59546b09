/** Reads what the order of repairs is worked out from, in one round trip. */
import type { OverviewSettings } from '../../domain/report/overview.ts'
import { repairsByVillage } from '../../domain/fault/open-faults.ts'
import { endOfDay } from '../../domain/period.ts'
import type { RepairInput } from '../../domain/fault/repair-first.ts'
import { testsOn } from '../audibility/audibility-states.ts'
import { openFaults } from './open-faults.ts'
import type { Sql } from '../engine/sql.ts'
import { everyVillage } from '../register/villages.ts'

export async function readRepairs(
  sql: Sql,
  asOf: string,
  now: Date,
  settings: OverviewSettings,
): Promise<Omit<RepairInput, 'scope' | 'order'>> {
  const { villages, tests, faults } = await sql.read({
    villages: everyVillage,
    tests: testsOn(asOf, settings.staleDays),
    faults: openFaults(asOf, endOfDay(asOf, settings.timeZone, now), settings),
  })
  const repairs = repairsByVillage(faults.openFaults, faults.provenBy(tests))
  return { asOf, villages, states: tests.states, repairs }
}
