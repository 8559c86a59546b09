/** 关账: months whose figures were told. What touches one later says why. */
import type { Actor } from '../../domain/people/account.ts'
import { closedWithoutReason } from '../../domain/errors.ts'
import { monthOf } from '../../domain/period.ts'
import { instantOf } from '../engine/knowledge.ts'
import { ConstraintError, insertRow, json, rowAs, rowsOf, type Sql, statement, type Statement } from '../engine/sql.ts'
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

/**
 * What a change touches: the days of some logs, of those that say a film's title, or of those whose last step gave no
 * reason; single days, or every day from one on.
 */
export type Touched =
  | { logs: string[] }
  | { folded: string }
  | { unreasoned: string[] }
  | { days: string[] }
  | { from: string }

/** The closed months that a change touches, the first one first. */
export async function closedAmong(sql: Sql, touched: Touched): Promise<string[]> {
  const [where, value] = whereOf(touched)
  const rows = await sql.all<{ month: string }>(`SELECT month FROM closed_months WHERE ${where} ORDER BY month`, value)
  return rows.map(({ month }) => month)
}

function whereOf(touched: Touched): [where: string, value: string] {
  if ('from' in touched) return ['month >= ?', monthOf(touched.from)]
  if ('days' in touched)
    return ['month IN (SELECT value FROM json_each(?))', json([...new Set(touched.days.map(monthOf))])]
  const ofLogs = (which: string): string => `month IN (SELECT substr(screened_on, 1, 7) FROM screenings WHERE ${which})`
  if ('folded' in touched) {
    return [ofLogs('id IN (SELECT screening_id FROM screening_titles WHERE folded = ?)'), touched.folded]
  }
  const named = 'id IN (SELECT value FROM json_each(?))'
  if ('logs' in touched) return [ofLogs(named), json(touched.logs)]
  const last = `(SELECT reason FROM audit WHERE subject_kind = 'screening' AND subject_id = screenings.id
    ORDER BY id DESC LIMIT 1)`
  return [ofLogs(`${named} AND ${last} IS NULL`), json(touched.unreasoned)]
}

/**
 * What touches closed months says why: names them, and the field that its words go into. Answers the database to write
 * to: without a reason it takes no change any more once one of the months was closed meanwhile.
 */
export async function openOrWhy(
  sql: Sql,
  touched: Touched,
  reason: string | undefined,
  path: 'reason' | 'note' = 'reason',
): Promise<Sql> {
  if (reason !== undefined) return sql
  const refuse = async (): Promise<void> => {
    const months = await closedAmong(sql, touched)
    if (months.length > 0) throw closedWithoutReason(months, path)
  }
  await refuse()
  const batch: Sql['batch'] = async <T extends unknown[]>(statements: Statement[]): Promise<T> => {
    if (instantOf(statements) === undefined) return sql.batch<T>(statements)
    try {
      const [, ...rows] = await sql.batch([assertOpen(touched), ...statements])
      return rows as unknown[] as T
    } catch (error) {
      if (error instanceof ConstraintError && error.constraint === 'months_are_open') await refuse()
      throw error
    }
  }
  return {
    ...(sql.rowsAtOnce !== undefined && { rowsAtOnce: sql.rowsAtOnce }),
    all: (text, ...values) => sql.all(text, ...values),
    first: (text, ...values) => sql.first(text, ...values),
    run: (text, ...values) => sql.run(text, ...values),
    read: (readings) => sql.read(readings),
    batch,
  }
}

function assertOpen(touched: Touched): Statement {
  const [where, value] = whereOf(touched)
  return statement(
    `INSERT INTO assertions (holds, months_open) SELECT 1, 0 WHERE EXISTS (SELECT 1 FROM closed_months WHERE ${where})`,
    [value],
  )
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
