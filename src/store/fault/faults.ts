/** Faults as they are kept: their rows and events, for a day and one by one, and what their figures are worked out from. */
import { faultAfter, type FaultEvent, type FaultRecord } from '../../domain/fault/fault.ts'
import { keptBy } from '../engine/kept-readings.ts'
import {
  ask,
  type Basis,
  json,
  reading,
  type Reading,
  rowAs,
  rowsOf,
  type Sql,
  together,
  type Value,
} from '../engine/sql.ts'
import type { StaleDaysOn } from '../../domain/audibility/audibility.ts'
import type { FaultFiguresInput } from '../../domain/fault/fault-figures.ts'
import type { RepairTest } from '../../domain/fault/fault-repairs.ts'
import type { OverviewSettings } from '../../domain/report/overview.ts'
import { addDays, endOfDay } from '../../domain/period.ts'
import { fullTestsIn, testsOn, type TestsRead } from '../audibility/audibility-states.ts'
import { everyVillage } from '../register/villages.ts'
import { onDay } from '../register/village-versions.ts'
import {
  faultOn,
  type FaultView,
  type Judged,
  type OpenFault,
  openFaultsOn,
  repairsByVillage,
} from '../../domain/fault/open-faults.ts'
import type { RepairInput } from '../../domain/fault/repair-first.ts'
import { eventsUpTo, type FaultLimits } from '../../domain/fault/fault-clock.ts'

export const FAULT_COLUMNS = `f.id, f.village_code, f.category, f.severity, f.description, f.reported_at, f.reported_on,
  f.received_at, f.resource_code, f.reporter_name AS reported_by, f.insisted`
/** Without its reporter's name where that is the one who sent it. */
export type FaultRow = Omit<FaultRecord, 'events' | 'reportedBy'> & { reportedBy?: string }
const faultAs = rowAs<FaultRow>({ flags: ['insisted'] })
/** Their reporters’ names are in the trail by themselves. */
const OF_FAULTS: Basis = { kinds: ['fault', 'fault_witness', 'personal_data'] }
type EventRow = FaultEvent & { faultId: string }
const eventAs = rowAs<EventRow>({ json: ['parts'] })

/** Faults with their events, in the order of the faults. */
export function faultRecords(faults: FaultRow[], all: EventRow[]): FaultRecord[] {
  const eventsOf = Map.groupBy(all, ({ faultId }) => faultId)
  return faults.map((fault) => {
    const events = (eventsOf.get(fault.id) ?? []).map(({ faultId: _, ...event }) => event)
    const [report] = events
    if (!report) throw new Error(`fault ${fault.id} has no report among its events`)
    return { ...fault, reportedBy: fault.reportedBy ?? report.by, events }
  })
}

/** When faults are looked at, and by which limits. */
export interface FaultClock {
  now: Date
  timeZone: string
  limits: FaultLimits
}
/** Also when the clock was put back since its last event. */
export const faultNow = (record: Judged, { now, limits }: Pick<FaultClock, 'now' | 'limits'>): FaultView | undefined =>
  faultOn(record, new Date(Math.max(now.getTime(), Date.parse(record.events.at(-1)?.at ?? ''))), limits)
/** As it stood at an instant; without one, as it stands now. */
export const faultThen = (record: Judged, until: Date | undefined, clock: FaultClock): FaultView | undefined =>
  until ? faultOn(record, until, clock.limits) : faultNow(record, clock)

/** All events of the faults whose ids a statement selects. */
export const eventsOf = (ids: string, ...values: Value[]): Reading<EventRow[]> =>
  rowsOf(
    `SELECT e.number, e.action, e.at, e.received_at, e.by_id, e.by_name AS by, e.by_role AS role, e.status, e.assignee,
       e.reason, e.duplicate_of, e.audibility_report_id, e.parts, e.fault_id
     FROM fault_events e WHERE e.fault_id IN (${ids}) ORDER BY e.fault_id, e.number`,
    values,
    eventAs,
  )

