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
const OWN = `f.description || ' ' || coalesce(f.reporter_name, '') || ' ' || coalesce(f.assignee, '') || ' ' || f.id`
const BY_NAME = '(SELECT by_name FROM fault_events e WHERE e.fault_id = f.id AND e.number = 1)'
/** All who ever reported one, each found behind the one before. */
const REPORTERS = `WITH RECURSIVE reporters (name) AS (SELECT min(by_name) FROM fault_events WHERE number = 1 UNION ALL
  SELECT (SELECT min(by_name) FROM fault_events WHERE number = 1 AND by_name > name) FROM reporters WHERE name IS NOT NULL)`
/** Its last word is in its own texts, or its place’s names say it all, by which it is found already. */
const saysIn = (own: string): string => `(instr(lower(${own}), ?) > 0 AND (instr(lower(${own}), ?) > 0 OR EXISTS (
  SELECT 1 FROM villages v JOIN townships t ON t.code = v.township_code WHERE v.code = f.village_code AND
  instr(lower(v.name || ' ' || t.name || ' ' || ${own}), ?) > 0)))`

const MOST_NEAR = 200
/** So much of an id is hardly another’s. */
const ID_PART = 8

/** Those that say it themselves, or by their village’s or township’s name, or whose id begins so; by their numbers. */
export async function faultsSaying(sql: Sql, q: string): Promise<{ numbers: number[]; isBounded: boolean }> {
  const last = q.slice(q.lastIndexOf(' ') + 1)
  const { villages, reporters } = await sql.read({
    villages: villagesSaying(q),
    reporters: countOf(`${REPORTERS} SELECT count(*) AS n FROM reporters WHERE instr(lower(name), ?) > 0`, [last]),
  })
  const most = Math.min(sql.rowsAtOnce ?? MOST_LOOKED_AT, MOST_LOOKED_AT)
  const id = q.length < ID_PART ? '~' : q
  const own = reporters > 0 ? `${OWN} || ' ' || ${BY_NAME}` : OWN
  const { near, newest, others } = await sql.read({
    near: rowsOf<{ number: number }>(
      `SELECT rowid AS number FROM faults WHERE village_code IN (SELECT value FROM json_each(?)) UNION ALL
       SELECT number FROM (SELECT rowid AS number FROM faults WHERE id >= ? AND id < ? LIMIT ${MOST_NEAR})`,
      [json(villages.slice(0, MOST_NEAR)), id, `${id}~`],
    ),
    newest: rowsOf<{ number: number; code: string; says: number }>(
      `SELECT f.number, f.village_code AS code, ${saysIn(own)} AS says FROM
       (SELECT *, rowid AS number FROM faults ORDER BY reported_at DESC, id DESC LIMIT ?) f WHERE ? OR says`,
      [last, q, q, most, Number(villages.length > MOST_NEAR)],
    ),
    others: countOf('SELECT count(*) AS n FROM (SELECT 1 FROM faults LIMIT 1 OFFSET ?)', [most]),
  })
  const named = new Set(villages)
  const saying = newest.filter(({ says, code }) => says === 1 || named.has(code))
  return { numbers: [...new Set([...near, ...saying].map(({ number }) => number))], isBounded: others > 0 }
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

/** Settled later than on a day, or not yet; takes it three times. The index that tells it has their numbers. */
const WAS_OPEN = `f.rowid IN (SELECT rowid FROM faults WHERE settled_on > ? AND reported_on <= ?
  UNION ALL SELECT rowid FROM faults WHERE settled_on IS NULL AND reported_on <= ?)`
/** Of the villages the few that are designated are listed, whichever are asked for, and faults are read in their order. */
const IS_DESIGNATED = '(f.village_code IN (SELECT code FROM villages WHERE designated = 1)) = ?'

export function conditionsOf(filter: FaultFilter, isPast: boolean, saying: number[] | undefined): Where {
  const { asOf, open, overdue } = filter
  const asked = [
    isAsked('f.village_code = ?', filter.village),
    isAsked('f.resource_code = ?', filter.resource),
    isAsked('f.village_code IN (SELECT code FROM villages WHERE township_code = ?)', filter.township),
    isAsked(IS_DESIGNATED, filter.designated),
    isAsked('f.category = ?', filter.category),
    isAsked('f.severity = ?', filter.severity),
    isAsked('f.reported_on >= ?', filter.from),
    isAsked('f.reported_on <= ?', filter.to),
    isAsked('f.rowid IN (SELECT value FROM json_each(?))', saying && json(saying)),
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
