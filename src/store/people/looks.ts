/** Who looked at people’s names and numbers, or took them along: one line for a person, a thing and a day. */
import type { Actor } from '../../domain/people/account.ts'
import { auditedFrom, type HistoryStep, historyOf } from './audit.ts'
import { json, type Sql } from '../engine/sql.ts'

export interface Look {
  action: 'look' | 'export'
  /** `screening.…`, `fault.…`, `team.…`; of a sheet `sheet.` and what it is called. */
  of: string
  reason?: string | undefined
  after?: unknown
}

/** `since` is when the day began. */
export async function lookedAt(sql: Sql, { action, of, reason, after }: Look, actor: Actor, now: Date, since: string) {
  const line = [action, 'personal_data', of, reason ?? null, after === undefined ? null : json(after)]
  await sql.batch([
    auditedFrom(
      actor,
      now,
      `?, ?, ?, ?, NULL, ? WHERE NOT EXISTS (SELECT 1 FROM audit WHERE subject_kind = 'personal_data' AND subject_id = ?
         AND action = ? AND actor_id = ? AND at >= ? AND at <= ?)`,
      [...line, of, action, actor.id, since, now.toISOString()],
    ),
  ])
}

/** Who looked at a thing, oldest first. */
export const looksAt = (sql: Sql, kind: 'screening' | 'fault' | 'team', id: string): Promise<HistoryStep[]> =>
  historyOf(sql, 'personal_data', `${kind}.${id}`)
