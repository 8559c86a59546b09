/** What was counted on each day of several years, for what past years teach. */
import type { Target } from '../../domain/target/target.ts'
import { SPANS } from '../register/village-versions.ts'
import { keptBeside, reading, type Reading } from '../engine/sql.ts'
import { yearOf } from '../../domain/period.ts'
import { boundsOf, countedLogsOf, IN_SPAN, IS_COUNTED, keptLogs } from './counts.ts'

interface DayCredit {
  day: string
  credit: number
}
/**
 * Of each day with counted logs the credit alone, read from an index and nothing else. Of several years those are many
 * small rows, which take longer to hand over than to read: they come as texts, of a village or of all.
 */
export function creditsIn<T>(
  scope: Target['scope'],
  from: string,
  to: string,
  as: (days: DayCredit[]) => T,
): Reading<T> {
  const { kind, code = '' } = scope
  const asked = (sql: string, values: string[]) =>
    reading(sql, values, (rows: { days: string | null }[]) => as(creditsByDay(textsOf(rows), yearOf(from))))
  const counted = asked(
    `SELECT group_concat(day || credit) AS days FROM (
       SELECT s.screened_on AS day, sum(s.credit) AS credit ${countedLogsOf(kind)} GROUP BY s.screened_on)`,
    boundsOf(scope, from, to),
  )
  const quick = QUICK[kind]
  if (quick === undefined) return keptLogs(to, counted)
  return keptLogs(to, keptBeside(asked(quick, kind === 'township' ? [from, to, code] : [from, to]), counted))
}

/** Village by village nothing is sorted. */
const bySpan = `SELECT (SELECT group_concat(s.screened_on || s.credit) FROM screenings s WHERE ${IN_SPAN} AND ${IS_COUNTED}) AS days
  FROM ${SPANS} p`
const QUICK: Partial<Record<Target['scope']['kind'], string>> = {
  county: 'SELECT group_concat(day || credit) AS days FROM shown_days WHERE day BETWEEN ? AND ? AND logs > 0',
  designated: `${bySpan} WHERE p.designated = 1`,
  township: `${bySpan} WHERE p.township_code = ?`,
}

const textsOf = (rows: { days: string | null }[]): string[] => rows.flatMap(({ days }) => days ?? [])
const DAY = '2017-06-30'
/** In the order of days, out of texts as 2017-06-3060,2017-06-3020: each day has its place, so that none is looked for. */
function creditsByDay(texts: string[], firstYear: number): DayCredit[] {
  const places: (DayCredit | undefined)[] = []
  for (const text of texts)
    for (let at = 0; at < text.length;) {
      const comma = text.indexOf(',', at)
      const end = comma === -1 ? text.length : comma
      const [year, month] = [numberIn(text, at, at + 4) - firstYear, numberIn(text, at + 5, at + 7)]
      const place = 372 * year + 31 * month + numberIn(text, at + 8, at + 10)
      const credit = numberIn(text, at + DAY.length, end)
      const known = places[place]
      if (known) known.credit += credit
      else places[place] = { day: text.slice(at, at + DAY.length), credit }
      at = end + 1
    }
  return places.filter((day) => day !== undefined)
}

function numberIn(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at++) number = 10 * number + text.charCodeAt(at) - ZERO
  return number
}
const ZERO = '0'.charCodeAt(0)
