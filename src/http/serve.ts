/** From an entry of the contract and a handler to a route: its description, who may, what it takes, what it answers. */
import * as z from 'zod'
import { createRoute } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { Problem } from '../contract/problem.ts'
import {
  type BodyOf,
  type GivenOf,
  type Method,
  paramsOf,
  type ParamsOf,
  type QueryOf,
  type Route,
  type Status,
} from '../contract/route.ts'
import type { Actor } from '../domain/people/account.ts'
import type { Language } from '../domain/sentence.ts'
import type { Expected } from '../store/people/revisions.ts'
import { admitted } from './auth.ts'
import type { App, Deps, Env } from './deps.ts'
import { revalidated } from './freshness.ts'
import { answeredBeside } from './long-readings.ts'
import { answerText } from './masked-answers.ts'
import { asOfThen } from './queries.ts'

/** What a sender found before changing a thing, as HTTP says it. Saying nothing is allowed. */
const Preconditions = z.object({
  'if-match': z
    .string()
    // a proxy that compresses makes a strong tag weak
    .regex(/^(?:W\/)?"\d{1,15}"$/)
    .optional()
    .meta({ description: 'The ETag it was read with: somebody else’s change since then answers 409' }),
  'if-none-match': z
    .literal('*')
    .optional()
    .meta({ description: '`*`: only if there is no such thing yet, otherwise 409' }),
})

function expectedBy(given: z.infer<typeof Preconditions>): Expected | undefined {
  if (given['if-none-match'] !== undefined) return { isNew: true }
  const tag = /\d+/.exec(given['if-match'] ?? '')
  return tag ? { revision: Number(tag[0]) } : undefined
}

/** The ETag that a change names with If-Match. */
export const tagged = (c: Context<Env>, revision: number): void => c.header('etag', `"${revision}"`)

export interface Request<R extends Route> {
  c: Context<Env>
  /** What answers: the service as it is, or as it was at the moment that the query names. */
  at: Deps
  /** Who asks; of a route for everyone there is none. */
  actor: R['may'] extends 'everyone' ? undefined : Actor
  language: Language
  params: ParamsOf<R>
  query: QueryOf<R>
  body: BodyOf<R>
  /** What its sender found before changing a thing. */
  expected: Expected | undefined
}

/** An answer of another status than the route's only one. */
export class Reply<T> {
  readonly status: Status
  readonly body: T
  constructor(status: Status, body: T) {
    this.status = status
    this.body = body
  }
}
/** 201 for what is new, 200 for the same again. */
export const kept = <T>(isNew: boolean, body: T): Reply<T> => new Reply(isNew ? 201 : 200, body)
type Answer<R extends Route> = GivenOf<R> | Reply<GivenOf<R>> | Response
export type Handle<R extends Route> = (request: Request<R>) => Answer<R> | Promise<Answer<R>>

export function serve<R extends Route>(app: App, deps: Deps, route: R, handle: Handle<R>, looksAgain = false): void {
  const [usual = 200] = statusesOf(route)
  const answered = async (c: Context<Env>): Promise<Response> => {
    const valid = (target: string): unknown => c.req.valid(target as never)
    const { knownAt, ...query } = (valid('query') ?? {}) as { knownAt?: string }
    const elsewhere = await answeredBeside(c, deps, route, knownAt !== undefined)
    if (elsewhere) return elsewhere
    const answer = await handle({
      c,
      at: knownAt === undefined ? deps : await asOfThen(deps, knownAt),
      actor: c.get('actor') as Request<R>['actor'],
      language: c.get('language'),
      params: (valid('param') ?? {}) as ParamsOf<R>,
      query: query as QueryOf<R>,
      body: valid('json') as BodyOf<R>,
      expected: route.conditional ? expectedBy(valid('header') as z.infer<typeof Preconditions>) : undefined,
    })
    if (answer instanceof Response) return answer
    const { status, body } = answer instanceof Reply ? answer : new Reply(usual, answer)
    if (isBare(status)) return c.body(null, status)
    return c.body(await answerText(deps, c.get('actor'), body), status, JSON_TYPE)
  }
  app.openapi(createRoute({ ...described(route), ...guarded(deps, route, looksAgain) }), answered as never)
}

