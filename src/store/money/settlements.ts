/** Settlements: a draft is worked out whenever it is asked for; a locked one is kept with what was paid for each log. */
import {
  daysOfPeriod,
  type PaidLine,
  type PeriodLog,
  type Settled,
  type SettledLog,
  type Settlement,
  settlementOf,
} from '../../domain/money/settlement.ts'
import type { Actor } from '../../domain/people/account.ts'
import { earlierOf, yearOf } from '../../domain/period.ts'
import { livesOn, quotasOf } from '../../domain/register/village-facts.ts'
import {
  ask,
  assertSome,
  countOf,
  insertRows,
  json,
  type Reading,
  rowAs,
  rowOf,
  rowsOf,
  type Sql,
  statement,
} from '../engine/sql.ts'
import { audited, auditedFrom } from '../people/audit.ts'
import { MANAGERS } from '../report/bulletins.ts'
import { type Days, EVERY_DAY, EVERY_LOG, stretches } from '../screening/screening-filter.ts'
import { everyTeam } from '../register/teams.ts'
import { everyVersion, onDay } from '../register/village-versions.ts'
import { everyVillage } from '../register/villages.ts'

export type KeptSettlement = Omit<Settlement, 'canConfirm' | 'status'> & { madeById: string }

const COLUMNS = `period, from_day AS "from", to_day AS "to", sha256, made_at, made_by, made_by_id, confirmed_at, confirmed_by,
  nullif(single_manager, 0) AS single_manager`
const settlementAs = rowAs<KeptSettlement>({ flags: ['singleManager'] })
const LOCKED = 'SELECT period, from_day, to_day, rate_fen FROM settlements WHERE confirmed_at IS NOT NULL'

/** Newest first, from the one before `before`. */
export const findSettlements = (sql: Sql, limit: number, before = '9999') =>
  sql.read({
    items: rowsOf(
      `SELECT ${COLUMNS} FROM settlements WHERE period < ? ORDER BY period DESC LIMIT ?`,
      [before, limit],
      settlementAs,
    ),
    total: countOf('SELECT count(*) AS n FROM settlements'),
  })

/** With its figures, as they are kept, once it is locked. */
export async function findSettlement(sql: Sql, period: string) {
  const { found } = await sql.read({
    found: rowOf(
      `SELECT ${COLUMNS}, figures FROM settlements WHERE period = ?`,
      [period],
      rowAs<KeptSettlement & { figures?: string }>({ flags: ['singleManager'] }),
    ),
  })
  return found
}

/** What whoever took it out of the figures said. */
const REASON = `CASE WHEN s.status IN ('returned', 'rejected', 'voided') THEN (
  SELECT a.reason FROM audit a WHERE a.subject_kind = 'screening' AND a.subject_id = s.id
    AND a.action IN ('return', 'reject', 'void') ORDER BY a.id DESC LIMIT 1) END AS reason`

const logsOf = (from: string, to: string): Reading<PeriodLog[]> =>
  rowsOf(
    `SELECT s.id, s.screened_on AS "on", s.team_code, s.credit, s.status, ${REASON}
     FROM screenings s WHERE s.screened_on BETWEEN ? AND ? ORDER BY s.screened_on, s.id`,
    [from, to],
    rowAs<PeriodLog>(),
  )

/** A log is worth its credit to the team and the period it belongs to now, while it is accepted; to any other nothing. */
const WORTH = `CASE WHEN s.status = 'accepted' AND s.team_code = p.team_code
  AND s.screened_on BETWEEN l.from_day AND l.to_day THEN s.credit ELSE 0 END`
const LOG = `s.id, s.screened_on AS "on", s.status, ${REASON}, l.period AS of_period, l.rate_fen`

/**
 * Of logs that changed since a moment, those of locked periods that are worth something else than was paid for them so
 * far: no others are adjusted.
 */
const settledOtherwise = ({ from, to }: Days, since: number): Reading<SettledLog[]> =>
  rowsOf(
    `WITH locked AS (${LOCKED}), changed AS (
       SELECT id, screened_on, status, team_code, credit FROM screenings WHERE screened_on BETWEEN ? AND ? AND known_from >= ?),
     paid AS (SELECT x.screening_id, x.team_code, x.of_period, sum(x.credit) AS credit, sum(x.fen) AS fen
       FROM changed c CROSS JOIN settlement_lines x ON x.screening_id = c.id GROUP BY x.screening_id, x.team_code, x.of_period)
     SELECT ${LOG}, p.team_code, p.credit AS paid_credit, p.fen AS paid_fen, ${WORTH} AS credit
     FROM paid p JOIN locked l ON l.period = p.of_period JOIN changed s ON s.id = p.screening_id
     WHERE ${WORTH} <> p.credit
     UNION ALL SELECT ${LOG}, s.team_code, 0, 0, s.credit
     FROM changed s JOIN locked l ON s.screened_on BETWEEN l.from_day AND l.to_day
     WHERE s.status = 'accepted' AND s.credit > 0 AND NOT EXISTS (SELECT 1 FROM settlement_lines x
       WHERE x.screening_id = s.id AND x.team_code = s.team_code AND x.of_period = l.period)
     ORDER BY 2, 1, 7`,
    [from, to, since],
    rowAs<SettledLog>(),
  )

