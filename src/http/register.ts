/** The register over HTTP: townships, villages, teams, films and the counting rule. */
import { MOST_A_PAGE } from '../contract/route.ts'
import { creditRules, films, teams, townships, villages } from '../contract/register.ts'
import { registerChanges } from '../contract/register-changes.ts'
import { AppError, invalid, notFound, unknownCode } from '../domain/errors.ts'
import { type Film, foldedTitle } from '../domain/register/film.ts'
import { firstDayOf } from '../domain/register/village-facts.ts'
import type { NewVillage } from '../domain/register/place.ts'
import type { UnlistedFilm } from '../domain/screening/unlisted-film.ts'
import { readReform, reformTable } from '../exchange/register-reform.ts'
import { lookalikes } from '../exchange/similar.ts'
import { ConstraintError, type Sql } from '../store/engine/sql.ts'
import { revisionOf } from '../store/people/revisions.ts'
import {
  allFilms,
  creditRules as allCreditRules,
  putCreditRule,
  putFilms,
  ruleSubject,
} from '../store/register/register.ts'
import { allTeams, putTeams, putTeamVillages } from '../store/register/teams.ts'
import { changeRegister, makeChanges, toldOf } from '../store/register/register-changes.ts'
import { onDay, villageVersions } from '../store/register/village-versions.ts'
import {
  allTownships,
  findVillage,
  findVillages,
  putTownships,
  putVillage,
  villageSubject,
} from '../store/register/villages.ts'
import { matchTitle } from '../store/screening/film-match.ts'
import { unlistedTitles } from '../store/screening/written-films.ts'
import type { App, Deps } from './deps.ts'
import { bytesOf, problemsSaid } from './imports.ts'
import { fromCursor, knownVillage, pageFrom, pageOf, requireSameCode, today } from './queries.ts'
import { nounRoutes, requireWhy } from './register-nouns.ts'
import { deskOf } from './screenings.ts'
import { registerSheetRoutes, withTeamNames } from './register-sheets.ts'
import { serve, tagged } from './serve.ts'
import { serveList } from './sheets.ts'
import type { Village } from '../domain/register/place.ts'
import { VILLAGE_SHEET } from '../contract/sheets-register.ts'
import { openOrWhy } from '../store/report/closed-months.ts'

export function registerRoutes(app: App, deps: Deps): void {
  const { sql } = deps
  villageRoutes(app, deps)
  nounRoutes(app, deps, townships, {
    kind: 'township',
    read: allTownships,
    write: putTownships,
    nameOf: ({ name }) => name,
  })
  nounRoutes(app, deps, teams, { kind: 'team', read: allTeams, write: putTeams, nameOf: ({ name }) => name })
  // before the routes of one film: no film is called so
  unlistedFilmRoutes(app, deps)
  nounRoutes(app, deps, films, { kind: 'film', read: allFilms, write: putFilms, nameOf: ({ title }) => title })
  creditRuleRoutes(app, deps)
  registerSheetRoutes(app, deps)

  serve(app, deps, registerChanges.change, async ({ body, actor }) => {
    await requireWhy(deps, body.on, body.reason)
    const open = await openOrWhy(sql, { from: body.on }, body.reason)
    return changeRegister(open, body, actor, { now: deps.now(), today: today(deps) })
  })

  reformRoute(app, deps)

  serve(app, deps, teams.putVillages, async ({ params: { code: teamCode }, body, actor }) => {
    const { villageCodes: codes, seen, reason } = body
    const effectiveOn = today(deps)
    const open = await openOrWhy(sql, { from: effectiveOn }, reason)
    const wish = { teamCode, codes, seen, effectiveOn, reason }
    return { teamCode, ...(await putTeamVillages(open, wish, actor, deps.now())) }
  })
}

/** A sheet of changes of one day: all of them in one batch, or what is wrong with it. */
function reformRoute(app: App, deps: Deps): void {
  serve(app, deps, registerChanges.reform, async ({ query, body, actor, language }) => {
    const dryRun = query.dryRun === 'true'
    const sent = 'csv' in body ? { csv: body.csv } : { bytes: bytesOf(body.base64) }
    let { sql } = deps
    const read = await readReform(deps.sql, await reformTable(body.name, sent), async ({ on, reason }) => {
      await requireWhy(deps, on, reason)
      const open = await openOrWhy(deps.sql, { from: on }, reason)
      // all of one day: one row that does not say why holds back the sheet
      if (reason === undefined) sql = open
    })
    if ('problems' in read) {
      return { dryRun, done: false, changes: 0, told: null, ...problemsSaid(read.problems, language) }
    }
    const { on, steps } = read
    if (!dryRun) await makeChanges(sql, steps, actor, { now: deps.now(), today: today(deps) })
    const told = toldOf(steps, read.read, { on, dryRun })
    return { dryRun, done: !dryRun, changes: steps.length, told, problems: [], problemsTotal: 0 }
  })
}

