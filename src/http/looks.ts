/** The people of one thing whole, for who sees them masked elsewhere. */
import { type LookKind, looks, type SeenPerson } from '../contract/looks.ts'
import { invalid, notFound } from '../domain/errors.ts'
import { holdsNumber } from '../domain/people/masking.ts'
import { ask } from '../store/engine/sql.ts'
import { findFault } from '../store/fault/fault-list.ts'
import { teamsByCode } from '../store/register/teams.ts'
import { findScreening } from '../store/screening/screenings.ts'
import type { App, Deps } from './deps.ts'
import { clockOf } from './faults.ts'
import { tellLook } from './masked-answers.ts'
import { inForce } from './queries.ts'
import { serve } from './serve.ts'

/** What somebody wrote down beside it, where there is a number in it. */
const written = (texts: (string | undefined)[]): SeenPerson[] =>
  texts.flatMap((name) => (name !== undefined && holdsNumber(name) ? [{ is: 'text' as const, name }] : []))

const READ: Record<LookKind, (deps: Deps, id: string) => Promise<SeenPerson[] | null>> = {
  screening: async ({ sql }, id) => {
    const log = await findScreening(sql, id)
    return log && [...(log.witness ? [{ is: 'witness' as const, ...log.witness }] : []), ...written([log.note])]
  },
  fault: async (deps, id) => {
    const fault = await findFault(deps.sql, id, await clockOf(deps))
    if (!fault) return null
    const { reportedBy, description, events } = fault.record
    const witnesses = fault.witnessList.map(({ name }) => ({ is: 'witness' as const, name }))
    const texts = [description, ...events.map(({ reason }) => reason), ...fault.witnessList.map(({ note }) => note)]
    return [{ is: 'reporter' as const, name: reportedBy }, ...witnesses, ...written(texts)]
  },
  team: async ({ sql }, code) => {
    const [team] = await ask(sql, teamsByCode([code]))
    return team ? [{ is: 'team', name: team.name, ...(team.phone !== undefined && { phone: team.phone }) }] : null
  },
}

export function lookRoutes(app: App, deps: Deps): void {
  serve(app, deps, looks.look, async ({ c, body: { kind, id, reason }, actor }) => {
    const { PEOPLE_REASON: asksWhy } = await inForce(deps)
    if (asksWhy && reason === undefined) throw invalid({ path: 'reason', sentence: { key: 'look_reason_missing' } })
    const key = kind === 'team' ? id : id.toLowerCase()
    const people = await READ[kind](deps, key)
    if (!people) throw notFound(`noun_${kind}`, id)
    await tellLook(deps, { action: 'look', of: `${kind}.${key}`, reason }, actor)
    // said by itself: this one answer is not masked
    return c.json({ people })
  })
}
