/** The task list's own parts: milestones on the way to a target, and what a village must have for a target to count it. */
import * as z from 'zod'
import { invalid } from '../errors.ts'
import { Day, daysBetween } from '../period.ts'
import { Code, line } from '../register/place.ts'
import { type Total, totalsOf } from './pace.ts'

export const NewMilestone = z
  .strictObject({
    id: z.uuid(),
    name: line(80),
    plannedOn: Day,
    doneOn: Day.optional(),
    note: line(500).optional(),
    revision: z.int().min(1).optional().meta({ description: 'Of the milestone to change; none for a new one' }),
  })
  .meta({ id: 'NewMilestone', description: 'A step on the way to a target: the day planned, and the day done' })
export type NewMilestone = z.infer<typeof NewMilestone>

export const MilestonePlan = z.object({ plannedOn: Day, from: Day.meta({ description: 'It was the plan since then' }) })
export type MilestonePlan = z.infer<typeof MilestonePlan>

/** As it is kept. */
export interface Milestone extends Omit<NewMilestone, 'revision'> {
  targetCode: string
  revision: number
  /** Every day it was planned for, oldest plan first; the last is `plannedOn`. */
  plans: MilestonePlan[]
}

/** The day it was planned for on a day: a new plan changes nothing that was late before. */
export const plannedFor = ({ plannedOn, plans }: Pick<Milestone, 'plannedOn' | 'plans'>, asOf: string): string =>
  (plans.findLast(({ from }) => from <= asOf) ?? plans[0])?.plannedOn ?? plannedOn

/**
 * The plans after a milestone is put; one of the same day was a slip and is replaced. Throws invalid where a planned day
 * that has passed gives way to another without a new note: nobody clears a flag without saying why.
 */
export function plansAfter(before: Milestone | undefined, sent: NewMilestone, today: string): MilestonePlan[] {
  const { plannedOn, note } = sent
  const plans = before?.plans ?? []
  if (before?.plannedOn === plannedOn) return plans
  const older = plans.filter(({ from }) => from < today)
  const hasPassed = before !== undefined && before.plannedOn < today && older.length === plans.length
  if (hasPassed && (note === undefined || note === before.note)) {
    throw invalid({ path: 'note', sentence: { key: 'milestone_replanned_why', facts: { planned: before.plannedOn } } })
  }
  return [...older, { plannedOn, from: today }]
}

export const MilestoneState = z.enum(['done', 'done_late', 'late', 'planned'])
export type MilestoneState = z.infer<typeof MilestoneState>

/** Where a milestone stands on a day: one that is done later is not done yet. Late begins the day after the planned one. */
export function milestoneOn(
  milestone: Pick<Milestone, 'plannedOn' | 'plans' | 'doneOn'>,
  asOf: string,
): { state: MilestoneState; daysLate: number } {
  const { doneOn } = milestone
  const plannedOn = plannedFor(milestone, asOf)
  const isDone = doneOn !== undefined && doneOn <= asOf
  const daysLate = Math.max(0, daysBetween(plannedOn, isDone ? doneOn : asOf))
  if (isDone) return { state: daysLate > 0 ? 'done_late' : 'done', daysLate }
  return { state: daysLate > 0 ? 'late' : 'planned', daysLate }
}

const value = z.number().max(1e9)
export const ChecklistItem = z
  .strictObject({
    code: Code,
    name: line(60),
    minimum: value.positive().meta({ description: 'The least value with which a village has it' }),
    unit: line(20),
  })
  .meta({ id: 'ChecklistItem', example: { code: 'square', name: '文化广场', minimum: 200, unit: '㎡' } })
export type ChecklistItem = z.infer<typeof ChecklistItem>

/** Of what is not enough yet: 在建, 规划. */
export const Prospect = z.enum(['building', 'planned'])

export const NewCheck = z
  .strictObject({
    id: z.uuid(),
    villageCode: Code,
    item: Code.meta({ description: 'The code of an item of the target’s checklist' }),
    checkedOn: Day,
    value: value.min(0).meta({ description: 'What was found, in the item’s unit; 0 when there is none' }),
    state: Prospect.optional().meta({
      description: 'It is being built, or planned (also: to be made larger); only where the value is under the minimum',
    }),
    note: line(500).meta({ description: 'Who saw it, or by what paper it is known' }),
  })
  .meta({ id: 'NewCheck', description: 'What was found in a village for one item; the latest by day counts' })
export type NewCheck = z.infer<typeof NewCheck>

/** What a check found, as it is judged: by the checklist of today, whatever it asked when the check was made. */
export type Check = Pick<NewCheck, 'villageCode' | 'item' | 'checkedOn' | 'value' | 'state' | 'note'>

export const holds = (item: ChecklistItem, found: number): boolean => found >= item.minimum

/** How many villages had all of the checklist, on each day somebody looked; checks in their order. */
export function completeTotals(items: ChecklistItem[], checks: Omit<Check, 'note' | 'state'>[]): Total[] {
  const byCode = new Map(items.map((item) => [item.code, item]))
  const having = new Map<string, Set<string>>()
  let complete = 0
  return totalsOf(
    checks.filter(({ item }) => byCode.has(item)),
    ({ checkedOn }) => checkedOn,
    ({ villageCode, item: code, value: found }) => {
      const item = byCode.get(code)
      const has = having.get(villageCode) ?? new Set<string>()
      having.set(villageCode, has)
      const before = has.size === items.length
      if (item && holds(item, found)) has.add(code)
      else has.delete(code)
      complete += Number(has.size === items.length) - Number(before)
      return complete
    },
  )
}
