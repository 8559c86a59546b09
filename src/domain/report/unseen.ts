/** Villages that wait for a show, by what they saw since the beginning of last year. */
import { type FlagFact, type MonthsSeen, unseenFlag } from '../flag/flags.ts'
import { monthOf, monthsOfYear, yearOf } from '../period.ts'
import type { Village } from '../register/place.ts'
import { isWholeMonth, wholeMonthsOf } from '../register/village-facts.ts'
import { type CreditsInput, lastMonthSeen, type Seen } from './figures.ts'

/** What else tells since when a village waits. */
export interface SeenInput extends CreditsInput {
  /** Of each village with counted logs this year. */
  villagesSeen: ReadonlyMap<string, Seen>
  /** The same of last year. */
  villagesSeenBefore: ReadonlyMap<string, Seen>
  /** The day from which logs are known, or were asked for; undefined where nothing tells. */
  recordsFrom?: string | undefined
}

export function unseenFlags(input: SeenInput, villages: readonly Village[]): FlagFact[] {
  const { asOf } = input
  const years = { this: monthsOfYear(yearOf(asOf)), last: monthsOfYear(yearOf(asOf) - 1) }
  return villages.flatMap((village) => unseenFlag(village, seenThrough(input, village, years), asOf))
}

/** What a village saw since the beginning of last year; one never seen waits since New Year, or since records begin. */
function seenThrough(input: SeenInput, village: Village, years: Record<'this' | 'last', string[]>): MonthsSeen {
  const { villagesSeen, villagesSeenBefore, versions, recordsFrom = '' } = input
  const { code } = village
  const whole = wholeMonthsOf(village, versions.get(code))
  const now = villagesSeen.get(code)
  // seen this year, last year says nothing more of it
  const before = now?.wholeOn ? undefined : villagesSeenBefore.get(code)
  const lastOf = (seen: Seen | undefined): string | null => (seen ? lastMonthSeen(seen) : null)
  const lastBefore = lastOf(before)
  return {
    last: lastOf(now) ?? lastBefore,
    months: (lastBefore === null ? years.this : [...years.last, ...years.this]).filter(
      (month) => month >= monthOf(recordsFrom) && isWholeMonth(whole, month),
    ),
    parts: new Map([...(before?.parts ?? []), ...(now?.parts ?? [])]),
  }
}
