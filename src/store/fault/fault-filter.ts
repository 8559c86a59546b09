/** By what faults are filtered: what their rows can be asked, what only their events tell, and where few are left to look at. */
import { type FaultFilter, type FaultStatus, isUnsettled } from '../../domain/fault/fault.ts'
import type { FaultView } from '../../domain/fault/open-faults.ts'
import { addDays, localDay } from '../../domain/period.ts'
import { allOf, countOf, isAsked, json, rowsOf, type Sql, type Where } from '../engine/sql.ts'
import { villagesSaying } from '../register/register-words.ts'

/** Does a fault answer what its row could not be asked? */
export function holds(view: FaultView, filter: FaultFilter, timeZone: string): boolean {
  const { status, open, assignee, overdue } = filter
  return (
    isClosedWithin(view, filter, timeZone) &&
    (!status || status.includes(view.status)) &&
    (open === undefined || isUnsettled(view.status) === open) &&
    (assignee === undefined || view.assignee === assignee) &&
    (overdue === undefined || view.isOverdue === overdue)
  )
}

function isClosedWithin(view: FaultView, { closedFrom, closedTo }: FaultFilter, timeZone: string): boolean {
  if (closedFrom === undefined && closedTo === undefined) return true
  if (view.status !== 'closed' || view.settledAt === undefined) return false
  const day = localDay(view.settledAt, timeZone)
  return (closedFrom === undefined || day >= closedFrom) && (closedTo === undefined || day <= closedTo)
}

/** As many as a county has in ten years: of a province’s, those of villages so named, and the newest that say it. */
const MOST_LOOKED_AT = 5000
const SEARCHED = `v.name || ' ' || t.name || ' ' || f.description || ' ' || coalesce(f.reporter_name, '') || ' ' ||
  coalesce(f.assignee, '') || ' ' || f.id || ' ' ||
  (SELECT by_name FROM fault_events e WHERE e.fault_id = f.id AND e.number = 1)`

const MOST_VILLAGES = 200

export async function faultsSaying(sql: Sql, q: string): Promise<{ ids: string[]; isBounded: boolean }> {
  const { villages } = await sql.read({ villages: villagesSaying(q) })
  const { rows, others } = await sql.read({
    rows: rowsOf<{ id: string }>(
      `SELECT id FROM faults WHERE village_code IN (SELECT value FROM json_each(?)) UNION
       SELECT f.id FROM (SELECT * FROM faults ORDER BY reported_at DESC, id DESC LIMIT ${MOST_LOOKED_AT}) f
       JOIN villages v ON v.code = f.village_code JOIN townships t ON t.code = v.township_code
       WHERE instr(lower(${SEARCHED}), ?) > 0`,
      [json(villages.length > MOST_VILLAGES ? villages.slice(0, MOST_VILLAGES) : villages), q],
    ),
    others: countOf(`SELECT count(*) AS n FROM (SELECT 1 FROM faults LIMIT 1 OFFSET ${MOST_LOOKED_AT})`),
  })
  return { ids: rows.map(({ id }) => id), isBounded: others > 0 }
}

/** Of a village, a machine, a person, some words, or what still is to be done there are few, and an index finds them. */
export const isFew = (
  { village, resource, township, assignee, q, open, overdue, status }: FaultFilter,
  isPast: boolean,
): boolean =>
  [village, resource, township, q].some((one) => one !== undefined) ||
  open === true ||
  overdue === true ||
  (!isPast && (assignee !== undefined || isOnlyUnsettled(status)))
const isOnlyUnsettled = (status: FaultStatus[] | undefined): boolean => status?.every(isUnsettled) ?? false

/** The part of their order in which a filter’s days lie, wherever the office’s clock stands. */
export const rangeOf = ({ from, to, asOf }: FaultFilter): Where =>
  allOf(
    isAsked('f.reported_at >= ?', from && addDays(from, -2)),
    isAsked('f.reported_at < ?', to && addDays(to, 2)),
    isAsked('f.reported_at < ?', asOf && addDays(asOf, 2)),
  )

/** Settled later than on a day, or not yet; takes it three times. */
const WAS_OPEN = `f.id IN (SELECT id FROM faults WHERE settled_on > ? AND reported_on <= ?
  UNION ALL SELECT id FROM faults WHERE settled_on IS NULL AND reported_on <= ?)`

export function conditionsOf(filter: FaultFilter, isPast: boolean, saying: string[] | undefined): Where {
  const { asOf, open, overdue } = filter
  const asked = [
    isAsked('f.village_code = ?', filter.village),
    isAsked('f.resource_code = ?', filter.resource),
    isAsked('f.village_code IN (SELECT code FROM villages WHERE township_code = ?)', filter.township),
    isAsked('f.village_code IN (SELECT code FROM villages WHERE designated = ?)', filter.designated),
    isAsked('f.category = ?', filter.category),
    isAsked('f.severity = ?', filter.severity),
    isAsked('f.reported_on >= ?', filter.from),
    isAsked('f.reported_on <= ?', filter.to),
    isAsked('f.id IN (SELECT value FROM json_each(?))', saying && json(saying)),
  ]
  if (isPast && asOf !== undefined) {
    return allOf(
      ...asked,
      isAsked('f.reported_on <= ?', asOf),
      (open || overdue) === true && [WAS_OPEN, asOf, asOf, asOf],
    )
  }
  return allOf(
    ...asked,
    isAsked('f.status IN (SELECT value FROM json_each(?))', filter.status && json(filter.status)),
    isAsked('f.assignee = ?', filter.assignee),
    isAsked("f.status = 'closed' AND f.settled_on >= ?", filter.closedFrom),
    isAsked("f.status = 'closed' AND f.settled_on <= ?", filter.closedTo),
    // of an index that has only these
    (open === true || overdue === true || isOnlyUnsettled(filter.status)) && ['f.settled_on IS NULL'],
    open === false && ['f.settled_on IS NOT NULL'],
  )
}
