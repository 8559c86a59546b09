/** The lines of the burn-up chart: done, planned, projected with its band, and the target; x is a day's number. */
import type { Overview } from '../../../../domain/report/overview.ts'
import { wholeScreenings } from '../../../../domain/screening/credit.ts'
import { dayNumber, lastDayOf, monthOf, monthsOfYear, yearOf } from '../../../../domain/period.ts'
import { unitOf } from '../target-words.ts'

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
    ...{ kind: 'burn-up', from: from - 1, to: end, done, projection },
    plan: planOf(overview, from, dayNumber(pace.deadline)),
    low: band.map(({ day, low }) => ({ x: dayNumber(day), y: low })),
    high: band.map(({ day, high }) => ({ x: dayNumber(day), y: high })),
    ...{ amount: target.amount, unit: unitOf(target), deadlines: target.bases.map(({ deadline }) => deadline) },
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

export interface BurnUpRow {
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
