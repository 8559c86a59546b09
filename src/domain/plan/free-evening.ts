/** The next evening on which a team shows nothing yet: where a show goes that the rain has stopped. */
import { addDays } from '../period.ts'
import type { PlanState } from './plan.ts'
import { isStanding } from './standing.ts'

interface Evening {
  teamCode: string
  on: string
  state: PlanState
}

/** After a day, and not before today; at most two months on. */
export function nextFreeEvening(plans: readonly Evening[], teamCode: string, after: string, today: string): string {
  const taken = new Set(plans.filter((plan) => plan.teamCode === teamCode && isStanding(plan)).map(({ on }) => on))
  const from = after < today ? addDays(today, -1) : after
  for (let days = 1; days < 62; days++) {
    const day = addDays(from, days)
    if (!taken.has(day)) return day
  }
  return addDays(from, 62)
}
