/** 关账: months whose figures were told. What touches one later says why. */
import type { Actor } from '../../domain/people/account.ts'
import { monthOf } from '../../domain/period.ts'
import { insertRow, json, rowAs, rowsOf, type Sql, type Statement } from '../engine/sql.ts'
import { auditedFrom } from '../people/audit.ts'

export interface ClosedMonth {
  month: string
  closedAt: string
  closedBy: string
  /** The number of the 月报 it was closed with. */
  bulletin?: string
}

/** The newest first. */
export const closedMonths = async (sql: Sql): Promise<ClosedMonth[]> => {
  const { months } = await sql.read({
    months: rowsOf(
      'SELECT month, closed_at, closed_by, bulletin FROM closed_months ORDER BY month DESC',
      [],
      rowAs<ClosedMonth>(),
    ),
  })
  return months
}

/** What a change touches: the days of some logs, single days, or every day from one on. */
export type Touched = { logs: string[] } | { days: string[] } | { from: string }

/** The first closed month that a change touches. */
export async function closedIn(sql: Sql, touched: Touched): Promise<string | undefined> {
  const [where, value] = whereOf(touched)
  const row = await sql.first<{ month: string | null }>(
    `SELECT min(month) AS month FROM closed_months WHERE ${where}`,
    value,
  )
  return row?.month ?? undefined
}

function whereOf(touched: Touched): [where: string, value: string] {
  if ('from' in touched) return ['month >= ?', monthOf(touched.from)]
  if ('days' in touched) return ['month IN (SELECT value FROM json_each(?))', json(touched.days.map(monthOf))]
  const days = 'SELECT substr(screened_on, 1, 7) FROM screenings WHERE id IN (SELECT value FROM json_each(?))'
  return [`month IN (${days})`, json(touched.logs)]
}

/** One that is closed stays as it was closed. */
export const closing = (month: string, actor: Actor, now: Date, bulletin?: string): Statement[] => [
  auditedFrom(
    actor,
    now,
    `'close_month', 'month', ?, NULL, NULL, ? WHERE NOT EXISTS (SELECT 1 FROM closed_months WHERE month = ?)`,
    [month, json({ bulletin }), month],
  ),
  insertRow(
    'closed_months',
    { month, closedAt: now.toISOString(), closedBy: actor.name, bulletin },
    'ON CONFLICT (month) DO NOTHING',
  ),
]

export const closeMonth = (sql: Sql, month: string, actor: Actor, now: Date): Promise<unknown> =>
  sql.batch(closing(month, actor, now))
