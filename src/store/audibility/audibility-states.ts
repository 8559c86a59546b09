/** The state that tests give each village on a day. */
import {
  type Audibility,
  audibilityOn,
  type AudibilityTest,
  PASS_PERCENT,
  ratePercent,
  type StaleDaysOn,
} from '../../domain/audibility/audibility.ts'
import type { TestBefore, VillageTest } from '../../domain/audibility/audibility-figures.ts'
import { addDays, earlierOf } from '../../domain/period.ts'
import { keptBy } from '../engine/kept-readings.ts'
import {
  type Basis,
  json,
  keptBeside,
  reading,
  type Reading,
  rowAs,
  rowsOf,
  together,
  type Value,
  type Sql,
} from '../engine/sql.ts'
import { everyVersion, OF_REGISTER } from '../register/village-versions.ts'
import { everyVillage } from '../register/villages.ts'

/** Of a test below the line, the day of the first that was, since the last that passed. Takes PASS_PERCENT twice. */
const BELOW_SINCE = `CASE WHEN 100 * r.speakers_sounding < ? * r.speakers_installed THEN (
  SELECT min(x.tested_on) FROM audibility_reports x WHERE x.village_code = r.village_code AND x.is_full = 1
    AND x.counted = 1 AND x.tested_on <= r.tested_on AND x.tested_on > coalesce((
      SELECT max(y.tested_on) FROM audibility_reports y WHERE y.village_code = r.village_code AND y.is_full = 1
        AND y.counted = 1 AND y.tested_on <= r.tested_on AND 100 * y.speakers_sounding >= ? * y.speakers_installed), ''))
  END`

/** As many columns as judging takes: the page reads a test of every village. */
const TEST_COLUMNS = `r.id, r.village_code, r.tested_on, r.speakers_installed, r.speakers_tested, r.speakers_sounding,
  r.recorded_at, r.received_at`

type Test = VillageTest & { id: string }
type FullTest = Test & { belowSince?: string; mostTested?: number }
const testAs = rowAs<FullTest>()

const testOf = ({ testedOn, speakersInstalled, speakersTested, speakersSounding }: Test): AudibilityTest => {
  return { testedOn, speakersInstalled, speakersTested, speakersSounding }
}

const only = (column: string, villageCode: string | undefined): { which: string; values: Value[] } =>
  villageCode === undefined ? { which: '1', values: [] } : { which: `${column} = ?`, values: [villageCode] }

/** A log carries one, and a fault is closed with one. */
export const OF_TESTS: Basis = { kinds: [...OF_REGISTER.kinds, 'audibility_report', 'fault'] }

/** The most speakers of a test in the year up to a day. Not of the last one only: the same wrong one sent twice would agree with itself. */
const MOST_TESTED = `(SELECT x.speakers_installed FROM audibility_reports x INDEXED BY audibility_most_tested
  WHERE x.village_code = r.village_code AND x.is_full = 1 AND x.counted = 1 AND x.tested_on BETWEEN ? AND ?
  ORDER BY x.speakers_installed DESC LIMIT 1)`

/** A village's last full test up to a day, which it takes; or the last but one. */
const fullTestOf = (village: string, offset: 0 | 1 = 0): string => `audibility_reports r ON r.rowid = (
  SELECT rowid FROM audibility_reports x WHERE x.village_code = ${village} AND x.is_full = 1 AND x.counted = 1
    AND x.tested_on <= ? ORDER BY x.tested_on DESC, x.recorded_at DESC, x.received_at DESC LIMIT 1 OFFSET ${offset})`

/** Every village's last full test up to a day: as it is kept, or of a day before it the test itself. */
function lastFullTests(asOf: string, villageCode?: string): Reading<FullTest[]> {
  const [percents, yearAgo] = [[PASS_PERCENT, PASS_PERCENT], addDays(asOf, -365)]
  const { which, values } = only('r.village_code', villageCode)
  const ofKept = [PASS_PERCENT, ...percents, yearAgo, yearAgo, asOf, asOf, ...values]
  const ofEarlier = [...percents, yearAgo, asOf, asOf, asOf, ...values]
  // where the one before passed, or there is none, the last is the first below the line
  const kept = rowsOf(
    `SELECT r.test_id AS id, r.village_code, r.tested_on, r.speakers_installed, r.speakers_installed AS speakers_tested,
       r.speakers_sounding, r.recorded_at, r.received_at,
       CASE WHEN 100 * r.before_sounding < ? * r.before_installed THEN ${BELOW_SINCE} END AS below_since,
       CASE WHEN r.most_on >= ? THEN r.most ELSE ${MOST_TESTED} END AS most_tested
     FROM villages_tested r WHERE r.tested_on <= ? AND ${which}
     UNION ALL SELECT ${TEST_COLUMNS}, ${BELOW_SINCE}, ${MOST_TESTED}
     FROM villages_tested k CROSS JOIN ${fullTestOf('k.village_code')} WHERE k.tested_on > ? AND ${which}`,
    [...ofKept, ...ofEarlier],
    testAs,
  )
  // of what was known then nothing is kept
  const past = rowsOf(
    `SELECT ${TEST_COLUMNS}, ${BELOW_SINCE} AS below_since, m.most_tested FROM villages v JOIN ${fullTestOf('v.code')}
     LEFT JOIN (SELECT village_code, max(speakers_installed) AS most_tested FROM audibility_reports
       WHERE tested_on BETWEEN ? AND ? AND counted = 1 AND is_full = 1 GROUP BY village_code) m
     ON m.village_code = v.code WHERE ${which}`,
    [...percents, asOf, yearAgo, asOf, ...values],
  )
  return keptBy(OF_TESTS, keptBeside(kept, past))
}

