/** When villages were last seen, of counted logs, as far as SQL can say. */
import { yearOf } from '../../domain/period.ts'
import { FULL_CREDIT } from '../../domain/register/film.ts'
import type { Seen } from '../../domain/report/figures.ts'
import { keptBeside, reading, type Reading, rowsOf, together } from '../engine/sql.ts'
import { byMonth, IS_COUNTED, keptLogs, MONTH_AND_CREDIT } from './counts.ts'

type SeenOf = Map<string, Seen>

/**
 * Of each village in the year of a day, up to it, and in the year before: the last day of a log that is worth a whole
 * screening by itself, which is kept (looked for in an index on a day before it); and the lesser logs, few as a rule.
 * Of one that saw a whole screening this year, the year before is not asked.
 */
export function villagesSeen(asOf: string): Reading<{ villagesSeen: SeenOf; villagesSeenBefore: SeenOf }> {
  const year = yearOf(asOf)
  const between = [`${year - 1}-01-01`, asOf]
  // of what was known then nothing is kept
  const counted = rowsOf(
    `SELECT s.village_code AS village, max(s.screened_on) FILTER (WHERE s.credit >= ${FULL_CREDIT}) AS day
     FROM screenings s WHERE s.screened_on BETWEEN ? AND ? AND ${IS_COUNTED} GROUP BY s.village_code`,
    between,
  )
  const whole = rowsOf<{ village: string; day: string | null }>(
    `SELECT k.village_code AS village, CASE WHEN k.whole_on <= ? THEN k.whole_on ELSE (
       SELECT s.screened_on FROM screenings s WHERE s.village_code = k.village_code AND s.screened_on BETWEEN ? AND ?
         AND ${IS_COUNTED} AND s.credit >= ${FULL_CREDIT} ORDER BY s.screened_on DESC LIMIT 1) END AS day
     FROM villages_seen k`,
    [asOf, ...between],
  )
  const lesser = reading(
    `SELECT s.village_code AS village, group_concat(${MONTH_AND_CREDIT}, ',') AS logs FROM screenings s
     WHERE s.credit < ${FULL_CREDIT} AND s.screened_on BETWEEN ? AND ? AND ${IS_COUNTED} GROUP BY s.village_code`,
    between,
    (rows: { village: string; logs: string }[]) => new Map(rows.map(({ village, logs }) => [village, byMonth(logs)])),
  )
  return together(
    { days: keptLogs(asOf, keptBeside(whole, counted)), parts: keptLogs(asOf, lesser) },
    ({ days, parts }) => {
      const wholeOn = new Map(days.map(({ village, day }) => [village, day]))
      const seen: Record<'this' | 'before', SeenOf> = { this: new Map(), before: new Map() }
      for (const village of new Set([...wholeOn.keys(), ...parts.keys()])) {
        const [day, lesserOf] = [wholeOn.get(village) ?? null, parts.get(village)]
        const isThisYear = day !== null && yearOf(day) === year
        seen.this.set(village, { wholeOn: isThisYear ? day : null, parts: partsOf(lesserOf, year) })
        if (isThisYear) continue
        const isLastYear = day !== null && yearOf(day) === year - 1
        seen.before.set(village, { wholeOn: isLastYear ? day : null, parts: partsOf(lesserOf, year - 1) })
      }
      return { villagesSeen: seen.this, villagesSeenBefore: seen.before }
    },
  )
}

const NO_PARTS = new Map<string, number>()
const partsOf = (parts: Seen['parts'] = NO_PARTS, year: number): Seen['parts'] =>
  parts.size === 0 ? NO_PARTS : new Map([...parts].filter(([month]) => yearOf(month) === year))
