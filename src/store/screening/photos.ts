/** Which photos of which logs, faults and entries of the ledger came in; their bytes are blobs, kept before the row that tells of them. */
import type { Actor } from '../../domain/people/account.ts'
import { AppError, invalid, notFound } from '../../domain/errors.ts'
import type { FaultPhoto, FaultPhotoKind } from '../../domain/fault/fault-photo.ts'
import { MOST_FILES_EVER } from '../../domain/ledger/entry-file.ts'
import type { LedgerNoun } from '../../domain/ledger/ledger.ts'
import {
  type DeclaredPhoto,
  type FileType,
  MOST_PHOTOS,
  type PhotoKind,
  type PhotoSource,
  type PhotoState,
  photoStatesOf,
  type ReceivedPhoto,
} from '../../domain/screening/photo.ts'
import { photoMarks } from '../../domain/screening/copies.ts'
import type { NewScreening } from '../../domain/screening/screening.ts'
import { audited, auditedFrom } from '../people/audit.ts'
import {
  ask,
  assertNone,
  assertSome,
  ConstraintError,
  countOf,
  insertRow,
  insertRows,
  json,
  type Reading,
  rowAs,
  rowsOf,
  type Sql,
  statement,
  type Statement,
  wroteFirst,
} from '../engine/sql.ts'

/** What it is of: a log, a fault, or an entry of the ledger. */
export type PhotoOf = { screeningId: string } | { faultId: string } | { entryId: string; noun: LedgerNoun }
const isOfEntry = (of: PhotoOf): of is { entryId: string; noun: LedgerNoun } => 'entryId' in of
function columnOf(of: PhotoOf) {
  if ('faultId' in of) return ['fault_id', of.faultId] as const
  return isOfEntry(of) ? (['entry_id', of.entryId] as const) : (['screening_id', of.screeningId] as const)
}
/** As the trail names it: by its log, or by what else it is of and which noun that is. */
const subjectOf = (of: PhotoOf, sha256: string) => {
  const [, id] = columnOf(of)
  const noun = isOfEntry(of) ? `${of.noun}/` : 'faultId' in of ? 'fault/' : ''
  return { subjectKind: 'photo' as const, subjectId: `${noun}${id}/${sha256}` }
}
export const OWNER = `coalesce(screening_id, 'fault/' || fault_id, (SELECT noun || '/' || id FROM ledger WHERE id = entry_id))`

/** Of an entry’s there is no kind: what the file was called says what it is. */
export interface KeptPhoto extends Omit<ReceivedPhoto, 'kind'> {
  kind?: PhotoKind | FaultPhotoKind
  name?: string
  withdrawn?: string
  type: FileType
  /** What was found wrong with its bytes when they were looked at last. */
  fault: PhotoFault | null
}

export async function findPhoto(sql: Sql, of: PhotoOf, sha256: string): Promise<KeptPhoto | null> {
  const [column, id] = columnOf(of)
  const row = await sql.first(
    `SELECT sha256, kind, name, type, received_at, source, fault, withdrawn FROM photos WHERE ${column} = ? AND sha256 = ?`,
    id,
    sha256,
  )
  if (!row) return null
  const { fault = null, ...photo } = rowAs<Omit<KeptPhoto, 'fault'> & { fault?: PhotoFault }>()(row)
  return { ...photo, fault }
}

interface ArrivedPhoto {
  sha256: string
  /** Of a log’s and a fault’s. */
  kind?: PhotoKind | FaultPhotoKind | undefined
  source?: PhotoSource | undefined
  /** Of an entry’s. */
  name?: string | undefined
  type: FileType
  bytes: number
}

/** The same again is a success. Throws conflict for another kind, invalid where the log or entry has as many as it may. */
export async function keepPhoto(
  sql: Sql,
  of: PhotoOf,
  photo: ArrivedPhoto,
  actor: Actor,
  now: Date,
): Promise<{ outcome: 'stored' | 'already_stored'; kept: KeptPhoto }> {
  const { sha256, kind, source, name, type, bytes } = photo
  const [receivedAt, [column, id]] = [now.toISOString(), columnOf(of)]
  const told = { ...(kind && { kind }), ...(source && { source }), ...(name !== undefined && { name }), type }
  try {
    await sql.batch([
      insertRow('photos', { [column]: id, sha256, ...told, bytes, receivedAt, receivedBy: actor.name }),
      assertRoom(of, sha256),
      audited(actor, now, [{ action: 'submit', ...subjectOf(of, sha256), after: { ...told, bytes } }]),
    ])
    return { outcome: 'stored', kept: { sha256, ...told, receivedAt, fault: null } }
  } catch (error) {
    if (!(error instanceof ConstraintError)) throw error
    if (error.constraint === 'nothing_changed_meanwhile') throw tooMany(of)
    if (!error.constraint.startsWith('photos.')) throw error
  }
  const kept = await findPhoto(sql, of, sha256)
  if (!kept || kept.kind !== kind) throw new AppError('conflict', { key: 'error_photo_kind' })
  if (kept.fault !== null) await restored(sql, sha256, actor, now)
  return { outcome: 'already_stored', kept }
}

