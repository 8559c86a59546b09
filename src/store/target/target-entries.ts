/** The entries made by hand for targets that nothing else counts. */
import type { Actor } from '../../domain/people/account.ts'
import { AppError, busy, invalid, notFound, sameId } from '../../domain/errors.ts'
import { entryIssues, entryTotals, type NewTargetEntry, periodOn, type Target } from '../../domain/target/target.ts'
import { audited } from '../people/audit.ts'
import {
  assertNone,
  assertSome,
  ConstraintError,
  insertRow,
  type Reading,
  rowAs,
  rowOf,
  rowsOf,
  type Sql,
  type Statement,
} from '../engine/sql.ts'
import { targetInForce } from './targets.ts'

export interface TargetEntry extends NewTargetEntry {
  /** Missing of entries from before it was kept. */
  enteredBy?: string
  receivedAt: string
}

/** Entries up to a day, in the order in which they count. */
export const entriesOf = (code: string, asOf: string): Reading<TargetEntry[]> =>
  rowsOf(
    `SELECT id, entered_for AS "on", amount, note, entered_by, received_at
     FROM target_entries WHERE target_code = ? AND entered_for <= ? ORDER BY entered_for, received_at, rowid`,
    [code, asOf],
    rowAs<TargetEntry>(),
  )

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
  const before = await lookUp(sql, code, { id, on })
  if (before.kept) return sameEntry(before.kept, code, { ...entry, id })
  const target = requireTakesEntries(before.target, code)
  const issues = entryIssues(target, entry)
  if (issues.length > 0) throw invalid(...issues)
  const from = periodOn(target, on)?.startsOn ?? on
  const received = { receivedAt: now.toISOString(), enteredBy: actor.name }
  try {
    await sql.batch([
      assertTakesEntries(code, on),
      insertRow('target_entries', { id, targetCode: code, enteredFor: on, amount, note, ...received }),
      assertNeverBelowZero(code, from),
      audited(actor, now, [{ action: 'add', subjectKind: 'target_entry', subjectId: id, after: { code, ...entry } }]),
    ])
    return 'stored'
  } catch (error) {
    if (!(error instanceof ConstraintError)) throw error
    const { kept, target: targetNow } = await lookUp(sql, code, { id, on })
    if (kept) return sameEntry(kept, code, { ...entry, id })
    if (error.constraint !== 'nothing_changed_meanwhile') throw error
    requireTakesEntries(targetNow, code)
    throw await belowZero(sql, code, from, entry)
  }
}

type KeptEntry = NewTargetEntry & { targetCode: string }

/** The entry of that id, and the target as it is in force on the entry's day. */
const lookUp = (sql: Sql, code: string, { id, on }: { id: string; on: string }) =>
  sql.read({
    kept: rowOf<KeptEntry>(
      'SELECT id, target_code AS targetCode, entered_for AS "on", amount, note FROM target_entries WHERE id = ?',
      [id],
    ),
    target: targetInForce(code, on),
  })

function sameEntry(kept: KeptEntry, code: string, { id, on, amount, note }: NewTargetEntry): 'already_stored' {
  const isSame = kept.targetCode === code && kept.on === on && kept.amount === amount && kept.note === note
  if (!isSame) throw sameId(id)
  return 'already_stored'
}

function requireTakesEntries(target: Target | undefined, code: string): Target {
  if (!target) throw notFound('noun_target', code)
  if (target.indicator !== 'manual') throw new AppError('conflict', { key: 'error_not_manual' })
  if (target.checklist) throw new AppError('conflict', { key: 'error_has_checklist' })
  if (target.fedBy) throw new AppError('conflict', { key: 'error_fed_by_ledger' })
  return target
}

const assertTakesEntries = (code: string, on: string): Statement => {
  const [target] = targetInForce(code, on).statements
  return assertSome(
    `SELECT 1 FROM (${target?.sql}) WHERE coalesce(content->>'indicator', indicator) = 'manual'
       AND CASE WHEN content IS NULL THEN checklist ELSE content->>'checklist' END IS NULL
       AND CASE WHEN content IS NULL THEN fed_by ELSE content->>'fedBy' END IS NULL`,
    target?.values ?? [],
  )
}

/** On no day from one on may the total be less than nothing; binary arithmetic leaves a crumb of decimals. */
const assertNeverBelowZero = (code: string, from: string): Statement =>
  assertNone(
    `SELECT 1 FROM (SELECT sum(sum(amount)) OVER (ORDER BY entered_for) AS so_far
       FROM target_entries WHERE target_code = ? AND entered_for >= ? GROUP BY entered_for) WHERE so_far < -0.000001`,
    [code, from],
  )

/** On which day an entry leaves less than nothing; if others made room meanwhile, another try will do. */
async function belowZero(sql: Sql, code: string, from: string, entry: NewTargetEntry): Promise<AppError> {
  const kept = await sql.all<{ on: string; amount: number }>(
    'SELECT entered_for AS "on", amount FROM target_entries WHERE target_code = ? AND entered_for >= ?',
    code,
    from,
  )
  const lowest = entryTotals([...kept, entry]).find(({ total }) => total < 0)
  if (!lowest) return busy()
  const facts = { on: lowest.day, sum: lowest.total }
  return invalid({ path: 'amount', sentence: { key: 'entry_below_zero', facts } })
}
