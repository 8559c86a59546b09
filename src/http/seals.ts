/** Seals of the trail over HTTP, and the check of what rests on it. */
import { MOST_A_PAGE } from '../contract/route.ts'
import { seals } from '../contract/seals.ts'
import { AppError } from '../domain/errors.ts'
import { say } from '../domain/language.ts'
import { checkStep } from '../store/trail/check.ts'
import { findSeals, newestSeal } from '../store/trail/seals.ts'
import type { App, Deps } from './deps.ts'
import { numberIn, pageFrom } from './queries.ts'
import { serve } from './serve.ts'

export function sealRoutes(app: App, deps: Deps): void {
  serve(app, deps, seals.list, async ({ query: { cursor, limit = MOST_A_PAGE } }) => {
    const { items, total } = await findSeals(deps.sql, limit + 1, numberIn(cursor))
    return pageFrom(items, limit, total, ({ number }) => [String(number)])
  })

  serve(app, deps, seals.head, async () => {
    const head = await newestSeal(deps.sql)
    if (!head) throw new AppError('not_found', { key: 'seal_none' })
    return head
  })

  serve(app, deps, seals.check, async ({ query: { at }, language }) => {
    const { part, looked, next, fault } = await checkStep(deps, at)
    return { part, looked, ...(next !== undefined && { next }), ...(fault && { fault: say(language, fault) }) }
  })
}