/** Of a log besides those it named, of an entry besides what was withdrawn; and that is bounded, too. */
function assertRoom(of: PhotoOf, sha256: string): Statement {
  if ('screeningId' in of)
    return assertNone(
      `SELECT 1 FROM screenings s WHERE s.id = ? AND instr(coalesce(s.photos, ''), ?) = 0
         AND (SELECT count(*) FROM photos p WHERE p.screening_id = s.id) > ?`,
      [of.screeningId, sha256, MOST_PHOTOS],
    )
  const [column, id] = columnOf(of)
  return assertNone(
    `SELECT 1 FROM (SELECT count(*) AS n, sum(withdrawn IS NULL) AS standing FROM photos WHERE ${column} = ?)
     WHERE standing > ? OR n > ?`,
    [id, MOST_PHOTOS, MOST_FILES_EVER],
  )
}

/** All that came of a fault, in the order in which they came. */
export const photosOfFault = (faultId: string): Reading<FaultPhoto[]> =>
  rowsOf(
    `SELECT sha256, kind, source, type, bytes, received_at, received_by FROM photos WHERE fault_id = ?
     ORDER BY received_at, sha256`,
    [faultId],
    rowAs<FaultPhoto>(),
  )

/** Withdraws one of an entry’s, or without a reason takes it back in; the same again changes nothing. */
export async function withdrawPhoto(
  sql: Sql,
  of: PhotoOf,
  sha256: string,
  withdrawn: string | undefined,
  actor: Actor,
  now: Date,
): Promise<void> {
  const [column, id] = columnOf(of)
  const whose = `${column} = ? AND sha256 = ?`
  for (;;) {
    const kept = await findPhoto(sql, of, sha256)
    if (!kept) throw notFound('noun_photo', sha256)
    const before = kept.withdrawn
    if (before === withdrawn) return
    if (withdrawn === undefined && (await standingOf(sql, id)) >= MOST_PHOTOS) throw tooMany(of)
    const line = { action: 'put', ...subjectOf(of, sha256), reason: withdrawn }
    const wrote = await wroteFirst(sql, [
      assertSome(`SELECT 1 FROM photos WHERE ${whose} AND withdrawn IS ?`, [id, sha256, before ?? null]),
      statement(`UPDATE photos SET withdrawn = ? WHERE ${whose}`, [withdrawn ?? null, id, sha256]),
      audited(actor, now, [{ ...line, before: { withdrawn: before }, after: { withdrawn } }]),
    ])
    if (wrote) return
  }
}

const standingOf = async (sql: Sql, entryId: string): Promise<number> =>
  ask(sql, countOf('SELECT count(*) AS n FROM photos WHERE entry_id = ? AND withdrawn IS NULL', [entryId]))

/** Its bytes came again, and are as they should be: in every log that has the picture. */
const restored = (sql: Sql, sha256: string, actor: Actor, now: Date): Promise<unknown> =>
  sql.batch([
    auditedFrom(
      actor,
      now,
      `'restored', 'photo', ${OWNER} || '/' || sha256, NULL, NULL, NULL
       FROM photos WHERE sha256 = ? AND fault IS NOT NULL`,
      [sha256],
    ),
    statement('UPDATE photos SET fault = NULL WHERE sha256 = ? AND fault IS NOT NULL', [sha256]),
  ])

const tooMany = (of: PhotoOf): AppError =>
  invalid({
    path: 'sha256',
    sentence: {
      key: isOfEntry(of) ? 'file_too_many' : 'faultId' in of ? 'fault_photo_too_many' : 'photo_too_many',
      facts: { maximum: MOST_PHOTOS },
    },
  })

/** The photos of some logs, come in or still awaited, by the log's id. */
export async function photoStates(
  sql: Sql,
  logs: { id: string; photos?: DeclaredPhoto[] | undefined }[],
): Promise<Map<string, PhotoState[]>> {
  const rows = await sql.all(
    `SELECT screening_id, sha256, kind, type, received_at, source FROM photos
     WHERE screening_id IN (SELECT value FROM json_each(?)) ORDER BY received_at, sha256`,
    json(logs.map(({ id }) => id)),
  )
  const received = Map.groupBy(rows.map(rowAs<ReceivedPhoto & { screeningId: string }>()), (photo) => photo.screeningId)
  return new Map(logs.map(({ id, photos }) => [id, photoStatesOf(photos ?? [], received.get(id) ?? [])]))
}

export type PhotoFault = 'missing' | 'damaged'

/** By which photos alike are found. Only added to: what a log no longer names is told apart where two are compared. */
export function photosMarked(logs: Pick<NewScreening, 'id' | 'photos'>[]): Statement[] {
  const marks = logs.flatMap(({ id, photos }) => photoMarks(photos).map((mark) => ({ mark, screening_id: id })))
  return marks.length === 0 ? [] : [insertRows('photo_marks', marks, 'ON CONFLICT DO NOTHING')]
}
