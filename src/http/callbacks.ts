/** 抽查回访 over HTTP. */
import { callbackDraws, callbacks } from '../contract/callbacks.ts'
import { MOST_A_PAGE } from '../contract/route.ts'
import { CALLBACK_SHEET } from '../contract/sheets-callbacks.ts'
import { shareBetween } from '../domain/callback/share.ts'
import { invalid, notFound } from '../domain/errors.ts'
import type { Actor } from '../domain/people/account.ts'
import { lastDayOf } from '../domain/period.ts'
import type { Language } from '../domain/sentence.ts'
import { drawCallbacks, findDraw, findDraws, readDraw } from '../store/callback/callback-draws.ts'
import { findCallbacks, putCallback } from '../store/callback/callbacks.ts'
import { ask } from '../store/engine/sql.ts'
import { everyTeam } from '../store/register/teams.ts'
import { logRows, screeningOf } from '../store/screening/screenings.ts'
import type { App, Deps } from './deps.ts'
import { afterIn, badCursor, fromCursor, inForce, nextIn, pageFrom, today } from './queries.ts'
import { answersOf } from './screenings.ts'
import { kept, serve } from './serve.ts'
import { serveList } from './sheets.ts'

const KEY = ['month', 'place'] as const

export function callbackRoutes(app: App, deps: Deps): void {
  drawRoutes(app, deps)

  serveList(app, deps, CALLBACK_SHEET, async ({ at, query: { cursor, limit = 50, ...filter }, actor, language }) => {
    const after = afterIn(KEY, cursor)
    if (after && !/^\d{1,9}$/.test(after.place)) throw badCursor()
    const place = after && { month: after.month, place: Number(after.place) }
    const { ids, total, next } = await findCallbacks(at.sql, filter, limit, place)
    return { items: await drawnLogs(at, ids, actor, language), total, ...nextIn(KEY, next) }
  })

  serve(app, deps, callbacks.put, async ({ params: { id: asked }, body, actor, language }) => {
    const id = asked.toLowerCase()
    const { SINGLE_MANAGER: isSingleManager } = await inForce(deps)
    await putCallback(deps.sql, id, body, { actor, isSingleManager, now: deps.now() })
    const [answer] = await drawnLogs(deps, [id], actor, language)
    if (!answer) throw notFound('noun_callback', id)
    return answer
  })
}

async function drawnLogs(at: Deps, ids: string[], actor: Actor, language: Language) {
  const rows = await ask(at.sql, logRows(ids))
  const logs = ids.flatMap((id) => {
    const row = rows.get(id)
    return row ? [screeningOf(row)] : []
  })
  const answers = await answersOf(at, language, logs, actor)
  return answers.flatMap(({ callback, ...log }) => (callback ? [{ ...log, callback }] : []))
}

function drawRoutes(app: App, deps: Deps): void {
  serve(app, deps, callbackDraws.list, async ({ at, query: { cursor, limit = MOST_A_PAGE } }) => {
    const [before] = fromCursor(cursor, 1) ?? []
    const { items, total } = await findDraws(at.sql, limit + 1, before)
    return pageFrom(items, limit, total, ({ month }) => [month])
  })

  serve(app, deps, callbackDraws.draw, async ({ body: { month }, actor }) => {
    if (lastDayOf(month) > today(deps)) {
      throw invalid({ path: 'month', sentence: { key: 'callback_too_early', facts: { day: lastDayOf(month) } } })
    }
    const { CALLBACK_PERCENT: percent } = await inForce(deps)
    const isNew = await drawCallbacks(deps, month, percent, actor)
    const draw = await findDraw(deps.sql, month)
    if (!draw) throw notFound('noun_callback_draw', month)
    return kept(isNew, draw)
  })

  serve(app, deps, callbackDraws.read, async ({ at, params: { month } }) => {
    const { draw, pool, drawn, teams } = await readDraw(at.sql, month)
    if (!draw) throw notFound('noun_callback_draw', month)
    const { every } = await at.sql.read({ every: everyTeam })
    const names = new Map(every.map(({ code, name }) => [code, name]))
    const told = teams.map(({ teamCode, ...counts }) => ({
      teamCode,
      teamName: names.get(teamCode) ?? teamCode,
      logs: pool[teamCode]?.length ?? 0,
      ...counts,
      confirmedBetween: shareBetween(counts.confirmed, counts.confirmed + counts.denied),
    }))
    return { ...draw, teams: told.sort((a, b) => (a.teamCode < b.teamCode ? -1 : 1)), pool, drawn }
  })
}
