/** What villages' cadres said of shows: each device once for a show, kept before or after the log has come, and never changed. */
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
}

/** `full`: of this show, or of the team's today, there are as many as are kept. */
export async function keepAnswer(
  sql: Sql,
  { show, device, way, ...reply }: NewAnswer,
  actor: Actor,
  now: Date,
): Promise<'kept' | 'already' | 'full'> {
  const { id: screeningId, teamCode } = show
  const { villageCode, startedAt, endedAt } = show
  const { answer, began, audience } = reply
  const row = { screeningId, device, way, teamCode, villageCode, startedAt, endedAt, answer, began, audience }
  const isKept = await wroteFirst(
    sql,
    [
      assertNone('SELECT count(*) AS n FROM cadre_answers WHERE screening_id = ? HAVING n >= ?', [
        screeningId,
        MOST_ANSWERS.ofShow,
      ]),
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
  return (await hasAnswered(sql, screeningId, device)) ? 'already' : 'full'
}

export const hasAnswered = async (sql: Sql, screeningId: string, device: string): Promise<boolean> =>
  (await sql.first(
    'SELECT 1 AS there FROM cadre_answers WHERE screening_id = ? AND device = ?',
    screeningId,
    device,
  )) !== null

/** Somebody of the office signed in from it. */
export const isOwnDevice = async (sql: Sql, device: string): Promise<boolean> =>
  (await sql.first('SELECT 1 AS there FROM sign_in_places WHERE place = ? LIMIT 1', device)) !== null

interface Row extends Omit<CadreWitness, 'standing'> {
  screeningId: string
  teamCode: string
  villageCode: string
  startedAt: string
  endedAt: string
  shows: number
  villages: number
  isOwn: boolean
}
const rowOf = rowAs<Row>({ flags: ['isOwn'] })

const { days: AROUND } = MOST_FROM_A_DEVICE
const day = (shift: string): string => `strftime('%Y-%m-%dT%H:%M:%fZ', a.answered_at, '${shift} days')`
const ofDevice = (what: string): string => `(SELECT count(${what}) FROM cadre_answers b WHERE b.device = a.device
  AND b.answered_at BETWEEN ${day(`-${AROUND}`)} AND ${day(`+${AROUND}`)})`

type LogAsked = Omit<ShownShow, 'filmCodes'>

/** Of each log its answers, the oldest first, and whether they count for what it says. */
export const answersTo = (logs: readonly LogAsked[]): Reading<Map<string, CadreWitness[]>> =>
  reading(
    `SELECT a.screening_id, a.way, a.team_code, a.village_code, a.started_at, a.ended_at, a.answer, a.began, a.audience,
       a.answered_at, ${ofDevice('*')} AS shows, ${ofDevice('DISTINCT b.village_code')} AS villages,
       EXISTS (SELECT 1 FROM sign_in_places p WHERE p.place = a.device) AS is_own
     FROM cadre_answers a WHERE a.screening_id IN (SELECT value FROM json_each(?)) ORDER BY a.answered_at`,
    [json(logs.map(({ id }) => id))],
    (rows: object[]) => {
      const byLog = Map.groupBy(rows.map(rowOf), ({ screeningId }) => screeningId)
      return new Map(
        logs.flatMap((log) => (byLog.has(log.id) ? [[log.id, witnesses(byLog.get(log.id) ?? [], log)]] : [])),
      )
    },
  )

const witnesses = (rows: Row[], log: LogAsked): CadreWitness[] =>
  rows.map((row) => {
    const { way, answer, began, audience, answeredAt, shows, villages, isOwn, ...shown } = row
    const told = { shown, showsOfDevice: shows, villagesOfDevice: villages, isOwnDevice: isOwn }
    const standing = standingOf(told, log)
    return { way, answer, ...(began && { began }), ...(audience && { audience }), answeredAt, standing }
  })

/** The devices whose digits are good in a village, the last ones to answer first. */
async function devicesOf(sql: Sql, villageCode: string, now: Date): Promise<CadreDevice[]> {
  const rows = await sql.all<{ device: string; answers: number }>(
    `SELECT device, count(*) AS answers FROM cadre_answers WHERE village_code = ? GROUP BY device
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
