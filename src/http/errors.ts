/** Problems as RFC 9457: the one place where a code becomes an HTTP status and a sentence gets its language. */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type Problem, STATUS } from '../contract/problem.ts'
import { AppError, WrongMethod } from '../domain/errors.ts'
import type { Language } from '../domain/sentence.ts'
import { say } from '../domain/language.ts'
import { Unavailable, type Why } from '../store/engine/unavailable.ts'
import type { App, Env } from './deps.ts'

/** A problem as a reader sees it; `status` differs from the table only for a body that is no JSON (400). */
export function problemOf(error: AppError, language: Language, status: number = STATUS[error.code]): Problem {
  const issues = error.issues.map(({ path, sentence }) => ({ path, message: say(language, sentence) }))
  return {
    type: `/api/docs#${error.code}`,
    title: say(language, { key: `title_${error.code}` }),
    status,
    code: error.code,
    detail: say(language, error.sentence),
    ...(issues.length > 0 && { issues }),
  }
}

export class NotUtf8 extends HTTPException {
  constructor() {
    super(400)
  }
}

export function answerError(thrown: unknown, c: Context<Env>): Response {
  const status = thrown instanceof HTTPException && thrown.status === 400 ? 400 : undefined
  const error = translated(thrown, c)
  const problem = problemOf(error, c.get('language'), status)
  const headers: Record<string, string> = { 'content-type': 'application/problem+json; charset=UTF-8' }
  if (error instanceof WrongMethod) headers['allow'] = error.allowed.join(', ')
  if (error.retryAfterSeconds !== undefined) headers['retry-after'] = String(error.retryAfterSeconds)
  return c.body(JSON.stringify(problem), problem.status as 422, headers)
}

/** A lock is let go of in seconds, an overload passes; a full or broken disk takes a person. */
const RETRY_SECONDS: Record<Why, number> = {
  locked: 5,
  overloaded: 5,
  full: 60,
  read_only: 60,
  disk: 60,
}

/** Hono's own refusals say what they mean; whatever else was thrown is ours to mend, logged whole and told flatly. */
function translated(thrown: unknown, c: Context<Env>): AppError {
  if (thrown instanceof AppError) return thrown
  if (thrown instanceof HTTPException && thrown.status === 400) {
    return new AppError('invalid', { key: thrown instanceof NotUtf8 ? 'error_body_not_utf8' : 'error_body_not_json' })
  }
  if (thrown instanceof HTTPException && thrown.status === 413) {
    return new AppError('too_large', { key: 'error_too_large', facts: { megabytes: 1 } })
  }
  if (thrown instanceof Unavailable) {
    c.get('log')(`unavailable (${thrown.why}) ${c.req.method} ${c.req.path} ${String(thrown.cause)}`)
    return new AppError('unavailable', { key: 'error_unavailable' }, { retryAfterSeconds: RETRY_SECONDS[thrown.why] })
  }
  if (isCutOff(thrown)) {
    c.get('log')(`cut off ${c.req.method} ${c.req.path}`)
    return new AppError('invalid', { key: 'error_cut_off' })
  }
  const reference = crypto.randomUUID().slice(0, 8)
  c.get('log')(
    `error ${reference} ${c.req.method} ${c.req.path} ${thrown instanceof Error ? thrown.stack : String(thrown)}`,
  )
  return new AppError('internal', { key: 'error_internal', facts: { reference } })
}

/** Who was sending went away, or lost the signal: nobody hears the answer, and there is nothing to mend. */
const isCutOff = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'ECONNRESET'

/** Pages are only read, whatever their address. */
const PAGES = ['GET', 'HEAD']

/** What is said at an address that is nothing, or that does not take what it was asked. */
export function noSuchRoute(app: App, c: Context<Env>): AppError {
  const { method, path } = c.req
  const allowed = path.startsWith('/api/') || methodsAt(app, path).length > 0 ? methodsAt(app, path) : PAGES
  if (allowed.length === 0 || allowed.includes(method)) return new AppError('not_found', { key: 'error_no_route' })
  return new WrongMethod(method, allowed)
}

function methodsAt(app: App, path: string): string[] {
  const here = app.routes.filter((route) => route.method !== 'ALL' && route.path !== '*' && isAt(route.path, path))
  const methods = new Set(here.map(({ method }) => method))
  if (methods.has('GET')) methods.add('HEAD')
  return [...methods].sort()
}

function isAt(pattern: string, path: string): boolean {
  const [parts, asked] = [pattern.split('/'), path.split('/')]
  return (
    parts.length === asked.length && parts.every((part, i) => (part.startsWith(':') ? asked[i] : part === asked[i]))
  )
}
