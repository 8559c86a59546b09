/** Villages and teams of a test's own, so that tests of one database do not meet. */
import type { NewVillage } from '../../src/domain/register/place.ts'
import type { SubjectKind } from '../../src/domain/people/trail.ts'
import type { Sql, Statement } from '../../src/store/engine/sql.ts'
import { audited } from '../../src/store/people/audit.ts'
import { putTeams } from '../../src/store/register/teams.ts'
import { putVillages } from '../../src/store/register/villages.ts'
import { aManager, aVillage, NOW } from '../make.ts'

const fresh = (kind: string): string => `${kind}-${crypto.randomUUID().slice(0, 12)}`

/** Of what is written past the service: a line of the trail says that it changed, so that what is kept of it is asked for anew. */
export const aLineOf = (subjectKind: SubjectKind, subjectId: string): Statement =>
  audited(aManager, NOW, [{ action: 'put', subjectKind, subjectId }])

export async function freshVillage(sql: Sql, changes: Partial<NewVillage> = {}): Promise<NewVillage> {
  const village = aVillage({ code: fresh('village'), designated: false, ...changes })
  await sql.batch([putVillages([village]), aLineOf('village', village.code)])
  return village
}

/** A village, and a team that serves it, for one or more shows. */
export async function anEvening(sql: Sql): Promise<{ teamCode: string; villageCode: string }> {
  const teamCode = fresh('team')
  const villageCode = fresh('village')
  const village = aVillage({ code: villageCode, designated: false, teamCode })
  await sql.batch([
    putTeams([{ code: teamCode, name: teamCode }]),
    putVillages([village]),
    aLineOf('village', villageCode),
  ])
  return { teamCode, villageCode }
}
