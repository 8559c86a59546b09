/** Whatever somebody might send: right steps and wrong ones, early, late, twice, with tests that prove and that do not. */
import type { Random } from '../../db/seed/random.ts'
import type { Actor } from '../../src/domain/people/account.ts'
import { FaultAction, type FaultState, type FaultStep } from '../../src/domain/fault/fault.ts'
import { STEPS } from '../../src/domain/fault/fault-event.ts'
import { aManager, aTeam, aTechnician } from '../make.ts'
import { aColleague } from './fault-walk.ts'

const chance = (random: Random, share: number): boolean => random.next() < share
const sometimes = <T>(random: Random, share: number, value: T): T | undefined =>
  chance(random, share) ? value : undefined

export const anActor = (random: Random): Actor =>
  random.pick([aManager, aTechnician, aManager, aTechnician, aColleague, aTeam()])

/** Mostly an action that the state allows, or the walk would seldom leave the report. */
export function anAction(random: Random, { status }: FaultState): FaultAction {
  const sensible = FaultAction.options.filter((action) => STEPS[action].from.includes(status))
  // giving up and joining end a life early
  const lasting = sensible.filter((action) => action !== 'cancel' && action !== 'mark_duplicate')
  const choice = chance(random, 0.8) && lasting.length > 0 ? lasting : FaultAction.options
  return random.pick(choice)
}

/** `reportId` and `originalId` are what a step of this kind may name; what it does not need it seldom brings. */
export function aStep(
  random: Random,
  state: FaultState,
  now: Date,
  named: { reportId: string; originalId: string },
): FaultStep {
  const action = anAction(random, state)
  const { needs } = STEPS[action]
  const share = (name: (typeof needs)[number]): number => (needs.includes(name) ? 0.95 : 0.05)
  const minutes = random.pick([-100_000, -600, -60, -5, 0, 3, 9, 20])
  return {
    revision: chance(random, 0.9) ? state.revision : Math.max(1, state.revision + random.whole(-2, 2)),
    action,
    at: sometimes(random, 0.4, new Date(now.getTime() + minutes * 60_000).toISOString()),
    assignee: sometimes(random, share('assignee'), random.pick(['李师傅', '赵师傅', '王师傅'])),
    reason: sometimes(random, share('reason'), '随机测试'),
    duplicateOf: sometimes(random, share('duplicateOf'), named.originalId),
    audibilityReportId: sometimes(random, share('audibilityReportId'), named.reportId),
    parts: sometimes(random, share('parts'), ['功放']),
  }
}
