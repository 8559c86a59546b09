/** The accepted logs of which nobody but their sender ever judged: the office has a single manager. */
import type { Target } from '../../domain/target/target.ts'
import { countOf, reading, type Reading } from '../engine/sql.ts'
import { keptLogs } from './counts.ts'

/**
 * Of a scope between two days, the accepted logs of which nobody but their sender ever judged: the office has a single
 * manager. From an index that has only those.
 */
export const acceptedAlone = ({ kind, code = '' }: Target['scope'], from: string, to: string): Reading<number> =>
  keptLogs(
    to,
    countOf(
      `SELECT count(*) AS n FROM screenings s INDEXED BY screenings_reviewed_alone CROSS JOIN villages v ON v.code = s.village_code
       WHERE s.reviewed_alone = 1 AND s.status = 'accepted' AND s.screened_on BETWEEN ? AND ? AND ${ALONE_IN[kind]} = ?`,
      [from, to, kind === 'designated' ? 1 : kind === 'county' ? '' : code],
    ),
  )
const ALONE_IN: Record<Target['scope']['kind'], string> = {
  county: "''",
  designated: 'v.designated',
  township: 'v.township_code',
  team: 's.team_code',
  village: 's.village_code',
}

/** The same of the county, by village or by team; of those without any, nothing. */
export const acceptedAloneBy = (
  column: 'village_code' | 'team_code',
  from: string,
  to: string,
): Reading<ReadonlyMap<string, number>> =>
  keptLogs(
    to,
    reading(
      `SELECT s.${column} AS code, count(*) AS n FROM screenings s INDEXED BY screenings_reviewed_alone
       WHERE s.reviewed_alone = 1 AND s.status = 'accepted' AND s.screened_on BETWEEN ? AND ? GROUP BY s.${column}`,
      [from, to],
      (rows: { code: string; n: number }[]) => new Map(rows.map(({ code, n }) => [code, n])),
    ),
  )
