/** Who has a log open just now. */
import type { Actor } from '../../domain/people/account.ts'
import { PRESENCE_SECONDS } from '../../domain/screening/screening.ts'
import { ask, putRows, type Reading, rowsOf, type Sql, statement } from '../engine/sql.ts'

export type Presence = Record<'name' | 'seenAt', string>

const horizon = (now: Date): string => new Date(now.getTime() - PRESENCE_SECONDS * 1000).toISOString()

const others = (screeningId: string, actor: Actor, now: Date): Reading<Presence[]> =>
  rowsOf(
    `SELECT actor_name AS name, seen_at AS seenAt FROM presences WHERE screening_id = ? AND actor_id <> ? AND seen_at > ?
     ORDER BY actor_name`,
    [screeningId, actor.id, horizon(now)],
  )

export const othersAt = (sql: Sql, screeningId: string, actor: Actor, now: Date): Promise<Presence[]> =>
  ask(sql, others(screeningId, actor, now))

/** Says that somebody is there, and answers who else is. What is past goes at the same time. */
export async function beat(sql: Sql, screeningId: string, actor: Actor, now: Date): Promise<Presence[]> {
  const seen = { screeningId, actorId: actor.id, actorName: actor.name, seenAt: now.toISOString() }
  await sql.batch([
    statement('DELETE FROM presences WHERE seen_at <= ?', [horizon(now)]),
    putRows('presences', 'screening_id, actor_id', [seen]),
  ])
  return othersAt(sql, screeningId, actor, now)
}
