/** The projection teams of the register. */
import type { Team } from '../../domain/register/place.ts'
import {
  ask,
  json,
  type Reading,
  type Sql,
  type Statement,
  putRows,
  quoted,
  rowAs,
  rowOf,
  rowsOf,
  together,
} from '../engine/sql.ts'
import { localDay, yearOf } from '../../domain/period.ts'
import { COUNTED, LIVE, type ScreeningStatus } from '../../domain/screening/screening.ts'
import { awaitedFrom, type TeamHeard } from '../../domain/register/last-seen.ts'

const teamAs = rowAs<Team>({ json: ['members'] })
const TEAMS = 'SELECT code, name, members, phone FROM teams'
export const everyTeam: Reading<Team[]> = rowsOf(`${TEAMS} ORDER BY code`, [], teamAs)
export const teamsByCode = (codes: string[]): Reading<Team[]> =>
  rowsOf(`${TEAMS} WHERE code IN (SELECT value FROM json_each(?))`, [json(codes)], teamAs)
export const allTeams = (sql: Sql): Promise<Team[]> => ask(sql, everyTeam)

export const putTeams = (teams: Team[]): Statement =>
  putRows(
    'teams',
    'code',
    teams.map(({ code, name, members, phone }) => ({ code, name, members: members && json(members), phone })),
  )

const lastOf = (statuses: readonly ScreeningStatus[]): string =>
  `(SELECT s.screened_on FROM screenings s WHERE s.team_code = p.code AND s.screened_on <= ?
     AND s.status IN (${quoted(statuses)}) ORDER BY s.screened_on DESC LIMIT 1)`

/** The trail's line of the last loading; what it says of teams and villages before that is of another register. */
const LOADED = `subject_kind = 'register' AND subject_id = 'register' AND action = 'load'`
const MADE = `m.subject_kind = 'team' AND m.subject_id = p.code AND m.action = 'put' AND m.before IS NULL
  AND m.id > coalesce((SELECT max(id) FROM audit WHERE ${LOADED}), 0)`

interface TeamRow {
  code: string
  heard_on: string | null
  shown_on: string | null
  made_at: string | null
}

interface TeamsHeard {
  heard: Map<string, TeamHeard>
  recordsFrom: string | undefined
}

export const teamsHeard = (asOf: string, timeZone: string): Reading<TeamsHeard> =>
  together(
    {
      teams: rowsOf<TeamRow>(
        `SELECT p.code AS code, ${lastOf(LIVE)} AS heard_on, ${lastOf(COUNTED)} AS shown_on,
           (SELECT min(m.at) FROM audit m WHERE ${MADE}) AS made_at FROM teams p`,
        [asOf, asOf],
      ),
      // few as a rule: those that were put into the register and never sent a log
      firstVillages: rowsOf<{ code: string; at: string }>(
        `SELECT p.code AS code, min(v.at) AS at FROM teams p CROSS JOIN audit m ON ${MADE}
         CROSS JOIN audit v ON v.subject_kind = 'village' AND v.id > m.id AND v.after->>'teamCode' = p.code
         WHERE NOT EXISTS (SELECT 1 FROM screenings s WHERE s.team_code = p.code) GROUP BY p.code`,
      ),
      records: rowOf<{ first_on: string | null; loaded_at: string | null }>(
        `SELECT (SELECT min(screened_on) FROM screenings) AS first_on,
           (SELECT max(at) FROM audit WHERE ${LOADED}) AS loaded_at`,
      ),
    },
    ({ teams, firstVillages, records }) => {
      const dayOf = (instant: string | null | undefined): string | undefined =>
        instant == null ? undefined : localDay(instant, timeZone)
      const givenAt = new Map(firstVillages.map(({ code, at }) => [code, at]))
      const [firstOn, loadedOn] = [records?.first_on ?? null, dayOf(records?.loaded_at)]
      const yearStart = `${yearOf(asOf)}-01-01`
      const recordsFrom = loadedOn !== undefined && firstOn !== null && firstOn < loadedOn ? firstOn : loadedOn
      const heard = teams.map(({ code, heard_on: heardOn, shown_on: shownOn, made_at: madeAt }) => {
        const beginning = { madeOn: dayOf(madeAt), firstVillageOn: dayOf(givenAt.get(code)), recordsFrom }
        return [code, { heardOn, shownOn, awaitedFrom: awaitedFrom(beginning, yearStart) }] as const
      })
      return { heard: new Map(heard), recordsFrom }
    },
  )
