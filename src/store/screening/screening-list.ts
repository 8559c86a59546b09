/** Logs as lists: in which order, page after page, and how many there are. */
import { type Days, daysOf, EVERY_LOG, type ScreeningFilter } from './screening-filter.ts'
import { searched } from './log-words.ts'
import { areMany, lookByGravity } from './screening-gravest.ts'
import {
  type Found,
  type Look,
  type Looked,
  lookOn,
  lookThrough,
  mostOf,
  type Place,
  type Placed,
  type ScreeningCursor,
  start,
  type Totals,
} from './screening-look.ts'
import { numberedLogs, type Screening, screeningOf } from './screenings.ts'
import { ask, type Sql } from '../engine/sql.ts'

interface Page extends Totals {
  items: Screening[]
  next?: ScreeningCursor
  /** Not everything was looked through: there are that many, or more. */
  isTotalBounded?: true
}

/** `total` is of the whole filter, or of what was looked through. What changes meanwhile may be in it or not. */
export async function findScreenings(
  sql: Sql,
  { sort = 'newest', ...filter }: ScreeningFilter,
  limit: number,
  after?: ScreeningCursor,
): Promise<Page> {
  const { scope, conditions } = await searched(sql, filter)
  const days = daysOf(filter)
  const look = { scope, conditions, sort, limit, after: after ?? start(sort), ...mostOf(filter, conditions) }
  const { totals, edge: until, page } = await looked(sql, look, days, after !== undefined)
  const isBounded = until !== undefined
  const { places, edge } = page
  const next = places.length > limit ? placeIn(places[limit - 1]) : edge
  return {
    items: await logsAt(sql, places.slice(0, limit)),
    ...totals,
    ...(isBounded && { isTotalBounded: true }),
    ...(next && { next }),
  }
}

async function looked(sql: Sql, look: Look, days: Days, isLater: boolean): Promise<Looked & { page: Found }> {
  if (look.sort === 'gravest') return lookedByGravity(sql, look, days)
  const found = await lookThrough(sql, look, days, 'both')
  const { places, edge } = found
  return { ...found, page: edge === undefined ? { places } : await lookOn(sql, look, days, { places, edge }, isLater) }
}

/** All are looked through where there are not too many, or no index tells their order. */
async function lookedByGravity(sql: Sql, look: Look, days: Days): Promise<Looked & { page: Found }> {
  if (look.scope.index === EVERY_LOG.index && (await areMany(sql))) {
    const counted = await lookThrough(sql, look, days, 'totals')
    const page = counted.edge === undefined ? undefined : await lookByGravity(sql, look, days)
    if (page) return { ...counted, page }
  }
  const whole = await lookThrough(sql, { ...look, most: Infinity }, days, 'both')
  return { ...whole, page: { places: whole.places } }
}

/** By their numbers: each is one step into the table, and no way through an index of all ids. */
async function logsAt(sql: Sql, places: Placed[]): Promise<Screening[]> {
  if (places.length === 0) return []
  const byId = await ask(sql, numberedLogs(places.map(({ number }) => number)))
  return places.flatMap(({ id }) => {
    const row = byId.get(id)
    return row ? [screeningOf(row)] : []
  })
}

const placeIn = (placed: Placed | undefined): Place | undefined => {
  if (!placed) return undefined
  const { gravity, screenedOn, startedAt, id } = placed
  return { gravity, screenedOn, startedAt, id }
}
