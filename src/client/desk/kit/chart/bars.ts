/** The bars of the managers' page, before they are drawn: months, teams, audibility; at most four series each. */
import type { AudibilityTrend } from '../../../../domain/audibility/audibility-figures.ts'
import type { Overview } from '../../../../domain/report/overview.ts'
import { monthOf } from '../../../../domain/period.ts'
import { figure, monthName, percent, shortDay } from '../../../shared/format.ts'
import { t } from '../../words.ts'
import { isUnknown, sinceFirstTest } from '../../broadcast/rules.ts'
import { countyTarget } from './burn-up.ts'

/** Told apart in grey as well: dark, middle, hatched, dotted on paper. */
export type BarLook = 'dark' | 'middle' | 'hatched' | 'dotted'
export interface BarSeries {
  name: string
  look: BarLook
  /** Null where nothing can be said yet, which is not zero. */
  values: (number | null)[]
}
export interface Bars {
  kind: 'bars'
  axis: string
  /** Said below the names. */
  under?: string
  /** Do the bars lie? Then there may be many. */
  isLying: boolean
  labels: string[]
  series: BarSeries[]
  /** What is written at the end of each bar, and what where there is no room for that. */
  ends: string[]
  shortEnds?: string[]
  /** What was planned: a line across each bar. */
  plan?: { name: string; values: number[] }
  /** A line across all bars. */
  rule?: { name: string; value: number }
}

/** What was done in each month against its share of the plan. */
export function monthBars({ months, asOf }: Overview): Bars {
  const isPast = (month: string): boolean => month <= monthOf(asOf)
  return {
    ...{ kind: 'bars', axis: t('chart_months_axis'), isLying: false },
    labels: months.map(({ month }) => monthName(Number(month.slice(5)) - 1)),
    series: [
      { name: t('month_done'), look: 'dark', values: months.map(({ month, done }) => (isPast(month) ? done : null)) },
    ],
    ends: months.map(({ month, done }) => (isPast(month) ? figure(done) : '')),
    plan: { name: t('month_planned'), values: months.map(({ planned }) => planned) },
  }
}

/** How far each team is with its quota, in the order of the table, against the time that has passed. */
export function teamBars(teams: Overview['teams'], overview: Overview): Bars {
  const pace = countyTarget(overview)?.bases[0]
  return {
    ...{ kind: 'bars', axis: t('completion_percent'), isLying: true },
    labels: teams.map(({ name }) => name),
    series: [{ name: t('completion'), look: 'dark', values: teams.map(({ completionPercent }) => completionPercent) }],
    ends: teams.map(({ completionPercent, done, quota }) =>
      completionPercent === null ? t('none') : `${percent(completionPercent, 1)} (${figure(done)}/${figure(quota)})`,
    ),
    shortEnds: teams.map(({ completionPercent }) =>
      completionPercent === null ? t('none') : percent(completionPercent, 1),
    ),
    ...(pace && {
      rule: {
        value: pace.timeProgressPercent,
        name: t('chart_teams_rule', {
          day: shortDay(pace.deadline),
          percent: percent(pace.timeProgressPercent, 2),
        }),
      },
    }),
  }
}

type TrendPoint = AudibilityTrend['points'][number]
export const unheardIn = ({ stale, untested }: TrendPoint): number => stale + untested

/** How many villages were in which state at each month's end, and on the day itself; null while none was ever tested. */
export function bandBars(trend: AudibilityTrend): Bars | null {
  const points = sinceFirstTest(trend.points)
  if (points.every(isUnknown)) return null
  return {
    ...{ kind: 'bars', axis: t('villages'), isLying: false },
    under: t('chart_bands_under'),
    labels: points.map(({ day }) => shortDay(day)),
    series: [
      { name: t('band_pass'), look: 'dark', values: points.map(({ pass }) => pass) },
      { name: t('band_low'), look: 'middle', values: points.map(({ low }) => low) },
      { name: t('band_severe'), look: 'hatched', values: points.map(({ severe }) => severe) },
      { name: t('chart_unheard'), look: 'dotted', values: points.map(unheardIn) },
    ],
    ends: [],
  }
}
