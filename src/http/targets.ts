/** Targets over HTTP, and the entries of those that are counted by hand. */
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { invalid } from '../domain/errors.ts'
import { NewTargetEntry, Target } from '../domain/target.ts'
import type { WordKey } from '../domain/words.ts'
import { addTargetEntry, allTargets, putTarget } from '../store/targets.ts'
import { allTeams } from '../store/teams.ts'
import { allTownships, findVillage } from '../store/villages.ts'
import { access, jsonAnswer, jsonBody, listOf, NoQuery, problems } from './access.ts'
import type { App, Deps } from './app.ts'
import { CodeParam, requireNotFuture } from './queries.ts'
import { requireSameCode } from './register.ts'

/** A target of a township, team or village that does not exist would count nothing for ever. */
async function requireScope(deps: Deps, { kind, code }: Target['scope']): Promise<void> {
  if (code === undefined) return
  const has = (things: { code: string }[]): boolean => things.some((thing) => thing.code === code)
  const unknown = (what: WordKey) =>
    invalid({ path: 'scope.code', sentence: { key: 'unknown_scope', facts: { what: { key: what }, code } } })
  if (kind === 'township' && !has(await allTownships(deps.sql))) throw unknown('noun_township')
  if (kind === 'team' && !has(await allTeams(deps.sql))) throw unknown('noun_team')
  if (kind === 'village' && !(await findVillage(deps.sql, code))) throw unknown('noun_village')
}

export function targetRoutes(app: App, deps: Deps): void {
  listTargets(app, deps)
  putOneTarget(app, deps)
  postEntry(app, deps)
}

const EntryAnswer = NewTargetEntry.extend({ targetCode: z.string() }).meta({ id: 'TargetEntry' })

function listTargets(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/targets',
      ...access(deps, 'team', 'technician', 'manager'),
      request: { query: NoQuery },
      responses: { 200: jsonAnswer(listOf(Target), 'All targets'), ...problems },
    }),
    async (c) => {
      const items = await allTargets(deps.sql)
      return c.json({ items, total: items.length }, 200)
    },
  )
}

function putOneTarget(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/targets/{code}',
      ...access(deps, 'manager'),
      request: { query: NoQuery, params: CodeParam, body: jsonBody(Target) },
      responses: { 200: jsonAnswer(Target, 'As it is kept now'), ...problems },
    }),
    async (c) => {
      const target = c.req.valid('json')
      requireSameCode(c.req.valid('param').code, target.code)
      await requireScope(deps, target.scope)
      await putTarget(deps.sql, target, c.get('actor'), deps.now())
      return c.json(target, 200)
    },
  )
}

function postEntry(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/targets/{code}/entries',
      ...access(deps, 'manager'),
      request: { query: NoQuery, params: CodeParam, body: jsonBody(NewTargetEntry) },
      responses: {
        201: jsonAnswer(EntryAnswer, 'Kept'),
        200: jsonAnswer(EntryAnswer, 'The same was kept already'),
        ...problems,
      },
    }),
    async (c) => {
      const { code } = c.req.valid('param')
      const entry = c.req.valid('json')
      requireNotFuture(deps, 'on', entry.on)
      const outcome = await addTargetEntry(deps.sql, code, entry, c.get('actor'), deps.now())
      return c.json({ ...entry, targetCode: code }, outcome === 'stored' ? 201 : 200)
    },
  )
}
