/** Targets over HTTP, and the entries of those that are counted by hand. */
import { listOf, Paging } from '../contract/list.ts'
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { invalid, notFound } from '../domain/errors.ts'
import { NewTargetEntry, Target, TargetChange } from '../domain/target/target.ts'
import { Day } from '../domain/period.ts'
import type { WordKey } from '../domain/language.ts'
import { addTargetEntry } from '../store/target/target-entries.ts'
import { revisionOf } from '../store/people/revisions.ts'
import {
  inForceAmong,
  putTarget,
  takeBackVersion,
  targetsOn,
  targetSubject,
  type TargetVersion as Version,
  targetVersions,
} from '../store/target/targets.ts'
import { allTeams } from '../store/register/teams.ts'
import { allTownships, findVillage } from '../store/register/villages.ts'
import { access, jsonAnswer, jsonBody, NoQuery, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { oldRevalidated, unchanged } from './freshness.ts'
import { expectedBy, Preconditions, tagged } from './preconditions.ts'
import { CodeParam, pageOf, requireNotFuture, requireSameCode, today } from './queries.ts'

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
  listVersions(app, deps)
  takeBackOne(app, deps)
  postEntry(app, deps)
}

const EntryAnswer = NewTargetEntry.extend({ targetCode: z.string() }).meta({ id: 'TargetEntry' })

function listTargets(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/targets',
      ...oldRevalidated(deps, access(deps, 'read', 'team', 'technician', 'manager')),
      request: { query: Paging },
      responses: {
        200: jsonAnswer(listOf(Target), 'All targets, as they are in force today'),
        ...unchanged,
        ...problems,
      },
    }),
    async (c) => {
      const targets = await targetsOn(deps.sql, today(deps))
      return c.json(
        pageOf(targets, c.req.valid('query'), ({ code }) => code),
        200,
      )
    },
  )
}

function putOneTarget(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/targets/{code}',
      ...access(deps, 'all', 'manager'),
      request: { query: NoQuery, params: CodeParam, headers: Preconditions, body: jsonBody(TargetChange) },
      responses: {
        200: jsonAnswer(TargetChange, 'As it is kept now; the days before `effectiveOn` keep what they had'),
        ...problems,
      },
    }),
    async (c) => {
      const { effectiveOn = today(deps), ...target } = c.req.valid('json')
      requireSameCode(c.req.valid('param').code, target.code)
      await requireScope(deps, target.scope)
      const put = { target, effectiveOn, expected: expectedBy(c.req.valid('header')) }
      tagged(c, await putTarget(deps.sql, put, c.get('actor'), deps.now()))
      return c.json({ ...target, effectiveOn }, 200)
    },
  )
}

const TargetVersion = z
  .object({
    effectiveOn: Day.nullable().meta({ description: 'In force from this day on; null of what was there at first' }),
    isInForce: z.boolean().meta({ description: 'Today' }),
    target: Target,
    madeAt: z.string().optional(),
    madeBy: z.string().optional(),
  })
  .meta({ id: 'TargetVersion' })
const Versions = listOf(TargetVersion)

function listVersions(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/targets/{code}/versions',
      ...access(deps, 'read', 'technician', 'manager'),
      request: { query: Paging, params: CodeParam },
      responses: {
        200: jsonAnswer(Versions, 'What it was from which day on, oldest first; its ETag is for changing it'),
        ...problems,
      },
    }),
    async (c) => {
      const { code } = c.req.valid('param')
      tagged(c, await revisionOf(deps.sql, targetSubject(code)))
      const versions = await targetVersions(deps.sql, code)
      if (!versions) throw notFound('noun_target', code)
      return c.json(
        pageOf(versionsIn(versions, today(deps)), c.req.valid('query'), ({ effectiveOn }) => effectiveOn ?? ''),
        200,
      )
    },
  )
}

function versionsIn(versions: Version[], day: string) {
  const inForce = inForceAmong(versions, day)
  return versions.map((version) => ({ ...version, isInForce: version === inForce }))
}

const VersionParams = z.object({ code: CodeParam.shape.code, effectiveOn: Day }).strict()

function takeBackOne(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'delete',
      path: '/api/targets/{code}/versions/{effectiveOn}',
      ...access(deps, 'all', 'manager'),
      request: { query: NoQuery, params: VersionParams, headers: Preconditions },
      responses: {
        200: jsonAnswer(Versions, 'What is left; none of a target that had no other. The same again changes nothing'),
        ...problems,
      },
    }),
    async (c) => {
      const { code, effectiveOn } = c.req.valid('param')
      const expected = expectedBy(c.req.valid('header'))
      if (!(await targetVersions(deps.sql, code))) throw notFound('noun_target', code)
      const asked = { code, effectiveOn, expected }
      tagged(c, await takeBackVersion(deps.sql, asked, c.get('actor'), deps.now(), today(deps)))
      const left = versionsIn((await targetVersions(deps.sql, code)) ?? [], today(deps))
      return c.json({ items: left, total: left.length }, 200)
    },
  )
}

function postEntry(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/targets/{code}/entries',
      ...access(deps, 'reports', 'manager'),
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
