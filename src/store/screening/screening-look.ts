/** How logs are looked through for a list: stretch after stretch in its order, until all or enough is seen. */
import { addDays } from '../../domain/period.ts'
import type { LogOrder } from '../../domain/screening/log-fields.ts'
import { IS_COUNTED } from './counts.ts'
import { type Days, logsBy, type Scope, type ScreeningFilter, stretches } from './screening-filter.ts'
import { ask, type Reading, rowOf, rowsOf, type Sql, unasked, type Value, type Where } from '../engine/sql.ts'

/** Where a page ends: the last log's place in the order of the list. */
export interface ScreeningCursor {
  /** Of a list that has the gravest first. */
  gravity?: number | undefined
  screenedOn: string
  startedAt: string
  id: string
}
export type Place = Required<ScreeningCursor>
/** A log at its place: by its number it is found again at once, and the rest is what totals are of. */
export type Placed = Place & { number: number; credit: number; isCounted: number }

export const ORDERS: Record<LogOrder, { keys: string[]; direction: 'ASC' | 'DESC' }> = {
  newest: { keys: ['s.screened_on', 's.started_at', 's.id'], direction: 'DESC' },
  oldest: { keys: ['s.screened_on', 's.started_at', 's.id'], direction: 'ASC' },
  gravest: { keys: ['s.gravity', 's.screened_on', 's.started_at', 's.id'], direction: 'ASC' },
}

export const keyOf = (
  { gravity = 0, screenedOn, startedAt, id }: ScreeningCursor,
  sort: LogOrder,
): (string | number)[] => [...(sort === 'gravest' ? [gravity] : []), screenedOn, startedAt, id]
/** Less than any log has. */
const NO_GRAVITY = -99
/** Before all others of its list. */
export const start = (sort: LogOrder): ScreeningCursor => {
  const edge = sort === 'newest' ? '~' : ''
  return { gravity: NO_GRAVITY, screenedOn: edge, startedAt: edge, id: edge }
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
/** How many of them one statement looks through: some milliseconds' work in any case. */
const TOGETHER = { plain: 5, ofFacts: 2, ofWords: 1 }

export interface Look {
  scope: Scope
  conditions: Where
  sort: LogOrder
  limit: number
  after: ScreeningCursor
  most: number
  together: number
}
export interface Looked {
  places: Placed[]
  totals: Totals
  /** The last day that was looked at, where not all were. */
  edge?: string | undefined
}
/** One more than the page has, or where to look on. */
export interface Found {
  places: Placed[]
  edge?: ScreeningCursor | undefined
}
export function mostOf({ q }: ScreeningFilter, conditions: Where): Pick<Look, 'most' | 'together'> {
  const kind = q !== undefined ? 'ofWords' : conditions.where === '1' ? 'plain' : 'ofFacts'
  return { most: MOST_STRETCHES[kind], together: TOGETHER[kind] }
}

/** Stretch after stretch, until all or enough is looked through; only for places where nothing is to be counted, or only to count. */
export async function lookThrough(
  sql: Sql,
  look: Look,
  days: Days,
  wanted: 'both' | 'places' | 'totals',
): Promise<Looked> {
  const { scope, sort, limit, after, most, together } = look
  const places: Placed[] = []
  const totals: Totals = { total: 0, credit: 0, counted: { logs: 0, credit: 0 } }
  const isUpwards = sort !== 'newest'
  const ahead = daysBehind(after, days, sort)
  let pieces = 0
  for await (const piece of stretches(sql, scope, days, isUpwards, together)) {
    // by gravity any stretch may have what comes first
    const room = sort === 'gravest' ? limit + 1 : limit + 1 - places.length
    const isWanted = wanted !== 'totals' && room > 0 && piece.to >= ahead.from && piece.from <= ahead.to
    const { sums, found } = await lookAt(sql, look, piece, isWanted ? room : 0, wanted !== 'places')
    if (sums) add(totals, sums)
    places.push(...found)
    if (sort === 'gravest') places.sort((a, b) => (isBefore(a, b, sort) ? -1 : 1))
    places.length = Math.min(places.length, limit + 1)
    if (wanted === 'places' && places.length > limit) break
    const [edge, end] = isUpwards ? [piece.to, days.to] : [piece.from, days.from]
    pieces += together
    if (pieces >= most && edge !== end) return { places, totals, edge }
  }
  return { places, totals }
}

/** So many places of a stretch, and its totals. */
async function lookAt(
  sql: Sql,
  { scope, conditions, sort, after }: Look,
  piece: Days,
  room: number,
  isCounted: boolean,
) {
  const inDays = logsIn(scope, piece, conditions)
  const sums = isCounted ? totalsOf(inDays) : unasked(undefined)
  const found = room > 0 ? placesAfter(after, inDays, sort, room) : unasked<Placed[]>([])
  const isOneLook = isCounted && room > 0 && sql.rowsAtOnce !== undefined && conditions.where !== '1'
  if (!isOneLook) return sql.read({ sums, found })
  // where a look at a log is dear and a round trip is not: those that are all found need not be counted once more
  const all = await ask(sql, found)
  const areAll = all.length < room && isAllBehind(after, piece, sort)
  return { found: all, sums: areAll ? sumsOf(all) : await ask(sql, sums) }
}

/** No log of these days comes before that place. */
const isAllBehind = ({ gravity = 0, screenedOn }: ScreeningCursor, { from, to }: Days, sort: LogOrder): boolean =>
  sort === 'gravest' ? gravity <= NO_GRAVITY : sort === 'newest' ? to < screenedOn : from > screenedOn

/** The page where not all was looked through: of a later one, from its own place on. Where it is not full, it says how far it looked. */
export async function lookOn(
  sql: Sql,
  look: Look,
  days: Days,
  first: { places: Placed[]; edge: string },
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

const sumsOf = (placed: Placed[]): TotalsRow => {
  const counted = placed.filter(({ isCounted }) => isCounted === 1)
  const creditOf = (logs: Placed[]): number => logs.reduce((sum, { credit }) => sum + credit, 0)
  return {
    logs: placed.length,
    credit: creditOf(placed),
    countedLogs: counted.length,
    countedCredit: creditOf(counted),
  }
}

export function placesAfter(
  after: ScreeningCursor,
  { from, values }: Logs,
  sort: LogOrder,
  limit: number,
): Reading<Placed[]> {
  const { keys, direction } = ORDERS[sort]
  const key = keyOf(after, sort)
  return rowsOf(
    `SELECT s.gravity, s.screened_on AS screenedOn, s.started_at AS startedAt, s.id, s.rowid AS number,
       s.credit, ${IS_COUNTED} AS isCounted ${from}
     AND (${keys.join(', ')}) ${direction === 'DESC' ? '<' : '>'} (${key.map(() => '?').join(', ')})
     ORDER BY ${keys.map((one) => `${one} ${direction}`).join(', ')} LIMIT ?`,
    [...values, ...key, limit],
  )
}
