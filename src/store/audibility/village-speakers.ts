/** The register of speakers: what stands in a village, replaced as a whole, and which village each machine of a platform stands in. */
import type { Actor } from '../../domain/people/account.ts'
import { isOnline, RUNNING } from '../../domain/audibility/speaker-online.ts'
import type { SpeakersKnown } from '../../domain/audibility/audibility.ts'
import { addDays } from '../../domain/period.ts'
import { inOrderOfGroups, type SpeakerGroup, type SpeakerResource } from '../../domain/audibility/speaker.ts'
import {
  allOf,
  ask,
  countOf,
  insertRows,
  isAsked,
  json,
  reading,
  type Reading,
  rowAs,
  rowsOf,
  type Sql,
  statement,
  type Statement,
} from '../engine/sql.ts'
import { keptBy } from '../engine/kept-readings.ts'
import { auditedFrom } from '../people/audit.ts'
import { invalid, unknownCode } from '../../domain/errors.ts'
import { knownVillages } from '../register/villages.ts'

const groupAs = rowAs<SpeakerGroup>({ flags: ['returnChannel'] })

const groupsStatement = (villageCode: string): Statement =>
  statement(
    `SELECT kind, transmission, return_channel, speakers FROM village_speakers WHERE village_code = ?
     ORDER BY kind, transmission, return_channel`,
    [villageCode],
  )

type Speakers = Map<string, number>
const byVillage = (rows: { code: string; speakers: number }[]): Speakers =>
  new Map(rows.map(({ code, speakers }) => [code, speakers]))

/** How many speakers are registered, of each village that has a register of them. */
export const registeredSpeakers: Reading<Speakers> = keptBy(
  { kinds: ['village_speakers'] },
  reading(
    'SELECT village_code AS code, sum(speakers) AS speakers FROM village_speakers GROUP BY village_code',
    [],
    byVillage,
  ),
)
/** How many speakers one village should have, by what is known on a day. */
export async function speakersKnown(sql: Sql, villageCode: string, asOf: string): Promise<SpeakersKnown> {
  const row = await sql.first<{ registered: number | null; tested: number | null }>(
    `SELECT coalesce((SELECT sum(speakers) FROM village_speakers s WHERE s.village_code = v.code),
       v.speakers_installed) AS registered, (SELECT max(speakers_installed) FROM audibility_reports r
       WHERE r.village_code = v.code AND r.is_full = 1 AND r.counted = 1 AND r.tested_on BETWEEN ? AND ?) AS tested
     FROM villages v WHERE v.code = ?`,
    addDays(asOf, -365),
    asOf,
    villageCode,
  )
  return { registered: row?.registered ?? undefined, mostTested: row?.tested ?? undefined }
}

export async function speakersIn(sql: Sql, villageCode: string): Promise<SpeakerGroup[]> {
  const asked = groupsStatement(villageCode)
  return (await sql.all(asked.sql, ...asked.values)).map(groupAs)
}

/** Of each of these villages that has a register, as it is kept. */
export async function speakersOf(sql: Sql, villageCodes: string[]): Promise<Map<string, SpeakerGroup[]>> {
  const rows = await sql.all<{ village_code: string }>(
    `SELECT village_code, kind, transmission, return_channel, speakers FROM village_speakers
     WHERE village_code IN (SELECT value FROM json_each(?)) ORDER BY kind, transmission, return_channel`,
    json(villageCodes),
  )
  const byCode = Map.groupBy(rows, ({ village_code: code }) => code)
  const groupOf = ({ village_code: _, ...row }: { village_code: string }): SpeakerGroup => groupAs(row)
  return new Map(Array.from(byCode, ([code, groups]) => [code, groups.map(groupOf)]))
}

/** No groups: the village's speakers are not known any more. The same again writes nothing into the audit trail. */
export async function putVillageSpeakers(
  sql: Sql,
  villageCode: string,
  groups: SpeakerGroup[],
  actor: Actor,
  now: Date,
): Promise<SpeakerGroup[]> {
  const rows = inOrderOfGroups(groups).map(({ kind, transmission, returnChannel, speakers }) => {
    return { kind, transmission, returnChannel, speakers }
  })
  const kept = await sql.batch<[unknown, unknown, unknown, object[]]>([
    auditedChange(villageCode, json(rows), actor, now),
    statement('DELETE FROM village_speakers WHERE village_code = ?', [villageCode]),
    insertRows(
      'village_speakers',
      rows.map(({ returnChannel, ...row }) => ({ villageCode, ...row, returnChannel: Number(returnChannel) })),
    ),
    groupsStatement(villageCode),
  ])
  return kept[3].map(groupAs)
}

/** What stood there before is read where it is replaced, so that of two who write at once each tells the truth. */
const auditedChange = (villageCode: string, after: string, actor: Actor, now: Date): Statement =>
  auditedFrom(
    actor,
    now,
    `'put', 'village_speakers', ?, NULL, before, ? FROM (
       SELECT json_group_array(json_object('kind', kind, 'transmission', transmission, 'returnChannel',
         json(CASE return_channel WHEN 1 THEN 'true' ELSE 'false' END), 'speakers', speakers)) AS before
       FROM (${groupsStatement(villageCode).sql})) WHERE before <> ?`,
    [villageCode, after, villageCode, after],
  )

