/**
 * Draws of call-backs. One is asked for by a line of the trail, which fixes what is known and how many are drawn; the
 * first seal that covers the line gives the seed, so that nobody who asks can know what will be drawn. What was cut off
 * between the two is finished by whoever asks next, with the same outcome.
 */
import type { CallbackDraw, CallbackTeam } from '../../domain/callback/callback.ts'
import { MOST_DRAWN_FROM } from '../../domain/callback/callback.ts'
import { drawnFrom, type Pool, seedOf } from '../../domain/callback/draw.ts'
import { AppError, invalid } from '../../domain/errors.ts'
import type { Actor } from '../../domain/people/account.ts'
import { lastDayOf } from '../../domain/period.ts'
import { asKnown } from '../engine/knowledge.ts'
import {
  ask,
  assertNone,
  countOf,
  insertRow,
  insertRows,
  json,
  type Reading,
  reading,
  rowAs,
  rowOf,
  rowsOf,
  type Sql,
  wroteFirst,
} from '../engine/sql.ts'
import { audited } from '../people/audit.ts'
import { FEW_SEALS, type Sealing, sealTrail } from '../trail/seals.ts'

const COUNTS = `count(*) AS drawn, count(*) FILTER (WHERE c.result IS NULL) AS open,
  count(*) FILTER (WHERE c.result = 'confirmed') AS confirmed, count(*) FILTER (WHERE c.result = 'denied') AS denied,
  count(*) FILTER (WHERE c.result = 'unreached') AS unreached`
const SELECT = `SELECT d.month, d.drawn_at, d.drawn_by, d.percent, d.seal, d.seal_sha256, d.seed, d.logs, d.reviewed,
  n.drawn, n.open, n.confirmed, n.denied, n.unreached
  FROM callback_draws d JOIN (SELECT c.month, ${COUNTS} FROM callbacks c GROUP BY c.month) n ON n.month = d.month`
type Counts = CallbackDraw['counts']
const drawAs = rowAs<Omit<CallbackDraw, 'counts'> & Counts>()

function drawOf(row: object): CallbackDraw {
  const { drawn, open, confirmed, denied, unreached, ...draw } = drawAs(row)
  return { ...draw, counts: { drawn, open, confirmed, denied, unreached } }
}

/** The newest month first, from the one before `before`. */
export const findDraws = (sql: Sql, limit: number, before = '9999') =>
  sql.read({
    items: rowsOf(`${SELECT} WHERE d.month < ? ORDER BY d.month DESC LIMIT ?`, [before, limit], drawOf),
    total: countOf('SELECT count(*) AS n FROM callback_draws'),
  })

export const findDraw = (sql: Sql, month: string): Promise<CallbackDraw | undefined> =>
  ask(sql, rowOf(`${SELECT} WHERE d.month = ?`, [month], drawOf))

type TeamCounts = Pick<CallbackTeam, 'teamCode'> & Counts
/** What can be drawn anew, and the counts of each team. */
export const readDraw = (sql: Sql, month: string) =>
  sql.read({
    draw: rowOf(`${SELECT} WHERE d.month = ?`, [month], drawOf),
    pool: poolOf(month),
    drawn: reading(
      'SELECT screening_id AS id FROM callbacks WHERE month = ? ORDER BY place',
      [month],
      (rows: { id: string }[]) => rows.map(({ id }) => id),
    ),
    teams: rowsOf<TeamCounts>(
      `SELECT s.team_code AS teamCode, ${COUNTS} FROM callbacks c JOIN screenings s ON s.id = c.screening_id
       WHERE c.month = ? GROUP BY s.team_code`,
      [month],
    ),
  })
const poolOf = (month: string): Reading<Pool> =>
  reading('SELECT pool FROM callback_draws WHERE month = ?', [month], ([row]: { pool: string }[]) =>
    row ? (JSON.parse(row.pool) as Pool) : {},
  )

/** Draws a month that was not drawn yet; answers whether it did. */
export async function drawCallbacks(sealing: Sealing, month: string, percent: number, actor: Actor): Promise<boolean> {
  const { sql } = sealing
  if (await findDraw(sql, month)) return false
  const { count } = await sql.read({ count: logsToDraw(month) })
  if (count === 0) throw invalid({ path: 'month', sentence: { key: 'callback_no_logs' } })
  if (count > MOST_DRAWN_FROM) throw invalid({ path: 'month', sentence: { key: 'callback_too_many' } })
  const entry = { action: 'ask', subjectKind: 'callback_draw' as const, subjectId: month, after: { percent } }
  await wroteFirst(sql, [
    assertNone(`SELECT 1 ${ASKED} AND subject_id = ?`, [month]),
    audited(actor, sealing.now(), [entry]),
  ])
  await sealTrail(sealing, FEW_SEALS)
  await finish(sealing)
  // only where the trail could not be sealed
  if (!(await findDraw(sql, month))) throw new AppError('unavailable', { key: 'callback_not_sealed' })
  return true
}

