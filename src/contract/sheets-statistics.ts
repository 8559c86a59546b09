/** The 统计表 as a sheet. */
import type { Statistics, StatisticsRow } from '../domain/report/statistics.ts'
import { FULL_CREDIT } from '../domain/register/film.ts'
import { COUNTED } from '../domain/screening/screening.ts'
import { columnsOf, type Say, sheetOf, type SheetWord } from './sheet.ts'
import { statistics } from './statistics.ts'

const exactly = (credit: number): number => Math.round((credit / FULL_CREDIT) * 100) / 100
/** A row with how it is called: a township and a team by its name, months and kinds by a word. */
export type StatisticsLine = StatisticsRow & { isSum?: true }
function nameOf({ code, name, isSum }: StatisticsLine, say: Say): string {
  if (isSum) return say('sum_row')
  if (name !== undefined) return name
  if (/^\d{4}-\d\d$/.test(code)) return say('months_short').split(' ')[Number(code.slice(5)) - 1] ?? code
  return code === '' ? say('team_nobody') : say(`film_kind_${code}` as SheetWord)
}
export const STATISTICS_COLUMNS = columnsOf<StatisticsLine>()({
  name: { head: 'statistics_name', width: 18, value: nameOf },
  villages: { head: 'statistics_villages', kind: 'count', value: ({ villages }) => villages },
  planned: { head: 'statistics_planned', kind: 'count', value: ({ planned }) => planned },
  done: { head: 'done', kind: 'count', value: ({ done }) => done },
  exact: { head: 'credit', kind: 'exact', isWithin: true, value: ({ credit }) => exactly(credit) },
  completion: { head: 'completion', kind: 'share', value: ({ completionPercent }) => completionPercent },
  gap: { head: 'column_gap', kind: 'points', width: 16, value: ({ gapPoints }) => gapPoints },
  kept: { head: 'statistics_kept', kind: 'count', width: 16, value: ({ kept }) => kept },
  fresh: { head: 'statistics_new', kind: 'share', value: ({ newPercent }) => newPercent },
  indoor: { head: 'venue_indoor', kind: 'exact', value: ({ indoorCredit }) => exactly(indoorCredit) },
  outdoor: { head: 'venue_outdoor', kind: 'exact', value: ({ outdoorCredit }) => exactly(outdoorCredit) },
  attendance: { head: 'attendance', kind: 'count', value: ({ attendance }) => attendance },
})
export const linesOf = ({ rows, sum }: Statistics): StatisticsLine[] => [
  ...rows,
  Object.assign({}, sum, { isSum: true as const }),
]
export const STATISTICS_SHEET = sheetOf(statistics.read, {
  title: 'statistics_title',
  columns: STATISTICS_COLUMNS,
  rows: linesOf,
  statuses: () => COUNTED,
})