const VALUES = `value->>'resourceCode' AS resource_code, value->>'villageCode' AS village_code, value->>'kind' AS kind`

/** Those of a list that are not there yet, or (`orChanged`) are there otherwise. */
const fresh = (orChanged: boolean): string =>
  `FROM (SELECT ${VALUES} FROM json_each(?)) n LEFT JOIN speaker_resources r ON r.resource_code = n.resource_code
   WHERE r.resource_code IS NULL${orChanged ? ' OR r.village_code <> n.village_code OR r.kind IS NOT n.kind' : ''}`

/** The trail is written first, and only of what changes, so that of two senders at once each tells the truth. */
const auditedFresh = (resources: SpeakerResource[], orChanged: boolean, actor: Actor, now: Date): Statement =>
  auditedFrom(
    actor,
    now,
    `?, 'speaker_resource', n.resource_code, NULL, CASE WHEN r.resource_code IS NOT NULL
       THEN json_object('villageCode', r.village_code, 'kind', r.kind) END,
       json_object('villageCode', n.village_code, 'kind', n.kind) ${fresh(orChanged)}`,
    [orChanged ? 'put' : 'register', json(resources)],
  )

/** Registers machines heard of for the first time; one that is registered stays where it is. */
export function registerStatements(resources: SpeakerResource[], actor: Actor, now: Date): Statement[] {
  if (resources.length === 0) return []
  return [
    auditedFresh(resources, false, actor, now),
    statement(
      `INSERT INTO speaker_resources (resource_code, village_code, kind) SELECT ${VALUES} FROM json_each(?) WHERE true
       ON CONFLICT (resource_code) DO NOTHING`,
      [json(resources)],
    ),
  ]
}

/**
 * Registers machines, or moves them; answers how many were new or changed. What a machine said goes with it, also of
 * days past: the register says where machines stand, not where they stood. Throws invalid for unknown villages.
 */
export async function putResources(sql: Sql, resources: SpeakerResource[], actor: Actor, now: Date): Promise<number> {
  const known = await ask(sql, knownVillages(resources.map(({ villageCode }) => villageCode)))
  const issues = resources.flatMap(({ villageCode: code }, i) =>
    known.has(code) ? [] : unknownCode('village', code, `resources.${i}.villageCode`),
  )
  if (issues.length > 0) throw invalid(...issues)
  const [changed] = await sql.batch<[{ n: number }[]]>([
    statement(`SELECT count(*) AS n ${fresh(true)}`, [json(resources)]),
    auditedFresh(resources, true, actor, now),
    statement(
      `INSERT INTO speaker_resources (resource_code, village_code, kind) SELECT ${VALUES} FROM json_each(?) WHERE true
       ON CONFLICT (resource_code) DO UPDATE SET village_code = excluded.village_code, kind = excluded.kind
       WHERE village_code <> excluded.village_code OR kind IS NOT excluded.kind`,
      [json(resources)],
    ),
  ])
  return changed[0]?.n ?? 0
}

interface KnownResource extends SpeakerResource {
  villageName: string
  /** Null when it never said anything. */
  lastHeardAt: string | null
  lastState: number | null
  /** At a past moment: repeats are not kept one by one, so when it spoke last before it cannot be told from what is. */
  isLastHeardExact?: false
}

type ResourceFilter = Partial<Record<'village' | 'code', string | undefined>>
/** Machines in the order of their codes, from the one after `after`; with the newest they said. */
export async function findResources(sql: Sql, { village, code }: ResourceFilter, limit: number, after = '') {
  const { where, values } = allOf(isAsked('r.village_code = ?', village), isAsked('r.resource_code = ?', code))
  return sql.read({
    items: rowsOf(
      `SELECT r.resource_code, r.village_code, r.kind, v.name AS village_name,
         (SELECT d.last_state || ' ' || d.last_at || ' ' || d.known_from FROM speaker_days d
          WHERE d.resource_code = r.resource_code ORDER BY d.day DESC LIMIT 1) AS heard
       FROM speaker_resources r JOIN villages v ON v.code = r.village_code
       WHERE ${where} AND r.resource_code > ? ORDER BY r.resource_code LIMIT ?`,
      [...values, after, limit],
      (row) => resourceOf(row, sql.knownAt),
    ),
    total: countOf(`SELECT count(*) AS n FROM speaker_resources r WHERE ${where}`, values),
  })
}

const resourceAs = rowAs<SpeakerResource & { villageName: string; heard?: string }>()
function resourceOf(row: object, knownAt?: number): KnownResource {
  const { heard, ...resource } = resourceAs(row)
  if (!heard) return { ...resource, lastHeardAt: null, lastState: null }
  const [state = '', lastAt = '', since = ''] = heard.split(' ')
  if (knownAt === undefined) return { ...resource, lastHeardAt: lastAt, lastState: Number(state) }
  const inexact = { ...resource, isLastHeardExact: false as const }
  if (Date.parse(lastAt) <= knownAt) return { ...inexact, lastHeardAt: lastAt, lastState: Number(state) }
  // it said as much again later: of what it said until then, only since when and how it ran was kept
  const lastHeardAt = new Date(Math.min(Number(since), knownAt)).toISOString()
  return { ...inexact, lastHeardAt, lastState: isOnline(Number(state)) ? RUNNING : Number(state) }
}
