/** Reads what the figures of faults are worked out from, in two round trips. */
import type { StaleDaysOn } from '../../domain/audibility/audibility.ts'
import { type FaultRecord, faultAfter } from '../../domain/fault/fault.ts'
import type { FaultFiguresInput } from '../../domain/fault/fault-figures.ts'
import type { RepairTest } from '../../domain/fault/fault-repairs.ts'
import type { OverviewSettings } from '../../domain/report/overview.ts'
import { addDays, endOfDay } from '../../domain/period.ts'
import { faultsWhere, faultsPerhapsOpen } from './faults.ts'
import { ask, type Sql, type Reading, rowsOf, together } from '../engine/sql.ts'
import { fullTestsIn, testsOn, type TestsRead } from '../audibility/audibility-states.ts'
import { everyVillage } from '../register/villages.ts'
import { repairsByVillage, type OpenFault, openFaultsOn } from '../../domain/fault/open-faults.ts'
import type { RepairInput } from '../../domain/fault/repair-first.ts'
import { eventsUpTo, type FaultLimits } from '../../domain/fault/fault-clock.ts'

interface FigurePeriod {
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

interface OpenFaultsRead {
  openFaults: OpenFault[]
  /** Codes of villages whose last full test is the one that a fault was closed with. */
  provenBy: (tests: TestsRead) => string[]
}

/**
 * The faults unsettled at the end of a day, and the tests that faults were closed with lately. A test counts for
 * `staleDays`; twice as many are asked for, because a step may be dated a little before the test it names.
 */
export const openFaults = (
  asOf: string,
  until: Date,
  { staleDays, faultLimits }: { staleDays: number; faultLimits: FaultLimits },
): Reading<OpenFaultsRead> =>
  together(
    {
      records: faultsPerhapsOpen(asOf),
      closedWith: rowsOf<{ id: string }>(
        `SELECT e.audibility_report_id AS id FROM faults f
         JOIN fault_events e ON e.fault_id = f.id AND e.number = f.revision
         WHERE f.settled_on BETWEEN ? AND ? AND f.status = 'closed'`,
        [addDays(asOf, -2 * staleDays), asOf],
      ),
    },
    ({ records, closedWith }) => {
      const proofs = new Set(closedWith.map(({ id }) => id))
      // closed on that day, and reopened since
      for (const record of records) {
        const then = eventsUpTo(record.events, until)
        const proof = then.length > 0 ? faultAfter(then).audibilityReportId : undefined
        if (proof !== undefined) proofs.add(proof)
      }
      return {
        openFaults: openFaultsOn(records, until, faultLimits),
        provenBy: ({ lastFull }) => lastFull.filter(({ id }) => proofs.has(id)).map(({ villageCode }) => villageCode),
      }
    },
  )
