/** The register over HTTP: townships, villages, teams, films and the counting rule. */
import { listOf, Flag01, MOST_A_PAGE, Paging, paging, Search } from '../contract/list.ts'
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { CreditRule } from '../domain/screening/credit.ts'
import { AppError, invalid, notFound } from '../domain/errors.ts'
import { Film } from '../domain/register/film.ts'
import { Code, NewVillage, Township, Village } from '../domain/register/place.ts'
import { Team } from '../domain/register/team.ts'
import { allFilms, creditRules, putCreditRule, putFilms, ruleSubject } from '../store/register/films.ts'
import { revisionOf } from '../store/people/revisions.ts'
import { ConstraintError } from '../store/engine/sql.ts'
import { allTeams, putTeams } from '../store/register/teams.ts'
import {
  allTownships,
  findVillage,
  findVillages,
  putTownships,
  putVillage,
  villageSubject,
} from '../store/register/villages.ts'
import { access, jsonAnswer, jsonBody, NoQuery, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { oldRevalidated, unchanged } from './freshness.ts'
import { nounRoutes } from './nouns.ts'
import { unlistedFilmRoutes } from './unlisted-films.ts'
import { expectedBy, Preconditions, tagged } from './preconditions.ts'
import { CodeParam, fromCursor, pageFrom, pageOf, requireSameCode } from './queries.ts'

export function registerRoutes(app: App, deps: Deps): void {
  const everyone = access(deps, 'read', 'team', 'technician', 'manager')
  villageRoutes(app, deps, everyone)
  nounRoutes(app, deps, everyone, {
    ...{ path: 'townships', kind: 'township', schema: Township },
    ...{ read: () => allTownships(deps.sql), write: putTownships },
  })
  nounRoutes(app, deps, everyone, {
    ...{ path: 'teams', kind: 'team', schema: Team },
    ...{ read: () => allTeams(deps.sql), write: putTeams },
  })
  unlistedFilmRoutes(app, deps)
  nounRoutes(app, deps, everyone, {
    ...{ path: 'films', kind: 'film', schema: Film },
    ...{ read: () => allFilms(deps.sql), write: putFilms },
  })
  creditRuleRoutes(app, deps, everyone)
}

/** As it is answered, so that what was read can be put back; the township's name is the register's own affair. */
const VillageBody = NewVillage.extend({ townshipName: Village.shape.townshipName.optional() })

type Access = ReturnType<typeof access>

function villageRoutes(app: App, deps: Deps, everyone: Access): void {
  listVillages(app, deps, everyone)
  getVillage(app, deps, everyone)
  putOneVillage(app, deps)
}

function listVillages(app: App, deps: Deps, everyone: Access): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/villages',
      ...oldRevalidated(deps, everyone),
      request: {
        query: z
          .object({
            township: Code.optional(),
            team: Code.optional(),
            designated: Flag01.optional(),
            q: Search.meta({ description: 'Part of a name, an alias, its pinyin or its initials' }),
            ...paging,
          })
          .strict(),
      },
      responses: {
        200: jsonAnswer(listOf(Village), 'Villages in the order of their codes'),
        ...unchanged,
        ...problems,
      },
    }),
    async (c) => {
      const { cursor, limit = MOST_A_PAGE, ...filter } = c.req.valid('query')
      const [after] = fromCursor(cursor, 1) ?? []
      const { items, total } = await findVillages(deps.sql, filter, limit + 1, after)
      return c.json(
        pageFrom(items, limit, total, ({ code }) => [code]),
        200,
      )
    },
  )
}

function getVillage(app: App, deps: Deps, everyone: Access): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/villages/{code}',
      ...everyone,
      request: { query: NoQuery, params: CodeParam },
      responses: { 200: jsonAnswer(Village, 'One village; its ETag is for changing it'), ...problems },
    }),
    async (c) => {
      const { code } = c.req.valid('param')
      tagged(c, await revisionOf(deps.sql, villageSubject(code)))
      const village = await findVillage(deps.sql, code)
      if (!village) throw notFound('noun_village', code)
      return c.json(village, 200)
    },
  )
}

