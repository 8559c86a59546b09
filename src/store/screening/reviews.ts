/** A manager's decisions on logs, one or many at once; one that somebody else was faster with is refused, not overwritten. */
import { AppError, busy, notFound } from '../../domain/errors.ts'
import { localDateTime } from '../../domain/period.ts'
import { isReview, REVIEW_STEPS, type ReviewDecision, type ScreeningStatus } from '../../domain/screening/screening.ts'
import { recountCarried } from '../audibility/audibility-reports.ts'
import type { Desk } from './screening-intake.ts'
import { isOvertaken, json, quoted, type Sql, statement, type Statement } from '../engine/sql.ts'
import { MOST_LOGS, MOST_METRES_OFF } from '../../domain/register/village-position.ts'
import { auditedFrom } from '../people/audit.ts'
import { anotherDecides, type DecidedBy } from '../../domain/screening/four-eyes.ts'
import { decidedBy, decidersOf } from './four-eyes.ts'
import { reasonsMissing } from './reasons.ts'

export type ReviewOutcome =
  | { id: string; outcome: 'done' | 'already'; status: ScreeningStatus }
  | {
      id: string
      outcome: 'conflict' | 'forbidden' | 'invalid' | 'not_found'
      status?: ScreeningStatus
      error: AppError
    }

interface How {
  reason?: string | undefined
  /** The revision of each log that the reviewer has seen; one not told of is decided as it is. */
  seen?: ReadonlyMap<string, number>
  /** Tells one decision from the next; the logs decided together share it. */
  batch?: string
}

/** A log as it is now, with what was done to it last. */
interface Now {
  id: string
  status: ScreeningStatus
  revision: number
  action: string
  actorId: string
  actorName: string
  at: string
}

/**
 * Decides on many logs at once; each that cannot be decided so says why, and never blocks the others. What the reviewer
 * sent or corrected another decides: the database refuses it, too, where that came in between.
 */
export async function review(
  sql: Sql,
  ids: string[],
  decision: ReviewDecision,
  how: How,
  desk: Desk,
): Promise<ReviewOutcome[]> {
  const wanted = ids.map((id) => id.toLowerCase())
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const by = await decidedBy(sql, wanted, desk)
    const isBare = decision === 'accept' && how.reason === undefined
    const lacking = isBare ? await reasonsMissing(sql, wanted, desk.settings.showProof ?? '') : NONE_MISSING
    const decided = await decide(sql, wanted, decision, { ...how, by, lacking }, desk)
    if (decided) return decided
  }
  throw busy()
}
const MOST_TRIES = 5
const NONE_MISSING: ReadonlyMap<string, AppError> = new Map()

interface Judged extends How {
  by: ReadonlyMap<string, DecidedBy>
  /** Of those that are to be accepted without a reason, which need one and why. */
  lacking: ReadonlyMap<string, AppError>
}

/** Null where somebody became its sender, or the office got a second manager, since it was asked. */
async function decide(
  sql: Sql,
  wanted: string[],
  decision: ReviewDecision,
  { reason, seen = new Map(), batch, by, lacking }: Judged,
  desk: Desk,
): Promise<ReviewOutcome[] | null> {
  const { from, to } = REVIEW_STEPS[decision]
  const mine = wanted.filter((id) => by.get(id) === 'another')
  const alone = wanted.filter((id) => by.get(id) === 'alone')
  const mayMove = (id: string): boolean => !mine.includes(id) && !lacking.has(id)
  const logs = wanted.filter(mayMove).map((id) => ({ id, revision: seen.get(id) ?? null }))
  const answers = await batchUnless(sql, 'reviewed_by_another', [
    statement(`SELECT id FROM screenings WHERE ${movableWhere(from)}`, [json(logs.map(({ id }) => id)), json(logs)]),
    ...moveStatements(logs, from, { to, action: decision, reason, batch, alone }, desk),
    nowOf(wanted),
  ])
  if (!answers) return null
  const moved = new Set(answers[0]?.map(({ id }) => id))
  const now = new Map((answers.at(-1) as Now[]).map((log) => [log.id, log]))
  const deciders = mine.length > 0 ? await decidersOf(sql, mine) : new Map<string, string[]>()
  return wanted.map((id): ReviewOutcome => {
    const log = now.get(id)
    if (!log) return { id, outcome: 'not_found', error: notFound('noun_screening', id) }
    const { status } = log
    if (moved.has(id)) return { id, outcome: 'done', status }
    if (isSettled(log, to, seen.get(id), desk)) return { id, outcome: 'already', status }
    // where it cannot be decided so, nobody else can either
    if (by.get(id) === 'another' && from.includes(status))
      return { id, outcome: 'forbidden', status, error: new AppError('forbidden', anotherDecides(deciders.get(id))) }
    const missing = lacking.get(id)
    if (missing && from.includes(status)) return { id, outcome: 'invalid', status, error: missing }
    return { id, outcome: 'conflict', status, error: whyNot(log, from, desk) }
  })
}

