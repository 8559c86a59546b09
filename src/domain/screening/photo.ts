/** Photos of a show (照片), and of an entry of the ledger: named by what is in them, so that the same one sent twice is one. */
import * as z from 'zod'

/** What a photo shows: the beginning, the middle, the end, or the receipt the village signed. */
export const PhotoKind = z.enum(['start', 'middle', 'end', 'receipt'])
export type PhotoKind = z.infer<typeof PhotoKind>

export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, { error: 'expects_hash' })
  .meta({ description: 'SHA-256 of the bytes, in small hexadecimal letters' })

export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const
export type PhotoType = (typeof PHOTO_TYPES)[number]
/** Entries of the ledger have papers, too. */
export const FILE_TYPES = [...PHOTO_TYPES, 'application/pdf'] as const
export type FileType = (typeof FILE_TYPES)[number]
/** The contract's limit for one photo. */
export const PHOTO_BYTES = 2 * 1_048_576
export const MOST_PHOTOS = 12

/** Not taken with the camera there and then. */
export const PhotoSource = z
  .enum(['album'])
  .meta({ description: 'Chosen from the phone’s album; absent of the camera’s' })
export type PhotoSource = z.infer<typeof PhotoSource>

/** 64 bits that stay nearly the same when a picture is stored anew, smaller or brighter. */
export const PhotoLook = z
  .string()
  .regex(/^[0-9a-f]{16}$/, { error: 'expects_look' })
  .meta({
    description: 'What it looks like, made where it was taken: 16 hexadecimal digits, few bits apart of pictures alike',
  })

export const DeclaredPhoto = z
  .strictObject({ sha256: Sha256, kind: PhotoKind, source: PhotoSource.optional(), look: PhotoLook.optional() })
  .meta({ id: 'DeclaredPhoto' })
export type DeclaredPhoto = z.infer<typeof DeclaredPhoto>

/** A photo of a log, come in or still awaited. */
export const PhotoState = DeclaredPhoto.extend({
  receivedAt: z.string().optional().meta({ description: 'Absent while it is still missing' }),
}).meta({ id: 'PhotoState' })
export type PhotoState = z.infer<typeof PhotoState>

export const DeclaredPhotos = z
  .array(DeclaredPhoto)
  .max(MOST_PHOTOS)
  .refine((photos) => new Set(photos.map(({ sha256 }) => sha256)).size === photos.length, {
    params: { sentence: 'photo_twice' },
  })

export type ReceivedPhoto = DeclaredPhoto & { receivedAt: string }

/** A log's photos: those it named in its own order and as it named them, then those that came besides. */
export function photoStatesOf(declared: DeclaredPhoto[], received: ReceivedPhoto[]): PhotoState[] {
  const came = new Map(received.map((photo) => [photo.sha256, photo]))
  const named = declared.map(({ sha256, kind, source = came.get(sha256)?.source }): PhotoState => {
    const receivedAt = came.get(sha256)?.receivedAt
    return { sha256, kind, ...(source && { source }), ...(receivedAt !== undefined && { receivedAt }) }
  })
  const besides = received.filter(({ sha256 }) => !declared.some((photo) => photo.sha256 === sha256))
  return [
    ...named,
    ...besides.map(({ sha256, kind, source, receivedAt }) => ({ sha256, kind, ...(source && { source }), receivedAt })),
  ]
}

export const missingOf = (states: PhotoState[]): number =>
  states.filter(({ receivedAt }) => receivedAt === undefined).length

/** How files of these types begin; of WebP, `RIFF`, four bytes of length, `WEBP`. */
const BEGINNINGS: [FileType, (number | null)[]][] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/webp', [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
]

/** What the bytes themselves say they are; null for anything that is no photo. */
export const typeOfBytes = (bytes: Uint8Array): FileType | null =>
  BEGINNINGS.find(([, begin]) => begin.every((byte, i) => byte === null || bytes[i] === byte))?.[0] ?? null
