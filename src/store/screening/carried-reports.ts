/** The audibility reports that logs carry along: kept, changed and counted with their logs. */
import type { Actor } from '../../domain/people/account.ts'
import { earlierOf } from '../../domain/period.ts'
import { COUNTED, type Received } from '../../domain/screening/screening.ts'
import { json, type Statement, statement } from '../engine/sql.ts'

/**
 * The reports that logs carry along: written with the logs, changed with them, counted while they are. Their ids are no
 * UUIDs, so that no log can lay hands on a report that somebody sent by itself.
 */
export function carriedReports(logs: Received[], actor: Actor): Statement[] {
  if (logs.length === 0) return []
  const rows = logs.map(({ id, villageCode, screenedOn, audibility, recordedAt, receivedAt, status }) => ({
    ...{ id, villageCode, screenedOn, receivedAt, ...audibility },
    // a clock that runs ahead does not make it the newest test of its day
    recordedAt: earlierOf(recordedAt, receivedAt),
    counted: Number(COUNTED.some((counted) => counted === status)),
  }))
  return [
    statement(
      `INSERT INTO audibility_reports (id, screening_id, village_code, tested_on, speakers_installed, speakers_tested,
         speakers_sounding, method, recorded_at, received_at, reported_by, sent, counted)
       SELECT 'carried-' || (value->>'id'), value->>'id', value->>'villageCode', value->>'screenedOn', value->>'speakersInstalled',
         value->>'speakersTested', value->>'speakersSounding', 'on_site', value->>'recordedAt', value->>'receivedAt', ?,
         '', value->>'counted' FROM json_each(?) WHERE true
       ON CONFLICT (id) DO UPDATE SET village_code = excluded.village_code, tested_on = excluded.tested_on,
         speakers_installed = excluded.speakers_installed, speakers_tested = excluded.speakers_tested,
         speakers_sounding = excluded.speakers_sounding, recorded_at = excluded.recorded_at`,
      actor.name,
      json(rows),
    ),
  ]
}

/** After logs changed their status: a report a log carried counts while the log does and still carries it. */
export const recountCarried = (screeningIds: string[]): Statement =>
  statement(
    `UPDATE audibility_reports SET counted = EXISTS (SELECT 1 FROM screenings s WHERE s.id = screening_id
       AND s.audibility IS NOT NULL AND s.status IN (${COUNTED.map((status) => `'${status}'`).join(', ')}))
     WHERE screening_id IN (SELECT value FROM json_each(?))`,
    json(screeningIds),
  )
