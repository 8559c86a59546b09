/** Faults with the names a reader needs: one with all that is known of it, and lists as they stood on a day. */
import type { FaultFilter, FaultRecord } from '../../domain/fault/fault.ts'
import type { FaultLimits, ProofReport } from '../../domain/fault/fault-clock.ts'
import { faultOn, type FaultView } from '../../domain/fault/open-faults.ts'
import { endOfDay, localDay } from '../../domain/period.ts'
import type { FaultPhoto } from '../../domain/fault/fault-photo.ts'
import { photosOfFault } from '../screening/photos.ts'
import { conditionsOf, faultsSaying, holds, isFew, rangeOf } from './fault-filter.ts'
import { PROOF_COLUMNS, proofAs } from './fault-steps.ts'
import { eventsOf, FAULT_COLUMNS, faultRecords, type FaultRow } from './faults.ts'
import {
  ask,
  countOf,
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
      events: eventsOf(`SELECT f.id FROM faults f ${which}`, ...values),
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
  /** Not everything was looked through: there are that many, or more. */
  isTotalBounded?: true
  next?: FaultCursor
}

/** As many as a county has in many years are looked through at once, by the engine’s stretches; fewer where only their events tell how they stood. */
const STRETCHES = { looked: 2, judged: 0.4 }

/** Newest report first; `total` is of the whole filter, or of what was looked through. How a fault stood on a past day only its events tell. */
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
  const where = conditionsOf(filter, isPast, saying?.ids)
  const most =
    sql.rowsAtOnce === undefined || isFew(filter, isPast)
      ? undefined
      : Math.ceil(sql.rowsAtOnce * STRETCHES[isJudged ? 'judged' : 'looked'])
  const look = { where, until, clock, limit, range: rangeOf(filter), most, after }
  const page = isJudged ? await judgedPage(sql, look, filter) : await pageOf(sql, look)
  return saying?.isBounded ? { ...page, isTotalBounded: true } : page
}

interface Look {
  where: Where
  until: Date | undefined
  clock: FaultClock
  limit: number
  /** On `f` alone: in which part of their order they are. */
  range: Where
  /** How many are looked through; all where it does not say. */
  most: number | undefined
  after: FaultCursor | undefined
}

const beyond = (after: FaultCursor | undefined): Where =>
  after ? { where: '(f.reported_at, f.id) < (?, ?)', values: [after.reportedAt, after.id] } : { where: '1', values: [] }
const andSo = (...parts: Where[]): Where => ({
  where: parts.map(({ where }) => where).join(' AND '),
  values: parts.flatMap(({ values }) => values),
})

/** The last that is looked at behind a place; undefined where there are not so many. */
const edgeBehind = ({ range, most }: Look, after: FaultCursor | undefined): Reading<FaultCursor | undefined> => {
  if (most === undefined) return { statements: [], decode: () => undefined }
  const { where, values } = andSo(range, beyond(after))
  return rowOf<FaultCursor>(
    `SELECT f.reported_at AS reportedAt, f.id FROM faults f WHERE ${where} ${NEWEST_FIRST} LIMIT 1 OFFSET ?`,
    [...values, most - 1],
  )
}
const downTo = (edge: FaultCursor | undefined): Where =>
  edge ? { where: '(f.reported_at, f.id) >= (?, ?)', values: [edge.reportedAt, edge.id] } : { where: '1', values: [] }

async function pageOf(sql: Sql, look: Look): Promise<FaultPage> {
  const { where, until, clock, limit, after } = look
  const { first, edge } = await sql.read({ first: edgeBehind(look, undefined), edge: edgeBehind(look, after) })
  const page = andSo(where, look.range, beyond(after), downTo(edge))
  const counted = andSo(where, look.range, downTo(first))
  const { faults, total } = await sql.read({
    faults: standing(`WHERE ${page.where} ${NEWEST_FIRST} LIMIT ?`, [...page.values, limit + 1], until, clock),
    total: countOf(`SELECT count(*) AS n FROM faults f WHERE ${counted.where}`, counted.values),
  })
  return paged(faults, { total, isBounded: first !== undefined, limit, edge })
}

async function judgedPage(sql: Sql, look: Look, filter: FaultFilter): Promise<FaultPage> {
  const { where, until, clock, limit, after } = look
  const { first, edge } = await sql.read({ first: edgeBehind(look, undefined), edge: edgeBehind(look, after) })
  const judged = async (...parts: Where[]): Promise<StandingFault[]> => {
    const asked = andSo(where, look.range, ...parts)
    const found = await ask(sql, standing(`WHERE ${asked.where} ${NEWEST_FIRST}`, asked.values, until, clock))
    return found.filter(({ view }) => holds(view, filter, clock.timeZone))
  }
  const counted = await judged(downTo(first))
  const rest =
    after === undefined
      ? counted
      : first === undefined
        ? behind(counted, after)
        : await judged(beyond(after), downTo(edge))
  return paged(rest.slice(0, limit + 1), { total: counted.length, isBounded: first !== undefined, limit, edge })
}

const behind = (all: StandingFault[], after: FaultCursor): StandingFault[] =>
  all.filter(
    ({ record: { reportedAt, id } }) =>
      reportedAt < after.reportedAt || (reportedAt === after.reportedAt && id < after.id),
  )

interface Told {
  total: number
  isBounded: boolean
  limit: number
  edge: FaultCursor | undefined
}
/** One more than asked for says that there is a next page; so does what was not looked at. */
function paged(read: StandingFault[], { total, isBounded, limit, edge }: Told): FaultPage {
  const items = read.slice(0, limit)
  const last = read.length > limit ? items.at(-1)?.record : edge
  return {
    items,
    total,
    ...(isBounded && { isTotalBounded: true }),
    ...(last && { next: { reportedAt: last.reportedAt, id: last.id } }),
  }
}
