/** The projection teams of the register: when they were heard of, and which villages each serves. */
import type { Team } from '../../domain/register/place.ts'
import {
  ask,
  assertNone,
  countOf,
  isAmong,
  json,
  keptBeside,
  putRows,
  quoted,
  type Reading,
  rowAs,
  rowOf,
  rowsOf,
  type Sql,
  statement,
  type Statement,
  together,
  wroteFirst,
} from '../engine/sql.ts'
import { localDay, yearOf } from '../../domain/period.ts'
import { COUNTED, LIVE, type ScreeningStatus } from '../../domain/screening/screening.ts'
import { awaitedFrom, type TeamHeard } from '../../domain/report/figures.ts'
import type { Actor } from '../../domain/people/account.ts'
import { AppError, busy, invalid, notFound, unknownCode } from '../../domain/errors.ts'
import { audited, type AuditEntry } from '../people/audit.ts'
import { keptBy } from '../engine/kept-readings.ts'
import { keptLogs } from '../screening/counts.ts'
import { OF_REGISTER, serveFrom } from './village-versions.ts'

const teamAs = rowAs<Team>({ json: ['members'] })
const TEAMS = 'SELECT code, name, members, phone, ends_on FROM teams'
export const everyTeam: Reading<Team[]> = keptBy(OF_REGISTER, rowsOf(`${TEAMS} ORDER BY code`, [], teamAs))
export function teamsByCode(codes: string[]): Reading<Team[]> {
  const { condition, values } = isAmong('code', codes)
  return rowsOf(`${TEAMS} WHERE ${condition}`, values, teamAs)
}
export const allTeams = (sql: Sql): Promise<Team[]> => ask(sql, everyTeam)

export const putTeams = (teams: Team[]): Statement =>
  putRows(
    'teams',
    'code',
    teams.map(({ code, name, members, phone, endsOn }) => {
      return { code, name, members: members && json(members), phone, endsOn }
    }),
  )

const lastOf = (statuses: readonly ScreeningStatus[]): string =>
  `(SELECT s.screened_on FROM screenings s WHERE s.team_code = p.code AND s.screened_on <= ?
     AND s.status IN (${quoted(statuses)}) ORDER BY s.screened_on DESC LIMIT 1)`

/** The trail's line of the last loading; what it says of teams and villages before that is of another register. */
const LOADED = `subject_kind = 'register' AND subject_id = 'register' AND action = 'load'`
const MADE = `m.subject_kind = 'team' AND m.subject_id = p.code AND m.action = 'put' AND m.before IS NULL
  AND m.id > coalesce((SELECT max(id) FROM audit WHERE ${LOADED}), 0)`

type HeardRow = { code: string } & Record<'heardOn' | 'shownOn' | 'madeAt', string | null>

/** Of any log: one of a later day may still be a team's first. */
const keptOfAll = <T>(asked: Reading<T>): Reading<T> => keptLogs('9999', asked)

const firstVillagesOf = (isUnheard: string) =>
  rowsOf<{ code: string; at: string }>(
    `SELECT p.code AS code, min(v.at) AS at FROM teams p CROSS JOIN audit m ON ${MADE}
     CROSS JOIN audit v ON v.subject_kind = 'village' AND v.id > m.id AND v.after->>'teamCode' = p.code
     WHERE ${isUnheard} GROUP BY p.code`,
  )

/** Their last logs up to a day, and when the trail says they were made. */
function lastHeard(asOf: string): Reading<HeardRow[]> {
  const made = `(SELECT min(m.at) FROM audit m WHERE ${MADE}) AS madeAt`
  const heardToday = rowsOf<HeardRow>(
    `SELECT p.code AS code, ${lastOf(LIVE)} AS heardOn, ${lastOf(COUNTED)} AS shownOn, ${made} FROM teams p`,
    [asOf, asOf],
  )
  // of what was known then no index tells: all logs are gone through once
  const heardThen = rowsOf(
    `SELECT p.code AS code, h.heardOn, h.shownOn, ${made} FROM teams p LEFT JOIN (
       SELECT team_code, max(screened_on) FILTER (WHERE status IN (${quoted(LIVE)})) AS heardOn,
         max(screened_on) FILTER (WHERE status IN (${quoted(COUNTED)})) AS shownOn
       FROM screenings WHERE screened_on <= ? GROUP BY team_code) h ON h.team_code = p.code`,
    [asOf],
  )
  return keptBeside(heardToday, heardThen)
}

