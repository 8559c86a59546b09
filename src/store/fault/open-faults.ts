/** What is known of faults and repairs on a day, for every village: three statements of a larger batch, and their rows. */
import { faultAfter } from '../../domain/fault/fault.ts'
import { eventsUpTo, type FaultLimits } from '../../domain/fault/fault-clock.ts'
import { type OpenFault, openFaultsOn } from '../../domain/fault/open-faults.ts'
import { addDays } from '../../domain/period.ts'
import { faultRecords, openFaultsStatements } from './faults.ts'
import { type Statement, statement } from '../engine/sql.ts'

/**
 * The faults perhaps unsettled on a day, their events, and the tests that faults were closed with lately. A test counts
 * for `staleDays`; twice as many are asked for, because a step may be dated a little before the test it names.
 */
export const openFaultReading = (asOf: string, staleDays: number): [Statement, Statement, Statement] => [
  ...openFaultsStatements(asOf),
  statement(
    `SELECT e.audibility_report_id AS id FROM faults f JOIN fault_events e ON e.fault_id = f.id AND e.number = f.revision
     WHERE f.settled_on BETWEEN ? AND ? AND f.status = 'closed'`,
    addDays(asOf, -2 * staleDays),
    asOf,
  ),
]

export interface OpenFaultsRead {
  openFaults: OpenFault[]
  /** Codes of villages whose last full test is the one that a fault was closed with. */
  proven: string[]
}

/** Reads the three results; `full` are the rows of every village's last full test up to the day. */
export function openFaultsRead(
  [faults, events, closedWith]: unknown[][],
  full: unknown[],
  until: Date,
  limits: FaultLimits,
): OpenFaultsRead {
  const records = faultRecords(faults ?? [], events ?? [])
  const proofs = new Set((closedWith as { id: string }[]).map(({ id }) => id))
  // closed on that day, and reopened since
  for (const record of records) {
    const then = eventsUpTo(record.events, until)
    const proof = then.length > 0 ? faultAfter(then).audibilityReportId : undefined
    if (proof !== undefined) proofs.add(proof)
  }
  const tests = full as { id: string; village_code: string }[]
  const proven = proofs.size === 0 ? [] : tests.filter(({ id }) => proofs.has(id))
  return { openFaults: openFaultsOn(records, until, limits), proven: proven.map((test) => test.village_code) }
}