const JSON_TYPE = { 'content-type': 'application/json' }
const isBare = (status: Status): status is 204 | 304 => status === 204 || status === 304

/** A route's statuses; the first is what it answers where nothing else is said. */
const statusesOf = ({ says }: Route): Status[] =>
  typeof says === 'string' ? [200] : (Object.keys(says).map(Number) as Status[])

function guarded(deps: Deps, route: Route, looksAgain: boolean) {
  if (route.may === 'everyone') return {}
  const access = admitted(deps, route, looksAgain)
  const middleware: MiddlewareHandler<Env>[] = [access.middleware]
  // what is passed on was asked for anew
  if (route.fresh && !deps.passedOn) middleware.push(revalidated(deps, route.fresh))
  return { ...access, middleware }
}

/** A route that takes no query parameters; unknown ones are refused, so a misspelt filter never lists everything. */
const NoQuery = z.strictObject({})

/** Described, not parsed: a file is read as it is. */
const FILE = { schema: { type: 'string', format: 'binary' } } as const
const files = (types: readonly string[]) => Object.fromEntries(types.map((type) => [type, FILE]))
const json = (schema: z.ZodType) => ({ 'application/json': { schema } })
const problem = (schema: z.ZodType) => ({ 'application/problem+json': { schema } })

function described(route: Route) {
  const { method, path, tag, summary, query = NoQuery } = route
  const params = paramsOf(route)
  const content = bodyOf(route)
  return {
    method,
    path,
    operationId: operationId(method, path),
    tags: [tag],
    summary,
    request: {
      query,
      ...(params && { params }),
      ...(route.conditional && { headers: Preconditions }),
      // always required, or an empty one would pass as `{}`
      ...(content && { body: { required: true as const, content } }),
    },
    responses: responsesOf(route),
  }
}

function bodyOf({ body, sendsFile }: Route) {
  if (sendsFile) return files(sendsFile)
  return body && json(body)
}

interface Described {
  description: string
  content?: Record<string, { schema: z.ZodType | { type: 'string'; format: 'binary' } }>
}

function responsesOf(route: Route): Record<string, Described> {
  const { says, answer, answersFile } = route
  const content = (answer ?? answersFile) && { ...(answer && json(answer)), ...(answersFile && files(answersFile)) }
  const good = statusesOf(route).map((status): [Status, Described] => {
    const description = typeof says === 'string' ? says : (says[status] ?? '')
    return [status, { description, ...(!isBare(status) && content && { content }) }]
  })
  const bad = Object.entries(route.problems ?? {}).map(([status, told]): [string, Described] => [
    status,
    { description: told.says, content: problem(told.schema) },
  ])
  return {
    ...Object.fromEntries<Described>([...good, ...bad]),
    ...(route.fresh && { 304: { description: 'Nothing has changed since the ETag that If-None-Match names' } }),
    default: { description: 'A problem', content: problem(Problem) },
  }
}

/** `get /api/villages/{code}/audibility` is `getVillagesByCodeAudibility`. */
export function operationId(method: Method, path: string): string {
  const words = path
    .replace(/^\/api(?=\/)/, '')
    .replaceAll('{', 'by-')
    .split(/\W+/)
    .filter(Boolean)
  return method + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('')
}

/** `2017-H1.xlsx` is what a file is called beside its thing, and a router takes that for the thing's name: it stands in `2017-H1/sheet.xlsx`. */
export function calledByEnding(app: App, folder: string, endings: readonly string[], called: string): void {
  const ending = new RegExp(`\\.(${endings.join('|')})(?=$|\\?)`)
  app.use(`${folder}/:file`, async (c, next) => {
    const { url, raw } = c.req
    const beside = url.replace(ending, `/${called}.$1`)
    return beside === url ? next() : app.fetch(new Request(beside, raw), c.env)
  })
}
