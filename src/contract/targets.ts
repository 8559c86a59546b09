/** The task list: targets from which day on, progress entered by hand, milestones, and the checks of a checklist. */
import * as z from 'zod'
import { Day } from '../domain/period.ts'
import { OverviewTarget } from '../domain/target/target-figures.ts'
import { FeedMoney, FeedPart } from '../domain/target/feed-sums.ts'
import { Learnt } from '../domain/target/season.ts'
import { NewTargetEntry, Target, TargetChange } from '../domain/target/target.ts'
import { CheckCell, ChecklistTotal } from '../domain/target/checklist.ts'
import { ChecklistItem, MilestonePlan, MilestoneState, NewCheck, NewMilestone } from '../domain/target/task.ts'
import { AsOf, del, get, Known, KnownPaging, listOf, post, put } from './route.ts'
import { NewWhatIf, WhatIf } from '../domain/target/what-if.ts'

export const Milestone = NewMilestone.omit({ revision: true })
  .extend({
    targetCode: z.string(),
    revision: z.int().min(1),
    earlierPlans: z.array(MilestonePlan).optional().meta({
      description: 'Days it was planned for before, oldest first; on days of such a plan its state is by that plan',
    }),
    state: MilestoneState.meta({ description: 'On the day asked about' }),
    daysLate: z.int().min(0).meta({ description: 'Done or still open so many days after the planned one' }),
  })
  .meta({ id: 'Milestone' })
export type Milestone = z.infer<typeof Milestone>

export const Check = NewCheck.extend({
  targetCode: z.string(),
  checkedBy: z.string(),
  receivedAt: z.string(),
}).meta({ id: 'Check' })
export type Check = z.infer<typeof Check>

export const TaskEntry = NewTargetEntry.extend({ enteredBy: z.string().optional(), receivedAt: z.string() })
export type TaskEntry = z.infer<typeof TaskEntry>

export const ChecklistVillage = z.object({
  code: z.string(),
  name: z.string(),
  townshipName: z.string(),
  isComplete: z.boolean(),
  checks: z
    .array(CheckCell)
    .meta({ description: 'One for each item, from the latest check; null where nobody has looked' }),
})
export type ChecklistVillage = z.infer<typeof ChecklistVillage>

export const Checklist = z.object({
  items: z.array(ChecklistItem),
  villages: z.array(ChecklistVillage),
  totals: z.array(ChecklistTotal).meta({ description: 'One for each item' }),
})
export type Checklist = z.infer<typeof Checklist>

export const Task = z
  .object({
    asOf: Day,
    target: Target,
    figures: OverviewTarget.nullable().meta({ description: 'As in the overview; null on a day it is not in force' }),
    entries: z.array(TaskEntry).meta({ description: 'Of the period in force, up to the day: they add up to `done`' }),
    milestones: z.array(Milestone),
    checklist: Checklist.optional(),
    fed: z
      .object({
        parts: z.array(FeedPart),
        money: FeedMoney.optional().meta({ description: 'Of a target fed by money' }),
      })
      .optional()
      .meta({ description: 'What the ledger gives to it: the parts add up to `done`' }),
    learnt: Learnt.nullable().meta({
      description:
        'The months’ shares of the last three years’ counted shows, which a change of the target may take as ' +
        '`monthShares`; null where too few were counted, and of what is not counted in shows',
    }),
  })
  .meta({ id: 'TargetDetail', description: 'A target on a day, and what its figures are made of' })
export type Task = z.infer<typeof Task>

export const TargetVersion = z
  .object({
    effectiveOn: Day.nullable().meta({ description: 'In force from this day on; null of what was there at first' }),
    isInForce: z.boolean().meta({ description: 'Today' }),
    target: Target,
    madeAt: z.string().optional(),
    madeBy: z.string().optional(),
  })
  .meta({ id: 'TargetVersion' })
export type TargetVersion = z.infer<typeof TargetVersion>

const reading = { tag: 'Targets', may: ['technician', 'manager'], needs: 'read' } as const
const deciding = { tag: 'Targets', may: ['manager'], needs: 'all' } as const
const entering = { ...deciding, needs: 'reports' } as const

export const targets = {
  list: get('/api/targets', {
    tag: 'Targets',
    summary: 'List targets',
    may: ['team', 'technician', 'manager'],
    needs: 'read',
    fresh: 'day',
    query: KnownPaging,
    answer: listOf(Target),
    says: 'All targets, as they are in force today',
  }),
  read: get('/api/targets/{code}', {
    ...reading,
    summary: 'Read a target on a day',
    query: AsOf,
    answer: Task,
    says: 'The target on a day',
  }),
  put: put('/api/targets/{code}', {
    ...deciding,
    summary: 'Change a target from a day on',
    conditional: true,
    body: TargetChange,
    answer: TargetChange,
    says: 'As it is kept now; the days before `effectiveOn` keep what they had',
  }),
  versions: get('/api/targets/{code}/versions', {
    ...reading,
    summary: 'List what a target was from which day on',
    query: KnownPaging,
    answer: listOf(TargetVersion),
    says: 'What it was from which day on, oldest first; its ETag is for changing it',
  }),
  takeBack: del('/api/targets/{code}/versions/{effectiveOn}', {
    ...deciding,
    summary: 'Take back a change that is still to come',
    conditional: true,
    answer: listOf(TargetVersion),
    says: 'What is left; none of a target that had no other. The same again changes nothing',
  }),
  enter: post('/api/targets/{code}/entries', {
    ...entering,
    summary: 'Enter progress of a target counted by hand',
    body: NewTargetEntry,
    answer: NewTargetEntry.extend({ targetCode: z.string() }).meta({ id: 'TargetEntry' }),
    says: { 201: 'Kept', 200: 'The same was kept already' },
  }),
  putMilestone: put('/api/targets/{code}/milestones/{id}', {
    ...entering,
    summary: 'Set a milestone',
    body: NewMilestone,
    answer: Milestone,
    says: { 201: 'Made', 200: 'As it is kept now' },
  }),
  check: post('/api/targets/{code}/checks', {
    ...entering,
    summary: 'Send a check of a village',
    body: NewCheck,
    answer: Check,
    says: { 201: 'Kept', 200: 'The same was kept already' },
  }),
}

export const whatIf = {
  ask: post('/api/overview/what-if', {
    tag: 'Figures',
    may: ['manager', 'auditor'],
    needs: 'read',
    summary: 'Read how targets would stand if they were others',
    query: Known,
    body: NewWhatIf,
    answer: WhatIf,
    says: 'As they would stand, by what was known at the moment asked about; nothing is stored',
  }),
}
