/** The list of reports as a sheet: what its table says. */
import { officialNo } from '../domain/report/bulletin.ts'
import { reports, type ReportLine } from './reports.ts'
import { columnsOf, sheetOf } from './sheet.ts'

export const REPORT_COLUMNS = columnsOf<ReportLine>()({
  title: { head: 'report_title', width: 36, value: ({ title }) => title },
  kind: {
    head: 'flag_kind',
    value: ({ kind }, say) => say(kind === 'free' ? 'report_free' : `bulletin_${kind}`),
  },
  asOf: { head: 'column_as_of', kind: 'day', value: ({ asOf }) => asOf },
  bulletin: { head: 'column_bulletin', width: 14, value: ({ bulletin }) => bulletin && officialNo(bulletin) },
  state: {
    head: 'status',
    value: ({ status, bulletin }, say) =>
      say(status === 'confirmed' ? 'bulletin_confirmed' : bulletin === undefined ? 'report_draft' : 'bulletin_draft'),
  },
  changedBy: { head: 'report_changed', width: 14, value: ({ changedBy }) => changedBy },
  changedAt: { head: 'column_changed_at', kind: 'moment', isWithin: true, value: ({ changedAt }) => changedAt },
  confirmedBy: { head: 'bulletin_confirmed_by', width: 14, value: ({ confirmedBy }) => confirmedBy },
  confirmedAt: { head: 'column_confirmed_at', kind: 'moment', isWithin: true, value: ({ confirmedAt }) => confirmedAt },
  id: { head: 'log_number', width: 38, isWithin: true, value: ({ id }) => id },
})
export const REPORT_SHEET = sheetOf(reports.list, { title: 'reports_list', columns: REPORT_COLUMNS })
