/** Logs as lists: in which order, page after page, and how many there are. */
import { conditionsOf, type Days, daysOf, EVERY_LOG, scopeOf, type ScreeningFilter } from './screening-filter.ts'
import { fewLogs } from './log-words.ts'
import { areMany, lookByGravity } from './screening-gravest.ts'
import {
  type Found,
  type Look,
  type Looked,
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
  const days = daysOf(filter)
  const look = { scope, conditions, sort, limit, after: after ?? start(sort), most: mostOf(filter, conditions) }
  const { totals, edge: until, page } = await looked(sql, look, days, after !== undefined)
  const isBounded = until !== undefined
  const { places, edge } = page
  const next = places.length > limit ? places[limit - 1] : edge
  return {
    items: await logsAt(sql, places.slice(0, limit)),
    ...totals,
    ...(isBounded && { isTotalBounded: true }),
    ...(next && { next }),
  }
}

/** By gravity all are looked through where there are not too many, or no index tells their order. */
async function looked(sql: Sql, look: Look, days: Days, isLater: boolean): Promise<Looked & { page: Found }> {
  const isByGravity = look.sort === 'gravest'
  const isPart = !isByGravity || (look.scope.index === EVERY_LOG.index && (await areMany(sql)))
  const all = isPart ? look : { ...look, most: Infinity }
  const found = await lookThrough(sql, all, days, 'both')
  const { places, edge } = found
  if (edge === undefined) return { ...found, page: { places } }
  if (!isByGravity) return { ...found, page: await lookOn(sql, look, days, { places, edge }, isLater) }
  const page = await lookByGravity(sql, look, days)
  if (page) return { ...found, page }
  const whole = await lookThrough(sql, { ...look, most: Infinity }, days, 'both')
  return { ...whole, page: { places: whole.places } }
}

async function logsAt(sql: Sql, places: Place[]): Promise<Screening[]> {
  if (places.length === 0) return []
  const byId = await ask(sql, logRows(places.map(({ id }) => id)))
  return places.flatMap(({ id }) => {
    const row = byId.get(id)
    return row ? [screeningOf(row)] : []
  })
}
