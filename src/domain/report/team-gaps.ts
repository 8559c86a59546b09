/** A team against its plan day by day, and which team serves a village since when. */
import { addDays, earlierOf } from '../period.ts'
import { wholeScreenings } from '../register/film.ts'
import type { VillageVersion } from '../register/village-facts.ts'
import { rounded } from '../target/pace.ts'
import { weightBetween } from '../target/weight.ts'

interface Plan {
  quota: number
  startsOn: string
  deadline: string
  monthShares?: number[] | undefined
}

/** Screenings done less those that the quota has by each day, from the first one to the day asked about. */
export function dailyGaps(
  days: readonly { day: string; credit: number }[],
  { quota, startsOn, deadline, monthShares }: Plan,
  asOf: string,
): number[] {
  const credits = new Map(days.map(({ day, credit }) => [day, credit]))
  const total = weightBetween(startsOn, deadline, monthShares)
  const gaps: number[] = []
  let credit = 0
  for (let day = startsOn; day <= asOf; day = addDays(day, 1)) {
    credit += credits.get(day) ?? 0
    const share = total === 0 ? 1 : weightBetween(startsOn, earlierOf(day, deadline), monthShares) / total
    gaps.push(rounded(wholeScreenings(credit) - quota * share, 1))
  }
  return gaps
}

/** From which day on the team that serves now does so without a break; null where that was so from the first. */
export function servedSince(versions: readonly VillageVersion[], asOf: string): string | null {
  const known = versions.filter(({ effectiveOn }) => effectiveOn <= asOf)
  const now = known.at(-1)
  const other = known.findLastIndex(({ teamCode }) => teamCode !== now?.teamCode)
  return known[other + 1]?.effectiveOn || null
}
