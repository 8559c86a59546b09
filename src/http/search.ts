/** One search over the register, the logs and the faults. */
import { FOUND, search } from '../contract/search.ts'
import { search as searchIn } from '../store/register/search.ts'
import type { App, Deps } from './deps.ts'
import { serve } from './serve.ts'

export function searchRoutes(app: App, deps: Deps): void {
  serve(app, deps, search.everything, async ({ query: { q, limit = FOUND } }) => ({
    q,
    ...(await searchIn(deps.sql, q, limit)),
  }))
}
