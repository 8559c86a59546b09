/** All logs that a filter lists, as a sheet. */
import { MOST_A_PAGE } from '../contract/route.ts'
import { LOG_COLUMNS, LOG_SHEET, type LogRow } from '../contract/sheets-logs.ts'
import { type Actor, isOfDesk } from '../domain/people/account.ts'
import type { ProofNeed } from '../domain/screening/proof.ts'
import { ask } from '../store/engine/sql.ts'
import { namesByDay } from '../store/register/day-names.ts'
import { answersTo } from '../store/screening/cadre-answers.ts'
import { findLogLines, type LogLine } from '../store/screening/log-lines.ts'
import { unproven } from '../store/screening/unproven.ts'
import type { App, Deps } from './deps.ts'
import { proofRules } from './log-findings.ts'
import { hides } from './masked-answers.ts'
import { today } from './queries.ts'
import { logsAsked } from './screenings.ts'
import { serveSheets } from './sheets.ts'

type Telling = (lines: LogLine[]) => Promise<LogRow[]>

export function logSheetRoutes(app: App, deps: Deps): void {
  /** All pages of a sheet call everything alike, and the register is read for them once. */
  const tellings = new WeakMap<object, Promise<Telling>>()
  serveSheets(app, deps, LOG_SHEET, async (request) => {
    const { asked, place, nextOf } = logsAsked(request)
    const hidesPeople = request.query.q !== undefined && (await hides(deps, request.actor))
    const { items, next } = await findLogLines(request.at.sql, { ...asked, hidesPeople }, MOST_A_PAGE, place)
    const telling = tellings.get(request.c) ?? tellingBy(request.at, request.actor)
    tellings.set(request.c, telling)
    return { rows: await (await telling)(items), ...nextOf(next), columns: LOG_COLUMNS }
  })
}

/** With what the register called everything on the day, and what stands in other tables; what a village said is told at the desk alone. */
async function tellingBy(deps: Deps, { role }: Actor): Promise<Telling> {
  const { sql, config } = deps
  const [namesOf, rules] = await Promise.all([namesByDay(sql, today(deps)), proofRules(deps)])
  const isProofAsked = rules.some(({ needs }) => needs.length > 0)
  return async (lines) => {
    const ids = lines.map(({ id }) => id)
    const [cadre, lacking] = await Promise.all([
      isOfDesk(role) ? ask(sql, answersTo(lines)) : undefined,
      isProofAsked ? unproven(sql, ids, config.SHOW_PROOF) : new Map<string, ProofNeed[]>(),
    ])
    return lines.map((line) => {
      const { filmTitles, ...names } = namesOf({ ...line, day: line.screenedOn })
      return {
        ...line,
        ...names,
        filmNames: [...filmTitles, ...line.filmTitles],
        findings: line.findings.map((code) => ({ code })),
        cadre: cadre?.get(line.id),
        proofMissing: lacking.get(line.id)?.map((need) => ({ need })),
      }
    })
  }
}
