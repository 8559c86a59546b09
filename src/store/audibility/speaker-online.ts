/** What is known of machines in villages on a day: counts, which the domain judges. */
import { addDays } from '../../domain/period.ts'
import type { Village } from '../../domain/register/place.ts'
import { canReport, type MachineCounts, type Online, onlineOn } from '../../domain/audibility/speaker-online.ts'
import { type Sql, type Statement, statement, type Value } from '../engine/sql.ts'
import { allVillagesStatement, villageOf, villagesByCodeStatement } from '../register/villages.ts'

interface RegisterRow {
  code: string
  with_return_channel: number
}
interface MachinesRow {
  code: string
  machines: number
  known: number
}
interface NewestRow {
  code: string
  state: number
  machines: number
}
type Rows = [Parameters<typeof villageOf>[0][], RegisterRow[], MachinesRow[], NewestRow[], { heard: number }[]]

export interface OnlineVillage extends Online, Pick<Village, 'code' | 'name' | 'townshipName' | 'designated'> {}

/** The villages with machines that can report, in the order of their codes; of one village only, where it is named. */
export async function readOnline(
  sql: Sql,
  asOf: string,
  staleDays: number,
  villageCode?: string,
): Promise<OnlineVillage[]> {
  const [villages, registers, machines, newest, heard] = await sql.batch<Rows>([
    villageCode === undefined ? allVillagesStatement : villagesByCodeStatement([villageCode]),
    ...countsStatements(asOf, staleDays, villageCode),
  ])
  const registerIn = new Map(registers.map((row) => [row.code, row.with_return_channel]))
  const machinesIn = new Map(machines.map((row) => [row.code, row]))
  const newestIn = Map.groupBy(newest, ({ code }) => code)
  return villages.map(villageOf).flatMap(({ code, name, townshipName, designated }) => {
    const counts: MachineCounts = {
      withReturnChannel: registerIn.get(code) ?? null,
      machines: machinesIn.get(code)?.machines ?? 0,
      known: machinesIn.get(code)?.known ?? 0,
      newest: new Map(newestIn.get(code)?.map((row) => [row.state, row.machines])),
    }
    if (!canReport(counts)) return []
    return [{ code, name, townshipName, designated, ...onlineOn(counts, heard[0]?.heard === 1) }]
  })
}

function countsStatements(asOf: string, staleDays: number, villageCode?: string): Statement[] {
  const only = villageCode === undefined ? '1' : 'village_code = ?'
  const code: Value[] = villageCode === undefined ? [] : [villageCode]
  return [
    statement(
      `SELECT village_code AS code, sum(return_channel * speakers) AS with_return_channel FROM village_speakers
       WHERE ${only} GROUP BY village_code`,
      ...code,
    ),
    statement(
      `SELECT village_code AS code, count(*) AS machines, sum(EXISTS (SELECT 1 FROM speaker_days d
         WHERE d.resource_code = r.resource_code AND d.day BETWEEN ? AND ?)) AS known
       FROM speaker_resources r WHERE ${only} GROUP BY village_code`,
      addDays(asOf, -staleDays),
      asOf,
      ...code,
    ),
    statement(
      `SELECT r.village_code AS code, d.last_state AS state, count(*) AS machines FROM speaker_resources r
       CROSS JOIN speaker_days d ON d.resource_code = r.resource_code AND d.day = ?
       WHERE ${only} GROUP BY r.village_code, d.last_state`,
      asOf,
      ...code,
    ),
    statement('SELECT EXISTS (SELECT 1 FROM speaker_days WHERE day = ?) AS heard', asOf),
  ]
}