async function batchUnless(sql: Sql, constraint: string, statements: Statement[]) {
  try {
    return await sql.batch<({ id: string } | Now)[][]>(statements)
  } catch (error) {
    if (isOvertaken(error, constraint)) return null
    throw error
  }
}

/** Decided so by whoever asks again; or by somebody else, when nobody says what they had before their eyes. */
const isSettled = (log: Now, to: ScreeningStatus, seen: number | undefined, { actor }: Desk): boolean =>
  log.status === to && (seen === undefined || seen === log.revision || log.actorId === actor.id)

/** Who was first, what they did and when; a log that may be decided anew says that, too. */
function whyNot(log: Now, from: readonly ScreeningStatus[], { settings }: Desk): AppError {
  const status = { key: `status_${log.status}` as const }
  const facts = { status, name: log.actorName, at: localDateTime(log.at, settings.timeZone).slice(0, 16) }
  const isOpen = from.includes(log.status)
  if (!isReview(log.action)) {
    return new AppError('conflict', { key: isOpen ? 'error_changed_since' : 'error_not_reviewable', facts })
  }
  return new AppError('conflict', { key: isOpen ? 'error_decided_since' : 'error_decided_finally', facts })
}

const nowOf = (ids: string[]): Statement =>
  statement(
    `SELECT s.id, s.status, s.revision, a.action, a.actor_id AS actorId, a.actor_name AS actorName, a.at
     FROM json_each(?) j JOIN screenings s ON s.id = j.value
     JOIN audit a ON a.id = (SELECT max(id) FROM audit WHERE subject_kind = 'screening' AND subject_id = s.id)`,
    [json(ids)],
  )

/** As a log is to be: one whose revision is told moves only while it has that. */
interface Movable {
  id: string
  revision: number | null
}

/** Asks for two values: the ids, and the logs with their revisions. */
const movableWhere = (from: readonly ScreeningStatus[]): string =>
  `status IN (${quoted(from)}) AND id IN (SELECT value FROM json_each(?))
   AND EXISTS (SELECT 1 FROM json_each(?) j WHERE j.value->>'id' = screenings.id
     AND coalesce(j.value->>'revision', screenings.revision) = screenings.revision)`

const AMONG = 'id IN (SELECT value FROM json_each(?))'
/** What a log was, for the trail and for taking a step back. */
export const BEFORE = `CASE screenings.reviewed_alone
  WHEN 1 THEN json_object('status', screenings.status, 'revision', screenings.revision, 'singleManager', json('true'))
  ELSE json_object('status', screenings.status, 'revision', screenings.revision) END`

interface Move {
  to: ScreeningStatus
  action: string
  reason?: string | undefined
  batch?: string | undefined
  /** Those that the reviewer sent or corrected, and decides all the same: the office has a single manager. */
  alone?: readonly string[]
}

/** Moves logs from some statuses to another, with the audit row of each that moves written before it does. */
export function moveStatements(
  logs: Movable[],
  from: readonly ScreeningStatus[],
  { to, action, reason, batch, alone = [] }: Move,
  { actor, now }: Desk,
): Statement[] {
  const ids = logs.map(({ id }) => id)
  const which = [json(ids), json(logs)]
  const after = { status: to, ...(batch !== undefined && { batch }) }
  return [
    auditedFrom(
      actor,
      now,
      `?, 'screening', id, ?, ${BEFORE}, CASE WHEN ${AMONG} THEN ? ELSE ? END
       FROM screenings WHERE ${movableWhere(from)}`,
      [action, reason ?? null, json(alone), json({ ...after, singleManager: true }), json(after), ...which],
    ),
    statement(
      `UPDATE screenings SET status = ?, reviewed_alone = ${AMONG}, revision = revision + 1 WHERE ${movableWhere(from)}`,
      [to, json(alone), ...which],
    ),
    recountCarried(ids),
    relearnPlaces(ids),
  ]
}

/** Where villages are is learnt from their accepted logs. After logs changed their status: the medians of their villages. Out of an index that has nothing but what is needed. */
export const relearnPlaces = (screeningIds: string[]): Statement =>
  statement(
    `UPDATE villages SET (shown_latitude, shown_longitude, shown_logs) = (
       SELECT avg(latitude) FILTER (WHERE north IN ((n + 1) / 2, (n + 2) / 2)),
         avg(longitude) FILTER (WHERE east IN ((n + 1) / 2, (n + 2) / 2)), count(*)
       FROM (
         SELECT latitude, longitude, row_number() OVER (ORDER BY latitude) AS north,
           row_number() OVER (ORDER BY longitude) AS east, count(*) OVER () AS n
         FROM (
           SELECT latitude, longitude FROM screenings s INDEXED BY screenings_placed
           WHERE s.village_code = villages.code AND s.status = 'accepted' AND s.latitude IS NOT NULL
             AND s.longitude IS NOT NULL AND s.accuracy_m <= ?
           ORDER BY s.screened_on DESC LIMIT ?
         )
       )
     )
     WHERE code IN (SELECT village_code FROM screenings WHERE id IN (SELECT value FROM json_each(?)) AND latitude IS NOT NULL)`,
    [MOST_METRES_OFF, MOST_LOGS, json(screeningIds)],
  )
