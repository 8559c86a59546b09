/** Photos of logs over HTTP: each put once under its own hash, and got again by those who may see the log. */
import type { Context } from 'hono'
import { screenings } from '../contract/screenings.ts'
import { AppError, invalid, notFound, unsupportedType } from '../domain/errors.ts'
import type { FaultPhotoKind } from '../domain/fault/fault-photo.ts'
import type { Actor } from '../domain/people/account.ts'
import {
  FILE_TYPES,
  type FileType,
  PHOTO_TYPES,
  type PhotoKind,
  type PhotoSource,
  typeOfBytes,
} from '../domain/screening/photo.ts'
import { DamagedBlob } from '../store/engine/blobs.ts'
import { findPhoto, keepPhoto, type PhotoOf } from '../store/screening/photos.ts'
import { isTooLateFor } from '../store/screening/screening-intake.ts'
import type { App, Deps, Env } from './deps.ts'
import { ownLog } from './screenings.ts'
import { sha256Hex } from './secrets.ts'
import { kept, serve } from './serve.ts'

export function photoRoutes(app: App, deps: Deps): void {
  serve(app, deps, screenings.sendPhoto, async ({ params: { id, sha256 }, query, actor, c }) => {
    const log = await ownLog(deps, id, actor)
    if (isTooLateFor(actor, log)) throw new AppError('forbidden', { key: 'error_revoked' })
    const { outcome, kept: photo } = await takePhoto(deps, c, { screeningId: log.id }, { sha256, ...query }, actor)
    const { source, receivedAt } = photo
    return kept(outcome === 'stored', { sha256, kind: query.kind, ...(source && { source }), receivedAt })
  })

  serve(app, deps, screenings.photo, async ({ params: { id, sha256 }, actor, c }) => {
    const log = await ownLog(deps, id, actor)
    return answerPhoto(deps, c, { screeningId: log.id }, sha256)
  })
}

interface Sent {
  sha256: string
  kind?: PhotoKind | FaultPhotoKind
  source?: PhotoSource | undefined
  name?: string | undefined
}

/** Keeps the bytes that a request brings, whatever they are of. */
export async function takePhoto(deps: Deps, c: Context<Env>, of: PhotoOf, sent: Sent, actor: Actor) {
  const bytes = new Uint8Array(await c.req.arrayBuffer())
  const type = checkedType(bytes, c.req.header('content-type'), 'entryId' in of)
  if (sha256Hex(bytes) !== sent.sha256) throw invalid({ path: 'sha256', sentence: { key: 'photo_hash_differs' } })
  // the bytes first: a row never tells of a photo that is not there
  await deps.blobs.put(sent.sha256, bytes, type)
  return keepPhoto(deps.sql, of, { ...sent, type, bytes: bytes.length }, actor, deps.now())
}

export async function answerPhoto(deps: Deps, c: Context<Env>, of: PhotoOf, sha256: string): Promise<Response> {
  const photo = await findPhoto(deps.sql, of, sha256)
  if (!photo) throw notFound('noun_photo', sha256)
  const { type, name = `${sha256.slice(0, 12)}.${ENDINGS[photo.type]}` } = photo
  const called =
    photo.name === undefined
      ? `filename="${name}"`
      : `filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`
  return c.body(await soundBytes(deps, sha256), 200, {
    'content-type': type,
    // its name is its content; but it is nobody else's to keep
    'cache-control': 'private, max-age=31536000, immutable',
    // a paper is opened by what reads papers: it runs nothing here
    'content-disposition': `${type === 'application/pdf' ? 'attachment' : 'inline'}; ${called}`,
  })
}

/** What it says it is must be what it is. */
function checkedType(bytes: Uint8Array, contentType = '', isOfEntry = false): FileType {
  const types: readonly FileType[] = isOfEntry ? FILE_TYPES : PHOTO_TYPES
  const named = contentType.split(';', 1)[0]?.trim().toLowerCase()
  const type = types.find((known) => known === named)
  const sentence = { key: isOfEntry ? ('file_type' as const) : ('photo_type' as const) }
  if (!type) throw unsupportedType(types.join(' / '), [{ path: 'content-type', sentence }])
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

const ENDINGS: Record<FileType, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
}
