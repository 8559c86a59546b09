/** Reads what a phone carries with it, in one snapshot; a team's figures against its deadlines take a second. */
import type { Actor } from '../../domain/people/account.ts'
import type { FaultLimits } from '../../domain/fault/fault-clock.ts'
import type { FieldCopy, FieldVillage } from '../../domain/screening/field-copy.ts'
import { broadcastPart, type FieldBroadcastRead } from './field-broadcast.ts'
import { type FieldTeamRead, readTeamFigures, teamPart } from './field-team.ts'
import { everyCreditRule, everyFilm } from '../register/films.ts'
import { searchKeys } from '../register/pinyin.ts'
import { mapped, type Reading, reading, type Sql } from '../engine/sql.ts'
import { placedVillageOf, VILLAGE_COLUMNS, villageOf, type VillageRow } from '../register/villages.ts'

/** Whose phone it is, and when it asks. */
export interface FieldAsked {
  actor: Actor
  now: Date
  today: string
  staleDays: number
  faultLimits: FaultLimits
}

export interface FieldRead extends Pick<FieldCopy, 'villages' | 'films' | 'creditRules'> {
  /** The findings of its logs are still without a language. */
  team?: FieldTeamRead | undefined
  broadcast?: FieldBroadcastRead | undefined
}

export async function readFieldCopy(sql: Sql, asked: FieldAsked): Promise<FieldRead> {
  const { actor } = asked
  const isTeam = actor.role === 'team' && actor.teamCode !== undefined
  const { team, broadcast, ...county } = await sql.read({
    villages: fieldVillages(actor.teamCode),
    films: mapped(everyFilm, (films) => films.map((film) => ({ ...film, ...searchKeys([film.title]) }))),
    creditRules: everyCreditRule,
    team: isTeam ? teamPart(actor.teamCode ?? '', asked.today) : NOTHING,
    broadcast: actor.role === 'technician' ? broadcastPart(asked) : NOTHING,
  })
  return {
    ...county,
    team: team && { ...team.team, figures: await readTeamFigures(sql, team, asked.today) },
    broadcast,
  }
}

const NOTHING: Reading<undefined> = { statements: [], decode: () => undefined }

const fieldVillages = (teamCode: string | undefined): Reading<FieldVillage[]> =>
  reading(
    `SELECT ${VILLAGE_COLUMNS}, v.pinyin, v.initials FROM villages v JOIN townships t ON t.code = v.township_code
     ORDER BY v.code`,
    [],
    (rows: NamedVillageRow[]) => rows.map((row) => fieldVillageOf(row, teamCode)),
  )

type NamedVillageRow = VillageRow & { pinyin: string; initials: string }

/** Without what a phone has no use for: every byte of it is sent 453 times. A team needs the learnt places of its own villages. */
function fieldVillageOf(row: NamedVillageRow, teamCode: string | undefined): FieldVillage {
  const isOthers = teamCode !== undefined && row.team_code !== teamCode
  const {
    townshipCode: _,
    annualQuota: __,
    aliases: ___,
    ...village
  } = isOthers ? villageOf(row) : placedVillageOf(row)
  return { ...village, pinyin: row.pinyin, initials: row.initials }
}
