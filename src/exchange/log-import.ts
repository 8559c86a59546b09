/** Logs by sheets. */
import type { NewScreening } from '../domain/screening/screening.ts'
import { takeInNormalized } from '../store/screening/screening-intake.ts'
import { isContentOf, keptIds, logRows } from '../store/screening/screenings.ts'
import { ask, type Sql } from '../store/engine/sql.ts'
import { type Compared, type Entry, type ImportNoun, PLACE_NOTES } from './import-noun.ts'
import { logOf, timeCells } from './screening-draft.ts'
import { DAY_OR_START, LOG_COLUMNS, LOG_NEEDED, type LogColumn, VENUES } from './screening-sheet.ts'

export const LOGS: ImportNoun<LogColumn, NewScreening> = {
  kind: 'screenings',
  columns: LOG_COLUMNS,
  needed: LOG_NEEDED,
  either: DAY_OR_START,
  day: 'date',
  mayBreakLines: ['film', 'note'],
  reader: async ({ names, timeZone }) => {
    const times = timeCells(timeZone)
    return (row) => logOf(row, names, times)
  },
  asKept,
  compare,
  keep: async (sql, logs, desk) => {
    const outcomes = await takeInNormalized(sql, logs, { ...desk, source: 'sheet', bounds: undefined })
    return outcomes.map((one) => {
      if (!('error' in one)) return one.outcome === 'stored' ? 'stored' : 'same'
      if (one.outcome === 'conflict') return { sentence: { key: 'row_kept_differently', facts: { id: one.id } } }
      return { sentence: one.error.issues[0]?.sentence ?? one.error.sentence }
    })
  },
  form: {
    date: { note: ['放映那天，如 2017-06-30', 'The day of the show, such as 2017-06-30'], example: '2017-06-30' },
    started: { note: ['如 19:30', 'Such as 19:30'], example: '19:30' },
    ended: {
      note: ['如 21:10；空着就按开始时间加片长算', 'Such as 21:10; empty is the start and the films’ minutes'],
      example: '21:10',
    },
    team: { note: ['队名或代码', 'Name or code of the team'], example: '放映一队' },
    ...PLACE_NOTES,
    film: { note: ['片名；几部影片用顿号隔开', 'Title; several with commas between'], example: '太行山上' },
    attendance: { note: ['人数，整数', 'People, a whole number'], example: '85' },
    venue: { note: ['室内 或 室外', '室内 (indoor) or 室外 (outdoor)'], example: '室外', choices: VENUES },
    receipt: { note: ['可以空着', 'May be empty'], example: 'NO.20170630' },
    operator: { note: ['可以空着', 'May be empty'], example: '王师傅' },
    witness: { note: ['可以空着', 'May be empty'], example: '李村长' },
    phone: { note: ['写了证明人才写', 'Only beside a witness'], example: '13800000000' },
    note: { note: ['可以空着', 'May be empty'], example: '' },
    id: { note: ['系统的编号，一般空着', 'An id of this system; mostly empty'], example: '' },
  },
}

/** What came when ids of rows had no time in them stays what it is. */
async function asKept(sql: Sql, entries: Entry<NewScreening>[]): Promise<Entry<NewScreening>[]> {
  const former = await ask(sql, keptIds(entries.flatMap(({ formerId }) => formerId ?? [])))
  return entries.map((entry) => {
    const { formerId: id } = entry
    return id !== undefined && former.has(id) ? { ...entry, id, thing: { ...entry.thing, id } } : entry
  })
}

/** `same` when that content was sent, or is what is kept now. */
async function compare(sql: Sql, logs: NewScreening[]): Promise<Compared[]> {
  const kept = await ask(sql, logRows(logs.map(({ id }) => id)))
  return logs.map((log) => {
    const row = kept.get(log.id)
    return row ? (isContentOf(row, log) ? 'same' : 'other') : 'new'
  })
}
