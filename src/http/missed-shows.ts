/** Shows that did not happen, over HTTP: why, by whom, and listed; in no figure. */
import { missedShows } from '../contract/screenings.ts'
import { type AppError, invalid } from '../domain/errors.ts'
import { NewMissedShow, tooLongAgo } from '../domain/screening/missed-show.ts'
import { namesByDay } from '../store/register/day-names.ts'
import { findMissedShows, keepMissedShows } from '../store/screening/missed-shows.ts'
import { receiptOf, resultsIn, takeEach } from './bodies.ts'
import type { App, Deps } from './deps.ts'
import { afterIn, futureDay, nextIn, today } from './queries.ts'
import { ownTeam } from './screenings.ts'
import { kept, serve } from './serve.ts'
import { serveList } from './sheets.ts'
import { MISSED_SHEET } from '../contract/sheets-logs.ts'

const MISSED_KEY = ['on', 'receivedAt', 'id'] as const

export function missedShowRoutes(app: App, deps: Deps): void {
  const dayProblem = (show: NewMissedShow): AppError | null => {
    const tooOld = tooLongAgo(show, deps.now(), deps.config.TIME_ZONE)
    return futureDay(deps, 'on', show.on) ?? (tooOld && invalid(tooOld))
  }

  serve(app, deps, missedShows.send, async ({ body: show, actor }) => {
    const problem = dayProblem(show)
    if (problem) throw problem
    const { isNew, receipt } = receiptOf(await keepMissedShows(deps.sql, [show], actor, deps.now()))
    return kept(isNew, receipt)
  })

  serve(app, deps, missedShows.sendMany, async ({ body, actor, language }) => {
    const outcomes = await takeEach(body.missedShows, NewMissedShow, dayProblem, (shows) =>
      keepMissedShows(deps.sql, shows, actor, deps.now()),
    )
    return { results: resultsIn(language, outcomes, (receipt) => receipt) }
  })

  serveList(app, deps, MISSED_SHEET, async ({ at, query: { cursor, limit = 50, ...filter }, actor }) => {
    const asked = { ...filter, team: ownTeam(actor, filter.team) }
    const { items, total, next } = await findMissedShows(at.sql, asked, limit, afterIn(MISSED_KEY, cursor))
    const namesOf = await namesByDay(at.sql, today(at))
    const named = items.map((show) => {
      const { filmTitles: _, ...names } = namesOf({ ...show, day: show.on })
      return { ...show, ...names }
    })
    return { items: named, total, ...nextIn(MISSED_KEY, next) }
  })
}
