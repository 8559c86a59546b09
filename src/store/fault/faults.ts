/** Faults as they are kept: their rows and events, for a day and one by one. */
import type { FaultEvent, FaultRecord } from '../../domain/fault/fault.ts'
import { json, type Reading, reading, rowAs, rowsOf, type Sql, together, type Value } from '../engine/sql.ts'

export const FAULT_COLUMNS = `f.id, f.village_code, f.category, f.severity, f.description, f.reported_at, f.reported_on,
  f.received_at, f.reporter_name AS reported_by, f.insisted`
/** Without its reporter's name where that is the one who sent it. */
export type FaultRow = Omit<FaultRecord, 'events' | 'reportedBy'> & { reportedBy?: string }
const faultAs = rowAs<FaultRow>({ flags: ['insisted'] })

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

/** All events of the faults whose ids a statement selects. */
export const eventsOf = (ids: string, ...values: Value[]): Reading<EventRow[]> =>
  rowsOf(
    `SELECT e.number, e.action, e.at, e.received_at, e.by_id, e.by_name AS by, e.by_role AS role, e.status, e.assignee,
       e.reason, e.duplicate_of, e.audibility_report_id, e.parts, e.fault_id
     FROM fault_events e WHERE e.fault_id IN (${ids}) ORDER BY e.fault_id, e.number`,
    values,
    eventAs,
  )

/** Faults that fulfil a condition on `f`, and all their events. */
export const faultsWhere = (condition: string, ...values: Value[]): Reading<FaultRecord[]> =>
  together(
    {
      faults: rowsOf(
        `SELECT ${FAULT_COLUMNS} FROM faults f WHERE ${condition} ORDER BY f.reported_at, f.id`,
        values,
        faultAs,
      ),
      events: eventsOf(`SELECT f.id FROM faults f WHERE ${condition}`, ...values),
    },
    ({ faults, events }) => faultRecords(faults, events),
  )

/** Faults that were perhaps unsettled at the end of a day: one settled later may have been settled before, too, and reopened. */
export const faultsPerhapsOpen = (asOf: string): Reading<FaultRecord[]> =>
  faultsWhere('f.reported_on <= ? AND (f.settled_on IS NULL OR f.settled_on > ?)', asOf, asOf)

/** Every fault reported up to a day. */
export const faultsUpTo = (asOf: string): Reading<FaultRecord[]> => faultsWhere('f.reported_on <= ?', asOf)

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
