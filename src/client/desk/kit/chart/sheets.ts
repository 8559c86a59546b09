/** The tables behind the charts as they are saved: the same numbers, bare, for a spreadsheet. */
import { safeCell } from '../../../../domain/safe-cell.ts'
import type { AudibilityTrend } from '../../../../domain/audibility/audibility-figures.ts'
import { dayOfNumber } from '../../../../domain/period.ts'
import type { Overview } from '../../../../domain/report/overview.ts'
import { t } from '../../words.ts'
import { unheardIn } from './bars.ts'
import { type BurnUp, burnUpRows } from './burn-up.ts'

export interface Sheet {
  head: string[]
  rows: Cell[][]
}

/** A file is sent on without the page: each row says as of which day it is. */
export const withDay = ({ head, rows }: Sheet, day: string): Sheet => ({
  head: [...head, t('as_of')],
  rows: rows.map((row) => [...row, day]),
})

/** By month, and below it day by day where the line and its band run. */
export function burnUpSheet(overview: Overview, { low, high }: BurnUp): Sheet {
  const months = burnUpRows(overview).map(({ month, done, planned, totalDone, totalPlanned }) => [
    ...[month, done, planned, totalDone, totalPlanned],
    ...[null, null],
  ])
  const band = low.map(({ x, y }, i) => [dayOfNumber(x), null, null, null, null, y, high[i]?.y ?? null])
  const head = [t('month'), t('month_done'), t('month_planned'), t('total_done'), t('total_planned')]
  return { head: [...head, t('chart_low'), t('chart_high')], rows: [...months, ...band] }
}

export const monthSheet = (overview: Overview): Sheet => ({
  head: [t('month'), t('month_done'), t('month_planned'), t('month_difference')],
  rows: burnUpRows(overview).map(({ month, done, planned, difference }) => [month, done, planned, difference]),
})

export const teamSheet = (teams: Overview['teams']): Sheet => ({
  head: [t('rank'), t('team'), t('done'), t('quota'), t('completion_percent'), t('this_month'), t('last_screened')],
  rows: teams.map((team) => [
    ...[team.rank, team.name, team.done, team.quota, team.completionPercent],
    ...[team.thisMonth, team.lastScreenedOn],
  ]),
})

export const bandSheet = ({ points }: Pick<AudibilityTrend, 'points'>): Sheet => ({
  head: [
    ...[t('day'), t('villages'), t('band_pass'), t('band_low'), t('band_severe'), t('chart_unheard')],
    ...[t('band_stale'), t('band_untested')],
  ],
  rows: points.map((point) => [
    ...[point.day, point.villages, point.pass, point.low, point.severe, unheardIn(point)],
    ...[point.stale, point.untested],
  ]),
})

type Cell = string | number | null

const MARK = '\uFEFF'

export const csvOf = (head: string[], rows: Cell[][]): string =>
  MARK + [head, ...rows].map((row) => `${row.map(printed).join(',')}\r\n`).join('')

function printed(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = safeCell(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** What a file may be called anywhere. */
export const fileName = (title: string, day: string, ending: 'csv' | 'png'): string =>
  `${title.replace(/[\\/:*?"<>|\s]+/g, '-')}-${day}.${ending}`
