/** What villages' cadres said of shows: each device once for a show by itself, and once carried; kept before or after the log has come, and never changed. */
import type { Actor } from '../../domain/people/account.ts'
import {
  cadreCode,
  type CadreDevice,
  type CadreReply,
  type CadreWitness,
  CODE_DAYS,
  MOST_ANSWERS,
  MOST_CODES,
  MOST_FROM_A_DEVICE,
  type ShownShow,
  standingOf,
  WAYS,
} from '../../domain/screening/cadre.ts'
import { assertNone, insertRow, json, type Reading, reading, rowAs, type Sql, wroteFirst } from '../engine/sql.ts'
import { audited } from '../people/audit.ts'

const DAY_MS = 86_400_000
const daysBefore = (now: Date, days: number): string => new Date(now.getTime() - days * DAY_MS).toISOString()

/** Made by whoever asks first. */
export async function cadreSecret(sql: Sql, make: () => string, now: Date): Promise<string> {
  const read = () => sql.first<{ secret: string }>('SELECT secret FROM cadre_keys')
  const kept = await read()
  if (kept) return kept.secret
  const row = { id: 1, secret: make(), madeAt: now.toISOString() }
  await sql.batch([insertRow('cadre_keys', row, 'ON CONFLICT (id) DO NOTHING')])
  return (await read())?.secret ?? row.secret
}

export interface NewAnswer extends CadreReply {
  show: Omit<ShownShow, 'filmCodes'>
  device: string
  way: CadreWitness['way']
  /** By his phone’s clock, of one that was carried. */
  saidAt?: string
}

/** `full`: of this show, or of the team's today, there are as many as are kept. */
export async function keepAnswer(
  sql: Sql,
  { show, device, way, saidAt, ...reply }: NewAnswer,
  actor: Actor,
  now: Date,
): Promise<'kept' | 'already' | 'full'> {
  const { id: screeningId, teamCode } = show
  const { villageCode, startedAt, endedAt } = show
  const { answer, began, audience } = reply
  const row = { screeningId, device, way, teamCode, villageCode, startedAt, endedAt, answer, began, audience, saidAt }
  const isKept = await wroteFirst(
    sql,
    [
      assertNone(
        'SELECT count(DISTINCT device) AS n FROM cadre_answers WHERE screening_id = ? AND device <> ? HAVING n >= ?',
        [screeningId, device, MOST_ANSWERS.ofShow],
      ),
      assertNone('SELECT count(*) AS n FROM cadre_answers WHERE team_code = ? AND answered_at > ? HAVING n >= ?', [
        teamCode,
        daysBefore(now, 1),
        MOST_ANSWERS.ofTeamADay,
      ]),
      insertRow('cadre_answers', { ...row, answeredAt: now.toISOString() }),
      audited(actor, now, [
        {
          action: 'answer',
          subjectKind: 'cadre_answer',
          subjectId: screeningId,
          after: { way, answer, began, audience },
        },
      ]),
    ],
    'cadre_answers.screening_id',
  )
  if (isKept) return 'kept'
  return (await hasAnswered(sql, screeningId, device, [way])) ? 'already' : 'full'
}

/** What was only carried here may still come by itself. */
export const hasAnswered = async (
  sql: Sql,
  screeningId: string,
  device: string,
  ways: readonly CadreWitness['way'][],
): Promise<boolean> =>
  (await sql.first(
    'SELECT 1 AS there FROM cadre_answers WHERE screening_id = ? AND device = ? AND way IN (SELECT value FROM json_each(?))',
    screeningId,
    device,
    json(ways),
  )) !== null

/** Somebody of the office signed in from it. */
export const isOwnDevice = async (sql: Sql, device: string): Promise<boolean> =>
  (await sql.first('SELECT 1 AS there FROM sign_in_places WHERE place = ? LIMIT 1', device)) !== null

interface Row extends Omit<CadreWitness, 'standing' | 'saidAt'> {
  screeningId: string
  device: string
  teamCode: string
  villageCode: string
  startedAt: string
  endedAt: string
  shows: number
  villages: number
  isOwn: boolean
  saidAt: string | null
}
const rowOf = rowAs<Row>({ flags: ['isOwn'] })

