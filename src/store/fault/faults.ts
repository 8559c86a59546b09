/** Faults as they are kept: their rows and events, for a day and one by one. */
import type { FaultCategory, FaultEvent, FaultRecord, FaultSeverity, FaultStatus } from '../../domain/fault/fault.ts'
import { json, type Reading, reading, rowsOf, type Sql, together, type Value } from '../engine/sql.ts'

export interface FaultRow {
  id: string
  village_code: string
  category: FaultCategory
  severity: FaultSeverity
  description: string
  reported_at: string
  reported_on: string
  received_at: string
  reporter_name: string | null
  insisted: number
  status: FaultStatus
  revision: number
  sent: string
}

interface EventRow {
  fault_id: string
  number: number
  action: FaultEvent['action']
  at: string
  received_at: string
  by_id: string
  by_name: string
  by_role: FaultEvent['role']
  status: FaultStatus
  assignee: string | null
  reason: string | null
  duplicate_of: string | null
  audibility_report_id: string | null
  parts: string | null
}

const eventOfRow = (row: EventRow): FaultEvent => ({
  number: row.number,
  action: row.action,
  at: row.at,
  receivedAt: row.received_at,
  byId: row.by_id,
  by: row.by_name,
  role: row.by_role,
  status: row.status,
  ...(row.assignee !== null && { assignee: row.assignee }),
  ...(row.reason !== null && { reason: row.reason }),
  ...(row.duplicate_of !== null && { duplicateOf: row.duplicate_of }),
  ...(row.audibility_report_id !== null && { audibilityReportId: row.audibility_report_id }),
  ...(row.parts !== null && { parts: JSON.parse(row.parts) as string[] }),
})

function recordOf(row: FaultRow, events: FaultEvent[]): FaultRecord {
  const [report] = events
  if (!report) throw new Error(`fault ${row.id} has no report among its events`)
  return {
    id: row.id,
    villageCode: row.village_code,
    category: row.category,
    severity: row.severity,
    description: row.description,
    reportedAt: row.reported_at,
    reportedOn: row.reported_on,
    receivedAt: row.received_at,
    reportedBy: row.reporter_name ?? report.by,
    insisted: row.insisted === 1,
    events,
  }
}

/** Rows of faults and of their events, as records in the order of the faults' rows. */
export function faultRecords(faultRows: FaultRow[], eventRows: EventRow[]): FaultRecord[] {
  const events = Map.groupBy(eventRows, ({ fault_id: id }) => id)
  return faultRows.map((row) => recordOf(row, (events.get(row.id) ?? []).map(eventOfRow)))
}

/** All events of the faults whose ids a statement selects. */
export const eventsOf = (ids: string, ...values: Value[]): Reading<EventRow[]> =>
  rowsOf(`SELECT e.* FROM fault_events e WHERE e.fault_id IN (${ids}) ORDER BY e.fault_id, e.number`, values)

/** Faults that fulfil a condition on `f`, and all their events. */
export const faultsWhere = (condition: string, ...values: Value[]): Reading<FaultRecord[]> =>
  together(
    {
      faults: rowsOf<FaultRow>(`SELECT f.* FROM faults f WHERE ${condition} ORDER BY f.reported_at, f.id`, values),
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
    'SELECT id, village_code FROM faults WHERE id IN (SELECT value FROM json_each(?))',
    [json(ids)],
    (rows: Pick<FaultRow, 'id' | 'village_code'>[]) => new Map(rows.map((row) => [row.id, row.village_code])),
  )
