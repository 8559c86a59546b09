/** What the plan of the months wants a day, beside what is needed on the average of all days left. */
import type { Pace } from '../../../domain/target/pace.ts'
import { addDays } from '../../../domain/period.ts'
import { figure, monthName } from '../../shared/format.ts'
import { t } from '../words.ts'

type Need = Pick<Pace, 'deadline' | 'daysLeft' | 'neededPerDay' | 'neededPerDayThisMonth'>

/** Of the month of the first day left, which it names; null without a plan, and where nothing is needed or no day is left. */
export function neededByPlan({ deadline, daysLeft, neededPerDay, neededPerDayThisMonth: count }: Need): string | null {
  if (count == null || neededPerDay === 0) return null
  const month = monthName(Number(addDays(deadline, 1 - daysLeft).slice(5, 7)) - 1)
  return t('needed_by_plan', { month, count: figure(count, 2) })
}
