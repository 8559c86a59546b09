/** Photos of a fault: what is broken, and the same place once it is repaired. */
import * as z from 'zod'
import { FILE_TYPES, PhotoSource, Sha256 } from '../screening/photo.ts'

/** 修前, 修后. */
export const FaultPhotoKind = z.enum(['before', 'after'])
export type FaultPhotoKind = z.infer<typeof FaultPhotoKind>

export const FaultPhoto = z
  .object({
    sha256: Sha256,
    kind: FaultPhotoKind,
    source: PhotoSource.optional(),
    type: z.enum(FILE_TYPES),
    bytes: z.int(),
    receivedAt: z.string(),
    receivedBy: z.string(),
  })
  .meta({ id: 'FaultPhoto', description: 'A photo of what is broken, or of the same place repaired' })
export type FaultPhoto = z.infer<typeof FaultPhoto>
