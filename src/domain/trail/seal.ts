/** Seals over the audit trail, and what is looked at when it is checked. */
import * as z from 'zod'
import { Instant } from '../period.ts'
import { Sha256 } from '../screening/photo.ts'

export const Seal = z
  .object({
    number: z.int().meta({ description: 'Counted from 1' }),
    firstRow: z.int(),
    lastRow: z.int(),
    rows: z.int().meta({ description: 'How many rows of the trail it covers' }),
    at: Instant,
    sha256: Sha256.meta({ description: 'Over its rows in their canonical form, and over the seal before' }),
  })
  .meta({ id: 'Seal' })
export type Seal = z.infer<typeof Seal>

/** What is looked at, in this order. */
export const CheckPart = z.enum([
  'seals',
  'tail',
  'logs',
  'gone',
  'register',
  'targets',
  'settings',
  'entries',
  'bulletins',
  'settlements',
  'reports',
  'proofs',
  'sums',
  'lasts',
])
export type CheckPart = z.infer<typeof CheckPart>

/** A row of the trail, texts as the database keeps them: `before` and `after` are JSON that nobody has read. */
export interface TrailRow {
  id: number
  knownFrom: number
  at: string
  actorId: string
  actorName: string
  actorRole: string
  action: string
  subjectKind: string
  subjectId: string
  reason: string | null
  before: string | null
  after: string | null
}
