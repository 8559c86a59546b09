/** Targets, and the entries made by hand for those that nothing else counts. */
import type { Actor } from '../domain/account.ts'
import { AppError, invalid, notFound, busy, sameId } from '../domain/errors.ts'
import { entryIssues, entryTotals, type NewTargetEntry, periodOn, type Target } from '../domain/target.ts'
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
  checklist: string | null
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
  ...(row.checklist !== null && { checklist: JSON.parse(row.checklist) as Target['checklist'] }),
})

export const allTargets = async (sql: Sql): Promise<Target[]> =>
  (await sql.all<TargetRow>(allTargetsStatement.sql)).map(targetOf)

export async function findTarget(sql: Sql, code: string): Promise<Target | null> {
  const row = await sql.first<TargetRow>('SELECT * FROM targets WHERE code = ?', code)
  return row && targetOf(row)
}

export function putTargets(targets: Target[]): Statement {
  const rows = targets.map(({ scope, monthShares, checklist, ...target }) => ({
    ...target,
    scopeKind: scope.kind,
    scopeCode: scope.code,
    monthShares: monthShares && json(monthShares),
    checklist: checklist && json(checklist),
  }))
  return statement(
    `INSERT INTO targets (code, name, indicator, scope_kind, scope_code, amount, unit, starts_on, deadline,
       statutory_deadline, month_shares, document, checklist)
     SELECT value->>'code', value->>'name', value->>'indicator', value->>'scopeKind', value->>'scopeCode',
       value->>'amount', value->>'unit', value->>'startsOn', value->>'deadline', value->>'statutoryDeadline',
       value->>'monthShares', value->>'document', value->>'checklist' FROM json_each(?) WHERE true
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, indicator = excluded.indicator,
       scope_kind = excluded.scope_kind, scope_code = excluded.scope_code, amount = excluded.amount,
       unit = excluded.unit, starts_on = excluded.starts_on, deadline = excluded.deadline,
       statutory_deadline = excluded.statutory_deadline, month_shares = excluded.month_shares,
       document = excluded.document, checklist = excluded.checklist`,
    json(rows),
  )
}

export async function putTarget(sql: Sql, target: Target, actor: Actor, now: Date): Promise<void> {
  const before = (await allTargets(sql)).find(({ code }) => code === target.code)
  const entry = { action: 'put', subjectKind: 'target' as const, subjectId: target.code, before, after: target }
  await sql.batch([putTargets([target]), audited(actor, now, [entry])])
}

/** An entry as it is kept. */
export interface TargetEntry extends NewTargetEntry {
  /** Missing of entries from before it was kept. */
  enteredBy?: string
  receivedAt: string
}

/** Entries up to a day, in the order in which they count. */
export const entriesStatement = (code: string, asOf: string): Statement =>
  statement(
    `SELECT id, entered_for AS "on", amount, note, entered_by AS enteredBy, received_at AS receivedAt
     FROM target_entries WHERE target_code = ? AND entered_for <= ? ORDER BY entered_for, received_at, rowid`,
    ...[code, asOf],
  )
export const entriesOf = (rows: unknown[]): TargetEntry[] =>
  (rows as (Omit<TargetEntry, 'enteredBy'> & { enteredBy: string | null })[]).map(({ enteredBy, ...entry }) => ({
    ...entry,
    ...(enteredBy !== null && { enteredBy }),
  }))

/**
 * Adds an amount by hand; the same entry again is a success that changes nothing. Throws not_found, conflict for another
 * content under the id and for a target that takes no entries, invalid for a day outside the target and for a correction
 * that leaves less than nothing on any day.
 */