const { days: AROUND } = MOST_FROM_A_DEVICE
const day = (shift: string): string => `strftime('%Y-%m-%dT%H:%M:%fZ', a.answered_at, '${shift} days')`
/** A show that was answered for in two ways is one. */
const ofDevice = (what: string): string => `(SELECT count(${what}) FROM cadre_answers b WHERE b.device = a.device
  AND b.answered_at BETWEEN ${day(`-${AROUND}`)} AND ${day(`+${AROUND}`)})`

type LogAsked = Omit<ShownShow, 'filmCodes'>

/** Of each log its answers, the oldest first, and whether they count for what it says. */
export const answersTo = (logs: readonly LogAsked[]): Reading<Map<string, CadreWitness[]>> =>
  reading(
    `SELECT a.screening_id, a.device, a.way, a.team_code, a.village_code, a.started_at, a.ended_at, a.answer, a.began, a.audience,
       a.answered_at, a.said_at, ${ofDevice('DISTINCT b.screening_id')} AS shows, ${ofDevice('DISTINCT b.village_code')} AS villages,
       (SELECT count(DISTINCT b.screening_id) FROM cadre_answers b WHERE b.device = a.device
         AND b.village_code = a.village_code AND b.answered_at < a.answered_at AND b.screening_id <> a.screening_id) AS earlier_shows,
       EXISTS (SELECT 1 FROM sign_in_places p WHERE p.place = a.device) AS is_own
     FROM cadre_answers a WHERE a.screening_id IN (SELECT value FROM json_each(?)) ORDER BY a.answered_at, a.rowid`,
    [json(logs.map(({ id }) => id))],
    (rows: object[]) => {
      const byLog = Map.groupBy(rows.map(rowOf), ({ screeningId }) => screeningId)
      return new Map(
        logs.flatMap((log) => (byLog.has(log.id) ? [[log.id, witnesses(byLog.get(log.id) ?? [], log)]] : [])),
      )
    },
  )

/** What one browser said twice alike is told once, as it came by the better way. */
const isToldAlready = (row: Row, rows: readonly Row[]): boolean =>
  rows.some(
    (other) =>
      other.device === row.device &&
      other.answer === row.answer &&
      WAYS.indexOf(other.way) < WAYS.indexOf(row.way) &&
      (row.way === 'code' || (other.began === row.began && other.audience === row.audience)),
  )

const witnesses = (rows: Row[], log: LogAsked): CadreWitness[] =>
  rows
    .filter((row) => !isToldAlready(row, rows))
    .map((row) => {
      const { way, answer, began, audience, answeredAt, saidAt, earlierShows, shows, villages, isOwn, ...shown } = row
      const told = { shown, showsOfDevice: shows, villagesOfDevice: villages, isOwnDevice: isOwn }
      const standing = standingOf(told, log)
      const said = { way, answer, ...(began && { began }), ...(audience && { audience }) }
      return { ...said, answeredAt, ...(saidAt && { saidAt }), earlierShows, standing }
    })

/** The devices whose digits are good in a village, the last ones to answer first. */
async function devicesOf(sql: Sql, villageCode: string, now: Date): Promise<CadreDevice[]> {
  const rows = await sql.all<{ device: string; answers: number }>(
    `SELECT device, count(DISTINCT screening_id) AS answers FROM cadre_answers WHERE village_code = ? GROUP BY device
     HAVING max(answered_at) > ? ORDER BY max(answered_at) DESC LIMIT ?`,
    villageCode,
    daysBefore(now, CODE_DAYS),
    MOST_CODES,
  )
  return rows.map((row) => ({ villageCode, ...row }))
}

/** The digits for the next show, where a device has answered for a village. */
export async function nextCode(sql: Sql, secret: string, villageCode: string, device: string, now: Date) {
  const known = (await devicesOf(sql, villageCode, now)).find((one) => one.device === device)
  return known && cadreCode(secret, known)
}

/** Whose digits these are. */
export async function deviceByCode(sql: Sql, secret: string, villageCode: string, code: string, now: Date) {
  return (await devicesOf(sql, villageCode, now)).find((one) => cadreCode(secret, one) === code)?.device
}
