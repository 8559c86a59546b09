/** The county's register as a whole, loaded or put in another's place while no log is there; its films, and the dated rule by which they count. */
import type { Actor } from '../../domain/people/account.ts'
import type { CreditRule, Film } from '../../domain/register/film.ts'
import type { NewVillage, Team, Township } from '../../domain/register/place.ts'
import type { Target } from '../../domain/target/target.ts'
import { digestOf } from '../../domain/trail/sha256.ts'
import { audited, SYSTEM } from '../people/audit.ts'
import {
  ask,
  assertNone,
  isAmong,
  json,
  putRows,
  type Reading,
  rowAs,
  rowsOf,
  type Sql,
  statement,
  type Statement,
} from '../engine/sql.ts'
import { keptBy } from '../engine/kept-readings.ts'
import { OF_REGISTER } from './village-versions.ts'
import { putTargets } from '../target/targets.ts'
import { putTeams } from './teams.ts'
import { putTownships, putVillages } from './villages.ts'
import { changeThing, type Expected, ordered, type Subject } from '../people/revisions.ts'

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
    loaded(actor, now, undefined, register),
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
    statement('DELETE FROM village_versions'),
    statement('DELETE FROM name_versions'),
    statement('DELETE FROM village_origins'),
    ...writing(register),
    dropOthers('targets', targets),
    dropOthers('villages', villages),
    dropOthers('teams', teams),
    dropOthers('townships', townships),
    dropOthers('films', films),
    loaded(actor, now, before, register),
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

/** With a mark of each of its entries: by this it is seen whether one that nobody changed since is still that. */
function loaded(actor: Actor, now: Date, before: RegisterCounts | undefined, register: Register): Statement {
  const marks = Object.entries(register).map(([noun, entries]: [string, { code: string }[]]) => [
    noun,
    Object.fromEntries(entries.map((entry) => [entry.code, entryMark(entry)])),
  ])
  const after = { ...countsOf(register), sha256: Object.fromEntries(marks) as object }
  return audited(actor, now, [{ action: 'load', subjectKind: 'register', subjectId: 'register', before, after }])
}

/** Of what it says, in whatever order, without what it leaves open. */
export const entryMark = (entry: object): string => digestOf(json(ordered(entry))).slice(0, 16)

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

const FILMS = 'SELECT code, title, kind, minutes, ends_on FROM films'
const filmAs = rowAs<Film>()
export function filmsByCode(codes: string[]): Reading<Film[]> {
  const { condition, values } = isAmong('code', codes)
  return rowsOf(`${FILMS} WHERE ${condition}`, values, filmAs)
}
export const everyFilm: Reading<Film[]> = keptBy(OF_REGISTER, rowsOf(`${FILMS} ORDER BY code`, [], filmAs))
export const allFilms = (sql: Sql): Promise<Film[]> => ask(sql, everyFilm)

export const putFilms = (films: Film[]): Statement =>
  putRows(
    'films',
    'code',
    films.map(({ code, title, kind, minutes, endsOn }) => ({ code, title, kind, minutes, endsOn })),
  )

export const everyCreditRule: Reading<CreditRule[]> = rowsOf(
  `SELECT effective_on AS effectiveOn, shorts_per_screening AS shortsPerScreening,
     shorts_beside_feature AS shortsBesideFeature FROM credit_rules ORDER BY effective_on`,
)
export const creditRules = (sql: Sql): Promise<CreditRule[]> => ask(sql, everyCreditRule)
export const ruleSubject = (day: string): Subject => ({ subjectKind: 'credit_rule', subjectId: day })

interface PutRule {
  rule: CreditRule
  reason?: string | undefined
  expected?: Expected | undefined
}

/** Answers its revision. A day with logs on or after it throws ConstraintError `nothing_changed_meanwhile`. */
export const putCreditRule = (sql: Sql, { rule, reason, expected }: PutRule, actor: Actor, now: Date) =>
  changeThing(sql, {
    subject: ruleSubject(rule.effectiveOn),
    expected,
    wanted: rule,
    read: async () => (await creditRules(sql)).find(({ effectiveOn }) => effectiveOn === rule.effectiveOn) ?? null,
    statements: (before) => {
      const subject = ruleSubject(rule.effectiveOn)
      const entry = { action: 'put', ...subject, reason, before: before ?? undefined, after: rule }
      return [...writingRule(rule), audited(actor, now, [entry])]
    },
  })

const writingRule = ({ effectiveOn, shortsPerScreening, shortsBesideFeature }: CreditRule): Statement[] => [
  assertNone('SELECT 1 FROM screenings WHERE screened_on >= ?', [effectiveOn]),
  putRows('credit_rules', 'effective_on', [{ effectiveOn, shortsPerScreening, shortsBesideFeature }]),
]
