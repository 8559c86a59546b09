/** What becomes of a kept log: correction by its team, voiding. */
import { AppError, busy } from '../../domain/errors.ts'
import {
  CORRECTABLE,
  LIVE,
  type NewScreening,
  normalized,
  receive,
  type Received,
  type ScreeningStatus,
} from '../../domain/screening/screening.ts'
import { withListedFilms } from '../../domain/screening/unlisted-film.ts'
import { audited } from '../people/audit.ts'
import { carriedReports, recountCarried } from '../audibility/audibility-reports.ts'
import { BOUNDS_HOLD, boundsStatements, roomFor } from './intake-bounds.ts'
import { type Desk, mayWrite, surroundingsOf, unknownCodes } from './screening-intake.ts'
import { moveStatements } from './reviews.ts'
import { columnsOf, contentOf, type ScreeningRow } from './screenings.ts'
import { assertRevision, isOvertaken, json, type Sql, statement } from '../engine/sql.ts'
import { assertUnchangedSince, type Known, lookAround } from './surroundings.ts'
import { assertStillUnlisted, titlesWrittenAgain } from './written-films.ts'

const MOST_TRIES = 50

/**
 * Replaces a log's content, by its team while it may. It is looked at anew: what was sent may be held, and what was
 * held stays so unless a manager corrects it in person. The same correction again is a success. Throws not_found, forbidden, conflict (with the revision now).
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
    const issues = unknownCodes(listed, known)
    if (issues.length > 0) throw new AppError('invalid', { key: 'error_invalid' }, { issues })
    const around = surroundingsOf(listed, known, desk)
    const received = receive(listed, around, desk.now, new Date(kept.received_at))
    // what a finding held, a manager decides, who is no program: a team cannot edit the clues away
    const decides = desk.actor.role === 'manager' && desk.actor.via === 'session'
    const staysHeld = kept.status === 'held' && !decides
    const corrected: Received = staysHeld ? { ...received, status: 'held' } : received
    if (await wroteCorrection(sql, kept, corrected, known, desk)) return
  }
  throw busy()
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
  const after = { status, revision: kept.revision + 1, content, findings: findings.map(({ code }) => code) }
  const isNewlyHeld = corrected.status === 'held' && kept.status !== 'held'
  try {
    await sql.batch([
      assertUnchangedSince(known, [id]),
      assertRevision('screenings', id, kept.revision),
      statement(
        `UPDATE screenings SET ${names.map((name) => `${name} = ?`).join(', ')}, revision = revision + 1,
           sent = coalesce(sent, ?) WHERE id = ?`,
        [...Object.values(columns), json(contentOf(kept)), id],
      ),
      ...assertStillUnlisted([corrected]),
      ...titlesWrittenAgain(corrected),
      ...boundsStatements(desk, 'correct', 1, isNewlyHeld ? [corrected.teamCode] : []),
      ...carriedReports([corrected], desk.actor),
      recountCarried([id]),
      audited(desk.actor, desk.now, [{ action: 'correct', subjectKind: 'screening', subjectId: id, before, after }]),
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
