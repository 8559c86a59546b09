/** What machines say of themselves: each message is folded into the machine's row of that day, and not kept. */
import type { Actor } from '../../domain/people/account.ts'
import { type AppError, invalid } from '../../domain/errors.ts'
import { localDay, toUtc } from '../../domain/period.ts'
import { placeOf, type SpeakerMessage, type SpeakerResource, villageInCode } from '../../domain/audibility/speaker.ts'
import { registerStatements } from './speaker-resources.ts'
import { knownVillages } from '../register/villages.ts'
import { json, reading, type Sql, type Statement, insertRows } from '../engine/sql.ts'
import { auditedFrom } from '../people/audit.ts'

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
