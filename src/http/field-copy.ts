/** What a phone carries with it, over HTTP: one reply, and none at all while nothing has changed. */
import { createRoute } from '@hono/zod-openapi'
import { faultLimits } from '../config.ts'
import type { Actor } from '../domain/people/account.ts'
import { FieldCopy } from '../domain/screening/field-copy.ts'
import { fitted } from '../domain/screening/field-copy-size.ts'
import type { Language } from '../domain/language.ts'
import { type FieldRead, readFieldCopy } from '../store/screening/field-copy.ts'
import { access, jsonAnswer, NoQuery, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { knownTag, notModified, shortHash, stateTag, tagWeakly } from './freshness.ts'
import { inForce, today } from './queries.ts'
import { findingsIn } from './screening-answers.ts'

export function fieldCopyRoutes(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/field-copy',
      ...access(deps, 'read', 'team', 'technician', 'manager'),
      request: { query: NoQuery },
      responses: {
        200: jsonAnswer(FieldCopy, 'The register, and what is one’s own; a manager has neither part'),
        304: { description: 'Nothing has changed since the copy that If-None-Match names; `yx-now` is the clock' },
        ...problems,
      },
    }),
    async (c) => {
      const actor = c.get('actor')
      const now = deps.now()
      c.header('yx-now', now.toISOString())
      // of its parts only a technician's faults change while nobody does anything
      const state = await stateTag(c, deps, actor.role === 'technician' ? 'minute' : 'day')
      const kept = knownTag(c, (tag) => tag.startsWith(`${state}.`))
      if (kept !== undefined) return notModified(c, kept)
      const copy = await copyFor(deps, actor, now, c.get('language'))
      // what others did may be none of this phone's affair; the clock goes on, and is no change
      const content = shortHash(JSON.stringify(copy))
      const tag = `${state}.${content}`
      if (knownTag(c, (known) => known.endsWith(`.${content}`)) !== undefined) return notModified(c, tag)
      tagWeakly(c, tag)
      return c.json({ ...copy, now: now.toISOString() }, 200)
    },
  )
}

async function copyFor(deps: Deps, actor: Actor, now: Date, language: Language): Promise<Omit<FieldCopy, 'now'>> {
  const config = await inForce(deps)
  const asked = { actor, now, today: today(deps), staleDays: config.STALE_DAYS, faultLimits: faultLimits(config) }
  const read = await readFieldCopy(deps.sql, asked)
  const { id, name: displayName, role, teamCode } = actor
  return fitted({
    ...{ version: 1 as const, today: asked.today, isClockFixed: config.FIXED_NOW !== undefined },
    ...{ timeZone: config.TIME_ZONE, person: { id, displayName, role, ...(teamCode && { teamCode }) } },
    ...{ countyPosition: config.COUNTY_POSITION, staleDays: config.STALE_DAYS },
    ...said(language, read),
  })
}

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