/** Faults that fulfil a condition on `f` alone, and all their events; the plus keeps it from reading all for their order. */
export const faultsWhere = (condition: string, ...values: Value[]): Reading<FaultRecord[]> =>
  together(
    {
      faults: keptBy(
        OF_FAULTS,
        rowsOf(
          `SELECT ${FAULT_COLUMNS} FROM faults f WHERE ${condition} ORDER BY +f.reported_at, f.id`,
          values,
          faultAs,
        ),
      ),
      events: keptBy(OF_FAULTS, eventsOf(`SELECT f.id FROM faults f WHERE ${condition}`, ...values)),
    },
    ({ faults, events }) => faultRecords(faults, events),
  )

/** Faults that were perhaps unsettled at the end of a day: one settled later may have been settled before, too, and reopened. */
export const faultsPerhapsOpen = (asOf: string): Reading<FaultRecord[]> =>
  faultsWhere('f.reported_on <= ? AND (f.settled_on IS NULL OR f.settled_on > ?)', asOf, asOf)

/** Those of the villages in which a fault is unsettled now. */
export async function villagesWithFault(sql: Sql, codes: string[]): Promise<Set<string>> {
  const rows = await sql.all<{ code: string }>(
    `SELECT DISTINCT village_code AS code FROM faults
     WHERE settled_on IS NULL AND village_code IN (SELECT value FROM json_each(?))`,
    json(codes),
  )
  return new Set(rows.map(({ code }) => code))
}

/** Which village each fault is of, as far as they exist. */
export const villagesOfFaults = (ids: string[]): Reading<Map<string, string>> =>
  reading(
    'SELECT id, village_code AS code FROM faults WHERE id IN (SELECT value FROM json_each(?))',
    [json(ids)],
    (rows: { id: string; code: string }[]) => new Map(rows.map(({ id, code }) => [id, code])),
  )

interface FigurePeriod {
  from: string
  asOf: string
  /** Only the villages under special watch, or only the others. */
  designated?: boolean | undefined
}

export async function readFaultFigures(
  today: Sql,
  { from, asOf, designated }: FigurePeriod,
  now: Date,
  { timeZone, faultLimits: limits }: OverviewSettings,
  staleDaysOn: StaleDaysOn,
): Promise<FaultFiguresInput> {
  const sql = await onDay(today, asOf)
  const { every, records } = await sql.read({
    every: everyVillage,
    // one settled before the period is in none of its figures; one reopened since is not settled, or settled later
    records: faultsWhere('f.reported_on <= ? AND (f.settled_on IS NULL OR f.settled_on >= ?)', asOf, from),
  })
  const villages = every.filter((village) => (designated ?? village.designated) === village.designated)
  const tests = await testsOf(sql, records, staleDaysOn)
  return { from, asOf, until: endOfDay(asOf, timeZone, now), timeZone, limits, staleDaysOn, villages, records, tests }
}

async function testsOf(sql: Sql, records: FaultRecord[], staleDaysOn: StaleDaysOn): Promise<RepairTest[]> {
  const repaired = records.filter(({ events }) => events.some(({ action }) => action === 'close'))
  const [first] = repaired.map(({ reportedOn }) => addDays(reportedOn, -staleDaysOn(reportedOn))).sort()
  if (first === undefined) return []
  const codes = [...new Set(repaired.map(({ villageCode }) => villageCode))]
  return ask(sql, fullTestsIn(codes, first))
}

export async function readRepairs(
  today: Sql,
  asOf: string,
  now: Date,
  settings: OverviewSettings,
): Promise<Omit<RepairInput, 'scope' | 'order'>> {
  const sql = await onDay(today, asOf)
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
      closedWith: keptBy(
        OF_FAULTS,
        rowsOf<{ id: string }>(
          `SELECT e.audibility_report_id AS id FROM faults f
           JOIN fault_events e ON e.fault_id = f.id AND e.number = f.revision
           WHERE f.settled_on BETWEEN ? AND ? AND f.status = 'closed'`,
          [addDays(asOf, -2 * staleDays), asOf],
        ),
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