function putOneVillage(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/villages/{code}',
      ...access(deps, 'all', 'manager'),
      request: { query: NoQuery, params: CodeParam, headers: Preconditions, body: jsonBody(VillageBody) },
      responses: { 200: jsonAnswer(Village, 'As it is kept now'), ...problems },
    }),
    async (c) => {
      const { townshipName: _, ...village } = c.req.valid('json')
      requireSameCode(c.req.valid('param').code, village.code)
      const [townships, teams] = [await allTownships(deps.sql), await allTeams(deps.sql)]
      if (!townships.some(({ code }) => code === village.townshipCode)) {
        throw invalid({
          path: 'townshipCode',
          sentence: { key: 'unknown_township', facts: { code: village.townshipCode } },
        })
      }
      if (village.teamCode && !teams.some(({ code }) => code === village.teamCode)) {
        throw invalid({ path: 'teamCode', sentence: { key: 'unknown_team', facts: { code: village.teamCode } } })
      }
      const expected = expectedBy(c.req.valid('header'))
      tagged(c, await putVillage(deps.sql, village, expected, c.get('actor'), deps.now()))
      const kept = await findVillage(deps.sql, village.code)
      if (!kept) throw notFound('noun_village', village.code)
      return c.json(kept, 200)
    },
  )
}

function creditRuleRoutes(app: App, deps: Deps, everyone: Access): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/credit-rules',
      ...oldRevalidated(deps, everyone),
      request: { query: Paging },
      responses: {
        200: jsonAnswer(listOf(CreditRule), 'Counting rules; before the first, the default'),
        ...unchanged,
        ...problems,
      },
    }),
    async (c) =>
      c.json(
        pageOf(await creditRules(deps.sql), c.req.valid('query'), ({ effectiveOn }) => effectiveOn),
        200,
      ),
  )
  getCreditRule(app, deps, everyone)
  putOneCreditRule(app, deps)
}

const RuleParam = z.object({ effectiveOn: CreditRule.shape.effectiveOn }).strict()

function getCreditRule(app: App, deps: Deps, everyone: Access): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/credit-rules/{effectiveOn}',
      ...everyone,
      request: { query: NoQuery, params: RuleParam },
      responses: { 200: jsonAnswer(CreditRule, 'The rule of that day; its ETag is for changing it'), ...problems },
    }),
    async (c) => {
      const { effectiveOn: day } = c.req.valid('param')
      tagged(c, await revisionOf(deps.sql, ruleSubject(day)))
      const rule = (await creditRules(deps.sql)).find(({ effectiveOn }) => effectiveOn === day)
      if (!rule) throw notFound('noun_credit_rule', day)
      return c.json(rule, 200)
    },
  )
}

function putOneCreditRule(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/credit-rules/{effectiveOn}',
      ...access(deps, 'all', 'manager'),
      request: { query: NoQuery, params: RuleParam, headers: Preconditions, body: jsonBody(CreditRule) },
      responses: { 200: jsonAnswer(CreditRule, 'In force from that day'), ...problems },
    }),
    async (c) => {
      const rule = c.req.valid('json')
      requireSameCode(c.req.valid('param').effectiveOn, rule.effectiveOn)
      const expected = expectedBy(c.req.valid('header'))
      const put = putCreditRule(deps.sql, rule, expected, c.get('actor'), deps.now())
      const revision = await put.catch((error: unknown) => {
        if (!(error instanceof ConstraintError) || error.constraint !== 'nothing_changed_meanwhile') throw error
        throw new AppError('conflict', { key: 'error_rule_day', facts: { day: rule.effectiveOn } })
      })
      tagged(c, revision)
      return c.json(rule, 200)
    },
  )
}
