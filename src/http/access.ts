/** Who may call a route: finds the actor behind a cookie or a token, and refuses the others. */
import { createMiddleware } from 'hono/factory'
import * as z from 'zod'
import type { Role } from '../domain/account.ts'
import { AppError } from '../domain/errors.ts'
import type { Deps, Env } from './app.ts'
import { actorOf, isMeant, requireOwnOrigin } from './auth.ts'
import { Problem } from './errors.ts'

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']
const SIGNED_IN: Record<string, string[]>[] = [{ cookie: [] }, { bearer: [] }]

interface Door {
  /** Also for teams whose account was disabled: what they made before is handed in here, for review. */
  handsIn: true
}
type Admitted = [Role, ...Role[]] | [Role, ...Role[], Door]
const isRole = (one: Role | Door): one is Role => typeof one === 'string'

/** For the roles named; spread into a route's definition. Every role is named: nothing is open by omission. */
export function access(deps: Deps, ...admitted: Admitted) {
  const roles = admitted.filter(isRole)
  const handsIn = roles.length < admitted.length
  const check = createMiddleware<Env>(async (c, next) => {
    const actor = await actorOf(c, deps, handsIn)
    const isOut = actor?.revokedAt !== undefined && actor.role !== 'team'
    if (!actor || isOut || !isMeant(c, actor)) {
      throw new AppError('unauthorized', { key: 'error_unauthorized' })
    }
    if (actor.via === 'session' && !SAFE_METHODS.includes(c.req.method)) requireOwnOrigin(c, deps)
    if (!roles.includes(actor.role)) throw new AppError('forbidden', { key: 'error_forbidden' })
    c.set('actor', actor)
    await next()
  })
  return { middleware: check, security: SIGNED_IN, 'x-roles': roles }
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

/** A number in an address: digits and nothing else, described as the number it is. */
export const digits = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .pipe(z.int().min(minimum).max(maximum))
    .meta({ type: 'integer', minimum, maximum })
export const Limit = digits(1, 500).optional().meta({ description: 'At most so many on this page' })