const ASKED = `FROM audit WHERE subject_kind = 'callback_draw' AND action = 'ask'`
const logsToDraw = (month: string): Reading<number> =>
  countOf(`SELECT count(*) AS n FROM screenings WHERE screened_on BETWEEN ? AND ? AND status <> 'voided'`, [
    `${month}-01`,
    lastDayOf(month),
  ])

interface Asked {
  month: string
  knownFrom: number
  actorId: string
  actorName: string
  after: string
  seal: number
  sealSha256: string
}
/** Asked for, sealed and not drawn, in the order in which they were asked for: what one has, the next one has not. */
const pending: Reading<Asked[]> = rowsOf(
  `SELECT a.subject_id AS month, a.known_from AS knownFrom, a.actor_id AS actorId, a.actor_name AS actorName, a.after,
     s.number AS seal, s.sha256 AS sealSha256
   FROM (SELECT * ${ASKED}) a JOIN seals s ON s.first_row <= a.id AND s.last_row >= a.id
   WHERE NOT EXISTS (SELECT 1 FROM callback_draws d WHERE d.month = a.subject_id) ORDER BY a.id`,
)

async function finish(sealing: Sealing): Promise<void> {
  for (const asked of await ask(sealing.sql, pending)) await drawOnce(sealing, asked)
}

async function drawOnce({ sql, now }: Sealing, asked: Asked): Promise<void> {
  const { month, seal, sealSha256, actorId, actorName } = asked
  const { percent } = JSON.parse(asked.after) as { percent: number }
  const { pool, logs, reviewed } = await drawnFromWhat(sql, asked)
  const seed = seedOf(sealSha256, month)
  const drawn = drawnFrom(pool, percent, seed)
  const drawnAt = new Date(asked.knownFrom).toISOString()
  const drawnBy = { drawnAt, drawnById: actorId, drawnBy: actorName }
  const row = { month, ...drawnBy, percent, seal, sealSha256, seed, logs, reviewed, pool: json(pool) }
  const actor: Actor = { id: actorId, name: actorName, role: 'manager', via: 'session' }
  const after = { seal, seed, percent, logs, drawn }
  await wroteFirst(
    sql,
    [
      insertRow('callback_draws', row),
      insertRows(
        'callbacks',
        drawn.map((screeningId, i) => ({ screeningId, month, place: i + 1 })),
      ),
      audited(actor, now(), [{ action: 'draw', subjectKind: 'callback_draw', subjectId: month, after }]),
    ],
    // another finished it: it is the same draw
    'callback_draws.month',
  )
}

const DECIDED = ['accepted', 'returned', 'rejected']
type InPool = Record<'id' | 'team' | 'status', string>

/**
 * The logs of the month, and those of earlier months since draws began that were in none: they came in late, or were
 * moved to another day. As they were known when the draw was asked for.
 */
async function drawnFromWhat(sql: Sql, { month, knownFrom }: Asked) {
  const { before } = await sql.read({
    before: rowsOf<{ month: string; pool: string }>('SELECT month, pool FROM callback_draws ORDER BY month'),
  })
  const from = [month, ...before.map((one) => one.month)].sort()[0] ?? month
  const inDraws = new Set(before.flatMap((one) => Object.values(JSON.parse(one.pool) as Pool).flat()))
  const { logs } = await asKnown(sql, knownFrom).read({
    logs: rowsOf<InPool>(
      `SELECT id, team_code AS team, status FROM screenings
       WHERE screened_on BETWEEN ? AND ? AND status <> 'voided' ORDER BY team_code, id`,
      [`${from}-01`, lastDayOf(month)],
    ),
  })
  const fresh = logs.filter(({ id }) => !inDraws.has(id))
  const pool = Object.fromEntries(
    [...Map.groupBy(fresh, ({ team }) => team)].map(([team, of]) => [team, of.map(({ id }) => id)]),
  )
  return { pool, logs: fresh.length, reviewed: fresh.filter(({ status }) => DECIDED.includes(status)).length }
}
