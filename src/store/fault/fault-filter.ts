/** Which faults a list asks for: what SQL can be asked of a row, and what only a fault's events tell. */
import { type FaultCategory, type FaultSeverity, type FaultStatus, isUnsettled } from '../../domain/fault/fault.ts'
import type { FaultView } from '../../domain/fault/fault-view.ts'
import { localDay } from '../../domain/period.ts'
import { json, type Value } from '../engine/sql.ts'

export interface FaultFilter {
  village?: string | undefined
  township?: string | undefined
  designated?: boolean | undefined
  category?: FaultCategory | undefined
  severity?: FaultSeverity | undefined
  /** Days of the report. */
  from?: string | undefined
  to?: string | undefined
  /** Days of the last closing, of faults that are closed. */
  closedFrom?: string | undefined
  closedTo?: string | undefined
  /** Part of a village's, township's or person's name, of what was described, or an id. */
  q?: string | undefined
  statuses?: FaultStatus[] | undefined
  open?: boolean | undefined
  assignee?: string | undefined
  overdue?: boolean | undefined
  /** As the faults stood at the end of this day; now, unless told. */
  asOf?: string | undefined
}

/** Does a fault answer what its row could not be asked? */
export function holds(view: FaultView, filter: FaultFilter, timeZone: string): boolean {
  const { statuses, open, assignee, overdue } = filter
  return (
    isClosedWithin(view, filter, timeZone) &&
    (!statuses || statuses.includes(view.status)) &&
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

export interface Where {
  condition: string
  values: Value[]
}

const SEARCHED = `v.name || ' ' || t.name || ' ' || f.description || ' ' || coalesce(f.reporter_name, '') || ' ' ||
  coalesce(f.assignee, '') || ' ' || f.id || ' ' ||
  (SELECT by_name FROM fault_events e WHERE e.fault_id = f.id AND e.number = 1)`

export function conditionsOf(filter: FaultFilter, isPast: boolean): Where {
  const conditions = ['1']
  const values: Value[] = []
  const add = (condition: string, ...more: Value[]): void => {
    conditions.push(condition)
    values.push(...more)
  }
  if (filter.village) add('f.village_code = ?', filter.village)
  if (filter.township) add('v.township_code = ?', filter.township)
  if (filter.designated !== undefined) add('v.designated = ?', Number(filter.designated))
  if (filter.category) add('f.category = ?', filter.category)
  if (filter.severity) add('f.severity = ?', filter.severity)
  if (filter.from) add('f.reported_on >= ?', filter.from)
  if (filter.to) add('f.reported_on <= ?', filter.to)
  if (filter.q) {
    const q = filter.q.toLowerCase()
    add(`(instr(lower(${SEARCHED}), ?) > 0 OR instr(v.pinyin, ?) > 0)`, q, q)
  }
  if (isPast && filter.asOf !== undefined) {
    add('f.reported_on <= ?', filter.asOf)
    if (filter.open || filter.overdue) add('(f.settled_on IS NULL OR f.settled_on > ?)', filter.asOf)
  } else {
    if (filter.statuses) add('f.status IN (SELECT value FROM json_each(?))', json(filter.statuses))
    if (filter.assignee) add('f.assignee = ?', filter.assignee)
    if (filter.closedFrom) add("f.status = 'closed' AND f.settled_on >= ?", filter.closedFrom)
    if (filter.closedTo) add("f.status = 'closed' AND f.settled_on <= ?", filter.closedTo)
    if (filter.open !== undefined || filter.overdue) {
      add(`f.settled_on IS ${filter.open === false ? 'NOT NULL' : 'NULL'}`)
    }
  }
  return { condition: conditions.join(' AND '), values }
}
