/** Which faults a list asks for: what SQL can be asked of a row, and what only a fault's events tell. */
import { type FaultFilter, isUnsettled } from '../../domain/fault/fault.ts'
import type { FaultView } from '../../domain/fault/fault-view.ts'
import { localDay } from '../../domain/period.ts'
import { allOf, isAsked, json, type Value, type Where } from '../engine/sql.ts'

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

const SEARCHED = `v.name || ' ' || t.name || ' ' || f.description || ' ' || coalesce(f.reporter_name, '') || ' ' ||
  coalesce(f.assignee, '') || ' ' || f.id || ' ' ||
  (SELECT by_name FROM fault_events e WHERE e.fault_id = f.id AND e.number = 1)`

export function conditionsOf(filter: FaultFilter, isPast: boolean): Where {
  const { asOf, q = '', open, overdue } = filter
  const searched = q.toLowerCase()
  const asked = [
    isAsked('f.village_code = ?', filter.village),
    isAsked('v.township_code = ?', filter.township),
    isAsked('v.designated = ?', filter.designated),
    isAsked('f.category = ?', filter.category),
    isAsked('f.severity = ?', filter.severity),
    isAsked('f.reported_on >= ?', filter.from),
    isAsked('f.reported_on <= ?', filter.to),
    q !== '' && both(`(instr(lower(${SEARCHED}), ?) > 0 OR instr(v.pinyin, ?) > 0)`, searched),
  ]
  if (isPast && asOf !== undefined) {
    const wasOpen = (open || overdue) === true && isAsked('(f.settled_on IS NULL OR f.settled_on > ?)', asOf)
    return allOf(...asked, isAsked('f.reported_on <= ?', asOf), wasOpen)
  }
  return allOf(
    ...asked,
    isAsked('f.status IN (SELECT value FROM json_each(?))', filter.status && json(filter.status)),
    isAsked('f.assignee = ?', filter.assignee),
    isAsked("f.status = 'closed' AND f.settled_on >= ?", filter.closedFrom),
    isAsked("f.status = 'closed' AND f.settled_on <= ?", filter.closedTo),
    (open !== undefined || overdue === true) && [`f.settled_on IS ${open === false ? 'NOT NULL' : 'NULL'}`],
  )
}

const both = (condition: string, value: Value): [string, Value, Value] => [condition, value, value]
