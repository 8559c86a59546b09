/** The pictures of the managers' page before they are drawn: the burn-up, and the bars of months, teams and audibility. */
import type { Overview } from '../../../../domain/report/overview.ts'
import { wholeScreenings } from '../../../../domain/register/film.ts'
import { dayNumber, lastDayOf, monthOf, monthsOfYear, yearOf } from '../../../../domain/period.ts'
import { unitOf } from '../target.tsx'
import type { AudibilityTrend } from '../../../../domain/audibility/audibility-figures.ts'
import { figure, monthName, percent, shortDay } from '../../../shared/format.ts'
import { t } from '../../words.ts'
import { isUnknown, sinceFirstTest } from '../../broadcast/rules.ts'

export interface Point {
  x: number
  y: number
}
export interface BurnUp {
  kind: 'burn-up'
  from: number
  to: number
  done: Point[]
  plan: Point[]
  /** From today through each deadline to come. */
  projection: Point[]
  /** Eight times in ten the pace so far ends between these: the 10 % and 90 % points. */
  low: Point[]
  high: Point[]
  amount: number
  unit: string
  deadlines: string[]
  monthStarts: number[]
}
type Target = Overview['targets'][number]

export const countyTarget = (overview: Overview): Target | undefined =>
  overview.targets.find(({ indicator, scope }) => indicator === 'screenings' && scope.kind === 'county')

export function burnUpOf(overview: Overview, target: Target): BurnUp | null {
  const pace = target.bases[0]
  const last = target.bases.at(-1)
  if (!pace || !last) return null
  const from = dayNumber(target.startsOn)
  const now = dayNumber(overview.asOf)
  const end = Math.max(dayNumber(last.deadline), now)
  const done = [
    { x: from - 1, y: 0 },
    ...overview.cumulative.map((one) => ({ x: dayNumber(one.day), y: one.done })),
    { x: now, y: target.done },
  ].filter((point, i, all) => point.x <= now && all[i + 1]?.x !== point.x)
  const projection = projectionOf(target, now)
  const band = projection.length > 0 ? overview.projection : []
  const months = monthsOfYear(yearOf(last.deadline))
  return {
    kind: 'burn-up',
    from: from - 1,
    to: end,
    done,
    projection,
    plan: planOf(overview, from, dayNumber(pace.deadline)),
    low: band.map(({ day, low }) => ({ x: dayNumber(day), y: low })),
    high: band.map(({ day, high }) => ({ x: dayNumber(day), y: high })),
    amount: target.amount,
    unit: unitOf(target),
    deadlines: target.bases.map(({ deadline }) => deadline),
    monthStarts: months.map((month) => dayNumber(`${month}-01`)).filter((x) => x <= end),
  }
}

/** At the pace so far, to each deadline that is still to come; nothing once the target is done, or while nothing is. */
function projectionOf({ bases, done, remaining }: Target, now: number): Point[] {
  const ahead = bases.flatMap(({ deadline, projected }) =>
    projected !== null && dayNumber(deadline) > now ? [{ x: dayNumber(deadline), y: projected }] : [],
  )
  return ahead.length > 0 && remaining > 0 && done > 0 ? [{ x: now, y: done }, ...ahead] : []
}

/** The plan at each month's end, as the server spread it over the months. */
function planOf({ months }: Overview, from: number, end: number): Point[] {
  let planned = 0
  const points = months
    .map(({ month, planned: share }) => ({ x: Math.min(end, dayNumber(lastDayOf(month))), y: (planned += share) }))
    .filter(({ x }, i, all) => x >= from && x !== all[i - 1]?.x)
  return [{ x: from - 1, y: 0 }, ...points]
}

interface BurnUpRow {
  month: string
  done: number | null
  planned: number
  /** More done than planned, or less. */
  difference: number | null
  totalDone: number | null
  totalPlanned: number
}

/** The table behind the chart; months to come have nothing done, which is not zero. */
export function burnUpRows({ months, asOf }: Overview): BurnUpRow[] {
  // months are rounded down each by itself, and what is left of them makes whole screenings, too
  let totalCredit = 0
  let totalPlanned = 0
  return months.map(({ month, done, credit, planned }) => {
    totalCredit += credit
    totalPlanned += planned
    const isPast = month <= monthOf(asOf)
    return {
      month,
      done: isPast ? done : null,
      planned,
      difference: isPast ? Math.round(10 * (done - planned)) / 10 : null,
      totalDone: isPast ? wholeScreenings(totalCredit) : null,
      totalPlanned: Math.round(10 * totalPlanned) / 10,
    }
  })
}

/** Told apart in grey as well: dark, middle, hatched, dotted on paper. */
export type BarLook = 'dark' | 'middle' | 'hatched' | 'dotted'
interface BarSeries {
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
    kind: 'bars',
    axis: t('chart_months_axis'),
    isLying: false,
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
    kind: 'bars',
    axis: t('completion_percent'),
    isLying: true,
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
        name: t('chart_teams_rule', { day: shortDay(pace.deadline), percent: percent(pace.timeProgressPercent, 2) }),
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
    kind: 'bars',
    axis: t('villages'),
    isLying: false,
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