type Before = Record<'code' | 'testedOn', string> & Record<'sounding' | 'installed', number>
/** Of designated villages with more than one full test, the last but one. */
export function testsBefore(asOf: string): Reading<ReadonlyMap<string, TestBefore>> {
  const columns =
    'r.village_code AS code, r.tested_on AS testedOn, r.speakers_sounding AS sounding, r.speakers_installed AS installed'
  const kept = reading(
    `SELECT k.village_code AS code, k.before_on AS testedOn, k.before_sounding AS sounding, k.before_installed AS installed
     FROM villages v CROSS JOIN villages_tested k ON k.village_code = v.code
     WHERE v.designated = 1 AND k.tested_on <= ? AND k.before_on IS NOT NULL
     UNION ALL SELECT ${columns} FROM villages v CROSS JOIN villages_tested k ON k.village_code = v.code
     CROSS JOIN ${fullTestOf('v.code', 1)} WHERE v.designated = 1 AND k.tested_on > ?`,
    [asOf, asOf, asOf],
    (tests: Before[]) =>
      new Map(
        tests.map(({ code, testedOn, sounding, installed }) => [
          code,
          { testedOn, ratePercent: ratePercent(sounding, installed) },
        ]),
      ),
  )
  const past = rowsOf(`SELECT ${columns} FROM villages v JOIN ${fullTestOf('v.code', 1)} WHERE v.designated = 1`, [
    asOf,
  ])
  return keptBy(OF_TESTS, keptBeside(kept, past))
}

/** The full tests of some villages from a day on. */
export const fullTestsIn = (villageCodes: string[], from: string): Reading<Test[]> =>
  rowsOf(
    `SELECT ${TEST_COLUMNS} FROM audibility_reports r
     WHERE r.village_code IN (SELECT value FROM json_each(?)) AND r.is_full = 1 AND r.counted = 1 AND r.tested_on >= ?`,
    [json(villageCodes), from],
    testAs,
  )

const testsBetween = (from: string, to: string): Reading<Test[]> =>
  rowsOf(
    `SELECT ${TEST_COLUMNS} FROM audibility_reports r WHERE r.counted = 1 AND r.tested_on BETWEEN ? AND ?`,
    [from, to],
    testAs,
  )

/** The part tests young enough to matter on a day. */
function partTests(asOf: string, staleDays: number, villageCode?: string): Reading<Test[]> {
  const { which, values } = only('v.code', villageCode)
  return keptBy(
    OF_TESTS,
    rowsOf(
      `SELECT ${TEST_COLUMNS} FROM villages v JOIN audibility_reports r INDEXED BY audibility_in_part
         ON r.village_code = v.code AND r.is_full = 0 AND r.counted = 1 AND r.tested_on BETWEEN ? AND ? WHERE ${which}
       ORDER BY r.tested_on, r.recorded_at, r.received_at`,
      [addDays(asOf, -staleDays), asOf, ...values],
      testAs,
    ),
  )
}

export interface TestsRead {
  /** Each tested village's state; a village that is not in the map was never tested. */
  states: Map<string, Audibility>
  lastFull: { id: string; villageCode: string }[]
  /** Of each village with a full test in the year, the most speakers that one had. */
  mostTested: Map<string, number>
}

/** What the tests say of every village on a day, or of one. */
export const testsOn = (asOf: string, staleDays: number, villageCode?: string): Reading<TestsRead> =>
  together(
    { full: lastFullTests(asOf, villageCode), parts: partTests(asOf, staleDays, villageCode) },
    ({ full, parts }) => ({
      states: statesOf(asOf, staleDays, full, parts),
      lastFull: full,
      mostTested: new Map(full.flatMap(({ villageCode: code, mostTested: most }) => (most ? [[code, most]] : []))),
    }),
  )

function statesOf(asOf: string, staleDays: number, full: FullTest[], parts: Test[]): TestsRead['states'] {
  const fullRows = new Map(full.map((test) => [test.villageCode, test]))
  const partRows = Map.groupBy(parts, (test) => test.villageCode)
  const codes = new Set([...fullRows.keys(), ...partRows.keys()])
  return new Map(
    [...codes].map((code) => {
      const last = fullRows.get(code)
      const since = (partRows.get(code) ?? []).filter((part) => !last || isLater(part, last))
      return [code, audibilityOn(asOf, last && testOf(last), since.map(testOf), staleDays, last?.belowSince)]
    }),
  )
}

/** By when it was made, not by when it came: a late report never looks fresh. */
const isLater = (a: Test, b: Test): boolean =>
  a.testedOn > b.testedOn || (a.testedOn === b.testedOn && a.recordedAt > b.recordedAt)

/** Counted tests that say anything of one of the days: each village's last full one before the first, and all since. */
export async function readTests(sql: Sql, days: string[], staleDaysOn: StaleDaysOn) {
  const [first = '', last = ''] = [days[0], days.at(-1)]
  // a part test counts on the first day as long as a full one does, on a later day perhaps longer
  const since = days.map((day) => addDays(day, -staleDaysOn(day))).reduce(earlierOf, first)
  const { before, later, ...register } = await sql.read({
    villages: everyVillage,
    versions: everyVersion,
    before: lastFullTests(first),
    later: testsBetween(since, last),
  })
  return { register, tests: [...before, ...later] }
}