function villageRoutes(app: App, deps: Deps): void {
  serveList(
    app,
    deps,
    VILLAGE_SHEET,
    async ({ at, query: { cursor, limit = MOST_A_PAGE, on, ...filter } }) => {
      const [after] = fromCursor(cursor, 1) ?? []
      const day = on ?? today(at)
      const { items, total, ended } = await findVillages(await onDay(at.sql, day), filter, limit + 1, after, day)
      return { ...pageFrom(items, limit, total, ({ code }) => [code]), ended }
    },
    (rows, { at, query }) => withTeamNames<Village>(at, rows, query.on),
  )

  serve(app, deps, villages.read, async ({ at, params: { code }, c }) => {
    tagged(c, await revisionOf(at.sql, villageSubject(code)))
    return knownVillage(at, code)
  })

  serve(app, deps, villages.versions, async ({ at, params: { code }, query }) => {
    await knownVillage(at, code)
    return pageOf(await villageVersions(at.sql, code), query, ({ effectiveOn }) => effectiveOn ?? '')
  })

  serve(app, deps, villages.put, async ({ params, body, actor, expected, c }) => {
    const { townshipName: _, effectiveOn: asked, reason, ...village } = body
    requireSameCode(params.code, village.code)
    const effectiveOn = asked ?? firstDayOf(village, await findVillage(deps.sql, village.code), today(deps))
    await requireKnown(await onDay(deps.sql, effectiveOn), village)
    await requireWhy(deps, effectiveOn, reason)
    const open = await openOrWhy(deps.sql, { from: effectiveOn }, reason)
    const put = { village, effectiveOn, reason, expected, today: today(deps) }
    tagged(c, await putVillage(open, put, actor, deps.now()))
    return knownVillage(deps, village.code)
  })
}

async function requireKnown(sql: Sql, { townshipCode, teamCode }: NewVillage): Promise<void> {
  const has = (things: { code: string }[], wanted: string): boolean => things.some(({ code }) => code === wanted)
  if (!has(await allTownships(sql), townshipCode)) throw invalid(unknownCode('township', townshipCode))
  if (teamCode && !has(await allTeams(sql), teamCode)) throw invalid(unknownCode('team', teamCode))
}

/** A title may have the sign that parts a cursor. */
const cursorOf = ({ lastOn, title }: UnlistedFilm): string[] => [lastOn, encodeURIComponent(foldedTitle(title))]

function suggestionsFor(all: Film[]): (title: string) => string[] {
  const alike = lookalikes(all.map(({ code, title }) => ({ label: code, spellings: [foldedTitle(title)] })))
  return (title) => alike(foldedTitle(title))
}

function unlistedFilmRoutes(app: App, deps: Deps): void {
  serve(app, deps, films.unlisted, async ({ at, query: { cursor, limit = 50 } }) => {
    const [lastOn = '', folded = ''] = fromCursor(cursor, 2) ?? []
    const after = cursor === undefined ? undefined : { lastOn, folded: decodeURIComponent(folded) }
    const { items, total } = await unlistedTitles(at.sql, limit + 1, after)
    const suggest = suggestionsFor(items.length === 0 ? [] : await allFilms(at.sql))
    const titles = items.map(({ folded: _, ...item }) => ({ ...item, suggestions: suggest(item.title) }))
    return pageFrom(titles, limit, total, cursorOf)
  })

  serve(app, deps, films.match, async ({ body, actor }) => {
    const open = await openOrWhy(deps.sql, { folded: foldedTitle(body.title) }, body.reason)
    return matchTitle(open, body, await deskOf(deps, actor))
  })
}

function creditRuleRoutes(app: App, deps: Deps): void {
  serve(app, deps, creditRules.list, async ({ at, query }) =>
    pageOf(await allCreditRules(at.sql), query, ({ effectiveOn }) => effectiveOn),
  )

  serve(app, deps, creditRules.read, async ({ at, params: { effectiveOn: day }, c }) => {
    tagged(c, await revisionOf(at.sql, ruleSubject(day)))
    const rule = (await allCreditRules(at.sql)).find(({ effectiveOn }) => effectiveOn === day)
    if (!rule) throw notFound('noun_credit_rule', day)
    return rule
  })

  serve(app, deps, creditRules.put, async ({ params, body: { reason, ...rule }, actor, expected, c }) => {
    requireSameCode(params.effectiveOn, rule.effectiveOn)
    const open = await openOrWhy(deps.sql, { from: rule.effectiveOn }, reason)
    const put = putCreditRule(open, { rule, reason, expected }, actor, deps.now())
    const revision = await put.catch((error: unknown) => {
      if (!(error instanceof ConstraintError) || error.constraint !== 'nothing_changed_meanwhile') throw error
      throw new AppError('conflict', { key: 'error_rule_day', facts: { day: rule.effectiveOn } })
    })
    tagged(c, revision)
    return rule
  })
}