const lockedSoFar = rowOf<{ n: number; since: number }>(
  `SELECT count(*) AS n, CAST((julianday(max(made_at)) - 2440587.5) * 86400000 AS INTEGER) - 1 AS since
   FROM settlements WHERE confirmed_at IS NOT NULL`,
)

/** Each settlement settles whatever it finds, and is worked out again when it is confirmed: since the last draft was made, nothing else can be owed. */
async function everyoneSettledOtherwise(sql: Sql, since: number): Promise<SettledLog[]> {
  const found: SettledLog[] = []
  for await (const days of stretches(sql, EVERY_LOG, EVERY_DAY, true)) {
    found.push(...(await ask(sql, settledOtherwise(days, since))))
  }
  return found
}

interface Terms {
  rateFen: number
  shares: string
}

/** As it is now; `lockedBefore` are the settlements it rests on. */
export async function workOut(
  sql: Sql,
  period: string,
  { rateFen, shares }: Terms,
  today: string,
): Promise<Settled & { lockedBefore: number }> {
  const { from, to } = daysOfPeriod(period)
  const day = earlierOf(to, today)
  const at = await onDay(sql, day)
  const locked = await ask(at, lockedSoFar)
  const settled = locked?.n ? await everyoneSettledOtherwise(at, locked.since) : []
  const read = await at.read({
    teams: everyTeam,
    villages: everyVillage,
    versions: everyVersion,
    logs: logsOf(from, to),
  })
  const { ofTeams: quotas } = quotasOf(read.villages, read.versions, yearOf(to), day)
  const served = Map.groupBy(
    read.villages.filter((village) => livesOn(village, day)),
    ({ teamCode }) => teamCode,
  )
  const heard = new Set([...read.logs, ...settled].map(({ teamCode }) => teamCode))
  const teams = read.teams
    .map(({ code, name }) => {
      return { code, name, villages: served.get(code)?.length ?? 0, annualQuota: quotas.get(code) ?? 0 }
    })
    .filter(({ code, villages, annualQuota }) => villages > 0 || annualQuota > 0 || heard.has(code))
  const worked = settlementOf({ period, rateFen, shares, teams, logs: read.logs, settled })
  return { ...worked, lockedBefore: locked?.n ?? 0 }
}

/** A new draft, or the one there is made again. Throws ConstraintError `settlements_are_locked` once it is confirmed. */
export async function keepDraft(sql: Sql, period: string, sha256: string, actor: Actor, now: Date): Promise<void> {
  const { from, to } = daysOfPeriod(period)
  await sql.batch([
    statement(
      `INSERT INTO settlements (period, from_day, to_day, sha256, made_at, made_by_id, made_by) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (period) DO UPDATE SET sha256 = excluded.sha256, made_at = excluded.made_at,
         made_by_id = excluded.made_by_id, made_by = excluded.made_by`,
      [period, from, to, sha256, now.toISOString(), actor.id, actor.name],
    ),
    audited(actor, now, [{ action: 'issue', subjectKind: 'settlement', subjectId: period, after: { sha256 } }]),
  ])
}

export interface Confirmed {
  period: string
  sha256: string
  figures: string
  rateFen: number
  lines: PaidLine[]
  lockedBefore: number
}

/** So many lines go into one parameter. */
const LINES_AT_ONCE = 5000

/**
 * Locks a draft with what it pays for each log. Throws ConstraintError `settlement_confirmed_by_another` for whoever made
 * it, `nothing_changed_meanwhile` where it was confirmed or made again since, or another period was.
 */
export async function lockSettlement(
  sql: Sql,
  { period, sha256, figures, rateFen, lines, lockedBefore }: Confirmed,
  actor: Actor,
  now: Date,
  saysSingleManager: boolean,
): Promise<void> {
  const isWaiting = 'FROM settlements WHERE period = ? AND confirmed_at IS NULL AND sha256 = ?'
  const rows = lines.map((line) => ({ ...line, period }))
  const lots = Array.from({ length: Math.ceil(rows.length / LINES_AT_ONCE) }, (_, n) =>
    rows.slice(n * LINES_AT_ONCE, (n + 1) * LINES_AT_ONCE),
  )
  await sql.batch([
    assertSome(`SELECT 1 ${isWaiting}`, [period, sha256]),
    assertSome(`SELECT 1 FROM (SELECT count(*) AS n FROM (${LOCKED})) WHERE n = ?`, [lockedBefore]),
    auditedFrom(actor, now, `'confirm', 'settlement', ?, NULL, NULL, ? ${isWaiting}`, [
      period,
      json({ sha256, rateFen }),
      period,
      sha256,
    ]),
    ...lots.map((some) => insertRows('settlement_lines', some)),
    statement(
      `UPDATE settlements SET figures = ?, rate_fen = ?, confirmed_at = ?, confirmed_by_id = ?, confirmed_by = ?,
         single_manager = ? = made_by_id AND ? AND (${MANAGERS}) < 2 WHERE period = ?`,
      [figures, rateFen, now.toISOString(), actor.id, actor.name, actor.id, Number(saysSingleManager), period],
    ),
  ])
}

/** What a locked settlement paid, log by log. */
export const linesOf = (period: string): Reading<PaidLine[]> =>
  rowsOf(
    'SELECT screening_id, team_code, of_period, credit, fen FROM settlement_lines WHERE period = ?',
    [period],
    rowAs<PaidLine>(),
  )
