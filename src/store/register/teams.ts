/** The projection teams of the register. */
import type { Team } from '../../domain/register/team.ts'
import { ask, json, type Reading, reading, type Sql, type Statement, putRows } from '../engine/sql.ts'

interface TeamRow {
  code: string
  name: string
  members: string | null
  phone: string | null
}

const teamOf = (row: TeamRow): Team => ({
  code: row.code,
  name: row.name,
  ...(row.members !== null && { members: JSON.parse(row.members) as string[] }),
  ...(row.phone !== null && { phone: row.phone }),
})

const teamsOf = (rows: TeamRow[]): Team[] => rows.map(teamOf)
const TEAMS = 'SELECT code, name, members, phone FROM teams'
export const everyTeam: Reading<Team[]> = reading(`${TEAMS} ORDER BY code`, [], teamsOf)
export const teamsByCode = (codes: string[]): Reading<Team[]> =>
  reading(`${TEAMS} WHERE code IN (SELECT value FROM json_each(?))`, [json(codes)], teamsOf)
export const allTeams = (sql: Sql): Promise<Team[]> => ask(sql, everyTeam)

export const putTeams = (teams: Team[]): Statement =>
  putRows(
    'teams',
    'code',
    teams.map(({ code, name, members, phone }) => ({ code, name, members: members && json(members), phone })),
  )
