/** What becomes of a kept log: correction by its team, voiding, a review taken back; the trail says so. */
import { AppError, busy, notFound } from '../../domain/errors.ts'
import {
  CORRECTABLE,
  type LastStep,
  LIVE,
  type NewScreening,
  normalized,
  receive,
  type Received,
  type ReviewDecision,
  type ScreeningStatus,
  UNDO_MINUTES,
  UNDONE,
  undoOf,
} from '../../domain/screening/screening.ts'
import { withListedFilms } from '../../domain/screening/unlisted-film.ts'
import { audited, auditedFrom } from '../people/audit.ts'
import { carriedReports, recountCarried } from '../audibility/audibility-reports.ts'
import { BOUNDS_HOLD, boundsStatements, roomFor } from './intake-bounds.ts'
import { photosMarked } from './photos.ts'
import { type Desk, mayWrite, surroundingsOf } from './screening-intake.ts'
import { unknownCodes } from './unknown-codes.ts'
import { decidedBy } from './four-eyes.ts'
import { BEFORE, moveStatements, relearnPlaces, type ReviewOutcome } from './reviews.ts'
import { columnsOf, contentOf, logDigest, type ScreeningRow } from './screenings.ts'
import { ask, assertRevision, isOvertaken, json, reading, type Reading, type Sql, statement } from '../engine/sql.ts'
import { assertUnchangedSince, type Known, lookAround } from './surroundings.ts'
import { assertStillUnlisted, titlesWrittenAgain } from './written-films.ts'
import type { Actor } from '../../domain/people/account.ts'

const MOST_TRIES = 50

/**
 * Replaces a log's content, by its team while it may. It is looked at anew: what was sent may be held, and what was
 * held stays so unless a manager who did not send it corrects it in person. The same correction again is a success. Throws not_found, forbidden, conflict (with the revision now).
 */
export async function correct(sql: Sql, id: string, revision: number, entry: NewScreening, desk: Desk): Promise<void> {
  const wanted = normalized({ ...entry, id })
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const known = await lookAround(sql, [wanted], desk.settings.timeZone)
    const kept = known.kept.get(wanted.id)
    if (!kept)
      throw new AppError('not_found', { key: 'error_not_found', facts: { what: { key: 'noun_screening' }, code: id } })
    requireOwn(desk, kept.team_code)
    requireOwn(desk, wanted.teamCode)
    // its answer was lost on the way, and perhaps a manager was quick
    const listed = withListedFilms(wanted, known.filmOf)
    if (kept.revision > revision && [wanted, listed].some((one) => json(contentOf(kept)) === json(one))) return
    requireRevision(kept, revision)
    const issues = unknownCodes(listed, known, desk.settings.timeZone)
    if (issues.length > 0) throw new AppError('invalid', { key: 'error_invalid' }, { issues })
    const around = surroundingsOf(listed, known, desk)
    const received = receive(listed, around, desk.now, new Date(kept.received_at))
    const staysHeld = kept.status === 'held' && !(await mayRelease(sql, kept.id, desk))
    const corrected: Received = staysHeld ? { ...received, status: 'held' } : received
    if (await wroteCorrection(sql, kept, corrected, known, desk)) return
  }
  throw busy()
}

/** What a finding held, a manager decides, who is no program and did not send it: nobody edits his own clues away. */
async function mayRelease(sql: Sql, id: string, desk: Desk): Promise<boolean> {
  if (desk.actor.role !== 'manager' || desk.actor.via !== 'session') return false
  return !(await decidedBy(sql, [id], desk)).has(id)
}

function requireOwn(desk: Desk, teamCode: string): void {
  if (!mayWrite(desk.actor, teamCode)) throw new AppError('forbidden', { key: 'error_other_team' })
}

function requireRevision(kept: ScreeningRow, revision: number): void {
  if (kept.revision !== revision) {
    throw new AppError('conflict', { key: 'error_stale_revision', facts: { revision: kept.revision } })
  }
  if (!CORRECTABLE.some((status) => status === kept.status)) throw notNow('error_not_correctable', kept.status)
}

const notNow = (key: 'error_not_correctable' | 'error_not_voidable', status: ScreeningStatus): AppError =>
  new AppError('conflict', { key, facts: { status: { key: `status_${status}` } } })

