/** All logs that a filter lists, as a sheet. */
import { MOST_A_PAGE } from '../contract/route.ts'
import { LOG_COLUMNS, LOG_SHEET, type LogRow } from '../contract/sheets-logs.ts'
import { namesByDay } from '../store/register/day-names.ts'
import { findLogLines, type LogLine } from '../store/screening/log-lines.ts'
import type { App, Deps } from './deps.ts'
import { hides } from './masked-answers.ts'
import { today } from './queries.ts'
import { logsAsked } from './screenings.ts'
import { serveSheets } from './sheets.ts'

type Naming = (lines: LogLine[]) => LogRow[]

export function logSheetRoutes(app: App, deps: Deps): void {
  /** All pages of a sheet call everything alike, and the register is read for them once. */
  const namings = new WeakMap<object, Promise<Naming>>()
  serveSheets(app, deps, LOG_SHEET, async (request) => {
    const { asked, place, nextOf } = logsAsked(request)
    const hidesPeople = request.query.q !== undefined && (await hides(deps, request.actor))
    const { items, next } = await findLogLines(request.at.sql, { ...asked, hidesPeople }, MOST_A_PAGE, place)
    const naming = namings.get(request.c) ?? namingBy(request.at)
    namings.set(request.c, naming)
    return { rows: (await naming)(items), ...nextOf(next), columns: LOG_COLUMNS }
  })
}

/** With what the register called everything on the day. */
async function namingBy(deps: Deps): Promise<Naming> {
  const namesOf = await namesByDay(deps.sql, today(deps))
  const namedOf = (line: LogLine): LogRow => {
    const { filmTitles, ...names } = namesOf({ ...line, day: line.screenedOn })
    return {
      ...line,
      ...names,
      filmNames: [...filmTitles, ...line.filmTitles],
      findings: line.findings.map((code) => ({ code })),
    }
  }
  return (lines) => lines.map(namedOf)
}
