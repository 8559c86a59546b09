/** Logs as lists: in which order, page after page, and how many there are. */
import { conditionsOf, daysOf, scopeOf, type ScreeningFilter } from './screening-filter.ts'
import { fewLogs } from './log-words.ts'
import {
  type Found,
  lookOn,
  lookThrough,
  mostOf,
  type Place,
  type ScreeningCursor,
  start,
  type Totals,
} from './screening-look.ts'
import { logRows, type Screening, screeningOf } from './screenings.ts'
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
  const scope = (await fewLogs(sql, filter)) ?? scopeOf(filter)
  const conditions = conditionsOf(filter)
  const most = mostOf({ ...filter, sort }, conditions)
  const look = { scope, conditions, sort, limit, after: after ?? start(sort), most }
  const days = daysOf(filter)
  const { totals, places: begun, edge: until } = await lookThrough(sql, look, days, 'both')
  const isBounded = until !== undefined
  const seen = isBounded && lookOn(sql, look, days, { places: begun, edge: until }, after !== undefined)
  const { places, edge }: Found = (await seen) || { places: begun }
  const next = places.length > limit ? places[limit - 1] : edge
  return {
    items: await logsAt(sql, places.slice(0, limit)),
    ...totals,
    ...(isBounded && { isTotalBounded: true }),
    ...(next && { next }),
  }
}

async function logsAt(sql: Sql, places: Place[]): Promise<Screening[]> {
  if (places.length === 0) return []
  const byId = await ask(sql, logRows(places.map(({ id }) => id)))
  return places.flatMap(({ id }) => {
    const row = byId.get(id)
    return row ? [screeningOf(row)] : []
  })
}
