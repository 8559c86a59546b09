/** Townships, teams and films are alike: a list, one by its code, and a way for managers to put it. */
import { listOf, Paging } from '../contract/list.ts'
import { createRoute } from '@hono/zod-openapi'
import type * as z from 'zod'
import { notFound } from '../domain/errors.ts'
import type { WordKey } from '../domain/language.ts'
import { audited, type SubjectKind } from '../store/people/audit.ts'
import { changeThing, revisionOf } from '../store/people/revisions.ts'
import type { Statement } from '../store/engine/sql.ts'
import { access, jsonAnswer, jsonBody, NoQuery, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { oldRevalidated, unchanged } from './freshness.ts'
import { expectedBy, Preconditions, tagged } from './preconditions.ts'
import { CodeParam, pageOf, requireSameCode } from './queries.ts'

export interface Noun<T> {
  path: 'townships' | 'teams' | 'films'
  kind: SubjectKind & ('township' | 'team' | 'film')
  schema: z.ZodType<T>
  read: () => Promise<T[]>
  write: (things: T[]) => Statement
}
type Access = ReturnType<typeof access>

export function nounRoutes<T extends { code: string }>(app: App, deps: Deps, everyone: Access, noun: Noun<T>): void {
  const { path, schema, read } = noun
  app.openapi(
    createRoute({
      method: 'get',
      path: `/api/${path}`,
      ...oldRevalidated(deps, everyone),
      request: { query: Paging },
      responses: { 200: jsonAnswer(listOf(schema), `All ${path}`), ...unchanged, ...problems },
    }),
    async (c) =>
      c.json(
        pageOf(await read(), c.req.valid('query'), ({ code }) => code),
        200,
      ),
  )
  getOne(app, deps, everyone, noun)
  putOne(app, deps, noun)
}

const withCode = <T extends { code: string }>(things: T[], code: string): T | null =>
  things.find((thing) => thing.code === code) ?? null

function getOne<T extends { code: string }>(app: App, deps: Deps, everyone: Access, noun: Noun<T>): void {
  const { path, kind, schema, read } = noun
  app.openapi(
    createRoute({
      method: 'get',
      path: `/api/${path}/{code}`,
      ...everyone,
      request: { query: NoQuery, params: CodeParam },
      responses: { 200: jsonAnswer(schema, 'One of them; its ETag is for changing it'), ...problems },
    }),
    async (c) => {
      const { code } = c.req.valid('param')
      tagged(c, await revisionOf(deps.sql, { subjectKind: kind, subjectId: code }))
      const thing = withCode(await read(), code)
      if (!thing) throw notFound(`noun_${kind}` satisfies WordKey, code)
      return c.json(thing, 200)
    },
  )
}

function putOne<T extends { code: string }>(app: App, deps: Deps, noun: Noun<T>): void {
  const { path, kind, schema, read, write } = noun
  app.openapi(
    createRoute({
      method: 'put',
      path: `/api/${path}/{code}`,
      ...access(deps, 'all', 'manager'),
      request: { query: NoQuery, params: CodeParam, headers: Preconditions, body: jsonBody(schema) },
      responses: { 200: jsonAnswer(schema, 'As it is kept now'), ...problems },
    }),
    async (c) => {
      const wanted = c.req.valid('json')
      const { code } = wanted
      requireSameCode(c.req.valid('param').code, code)
      const subject = { subjectKind: kind, subjectId: code }
      const revision = await changeThing(deps.sql, {
        ...{ subject, wanted, expected: expectedBy(c.req.valid('header')) },
        read: async () => withCode(await read(), code),
        statements: (before) => {
          const entry = { action: 'put', ...subject, before: before ?? undefined, after: wanted }
          return [write([wanted]), audited(c.get('actor'), deps.now(), [entry])]
        },
      })
      tagged(c, revision)
      return c.json(wanted, 200)
    },
  )
}
