/** The tests that audibility through time is worked out from, and the villages, in one round trip. */
import type { StaleDaysOn } from '../../domain/audibility/audibility.ts'
import type { VillageTest } from '../../domain/audibility/audibility-trend.ts'
import { addDays, earlierOf } from '../../domain/period.ts'
import type { Village } from '../../domain/register/place.ts'
import { testsStatements } from './audibility-states.ts'
import { type Sql, type Statement, statement } from '../engine/sql.ts'
import { allVillagesStatement, villageOf } from '../register/villages.ts'

interface TestRow {
  village_code: string
  tested_on: string
  speakers_installed: number
  speakers_tested: number
  speakers_sounding: number
  recorded_at: string
  received_at: string
}

/** Counted tests that say anything of one of the days: each village's last full one before the first, and all since. */
export async function readTests(
  sql: Sql,
  days: string[],
  staleDaysOn: StaleDaysOn,
): Promise<{ villages: Village[]; tests: VillageTest[] }> {
  const [first = '', last = ''] = [days[0], days.at(-1)]
  const [lastFull] = testsStatements(first, staleDaysOn(first))
  // a part test counts on the first day as long as a full one does, on a later day perhaps longer
  const since = days.map((day) => addDays(day, -staleDaysOn(day))).reduce(earlierOf, first)
  const [villages, before, later] = await sql.batch<[Parameters<typeof villageOf>[0][], TestRow[], TestRow[]]>([
    allVillagesStatement,
    lastFull,
    sinceStatement(since, last),
  ])
  return { villages: villages.map(villageOf), tests: [...before, ...later].map(testOf) }
}

const sinceStatement = (first: string, last: string): Statement =>
  statement(
    `SELECT village_code, tested_on, speakers_installed, speakers_tested, speakers_sounding, recorded_at, received_at
     FROM audibility_reports WHERE counted = 1 AND tested_on BETWEEN ? AND ?`,
    first,
    last,
  )

const testOf = (row: TestRow): VillageTest => ({
  villageCode: row.village_code,
  testedOn: row.tested_on,
  speakersInstalled: row.speakers_installed,
  speakersTested: row.speakers_tested,
  speakersSounding: row.speakers_sounding,
  recordedAt: row.recorded_at,
  receivedAt: row.received_at,
})
