/** All logs that a filter lists, as a sheet. */
import { MOST_A_PAGE } from '../contract/list.ts'
import { LOG_COLUMNS, LOG_SHEET, type LogRow } from '../contract/sheets-logs.ts'
import { namesByDay } from '../store/register/day-names.ts'
import { findLogLines, type LogLine } from '../store/screening/log-lines.ts'
import type { App, Deps } from './deps.ts'
import { today } from './queries.ts'
import { logsAsked } from './screenings.ts'
import { serveSheets } from './sheets.ts'

export function logSheetRoutes(app: App, deps: Deps): void {
  serveSheets(app, deps, LOG_SHEET, async (request) => {
    const { asked, place, nextOf } = logsAsked(request)
    const { items, next } = await findLogLines(request.at.sql, asked, MOST_A_PAGE, place)
    return { rows: await named(request.at, items), ...nextOf(next), columns: LOG_COLUMNS }
  })
}

/** With what the register called everything on the day. */
async function named(deps: Deps, lines: LogLine[]): Promise<LogRow[]> {
  const namesOf = await namesByDay(deps.sql, today(deps))
  return lines.map((line) => {
    const { filmTitles, ...names } = namesOf({ ...line, day: line.screenedOn })
    return {
      ...line,
      ...names,
      filmNames: [...filmTitles, ...line.filmTitles],
      findings: line.findings.map((code) => ({ code })),
    }
  })
}
