/** Faults in the order of their list: from where a page looks, how far, and which of those it looked at hold. */
import type { FaultFilter, FaultTurn } from '../../domain/fault/fault.ts'
import type { Judged } from '../../domain/fault/open-faults.ts'
import { ask, type Reading, rowAs, rowOf, rowsOf, type Sql, unasked, type Where } from '../engine/sql.ts'
import { holds } from './fault-filter.ts'
import { type FaultClock, faultThen } from './faults.ts'

export const NEWEST_FIRST = 'ORDER BY f.reported_at DESC, f.id DESC'

/** Where a page ends: the last fault's place in the order newest report first. */
export type FaultCursor = Record<'reportedAt' | 'id', string>

export interface Look {
  where: Where
  until: Date | undefined
  clock: FaultClock
  limit: number
  /** On `f` alone: in which part of their order they are. */
  range: Where
  /** How many are looked through, and of how many their events are judged; all where it does not say. */
  most: number | undefined
  mostJudged: number | undefined
  after: FaultCursor | undefined
}

/** As many as a county has in many years are looked through at once, by the engine’s stretches; fewer where only their events tell how they stood. */
const STRETCHES = { looked: 2, judged: 0.4 }
export const looksOf = ({ rowsAtOnce }: Sql, areFew: boolean): Pick<Look, 'most' | 'mostJudged'> => ({
  most: rowsAtOnce === undefined || areFew ? undefined : Math.ceil(rowsAtOnce * STRETCHES.looked),
  mostJudged: rowsAtOnce === undefined ? undefined : Math.ceil(rowsAtOnce * STRETCHES.judged),
})

export const beyond = (after: FaultCursor | undefined): Where =>
  after ? { where: '(f.reported_at, f.id) < (?, ?)', values: [after.reportedAt, after.id] } : { where: '1', values: [] }
export const andSo = (...parts: Where[]): Where => ({
  where: parts.map(({ where }) => where).join(' AND '),
  values: parts.flatMap(({ values }) => values),
})

/** The last that is looked at behind a place; undefined where there are not so many. */
export const edgeBehind = ({ range, most }: Look, after: FaultCursor | undefined): Reading<FaultCursor | undefined> => {
  if (most === undefined) return unasked(undefined)
  const { where, values } = andSo(range, beyond(after))
  return rowOf<FaultCursor>(
    `SELECT f.reported_at AS reportedAt, f.id FROM faults f WHERE ${where} ${NEWEST_FIRST} LIMIT 1 OFFSET ?`,
    [...values, most - 1],
  )
}
export const downTo = (edge: FaultCursor | undefined): Where =>
  edge ? { where: '(f.reported_at, f.id) >= (?, ?)', values: [edge.reportedAt, edge.id] } : { where: '1', values: [] }

export interface Held {
  places: FaultCursor[]
  /** The last that was looked at; undefined where that was the last of all. */
  edge: FaultCursor | undefined
}
type Turn = FaultCursor & Pick<Judged, 'severity'> & FaultTurn
const turnAs = rowAs<Turn>()

/** Of those behind a place, as many as are judged at once: which of them hold what only their events tell. */
export async function heldBehind(
  sql: Sql,
  look: Look,
  filter: FaultFilter,
  after: FaultCursor | undefined,
): Promise<Held> {
  const { until, clock, mostJudged = -1 } = look
  const { edge } = await sql.read({ edge: edgeBehind(look, after) })
  const { where, values } = andSo(look.where, look.range, beyond(after), downTo(edge))
  const turns = await ask(
    sql,
    rowsOf(
      `SELECT f.id, f.reported_at, f.severity, e.number, e.action, e.at, e.status, e.assignee
       FROM (SELECT f.id, f.reported_at, f.severity FROM faults f WHERE ${where} ${NEWEST_FIRST} LIMIT ?) f
       JOIN fault_events e ON e.fault_id = f.id ${NEWEST_FIRST}, e.number`,
      [...values, mostJudged],
      turnAs,
    ),
  )
  const looked = [...Map.groupBy(turns, ({ id }) => id).values()].flatMap((events) => {
    const [first] = events
    return first ? [{ id: first.id, reportedAt: first.reportedAt, severity: first.severity, events }] : []
  })
  const places = looked.filter((one) => {
    const view = faultThen(one, until, clock)
    return view && holds(view, filter, clock.timeZone)
  })
  return { places, edge: looked.length === mostJudged ? looked.at(-1) : edge }
}
