/** The county's register as a whole: loaded into an empty database, all of it or nothing. */
import type { Actor } from '../domain/account.ts'
import type { Film } from '../domain/film.ts'
import type { NewVillage, Township } from '../domain/place.ts'
import type { Target } from '../domain/target.ts'
import type { Team } from '../domain/team.ts'
import { audited, SYSTEM } from './audit.ts'
import { putFilms } from './films.ts'
import { type Sql, statement } from './sql.ts'
import { putTargets } from './targets.ts'
import { putTeams } from './teams.ts'
import { putTownships, putVillages } from './villages.ts'

export interface Register {
  townships: Township[]
  villages: NewVillage[]
  teams: Team[]
  films: Film[]
  targets: Target[]
}

export const hasRegister = async (sql: Sql): Promise<boolean> =>
  (await sql.first('SELECT 1 AS there FROM townships LIMIT 1')) !== null

export const hasTarget = async (sql: Sql): Promise<boolean> =>
  (await sql.first('SELECT 1 AS there FROM targets LIMIT 1')) !== null

/** Throws ConstraintError `nothing_changed_meanwhile` when a register is there already. */
export async function loadRegister(sql: Sql, register: Register, now: Date, actor: Actor = SYSTEM): Promise<void> {
  const { townships, villages, teams, films, targets } = register
  const counts = {
    townships: townships.length,
    villages: villages.length,
    teams: teams.length,
    films: films.length,
    targets: targets.length,
  }
  await sql.batch([
    statement('INSERT INTO assertions (holds) SELECT 0 WHERE EXISTS (SELECT 1 FROM townships)'),
    putTownships(townships),
    putTeams(teams),
    putVillages(villages),
    putFilms(films),
    putTargets(targets),
    audited(actor, now, [{ action: 'load', subjectKind: 'register', subjectId: 'register', after: counts }]),
  ])
}

/** Teams for which nobody can sign in: their phones still have to be let in. */
export async function teamsWithoutAccount(sql: Sql): Promise<number> {
  const row = await sql.first<{ n: number }>(
    `SELECT count(*) AS n FROM teams t WHERE NOT EXISTS (
       SELECT 1 FROM accounts a WHERE a.team_code = t.code AND a.disabled_at IS NULL)`,
  )
  return row?.n ?? 0
}
