/** Logs as lists: in which order, page after page, and how many there are. */
import type { LogOrder } from '../../domain/screening/log-fields.ts'
import { IS_COUNTED } from './counts.ts'
import {
  conditionsOf,
  type Days,
  daysOf,
  type Scope,
  scopeOf,
  type ScreeningFilter,
  stretches,
} from './screening-filter.ts'
import { logRows, type Screening, screeningOf } from './screenings.ts'
import { ask, type Reading, rowOf, rowsOf, type Sql, type Value, type Where } from '../engine/sql.ts'

/** Where a page ends: the last log's place in the order of the list. */
export interface ScreeningCursor {
  /** Of a list that has the gravest first. */
  gravity?: number | undefined
  screenedOn: string
  startedAt: string
  id: string
}
export type Place = Required<ScreeningCursor>

export const ORDERS: Record<LogOrder, { keys: string[]; direction: 'ASC' | 'DESC' }> = {
  newest: { keys: ['s.screened_on', 's.started_at', 's.id'], direction: 'DESC' },
  oldest: { keys: ['s.screened_on', 's.started_at', 's.id'], direction: 'ASC' },
  gravest: { keys: ['s.gravity', 's.screened_on', 's.started_at', 's.id'], direction: 'ASC' },
}

export const keyOf = (
  { gravity = 0, screenedOn, startedAt, id }: ScreeningCursor,
  sort: LogOrder,
): (string | number)[] => [...(sort === 'gravest' ? [gravity] : []), screenedOn, startedAt, id]
/** Before all others of its list. */
export const start = (sort: LogOrder): ScreeningCursor => {
  const edge = sort === 'newest' ? '~' : ''
  return { gravity: -99, screenedOn: edge, startedAt: edge, id: edge }
}

export function isBefore(one: Place, other: Place, sort: LogOrder): boolean {
  const [a, b] = [keyOf(one, sort), keyOf(other, sort)]
  const at = a.findIndex((part, i) => part !== b[i])
  return at >= 0 && (a[at] ?? '') < (b[at] ?? '')
}

/** Of all that a filter lists, not of a page; credits in sixtieths. */
interface Totals {
  total: number
  credit: number
  /** Of them, those that are in figures. */
  counted: { logs: number; credit: number }
}

/** `total` is of the whole filter. Counted in stretches of days: what changes meanwhile may be in it or not. */
export async function findScreenings(
  sql: Sql,
  { sort = 'newest', ...filter }: ScreeningFilter,
  limit: number,
  after = start(sort),
): Promise<{ items: Screening[]; next?: ScreeningCursor } & Totals> {
  const scope = scopeOf(filter)
  const conditions = conditionsOf(filter)
  const places: Place[] = []
  const totals: Totals = { total: 0, credit: 0, counted: { logs: 0, credit: 0 } }
  for await (const days of stretches(sql, scope, daysOf(filter), sort !== 'newest')) {
    const inDays = logsIn(scope, days, conditions)
    // by gravity any stretch may have what comes first
    const isWanted = sort === 'gravest' || places.length <= limit
    const { sums, found } = await sql.read({
      sums: totalsOf(inDays),
      found: isWanted ? placesAfter(after, inDays, sort, limit + 1) : NONE,
    })
    if (sums) add(totals, sums)
    places.push(...found)
    if (sort === 'gravest') places.sort((a, b) => (isBefore(a, b, sort) ? -1 : 1))
    places.length = Math.min(places.length, limit + 1)
  }
  const next = places.length > limit ? places[limit - 1] : undefined
  return { items: await logsAt(sql, places.slice(0, limit)), ...totals, ...(next && { next }) }
}

export interface Logs {
  from: string
  values: Value[]
}

export const logsIn = (scope: Scope, { from, to }: Days, conditions: Where): Logs => ({
  from: `FROM screenings s INDEXED BY ${scope.index}
    WHERE ${scope.where} AND s.screened_on BETWEEN ? AND ? AND ${conditions.where}`,
  values: [...scope.values, from, to, ...conditions.values],
})

type TotalsRow = Record<'logs' | 'credit' | 'countedLogs' | 'countedCredit', number>
/** One row: sorting by status would read each log once more. */
const totalsOf = ({ from, values }: Logs): Reading<TotalsRow | undefined> =>
  rowOf(
    `SELECT count(*) AS logs, total(s.credit) AS credit, count(*) FILTER (WHERE ${IS_COUNTED}) AS countedLogs,
       total(s.credit) FILTER (WHERE ${IS_COUNTED}) AS countedCredit ${from}`,
    values,
  )

function add(totals: Totals, { logs, credit, countedLogs, countedCredit }: TotalsRow): void {
  totals.total += logs
  totals.credit += credit
  totals.counted.logs += countedLogs
  totals.counted.credit += countedCredit
}

const NONE: Reading<Place[]> = { statements: [], decode: () => [] }
function placesAfter(after: ScreeningCursor, { from, values }: Logs, sort: LogOrder, limit: number): Reading<Place[]> {
  const { keys, direction } = ORDERS[sort]
  const key = keyOf(after, sort)
  return rowsOf(
    `SELECT s.gravity, s.screened_on AS screenedOn, s.started_at AS startedAt, s.id ${from}
     AND (${keys.join(', ')}) ${direction === 'DESC' ? '<' : '>'} (${key.map(() => '?').join(', ')})
     ORDER BY ${keys.map((one) => `${one} ${direction}`).join(', ')} LIMIT ?`,
    [...values, ...key, limit],
  )
}

async function logsAt(sql: Sql, places: Place[]): Promise<Screening[]> {
  if (places.length === 0) return []
  const byId = await ask(sql, logRows(places.map(({ id }) => id)))
  return places.flatMap(({ id }) => {
    const row = byId.get(id)
    return row ? [screeningOf(row)] : []
  })
}
