/** What goes into a bulletin's bundle: everything as it was known when it was made, read in stretches. */
import type { BundleChain, BundleLog, BundleVillage } from '../../domain/report/bundle.ts'
import { NO_SEAL } from '../../domain/trail/chain.ts'
import type { TrailRow } from '../../domain/trail/seal.ts'
import { UNDONE } from '../../domain/screening/screening.ts'
import { ask, json, rowAs, rowsOf, type Sql } from '../engine/sql.ts'
import { everyCreditRule } from '../register/register.ts'
import { onDay } from '../register/village-versions.ts'
import { everyVillage } from '../register/villages.ts'
import { TRAIL_COLUMNS, hashedRows, sealNumbered, sealsAfter } from '../trail/seals.ts'

const LOGS_AT_ONCE = 500
/** What they say holds no telephone number; a correction holds a log’s whole content. */
const TOLD = `'submit', 'accept', 'return', 'reject', 'void', '${UNDONE}'`

/** What the register says of a log's village on the day of its show. */
const onItsDay = (column: 'designated' | 'township_code'): string => `CASE
  WHEN EXISTS (SELECT 1 FROM village_versions x WHERE x.village_code = s.village_code) THEN (
    SELECT x.${column} FROM village_versions x WHERE x.village_code = s.village_code AND x.effective_on <= s.screened_on
    ORDER BY x.effective_on DESC LIMIT 1)
  ELSE v.${column} END`

const logAs = rowAs<BundleLog>({ flags: ['designated'], json: ['filmCodes', 'filmTitles', 'photos'] })

/** Logs between two days of these statuses, by whatever was known; one stretch after the other. */
export async function bundleLogs(sql: Sql, from: string, to: string, statuses: string[]): Promise<BundleLog[]> {
  const logs: BundleLog[] = []
  for (let after = ''; ;) {
    const some = await ask(
      sql,
      rowsOf(
        `SELECT s.id, s.status, s.screened_on, s.started_at, s.ended_at, s.village_code, s.team_code, s.film_codes,
           ${onItsDay('township_code')} AS township_code, ${onItsDay('designated')} AS designated,
           s.film_titles, s.attendance, s.credit, s.received_at,
           (SELECT json_group_array(sha256) FROM (SELECT sha256 FROM photos p WHERE p.screening_id = s.id ORDER BY sha256)) AS photos
         FROM screenings s JOIN villages v ON v.code = s.village_code WHERE s.screened_on BETWEEN ? AND ? AND s.id > ?
           AND s.status IN (SELECT value FROM json_each(?)) ORDER BY s.id LIMIT ?`,
        [from, to, after, json(statuses), LOGS_AT_ONCE],
        logAs,
      ),
    )
    logs.push(...some)
    if (some.length < LOGS_AT_ONCE) return logs
    after = some.at(-1)?.id ?? ''
  }
}

/** The lines of the trail by which logs came in and were decided. */
export async function bundleReviews(sql: Sql, logs: BundleLog[]): Promise<TrailRow[]> {
  const rows: TrailRow[] = []
  for (let at = 0; at < logs.length; at += LOGS_AT_ONCE) {
    const ids = logs.slice(at, at + LOGS_AT_ONCE).map(({ id }) => id)
    const some = await sql.all<TrailRow>(
      `SELECT ${TRAIL_COLUMNS} FROM audit WHERE subject_kind = 'screening' AND action IN (${TOLD})
         AND subject_id IN (SELECT value FROM json_each(?))`,
      json(ids),
    )
    rows.push(...some)
  }
  return rows.toSorted((a, b) => a.id - b.id)
}

/** The seals from the one that holds the first of these rows to a bulletin’s own. */
export async function bundleChain(sql: Sql, first: number, last: number | undefined): Promise<BundleChain> {
  const begin = await sql.first<{ number: number }>(
    'SELECT min(number) AS number FROM seals WHERE last_row >= ?',
    first,
  )
  let number = (begin?.number ?? 1) - 1
  const chain: BundleChain = { before: (await sealNumbered(sql, number))?.sha256 ?? NO_SEAL, seals: [] }
  for (const end = last ?? 0; number < end;) {
    const [next] = await sealsAfter(sql, number, 1)
    if (!next) break
    const { marks, ...seal } = next
    const rows = await hashedRows(sql, seal.firstRow, seal.lastRow, marks.length)
    chain.seals.push({ ...seal, lines: rows.map(({ id, hash }) => `${id} ${hash}`) })
    number = seal.number
  }
  return chain
}

export async function bundleRules(
  known: Sql,
  asOf: string,
): Promise<{ villages: BundleVillage[]; creditRules: unknown[] }> {
  const sql = await onDay(known, asOf)
  const { villages, creditRules } = await sql.read({ villages: everyVillage, creditRules: everyCreditRule })
  return {
    villages: villages.map(({ code, name, townshipCode, designated, teamCode }) => ({
      code,
      name,
      townshipCode,
      designated,
      ...(teamCode !== undefined && { teamCode }),
    })),
    creditRules,
  }
}
