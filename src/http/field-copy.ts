/** What a phone carries with it, over HTTP: one reply, and none at all while nothing has changed. */
import { faultLimits } from '../config.ts'
import { fieldCopy } from '../contract/field-copy.ts'
import { proofRulesFrom } from '../domain/dated-setting.ts'
import type { Actor } from '../domain/people/account.ts'
import type { FieldCopy } from '../domain/screening/field-copy.ts'
import { fitted } from '../domain/screening/fitted-copy.ts'
import type { Language } from '../domain/sentence.ts'
import { type FieldRead, readFieldCopy } from '../store/screening/field-copy.ts'
import type { App, Deps } from './deps.ts'
import { teamKey } from './cadre.ts'
import { knownTag, notModified, shortHash, stateTag, tagWeakly } from './freshness.ts'
import { inForce, today } from './queries.ts'
import { findingsIn } from './log-findings.ts'
import { serve } from './serve.ts'

export function fieldCopyRoutes(app: App, deps: Deps): void {
  serve(app, deps, fieldCopy.read, async ({ actor, language, c }) => {
    const now = deps.now()
    c.header('yx-now', now.toISOString())
    // of its parts only a technician's faults change while nobody does anything
    const state = await stateTag(c, deps, actor.role === 'technician' ? 'minute' : 'day')
    const known = knownTag(c, (tag) => tag.startsWith(`${state}.`))
    if (known !== undefined) return notModified(c, known)
    const copy = await copyFor(deps, actor, now, language)
    // what others did may be none of this phone's affair; the clock goes on, and is no change
    const content = shortHash(JSON.stringify(copy))
    const tag = `${state}.${content}`
    if (knownTag(c, (one) => one.endsWith(`.${content}`)) !== undefined) return notModified(c, tag)
    tagWeakly(c, tag)
    return { ...copy, now: now.toISOString() }
  })
}

async function copyFor(deps: Deps, actor: Actor, now: Date, language: Language): Promise<Omit<FieldCopy, 'now'>> {
  const config = await inForce(deps)
  const asked = {
    actor,
    now,
    today: today(deps),
    staleDays: config.STALE_DAYS,
    faultLimits: faultLimits(config),
    isRanked: config.TEAM_RANKING,
  }
  const { proof, ...read } = await readFieldCopy(deps.sql, asked)
  const { id, name: displayName, role, teamCode } = actor
  const cadreKey = role === 'team' ? await teamKey(deps, teamCode ?? '') : undefined
  return fitted({
    version: 1 as const,
    today: asked.today,
    isClockFixed: config.FIXED_NOW !== undefined,
    timeZone: config.TIME_ZONE,
    person: { id, displayName, role, ...(teamCode && { teamCode }) },
    countyPosition: config.COUNTY_POSITION,
    staleDays: config.STALE_DAYS,
    ...(config.SUPERVISION_PHONE && { officePhone: config.SUPERVISION_PHONE }),
    ...(role === 'team' && {
      ...(config.RATE_FEN > 0 && { rateFen: config.RATE_FEN }),
      ...(cadreKey !== undefined && { cadreKey }),
      proofRules: proofRulesFrom(deps.config.SHOW_PROOF, proof),
    }),
    ...said(language, read),
  })
}

const said = (language: Language, { team, broadcast, ...county }: Omit<FieldRead, 'proof'>) => ({
  ...county,
  ...(team && {
    team: {
      ...team,
      logs: team.logs.map((log) => ({
        ...log,
        // which other log it is, is the bureau's affair
        findings: findingsIn(language, log.findings).map(({ otherId: _, photos: __, ...finding }) => finding),
      })),
    },
  }),
  ...(broadcast && { broadcast }),
})
