/** What is known of one item of a checklist in one village. */
import type { CheckCell, ChecklistVillage } from '../../shared/replies-tasks.ts'
import type { CheckState } from '../../shared/shapes.ts'

/** Never looked at is neither. */
export function checkState({ value, holds }: Pick<CheckCell, 'value' | 'holds'>): CheckState {
  if (value === null || holds === null) return 'unknown'
  return holds ? 'holds' : 'short'
}

const NEVER = { value: null, checkedOn: null, holds: null }

/** The check of an item; one that is not there has never been made. */
export const checkOf = ({ checks }: Pick<ChecklistVillage, 'checks'>, item: string): CheckCell =>
  checks.find((check) => check.item === item) ?? { item, ...NEVER }

/** Of all items: one that is short settles it, one that nobody has looked at leaves it open. */
export function wholeState(states: CheckState[]): CheckState {
  if (states.includes('short')) return 'short'
  return states.includes('unknown') ? 'unknown' : 'holds'
}
