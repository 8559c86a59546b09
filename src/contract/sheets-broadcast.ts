/** The broadcast side as sheets: speaker tests, faults and TV coverage. */
import { MEANS } from '../domain/audibility/tv-figures.ts'
import { audibility, type AudibilityTestRow, tvCoverage, type TvVillage } from './audibility.ts'
import { type Fault, faults } from './faults.ts'
import { columnsOf, place, type SheetColumn, sheetOf } from './sheet.ts'

export const TEST_COLUMNS = columnsOf<AudibilityTestRow>()({
  day: { head: 'tested_on', kind: 'day', value: ({ testedOn }) => testedOn },
  extent: { head: 'test_kind', value: ({ full }, say) => say(full ? 'test_full' : 'test_part') },
  rate: { head: 'rate', kind: 'share', value: ({ ratePercent }) => ratePercent },
  sounding: { head: 'sounding', kind: 'count', value: ({ speakersSounding }) => speakersSounding },
  tested: { head: 'tested', kind: 'count', value: ({ speakersTested }) => speakersTested },
  installed: { head: 'installed', kind: 'count', value: ({ speakersInstalled }) => speakersInstalled },
  method: { head: 'method', value: ({ method }, say) => say(`method_${method}`) },
  by: { head: 'reported_by', value: ({ reportedBy }) => reportedBy },
  received: { head: 'received_at', kind: 'moment', width: 17, value: ({ receivedAt }) => receivedAt },
  note: { head: 'note', width: 30, value: ({ note }) => note },
})
/** Of all villages: a village's own page has named it already. */
type TestOfVillage = AudibilityTestRow & { villageName: string; townshipName: string }
export const TEST_SHEET = sheetOf<typeof audibility.list, TestOfVillage>(audibility.list, {
  title: 'tests',
  columns: columnsOf<TestOfVillage>()({
    ...place,
    ...TEST_COLUMNS,
  }),
})

export const FAULT_COLUMNS = columnsOf<Fault>()({
  category: { head: 'fault_category', value: ({ category }, say) => say(`category_${category}`) },
  description: { head: 'fault_description', width: 36, isWithin: true, value: ({ description }) => description },
  ...place,
  severity: { head: 'fault_severity', value: ({ severity }, say) => say(`fault_severity_${severity}`) },
  status: { head: 'status', value: ({ status }, say) => say(`fault_${status}`) },
  clock: { head: 'fault_clock', value: ({ isOverdue }, say) => (isOverdue ? say('past_limit') : null) },
  worked: { head: 'column_worked_hours', kind: 'exact', width: 14, isWithin: true, value: (row) => row.workedHours },
  limit: { head: 'column_limit_hours', kind: 'exact', width: 14, isWithin: true, value: (row) => row.limitHours },
  assignee: { head: 'fault_assignee', value: ({ assignee }) => assignee },
  noticed: { head: 'fault_noticed', kind: 'moment', width: 17, value: ({ reportedAt }) => reportedAt },
})
export const FAULT_SHEET = sheetOf(faults.list, { title: 'faults_title', columns: FAULT_COLUMNS })

type Means = (typeof MEANS)[number]
const byMeans = (name: Means): SheetColumn<TvVillage> => ({
  head: `tv_${name}`,
  kind: 'count',
  isWithin: true,
  value: (village) => village[name],
})
export const TV_COLUMNS = columnsOf<TvVillage>()({
  ...place,
  percent: { head: 'tv_percent', kind: 'share', value: ({ connectedPercent }) => connectedPercent },
  households: { head: 'tv_households', kind: 'count', value: ({ households }) => households },
  connected: { head: 'tv_connected', kind: 'count', value: ({ connected }) => connected },
  ...(Object.fromEntries(MEANS.map((name) => [name, byMeans(name)])) as Record<Means, SheetColumn<TvVillage>>),
  verified: { head: 'tv_verified', kind: 'count', value: ({ verified }) => verified },
  lost: { head: 'tv_lost', kind: 'count', value: ({ lost }) => lost },
  noSignal: { head: 'tv_no_signal', kind: 'count', value: ({ noSignal }) => noSignal },
  noSet: { head: 'tv_no_set', kind: 'count', value: ({ noSet }) => noSet },
  asOf: { head: 'tv_as_of', kind: 'day', value: ({ asOf }) => asOf },
})
export const TV_SHEET = sheetOf(tvCoverage.list, { title: 'tv_title', columns: TV_COLUMNS })
