/** Shows that did not happen: each kept once with its reason, in no figure. */
import type { Actor } from '../../domain/people/account.ts'
import type { Village } from '../../domain/register/place.ts'
import { AppError, invalid, sameId, unknownCode } from '../../domain/errors.ts'
import { type MissedShow, type NewMissedShow, normalizedMissedShow } from '../../domain/screening/missed-show.ts'
import { audited } from '../people/audit.ts'
import {
  allOf,
  countOf,
  insertRows,
  isAsked,
  json,
  type Reading,
  rowAs,
  rowsOf,
  type Sql,
  type Where,
  wroteFirst,
} from '../engine/sql.ts'
import { isTooLateFor, mayWrite } from './screening-intake.ts'
import { teamsByCode } from '../register/teams.ts'
import { villagesByCode } from '../register/villages.ts'

const FROM = `FROM missed_shows m CROSS JOIN teams te ON te.code = m.team_code CROSS JOIN villages v ON v.code = m.village_code
  CROSS JOIN townships t ON t.code = v.township_code`
const SELECT = `SELECT m.id, m.team_code, m.village_code, m.missed_on AS "on", m.reason, m.note, m.recorded_at,
  te.name AS team_name, v.name AS village_name, t.name AS township_name, m.received_at ${FROM}`
const missedAs = rowAs<MissedShow>()

type MissedOutcome =
  | { id: string; outcome: 'stored' | 'already_stored'; receipt: MissedShow }
  | { id: string; outcome: 'conflict' | 'invalid' | 'forbidden'; error: AppError }

/** Keeps them in their order; the same id with the same content is a success that changes nothing. */
export async function keepMissedShows(
  sql: Sql,
  shows: NewMissedShow[],
  actor: Actor,
  now: Date,
): Promise<MissedOutcome[]> {
  const wanted = shows.map(normalizedMissedShow)
  for (;;) {
    const known = await lookUp(sql, wanted)
    const fresh = new Map<string, MissedShow>()
    const outcomes = wanted.map((show) => judge(show, known, fresh, actor, now))
    if (fresh.size === 0 || (await wrote(sql, [...fresh.values()], actor, now))) return outcomes
  }
}

interface Known {
  kept: Map<string, MissedShow>
  teams: Map<string, string>
  villages: Map<string, Village>
}

async function lookUp(sql: Sql, shows: NewMissedShow[]): Promise<Known> {
  const codes = (of: (show: NewMissedShow) => string): string[] => [...new Set(shows.map(of))]
  const among = 'IN (SELECT value FROM json_each(?))'
  const { kept, teams, villages } = await sql.read({
    kept: rowsOf(`${SELECT} WHERE m.id ${among}`, [json(shows.map(({ id }) => id))], missedAs),
    teams: teamsByCode(codes(({ teamCode }) => teamCode)),
    villages: villagesByCode(codes(({ villageCode }) => villageCode)),
  })
  return {
    kept: new Map(kept.map((show) => [show.id, show])),
    teams: new Map(teams.map(({ code, name }) => [code, name])),
    villages: new Map(villages.map((village) => [village.code, village])),
  }
}

function judge(
  show: NewMissedShow,
  known: Known,
  fresh: Map<string, MissedShow>,
  actor: Actor,
  now: Date,
): MissedOutcome {
  const { id, teamCode, villageCode } = show
  if (!mayWrite(actor, teamCode)) {
    return { id, outcome: 'forbidden', error: new AppError('forbidden', { key: 'error_other_team' }) }
  }
  const before = known.kept.get(id) ?? fresh.get(id)
  if (before) {
    return json(normalizedMissedShow(before)) === json(show)
      ? { id, outcome: 'already_stored', receipt: before }
      : { id, outcome: 'conflict', error: sameId(id) }
  }
  if (isTooLateFor(actor, show))
    return { id, outcome: 'forbidden', error: new AppError('forbidden', { key: 'error_revoked' }) }
  const [teamName, village] = [known.teams.get(teamCode), known.villages.get(villageCode)]
  if (teamName === undefined || !village) {
    const ofTeam = teamName === undefined ? [unknownCode('team', teamCode)] : []
    return {
      id,
      outcome: 'invalid',
      error: invalid(...ofTeam, ...(village ? [] : [unknownCode('village', villageCode)])),
    }
  }
  const names = { teamName, villageName: village.name, townshipName: village.townshipName }
  const receipt = { ...show, ...names, receivedAt: now.toISOString() }
  fresh.set(id, receipt)
  return { id, outcome: 'stored', receipt }
}

function wrote(sql: Sql, shows: MissedShow[], actor: Actor, now: Date): Promise<boolean> {
  const rows = shows.map(({ on, teamName: _, villageName: __, townshipName: ___, nowCalled: ____, note, ...show }) => ({
    ...show,
    missedOn: on,
    note,
    receivedBy: actor.name,
  }))
  const entries = shows.map(({ id, villageCode, on, reason }) => ({
    action: 'submit',
    subjectKind: 'missed_show' as const,
    subjectId: id,
    after: { villageCode, on, reason },
  }))
  return wroteFirst(sql, [insertRows('missed_shows', rows), audited(actor, now, entries)], 'missed_shows.id')
}

interface MissedFilter {
  from?: string | undefined
  to?: string | undefined
  team?: string | undefined
  village?: string | undefined
}

const whereOf = ({ from, to, team, village }: MissedFilter): Where =>
  allOf(
    isAsked('m.missed_on >= ?', from),
    isAsked('m.missed_on <= ?', to),
    isAsked('m.team_code = ?', team),
    isAsked('m.village_code = ?', village),
  )

const NEWEST_FIRST = 'ORDER BY m.missed_on DESC, m.received_at DESC, m.id DESC'

/** The newest, and those first. */
export function missedShows(filter: MissedFilter, limit: number): Reading<MissedShow[]> {
  const { where, values } = whereOf(filter)
  return rowsOf(`${SELECT} WHERE ${where} ${NEWEST_FIRST} LIMIT ?`, [...values, limit], missedAs)
}

/** Where a page ends, in the order newest first. */
type MissedCursor = Pick<MissedShow, 'on' | 'receivedAt' | 'id'>

export async function findMissedShows(sql: Sql, filter: MissedFilter, limit: number, after?: MissedCursor) {
  const { where, values } = whereOf(filter)
  const beyond = after ? '(m.missed_on, m.received_at, m.id) < (?, ?, ?)' : '1'
  const cursor = after ? [after.on, after.receivedAt, after.id] : []
  const { rows, total } = await sql.read({
    rows: rowsOf(
      `${SELECT} WHERE ${where} AND ${beyond} ${NEWEST_FIRST} LIMIT ?`,
      [...values, ...cursor, limit + 1],
      missedAs,
    ),
    total: countOf(`SELECT count(*) AS n FROM missed_shows m WHERE ${where}`, values),
  })
  const items = rows.slice(0, limit)
  const next = rows.length > limit ? items.at(-1) : undefined
  return { items, total, ...(next && { next }) }
}
