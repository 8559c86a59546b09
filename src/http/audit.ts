/** The audit trail over HTTP: who did what, when and why, with what was there before and after. */
import { audit } from '../contract/audit.ts'
import { addDays, instantAt } from '../domain/period.ts'
import { countTrail, readTrail } from '../store/people/audit-trail.ts'
import type { App, Deps } from './deps.ts'
import { nextIn, numberIn } from './queries.ts'
import { serve } from './serve.ts'

export function auditRoutes(app: App, deps: Deps): void {
  const startOf = (day: string): string => instantAt(day, '00:00', deps.config.TIME_ZONE)

  serve(app, deps, audit.list, async ({ query: { cursor, limit = 50, from, to, ...filter } }) => {
    const asked = { ...filter, fromAt: from && startOf(from), untilAt: to && startOf(addDays(to, 1)) }
    const { next, ...page } = await readTrail(deps.sql, asked, limit, numberIn(cursor))
    const total = await countTrail(deps.sql, asked)
    return { ...page, total, ...nextIn(['next'], next === undefined ? undefined : { next }) }
  })
}
