/** The films of the register, and the dated rule by which they count. */
import type { Actor } from '../../domain/people/account.ts'
import type { CreditRule, Film } from '../../domain/register/film.ts'
import { audited } from '../people/audit.ts'
import { changeThing, type Expected, type Subject } from '../people/revisions.ts'
import { ask, assertNone, json, putRows, type Reading, rowsOf, type Sql, type Statement } from '../engine/sql.ts'

const FILMS = 'SELECT code, title, kind, minutes FROM films'
export const filmsByCode = (codes: string[]): Reading<Film[]> =>
  rowsOf(`${FILMS} WHERE code IN (SELECT value FROM json_each(?))`, [json(codes)])
export const everyFilm: Reading<Film[]> = rowsOf(`${FILMS} ORDER BY code`)
export const allFilms = (sql: Sql): Promise<Film[]> => ask(sql, everyFilm)

export const putFilms = (films: Film[]): Statement =>
  putRows(
    'films',
    'code',
    films.map(({ code, title, kind, minutes }) => ({ code, title, kind, minutes })),
  )

export const everyCreditRule: Reading<CreditRule[]> = rowsOf(
  `SELECT effective_on AS effectiveOn, shorts_per_screening AS shortsPerScreening,
     shorts_beside_feature AS shortsBesideFeature FROM credit_rules ORDER BY effective_on`,
)
export const creditRules = (sql: Sql): Promise<CreditRule[]> => ask(sql, everyCreditRule)
export const ruleSubject = (day: string): Subject => ({ subjectKind: 'credit_rule', subjectId: day })

/** Answers its revision. A day with logs on or after it throws ConstraintError `nothing_changed_meanwhile`. */
export const putCreditRule = (sql: Sql, rule: CreditRule, expected: Expected | undefined, actor: Actor, now: Date) =>
  changeThing(sql, {
    subject: ruleSubject(rule.effectiveOn),
    expected,
    wanted: rule,
    read: async () => (await creditRules(sql)).find(({ effectiveOn }) => effectiveOn === rule.effectiveOn) ?? null,
    statements: (before) => {
      const entry = { action: 'put', ...ruleSubject(rule.effectiveOn), before: before ?? undefined, after: rule }
      return [...writingRule(rule), audited(actor, now, [entry])]
    },
  })

const writingRule = ({ effectiveOn, shortsPerScreening, shortsBesideFeature }: CreditRule): Statement[] => [
  assertNone('SELECT 1 FROM screenings WHERE screened_on >= ?', [effectiveOn]),
  putRows('credit_rules', 'effective_on', [{ effectiveOn, shortsPerScreening, shortsBesideFeature }]),
]

/** Titles of the films shown in some logs, by code. */
export async function filmTitles(sql: Sql, logs: { filmCodes: string[] }[]): Promise<Map<string, string>> {
  const films = await ask(sql, filmsByCode([...new Set(logs.flatMap((log) => log.filmCodes))]))
  return new Map(films.map(({ code, title }) => [code, title]))
}
