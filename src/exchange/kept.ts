/** How logs from a sheet stand to those that are kept under the same ids. */
import type { NewScreening } from '../domain/screening/screening.ts'
import { isContentOf, screeningRows } from '../store/screening/screenings.ts'
import { ask, type Sql } from '../store/engine/sql.ts'

/** In the order of the entries, which are normalized; `same` when that content was sent, or is what is kept now. */
export async function compareWithStored(sql: Sql, entries: NewScreening[]): Promise<('new' | 'same' | 'other')[]> {
  if (entries.length === 0) return []
  const kept = await ask(sql, screeningRows(entries.map(({ id }) => id)))
  return entries.map((entry) => {
    const row = kept.get(entry.id)
    return row ? (isContentOf(row, entry) ? 'same' : 'other') : 'new'
  })
}
