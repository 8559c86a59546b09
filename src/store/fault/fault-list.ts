/** Faults with the names a reader needs: one with all that is known of it, and lists as they stood on a day. */
import type { FaultFilter, FaultRecord } from '../../domain/fault/fault.ts'
import type { ProofReport } from '../../domain/fault/fault-clock.ts'
import type { FaultView } from '../../domain/fault/open-faults.ts'
import { endOfDay, localDay } from '../../domain/period.ts'
import type { FaultPhoto } from '../../domain/fault/fault-photo.ts'
import { photosOfFault } from '../screening/photos.ts'
import { conditionsOf, faultsSaying, isFew, rangeOf } from './fault-filter.ts'
import {
  andSo,
  beyond,
  downTo,
  edgeBehind,
  type FaultCursor,
  heldBehind,
  type Look,
  looksOf,
  NEWEST_FIRST,
} from './fault-look.ts'
import { PROOF_COLUMNS, proofAs } from './fault-steps.ts'
import { eventsOf, FAULT_COLUMNS, type FaultClock, faultRecords, type FaultRow, faultThen } from './faults.ts'
import {
  ask,
  countOf,
  json,
  type Reading,
  rowAs,
  rowOf,
  rowsOf,
  type Sql,
  together,
  type Value,
} from '../engine/sql.ts'

export interface StandingFault extends Named {
  record: FaultRecord
  view: FaultView
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

const PLACES = 'JOIN villages v ON v.code = f.village_code JOIN townships t ON t.code = v.township_code'
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
        `SELECT ${FAULT_COLUMNS}, ${NAMES} FROM (SELECT * FROM faults f ${which}) f ${PLACES} ${NEWEST_FIRST}`,
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
        const view = faultThen(record, until, clock)
        const named = names[i]
        return named && view ? [{ record, view, ...named }] : []
      })
    },
  )

interface FaultPage {
  items: StandingFault[]
  total: number
  /** Not everything was looked through: there are that many, or more. */
  isTotalBounded?: true
  next?: FaultCursor
}

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
  const where = conditionsOf(filter, isPast, saying?.numbers)
  const looks = looksOf(sql, isFew(filter, isPast))
  const look = { where, until, clock, limit, range: rangeOf(filter), ...looks, after }
  const page = isJudged ? await judgedPage(sql, look, filter) : await pageOf(sql, look)
  return saying?.isBounded ? { ...page, isTotalBounded: true } : page
}

async function pageOf(sql: Sql, look: Look): Promise<FaultPage> {
  const { where, until, clock, limit, after } = look
  const { first, edge } = await sql.read({ first: edgeBehind(look, undefined), edge: edgeBehind(look, after) })
  const page = andSo(where, look.range, beyond(after), downTo(edge))
  const counted = andSo(where, look.range, downTo(first))
  const { faults, total } = await sql.read({
    // one more than asked for says that there is a next page; so does what was not looked at
    faults: standing(`WHERE ${page.where} ${NEWEST_FIRST} LIMIT ?`, [...page.values, limit + 1], until, clock),
    total: countOf(`SELECT count(*) AS n FROM faults f WHERE ${counted.where}`, counted.values),
  })
  const items = faults.slice(0, limit)
  const next = faults.length > limit ? items.at(-1)?.record : edge
  return paged(items, { total, isBounded: first !== undefined, next })
}

async function judgedPage(sql: Sql, look: Look, filter: FaultFilter): Promise<FaultPage> {
  const { until, clock, limit, after } = look
  const first = await heldBehind(sql, look, filter, undefined)
  const near = { ...first, places: after === undefined ? first.places : behind(first.places, after) }
  // what the first ones leave of a page is not judged anew
  const isEnough = near.places.length > limit || near.edge === undefined
  const { places, edge } = after === undefined || isEnough ? near : await heldBehind(sql, look, filter, after)
  const page = places.slice(0, limit)
  const ids = json(page.map(({ id }) => id))
  const items = await ask(sql, standing('WHERE f.id IN (SELECT value FROM json_each(?))', [ids], until, clock))
  const next = places.length > limit ? page.at(-1) : edge
  return paged(items, { total: first.places.length, isBounded: first.edge !== undefined, next })
}

const behind = (all: FaultCursor[], after: FaultCursor): FaultCursor[] =>
  all.filter(
    ({ reportedAt, id }) => reportedAt < after.reportedAt || (reportedAt === after.reportedAt && id < after.id),
  )

interface Told {
  total: number
  isBounded: boolean
  next: FaultCursor | undefined
}
const paged = (items: StandingFault[], { total, isBounded, next }: Told): FaultPage => ({
  items,
  total,
  ...(isBounded && { isTotalBounded: true }),
  ...(next && { next: { reportedAt: next.reportedAt, id: next.id } }),
})