async function wroteCorrection(sql: Sql, kept: ScreeningRow, corrected: Received, known: Known, desk: Desk) {
  const { id, ...columns } = columnsOf(corrected)
  const names = Object.keys(columns)
  const before = { status: kept.status, revision: kept.revision, content: contentOf(kept) }
  const { screenedOn: _, receivedAt: __, credit: ___, status, findings, ...content } = corrected
  const sha256 = logDigest({ ...columnsOf(corrected), received_at: kept.received_at })
  const after = { status, revision: kept.revision + 1, content, findings: findings.map(({ code }) => code), sha256 }
  const subject = { action: 'correct', subjectKind: 'screening' as const, subjectId: id }
  const isNewlyHeld = corrected.status === 'held' && kept.status !== 'held'
  try {
    await sql.batch([
      assertUnchangedSince(known, [id]),
      assertRevision('screenings', id, kept.revision),
      statement(
        `UPDATE screenings SET ${names.map((name) => `${name} = ?`).join(', ')}, reviewed_alone = 0, revision = revision + 1,
           sent = coalesce(sent, ?) WHERE id = ?`,
        [...Object.values(columns), json(contentOf(kept)), id],
      ),
      ...assertStillUnlisted([corrected]),
      ...titlesWrittenAgain(corrected),
      ...photosMarked([corrected]),
      ...boundsStatements([{ sender: desk, logs: 1 }], 'correct', isNewlyHeld ? [corrected.teamCode] : []),
      ...carriedReports([corrected], desk.actor),
      recountCarried([id]),
      audited(desk.actor, desk.now, [{ ...subject, reason: desk.reason, before, after }]),
    ])
    return true
  } catch (error) {
    if (isOvertaken(error)) return false
    if (!isOvertaken(error, ...BOUNDS_HOLD)) throw error
    const room = await roomFor(sql, desk, 'correct', [corrected.teamCode])
    throw room?.refusalOf(corrected) ?? busy()
  }
}

/** Takes a log out of every figure for good, with a reason; voiding twice changes nothing. */
export async function voidScreening(sql: Sql, id: string, reason: string, desk: Desk): Promise<void> {
  const kept = await sql.first<Pick<ScreeningRow, 'team_code' | 'status'>>(
    'SELECT team_code, status FROM screenings WHERE id = ?',
    id,
  )
  if (!kept)
    throw new AppError('not_found', { key: 'error_not_found', facts: { what: { key: 'noun_screening' }, code: id } })
  requireOwn(desk, kept.team_code)
  const isManager = desk.actor.role === 'manager'
  // what a manager decided stays so for its team: a rejected log is evidence, an accepted one is in figures that were told
  const from: readonly ScreeningStatus[] = isManager ? [...LIVE, 'rejected'] : CORRECTABLE
  if (kept.status !== 'voided' && !from.includes(kept.status)) throw notNow('error_not_voidable', kept.status)
  await sql.batch(moveStatements([{ id, revision: null }], from, { to: 'voided', action: 'void', reason }, desk))
}

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

interface Undoing {
  actor: Actor
  now: Date
  reason?: string | null | undefined
}

/** One outcome for each log, in order; one that cannot be taken back never blocks the others. */
export async function undoReviews(sql: Sql, ids: string[], by: Undoing): Promise<ReviewOutcome[]> {
  const { actor, now } = by
  const wanted = ids.map((id) => id.toLowerCase())
  const read = await ask(sql, lastSteps(wanted))
  const back = [...read].flatMap(([id, step]) =>
    step.before && undoOf(step, actor.id, now) === 'can'
      ? [{ id, revision: step.revision, to: step.before.status, alone: step.before.singleManager === true }]
      : [],
  )
  const undone = back.length > 0 ? await write(sql, back, by) : new Set<string>()
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
  /** What it goes back to was decided by its sender alone. */
  alone: boolean
}

/** Only logs that still have the revision they were read with; the audit row of each is written before it moves. */
async function write(sql: Sql, back: Back[], { actor, now, reason = null }: Undoing): Promise<Set<string>> {
  const still = `FROM json_each(?) j JOIN screenings s ON s.id = j.value->>'id' AND s.revision = j.value->>'revision'`
  const [moving] = await sql.batch<[{ id: string }[]]>([
    statement(`SELECT s.id ${still}`, [json(back)]),
    auditedFrom(
      actor,
      now,
      `?, 'screening', s.id, ?, ${BEFORE.replaceAll('screenings.', 's.')},
         CASE j.value->>'alone' WHEN 1 THEN json_object('status', j.value->>'to', 'singleManager', json('true'))
           ELSE json_object('status', j.value->>'to') END ${still}`,
      [UNDONE, reason, json(back)],
    ),
    statement(
      `UPDATE screenings SET status = j.value->>'to', reviewed_alone = j.value->>'alone',
         revision = screenings.revision + 1 FROM json_each(?) j
       WHERE screenings.id = j.value->>'id' AND screenings.revision = j.value->>'revision'`,
      [json(back)],
    ),
    recountCarried(back.map(({ id }) => id)),
    relearnPlaces(back.map(({ id }) => id)),
  ])
  return new Set(moving.map(({ id }) => id))
}

/** What somebody decided and can still take back, the latest first. Only the trail's last minutes are read. */
export async function undoableBy(sql: Sql, actor: Actor, now: Date) {
  const since = new Date(now.getTime() - UNDO_MINUTES * 60_000).toISOString()
  const rows = await sql.all<Row & { batch: string | null; villageName: string; screenedOn: string }>(
    `SELECT s.id, s.status, s.revision, a.action, a.actor_id AS actorId, a.at, a.before, a.after->>'batch' AS batch,
       v.name AS villageName, s.screened_on AS screenedOn
     FROM audit a JOIN screenings s ON s.id = a.subject_id JOIN villages v ON v.code = s.village_code
     WHERE a.id > coalesce((SELECT id FROM audit WHERE at < ? ORDER BY id DESC LIMIT 1), 0)
       AND +a.subject_kind = 'screening' AND a.actor_id = ?
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
