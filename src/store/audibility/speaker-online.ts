/** What is known of machines in villages on a day: counts, which the domain judges. */
import { addDays } from '../../domain/period.ts'
import type { Village } from '../../domain/register/place.ts'
import { canReport, type MachineCounts, type Online, onlineOn } from '../../domain/audibility/speaker-online.ts'
import { countOf, rowsOf, type Sql, type Value } from '../engine/sql.ts'
import { everyVillage, villagesByCode } from '../register/villages.ts'

export interface OnlineVillage extends Online, Pick<Village, 'code' | 'name' | 'townshipName' | 'designated'> {}

/** The villages with machines that can report, in the order of their codes; of one village only, where it is named. */
export async function readOnline(
  sql: Sql,
  asOf: string,
  staleDays: number,
  villageCode?: string,
): Promise<OnlineVillage[]> {
  const only = villageCode === undefined ? '1' : 'village_code = ?'
  const code: Value[] = villageCode === undefined ? [] : [villageCode]
  const { villages, registers, machines, newest, heard } = await sql.read({
    villages: villageCode === undefined ? everyVillage : villagesByCode([villageCode]),
    registers: rowsOf<{ code: string; with_return_channel: number }>(
      `SELECT village_code AS code, sum(return_channel * speakers) AS with_return_channel FROM village_speakers
       WHERE ${only} GROUP BY village_code`,
      code,
    ),
    machines: rowsOf<{ code: string; machines: number; known: number }>(
      `SELECT village_code AS code, count(*) AS machines, sum(EXISTS (SELECT 1 FROM speaker_days d
         WHERE d.resource_code = r.resource_code AND d.day BETWEEN ? AND ?)) AS known
       FROM speaker_resources r WHERE ${only} GROUP BY village_code`,
      [addDays(asOf, -staleDays), asOf, ...code],
    ),
    newest: rowsOf<{ code: string; state: number; machines: number }>(
      `SELECT r.village_code AS code, d.last_state AS state, count(*) AS machines FROM speaker_resources r
       CROSS JOIN speaker_days d ON d.resource_code = r.resource_code AND d.day = ?
       WHERE ${only} GROUP BY r.village_code, d.last_state`,
      [asOf, ...code],
    ),
    heard: countOf('SELECT EXISTS (SELECT 1 FROM speaker_days WHERE day = ?) AS n', [asOf]),
  })
  const registerIn = new Map(registers.map((row) => [row.code, row.with_return_channel]))
  const machinesIn = new Map(machines.map((row) => [row.code, row]))
  const newestIn = Map.groupBy(newest, (row) => row.code)
  return villages.flatMap((village) => {
    const counts: MachineCounts = {
      withReturnChannel: registerIn.get(village.code) ?? null,
      machines: machinesIn.get(village.code)?.machines ?? 0,
      known: machinesIn.get(village.code)?.known ?? 0,
      newest: new Map(newestIn.get(village.code)?.map((row) => [row.state, row.machines])),
    }
    if (!canReport(counts)) return []
    const { name, townshipName, designated } = village
    return [{ code: village.code, name, townshipName, designated, ...onlineOn(counts, heard === 1) }]
  })
}
