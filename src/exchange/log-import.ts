/** Logs by sheets. */
import type { NewScreening } from '../domain/screening/screening.ts'
import { takeIn } from '../store/screening/screening-intake.ts'
import { isContentOf, logRows } from '../store/screening/screenings.ts'
import { ask, type Sql } from '../store/engine/sql.ts'
import type { Compared, ImportNoun } from './import-noun.ts'
import { logOf } from './screening-draft.ts'
import { DAY_OR_START, LOG_COLUMNS, LOG_NEEDED, type LogColumn, VENUE_CHOICES } from './screening-sheet.ts'

export const LOGS: ImportNoun<LogColumn, NewScreening> = {
  kind: 'screenings',
  columns: LOG_COLUMNS,
  needed: LOG_NEEDED,
  either: DAY_OR_START,
  day: 'date',
  mayBreakLines: ['film', 'note'],
  reader:
    async ({ names, timeZone }) =>
    (row) =>
      logOf(row, names, timeZone),
  compare,
  keep: async (sql, logs, desk) => {
    const outcomes = await takeIn(sql, logs, { ...desk, source: 'sheet', bounds: undefined })
    return outcomes.map((one) => {
      if (!('error' in one)) return one.outcome === 'stored' ? 'stored' : 'same'
      if (one.outcome === 'conflict') return { sentence: { key: 'row_kept_differently', facts: { id: one.id } } }
      return { sentence: one.error.issues[0]?.sentence ?? one.error.sentence }
    })
  },
  form: {} as never,
}

/** `same` when that content was sent, or is what is kept now. */
async function compare(sql: Sql, logs: NewScreening[]): Promise<Compared[]> {
  const kept = await ask(sql, logRows(logs.map(({ id }) => id)))
  return logs.map((log) => {
    const row = kept.get(log.id)
    return row ? (isContentOf(row, log) ? 'same' : 'other') : 'new'
  })
}
void VENUE_CHOICES
