/** Who may call a route: finds the actor behind a cookie or a token, and refuses the others. */
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import * as z from 'zod'
import { type Actor, type Role, type Scope, SCOPES } from '../domain/people/account.ts'
import { AppError } from '../domain/errors.ts'
import type { Sentence } from '../domain/language.ts'
import type { Deps, Env } from './app.ts'
import { actorOf, isMeant, requireOwnOrigin } from './auth.ts'
import { Problem } from './errors.ts'
import { warn } from './warnings.ts'

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']
const COOKIE: Record<string, string[]>[] = [{ cookie: [] }]
const COOKIE_OR_TOKEN: Record<string, string[]>[] = [...COOKIE, { bearer: [] }]

/**
 * What a route asks of a token: one scope; whatever token there is (`any`); one that nobody narrowed (`all`), where the
 * register and its rules are kept; or none will do (`people`), where accounts, ways in and reviews are decided. A person
 * who is signed in is asked for nothing but the role.
 */
export type Needs = Scope | 'any' | 'all' | 'people'

export function hasScope({ role, scopes }: Pick<Actor, 'role' | 'scopes'>, needs: Needs): boolean {
  if (scopes === undefined || needs === 'any') return true
  if (needs === 'people') return false
  return needs === 'all' ? SCOPES[role].every((scope) => scopes.includes(scope)) : scopes.includes(needs)
}

interface Door {
  /** Also for teams whose account was disabled: what they made before is handed in here, for review. */
  handsIn: true
}
type Admitted = [Role, ...Role[]] | [Role, ...Role[], Door]
const isRole = (one: Role | Door): one is Role => typeof one === 'string'

/**
 * For the roles named, by token only with the scope; spread into a route's definition. Every role is named: nothing is
 * open by omission.
 */
export function access(deps: Deps, needs: Needs, ...admitted: Admitted) {
  const roles = admitted.filter(isRole)
  const handsIn = roles.length < admitted.length
  const check = createMiddleware<Env>(async (c, next) => {
    const actor = await actorOf(c, deps, handsIn)
    const isOut = actor?.revokedAt !== undefined && actor.role !== 'team'
    if (!actor || isOut || !isMeant(c, actor)) {
      throw new AppError('unauthorized', { key: 'error_unauthorized' })
    }
    try {
      if (actor.via === 'session' && !SAFE_METHODS.includes(c.req.method)) requireOwnOrigin(c, deps)
      if (!roles.includes(actor.role)) throw new AppError('forbidden', { key: 'error_forbidden' })
      if (!hasScope(actor, needs)) throw new AppError('forbidden', scopeSentence(needs))
    } catch (refusal) {
      await tellOf(c, deps, actor)
      throw refusal
    }
    c.set('actor', actor)
    await next()
  })
  const security = needs === 'people' ? COOKIE : COOKIE_OR_TOKEN
  return { middleware: check, security, 'x-roles': roles, 'x-scope': needs }
}

const scopeSentence = (needs: Needs): Sentence =>
  needs === 'people' || needs === 'any'
    ? { key: 'error_people_only' }
    : { key: 'error_scope', facts: { scope: { key: `scope_${needs}` } } }

const MOST_CHARACTERS = 200

async function tellOf(c: Context<Env>, deps: Deps, actor: Actor): Promise<void> {
  const request = `${c.req.method} ${c.req.path}`.slice(0, MOST_CHARACTERS)
  const subjectKind = actor.via === 'session' ? 'session' : 'token'
  await warn(c, deps, { action: 'refused', actor, subjectKind, subjectId: actor.id, after: { request } })
}

/** A route that takes no query parameters; unknown ones are refused, so a misspelt filter never lists everything. */
export const NoQuery = z.object({}).strict()

/** The body of a JSON request: always required, or an empty one would pass as `{}`. */
export const jsonBody = <S extends z.ZodType>(schema: S) => ({
  required: true as const,
  content: { 'application/json': { schema } },
})
export const jsonAnswer = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})
export const problems = {
  default: { description: 'A problem', content: { 'application/problem+json': { schema: Problem } } },
}

/** Lists: at most 500 a page, the next one behind a cursor. */
export const listOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), total: z.int(), nextCursor: z.string().optional() })
