/** 一村一月一场: in which month a village was last seen; and what a team has to its credit. */
import { FULL_CREDIT } from './credit.ts'
import { monthOf } from './period.ts'

/** What tells when a village was last seen, of counted logs up to a day. */
export interface Seen {
  /** The last day of a log worth a whole screening by itself. */
  wholeOn: string | null
  /** Of lesser logs, credit in sixtieths by month (YYYY-MM). */
  parts: Map<string, number>
}

/**
 * The last month (YYYY-MM) with a whole screening; null when there is none. Shorts of one month add up to one, after the
 * last whole log; before it they change nothing.
 */
export function lastMonthSeen({ wholeOn, parts }: Seen): string | null {
  let last = wholeOn === null ? null : monthOf(wholeOn)
  for (const [month, credit] of parts) {
    if (credit >= FULL_CREDIT && (last === null || month > last)) last = month
  }
  return last
}

/** A team with counted logs this year: credit in sixtieths, of the year and of the month of the as-of day. */
export interface TeamCredits {
  code: string
  credit: number
  monthCredit: number
  lastOn: string
}
