/** The audit trail: who did what, when and why, with what was there before and after. */
import * as z from 'zod'
import { Role } from '../domain/people/account.ts'
import { SubjectKind } from '../domain/people/trail.ts'
import { Cursor, dayRange, Flag01, Limit, Search } from './list.ts'
import { get } from './route.ts'

const AuditQuery = z
  .object({
    ...dayRange,
    actor: Search.meta({ description: 'An account’s id, or part of a name' }),
    subjectKind: SubjectKind.optional(),
    // a photo's is its log's and its own
    subjectId: z.string().min(1).max(120).optional(),
    action: z
      .string()
      .regex(/^[a-z_]{1,40}$/)
      .optional(),
    signIns: Flag01.optional().meta({ description: 'false leaves out who signed in and out' }),
    q: Search.meta({ description: 'Part of a name, a reason, an id, or of what was there before and after' }),
    cursor: Cursor,
    limit: Limit,
  })
  .strict()

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
    query: AuditQuery,
    answer: AuditTrail,
    says: 'What was done, newest first',
  }),
}
