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
  mapped,
  type Reading,
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
const TEST_COLUMNS = `r.id, r.village_code AS villageCode, r.tested_on AS testedOn, r.recorded_at AS recordedAt,
  r.received_at AS receivedAt, r.speakers_installed AS speakersInstalled, r.speakers_tested AS speakersTested,
  r.speakers_sounding AS speakersSounding`
/** The same of one that is kept. */
const KEPT_COLUMNS = TEST_COLUMNS.replace('r.id', 'r.test_id AS id').replace(
  'r.speakers_tested',
  'r.speakers_installed',
)

type Test = VillageTest & { id: string }
type FullTest = Test & { belowSince: string | null; mostTested: number | null }

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

/** The same of what was known then, where no index finds one village’s: all are put in order at once. */
const FULL_TESTS = `(SELECT *, row_number() OVER (PARTITION BY village_code
    ORDER BY tested_on DESC, recorded_at DESC, received_at DESC, rowid DESC) AS place
  FROM audibility_reports WHERE is_full = 1 AND counted = 1 AND tested_on <= ?)`

/** Of what was known then nothing is kept. */
const NOTHING = rowsOf('SELECT 1 FROM villages WHERE 0')
/** Of villages whose tests kept are of the day or before it, and of the others; of what was known then all are others. */
const ofTests = <T>(kept: Reading<T[]>, others: Reading<T[]>, past: Reading<T[]>): Reading<T[]> =>
  together(
    { kept: keptBy(OF_TESTS, keptBeside(kept, NOTHING)), others: keptBy(OF_TESTS, keptBeside(others, past)) },
    (told) => [...told.kept, ...told.others],
  )

/** Every village's last full test up to a day. */
function lastFullTests(asOf: string, villageCode?: string): Reading<FullTest[]> {
  const [percents, yearAgo] = [[PASS_PERCENT, PASS_PERCENT], addDays(asOf, -365)]
  const { which, values } = only('r.village_code', villageCode)
  return ofTests(
    // where the one before passed, or there is none, the last is the first below the line
    rowsOf(
      `SELECT ${KEPT_COLUMNS}, CASE WHEN 100 * r.before_sounding < ? * r.before_installed THEN ${BELOW_SINCE} END AS belowSince,
         CASE WHEN r.most_on >= ? THEN r.most ELSE ${MOST_TESTED} END AS mostTested
       FROM villages_tested r WHERE r.tested_on <= ? AND ${which}`,
      [PASS_PERCENT, ...percents, yearAgo, yearAgo, asOf, asOf, ...values],
    ),
    rowsOf(
      `SELECT ${TEST_COLUMNS}, ${BELOW_SINCE} AS belowSince, ${MOST_TESTED} AS mostTested
       FROM villages_tested k CROSS JOIN ${fullTestOf('k.village_code')} WHERE k.tested_on > ? AND ${which}`,
      [...percents, yearAgo, asOf, asOf, asOf, ...values],
    ),
    rowsOf(
      `SELECT ${TEST_COLUMNS}, ${BELOW_SINCE} AS belowSince, m.mostTested FROM villages v
       JOIN ${FULL_TESTS} r ON r.village_code = v.code AND r.place = 1
       LEFT JOIN (SELECT village_code, max(speakers_installed) AS mostTested FROM audibility_reports
         WHERE tested_on BETWEEN ? AND ? AND counted = 1 AND is_full = 1 GROUP BY village_code) m
       ON m.village_code = v.code WHERE ${which}`,
      [...percents, asOf, yearAgo, asOf, ...values],
    ),
  )
}

type Before = Record<'code' | 'testedOn', string> & Record<'sounding' | 'installed', number>
/** Of designated villages with more than one full test, the last but one. */
export function testsBefore(asOf: string): Reading<ReadonlyMap<string, TestBefore>> {
  const before = fullTestOf('v.code', 1)
  const columns = `r.village_code AS code, r.tested_on AS testedOn, r.speakers_sounding AS sounding,
    r.speakers_installed AS installed`
  const kept = 'villages v CROSS JOIN villages_tested k ON k.village_code = v.code'
  const asked = ofTests<Before>(
    rowsOf(
      `SELECT v.code, k.before_on AS testedOn, k.before_sounding AS sounding, k.before_installed AS installed
       FROM ${kept} WHERE v.designated = 1 AND k.tested_on <= ? AND k.before_on IS NOT NULL`,
      [asOf],
    ),
    rowsOf(`SELECT ${columns} FROM ${kept} CROSS JOIN ${before} WHERE v.designated = 1 AND k.tested_on > ?`, [
      asOf,
      asOf,
    ]),
    rowsOf(
      `SELECT ${columns} FROM villages v JOIN ${FULL_TESTS} r ON r.village_code = v.code AND r.place = 2
       WHERE v.designated = 1`,
      [asOf],
    ),
  )
  const rateOf = ({ sounding, installed }: Before) => ratePercent(sounding, installed)
  return mapped(
    asked,
    (tests) => new Map(tests.map((test) => [test.code, { testedOn: test.testedOn, ratePercent: rateOf(test) }])),
  )
}

/** The full tests of some villages from a day on. */
export const fullTestsIn = (villageCodes: string[], from: string): Reading<Test[]> =>
  rowsOf(
    `SELECT ${TEST_COLUMNS} FROM audibility_reports r
     WHERE r.village_code IN (SELECT value FROM json_each(?)) AND r.is_full = 1 AND r.counted = 1 AND r.tested_on >= ?`,
    [json(villageCodes), from],
  )

const testsBetween = (from: string, to: string): Reading<Test[]> =>
  rowsOf(`SELECT ${TEST_COLUMNS} FROM audibility_reports r WHERE r.counted = 1 AND r.tested_on BETWEEN ? AND ?`, [
    from,
    to,
  ])

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
      return [
        code,
        audibilityOn(asOf, last && testOf(last), since.map(testOf), staleDays, last?.belowSince ?? undefined),
      ]
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
