/** The county's register as a whole: loaded into an empty database, or put in the place of another while no log is there. */
import type { Actor } from '../../domain/people/account.ts'
import type { Film } from '../../domain/register/film.ts'
import type { NewVillage, Team, Township } from '../../domain/register/place.ts'
import type { Target } from '../../domain/target/target.ts'
import { audited, SYSTEM } from '../people/audit.ts'
import { putFilms } from './films.ts'
import { assertNone, json, type Sql, statement, type Statement } from '../engine/sql.ts'
import { putTargets } from '../target/targets.ts'
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

export const hasLog = async (sql: Sql): Promise<boolean> =>
  (await sql.first('SELECT 1 AS there FROM screenings LIMIT 1')) !== null

export const hasTarget = async (sql: Sql): Promise<boolean> =>
  (await sql.first('SELECT 1 AS there FROM targets LIMIT 1')) !== null

type RegisterCounts = Record<keyof Register, number>

/** Throws ConstraintError `nothing_changed_meanwhile` when a register is there already. */
export async function loadRegister(sql: Sql, register: Register, now: Date, actor: Actor = SYSTEM): Promise<void> {
  await sql.batch([
    assertNone('SELECT 1 FROM townships'),
    ...writing(register),
    loaded(actor, now, undefined, countsOf(register)),
  ])
}

/**
 * Puts a register in the place of the one that is there: what both have under one code is changed, all else of the old
 * one goes. Throws ConstraintError `nothing_changed_meanwhile` when a log is there, `foreign_key` when something hangs on
 * what would go.
 */
export async function replaceRegister(sql: Sql, register: Register, now: Date, actor: Actor): Promise<void> {
  const before = await registerCounts(sql)
  const { townships, villages, teams, films, targets } = register
  await sql.batch([
    assertNone('SELECT 1 FROM screenings'),
    // a target is what the new register says of it, on every day
    statement('DELETE FROM target_versions'),
    ...writing(register),
    dropOthers('targets', targets),
    dropOthers('villages', villages),
    dropOthers('teams', teams),
    dropOthers('townships', townships),
    dropOthers('films', films),
    loaded(actor, now, before, countsOf(register)),
  ])
}

/** In the order in which one leans on the other. */
const writing = ({ townships, villages, teams, films, targets }: Register): Statement[] => [
  putTownships(townships),
  putTeams(teams),
  putVillages(villages),
  putFilms(films),
  putTargets(targets),
]

const dropOthers = (table: keyof Register, kept: { code: string }[]): Statement =>
  statement(`DELETE FROM ${table} WHERE code NOT IN (SELECT value FROM json_each(?))`, [
    json(kept.map(({ code }) => code)),
  ])

const loaded = (actor: Actor, now: Date, before: RegisterCounts | undefined, after: RegisterCounts): Statement =>
  audited(actor, now, [{ action: 'load', subjectKind: 'register', subjectId: 'register', before, after }])

export const countsOf = ({ townships, villages, teams, films, targets }: Register): RegisterCounts => ({
  townships: townships.length,
  villages: villages.length,
  teams: teams.length,
  films: films.length,
  targets: targets.length,
})

async function registerCounts(sql: Sql): Promise<RegisterCounts> {
  const tables = ['townships', 'villages', 'teams', 'films', 'targets'] as const
  const asked = tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`).join(', ')
  const row = await sql.first<RegisterCounts>(`SELECT ${asked}`)
  if (!row) throw new Error('a count has a row')
  return row
}

/** Teams for which nobody can sign in: their phones still have to be let in. */
export async function teamsWithoutAccount(sql: Sql): Promise<number> {
  const row = await sql.first<{ n: number }>(
    `SELECT count(*) AS n FROM teams t WHERE NOT EXISTS (
       SELECT 1 FROM accounts a WHERE a.team_code = t.code AND a.disabled_at IS NULL)`,
  )
  return row?.n ?? 0
}
