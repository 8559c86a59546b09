/** How far a check has come, step by step. */
import type { CheckStep } from '../../../contract/seals.ts'
import { CheckPart } from '../../../domain/trail/seal.ts'

export interface Checking {
  looked: Partial<Record<CheckPart, number>>
  /** Where it goes on; undefined when it is over. */
  next: string | undefined
  /** What is being looked at, or where something was found. */
  part: CheckPart
  fault?: string | undefined
}

export const BEGIN: Checking = { looked: {}, next: 'seals', part: 'seals' }

export function stepped({ looked }: Checking, step: CheckStep): Checking {
  const { part, next, fault } = step
  return {
    looked: { ...looked, [part]: (looked[part] ?? 0) + step.looked },
    next,
    part: CheckPart.options.find((one) => next?.split(' ')[0] === one) ?? part,
    fault,
  }
}

export type PartState = 'fits' | 'running' | 'differs' | 'to_come'

/** Parts before the one that is looked at are done. */
export function partState({ next, part, fault }: Checking, of: CheckPart): PartState {
  const [here, at] = [CheckPart.options.indexOf(of), CheckPart.options.indexOf(part)]
  if (here < at) return 'fits'
  if (here > at) return 'to_come'
  if (fault !== undefined) return 'differs'
  return next === undefined ? 'fits' : 'running'
}
