/** Which manager has which log open just now: a hint, never a lock, and no part of the audit trail. */
import type { Actor } from '../../domain/people/account.ts'
import { PRESENCE_SECONDS } from '../../domain/screening/review-undo.ts'
import { type Sql, type Statement, statement } from '../engine/sql.ts'

export interface Presence {
  name: string
  seenAt: string
}

const horizon = (now: Date): string => new Date(now.getTime() - PRESENCE_SECONDS * 1000).toISOString()

const othersStatement = (screeningId: string, actor: Actor, now: Date): Statement =>
  statement(
    `SELECT actor_name AS name, seen_at AS seenAt FROM presences WHERE screening_id = ? AND actor_id <> ? AND seen_at > ?
     ORDER BY actor_name`,
    ...[screeningId, actor.id, horizon(now)],
  )

export async function othersAt(sql: Sql, screeningId: string, actor: Actor, now: Date): Promise<Presence[]> {
  const asked = othersStatement(screeningId, actor, now)
  return sql.all<Presence>(asked.sql, ...asked.values)
}

/** Says that somebody is there, and answers who else is. What is past goes at the same time. */
export async function beat(sql: Sql, screeningId: string, actor: Actor, now: Date): Promise<Presence[]> {
  const [, , others] = await sql.batch<[unknown, unknown, Presence[]]>([
    statement('DELETE FROM presences WHERE seen_at <= ?', horizon(now)),
    statement(
      `INSERT INTO presences (screening_id, actor_id, actor_name, seen_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (screening_id, actor_id) DO UPDATE SET seen_at = excluded.seen_at, actor_name = excluded.actor_name`,
      ...[screeningId, actor.id, actor.name, now.toISOString()],
    ),
    othersStatement(screeningId, actor, now),
  ])
  return others
}
