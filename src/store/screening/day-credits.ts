/** What was counted on each day of several years, for what past years teach. */
import type { Target } from '../../domain/target/target.ts'
import { SPANS } from '../register/village-versions.ts'
import { json, keptBeside, reading, type Reading, rowsOf, statement, type Statement } from '../engine/sql.ts'
import { yearOf } from '../../domain/period.ts'
import { YEARS_BACK } from '../../domain/target/season.ts'
import { boundsOf, countedLogsOf, IS_COUNTED, keptLogs } from './counts.ts'

interface DayCredit {
  day: string
  credit: number
}
/**
 * Of each day with counted logs the credit alone, read from an index and nothing else. Of several years those are many
 * small rows, which take longer to hand over than to read: they come as texts, a year that is over as it was kept.
 */
export function creditsIn<T>(
  scope: Target['scope'],
  from: string,
  to: string,
  as: (days: DayCredit[]) => T,
): Reading<T> {
  const { kind, code = '' } = scope
  const asked = (sql: string, values: string[]) =>
    reading(sql, values, (rows: { days: string | null }[]) => as(creditsByDay(textsOf(rows))))
  const counted = asked(
    `SELECT group_concat(day || credit) AS days FROM (
       SELECT s.screened_on AS day, sum(s.credit) AS credit ${countedLogsOf(kind)} GROUP BY s.screened_on)`,
    boundsOf(scope, from, to),
  )
  const days = DAYS_OF_YEAR[kind]
  if (days === undefined) return keptLogs(to, counted)
  const years = `SELECT coalesce((SELECT k.days FROM years_shown k WHERE k.year = y.value->>'whole' AND k.scope = '${kind}'),
    (${days})) AS days FROM json_each(?) y`
  const asOfYears = json(yearsBetween(from, to))
  return keptLogs(to, keptBeside(asked(years, kind === 'township' ? [code, asOfYears] : [asOfYears]), counted))
}

/** Each year with the days that are asked of it. */
function yearsBetween(from: string, to: string) {
  const [first, last] = [yearOf(from), yearOf(to)]
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const [begins, ends] = [`${first + i}-01-01`, `${first + i}-12-31`]
    const isWhole = from <= begins && ends <= to
    return {
      from: from > begins ? from : begins,
      to: to < ends ? to : ends,
      ...(isWhole && { whole: String(first + i) }),
    }
  })
}

const inVillages = (which: string): string =>
  `SELECT group_concat(day || credit) FROM (SELECT s.screened_on AS day, sum(s.credit) AS credit
     FROM ${SPANS} p CROSS JOIN screenings s ON s.village_code = p.code AND ${IS_COUNTED}
     AND s.screened_on BETWEEN max(y.value->>'from', p.from_on) AND min(y.value->>'to', p.until_on)
     WHERE ${which} GROUP BY s.screened_on)`
/** The text of the days of a year `y`. */
const DAYS_OF_YEAR: Partial<Record<Target['scope']['kind'], string>> = {
  county: `SELECT group_concat(day || credit) FROM shown_days
    WHERE day BETWEEN y.value->>'from' AND y.value->>'to' AND logs > 0`,
  designated: inVillages('p.designated = 1'),
  township: inVillages('p.township_code = ?'),
}
const KEPT = ['county', 'designated'] as const
/** The years before a day’s that past years are learnt from, of those that are not kept; by the register of that day. */
export const keepYears = (day: string): Statement[] =>
  KEPT.map((scope) =>
    statement(
      `INSERT INTO years_shown (year, scope, days)
       SELECT y.value->>'whole', '${scope}', coalesce((${DAYS_OF_YEAR[scope]}), '') FROM json_each(?) y
       WHERE NOT EXISTS (SELECT 1 FROM years_shown k WHERE k.year = y.value->>'whole' AND k.scope = '${scope}')`,
      [json(yearsBetween(`${yearOf(day) - YEARS_BACK}-01-01`, `${yearOf(day) - 1}-12-31`))],
    ),
  )
/** Of which scopes a year is kept otherwise than it is counted. */
export const differingYear = (year: string): Reading<{ scope: string }[]> =>
  rowsOf(
    `SELECT k.scope FROM json_each(?) y CROSS JOIN years_shown k ON k.year = y.value->>'whole'
     WHERE k.days <> coalesce(CASE k.scope ${KEPT.map((scope) => `WHEN '${scope}' THEN (${DAYS_OF_YEAR[scope]})`).join(' ')} END, '')`,
    [json(yearsBetween(`${year}-01-01`, `${year}-12-31`))],
  )

const textsOf = (rows: { days: string | null }[]): string[] => rows.flatMap(({ days }) => days ?? [])
const DAY = '2017-06-30'
/** Out of texts as 2017-06-3060,2017-07-0120, each in the order of its days. */
function creditsByDay(texts: string[]): DayCredit[] {
  const days: DayCredit[] = []
  for (const text of texts)
    for (let at = 0; at < text.length; at++) {
      const day = text.slice(at, at + DAY.length)
      let credit = 0
      for (at += DAY.length; text.charCodeAt(at) >= ZERO; at++) credit = 10 * credit + text.charCodeAt(at) - ZERO
      days.push({ day, credit })
    }
  return days
}
const ZERO = '0'.charCodeAt(0)
