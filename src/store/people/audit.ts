/** The audit trail: who did what, when and why; one row in the batch of every mutation. */
import type { Actor, Role } from '../../domain/people/account.ts'
import type { SubjectKind } from '../../domain/people/trail.ts'
import { ask, json, rowAs, rowsOf, type Sql, type Statement, statement, type Value } from '../engine/sql.ts'

export interface AuditEntry {
  action: string
  subjectKind: SubjectKind
  subjectId: string
  reason?: string | undefined
  before?: unknown
  after?: unknown
}

export const SYSTEM: Actor = { id: 'system', name: '系统', role: 'manager', via: 'token' }

const textOrNull = (value: unknown): string | null => (value === undefined ? null : json(value))

/** Lines that a statement selects: action, kind and id of the thing, reason, what was before and after. */
export const auditedFrom = (actor: Actor, now: Date, select: string, values: Value[]): Statement =>
  statement(
    `INSERT INTO audit (at, actor_id, actor_name, actor_role, action, subject_kind, subject_id, reason, before, after)
     SELECT ?, ?, ?, ?, ${select}`,
    [now.toISOString(), actor.id, actor.name, actor.role, ...values],
  )

/** One statement that writes any number of entries. */
export function audited(actor: Actor, now: Date, entries: AuditEntry[]): Statement {
  const rows = entries.map(({ before, after, reason, ...entry }) => ({
    ...entry,
    reason: reason ?? null,
    before: textOrNull(before),
    after: textOrNull(after),
  }))
  return auditedFrom(
    actor,
    now,
    `value->>'action', value->>'subjectKind', value->>'subjectId', value->>'reason', value->>'before', value->>'after'
     FROM jsonb_each(?)`,
    [json(rows)],
  )
}

/** The newest line of the trail: whatever was changed, this is another one now. The instant tells a restored copy from what it replaced. */
export async function newestEntry(sql: Sql): Promise<string> {
  const newest = await sql.first<{ id: number; at: string }>('SELECT id, at FROM audit ORDER BY id DESC LIMIT 1')
  return newest ? `${newest.id} ${newest.at}` : ''
}

/** The same of one entry, but not while such a line of such a thing is younger: who knocks without end fills no trail. */
export function auditedAtMost(actor: Actor, now: Date, minutes: number, entry: AuditEntry): Statement {
  const { action, subjectKind, subjectId, after } = entry
  const since = new Date(now.getTime() - minutes * 60_000).toISOString()
  return auditedFrom(
    actor,
    now,
    `?, ?, ?, NULL, NULL, ? WHERE NOT EXISTS (
       SELECT 1 FROM (SELECT at FROM audit WHERE subject_kind = ? AND subject_id = ? AND action = ? ORDER BY id DESC LIMIT 1)
       WHERE at > ? AND at <= ?)`,
    [action, subjectKind, subjectId, textOrNull(after), subjectKind, subjectId, action, since, now.toISOString()],
  )
}

interface HistoryStep extends Omit<AuditEntry, 'subjectKind' | 'subjectId'> {
  at: string
  by: string
  /** Of the account or the token: two may have the same name. */
  actorId: string
  role: Role
}

/** What happened to one thing, oldest first. */
export const historyOf = (sql: Sql, kind: SubjectKind, id: string): Promise<HistoryStep[]> =>
  ask(
    sql,
    rowsOf(
      `SELECT at, actor_name AS by, actor_id, actor_role AS role, action, reason, before, after FROM audit
       WHERE subject_kind = ? AND subject_id = ? ORDER BY id`,
      [kind, id],
      rowAs<HistoryStep>({ json: ['before', 'after'] }),
    ),
  )
