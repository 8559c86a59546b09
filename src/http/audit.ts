/** The audit trail over HTTP: who did what, when and why, with what was there before and after. */
import { Cursor, dayRange, Flag01, Search, Limit } from '../contract/list.ts'
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { Role } from '../domain/people/account.ts'
import { addDays, instantAt } from '../domain/period.ts'
import { SUBJECT_KINDS } from '../store/people/audit.ts'
import { countTrail, readTrail } from '../store/people/audit-trail.ts'
import { access, jsonAnswer, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { fromCursor, toCursor, badCursor } from './queries.ts'
import { oldRevalidated, unchanged } from './freshness.ts'

const SubjectKind = z.enum(SUBJECT_KINDS)
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

const AuditTrail = z
  .object({
    items: z.array(
      z.object({
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
      }),
    ),
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

export function auditRoutes(app: App, deps: Deps): void {
  const zone = deps.config.TIME_ZONE
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/audit',
      ...oldRevalidated(deps, access(deps, 'read', 'manager')),
      request: { query: AuditQuery },
      responses: { 200: jsonAnswer(AuditTrail, 'What was done, newest first'), ...unchanged, ...problems },
    }),
    async (c) => {
      const { cursor, limit = 50, from, to, ...filter } = c.req.valid('query')
      const before = fromCursor(cursor, 1)?.map(Number)[0]
      if (Number.isNaN(before)) throw badCursor()
      const days = {
        fromAt: from && instantAt(from, '00:00', zone),
        untilAt: to && instantAt(addDays(to, 1), '00:00', zone),
      }
      const asked = { ...filter, ...days }
      const { next, ...page } = await readTrail(deps.sql, asked, limit, before)
      const total = await countTrail(deps.sql, asked)
      return c.json({ ...page, total, ...(next !== undefined && { nextCursor: toCursor([String(next)]) }) }, 200)
    },
  )
}
