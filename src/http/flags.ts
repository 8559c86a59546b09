/** Flags over HTTP: what is open, what has been cleared, and who sees to it. */
import { overviewSettings } from '../config.ts'
import { type FlagDetail, flags } from '../contract/flags.ts'
import { notFound } from '../domain/errors.ts'
import { assigneeIn, type FlagRecord, isLate, type KeptFlag } from '../domain/flag/flag-life.ts'
import { flagIn } from '../domain/flag/flags.ts'
import type { Language } from '../domain/sentence.ts'
import { acknowledgeFlag, refreshFlags } from '../store/flag/flag-life.ts'
import { findFlag, findFlags } from '../store/flag/flags.ts'
import type { App, Deps } from './deps.ts'
import { afterIn, badCursor, inForce, nextIn, today } from './queries.ts'
import { serve } from './serve.ts'

const KEY = ['cleared', 'gravity', 'firstOn', 'id'] as const

export function flagRoutes(app: App, deps: Deps): void {
  /** Nobody is shown yesterday's facts. */
  const refresh = async (): Promise<void> => refreshFlags(deps.sql, deps.now, overviewSettings(await inForce(deps)))

  serve(app, deps, flags.list, async ({ query: { cursor, limit = 50, ...filter }, language }) => {
    const place = afterIn(KEY, cursor)
    if (place && !/^\d$/.test(place.gravity)) throw badCursor()
    await refresh()
    const day = today(deps)
    const after = place && { ...place, gravity: Number(place.gravity) }
    const { items, total, next } = await findFlags(deps.sql, filter, day, limit, after)
    return { items: items.map((flag) => told(flag, day, language)), total, ...nextIn(KEY, next) }
  })

  serve(app, deps, flags.read, async ({ params: { id }, language }) => {
    await refresh()
    return detailOf(deps, id, language)
  })

  serve(app, deps, flags.acknowledge, async ({ params: { id }, body, actor, language }) => {
    await refresh()
    await acknowledgeFlag(deps.sql, id, body, actor, deps.now(), today(deps))
    return detailOf(deps, id, language)
  })
}

const told = (flag: FlagRecord, day: string, language: Language): KeptFlag => ({
  ...flagIn(language, flag),
  assignee: assigneeIn(flag),
  returned: flag.number > 1,
  isLate: isLate(flag, day),
})

async function detailOf(deps: Deps, id: string, language: Language): Promise<FlagDetail> {
  const found = await findFlag(deps.sql, id)
  if (!found) throw notFound('noun_flag', id)
  const { history, ...flag } = found
  return { ...told(flag, today(deps), language), history }
}
