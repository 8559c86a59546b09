/** Who may call a route: finds the actor behind a cookie or a token, and refuses the others. */
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Needs, Route } from '../contract/route.ts'
import { type Actor, SCOPES } from '../domain/people/account.ts'
import { AppError } from '../domain/errors.ts'
import type { Sentence } from '../domain/language.ts'
import type { Deps, Env } from './deps.ts'
import { actorOf, isMeant, requireOwnOrigin } from './auth.ts'
import { warn } from './warnings.ts'

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']
const COOKIE: Record<string, string[]>[] = [{ cookie: [] }]
const COOKIE_OR_TOKEN: Record<string, string[]>[] = [...COOKIE, { bearer: [] }]

export function hasScope({ role, scopes }: Pick<Actor, 'role' | 'scopes'>, needs: Needs): boolean {
  if (scopes === undefined || needs === 'any') return true
  if (needs === 'people') return false
  return needs === 'all' ? SCOPES[role].every((scope) => scopes.includes(scope)) : scopes.includes(needs)
}

/**
 * For the roles named, by token only with the scope. Every role is named: nothing is open by omission.
 */
export function admitted(
  deps: Deps,
  { may: roles, needs, handsIn }: Pick<Extract<Route, { needs: Needs }>, 'may' | 'needs' | 'handsIn'>,
) {
  const check = createMiddleware<Env>(async (c, next) => {
    const actor = await actorOf(c, deps, handsIn === true)
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
