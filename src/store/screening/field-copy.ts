/** Reads what a phone carries with it, in one snapshot; a team's figures against its deadlines take a second. */
import type { Actor } from '../../domain/people/account.ts'
import type { CreditRule } from '../../domain/screening/credit.ts'
import type { FaultLimits } from '../../domain/fault/fault-clock.ts'
import type { FieldCopy, FieldVillage } from '../../domain/screening/field-copy.ts'
import type { Film } from '../../domain/register/film.ts'
import { broadcastPart, type FieldBroadcastRead } from './field-broadcast.ts'
import { type FieldTeamRead, readTeamFigures, teamPart } from './field-team.ts'
import { allFilmsStatement, creditRulesStatement } from '../register/films.ts'
import { searchKeys } from '../register/pinyin.ts'
import { type Sql, type Statement, statement } from '../engine/sql.ts'
import { placedVillageOf, VILLAGE_COLUMNS, villageOf } from '../register/villages.ts'

/** Whose phone it is, and when it asks. */
export interface FieldAsked {
  actor: Actor
  now: Date
  today: string
  staleDays: number
  faultLimits: FaultLimits
}

/** Statements of the one batch, and what their rows mean. */
export interface Part<T> {
  ask: Statement[]
  read: (rows: unknown[][]) => T
}

export interface FieldRead extends Pick<FieldCopy, 'villages' | 'films' | 'creditRules'> {
  /** The findings of its logs are still without a language. */
  team?: FieldTeamRead | undefined
  broadcast?: FieldBroadcastRead | undefined
}

export async function readFieldCopy(sql: Sql, asked: FieldAsked): Promise<FieldRead> {
  const { actor } = asked
  const team = actor.role === 'team' && actor.teamCode !== undefined ? teamPart(actor.teamCode, asked.today) : null
  const broadcast = actor.role === 'technician' ? broadcastPart(asked) : null
  const register = countyPart(actor)
  const parts = [register, team, broadcast]
  const rows = await sql.batch<unknown[][]>(parts.flatMap((part) => part?.ask ?? []))
  const rowsOf = (part: Part<unknown>): unknown[][] => rows.splice(0, part.ask.length)
  const county = register.read(rowsOf(register))
  const read = team?.read(rowsOf(team))
  return {
    ...county,
    team: read && { ...read.team, figures: await readTeamFigures(sql, read, asked.today) },
    broadcast: broadcast?.read(rowsOf(broadcast)),
  }
}

const countyPart = ({ teamCode }: Actor): Part<Pick<FieldCopy, 'villages' | 'films' | 'creditRules'>> => ({
  ask: [
    statement(
      `SELECT ${VILLAGE_COLUMNS}, v.pinyin, v.initials FROM villages v JOIN townships t ON t.code = v.township_code
       ORDER BY v.code`,
    ),
    allFilmsStatement,
    creditRulesStatement,
  ],
  read: ([villages = [], films = [], rules = []]) => ({
    villages: (villages as VillageRow[]).map((row) => fieldVillageOf(row, teamCode)),
    films: (films as Film[]).map((film) => ({ ...film, ...searchKeys([film.title]) })),
    creditRules: rules as CreditRule[],
  }),
})

type VillageRow = Parameters<typeof placedVillageOf>[0] & { pinyin: string; initials: string }

/** Without what a phone has no use for: every byte of it is sent 453 times. A team needs the learnt places of its own villages. */
function fieldVillageOf(row: VillageRow, teamCode: string | undefined): FieldVillage {
  const isOthers = teamCode !== undefined && row.team_code !== teamCode
  const {
    townshipCode: _,
    annualQuota: __,
    aliases: ___,
    ...village
  } = isOthers ? villageOf(row) : placedVillageOf(row)
  return { ...village, pinyin: row.pinyin, initials: row.initials }
}
