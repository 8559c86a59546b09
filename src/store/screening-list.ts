/** Logs as lists: by what they are filtered, in which order, page after page. */
import { GRAVEST, gravityOf } from '../domain/gravity.ts'
import { COUNTED, type ScreeningStatus } from '../domain/screening.ts'
import { type Screening, SCREENING_SELECT, screeningOf, type ScreeningRow } from './screenings.ts'
import { json, type Sql, statement, type Value } from './sql.ts'

/** By the day of the show, or what weighs most first and of that the oldest. */
export const SORTS = ['newest', 'oldest', 'gravest'] as const
type Sort = (typeof SORTS)[number]

export interface ScreeningFilter {
  from?: string | undefined
  to?: string | undefined
  team?: string | undefined
  village?: string | undefined
  township?: string | undefined
  designated?: boolean | undefined
  statuses?: ScreeningStatus[] | undefined
  finding?: string | undefined
  /** A film's code: shown alone or beside others. */
  film?: string | undefined
  /** Counted, not reviewed yet, and with something to look at; or without. */
  warned?: boolean | undefined
  /** Arrived at that instant or before. */
  receivedTo?: string | undefined
  sort?: Sort | undefined
  /** Part of a village's, team's or person's name, a receipt number, a note, or an id. */
  q?: string | undefined
}

/** Where a page ends: the last log's place in the order of the list. */
export interface ScreeningCursor {
  /** Of a list that has the gravest first. */
  gravity?: number | undefined
  screenedOn: string
  startedAt: string
  id: string
}

function conditionsOf(filter: ScreeningFilter): { where: string; values: Value[] } {
  const conditions: string[] = []
  const values: Value[] = []
  const add = (condition: string, ...more: Value[]): void => {
    conditions.push(condition)
    values.push(...more)
  }
  if (filter.from) add('s.screened_on >= ?', filter.from)
  if (filter.to) add('s.screened_on <= ?', filter.to)
  if (filter.team) add('s.team_code = ?', filter.team)
  if (filter.village) add('s.village_code = ?', filter.village)
  if (filter.township) add('v.township_code = ?', filter.township)
  if (filter.designated !== undefined) add('v.designated = ?', Number(filter.designated))
  if (filter.receivedTo) add('s.received_at <= ?', filter.receivedTo)
  if (filter.statuses) add('s.status IN (SELECT value FROM json_each(?))', json(filter.statuses))
  if (filter.finding) {
    add("EXISTS (SELECT 1 FROM json_each(s.findings) f WHERE f.value->>'code' = ?)", filter.finding)
  }
  if (filter.film) add('EXISTS (SELECT 1 FROM json_each(s.film_codes) f WHERE f.value = ?)', filter.film)
  if (filter.warned !== undefined) {
    add(`(s.status = 'submitted' AND s.findings <> '[]') = ?`, Number(filter.warned))
  }
  if (filter.q) {
    const text = ['v.name', 't.name', 'te.name', 's.operator_name', 's.receipt_no', 's.witness_name', 's.note', 's.id']
      .map((column) => `coalesce(${column}, '')`)
      .join(" || ' ' || ")
    add(`(instr(lower(${text}), ?) > 0 OR instr(v.pinyin, ?) > 0)`, filter.q.toLowerCase(), filter.q.toLowerCase())
  }
  return { where: conditions.length > 0 ? conditions.join(' AND ') : '1', values }
}

/** The place of a log's gravest finding, as `gravityOf` tells it. */
const GRAVITY = `coalesce((SELECT min(g.key) FROM json_each(s.findings) f JOIN json_each(?) g ON g.value = f.value->>'code'),
  ${GRAVEST.length})`
const SHOWN = ['s.screened_on', 's.started_at', 's.id']

interface InOrder {
  orderBy: string
  /** What is behind the cursor, with its values. */
  beyond: string
  values: Value[]
  orderValues: Value[]
}

function inOrder(sort: Sort, after: ScreeningCursor | undefined): InOrder {
  const isGravest = sort === 'gravest'
  const [direction, behind] = sort === 'newest' ? ['DESC', '<'] : ['ASC', '>']
  const codes = isGravest ? [json(GRAVEST)] : []
  const keys = [...(isGravest ? [GRAVITY] : []), ...SHOWN]
  const orderBy = keys.map((key) => `${key} ${direction}`).join(', ')
  if (!after) return { orderBy, beyond: '1', values: [], orderValues: codes }
  const from = [...(isGravest ? [after.gravity ?? 0] : []), after.screenedOn, after.startedAt, after.id]
  const beyond = `(${keys.join(', ')}) ${behind} (${keys.map(() => '?').join(', ')})`
  return { orderBy, beyond, values: [...codes, ...from], orderValues: codes }
}

/** Of all that a filter lists, not of a page; credits in sixtieths. */
interface Totals {
  total: number
  credit: number
  /** Of them, those that are in figures. */
  counted: { logs: number; credit: number }
}
interface TotalsRow {
  n: number
  credit: number | null
  counted: number
  counted_credit: number | null
}
const COUNTED_LIST = COUNTED.map((status) => `'${status}'`).join(', ')
const TOTALS = `count(*) AS n, sum(s.credit) AS credit, count(*) FILTER (WHERE s.status IN (${COUNTED_LIST})) AS counted,
  sum(s.credit) FILTER (WHERE s.status IN (${COUNTED_LIST})) AS counted_credit`

/** Logs newest first unless told. */
export async function findScreenings(
  sql: Sql,
  filter: ScreeningFilter,
  limit: number,
  after?: ScreeningCursor,
): Promise<{ items: Screening[]; next?: ScreeningCursor } & Totals> {
  const { where, values } = conditionsOf(filter)
  const from = SCREENING_SELECT.slice(SCREENING_SELECT.indexOf('FROM'))
  const order = inOrder(filter.sort ?? 'newest', after)
  const [rows, [totals]] = await sql.batch<[ScreeningRow[], TotalsRow[]]>([
    statement(
      `${SCREENING_SELECT} WHERE ${where} AND ${order.beyond} ORDER BY ${order.orderBy} LIMIT ?`,
      ...[...values, ...order.values, ...order.orderValues, limit + 1],
    ),
    statement(`SELECT ${TOTALS} ${from} WHERE ${where}`, ...values),
  ])
  const items = rows.slice(0, limit).map(screeningOf)
  const last = rows.length > limit ? items.at(-1) : undefined
  return {
    items,
    total: totals?.n ?? 0,
    credit: totals?.credit ?? 0,
    counted: { logs: totals?.counted ?? 0, credit: totals?.counted_credit ?? 0 },
    ...(last && { next: cursorOf(last) }),
  }
}

const cursorOf = ({ screenedOn, startedAt, id, findings }: Screening): ScreeningCursor => ({
  ...{ gravity: gravityOf(findings), screenedOn, startedAt, id },
})
