/** 村级项目: what is built or bought for a village, stage by stage. A work that is finished is no village that passes: two facts. */
import * as z from 'zod'
import { Day } from '../period.ts'
import { line } from '../register/place.ts'
import { type Stage, STAGES, WorkKind } from './kinds.ts'
import { about, Fen, keptOf, type Misfit, misplaced, on, outOfOrder } from './ledger.ts'

const WorkStage = z.strictObject({
  stage: z.enum(STAGES),
  plannedOn: Day.optional(),
  doneOn: Day.optional(),
  document: line(120).optional(),
})
export const NewWork = z
  .strictObject({
    id: z.uuid(),
    kind: WorkKind,
    on: on.meta({ description: 'Since when it is on the list' }),
    title: line(120),
    responsible: line(40).optional(),
    contractor: line(80).optional(),
    budgetFen: Fen.optional(),
    stages: z.array(WorkStage).max(STAGES.length).default([]),
    ...about,
  })
  .meta({ id: 'NewWork' })
export type NewWork = z.infer<typeof NewWork>

export const Work = NewWork.extend({
  ...keptOf,
  stage: z.enum(['not_started', ...STAGES]).meta({ description: 'The furthest that is done on the day asked about' }),
  nextStage: z.enum(STAGES).optional(),
  nextOn: Day.optional().meta({ description: 'The day planned for it' }),
  isLate: z.boolean().meta({ description: 'A day planned for it or for a later stage has passed' }),
}).meta({ id: 'Work' })
export type Work = z.infer<typeof Work>

const stageOf = (work: Pick<NewWork, 'stages'>, name: Stage) => work.stages.find(({ stage }) => stage === name)

const reachedOn = (work: Pick<NewWork, 'stages'>, asOf: string): number =>
  STAGES.findLastIndex((name) => (stageOf(work, name)?.doneOn ?? '9999') <= asOf)

/** Where it stands on a day: what is done later is not done yet. */
export function workOn(work: Pick<NewWork, 'stages'>, asOf: string) {
  const reached = reachedOn(work, asOf)
  const nextStage = STAGES[reached + 1]
  const nextOn = nextStage && stageOf(work, nextStage)?.plannedOn
  return {
    stage: STAGES[reached] ?? ('not_started' as const),
    nextStage,
    nextOn,
    isLate: missedOn(work, asOf) !== undefined,
  }
}

/** The first day that was planned for a stage still to come and has passed. */
export function missedOn(work: Pick<NewWork, 'stages'>, asOf: string): string | undefined {
  const reached = reachedOn(work, asOf)
  const planned = STAGES.slice(reached + 1).flatMap((name) => stageOf(work, name)?.plannedOn ?? [])
  return planned.filter((day) => day < asOf).toSorted()[0]
}

export function workMisfits(work: NewWork): Misfit[] {
  const isTwice = new Set(work.stages.map(({ stage }) => stage)).size < work.stages.length
  const done = STAGES.map((name) => [`stages`, stageOf(work, name)?.doneOn] as const)
  return [
    ...misplaced(work),
    ...(isTwice ? [{ path: 'stages', sentence: { key: 'ledger_stage_twice' } } as const] : outOfOrder(done)),
  ]
}
