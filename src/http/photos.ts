/** Photos of logs over HTTP: each put once under its own hash, and got again by those who may see the log. */
import { screenings } from '../contract/screenings.ts'
import { AppError, invalid, notFound, unsupportedType } from '../domain/errors.ts'
import { PHOTO_TYPES, type PhotoType, typeOfBytes } from '../domain/screening/photo.ts'
import { DamagedBlob } from '../store/engine/blobs.ts'
import { findPhoto, keepPhoto } from '../store/screening/photos.ts'
import { isTooLateFor } from '../store/screening/screening-intake.ts'
import type { App, Deps } from './deps.ts'
import { ownLog } from './screenings.ts'
import { sha256Hex } from './secrets.ts'
import { kept, serve } from './serve.ts'

export function photoRoutes(app: App, deps: Deps): void {
  serve(app, deps, screenings.sendPhoto, async ({ params: { id, sha256 }, query, actor, c }) => {
    const log = await ownLog(deps, id, actor)
    if (isTooLateFor(actor, log)) throw new AppError('forbidden', { key: 'error_revoked' })
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    const type = checkedType(bytes, c.req.header('content-type'))
    if (sha256Hex(bytes) !== sha256) throw invalid({ path: 'sha256', sentence: { key: 'photo_hash_differs' } })
    // the bytes first: a row never tells of a photo that is not there
    await deps.blobs.put(sha256, bytes, type)
    const arrived = { screeningId: log.id, sha256, ...query, type, bytes: bytes.length }
    const { outcome, kept: photo } = await keepPhoto(deps.sql, arrived, actor, deps.now())
    const { kind, source, receivedAt } = photo
    return kept(outcome === 'stored', { sha256, kind, ...(source && { source }), receivedAt })
  })

  serve(app, deps, screenings.photo, async ({ params: { id, sha256 }, actor, c }) => {
    const log = await ownLog(deps, id, actor)
    const photo = await findPhoto(deps.sql, log.id, sha256)
    if (!photo) throw notFound('noun_photo', sha256)
    return c.body(await soundBytes(deps, sha256), 200, {
      'content-type': photo.type,
      // its name is its content; but it is nobody else's to keep
      'cache-control': 'private, max-age=31536000, immutable',
      'content-disposition': `inline; filename="${sha256.slice(0, 12)}.${ENDINGS[photo.type]}"`,
    })
  })
}

/** What it says it is must be what it is. */
function checkedType(bytes: Uint8Array, contentType = ''): PhotoType {
  const named = contentType.split(';', 1)[0]?.trim().toLowerCase()
  const type = PHOTO_TYPES.find((known) => known === named)
  if (!type) throw unsupportedType(PHOTO_TYPES.join(' / '), [{ path: 'content-type', sentence: { key: 'photo_type' } }])
  if (typeOfBytes(bytes) !== type) throw invalid({ path: 'content-type', sentence: { key: 'photo_not_that_type' } })
  return type
}

/** A row tells of them, so they were here: what is gone or is another thing now is said, in the log too, and not shown. */
async function soundBytes(deps: Deps, sha256: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await deps.blobs.get(sha256).catch((error: unknown) => {
    if (error instanceof DamagedBlob) return null
    throw error
  })
  if (bytes) return bytes
  deps.log(`photo ${sha256} is missing or damaged; sent again it is whole`)
  throw new AppError('not_found', { key: 'error_photo_lost' })
}

const ENDINGS: Record<PhotoType, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' }
