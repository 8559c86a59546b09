/** Reads what the figures of faults are worked out from, in two round trips. */
import type { StaleDaysOn } from '../../domain/audibility/audibility.ts'
import type { FaultRecord } from '../../domain/fault/fault.ts'
import type { FaultFiguresInput } from '../../domain/fault/fault-figures.ts'
import type { RepairTest } from '../../domain/fault/fault-repairs.ts'
import type { OverviewSettings } from '../../domain/report/overview.ts'
import { addDays, endOfDay } from '../../domain/period.ts'
import { faultRecords, faultsWhere } from './faults.ts'
import { json, type Sql, type Statement, statement } from '../engine/sql.ts'
import { allVillagesStatement, villageOf } from '../register/villages.ts'

export interface FigurePeriod {
  from: string
  asOf: string
  /** Only the villages under special watch, or only the others. */
  designated?: boolean | undefined
}

export async function readFaultFigures(
  sql: Sql,
  { from, asOf, designated }: FigurePeriod,
  now: Date,
  { timeZone, faultLimits: limits }: OverviewSettings,
  staleDaysOn: StaleDaysOn,
): Promise<FaultFiguresInput> {
  const [villageRows, faults, events] = await sql.batch<[Parameters<typeof villageOf>[0][], unknown[], unknown[]]>([
    allVillagesStatement,
    // one settled before the period is in none of its figures; one reopened since is not settled, or settled later
    ...faultsWhere('f.reported_on <= ? AND (f.settled_on IS NULL OR f.settled_on >= ?)', asOf, from),
  ])
  const villages = villageRows
    .map(villageOf)
    .filter((village) => (designated ?? village.designated) === village.designated)
  const records = faultRecords(faults, events)
  const tests = await testsOf(sql, records, staleDaysOn)
  return { from, asOf, until: endOfDay(asOf, timeZone, now), timeZone, limits, staleDaysOn, villages, records, tests }
}

interface TestRow {
  id: string
  village_code: string
  tested_on: string
  recorded_at: string
  speakers_installed: number
  speakers_sounding: number
}

/** The tests before and after each repair. */
async function testsOf(sql: Sql, records: FaultRecord[], staleDaysOn: StaleDaysOn): Promise<RepairTest[]> {
  const repaired = records.filter(({ events }) => events.some(({ action }) => action === 'close'))
  const [first] = repaired.map(({ reportedOn }) => addDays(reportedOn, -staleDaysOn(reportedOn))).sort()
  if (first === undefined) return []
  const codes = [...new Set(repaired.map(({ villageCode }) => villageCode))]
  const asked = fullTestsStatement(codes, first)
  const rows = await sql.all<TestRow>(asked.sql, ...asked.values)
  return rows.map((row) => ({
    id: row.id,
    villageCode: row.village_code,
    testedOn: row.tested_on,
    recordedAt: row.recorded_at,
    speakersInstalled: row.speakers_installed,
    speakersSounding: row.speakers_sounding,
  }))
}

const fullTestsStatement = (villageCodes: string[], from: string): Statement =>
  statement(
    `SELECT id, village_code, tested_on, recorded_at, speakers_installed, speakers_sounding FROM audibility_reports
     WHERE village_code IN (SELECT value FROM json_each(?)) AND is_full = 1 AND counted = 1 AND tested_on >= ?`,
    json(villageCodes),
    from,
  )
