/** What is known of faults and repairs on a day, for every village. */
import { faultAfter } from '../../domain/fault/fault.ts'
import { eventsUpTo, type FaultLimits } from '../../domain/fault/fault-clock.ts'
import { type OpenFault, openFaultsOn } from '../../domain/fault/open-faults.ts'
import { addDays } from '../../domain/period.ts'
import type { TestsRead } from '../audibility/audibility-states.ts'
import { faultsPerhapsOpen } from './faults.ts'
import { type Reading, rowsOf, together } from '../engine/sql.ts'

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
