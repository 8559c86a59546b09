/** 未报备: a show that no evening of the plan speaks of. */

/** Said only where the office keeps a plan for that team and month. */
export const isUnplanned = (day: string, plan: { isKept: boolean; days: readonly string[] }): boolean =>
  plan.isKept && !plan.days.includes(day)
