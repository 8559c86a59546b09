/** Which village each machine of a platform stands in. */
import type { Actor } from '../../domain/people/account.ts'
import { invalid } from '../../domain/errors.ts'
import type { SpeakerResource } from '../../domain/audibility/speaker.ts'
import { knownVillages } from '../register/villages.ts'
import {
  allOf,
  ask,
  countOf,
  isAsked,
  json,
  rowAs,
  rowsOf,
  type Sql,
  type Statement,
  statement,
} from '../engine/sql.ts'
import { auditedFrom } from '../people/audit.ts'

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
    known.has(code)
      ? []
      : [{ path: `resources.${i}.villageCode`, sentence: { key: 'unknown_village' as const, facts: { code } } }],
  )
  if (issues.length > 0) throw invalid(...issues)
  const [changed] = await sql.batch<[{ n: number }[]]>([
    statement(`SELECT count(*) AS n ${fresh(true)}`, [json(resources)]),
    auditedFresh(resources, true, actor, now),
    statement(
      `INSERT INTO speaker_resources (resource_code, village_code, kind) SELECT ${VALUES} FROM json_each(?) WHERE true
       ON CONFLICT (resource_code) DO UPDATE SET village_code = excluded.village_code, kind = excluded.kind`,
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
}

/** Machines in the order of their codes, from the one after `after`; with the newest they said. */
export async function findResources(
  sql: Sql,
  village: string | undefined,
  limit: number,
  after = '',
): Promise<{ items: KnownResource[]; total: number }> {
  const { where, values } = allOf(isAsked('r.village_code = ?', village))
  return sql.read({
    items: rowsOf(
      `SELECT r.resource_code, r.village_code, r.kind, v.name AS village_name,
         (SELECT d.last_state || ' ' || d.last_at FROM speaker_days d WHERE d.resource_code = r.resource_code
          ORDER BY d.day DESC LIMIT 1) AS heard
       FROM speaker_resources r JOIN villages v ON v.code = r.village_code
       WHERE ${where} AND r.resource_code > ? ORDER BY r.resource_code LIMIT ?`,
      [...values, after, limit],
      resourceOf,
    ),
    total: countOf(`SELECT count(*) AS n FROM speaker_resources r WHERE ${where}`, values),
  })
}

const resourceAs = rowAs<SpeakerResource & { villageName: string; heard?: string }>()
const resourceOf = (row: object): KnownResource => {
  const { heard, ...resource } = resourceAs(row)
  return { ...resource, lastHeardAt: heard?.slice(2) ?? null, lastState: heard ? Number(heard[0]) : null }
}
