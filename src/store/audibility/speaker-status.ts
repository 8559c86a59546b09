/** What machines say of themselves: each message is folded into the machine's row of that day, and not kept. */
import type { Actor } from '../../domain/people/account.ts'
import { type AppError, invalid } from '../../domain/errors.ts'
import { addDays, localDay, toUtc } from '../../domain/period.ts'
import { placeOf, type SpeakerMessage, type SpeakerResource, villageInCode } from '../../domain/audibility/speaker.ts'
import { registerStatements } from './village-speakers.ts'
import { everyVillage, knownVillages, villagesByCode } from '../register/villages.ts'
import {
  countOf,
  insertRows,
  json,
  reading,
  type Reading,
  rowsOf,
  type Sql,
  type Statement,
  together,
  type Value,
} from '../engine/sql.ts'
import { auditedFrom } from '../people/audit.ts'
import type { Village } from '../../domain/register/place.ts'
import { canReport, type MachineCounts, type Online, onlineOn } from '../../domain/audibility/speaker-online.ts'

export type MessageOutcome = { outcome: 'stored' } | { outcome: 'invalid'; error: AppError }

interface Known {
  registered: Map<string, string>
  villages: Set<string>
}

/** Takes messages in any order and any number of times: the rows they leave are the same. Outcomes in their order. */
export async function keepMessages(
  sql: Sql,
  messages: SpeakerMessage[],
  actor: Actor,
  now: Date,
  timeZone: string,
): Promise<MessageOutcome[]> {
  const { registered, villages } = await lookUp(sql, messages)
  const isVillage = (code: string): boolean => villages.has(code)
  const told = villagesTold(messages, isVillage)
  const fresh = new Map<string, SpeakerResource>()
  const placed: SpeakerMessage[] = []
  const outcomes = messages.map((message): MessageOutcome => {
    const { resourceCode } = message
    const place = placeOf(message, registered.get(resourceCode) ?? told.get(resourceCode), isVillage)
    if ('sentence' in place) return { outcome: 'invalid', error: invalid(place) }
    if (!registered.has(resourceCode)) fresh.set(resourceCode, { resourceCode, villageCode: place.villageCode })
    placed.push(message)
    return { outcome: 'stored' }
  })
  if (placed.length > 0) {
    await sql.batch([
      ...registerStatements([...fresh.values()], actor, now),
      ...dayStatements(placed, actor, now, timeZone),
    ])
  }
  return outcomes
}

function lookUp(sql: Sql, messages: SpeakerMessage[]): Promise<Known> {
  const codes = messages.map(({ resourceCode }) => resourceCode)
  const places = messages.flatMap(({ resourceCode, villageCode }) => [villageCode, villageInCode(resourceCode)])
  return sql.read({
    registered: reading(
      `SELECT resource_code AS code, village_code AS village FROM speaker_resources
       WHERE resource_code IN (SELECT value FROM json_each(?))`,
      [json(codes)],
      (rows: { code: string; village: string }[]) => new Map(rows.map(({ code, village }) => [code, village])),
    ),
    villages: knownVillages(places.filter((code) => code !== undefined)),
  })
}

/** Where machines say they stand: the newest message that names a village, whatever the order they came in. */
function villagesTold(messages: SpeakerMessage[], isVillage: (code: string) => boolean): Map<string, string> {
  const named = messages.flatMap(({ resourceCode, villageCode, at }) =>
    villageCode !== undefined && isVillage(villageCode) ? [{ resourceCode, villageCode, at: toUtc(at) }] : [],
  )
  named.sort((a, b) => (`${a.at} ${a.villageCode}` < `${b.at} ${b.villageCode}` ? -1 : 1))
  return new Map(named.map(({ resourceCode, villageCode }) => [resourceCode, villageCode]))
}

