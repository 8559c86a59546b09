/** Targets, and the entries made by hand for those that nothing else counts. */
import type { Actor } from '../domain/account.ts'
import type { NewTargetEntry, Target } from '../domain/target.ts'
import { audited } from './audit.ts'
import { ConstraintError, json, type Sql, type Statement, statement } from './sql.ts'

interface TargetRow {
  code: string
  name: string
  indicator: Target['indicator']
  scope_kind: Target['scope']['kind']
  scope_code: string | null
  amount: number
  unit: string
  starts_on: string
  deadline: string
  statutory_deadline: string | null
  month_shares: string | null
  document: string | null
}

export const allTargetsStatement: Statement = statement('SELECT * FROM targets ORDER BY rowid')

export const targetOf = (row: TargetRow): Target => ({
  code: row.code,
  name: row.name,
  indicator: row.indicator,
  scope: { kind: row.scope_kind, ...(row.scope_code !== null && { code: row.scope_code }) },
  amount: row.amount,
  unit: row.unit,
  startsOn: row.starts_on,
  deadline: row.deadline,
  ...(row.statutory_deadline !== null && { statutoryDeadline: row.statutory_deadline }),
  ...(row.month_shares !== null && { monthShares: JSON.parse(row.month_shares) as number[] }),
  ...(row.document !== null && { document: row.document }),
})

export const allTargets = async (sql: Sql): Promise<Target[]> =>
  (await sql.all<TargetRow>(allTargetsStatement.sql)).map(targetOf)

export function putTargets(targets: Target[]): Statement {
  const rows = targets.map(({ scope, monthShares, ...target }) => ({
    ...target,
    scopeKind: scope.kind,
    scopeCode: scope.code,
    monthShares: monthShares && json(monthShares),
  }))
  return statement(
    `INSERT INTO targets (code, name, indicator, scope_kind, scope_code, amount, unit, starts_on, deadline,
       statutory_deadline, month_shares, document)
     SELECT value->>'code', value->>'name', value->>'indicator', value->>'scopeKind', value->>'scopeCode',
       value->>'amount', value->>'unit', value->>'startsOn', value->>'deadline', value->>'statutoryDeadline',
       value->>'monthShares', value->>'document' FROM json_each(?) WHERE true
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, indicator = excluded.indicator,
       scope_kind = excluded.scope_kind, scope_code = excluded.scope_code, amount = excluded.amount,
       unit = excluded.unit, starts_on = excluded.starts_on, deadline = excluded.deadline,
       statutory_deadline = excluded.statutory_deadline, month_shares = excluded.month_shares,
       document = excluded.document`,
    json(rows),
  )
}

export async function putTarget(sql: Sql, target: Target, actor: Actor, now: Date): Promise<void> {
  const before = (await allTargets(sql)).find(({ code }) => code === target.code)
  const entry = { action: 'put', subjectKind: 'target' as const, subjectId: target.code, before, after: target }
  await sql.batch([putTargets([target]), audited(actor, now, [entry])])
}

/** Answers false when this entry is there already with other content; the same again is a success. */
export async function addTargetEntry(
  sql: Sql,
  code: string,
  entry: NewTargetEntry,
  actor: Actor,
  now: Date,
): Promise<'stored' | 'already_stored' | 'conflict'> {
  const { on, amount, note } = entry
  const id = entry.id.toLowerCase()
  try {
    await sql.batch([
      statement(
        'INSERT INTO target_entries (id, target_code, entered_for, amount, note, received_at) VALUES (?, ?, ?, ?, ?, ?)',
        ...[id, code, on, amount, note, now.toISOString()],
      ),
      audited(actor, now, [{ action: 'add', subjectKind: 'target_entry', subjectId: id, after: { code, ...entry } }]),
    ])
    return 'stored'
  } catch (error) {
    if (!(error instanceof ConstraintError) || error.constraint !== 'target_entries.id') throw error
  }
  const same = await sql.first(
    'SELECT 1 AS same FROM target_entries WHERE id = ? AND target_code = ? AND entered_for = ? AND amount = ? AND note = ?',
    ...[id, code, on, amount, note],
  )
  return same ? 'already_stored' : 'conflict'
}
