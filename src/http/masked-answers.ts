/** Every answer passes here: who does not see people whole gets it masked; and who takes them along in a sheet leaves a line. */
import type { Actor } from '../domain/people/account.ts'
import { type Looker, masked, mentionsPeople, seesWhole } from '../domain/people/masking.ts'
import { instantAt } from '../domain/period.ts'
import { type Look, lookedAt } from '../store/people/looks.ts'
import type { Deps } from './deps.ts'
import { inForce, today } from './queries.ts'

/** As who is asked now sees it, whatever moment is asked for; undefined of who sees people whole. */
export async function lookerOf(deps: Deps, actor: Actor): Promise<Looker | undefined> {
  const { PEOPLE_SEEN_BY: seenBy, SUPERVISION_PHONE: openNumber } = await inForce(deps)
  return seesWhole(actor.role, seenBy) ? undefined : { actor, openNumber }
}

/** Who does not see people whole finds nobody by what is hidden, either; a team’s own logs are its own. */
export const hides = async (deps: Deps, actor: Actor): Promise<boolean> =>
  actor.role !== 'team' && (await lookerOf(deps, actor)) !== undefined

/** An answer as it is sent. */
export async function answerText(deps: Deps, actor: Actor | undefined, answer: unknown): Promise<string> {
  const whole = JSON.stringify(answer)
  if (!actor || !mentionsPeople(whole)) return whole
  const looker = await lookerOf(deps, actor)
  return looker ? JSON.stringify(masked(answer, looker)) : whole
}

export const tellLook = (deps: Deps, look: Look, actor: Actor): Promise<void> =>
  lookedAt(deps.sql, look, actor, deps.now(), instantAt(today(deps), '00:00', deps.config.TIME_ZONE))
