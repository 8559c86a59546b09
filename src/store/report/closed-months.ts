/** 关账: months whose figures were told. What touches one later says why. */
import type { Actor } from '../../domain/people/account.ts'
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

/** Of these months, those that are closed. */
export async function closedAmong(sql: Sql, months: string[]): Promise<string[]> {
  const rows = await sql.all<{ month: string }>(
    'SELECT month FROM closed_months WHERE month IN (SELECT value FROM json_each(?)) ORDER BY month',
    json([...new Set(months)]),
  )
  return rows.map(({ month }) => month)
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
