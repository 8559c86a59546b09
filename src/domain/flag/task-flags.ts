/** Flags of the task list: milestones that are late. */
import type { FlagFact } from './flags.ts'
import { addDays } from '../period.ts'
import { isOfSameRound, type Target } from '../target/target.ts'
import { type Milestone, milestoneOn, plannedFor } from '../target/task.ts'

/** A milestone later than this is critical (our decision). */
const CRITICAL_DAYS = 30

/** Milestones late on a day, of the targets in force on it; nothing clears one but its being done. */
export function milestoneFlags(milestones: Milestone[], targets: Target[], asOf: string): FlagFact[] {
  const byCode = new Map(targets.map((target) => [target.code, target]))
  return milestones.flatMap((milestone) => {
    const target = byCode.get(milestone.targetCode)
    const isDue = target !== undefined && isOfSameRound(target, plannedFor(milestone, asOf), asOf)
    return isDue ? flagOf(milestone, target.name, asOf) : []
  })
}

function flagOf(milestone: Milestone, target: string, asOf: string): FlagFact[] {
  const { state, daysLate: days } = milestoneOn(milestone, asOf)
  if (state !== 'late') return []
  const { id, name } = milestone
  const plannedOn = plannedFor(milestone, asOf)
  return [
    {
      kind: 'milestone_late',
      severity: days > CRITICAL_DAYS ? 'critical' : 'warning',
      subject: { kind: 'milestone', code: id, name },
      since: addDays(plannedOn, 1),
      sentence: { key: 'flag_milestone_late', facts: { target, name, planned: plannedOn, days } },
    },
  ]
}
