/** Running totals: how much was done by the end of each day, and since when it is enough. */

/** How much was done by the end of a day; days in their order, one total each. */
export interface Total {
  day: string
  total: number
}

/** What `afterEach` makes of each thing in its turn, as the total at the end of each day. */
export function totalsOf<T>(things: T[], dayOf: (thing: T) => string, afterEach: (thing: T) => number): Total[] {
  const totals = new Map<string, number>()
  for (const thing of things) totals.set(dayOf(thing), afterEach(thing))
  return [...totals].map(([day, total]) => ({ day, total }))
}

/** The last total; and where it reaches the amount, since which day it has without falling short again. */
export function sumsOf(totals: Total[], amount: number): { done: number; reachedOn?: string | undefined } {
  const done = totals.at(-1)?.total ?? 0
  const since = totals.findLastIndex(({ total }) => total < amount) + 1
  return { done, reachedOn: totals[since]?.day }
}
