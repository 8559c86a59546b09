/** How much of a year's work falls on its days: by the shares of its months, or on each day the same. */
import { countDays, daysInMonth, monthAfter, monthOf } from '../period.ts'

/** The weight of one day: the share of its month spread over the month's days; 1 without shares. */
export const dayWeight = (day: string, shares?: number[]): number =>
  shares ? (shares[Number(day.slice(5, 7)) - 1] ?? 0) / daysInMonth(monthOf(day)) : 1

/** The weight of the days from one to another, both included. */
export function weightBetween(from: string, to: string, shares?: number[]): number {
  if (!shares) return countDays(from, to)
  if (from > to) return 0
  const last = monthOf(to)
  let weight = 0
  let first = dateOf(from)
  for (let month = monthOf(from); month <= last; month = monthAfter(month)) {
    const days = daysInMonth(month)
    const until = month === last ? dateOf(to) : days
    weight += (until - first + 1) * ((shares[Number(month.slice(5)) - 1] ?? 0) / days)
    first = 1
  }
  return weight
}

const dateOf = (day: string): number => Number(day.slice(8))
