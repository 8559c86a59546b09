/** Villages and teams of a test's own, so that tests of one database do not meet. */
import type { NewVillage } from '../../src/domain/register/place.ts'
import type { Sql } from '../../src/store/engine/sql.ts'
import { putTeams } from '../../src/store/register/teams.ts'
import { putVillages } from '../../src/store/register/villages.ts'
import { aVillage } from '../make.ts'

const fresh = (kind: string): string => `${kind}-${crypto.randomUUID().slice(0, 12)}`

export async function freshVillage(sql: Sql, changes: Partial<NewVillage> = {}): Promise<NewVillage> {
  const village = aVillage({ code: fresh('village'), designated: false, ...changes })
  await sql.batch([putVillages([village])])
  return village
}

/** A village, and a team that serves it, for one or more shows. */
export async function anEvening(sql: Sql): Promise<{ teamCode: string; villageCode: string }> {
  const teamCode = fresh('team')
  const villageCode = fresh('village')
  const village = aVillage({ code: villageCode, designated: false, teamCode })
  await sql.batch([putTeams([{ code: teamCode, name: teamCode }]), putVillages([village])])
  return { teamCode, villageCode }
}
