/** What is said at an address that is nothing, or that does not take what it was asked. */
import type { Context } from 'hono'
import { AppError, WrongMethod } from '../domain/errors.ts'
import type { App, Env } from './deps.ts'

/** Pages are only read, whatever their address. */
const PAGES = ['GET', 'HEAD']

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
