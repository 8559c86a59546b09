/** The state that tests give each village on a day. */
import { type Audibility, audibilityOn, type AudibilityTest, PASS_PERCENT } from '../../domain/audibility/audibility.ts'
import { addDays } from '../../domain/period.ts'
import { type Statement, statement, type Value } from '../engine/sql.ts'

/**
 * Of a test below the line, the day of the first that was, since the last that passed: what share is enough is the
 * domain's to say. Takes it twice.
 */
const BELOW_SINCE = `CASE WHEN 100 * r.speakers_sounding < ? * r.speakers_installed THEN (
  SELECT min(x.tested_on) FROM audibility_reports x WHERE x.village_code = r.village_code AND x.is_full = 1
    AND x.counted = 1 AND x.tested_on <= r.tested_on AND x.tested_on > coalesce((
      SELECT max(y.tested_on) FROM audibility_reports y WHERE y.village_code = r.village_code AND y.is_full = 1
        AND y.counted = 1 AND y.tested_on <= r.tested_on AND 100 * y.speakers_sounding >= ? * y.speakers_installed), ''))
  END AS below_since`

/** As many columns as judging takes: the page reads a test of every village. */
const TEST_COLUMNS = `r.id, r.village_code, r.tested_on, r.speakers_installed, r.speakers_tested, r.speakers_sounding,
  r.recorded_at, r.received_at`

/** What is needed to judge every village on a day: its last full test, and the part tests young enough to matter. */
export const testsStatements = (asOf: string, staleDays: number, villageCode?: string): [Statement, Statement] => {
  const only = villageCode === undefined ? '1' : 'v.code = ?'
  const values: Value[] = villageCode === undefined ? [] : [villageCode]
  return [
    statement(
      `SELECT ${TEST_COLUMNS}, ${BELOW_SINCE} FROM villages v JOIN audibility_reports r ON r.rowid = (
         SELECT rowid FROM audibility_reports x WHERE x.village_code = v.code AND x.is_full = 1 AND x.counted = 1
           AND x.tested_on <= ? ORDER BY x.tested_on DESC, x.recorded_at DESC, x.received_at DESC LIMIT 1) WHERE ${only}`,
      PASS_PERCENT,
      PASS_PERCENT,
      asOf,
      ...values,
    ),
    statement(
      `SELECT ${TEST_COLUMNS} FROM villages v JOIN audibility_reports r ON r.village_code = v.code AND r.is_full = 0
         AND r.counted = 1 AND r.tested_on BETWEEN ? AND ? WHERE ${only} ORDER BY r.tested_on, r.recorded_at, r.received_at`,
      addDays(asOf, -staleDays),
      asOf,
      ...values,
    ),
  ]
}

interface TestRow {
  id: string
  village_code: string
  tested_on: string
  speakers_installed: number
  speakers_tested: number
  speakers_sounding: number
  recorded_at: string
  received_at: string
}
type FullRow = TestRow & { below_since: string | null }

const testOf = (row: TestRow): AudibilityTest => ({
  testedOn: row.tested_on,
  speakersInstalled: row.speakers_installed,
  speakersTested: row.speakers_tested,
  speakersSounding: row.speakers_sounding,
})

/** Each tested village's state on a day; a village that is not in the map was never tested. */
export function statesOf(asOf: string, staleDays: number, full: unknown[], parts: unknown[]): Map<string, Audibility> {
  const fullRows = new Map((full as FullRow[]).map((row) => [row.village_code, row]))
  const partRows = Map.groupBy(parts as TestRow[], (row) => row.village_code)
  const codes = new Set([...fullRows.keys(), ...partRows.keys()])
  return new Map(
    [...codes].map((code) => {
      const last = fullRows.get(code)
      const since = (partRows.get(code) ?? []).filter((part) => !last || isLater(part, last))
      const belowSince = last?.below_since ?? undefined
      return [code, audibilityOn(asOf, last && testOf(last), since.map(testOf), staleDays, belowSince)]
    }),
  )
}

/** By when it was made, not by when it came: a late report never looks fresh. */
const isLater = (a: TestRow, b: TestRow): boolean =>
  a.tested_on > b.tested_on || (a.tested_on === b.tested_on && a.recorded_at > b.recorded_at)
