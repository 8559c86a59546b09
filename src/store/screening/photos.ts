/** Which photos of which logs came in; their bytes are blobs, kept before the row that tells of them. */
import type { Actor } from '../../domain/people/account.ts'
import { AppError, invalid } from '../../domain/errors.ts'
import {
  type DeclaredPhoto,
  MOST_PHOTOS,
  type PhotoKind,
  type PhotoSource,
  type PhotoState,
  photoStatesOf,
  type PhotoType,
  type ReceivedPhoto,
} from '../../domain/screening/photo.ts'
import { audited, auditedFrom, type AuditEntry, SYSTEM } from '../people/audit.ts'
import { assertNone, ConstraintError, insertRow, json, rowAs, type Sql, statement } from '../engine/sql.ts'
import { type Blobs, DamagedBlob } from '../engine/blobs.ts'

export interface KeptPhoto extends ReceivedPhoto {
  type: PhotoType
  /** What was found wrong with its bytes when they were looked at last. */
  fault: PhotoFault | null
}

export async function findPhoto(sql: Sql, screeningId: string, sha256: string): Promise<KeptPhoto | null> {
  const row = await sql.first(
    'SELECT sha256, kind, type, received_at, source, fault FROM photos WHERE screening_id = ? AND sha256 = ?',
    screeningId,
    sha256,
  )
  if (!row) return null
  const { fault = null, ...photo } = rowAs<Omit<KeptPhoto, 'fault'> & { fault?: PhotoFault }>()(row)
  return { ...photo, fault }
}

interface ArrivedPhoto {
  screeningId: string
  sha256: string
  kind: PhotoKind
  source?: PhotoSource | undefined
  type: PhotoType
  bytes: number
}

/** The same again is a success. Throws conflict for another kind, invalid where the log has as many as it may. */
export async function keepPhoto(
  sql: Sql,
  photo: ArrivedPhoto,
  actor: Actor,
  now: Date,
): Promise<{ outcome: 'stored' | 'already_stored'; kept: KeptPhoto }> {
  const { screeningId, sha256, kind, source, type, bytes } = photo
  const received = { receivedAt: now.toISOString(), receivedBy: actor.name }
  const subject = { subjectKind: 'photo' as const, subjectId: `${screeningId}/${sha256}` }
  try {
    await sql.batch([
      insertRow('photos', { screeningId, sha256, kind, source, type, bytes, ...received }),
      assertNone(
        `SELECT 1 FROM screenings s WHERE s.id = ? AND instr(coalesce(s.photos, ''), ?) = 0
           AND (SELECT count(*) FROM photos p WHERE p.screening_id = s.id) > ?`,
        [screeningId, sha256, MOST_PHOTOS],
      ),
      audited(actor, now, [{ action: 'submit', ...subject, after: { kind, type, bytes, ...(source && { source }) } }]),
    ])
    const kept = { sha256, kind, ...(source && { source }), type, receivedAt: now.toISOString(), fault: null }
    return { outcome: 'stored', kept }
  } catch (error) {
    if (!(error instanceof ConstraintError)) throw error
    if (error.constraint === 'nothing_changed_meanwhile') throw tooMany()
    if (!error.constraint.startsWith('photos.')) throw error
  }
  const kept = await findPhoto(sql, screeningId, sha256)
  if (kept?.kind !== kind) throw new AppError('conflict', { key: 'error_photo_kind' })
  if (kept.fault !== null) await restored(sql, sha256, actor, now)
  return { outcome: 'already_stored', kept }
}

/** Its bytes came again, and are as they should be: in every log that has the picture. */
const restored = (sql: Sql, sha256: string, actor: Actor, now: Date): Promise<unknown> =>
  sql.batch([
    auditedFrom(
      actor,
      now,
      `'restored', 'photo', screening_id || '/' || sha256, NULL, NULL, NULL
       FROM photos WHERE sha256 = ? AND fault IS NOT NULL`,
      [sha256],
    ),
    statement('UPDATE photos SET fault = NULL WHERE sha256 = ? AND fault IS NOT NULL', [sha256]),
  ])

const tooMany = (): AppError =>
  invalid({ path: 'sha256', sentence: { key: 'photo_too_many', facts: { maximum: MOST_PHOTOS } } })

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
  const received = Map.groupBy(rows.map(rowAs<KeptPhoto & { screeningId: string }>()), (photo) => photo.screeningId)
  return new Map(logs.map(({ id, photos }) => [id, photoStatesOf(photos ?? [], received.get(id) ?? [])]))
}

type PhotoFault = 'missing' | 'damaged'

interface Row {
  screening_id: string
  sha256: string
  fault: PhotoFault | null
}
interface Looked extends Row {
  found: PhotoFault | null
}

/** At most as many as told; answers how many were looked at and those that are not as they should be. */
export async function checkPhotos(sql: Sql, blobs: Blobs, most: number, now: Date) {
  const rows = await sql.all<Row>(
    'SELECT screening_id, sha256, fault FROM photos ORDER BY checked_at, rowid LIMIT ?',
    most,
  )
  const looked: Looked[] = []
  // one after another: a photo is two megabytes, and nobody waits
  for (const row of rows) looked.push({ ...row, found: await faultOf(blobs, row.sha256) })
  if (looked.length > 0) await write(sql, looked, now)
  return { looked: looked.length, faulty: looked.filter(({ found }) => found !== null) }
}

async function faultOf(blobs: Blobs, sha256: string): Promise<PhotoFault | null> {
  try {
    return (await blobs.get(sha256)) === null ? 'missing' : null
  } catch (error) {
    if (error instanceof DamagedBlob) return 'damaged'
    throw error
  }
}

async function write(sql: Sql, looked: Looked[], now: Date): Promise<void> {
  const news = looked.filter(({ fault, found }) => fault !== found)
  await sql.batch([
    statement(
      `UPDATE photos SET checked_at = ?, fault = j.value->>'found' FROM json_each(?) AS j
       WHERE photos.screening_id = j.value->>'screening_id' AND photos.sha256 = j.value->>'sha256'`,
      [now.toISOString(), json(looked)],
    ),
    ...(news.length > 0 ? [audited(SYSTEM, now, news.map(entryOf))] : []),
  ])
}

const entryOf = ({ screening_id, sha256, found }: Looked): AuditEntry => ({
  action: found ?? 'restored',
  subjectKind: 'photo',
  subjectId: `${screening_id}/${sha256}`,
})
