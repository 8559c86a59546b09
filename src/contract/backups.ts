/** Backups as they stand. */
import * as z from 'zod'
import { Backup } from '../domain/backup/backup.ts'
import { Instant } from '../domain/period.ts'
import { get, listOf, Paging } from './route.ts'

export const BackupPlace = z.enum(['folder', 'd1', 'off'])
export type BackupPlace = z.infer<typeof BackupPlace>

export const Backups = listOf(Backup)
  .extend({
    place: BackupPlace.meta({
      description: 'In a folder of the server; by D1’s Time Travel on Cloudflare; or switched off',
    }),
    hasSecondPlace: z.boolean(),
    key: z.object({ id: z.string(), madeAt: Instant }).optional().meta({
      description: 'What the key is called that seals them, and since when it is there; never the key itself',
    }),
  })
  .meta({ id: 'Backups' })
export type Backups = z.infer<typeof Backups>

export const backups = {
  list: get('/api/backups', {
    tag: 'Office',
    may: ['manager'],
    needs: 'read',
    summary: 'List backups',
    fresh: 'any',
    query: Paging,
    answer: Backups,
    says: 'The newest first; and where they lie',
  }),
}
