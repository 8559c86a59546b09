/** All logs that a filter lists, as a sheet. */
import { MOST_A_PAGE } from '../contract/list.ts'
import { LOG_COLUMNS, LOG_SHEET, type LogRow } from '../contract/sheets-logs.ts'
import { everyFilm } from '../store/register/register.ts'
import { everyTeam } from '../store/register/teams.ts'
import { everyVillage } from '../store/register/villages.ts'
import { findLogLines, type LogLine } from '../store/screening/log-lines.ts'
import type { Sql } from '../store/engine/sql.ts'
import type { App, Deps } from './deps.ts'
import { logsAsked } from './screenings.ts'
import { serveSheets } from './sheets.ts'

export function logSheetRoutes(app: App, deps: Deps): void {
  serveSheets(app, deps, LOG_SHEET, async (request) => {
    const { asked, place, nextOf } = logsAsked(request)
    const { items, next } = await findLogLines(request.at.sql, asked, MOST_A_PAGE, place)
    return { rows: await named(request.at.sql, items), ...nextOf(next), columns: LOG_COLUMNS }
  })
}

/** With what the register calls everything. */
async function named(sql: Sql, lines: LogLine[]): Promise<LogRow[]> {
  const register = await sql.read({ villages: everyVillage, teams: everyTeam, films: everyFilm })
  const villages = new Map(register.villages.map((village) => [village.code, village]))
  const teams = new Map(register.teams.map(({ code, name }) => [code, name]))
  const films = new Map(register.films.map(({ code, title }) => [code, title]))
  return lines.map((line) => {
    const village = villages.get(line.villageCode)
    return {
      ...line,
      villageName: village?.name ?? line.villageCode,
      townshipName: village?.townshipName ?? '',
      teamName: teams.get(line.teamCode) ?? line.teamCode,
      filmNames: [...line.filmCodes.map((code) => films.get(code) ?? code), ...line.filmTitles],
      findings: line.findings.map((code) => ({ code })),
    }
  })
}
