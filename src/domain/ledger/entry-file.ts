/** Photos and papers of an entry of the ledger: each by its content, withdrawn where it should not be there, never deleted. */
import * as z from 'zod'
import { line } from '../register/place.ts'
import { FILE_TYPES, MOST_PHOTOS, Sha256 } from '../screening/photo.ts'

/** Those that were withdrawn stay, and there are not more of them than this. */
export const MOST_FILES_EVER = 3 * MOST_PHOTOS

export const FileName = line(120).meta({ description: 'What the file was called' })
export const Withdrawn = line(200).meta({ description: 'Why it should not be there' })

export const EntryFile = z
  .object({
    sha256: Sha256,
    name: FileName.optional(),
    type: z.enum(FILE_TYPES),
    bytes: z.int(),
    receivedAt: z.string(),
    receivedBy: z.string(),
    withdrawn: Withdrawn.optional(),
  })
  .meta({ id: 'EntryFile' })
export type EntryFile = z.infer<typeof EntryFile>

/** How many of them count. */
export const standing = (files: readonly Pick<EntryFile, 'withdrawn'>[] | undefined): number =>
  files?.filter(({ withdrawn }) => withdrawn === undefined).length ?? 0
