/** What a phone carries with it, over HTTP: one reply, and none at all while nothing has changed. */
import { createRoute } from '@hono/zod-openapi'
import { faultLimits } from '../config.ts'
import { FieldCopy } from '../domain/field-copy.ts'
import { fitted } from '../domain/field-copy-size.ts'
import type { Language } from '../domain/words.ts'
import { type FieldRead, readFieldCopy } from '../store/field-copy.ts'
import { access, jsonAnswer, NoQuery, problems } from './access.ts'
import type { App, Deps } from './app.ts'
import { inForce, today } from './queries.ts'
import { findingsIn } from './screening-answers.ts'
import { sha256Hex } from './secrets.ts'

export function fieldCopyRoutes(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/field-copy',
      ...access(deps, 'team', 'technician', 'manager'),
      request: { query: NoQuery },
      responses: {
        200: jsonAnswer(FieldCopy, 'The register, and what is one’s own; a manager has neither part'),
        304: { description: 'Nothing has changed since the copy that If-None-Match names; `yx-now` is the clock' },
        ...problems,
      },
    }),
    async (c) => {
      const actor = c.get('actor')
      const { sql } = deps
      const config = await inForce(deps)
      const now = deps.now()
      const asked = { actor, now, today: today(deps), staleDays: config.STALE_DAYS, faultLimits: faultLimits(config) }
      const read = await readFieldCopy(sql, asked)
      const { id, name: displayName, role, teamCode } = actor
      const copy = fitted({
        ...{ version: 1 as const, today: asked.today, isClockFixed: config.FIXED_NOW !== undefined },
        ...{ timeZone: config.TIME_ZONE, person: { id, displayName, role, ...(teamCode && { teamCode }) } },
        ...{ countyPosition: config.COUNTY_POSITION, staleDays: config.STALE_DAYS },
        ...said(c.get('language'), read),
      })
      // the clock goes on, and is no change
      const etag = `"${sha256Hex(JSON.stringify(copy)).slice(0, 32)}"`
      c.header('etag', etag)
      c.header('yx-now', now.toISOString())
      if (isKnown(c.req.header('if-none-match'), etag)) return c.body(null, 304)
      return c.json({ ...copy, now: now.toISOString() }, 200)
    },
  )
}

/** A proxy that compresses makes the tag a weak one; what it names is the same. */
const isKnown = (known: string | undefined, etag: string): boolean =>
  (known ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)

const said = (language: Language, { team, broadcast, ...county }: FieldRead) => ({
  ...county,
  ...(team && {
    team: {
      ...team,
      logs: team.logs.map((log) => ({
        ...log,
        // which other log it is, is the bureau's affair
        findings: findingsIn(language, log.findings).map(({ otherId: _, ...finding }) => finding),
      })),
    },
  }),
  ...(broadcast && { broadcast }),
})
