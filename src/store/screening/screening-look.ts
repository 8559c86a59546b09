/** How logs are looked through for a list: stretch after stretch in its order, until all or enough is seen. */
import { addDays } from '../../domain/period.ts'
import type { LogOrder } from '../../domain/screening/log-fields.ts'
import { IS_COUNTED } from './counts.ts'
import { type Days, logsBy, type Scope, type ScreeningFilter, stretches } from './screening-filter.ts'
import { type Reading, rowOf, rowsOf, type Sql, type Value, type Where } from '../engine/sql.ts'

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
export interface Totals {
  total: number
  credit: number
  /** Of them, those that are in figures. */
  counted: { logs: number; credit: number }
}

/** How many stretches one answer looks through, of which a province has hundreds: the dearer a look at a log, the fewer. */
const MOST_STRETCHES = { plain: 10, ofFacts: 4, ofWords: 1 }

export interface Look {
  scope: Scope
  conditions: Where
  sort: LogOrder
  limit: number
  after: ScreeningCursor
  most: number
}
export interface Looked {
  places: Place[]
  totals: Totals
  /** The last day that was looked at, where not all were. */
  edge?: string | undefined
}
/** One more than the page has, or where to look on. */
export interface Found {
  places: Place[]
  edge?: ScreeningCursor | undefined
}
export function mostOf({ q }: ScreeningFilter, conditions: Where): number {
  return MOST_STRETCHES[q !== undefined ? 'ofWords' : conditions.where === '1' ? 'plain' : 'ofFacts']
}

/** Stretch after stretch, until all or enough is looked through; only for places where nothing is to be counted. */
export async function lookThrough(sql: Sql, look: Look, days: Days, wanted: 'both' | 'places'): Promise<Looked> {
  const { scope, conditions, sort, limit, after, most } = look
  const places: Place[] = []
  const totals: Totals = { total: 0, credit: 0, counted: { logs: 0, credit: 0 } }
  const isUpwards = sort !== 'newest'
  let pieces = 0
  for await (const piece of stretches(sql, scope, days, isUpwards)) {
    const inDays = logsIn(scope, piece, conditions)
    // by gravity any stretch may have what comes first
    const isWanted = sort === 'gravest' || places.length <= limit
    const { sums, found } = await sql.read({
      sums: wanted === 'places' ? NO_TOTALS : totalsOf(inDays),
      found: isWanted ? placesAfter(after, inDays, sort, limit + 1) : NONE,
    })
    if (sums) add(totals, sums)
    places.push(...found)
    if (sort === 'gravest') places.sort((a, b) => (isBefore(a, b, sort) ? -1 : 1))
    places.length = Math.min(places.length, limit + 1)
    if (wanted === 'places' && places.length > limit) break
    const [edge, end] = isUpwards ? [piece.to, days.to] : [piece.from, days.from]
    if (++pieces >= most && edge !== end) return { places, totals, edge }
  }
  return { places, totals }
}

/** The page where not all was looked through: of a later one, from its own place on. Where it is not full, it says how far it looked. */
export async function lookOn(
  sql: Sql,
  look: Look,
  days: Days,
  first: { places: Place[]; edge: string },
  isLater: boolean,
): Promise<Found> {
  const { sort, after, limit } = look
  if (first.places.length > limit || !isLater) return { places: first.places, edge: behind(first.edge, sort) }
  const beyond = addDays(first.edge, sort === 'newest' ? -1 : 1)
  const rest = daysBehind(after, sort === 'newest' ? { ...days, to: beyond } : { ...days, from: beyond }, sort)
  const { places, edge } = await lookThrough(sql, { ...look, limit: limit - first.places.length }, rest, 'places')
  return { places: [...first.places, ...places], edge: edge === undefined ? undefined : behind(edge, sort) }
}

/** Behind everything of that day. */
export const behind = (day: string, sort: LogOrder): ScreeningCursor => ({
  ...start(sort === 'newest' ? 'oldest' : 'newest'),
  screenedOn: day,
})

/** Those that can hold what comes behind a place; of one behind a whole day, from the next one on. */
export function daysBehind({ screenedOn, startedAt }: ScreeningCursor, { from, to }: Days, sort: LogOrder): Days {
  if (screenedOn < from || screenedOn > to) return { from, to }
  if (sort === 'newest') return { from, to: startedAt === '' ? addDays(screenedOn, -1) : screenedOn }
  return sort === 'oldest' ? { from: startedAt === '~' ? addDays(screenedOn, 1) : screenedOn, to } : { from, to }
}

export interface Logs {
  from: string
  values: Value[]
}

export const logsIn = (scope: Scope, { from, to }: Days, conditions: Where): Logs => ({
  from: `FROM ${logsBy(scope)} WHERE ${scope.where} AND s.screened_on BETWEEN ? AND ? AND ${conditions.where}`,
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

const NO_TOTALS: Reading<undefined> = { statements: [], decode: () => undefined }
const NONE: Reading<Place[]> = { statements: [], decode: () => [] }
export function placesAfter(
  after: ScreeningCursor,
  { from, values }: Logs,
  sort: LogOrder,
  limit: number,
): Reading<Place[]> {
  const { keys, direction } = ORDERS[sort]
  const key = keyOf(after, sort)
  return rowsOf(
    `SELECT s.gravity, s.screened_on AS screenedOn, s.started_at AS startedAt, s.id ${from}
     AND (${keys.join(', ')}) ${direction === 'DESC' ? '<' : '>'} (${key.map(() => '?').join(', ')})
     ORDER BY ${keys.map((one) => `${one} ${direction}`).join(', ')} LIMIT ?`,
    [...values, ...key, limit],
  )
}
