/** How much one sender may put in: logs an hour, and for each team the held ones that nobody has decided on yet. */
import type { Actor } from '../../domain/people/account.ts'
import { AppError } from '../../domain/errors.ts'
import type { Received } from '../../domain/screening/screening.ts'
import { json, rowOf, rowsOf, type Sql, type Statement, statement } from '../engine/sql.ts'

export type Bounds = Record<'logsPerHour' | 'heldPerTeam', number>

/** Who sends, when, and by which bounds; none for what a manager brings in as a sheet. */
export interface Sender {
  actor: Actor
  now: Date
  bounds?: Bounds | undefined
}

/** Corrections are counted by themselves: whoever has sent all they may can still mend what came back. */
type Work = 'submit' | 'correct'

/** The names of the two constraints that hold the bounds, whoever else writes at the same moment. */
export const BOUNDS_HOLD = ['pace_kept', 'held_logs_have_room'] as const
const HOUR_MS = 3_600_000
const hourBefore = (now: Date): string => new Date(now.getTime() - HOUR_MS).toISOString()
const subjectOf = ({ actor }: Sender, work: Work): string => `${work} ${actor.id}`
const IS_RUNNING = 'since > ? AND since <= ?'

/** The statements that make a batch fail when one goes past a bound; `heldIn` are the teams that come to have more held logs. Who puts in together does so at one moment, the last one's. */
export function boundsStatements(puts: { sender: Sender; logs: number }[], work: Work, heldIn: string[]): Statement[] {
  const bounded = puts.flatMap(({ sender, logs }) => (sender.bounds ? [{ sender, logs, bounds: sender.bounds }] : []))
  const last = bounded.at(-1)
  if (!last) return []
  const { now } = last.sender
  const running = [hourBefore(now), now.toISOString()]
  return [
    statement(
      `INSERT INTO intake_paces (sender, since, logs, most) SELECT value->>0, ?, value->>1, value->>2 FROM json_each(?)
       WHERE true ON CONFLICT (sender) DO UPDATE SET
         logs = excluded.logs + iif(${IS_RUNNING}, logs, 0), since = iif(${IS_RUNNING}, since, excluded.since),
         most = excluded.most`,
      [
        now.toISOString(),
        json(bounded.map(({ sender, logs, bounds }) => [subjectOf(sender, work), logs, bounds.logsPerHour])),
        ...running,
        ...running,
      ],
    ),
    ...(heldIn.length === 0 ? [] : [assertRoomForHeld(heldIn, last.bounds.heldPerTeam)]),
  ]
}

const assertRoomForHeld = (teams: string[], most: number): Statement =>
  statement(
    `INSERT INTO assertions (holds, has_room) SELECT 1, 0 FROM json_each(?) t WHERE (SELECT 1 FROM screenings s
       INDEXED BY screenings_held WHERE s.status = 'held' AND s.team_code = t.value LIMIT 1 OFFSET ?) = 1`,
    [json(teams), most],
  )

/** What is left of the bounds; each log that is let in takes its place. */
export class Room {
  readonly #sender: Sender
  readonly #bounds: Bounds
  readonly #held: Map<string, number>
  readonly #since: string | undefined
  #logs: number

  constructor(
    sender: Sender,
    bounds: Bounds,
    sent: { since: string; logs: number } | undefined,
    held: Map<string, number>,
  ) {
    this.#sender = sender
    this.#bounds = bounds
    this.#held = held
    this.#since = sent?.since
    this.#logs = sent?.logs ?? 0
  }

  /** Null when there is room for it, and then there is less. */
  refusalOf({ teamCode, status }: Pick<Received, 'teamCode' | 'status'>): AppError | null {
    const held = this.#held.get(teamCode) ?? 0
    if (this.#logs >= this.#bounds.logsPerHour) return this.#tooFast()
    if (status === 'held' && held >= this.#bounds.heldPerTeam) return tooManyHeld(this.#bounds.heldPerTeam)
    if (status === 'held') this.#held.set(teamCode, held + 1)
    this.#logs++
    return null
  }

  #tooFast(): AppError {
    const now = this.#sender.now.getTime()
    const endsAt = (this.#since === undefined ? now : Date.parse(this.#since)) + HOUR_MS
    const retryAfterSeconds = Math.max(1, Math.ceil((endsAt - now) / 1000))
    const facts = { maximum: this.#bounds.logsPerHour, minutes: Math.ceil(retryAfterSeconds / 60) }
    return new AppError('too_many', { key: 'error_too_many_logs', facts }, { retryAfterSeconds })
  }
}

/** It ends when a manager decides: nobody knows when, so it is tried again within the hour. */
const tooManyHeld = (maximum: number): AppError =>
  new AppError('too_many', { key: 'error_too_many_held', facts: { maximum } }, { retryAfterSeconds: HOUR_MS / 1000 })

/** Null where there are no bounds. */
export async function roomFor(sql: Sql, sender: Sender, work: Work, teams: string[]): Promise<Room | null> {
  const { bounds, now } = sender
  if (!bounds) return null
  const { sent, held } = await sql.read({
    sent: rowOf<{ since: string; logs: number }>(
      `SELECT since, logs FROM intake_paces WHERE sender = ? AND ${IS_RUNNING}`,
      [subjectOf(sender, work), hourBefore(now), now.toISOString()],
    ),
    held: rowsOf<{ team: string; n: number }>(
      `SELECT t.value AS team, (SELECT count(*) FROM (SELECT 1 FROM screenings s WHERE s.status = 'held'
         AND s.team_code = t.value LIMIT ?)) AS n FROM json_each(?) t`,
      [bounds.heldPerTeam, json([...new Set(teams)])],
    ),
  })
  return new Room(sender, bounds, sent, new Map(held.map(({ team, n }) => [team, n])))
}
