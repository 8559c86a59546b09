/** 疑点 over HTTP. */
import { SUSPICION_SHEET } from '../contract/sheets-suspicions.ts'
import type { suspicions } from '../contract/suspicions.ts'
import { invalid } from '../domain/errors.ts'
import { say } from '../domain/language.ts'
import { addDays, daysBetween, earlierOf } from '../domain/period.ts'
import type { Language } from '../domain/sentence.ts'
import type { LookedAt, SuspiciousLog } from '../domain/suspicion/suspicion.ts'
import { MOST_GROUPS, MOST_LOGS_A_GROUP } from '../domain/suspicion/suspicion.ts'
import { type Group, logsIn, ownSentence, suspicionsOf } from '../domain/suspicion/suspicions.ts'
import { namesByDay } from '../store/register/day-names.ts'
import { everyTeam } from '../store/register/teams.ts'
import { readLookedAt } from '../store/screening/looked-at.ts'
import type { App, Deps } from './deps.ts'
import { today } from './queries.ts'
import type { Request } from './serve.ts'
import { serveList } from './sheets.ts'

/** Half a year unless told: what is usual shows in many logs. */
const DAYS = 181
const MOST_DAYS = 366

export function suspicionRoutes(app: App, deps: Deps): void {
  serveList(app, deps, SUSPICION_SHEET, async ({ at, query, language }) => {
    const days = daysAsked(at, query)
    const { logs, readFrom } = await readLookedAt(at.sql, days)
    const { teams } = await at.sql.read({ teams: everyTeam })
    const namesOf = await namesByDay(at.sql, today(at))
    const found = suspicionsOf(logs, at.config.TIME_ZONE)
    const names = new Map(teams.map(({ code, name }) => [code, name]))
    const nameOf = ({ teamCode }: { teamCode: string }): string => names.get(teamCode) ?? teamCode
    const asked = found.groups.filter(
      ({ teamCode, kind }) => teamCode === (query.team ?? teamCode) && kind === (query.kind ?? kind),
    )
    return {
      ...days,
      looked: logs.length,
      ...(readFrom !== undefined && { readFrom }),
      total: logsIn(found.groups),
      teams: found.teams.map((one) => ({ ...one, teamName: nameOf(one) })),
      groups: asked.slice(0, MOST_GROUPS).map((group) => ({
        kind: group.kind,
        sign: group.sign,
        teamCode: group.teamCode,
        teamName: nameOf(group),
        message: say(language, group.sentence),
        advice: say(language, group.advice),
        standsOut: group.standsOut,
        count: group.logs.length,
        logs: group.logs.slice(0, MOST_LOGS_A_GROUP).map((log) => told(log, group, namesOf, language)),
      })),
    }
  })
}

function daysAsked(
  at: Pick<Deps, 'now' | 'config'>,
  { from: first, to: last }: Request<typeof suspicions.read>['query'],
): { from: string; to: string } {
  const to = earlierOf(last ?? today(at), today(at))
  const from = first ?? addDays(to, 1 - DAYS)
  if (from > to) throw invalid({ path: 'from', sentence: { key: 'figures_backwards', facts: { from, asOf: to } } })
  if (daysBetween(from, to) >= MOST_DAYS)
    throw invalid({ path: 'from', sentence: { key: 'odd_too_long', facts: { days: MOST_DAYS } } })
  return { from, to }
}

type NamesOf = Awaited<ReturnType<typeof namesByDay>>

function told(log: LookedAt, { sign }: Group, namesOf: NamesOf, language: Language): SuspiciousLog {
  const { id, screenedOn, startedAt, recordedAt, villageCode, attendance, status } = log
  const { villageName, townshipName, nowCalled } = namesOf({ ...log, day: screenedOn })
  const own = ownSentence(log, sign)
  return {
    id,
    screenedOn,
    startedAt,
    recordedAt,
    villageCode,
    villageName,
    townshipName,
    ...(nowCalled && { nowCalled }),
    attendance,
    status,
    ...(log.receiptNo !== null && { receiptNo: log.receiptNo }),
    ...(log.witness !== null && { witness: log.witness }),
    ...(own && { message: say(language, own) }),
  }
}
