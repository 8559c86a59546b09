/** 一村一月一场: in which month a village was last seen; and what a team has to its credit. */
import { FULL_CREDIT } from './film.ts'
import { monthOf } from '../period.ts'

/** What tells when a village was last seen, of counted logs up to a day. */
export interface Seen {
  /** The last day of a log worth a whole screening by itself. */
  wholeOn: string | null
  /** Of lesser logs, credit in sixtieths by month (YYYY-MM). */
  parts: Map<string, number>
}

/** As YYYY-MM, null when there is none. Shorts of a month add up to a screening, after the last whole log only. */
export function lastMonthSeen({ wholeOn, parts }: Seen): string | null {
  let last = wholeOn === null ? null : monthOf(wholeOn)
  for (const [month, credit] of parts) {
    if (credit >= FULL_CREDIT && (last === null || month > last)) last = month
  }
  return last
}

/** The credit of a month in which the village saw shorts only, in sixtieths: 不足一场, which is not 无放映; 0 where it saw nothing. */
export const partIn = (parts: Seen['parts'], month: string): number => {
  const credit = parts.get(month) ?? 0
  return credit < FULL_CREDIT ? credit : 0
}

/** A team with counted logs this year: credit in sixtieths, of the year and of the month of the as-of day. */
export interface TeamCredits {
  code: string
  credit: number
  monthCredit: number
}

/** When a team was heard of up to a day, in whatever year. */
export interface TeamHeard {
  /** The day of its last log, counted yet or not. */
  heardOn: string | null
  shownOn: string | null
  /** Of a team that never sent a log, the day from which one is awaited; null while nothing is. */
  awaitedFrom: string | null
}

/** What is known of the beginning of a team that never sent a log, as days. */
interface TeamBeginning {
  /** The trail says when it was put into the register; of one that was loaded with the register nothing does. */
  madeOn?: string | undefined
  /** The first village it was given after that. */
  firstVillageOn?: string | undefined
  /** The first log of anybody, or the day the register was loaded, whichever is earlier: before it nobody was asked. */
  recordsFrom?: string | undefined
}

/** Silence counts from the year's first day, never from before there was somebody to be heard of and something to show. */
export function awaitedFrom({ madeOn, firstVillageOn, recordsFrom }: TeamBeginning, yearStart: string): string | null {
  const begun = madeOn === undefined ? (recordsFrom ?? yearStart) : firstVillageOn
  if (begun === undefined) return null
  return begun > yearStart ? begun : yearStart
}
