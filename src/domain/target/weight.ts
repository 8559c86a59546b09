/** How much of a year's work falls on its days: by the shares of its months, or on each day the same. */
import { addDays, countDays, daysInMonth, earlierOf, monthOf } from '../period.ts'

/** The weight of one day: the share of its month spread over the month's days; 1 without shares. */
export const dayWeight = (day: string, shares?: number[]): number =>
  shares ? (shares[Number(day.slice(5, 7)) - 1] ?? 0) / daysInMonth(monthOf(day)) : 1

/** The weight of the days from one to another, both included. */
export function weightBetween(from: string, to: string, shares?: number[]): number {
  if (!shares) return countDays(from, to)
  let weight = 0
  for (let day = from; day <= to;) {
    const end = earlierOf(to, `${monthOf(day)}-${String(daysInMonth(monthOf(day))).padStart(2, '0')}`)
    weight += countDays(day, end) * dayWeight(day, shares)
    day = addDays(end, 1)
  }
  return weight
}
