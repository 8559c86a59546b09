/** Of counted logs between two days: when each village was last seen, as far as SQL can say, and what each team has. */
import { monthOf } from '../../domain/period.ts'
import type { Seen, TeamCredits } from '../../domain/report/figures.ts'
import { reading, type Reading } from '../engine/sql.ts'
import { byMonth, inTwo, IS_COUNTED, MONTH_AND_CREDIT } from './counts.ts'

export interface Shown {
  villagesSeen: ReadonlyMap<string, Seen>
  teamCredits: TeamCredits[]
}
interface ShownRow {
  village: string
  team: string
  credit: number
  monthCredit: number
  wholeOn: string | null
  parts: string | null
}
/**
 * A village's last day of a log that is worth `whole` (sixtieths) by itself, and the lesser logs, few as a rule; of
 * each team with at least one log the credit, and that of the month of the second day. In one go along the days,
 * however many years there are: most villages have one team, so what comes is about as long as the register.
 */
export const shownBetween = (from: string, to: string, whole: number): Reading<Shown> =>
  inTwo<Shown>(
    from,
    to,
    (since, until) =>
      reading(
        `SELECT s.village_code AS village, s.team_code AS team, sum(s.credit) AS credit,
           coalesce(sum(s.credit) FILTER (WHERE s.screened_on >= ?), 0) AS monthCredit,
           max(s.screened_on) FILTER (WHERE s.credit >= ?) AS wholeOn,
           group_concat(${MONTH_AND_CREDIT}, ',') FILTER (WHERE s.credit < ?) AS parts
         FROM screenings s INDEXED BY screenings_by_day WHERE s.screened_on BETWEEN ? AND ? AND ${IS_COUNTED}
         GROUP BY s.village_code, s.team_code`,
        [`${monthOf(to)}-01`, whole, whole, since, until],
        (rows: ShownRow[]) => ({ villagesSeen: seenOf(rows), teamCredits: creditsOf(rows) }),
      ),
    (before, last) => ({
      villagesSeen: seenAfterAll(before.villagesSeen, last.villagesSeen),
      // the month of the last day is in the last part alone
      teamCredits: creditsOf([
        ...before.teamCredits.map(({ code: team, credit }) => ({ team, credit, monthCredit: 0 })),
        ...last.teamCredits.map(({ code: team, ...sums }) => ({ team, ...sums })),
      ]),
    }),
  )

function creditsOf(rows: Pick<ShownRow, 'team' | 'credit' | 'monthCredit'>[]): TeamCredits[] {
  const sums = new Map<string, TeamCredits>()
  for (const { team: code, credit, monthCredit } of rows) {
    const sum = sums.get(code) ?? { code, credit: 0, monthCredit: 0 }
    sums.set(code, { code, credit: sum.credit + credit, monthCredit: sum.monthCredit + monthCredit })
  }
  return [...sums.values()]
}

/** Of a village whose teams were several, all of them together. */
function seenOf(rows: ShownRow[]): Map<string, Seen> {
  const seen = new Map<string, Seen>()
  for (const { village, wholeOn, parts } of rows) {
    const one = { wholeOn, parts: parts === null ? NO_PARTS : byMonth(parts) }
    const other = seen.get(village)
    seen.set(village, other ? bothOf(other, one) : one)
  }
  return seen
}
const NO_PARTS = new Map<string, number>()

function bothOf(one: Seen, other: Seen): Seen {
  const parts = new Map(one.parts)
  for (const [month, credit] of other.parts) parts.set(month, (parts.get(month) ?? 0) + credit)
  const [a, b] = [one.wholeOn ?? '', other.wholeOn ?? '']
  return { wholeOn: (a > b ? a : b) || null, parts }
}

/** In one part of the year and in a later one. */
function seenAfterAll(before: ReadonlyMap<string, Seen>, last: ReadonlyMap<string, Seen>): Map<string, Seen> {
  const all = new Map(before)
  for (const [code, seen] of last) {
    const earlier = all.get(code)
    all.set(code, earlier ? bothOf(earlier, seen) : seen)
  }
  return all
}
