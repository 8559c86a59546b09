/** What is unusual as a sheet: a row for each log of each group. */
import { LIVE } from '../domain/screening/screening.ts'
import type { Suspicion, Suspicions, SuspiciousLog } from '../domain/suspicion/suspicion.ts'
import { columnsOf, place, sheetOf } from './sheet.ts'
import { suspicions } from './suspicions.ts'

export const SUSPICIOUS_LOG_COLUMNS = columnsOf<SuspiciousLog>()({
  day: { head: 'day', kind: 'day', value: ({ screenedOn }) => screenedOn },
  time: { head: 'time_start', kind: 'moment', width: 17, isWithin: true, value: ({ startedAt }) => startedAt },
  id: { head: 'log_number', width: 38, isWithin: true, value: ({ id }) => id },
  ...place,
  attendance: { head: 'attendance', kind: 'count', value: ({ attendance }) => attendance },
  receipt: { head: 'receipt', width: 16, value: ({ receiptNo }) => receiptNo },
  witness: { head: 'witness', width: 12, value: ({ witness }) => witness },
  recorded: { head: 'suspicion_recorded', kind: 'moment', width: 17, value: ({ recordedAt }) => recordedAt },
  status: { head: 'status', width: 16, value: ({ status }, say) => say(`status_${status}`) },
})

export type SuspicionLine = SuspiciousLog & { of: Suspicion }
const linesOf = ({ groups }: Suspicions): SuspicionLine[] =>
  groups.flatMap((of) => of.logs.map((log) => Object.assign({}, log, { of })))

const SUSPICION_COLUMNS = columnsOf<SuspicionLine>()({
  team: { head: 'team', width: 14, value: ({ of }) => of.teamName },
  kind: { head: 'suspicion_kind', width: 14, value: ({ of }, say) => say(`suspicion_${of.kind}`) },
  why: { head: 'suspicion_says', width: 60, value: ({ message, of }) => message ?? of.message },
  ...SUSPICIOUS_LOG_COLUMNS,
  advice: { head: 'suspicion_do', width: 60, value: ({ of }) => of.advice },
})
export const SUSPICION_SHEET = sheetOf<typeof suspicions.read, SuspicionLine>(suspicions.read, {
  title: 'suspicions_title',
  columns: SUSPICION_COLUMNS,
  rows: linesOf,
  statuses: () => LIVE,
})
