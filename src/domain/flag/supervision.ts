/** 三色督办: which colour a matter has, from the day it is due and what its flag says. */
import { daysBetween } from '../period.ts'
import type { KeptFlag } from './flag-life.ts'
import type { FlagKind } from './flags.ts'

/** The gravest first: 红 past its day, 黄 behind time, 蓝 due within seven days. */
export const SUPERVISION_COLOURS = ['red', 'yellow', 'blue'] as const
export type SupervisionColour = (typeof SUPERVISION_COLOURS)[number]
export const NEAR_DAYS = 7

export interface Standing {
  isOverdue?: boolean
  isBehind?: boolean
  dueOn?: string | undefined
}

/** None of what is in hand, in time, and not due yet. */
export function colourOf({ isOverdue, isBehind, dueOn }: Standing, today: string): SupervisionColour | null {
  if (isOverdue || (dueOn !== undefined && dueOn < today)) return 'red'
  if (isBehind) return 'yellow'
  return dueOn !== undefined && daysBetween(today, dueOn) <= NEAR_DAYS ? 'blue' : null
}

const OVERDUE: readonly FlagKind[] = ['target_overdue', 'fault_overdue', 'milestone_late', 'work_late']

/**
 * A flag is overdue by its kind or past the day agreed; behind while nobody has promised a day, a target also then: its
 * own deadline goes on. What is only to be watched is neither.
 */
export function standingOf({ kind, severity, dueOn }: Pick<KeptFlag, 'kind' | 'severity' | 'dueOn'>): Standing {
  const isUnpromised = dueOn === undefined || kind === 'target_behind'
  // a problem is flagged before its day, too, and then only to be watched
  const isOverdue = OVERDUE.includes(kind) || (kind === 'problem_due' && severity !== 'info')
  return { isOverdue, isBehind: severity !== 'info' && isUnpromised, dueOn }
}
