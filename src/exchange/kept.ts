/** How logs from a sheet stand to those that are kept under the same ids. */
import type { NewScreening } from '../domain/screening/screening.ts'
import { isContentOf, type ScreeningRow, screeningRowsStatement } from '../store/screening/screenings.ts'
import type { Sql } from '../store/engine/sql.ts'

/** In the order of the entries, which are normalized; `same` when that content was sent, or is what is kept now. */
export async function compareWithStored(sql: Sql, entries: NewScreening[]): Promise<('new' | 'same' | 'other')[]> {
  if (entries.length === 0) return []
  const { sql: text, values } = screeningRowsStatement(entries.map(({ id }) => id))
  const rows = await sql.all<ScreeningRow>(text, ...values)
  const kept = new Map(rows.map((row) => [row.id, row]))
  return entries.map((entry) => {
    const row = kept.get(entry.id)
    return row ? (isContentOf(row, entry) ? 'same' : 'other') : 'new'
  })
}
