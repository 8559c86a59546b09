/** Faults with the names a reader needs: one with all that is known of it, and lists as they stood on a day. */
import { type FaultFilter, type FaultRecord, isUnsettled } from '../../domain/fault/fault.ts'
import type { FaultLimits, ProofReport } from '../../domain/fault/fault-clock.ts'
import { faultOn, type FaultView } from '../../domain/fault/open-faults.ts'
import { endOfDay, localDay } from '../../domain/period.ts'
import type { FaultPhoto } from '../../domain/fault/fault-photo.ts'
import { photosOfFault } from '../screening/photos.ts'
import { villagesSaying } from '../register/register-words.ts'
import { PROOF_COLUMNS, proofAs } from './fault-steps.ts'
import { eventsOf, FAULT_COLUMNS, faultRecords, type FaultRow } from './faults.ts'
import {
  allOf,
  ask,
  countOf,
  isAsked,
  json,
  type Reading,
  rowAs,
  rowOf,
  rowsOf,
  type Sql,
  together,
  type Value,
  type Where,
} from '../engine/sql.ts'

export interface StandingFault extends Named {
  record: FaultRecord
  view: FaultView
}

/** When faults are looked at, and by which limits. */
export interface FaultClock {
  now: Date
  timeZone: string
  limits: FaultLimits
}

interface Named {
  villageName: string
  townshipName: string
  designated: boolean
  witnesses: number
}
const namedAs = rowAs<Named & FaultRow>({ flags: ['designated', 'insisted'] })
const faultOf = ({ villageName: _, townshipName: __, designated: ___, witnesses: ____, ...fault }: Named & FaultRow) =>
  fault

const FROM = `FROM faults f JOIN villages v ON v.code = f.village_code JOIN townships t ON t.code = v.township_code`
const NAMES = `v.name AS village_name, t.name AS township_name, v.designated,
  (SELECT count(*) FROM fault_witnesses w WHERE w.fault_id = f.id AND w.witnessed_at <= ?) AS witnesses`

interface FaultWitness {
  id: string
  name: string
  witnessedAt: string
  by: string
  note?: string
}

export interface KnownFault extends StandingFault {
  witnessList: FaultWitness[]
  photos: FaultPhoto[]
  proof?: ProofReport | undefined
}

/** Everything about one fault as it stands now; null where there is none. */
export async function findFault(sql: Sql, id: string, clock: FaultClock): Promise<KnownFault | null> {
  const key = id.toLowerCase()
  const { faults, witnessList, photos, proof } = await sql.read({
    faults: standing('WHERE f.id = ?', [key], undefined, clock),
    witnessList: rowsOf(
      `SELECT id, name, witnessed_at, by_name AS by, note FROM fault_witnesses WHERE fault_id = ? ORDER BY witnessed_at, id`,
      [key],
      rowAs<FaultWitness>(),
    ),
    photos: photosOfFault(key),
    proof: rowOf(
      `SELECT ${PROOF_COLUMNS} FROM faults f JOIN fault_events e ON e.fault_id = f.id AND e.number = f.revision
       JOIN audibility_reports r ON r.id = e.audibility_report_id WHERE f.id = ?`,
      [key],
      proofAs,
    ),
  })
  const [fault] = faults
  return fault ? { ...fault, witnessList, photos, proof } : null
}

const END_OF_TIME = '9999'

/** Some faults as they stood at an instant; without one, as they stand now, even when the clock was put back meanwhile. */
const standing = (
  which: string,
  values: Value[],
  until: Date | undefined,
  clock: FaultClock,
): Reading<StandingFault[]> =>
  together(
    {
      rows: rowsOf(
        `SELECT ${FAULT_COLUMNS}, ${NAMES} ${FROM} ${which}`,
        [until?.toISOString() ?? END_OF_TIME, ...values],
        namedAs,
      ),
      events: eventsOf(`SELECT f.id ${FROM} ${which}`, ...values),
    },
    ({ rows, events }) => {
      const names = rows.map(({ villageName, townshipName, designated, witnesses }) => {
        return { villageName, townshipName, designated, witnesses }
      })
      return faultRecords(rows.map(faultOf), events).flatMap((record, i) => {
        const view = until ? faultOn(record, until, clock.limits) : faultNow(record, clock)
        const named = names[i]
        return named && view ? [{ record, view, ...named }] : []
      })
    },
  )

/** Also when the clock was put back since its last event. */
export const faultNow = (
  record: FaultRecord,
  { now, limits }: Pick<FaultClock, 'now' | 'limits'>,
): FaultView | undefined =>
  faultOn(record, new Date(Math.max(now.getTime(), Date.parse(record.events.at(-1)?.at ?? ''))), limits)