export function teamsHeard(asOf: string, timeZone: string) {
  return together(
    {
      teams: keptOfAll(lastHeard(asOf)),
      // few as a rule: those that were put into the register and never sent a log
      firstVillages: keptOfAll(
        keptBeside(
          firstVillagesOf('NOT EXISTS (SELECT 1 FROM screenings s WHERE s.team_code = p.code)'),
          firstVillagesOf('p.code NOT IN (SELECT team_code FROM screenings)'),
        ),
      ),
      records: keptOfAll(
        rowOf<Record<'firstOn' | 'loadedAt', string | null>>(
          `SELECT (SELECT min(screened_on) FROM screenings) AS firstOn,
             (SELECT max(at) FROM audit WHERE ${LOADED}) AS loadedAt`,
        ),
      ),
    },
    ({ teams, firstVillages, records }) => {
      const dayOf = (instant: string | null | undefined): string | undefined =>
        instant == null ? undefined : localDay(instant, timeZone)
      const givenAt = new Map(firstVillages.map(({ code, at }) => [code, at]))
      const [firstOn, loadedOn] = [records?.firstOn ?? null, dayOf(records?.loadedAt)]
      const yearStart = `${yearOf(asOf)}-01-01`
      const recordsFrom = loadedOn !== undefined && firstOn !== null && firstOn < loadedOn ? firstOn : loadedOn
      const heard = teams.map(({ code, heardOn, shownOn, madeAt }) => {
        const beginning = { madeOn: dayOf(madeAt), firstVillageOn: dayOf(givenAt.get(code)), recordsFrom }
        return [code, { heardOn, shownOn, awaitedFrom: awaitedFrom(beginning, yearStart) } satisfies TeamHeard] as const
      })
      return { heard: new Map(heard), recordsFrom }
    },
  )
}

type Served = { code: string; name: string; teamCode: string | null }

/** The team that served each village when its sender looked; null where nobody did. */
type Seen = Record<string, string | null>
interface Wanted {
  teamCode: string
  codes: string[]
  /** Without it, whatever was there gives way. */
  seen?: Seen | undefined
  /** From this day on. */
  effectiveOn: string
  reason?: string | undefined
}

const MOST_TRIES = 10

/** All or nothing. Throws not_found, invalid for unknown villages, conflict when one is not where it was seen. */
export async function putTeamVillages(sql: Sql, wish: Wanted, actor: Actor, now: Date) {
  const { teamCode, codes, seen, effectiveOn, reason } = wish
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { teams, villages } = await sql.read({
      teams: countOf('SELECT count(*) AS n FROM teams WHERE code = ?', [teamCode]),
      villages: rowsOf<Served>('SELECT code, name, team_code AS teamCode FROM villages ORDER BY code'),
    })
    if (teams === 0) throw notFound('noun_team', teamCode)
    requireKnown(codes, villages)
    const wanted = new Set(codes)
    const added = villages.filter((village) => wanted.has(village.code) && village.teamCode !== teamCode)
    const removed = villages.filter((village) => !wanted.has(village.code) && village.teamCode === teamCode)
    requireSeen([...added, ...removed], seen)
    const before = villages.filter((village) => village.teamCode === teamCode).length
    if (
      added.length + removed.length === 0 ||
      (await wrote(sql, { teamCode, before, added, removed, effectiveOn, reason }, actor, now))
    ) {
      return { villageCodes: [...wanted].sort(), added: added.map(movedOf), removed: removed.map(movedOf) }
    }
  }
  throw busy()
}

function requireSeen(moving: Served[], seen: Seen | undefined): void {
  const isElsewhere = ({ code, teamCode }: Served): boolean => seen !== undefined && seen[code] !== teamCode
  if (moving.some(isElsewhere)) throw new AppError('conflict', { key: 'error_changed_meanwhile' })
}

function requireKnown(codes: string[], villages: Served[]): void {
  const known = new Set(villages.map(({ code }) => code))
  const issues = codes.flatMap((code, i) => (known.has(code) ? [] : unknownCode('village', code, `villageCodes.${i}`)))
  if (issues.length > 0) throw invalid(...issues)
}

/** With the team that served it before, where one did. */
const movedOf = ({ code, name, teamCode }: Served) => ({
  code,
  name,
  ...(teamCode !== null && { fromTeamCode: teamCode }),
})

interface Change {
  teamCode: string
  before: number
  added: Served[]
  removed: Served[]
  effectiveOn: string
  reason: string | undefined
}

function wrote(sql: Sql, change: Change, actor: Actor, now: Date): Promise<boolean> {
  const { teamCode, before, added, removed, effectiveOn, reason } = change
  const moved = [...added.map((one) => ({ ...one, to: teamCode })), ...removed.map((one) => ({ ...one, to: null }))]
  const entries = moved.map(({ code, teamCode: from, to }): AuditEntry => ({
    action: 'serve',
    subjectKind: 'village',
    subjectId: code,
    reason,
    before: { teamCode: from },
    after: { teamCode: to },
  }))
  return wroteFirst(sql, [
    assertNone(
      `SELECT 1 WHERE (SELECT count(*) FROM villages WHERE team_code = ?) <> ?
         OR EXISTS (SELECT 1 FROM json_each(?) j JOIN villages v ON v.code = j.value->>'code'
           WHERE v.team_code IS NOT j.value->>'teamCode')`,
      [teamCode, before, json(moved)],
    ),
    ...serveFrom(
      effectiveOn,
      moved.map(({ code, to }) => ({ code, to })),
      actor,
      now,
    ),
    statement(
      `UPDATE villages SET team_code = j.value->>'to' FROM json_each(?) j WHERE villages.code = j.value->>'code'`,
      [json(moved)],
    ),
    audited(actor, now, entries),
  ])
}
