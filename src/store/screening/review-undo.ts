/** Takes reviews back: each log is as it was before, and the trail says so. */
import type { Actor } from '../../domain/people/account.ts'
import { AppError, busy, notFound } from '../../domain/errors.ts'
import { type LastStep, UNDO_MINUTES, UNDONE, undoOf } from '../../domain/screening/review-undo.ts'
import type { ReviewDecision, ScreeningStatus } from '../../domain/screening/screening.ts'
import { recountCarried } from '../audibility/audibility-reports.ts'
import { relearnPlaces, type ReviewOutcome } from './reviews.ts'
import { json, type Sql, statement, ask, type Reading, reading } from '../engine/sql.ts'
import { auditedFrom } from '../people/audit.ts'

interface Row extends Omit<LastStep, 'before'> {
  id: string
  before: string | null
}

/** What was done last to each log, photos aside: they are things of their own. */
const lastSteps = (ids: string[]): Reading<Map<string, LastStep>> =>
  reading(
    `SELECT s.id, s.status, s.revision, a.action, a.actor_id AS actorId, a.at, a.before
     FROM json_each(?) j JOIN screenings s ON s.id = j.value
     JOIN audit a ON a.id = (SELECT max(id) FROM audit WHERE subject_kind = 'screening' AND subject_id = s.id)`,
    [json(ids)],
    (rows: Row[]) => new Map(rows.map((row) => [row.id, stepOf(row)])),
  )

const stepOf = (row: Row): LastStep => ({
  ...row,
  before: row.before === null ? null : (JSON.parse(row.before) as LastStep['before']),
})

/** One outcome for each log, in order; one that cannot be taken back never blocks the others. */
export async function undoReviews(sql: Sql, ids: string[], actor: Actor, now: Date): Promise<ReviewOutcome[]> {
  const wanted = ids.map((id) => id.toLowerCase())
  const read = await ask(sql, lastSteps(wanted))
  const back = [...read].flatMap(([id, step]) =>
    step.before && undoOf(step, actor.id, now) === 'can'
      ? [{ id, revision: step.revision, to: step.before.status }]
      : [],
  )
  const undone = back.length > 0 ? await write(sql, back, actor, now) : new Set<string>()
  return wanted.map((id) => outcomeOf(id, read.get(id), undone, actor.id, now))
}

function outcomeOf(
  id: string,
  step: LastStep | undefined,
  undone: Set<string>,
  actorId: string,
  now: Date,
): ReviewOutcome {
  if (!step) return { id, outcome: 'not_found', error: notFound('noun_screening', id) }
  const { status } = step
  const answer = undoOf(step, actorId, now)
  if (answer === 'already') return { id, outcome: 'already', status }
  if (answer !== 'can') {
    const error = new AppError('conflict', { key: `error_undo_${answer}`, facts: { minutes: UNDO_MINUTES } })
    return { id, outcome: 'conflict', status, error }
  }
  if (step.before && undone.has(id)) return { id, outcome: 'done', status: step.before.status }
  // somebody did something to it between the reading and the writing
  return { id, outcome: 'conflict', status, error: busy() }
}

interface Back {
  id: string
  revision: number
  to: ScreeningStatus
}

/** Only logs that still have the revision they were read with; the audit row of each is written before it moves. */
async function write(sql: Sql, back: Back[], actor: Actor, now: Date): Promise<Set<string>> {
  const still = `FROM json_each(?) j JOIN screenings s ON s.id = j.value->>'id' AND s.revision = j.value->>'revision'`
  const [moving] = await sql.batch<[{ id: string }[]]>([
    statement(`SELECT s.id ${still}`, [json(back)]),
    auditedFrom(
      actor,
      now,
      `?, 'screening', s.id, NULL, json_object('status', s.status, 'revision', s.revision),
         json_object('status', j.value->>'to') ${still}`,
      [UNDONE, json(back)],
    ),
    statement(
      `UPDATE screenings SET status = j.value->>'to', revision = screenings.revision + 1 FROM json_each(?) j
       WHERE screenings.id = j.value->>'id' AND screenings.revision = j.value->>'revision'`,
      [json(back)],
    ),
    recountCarried(back.map(({ id }) => id)),
    relearnPlaces(back.map(({ id }) => id)),
  ])
  return new Set(moving.map(({ id }) => id))
}

export interface Undoable {
  id: string
  /** The logs decided together share it; none of an older kind. */
  batch: string | null
  decision: ReviewDecision
  at: string
  villageName: string
  screenedOn: string
}

interface UndoableRow extends Row {
  batch: string | null
  villageName: string
  screenedOn: string
}

/** What somebody decided and can still take back, the latest first. Only the trail's last minutes are read. */
export async function undoableBy(sql: Sql, actor: Actor, now: Date): Promise<Undoable[]> {
  const since = new Date(now.getTime() - UNDO_MINUTES * 60_000).toISOString()
  const rows = await sql.all<UndoableRow>(
    `SELECT s.id, s.status, s.revision, a.action, a.actor_id AS actorId, a.at, a.before, a.after->>'batch' AS batch,
       v.name AS villageName, s.screened_on AS screenedOn
     FROM audit a JOIN screenings s ON s.id = a.subject_id JOIN villages v ON v.code = s.village_code
     WHERE a.id > coalesce((SELECT id FROM audit WHERE at < ? ORDER BY id DESC LIMIT 1), 0)
       AND a.subject_kind = 'screening' AND a.actor_id = ?
       AND a.id = (SELECT max(id) FROM audit WHERE subject_kind = 'screening' AND subject_id = s.id)
     ORDER BY a.id DESC`,
    since,
    actor.id,
  )
  return rows
    .filter((row) => undoOf(stepOf(row), actor.id, now) === 'can')
    .map(({ id, batch, action, at, villageName, screenedOn }) => {
      return { id, batch, decision: action as ReviewDecision, at, villageName, screenedOn }
    })
}
