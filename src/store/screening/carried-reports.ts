/** The audibility reports that logs carry along: kept, changed and counted with their logs. */
import type { Actor } from '../../domain/people/account.ts'
import { earlierOf } from '../../domain/period.ts'
import { COUNTED, type Received } from '../../domain/screening/screening.ts'
import { json, type Statement, statement, insertRows, quoted } from '../engine/sql.ts'

/**
 * The reports that logs carry along: written with the logs, changed with them, counted while they are. Their ids are no
 * UUIDs, so that no log can lay hands on a report that somebody sent by itself.
 */
export function carriedReports(logs: Received[], actor: Actor): Statement[] {
  const rows = logs.flatMap(({ audibility, ...log }) => {
    if (!audibility) return []
    return {
      id: `carried-${log.id}`,
      screeningId: log.id,
      villageCode: log.villageCode,
      testedOn: log.screenedOn,
      ...audibility,
      method: 'on_site',
      // a clock that runs ahead does not make it the newest test of its day
      recordedAt: earlierOf(log.recordedAt, log.receivedAt),
      receivedAt: log.receivedAt,
      reportedBy: actor.name,
      sent: '',
      counted: Number(COUNTED.some((counted) => counted === log.status)),
    }
  })
  const changing = [
    'village_code',
    'tested_on',
    'speakers_installed',
    'speakers_tested',
    'speakers_sounding',
    'recorded_at',
  ]
  const changes = changing.map((column) => `${column} = excluded.${column}`).join(', ')
  return rows.length === 0 ? [] : [insertRows('audibility_reports', rows, `ON CONFLICT (id) DO UPDATE SET ${changes}`)]
}

/** After logs changed their status: a report a log carried counts while the log does and still carries it. */
export const recountCarried = (screeningIds: string[]): Statement =>
  statement(
    `UPDATE audibility_reports SET counted = EXISTS (SELECT 1 FROM screenings s WHERE s.id = screening_id
       AND s.audibility IS NOT NULL AND s.status IN (${quoted(COUNTED)}))
     WHERE screening_id IN (SELECT value FROM json_each(?))`,
    [json(screeningIds)],
  )
