/** The gravest logs first, of more than can be sorted: those with a finding out of an index that has them in this order, then the others by their days. */
import { WITHOUT } from '../../domain/screening/gravity.ts'
import type { Grave } from '../engine/known-words.ts'
import { ask, countOf, type Sql } from '../engine/sql.ts'
import { notLearnt } from './log-words.ts'
import { type Days, EVERY_LOG, theseLogs } from './screening-filter.ts'
import {
  behind,
  daysBehind,
  type Found,
  isBefore,
  type Look,
  logsIn,
  lookThrough,
  type Place,
  type Placed,
  placesAfter,
  type ScreeningCursor,
  start,
} from './screening-look.ts'

/** Of fewer all are looked through and sorted: a county of twenty years. */
const MANY_STRETCHES = 20
export const areMany = async (sql: Sql): Promise<boolean> =>
  sql.rowsAtOnce !== undefined &&
  (await ask(sql, countOf('SELECT coalesce(max(rowid), 0) AS n FROM screenings'))) > MANY_STRETCHES * sql.rowsAtOnce

/** Out of the index at once, and how often for each stretch that a list looks through. */
const AT_ONCE = 500
const TIMES = 2

/** Undefined where no index knows enough of them. */
export async function lookByGravity(sql: Sql, look: Look, days: Days): Promise<Found | undefined> {
  const since = await notLearnt(sql)
  if (!since) return undefined
  const grave = await graveOnes(sql, look, days, since)
  if (grave.edge || grave.places.length > look.limit) return grave
  const after = (look.after.gravity ?? 0) < WITHOUT ? start('oldest') : look.after
  const { places, edge } = await lookThrough(
    sql,
    { ...look, scope: WITHOUT_FINDING, sort: 'oldest', after, limit: look.limit - grave.places.length },
    daysBehind(after, days, 'oldest'),
    'places',
  )
  return {
    places: [...grave.places, ...places],
    edge: edge === undefined ? undefined : { ...behind(edge, 'oldest'), gravity: WITHOUT },
  }
}

const WITHOUT_FINDING = { ...EVERY_LOG, where: `s.gravity >= ${WITHOUT}` }

/** What the index does not know yet is looked at beside it. */
async function graveOnes(sql: Sql, look: Look, days: Days, since: number[]): Promise<Found> {
  const { words } = sql
  if (!words || (look.after.gravity ?? 0) >= WITHOUT) return { places: [] }
  const unlearnt = new Set(since)
  const fresh = await placesIn(sql, look, days, since)
  const places: Placed[] = []
  let at: Grave | undefined = placeOf(look.after)
  for (let times = 0; at && places.length <= look.limit && times < look.most * TIMES; times++) {
    const found = words.gravest(at, AT_ONCE)
    const known = found.numbers.filter((number) => !unlearnt.has(number))
    places.push(...(await placesIn(sql, look, days, known)))
    at = found.last
  }
  const edge = at && cursorOf(at)
  const seen = edge ? fresh.filter((one) => !isBefore(edge, one, 'gravest')) : fresh
  const sorted = [...places, ...seen].sort((a, b) => (isBefore(a, b, 'gravest') ? -1 : 1))
  return { places: sorted.slice(0, look.limit + 1), edge: sorted.length > look.limit ? undefined : edge }
}

const placesIn = (sql: Sql, { conditions, after, limit }: Look, days: Days, numbers: number[]): Promise<Placed[]> => {
  const these = theseLogs(numbers)
  const scope = { ...these, where: `${these.where} AND s.gravity < ${WITHOUT}` }
  return ask(sql, placesAfter(after, logsIn(scope, days, conditions), 'gravest', limit + 1))
}

const placeOf = ({ gravity = 0, screenedOn, startedAt, id }: ScreeningCursor): Grave => [
  gravity,
  screenedOn,
  startedAt,
  id,
]
const cursorOf = ([gravity, screenedOn, startedAt, id]: Grave): Place => ({ gravity, screenedOn, startedAt, id })
