/** The audit trail: who did what, when and why, with what was there before and after. */
import * as z from 'zod'
import { Role } from '../domain/people/account.ts'
import { AuditFilter, SubjectKind } from '../domain/people/trail.ts'
import { paging } from './list.ts'
import { get } from './route.ts'

export const AuditLine = z.object({
  id: z.int(),
  at: z.string(),
  actor: z.object({ id: z.string(), name: z.string(), role: Role }),
  action: z.string(),
  subject: z.object({
    kind: SubjectKind,
    id: z.string(),
    name: z.string().optional().meta({ description: 'What it is called today, where it has a name' }),
  }),
  reason: z.string().optional(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
})
export type AuditLine = z.infer<typeof AuditLine>

export const AuditTrail = z
  .object({
    items: z.array(AuditLine),
    total: z.int().nullable().meta({
      description: 'Of the whole trail, or of one thing; null where only looking through all of it could tell',
    }),
    nextCursor: z
      .string()
      .optional()
      .meta({ description: 'There is more to look through, though perhaps not to find' }),
    lookedBackTo: z.string().nullable().meta({ description: 'As far as this looked; null at the beginning of all' }),
  })
  .meta({ id: 'AuditTrail', description: 'Newest first. A page may be short, even empty, and still have a next one' })
export type AuditTrail = z.infer<typeof AuditTrail>

export const audit = {
  list: get('/api/audit', {
    tag: 'Office',
    summary: 'List what was done',
    may: ['manager'],
    needs: 'read',
    fresh: 'day',
    query: AuditFilter.extend(paging),
    answer: AuditTrail,
    says: 'What was done, newest first',
  }),
}
