/** 问题: what stands in the way, whose it is to see to, until when, and when it was solved. */
import * as z from 'zod'
import { Day } from '../period.ts'
import { line } from '../register/place.ts'
import { about, keptOf, type Misfit, misplaced, on, outOfOrder } from './ledger.ts'

export const NewProblem = z
  .strictObject({
    id: z.uuid(),
    on: on.meta({ description: 'Since when' }),
    title: line(300).meta({ description: 'What it is' }),
    unit: line(60).optional().meta({ description: 'Whose it is to solve: our bureau, a township …' }),
    responsible: line(40).optional(),
    measure: line(300).optional(),
    dueOn: Day.optional(),
    solvedOn: Day.optional(),
    ...about,
  })
  .meta({ id: 'NewProblem' })
export type NewProblem = z.infer<typeof NewProblem>

export const Problem = NewProblem.extend({
  ...keptOf,
  state: z.enum(['open', 'overdue', 'solved']).meta({ description: 'On the day asked about' }),
}).meta({ id: 'LedgerProblem' })
export type Problem = z.infer<typeof Problem>

/** Overdue begins the day after it was due. */
export function problemOn({ dueOn, solvedOn }: NewProblem, asOf: string): Pick<Problem, 'state'> {
  if (solvedOn !== undefined && solvedOn <= asOf) return { state: 'solved' }
  return { state: dueOn !== undefined && dueOn < asOf ? 'overdue' : 'open' }
}

export const problemMisfits = (problem: NewProblem): Misfit[] => [
  ...misplaced(problem),
  ...outOfOrder([
    ['on', problem.on],
    ['solvedOn', problem.solvedOn],
  ]),
]
