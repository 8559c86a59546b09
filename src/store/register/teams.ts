/** The projection teams of the register. */
import type { Team } from '../../domain/register/team.ts'
import { json, type Sql, type Statement, statement } from '../engine/sql.ts'

interface TeamRow {
  code: string
  name: string
  members: string | null
  phone: string | null
}

export const teamOf = (row: TeamRow): Team => ({
  code: row.code,
  name: row.name,
  ...(row.members !== null && { members: JSON.parse(row.members) as string[] }),
  ...(row.phone !== null && { phone: row.phone }),
})

export const allTeamsStatement: Statement = statement('SELECT code, name, members, phone FROM teams ORDER BY code')
export const teamsByCodeStatement = (codes: string[]): Statement =>
  statement('SELECT code, name, members, phone FROM teams WHERE code IN (SELECT value FROM json_each(?))', json(codes))
export const allTeams = async (sql: Sql): Promise<Team[]> => (await sql.all<TeamRow>(allTeamsStatement.sql)).map(teamOf)

export const putTeams = (teams: Team[]): Statement =>
  statement(
    `INSERT INTO teams (code, name, members, phone)
     SELECT value->>'code', value->>'name', value->>'members', value->>'phone' FROM json_each(?) WHERE true
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, members = excluded.members, phone = excluded.phone`,
    json(teams.map((team) => ({ ...team, members: team.members && json(team.members) }))),
  )
