/**
 * What the check makes of people who were cleared (store/people/clearing.ts): a line of the trail stands for the hash it
 * was sealed by as soon as nobody is in it any more, and a log of those years for its digest. What else they say is proven
 * by itself, with every sealing.
 */
import { CLEARED } from '../../domain/people/masking.ts'
import type { HashedRow } from '../../domain/trail/chain.ts'
import type { ScreeningRow } from '../screening/screenings.ts'
import { type Reading, rowOf, rowsOf, type Sql } from '../engine/sql.ts'

const isNobody = (text: string, path: string): string =>
  `coalesce(a.${text}->>'$.${path}', '${CLEARED}') = '${CLEARED}'`
const ofLog = ['before', 'after'].flatMap((text) =>
  ['content.witness.name', 'content.witness.phone'].map((path) => isNobody(text, path)),
)
/** No other lines can be cleared. */
const IS_CLEARED = `(a.subject_kind = 'screening' AND a.action IN ('correct', 'match') AND ${ofLog.join(' AND ')})
  OR (a.subject_kind = 'fault_witness' AND a.action = 'add' AND ${isNobody('after', 'name')})`

/** Rows with the hashes that they were sealed by. */
export async function asSealed(sql: Sql, rows: HashedRow[]): Promise<HashedRow[]> {
  const { sealed } = await sql.read({
    sealed: rowsOf<HashedRow>(
      `SELECT c.id, c.sha256 AS hash FROM cleared_lines c JOIN audit a ON a.id = c.id
       WHERE c.id >= ? AND c.id <= ? AND (${IS_CLEARED})`,
      [rows[0]?.id ?? 0, rows.at(-1)?.id ?? -1],
    ),
  })
  const hashes = new Map(sealed.map(({ id, hash }) => [id, hash]))
  return rows.map(({ id, hash }) => ({ id, hash: hashes.get(id) ?? hash }))
}

/** Of shows before this day, as the trail says; none where nothing was ever cleared. */
export const clearedUntil: Reading<string | undefined> = rowOf(
  `SELECT max(after->>'until') AS until FROM audit
   WHERE subject_kind = 'personal_data' AND subject_id = 'screenings' AND action = 'clear'`,
  [],
  ({ until }: { until: string | null }) => until ?? '',
)

/** A log whose digest was of people who are not in it any more. */
export const isCleared = (row: Pick<ScreeningRow, 'screened_on' | 'witness_name'>, until = ''): boolean =>
  row.screened_on < until && (row.witness_name === null || row.witness_name === CLEARED)
