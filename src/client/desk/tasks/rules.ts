/** What the pages of tasks decide before they draw: their order, the milestone one waits for, what a checklist says. */
import { daysBetween } from '../../../domain/period.ts'
import { searchOf } from '../../../contract/address.ts'
import type { ChecklistVillage, Milestone } from '../../../contract/targets.ts'
import type { OverviewTarget } from '../../../domain/target/target-figures.ts'
import { Indicator, type Target } from '../../../domain/target/target.ts'
import type { Feed } from '../../../domain/target/feed.ts'
import { type CheckCell, type Found, foundOf } from '../../../domain/target/checklist.ts'
import { targetLogs } from '../kit/figures.tsx'
import { withAsOf } from '../kit/address.ts'

/** What the parts of a task's page that write have in common. */
export interface Writing {
  code: string
  today: string
  /** Not on a past day: what is entered then would not be seen. */
  mayWrite: boolean
  reload: () => void
}

const rankOf = ({ indicator }: OverviewTarget): number => Indicator.options.indexOf(indicator)

/** Films, broadcast, television, then what is entered by hand; each as the register has them. */
export const inTaskOrder = (targets: OverviewTarget[]): OverviewTarget[] =>
  [...targets].sort((a, b) => rankOf(a) - rankOf(b))

/** The list that an amount is counted from; of events those of its days, and of its kind where it is one. */
function feedPath(fedBy: Feed, figures: OverviewTarget | null, to: string | undefined): string {
  switch (fedBy.noun) {
    case 'event': {
      const [kind, ...others] = fedBy.kinds
      return `/ledger${searchOf({ kind: others.length === 0 ? kind : undefined, from: figures?.startsOn, to })}`
    }
    case 'work':
      return `/ledger${searchOf({ part: 'works', kind: fedBy.kind })}`
    case 'fund':
      return `/ledger${searchOf({ part: 'funds', q: fedBy.document })}`
  }
}

/** The page that shows what a task counts; null for one that is entered by hand: its entries are on its own page. */
export function evidenceOf(
  { indicator, fedBy }: Pick<Target, 'indicator' | 'fedBy'>,
  figures: OverviewTarget | null,
  shown: string | undefined,
  asOf: string | undefined,
) {
  if (indicator === 'tv_households') return { href: withAsOf('/tv', asOf), word: 'see_tv' } as const
  if (indicator === 'villages_audible') return { href: withAsOf('/broadcast', asOf), word: 'see_audible' } as const
  if (fedBy) return { href: feedPath(fedBy, figures, shown), word: 'see_ledger' } as const
  const logs = figures && shown ? targetLogs(figures, shown) : null
  return logs ? ({ href: logs, word: 'see_logs' } as const) : null
}

export type Next =
  | { kind: 'none' }
  | { kind: 'all_done' }
  | { kind: 'waiting'; milestone: Milestone; isLate: boolean; daysTo: number; othersLate: number }

/** By the planned day, then by name. */
export const inPlannedOrder = (milestones: Milestone[]): Milestone[] =>
  [...milestones].sort((a, b) => (a.plannedOn + a.name < b.plannedOn + b.name ? -1 : 1))

/** The first that is not done, and how many more of them are late. `daysTo` counts from the day shown; 0 on it and after. */
export function nextMilestone(milestones: Milestone[], asOf: string): Next {
  if (milestones.length === 0) return { kind: 'none' }
  const waiting = inPlannedOrder(milestones).filter(({ state }) => state === 'late' || state === 'planned')
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

/** The check of an item; one that is not there has never been made. */
export const checkOf = ({ checks }: Pick<ChecklistVillage, 'checks'>, item: string): CheckCell =>
  checks.find((check) => check.item === item) ?? { item, value: null, checkedOn: null, holds: null }

/** Of all items: one that is not enough settles it, one that nobody has looked at leaves it open. */
export function wholeState(states: Found[]): Found {
  if (states.some((state) => state !== 'holds' && state !== 'unknown')) return 'short'
  return states.includes('unknown') ? 'unknown' : 'holds'
}

/** The villages behind a number of the checklist's sums. */
export const villagesFound = (villages: ChecklistVillage[], item: string, found: Found): ChecklistVillage[] =>
  villages.filter((village) => foundOf(checkOf(village, item)) === found)
