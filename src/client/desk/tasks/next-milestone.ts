/** The milestone a task waits for: the first that is not done, and how many more of them are late. */
import { daysBetween } from '../../../domain/period.ts'
import type { Milestone } from '../../shared/replies-tasks.ts'

export type Next =
  | { kind: 'none' }
  | { kind: 'all_done' }
  | { kind: 'waiting'; milestone: Milestone; isLate: boolean; daysTo: number; othersLate: number }

/** `daysTo` counts from the day shown to the planned one; 0 on it and after it. */
export function nextMilestone(milestones: Milestone[], asOf: string): Next {
  if (milestones.length === 0) return { kind: 'none' }
  const waiting = milestones
    .filter(({ state }) => state === 'late' || state === 'planned')
    .sort((a, b) => (a.plannedOn === b.plannedOn ? (a.name < b.name ? -1 : 1) : a.plannedOn < b.plannedOn ? -1 : 1))
  const [milestone, ...others] = waiting
  if (!milestone) return { kind: 'all_done' }
  return {
    kind: 'waiting',
    milestone,
    isLate: milestone.state === 'late',
    daysTo: Math.max(0, daysBetween(asOf, milestone.plannedOn)),
    othersLate: others.filter(({ state }) => state === 'late').length,
  }
}

/** By the planned day, then by name. */
export const inPlannedOrder = (milestones: Milestone[]): Milestone[] =>
  [...milestones].sort((a, b) => (a.plannedOn + a.name < b.plannedOn + b.name ? -1 : 1))