const NEWEST_FIRST = 'ORDER BY f.reported_at DESC, f.id DESC'

/** Where a page ends: the last fault's place in the order newest report first. */
type FaultCursor = Record<'reportedAt' | 'id', string>

interface FaultPage {
  items: StandingFault[]
  total: number
  next?: FaultCursor
}

/** Newest report first; `total` is of the whole filter. How a fault stood on a past day only its events tell. */
export async function findFaults(
  sql: Sql,
  filter: FaultFilter,
  clock: FaultClock,
  limit: number,
  after?: FaultCursor,
): Promise<FaultPage> {
  const isPast = filter.asOf !== undefined && filter.asOf < localDay(clock.now, clock.timeZone)
  const until = isPast ? endOfDay(filter.asOf ?? '', clock.timeZone, clock.now) : undefined
  const asked = [filter.status, filter.open, filter.assignee, filter.closedFrom, filter.closedTo]
  const isJudged = filter.overdue !== undefined || (isPast && asked.some((one) => one !== undefined))
  const saying = filter.q ? await faultsSaying(sql, filter.q.toLowerCase()) : undefined
  const where = conditionsOf(filter, isPast, saying)
  if (!isJudged) return pageOf(sql, where, until, clock, limit, after)
  const found = await ask(sql, standing(`WHERE ${where.where} ${NEWEST_FIRST}`, where.values, until, clock))
  const all = found.filter(({ view }) => holds(view, filter, clock.timeZone))
  const rest = after ? all.filter(({ record }) => isBeyond(record, after)) : all
  return paged(rest.slice(0, limit + 1), all.length, limit)
}

const isBeyond = ({ reportedAt, id }: FaultRecord, after: FaultCursor): boolean =>
  reportedAt < after.reportedAt || (reportedAt === after.reportedAt && id < after.id)

async function pageOf(
  sql: Sql,
  { where: condition, values }: Where,
  until: Date | undefined,
  clock: FaultClock,
  limit: number,
  after?: FaultCursor,
): Promise<FaultPage> {
  const beyond = after ? '(f.reported_at, f.id) < (?, ?)' : '1'
  const page = `WHERE ${condition} AND ${beyond} ${NEWEST_FIRST} LIMIT ?`
  const pageValues = [...values, ...(after ? [after.reportedAt, after.id] : []), limit + 1]
  const { faults, total } = await sql.read({
    faults: standing(page, pageValues, until, clock),
    total: countOf(`SELECT count(*) AS n ${FROM} WHERE ${condition}`, values),
  })
  return paged(faults, total, limit)
}

/** One more than asked for says that there is a next page. */
function paged(read: StandingFault[], total: number, limit: number): FaultPage {
  const items = read.slice(0, limit)
  const last = read.length > limit ? items.at(-1)?.record : undefined
  return { items, total, ...(last && { next: { reportedAt: last.reportedAt, id: last.id } }) }
}

/** Does a fault answer what its row could not be asked? */
function holds(view: FaultView, filter: FaultFilter, timeZone: string): boolean {
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

async function faultsSaying(sql: Sql, q: string): Promise<string[]> {
  const { villages } = await sql.read({ villages: villagesSaying(q) })
  const rows = await sql.all<{ id: string }>(
    `SELECT id FROM faults WHERE village_code IN (SELECT value FROM json_each(?)) UNION
     SELECT f.id FROM (SELECT * FROM faults ORDER BY reported_at DESC, id DESC LIMIT ${MOST_LOOKED_AT}) f
     JOIN villages v ON v.code = f.village_code JOIN townships t ON t.code = v.township_code
     WHERE instr(lower(${SEARCHED}), ?) > 0`,
    json(villages),
    q,
  )
  return rows.map(({ id }) => id)
}

function conditionsOf(filter: FaultFilter, isPast: boolean, saying: string[] | undefined): Where {
  const { asOf, open, overdue } = filter
  const asked = [
    isAsked('f.village_code = ?', filter.village),
    isAsked('f.resource_code = ?', filter.resource),
    isAsked('v.township_code = ?', filter.township),
    isAsked('v.designated = ?', filter.designated),
    isAsked('f.category = ?', filter.category),
    isAsked('f.severity = ?', filter.severity),
    isAsked('f.reported_on >= ?', filter.from),
    isAsked('f.reported_on <= ?', filter.to),
    isAsked('f.id IN (SELECT value FROM json_each(?))', saying && json(saying)),
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
