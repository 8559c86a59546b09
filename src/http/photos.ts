/** Photos of logs over HTTP: each put once under its own hash, and got again by those who may see the log. */
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { AppError, invalid, notFound, unsupportedType } from '../domain/errors.ts'
import {
  PHOTO_TYPES,
  PhotoKind,
  PhotoSource,
  PhotoState,
  type PhotoType,
  Sha256,
  typeOfBytes,
} from '../domain/screening/photo.ts'
import { DamagedBlob } from '../store/engine/blobs.ts'
import { findPhoto, keepPhoto } from '../store/screening/photos.ts'
import { isTooLateFor } from '../store/screening/screening-intake.ts'
import { access, jsonAnswer, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { ownLog } from './screenings.ts'
import { sha256Hex } from './secrets.ts'

const path = '/api/screenings/{id}/photos/{sha256}'
const params = z.object({ id: z.uuid(), sha256: Sha256 }).strict()
/** Described, not parsed: a photo is read as it is. */
const file = { schema: { type: 'string', format: 'binary' } } as const
const photo = Object.fromEntries(PHOTO_TYPES.map((type) => [type, file]))

export function photoRoutes(app: App, deps: Deps): void {
  putPhoto(app, deps)
  getPhoto(app, deps)
}

function putPhoto(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'put',
      path,
      ...access(deps, 'logs', 'team', 'manager', { handsIn: true }),
      request: {
        params,
        query: z.object({ kind: PhotoKind, source: PhotoSource.optional() }).strict(),
        body: { required: true, content: photo },
      },
      responses: {
        201: jsonAnswer(PhotoState, 'Kept'),
        200: jsonAnswer(PhotoState, 'The same was kept already'),
        ...problems,
      },
    }),
    async (c) => {
      const { id, sha256 } = c.req.valid('param')
      const actor = c.get('actor')
      const log = await ownLog(deps, id, actor)
      if (isTooLateFor(actor, log)) throw new AppError('forbidden', { key: 'error_revoked' })
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      const type = checkedType(bytes, c.req.header('content-type'))
      if (sha256Hex(bytes) !== sha256) throw invalid({ path: 'sha256', sentence: { key: 'photo_hash_differs' } })
      // the bytes first: a row never tells of a photo that is not there
      await deps.blobs.put(sha256, bytes, type)
      const arrived = { screeningId: log.id, sha256, ...c.req.valid('query'), type, bytes: bytes.length }
      const { outcome, kept } = await keepPhoto(deps.sql, arrived, actor, deps.now())
      const answer = {
        sha256,
        kind: kept.kind,
        ...(kept.source && { source: kept.source }),
        receivedAt: kept.receivedAt,
      }
      return c.json(answer, outcome === 'stored' ? 201 : 200)
    },
  )
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

function getPhoto(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path,
      ...access(deps, 'read', 'team', 'manager'),
      request: { params, query: z.object({ kind: PhotoKind.optional() }).strict() },
      responses: { 200: { description: 'The photo', content: photo }, ...problems },
    }),
    async (c) => {
      const { id, sha256 } = c.req.valid('param')
      const log = await ownLog(deps, id, c.get('actor'))
      const kept = await findPhoto(deps.sql, log.id, sha256)
      if (!kept) throw notFound('noun_photo', sha256)
      const bytes = await soundBytes(deps, sha256)
      return c.body(bytes, 200, {
        'content-type': kept.type,
        // its name is its content; but it is nobody else's to keep
        'cache-control': 'private, max-age=31536000, immutable',
        'content-disposition': `inline; filename="${sha256.slice(0, 12)}.${ENDINGS[kept.type]}"`,
      })
    },
  )
}
