/** Evenings that are planned, confirmed, moved by rain and cancelled. */
import type { Random } from '../db/seed/random.ts'
import type { Plan } from '../src/domain/plan/plan.ts'
import { addDays } from '../src/domain/period.ts'
import type { Call } from './engines.ts'
import { aPlan } from './make.ts'

const TEAMS = ['team-01', 'team-02', 'team-03']
const VILLAGES = ['v1', 'v2', 'v3', 'v4', 'v5']

export async function planOrStep(random: Random, call: Call, today: string): Promise<void> {
  const evening = { teamCode: random.pick(TEAMS), villageCode: random.pick(VILLAGES), filmCodes: [] }
  const plan = aPlan({ id: random.uuid(), on: addDays(today, random.whole(-9, 9)), ...evening })
  await call('POST', '/api/plans/batch', { plans: [plan] })
  const { items } = (await (await call('GET', '/api/plans?state=planned')).json()) as { items: Plan[] }
  const { id, revision, on } = random.pick(items)
  const moved = { kind: 'move', to: addDays(on, 1), newId: random.uuid(), reason: 'rain' }
  const step = random.pick([{ kind: 'confirm' }, moved, { kind: 'cancel', reason: 'power' }])
  await call('POST', '/api/plans/steps', { steps: [{ id, revision, ...step }] })
}
