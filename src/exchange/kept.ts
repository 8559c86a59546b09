/** How logs from a sheet stand to those that are kept under the same ids. */
import type { NewScreening } from '../domain/screening.ts'
import { contentOf, type ScreeningRow, screeningRowsStatement } from '../store/screenings.ts'
import { json, type Sql } from '../store/sql.ts'

/** In the order of the entries, which are normalized; `same` when that content was sent, or is what is kept now. */
export async function compareWithStored(sql: Sql, entries: NewScreening[]): Promise<('new' | 'same' | 'other')[]> {
  if (entries.length === 0) return []
  const { sql: text, values } = screeningRowsStatement(entries.map(({ id }) => id))
  const rows = await sql.all<ScreeningRow>(text, ...values)
  const kept = new Map(rows.map((row) => [row.id, [row.sent, json(contentOf(row))]]))
  return entries.map((entry) => {
    const contents = kept.get(entry.id)
    return contents ? (contents.includes(json(entry)) ? 'same' : 'other') : 'new'
  })
}