/** Of two states told for the same instant the one with the larger number stands: recovered after fault, off after running. */
function dayStatements(messages: SpeakerMessage[], actor: Actor, now: Date, timeZone: string): Statement[] {
  const rows = messages.map(({ resourceCode, state, at }) => ({
    resourceCode,
    day: localDay(at, timeZone),
    lastAt: toUtc(at),
    lastState: state,
    states: 1 << state,
  }))
  return [
    insertRows(
      'speaker_days',
      rows,
      `ON CONFLICT (resource_code, day) DO UPDATE SET
         last_state = CASE WHEN (excluded.last_at, excluded.last_state) > (last_at, last_state)
           THEN excluded.last_state ELSE last_state END,
         last_at = max(last_at, excluded.last_at), states = states | excluded.states`,
    ),
    auditedDays([...new Set(rows.map(({ day }) => day))], actor, now),
  ]
}

/** One entry for each sender and day: an entry for each message would be more than is kept of them. */
const auditedDays = (days: string[], actor: Actor, now: Date): Statement =>
  auditedFrom(
    actor,
    now,
    `'submit', 'speaker_status', value, NULL, NULL, NULL FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM audit a
       WHERE a.subject_kind = 'speaker_status' AND a.subject_id = value AND a.actor_id = ?)`,
    [json(days), actor.id],
  )

interface OnlineVillage extends Online, Pick<Village, 'code' | 'name' | 'townshipName' | 'designated'> {}

/** What machines said, by village; of one village only, where it is named. */
function machinesSaying(
  asOf: string,
  staleDays: number,
  villageCode?: string,
): Reading<(code: string) => MachineCounts> {
  const only = villageCode === undefined ? '1' : 'village_code = ?'
  const code: Value[] = villageCode === undefined ? [] : [villageCode]
  return together(
    {
      registers: rowsOf<{ code: string; with_return_channel: number }>(
        `SELECT village_code AS code, sum(return_channel * speakers) AS with_return_channel FROM village_speakers
         WHERE ${only} GROUP BY village_code`,
        code,
      ),
      machines: rowsOf<{ code: string; machines: number; known: number }>(
        `SELECT village_code AS code, count(*) AS machines, sum(EXISTS (SELECT 1 FROM speaker_days d
           WHERE d.resource_code = r.resource_code AND d.day BETWEEN ? AND ?)) AS known
         FROM speaker_resources r WHERE ${only} GROUP BY village_code`,
        [addDays(asOf, -staleDays), asOf, ...code],
      ),
      newest: rowsOf<{ code: string; state: number; machines: number }>(
        `SELECT r.village_code AS code, d.last_state AS state, count(*) AS machines FROM speaker_resources r
         CROSS JOIN speaker_days d ON d.resource_code = r.resource_code AND d.day = ?
         WHERE ${only} GROUP BY r.village_code, d.last_state`,
        [asOf, ...code],
      ),
    },
    ({ registers, machines, newest }) => {
      const registerIn = new Map(registers.map((row) => [row.code, row.with_return_channel]))
      const machinesIn = new Map(machines.map((row) => [row.code, row]))
      const newestIn = Map.groupBy(newest, (row) => row.code)
      return (village) => ({
        withReturnChannel: registerIn.get(village) ?? null,
        machines: machinesIn.get(village)?.machines ?? 0,
        known: machinesIn.get(village)?.known ?? 0,
        newest: new Map(newestIn.get(village)?.map((row) => [row.state, row.machines])),
      })
    },
  )
}

/** The villages with machines that can report, in the order of their codes; of one village only, where it is named. */
export async function readOnline(
  sql: Sql,
  asOf: string,
  staleDays: number,
  villageCode?: string,
): Promise<OnlineVillage[]> {
  const { villages, countsIn, heard } = await sql.read({
    villages: villageCode === undefined ? everyVillage : villagesByCode([villageCode]),
    countsIn: machinesSaying(asOf, staleDays, villageCode),
    heard: countOf('SELECT EXISTS (SELECT 1 FROM speaker_days WHERE day = ?) AS n', [asOf]),
  })
  return villages.flatMap(({ code, name, townshipName, designated }) => {
    const counts = countsIn(code)
    return canReport(counts) ? [{ code, name, townshipName, designated, ...onlineOn(counts, heard === 1) }] : []
  })
}
