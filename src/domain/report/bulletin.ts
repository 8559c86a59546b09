/** 报数, the bulletin: figures of a day as they were known when it was made; numbered, confirmed by another, and never changed. */
import * as z from 'zod'
import { Day, Instant } from '../period.ts'
import { line } from '../register/place.ts'
import { Sha256 } from '../screening/photo.ts'
import { Overview } from './overview.ts'

export const BulletinKind = z.enum(['ten_days', 'month', 'half_year', 'year', 'special'])
export type BulletinKind = z.infer<typeof BulletinKind>

/** 2017-12 as an office prints it, in any language. */
export const officialNo = (no: string): string => no.replace(/^(\d+)-(\d+)$/, '报〔$1〕$2号')

export const BulletinNo = z
  .string()
  .regex(/^\d{4}-[1-9]\d{0,5}$/)
  .meta({ description: 'The year in which it was made, and its number in that year', example: '2017-12' })

export const NewBulletin = z
  .strictObject({ kind: BulletinKind, asOf: Day, note: line(500).optional() })
  .meta({ id: 'NewBulletin' })
export type NewBulletin = z.infer<typeof NewBulletin>

/** What was counted, so that whoever reads it later finds each of them. */
export const BulletinLists = z.object({
  counted: z.array(z.string()).meta({ description: 'Logs of the year that are in the figures' }),
  held: z.array(z.string()).meta({ description: 'Logs held for a look, in none of them' }),
  passing: z.array(z.string()).meta({ description: 'Designated villages that pass' }),
})
export type BulletinLists = z.infer<typeof BulletinLists>

export const Bulletin = z
  .object({
    no: BulletinNo,
    kind: BulletinKind,
    asOf: Day,
    knownAt: Instant,
    note: z.string().optional(),
    status: z.enum(['draft', 'confirmed']),
    sha256: Sha256.meta({
      description: 'Over kind, asOf, knownAt, note, figures, lists and codeVersion, as they are kept',
    }),
    codeVersion: z.string(),
    madeAt: Instant,
    madeBy: z.string(),
    confirmedAt: Instant.optional(),
    confirmedBy: z.string().optional(),
    singleManager: z
      .boolean()
      .optional()
      .meta({ description: 'Confirmed by whoever made it: the office has one manager' }),
    seal: z
      .object({ number: z.int(), sha256: Sha256 })
      .optional()
      .meta({ description: 'The trail’s seal that holds what was last done to it' }),
    canConfirm: z.boolean().meta({ description: 'Whoever asks: nobody confirms their own' }),
  })
  .meta({ id: 'Bulletin' })
export type Bulletin = z.infer<typeof Bulletin>
export const BulletinDetail = Bulletin.extend({ figures: Overview, lists: BulletinLists }).meta({
  id: 'BulletinDetail',
})
export type BulletinDetail = z.infer<typeof BulletinDetail>

/** As it is kept: its figures and lists as texts, which are hashed and answered as they are. */
export interface FrozenBulletin extends NewBulletin {
  knownAt: string
  figures: string
  lists: string
  codeVersion: string
}
