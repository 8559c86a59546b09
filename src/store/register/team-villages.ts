/** Which villages a team serves: the whole list at once, and from whom they came. */
import type { Actor } from '../../domain/people/account.ts'
import { AppError, busy, invalid, notFound } from '../../domain/errors.ts'
import { type AuditEntry, audited } from '../people/audit.ts'
import { assertNone, wroteFirst } from '../engine/races.ts'
import { countOf, json, rowsOf, type Sql, statement } from '../engine/sql.ts'

interface Served {
  code: string
  name: string
  teamCode: string | null
}
interface Moved {
  code: string
  name: string
  /** The team that served it before; none where nobody did. */
  fromTeamCode?: string
}
export interface TeamVillages {
  villageCodes: string[]
  added: Moved[]
  /** Served by nobody now. */
  removed: Moved[]
}

/** The team that served each village when its sender looked; null where nobody did. */
export type Seen = Record<string, string | null>
export interface Wanted {
  teamCode: string
  codes: string[]
  /** Without it, whatever was there gives way. */
  seen?: Seen | undefined
}

const MOST_TRIES = 10

/**
 * All or nothing; the same list again changes nothing. Throws not_found, invalid for villages nobody knows, and conflict
 * when one that would move is not where its sender saw it.
 */
export async function putTeamVillages(sql: Sql, wish: Wanted, actor: Actor, now: Date): Promise<TeamVillages> {
  const { teamCode, codes, seen } = wish
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
    if (added.length + removed.length === 0 || (await wrote(sql, { teamCode, before, added, removed }, actor, now))) {
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
  const issues = codes.flatMap((code, i) =>
    known.has(code)
      ? []
      : [{ path: `villageCodes.${i}`, sentence: { key: 'unknown_village' as const, facts: { code } } }],
  )
  if (issues.length > 0) throw invalid(...issues)
}

const movedOf = ({ code, name, teamCode }: Served): Moved => ({
  code,
  name,
  ...(teamCode !== null && { fromTeamCode: teamCode }),
})

interface Change {
  teamCode: string
  /** How many villages it served. */
  before: number
  added: Served[]
  removed: Served[]
}

function wrote(sql: Sql, change: Change, actor: Actor, now: Date): Promise<boolean> {
  const { teamCode, before, added, removed } = change
  const moved = [...added.map((one) => ({ ...one, to: teamCode })), ...removed.map((one) => ({ ...one, to: null }))]
  const entries = moved.map(({ code, teamCode: from, to }): AuditEntry => ({
    action: 'serve',
    subjectKind: 'village',
    subjectId: code,
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
    statement(
      `UPDATE villages SET team_code = j.value->>'to' FROM json_each(?) j WHERE villages.code = j.value->>'code'`,
      [json(moved)],
    ),
    audited(actor, now, entries),
  ])
}
