/** A team's own logs, as its phones carry them. */
import type { FieldLog } from '../../domain/screening/field-copy.ts'
import type { Finding } from '../../domain/screening/findings.ts'
import { MOST_CARRIED } from '../../domain/screening/fitted-copy.ts'
import { addDays, yearOf } from '../../domain/period.ts'
import { CORRECTABLE, type NewScreening } from '../../domain/screening/screening.ts'
import { reading, type Reading } from '../engine/sql.ts'
import { contentOf, SCREENING_SELECT, type ScreeningRow } from './screenings.ts'

export type FieldLogRead = Omit<FieldLog, 'findings'> & { findings: Finding[] }

/** Own logs this old are history; those that wait for somebody stay, however old. */
const LOG_DAYS = 60

/** A team's logs that wait for somebody, each kind out of its own index. */
const WAITING = (['held', 'returned'] as const)
  .map(
    (status) =>
      `SELECT rowid AS r, status, screened_on, started_at FROM screenings WHERE status = '${status}' AND team_code = ?`,
  )
  .join(' UNION ALL ')

/** How many wait, and of each kind those of this year. */
export const waitingLogs = (teamCode: string, today: string) =>
  reading(
    `SELECT status, count(*) AS n, count(*) FILTER (WHERE screened_on BETWEEN ? AND ?) AS of_year
     FROM (${WAITING}) GROUP BY status`,
    [`${yearOf(today)}-01-01`, `${yearOf(today)}-12-31`, teamCode, teamCode],
    (rows: { status: string; n: number; of_year: number }[]) => {
      const ofYear = (status: string): number => rows.find((row) => row.status === status)?.of_year ?? 0
      const waiting = rows.reduce((all, { n }) => all + n, 0)
      return { held: ofYear('held'), returned: ofYear('returned'), waiting }
    },
  )

interface LogRow extends ScreeningRow {
  why: string | null
  photos_missing: number
  confirmed_at: string | null
}

/** The newest that wait and the newest others, newest first, with why the last one to decide did so, and how many of the photos named have not come. */
export const ownLogs = (teamCode: string, today: string): Reading<FieldLogRead[]> =>
  reading(
    `${SCREENING_SELECT.replace(
      'FROM',
      `, CASE WHEN s.status IN ('returned', 'rejected', 'voided') THEN (
           SELECT json_object('reason', a.reason, 'judgedBy', a.actor_name, 'judgedAt', a.at) FROM audit a WHERE a.subject_kind = 'screening' AND a.subject_id = s.id
             AND a.action IN ('return', 'reject', 'void') ORDER BY a.id DESC LIMIT 1) END AS why,
         (SELECT count(*) FROM json_each(coalesce(s.photos, '[]')) d WHERE NOT EXISTS (
           SELECT 1 FROM photos p WHERE p.screening_id = s.id AND p.sha256 = d.value->>'sha256')) AS photos_missing,
         (SELECT min(answered_at) FROM cadre_answers c WHERE c.screening_id = s.id AND c.answer = 'confirmed') AS confirmed_at
       FROM`,
    )}
     WHERE s.rowid IN (
       SELECT r FROM (SELECT r FROM (${WAITING}) ORDER BY screened_on DESC, started_at DESC LIMIT ?)
       UNION SELECT r FROM (SELECT rowid AS r FROM screenings WHERE team_code = ? AND screened_on >= ?
         AND status NOT IN ('held', 'returned') ORDER BY screened_on DESC, started_at DESC LIMIT ?))
     ORDER BY s.screened_on DESC, s.started_at DESC, s.id DESC`,
    [teamCode, teamCode, MOST_CARRIED.waiting, teamCode, addDays(today, -LOG_DAYS), MOST_CARRIED.logs],
    (rows: LogRow[]) => rows.map(logOf),
  )

/** The names of photos are long; only a correction needs them again. */
function carriedContent(row: LogRow): NewScreening {
  const { photos, ...content } = contentOf(row)
  const isCorrectable = CORRECTABLE.some((status) => status === row.status)
  return isCorrectable && photos ? { ...content, photos } : content
}

/** Why, who said so, and when; without a reason nothing. */
function told(why: string): Partial<FieldLogRead> {
  const { reason, ...whose } = JSON.parse(why) as { reason: string | null; judgedBy: string; judgedAt: string }
  return reason === null ? {} : { reason, ...whose }
}

const logOf = (row: LogRow): FieldLogRead => ({
  content: carriedContent(row),
  status: row.status,
  revision: row.revision,
  credit: row.credit,
  screenedOn: row.screened_on,
  receivedAt: row.received_at,
  findings: JSON.parse(row.findings) as Finding[],
  ...(row.why !== null && told(row.why)),
  photosMissing: row.photos_missing,
  ...(row.confirmed_at !== null && { confirmedAt: row.confirmed_at }),
})
