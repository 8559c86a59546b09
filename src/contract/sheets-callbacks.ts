/** Logs that were drawn to be asked about, as a sheet: by it one calls, and writes down what was said. */
import { callbacks, type DrawnLog } from './callbacks.ts'
import { columnsOf, joined, place, sheetOf } from './sheet.ts'

export const CALLBACK_COLUMNS = columnsOf<DrawnLog>()({
  number: { head: 'settle_no', kind: 'count', value: ({ callback }) => callback.place },
  month: { head: 'callback_month', width: 10, isWithin: true, value: ({ callback }) => callback.month },
  ...place,
  team: { head: 'team', width: 14, value: ({ teamName }) => teamName },
  day: { head: 'day', kind: 'day', value: ({ screenedOn }) => screenedOn },
  time: { head: 'time_start', kind: 'moment', width: 17, isWithin: true, value: ({ startedAt }) => startedAt },
  films: { head: 'films', width: 28, value: ({ filmNames }, say) => joined(filmNames, say) },
  attendance: { head: 'attendance', kind: 'count', value: ({ attendance }) => attendance },
  witness: { head: 'witness', width: 12, value: ({ witness }) => witness?.name },
  phone: { head: 'callback_phone', width: 16, isWithin: true, value: ({ witness }) => witness?.phone },
  status: { head: 'status', width: 16, isWithin: true, value: ({ status }, say) => say(`status_${status}`) },
  result: { head: 'callback_result', width: 12, value: ({ callback }, say) => say(`callback_${callback.state}`) },
  note: { head: 'note', width: 30, isWithin: true, value: ({ callback }) => callback.note },
  called: { head: 'callback_called', kind: 'moment', width: 17, value: ({ callback }) => callback.calledAt },
  by: { head: 'callback_by', width: 12, isWithin: true, value: ({ callback }) => callback.calledBy },
  id: { head: 'log_number', width: 38, isWithin: true, value: ({ id }) => id },
})
export const CALLBACK_SHEET = sheetOf<typeof callbacks.list, DrawnLog>(callbacks.list, {
  title: 'callbacks_title',
  columns: CALLBACK_COLUMNS,
  statuses: () => null,
})
