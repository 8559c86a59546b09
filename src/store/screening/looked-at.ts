/** A period's logs as they are looked at side by side: the newest, so many at most, read in stretches. */
import type { Finding } from '../../domain/screening/findings.ts'
import { LIVE } from '../../domain/screening/screening.ts'
import type { LookedAt } from '../../domain/suspicion/suspicion.ts'
import { ask, quoted, reading, type Reading, type Sql } from '../engine/sql.ts'
import { type Days, EVERY_LOG, stretches } from './screening-filter.ts'

/** Nearly twice a county’s year: so many are compared in a tenth of a second. */
export const MOST_LOOKED_AT = 10_000

type Row = Omit<LookedAt, 'photos' | 'hasPhotos' | 'findings'> & {
  photos: string | null
  hasPhotos: number
  findings: string
}

const logsLookedAt = ({ from, to }: Days, limit: number): Reading<LookedAt[]> =>
  reading(
    `SELECT s.id, s.team_code AS teamCode, s.village_code AS villageCode, s.screened_on AS screenedOn,
       s.started_at AS startedAt, s.recorded_at AS recordedAt, s.attendance, s.status, s.receipt_no AS receiptNo,
       s.witness_name AS witness,
       CASE WHEN s.latitude IS NOT NULL AND s.longitude IS NOT NULL
         THEN round(s.latitude, 6) || ' ' || round(s.longitude, 6) END AS position,
       s.photos, s.photos IS NOT NULL OR EXISTS (SELECT 1 FROM photos p WHERE p.screening_id = s.id) AS hasPhotos,
       s.findings, (SELECT c.result FROM callbacks c WHERE c.screening_id = s.id) AS callback
     FROM screenings s INDEXED BY ${EVERY_LOG.index}
     WHERE s.screened_on BETWEEN ? AND ? AND s.status IN (${quoted(LIVE)})
     ORDER BY s.screened_on DESC, s.started_at DESC, s.id LIMIT ?`,
    [from, to, limit],
    (rows: Row[]) => rows.map(lookedAt),
  )

const lookedAt = ({ photos, hasPhotos, findings, ...row }: Row): LookedAt => ({
  ...row,
  photos: photos === null ? [] : (JSON.parse(photos) as { sha256: string }[]).map(({ sha256 }) => sha256),
  hasPhotos: hasPhotos === 1,
  findings: findings === '[]' ? [] : (JSON.parse(findings) as Finding[]),
})

/** Newest first; `readFrom` is the first day of which all were read, where there were too many. */
export async function readLookedAt(
  sql: Sql,
  days: Days,
  most = MOST_LOOKED_AT,
): Promise<{ logs: LookedAt[]; readFrom?: string }> {
  const logs: LookedAt[] = []
  for await (const stretch of stretches(sql, EVERY_LOG, days)) {
    logs.push(...(await ask(sql, logsLookedAt(stretch, most + 1 - logs.length))))
    const cut = logs.length > most ? logs.at(-1)?.screenedOn : undefined
    // of the day it was cut on some may be missing
    if (cut !== undefined) {
      const whole = logs.filter(({ screenedOn }) => screenedOn > cut)
      return { logs: whole, readFrom: whole.at(-1)?.screenedOn ?? days.to }
    }
  }
  return { logs }
}
