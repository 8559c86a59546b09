/** Photos of a show (照片): named by what is in them, so that the same one sent twice is one. */
import * as z from 'zod'

/** What a photo shows: the beginning, the middle, the end, or the receipt the village signed. */
export const PhotoKind = z.enum(['start', 'middle', 'end', 'receipt'])
export type PhotoKind = z.infer<typeof PhotoKind>

export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: 'SHA-256 of the bytes, in small hexadecimal letters' })

export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const
export type PhotoType = (typeof PHOTO_TYPES)[number]
/** The contract's limit for one photo (api.md). */
export const PHOTO_BYTES = 2 * 1_048_576
export const MOST_PHOTOS = 12

export const DeclaredPhoto = z.object({ sha256: Sha256, kind: PhotoKind }).strict().meta({ id: 'DeclaredPhoto' })
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