export async function addTargetEntry(
  sql: Sql,
  code: string,
  entry: NewTargetEntry,
  actor: Actor,
  now: Date,
): Promise<'stored' | 'already_stored'> {
  const { on, amount, note } = entry
  const id = entry.id.toLowerCase()
  const before = await lookUp(sql, code, id)
  if (before.kept) return sameEntry(before.kept, code, { ...entry, id })
  const target = requireTakesEntries(before.target, code)
  const issues = entryIssues(target, entry)
  if (issues.length > 0) throw invalid(...issues)
  const from = periodOn(target, on)?.startsOn ?? on
  try {
    await sql.batch([
      assertTakesEntries(code),
      statement(
        `INSERT INTO target_entries (id, target_code, entered_for, amount, note, received_at, entered_by)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        ...[id, code, on, amount, note, now.toISOString(), actor.name],
      ),
      assertNeverBelowZero(code, from),
      audited(actor, now, [{ action: 'add', subjectKind: 'target_entry', subjectId: id, after: { code, ...entry } }]),
    ])
    return 'stored'
  } catch (error) {
    if (!(error instanceof ConstraintError)) throw error
    const { kept, target: targetNow } = await lookUp(sql, code, id)
    if (kept) return sameEntry(kept, code, { ...entry, id })
    if (error.constraint !== 'nothing_changed_meanwhile') throw error
    requireTakesEntries(targetNow, code)
    throw await belowZero(sql, code, from, entry)
  }
}

type KeptEntry = NewTargetEntry & { targetCode: string }

async function lookUp(sql: Sql, code: string, id: string): Promise<{ kept?: KeptEntry; target?: Target }> {
  const [[kept], [row]] = await sql.batch<[KeptEntry[], TargetRow[]]>([
    statement(
      'SELECT id, target_code AS targetCode, entered_for AS "on", amount, note FROM target_entries WHERE id = ?',
      id,
    ),
    statement('SELECT * FROM targets WHERE code = ?', code),
  ])
  return { ...(kept && { kept }), ...(row && { target: targetOf(row) }) }
}

function sameEntry(kept: KeptEntry, code: string, { id, on, amount, note }: NewTargetEntry): 'already_stored' {
  const isSame = kept.targetCode === code && kept.on === on && kept.amount === amount && kept.note === note
  if (!isSame) throw sameId(id)
  return 'already_stored'
}

function requireTakesEntries(target: Target | undefined, code: string): Target {
  if (!target) throw notFound('noun_target', code)
  if (target.indicator !== 'manual') throw new AppError('conflict', { key: 'error_not_manual' })
  if (target.checklist) throw new AppError('conflict', { key: 'error_has_checklist' })
  return target
}

const assertTakesEntries = (code: string): Statement =>
  statement(
    `INSERT INTO assertions (holds) SELECT 0 WHERE NOT EXISTS (
       SELECT 1 FROM targets WHERE code = ? AND indicator = 'manual' AND checklist IS NULL)`,
    code,
  )

/** On no day from one on may the total be less than nothing; binary arithmetic leaves a crumb of decimals. */
const assertNeverBelowZero = (code: string, from: string): Statement =>
  statement(
    `INSERT INTO assertions (holds) SELECT 0 WHERE EXISTS (SELECT 1 FROM (
       SELECT sum(sum(amount)) OVER (ORDER BY entered_for) AS so_far
       FROM target_entries WHERE target_code = ? AND entered_for >= ? GROUP BY entered_for) WHERE so_far < -0.000001)`,
    ...[code, from],
  )

/** On which day an entry leaves less than nothing; if others made room meanwhile, another try will do. */
async function belowZero(sql: Sql, code: string, from: string, entry: NewTargetEntry): Promise<AppError> {
  const kept = await sql.all<{ on: string; amount: number }>(
    'SELECT entered_for AS "on", amount FROM target_entries WHERE target_code = ? AND entered_for >= ?',
    ...[code, from],
  )
  const lowest = entryTotals([...kept, entry]).find(({ total }) => total < 0)
  if (!lowest) return busy()
  const facts = { on: lowest.day, sum: lowest.total }
  return invalid({ path: 'amount', sentence: { key: 'entry_below_zero', facts } })
}
