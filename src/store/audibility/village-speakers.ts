/** The register of speakers: what stands in a village, replaced as a whole. */
import type { Actor } from '../../domain/people/account.ts'
import type { SpeakersKnown } from '../../domain/audibility/audibility.ts'
import { addDays } from '../../domain/period.ts'
import { inOrderOfGroups, type SpeakerGroup } from '../../domain/audibility/speaker.ts'
import { json, type Reading, reading, rowAs, type Sql, type Statement, statement, insertRows } from '../engine/sql.ts'
import { auditedFrom } from '../people/audit.ts'

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
export const registeredSpeakers: Reading<Speakers> = reading(
  'SELECT village_code AS code, sum(speakers) AS speakers FROM village_speakers GROUP BY village_code',
  [],
  byVillage,
)
/**
 * The most speakers that a counted full test had in the year up to a day, of each village. Not
 * those of the last test only, or the same wrong test sent twice would agree with itself.
 */
export const mostSpeakersTested = (asOf: string): Reading<Speakers> =>
  reading(
    `SELECT v.code, max(r.speakers_installed) AS speakers FROM villages v JOIN audibility_reports r
       ON r.village_code = v.code AND r.is_full = 1 AND r.counted = 1 AND r.tested_on BETWEEN ? AND ? GROUP BY v.code`,
    [addDays(asOf, -365), asOf],
    byVillage,
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
