/** The lines of the burn-up chart: done, planned, projected with its band, and the target; x is a day's number. */
import type { Overview } from '../../../domain/overview.ts'
import { dayNumber, lastDayOf, monthOf, monthsOfYear, yearOf } from '../../../domain/period.ts'
import { unitOf } from './unit.ts'

export interface Point {
  x: number
  y: number
}
export interface BurnUp {
  from: number
  to: number
  done: Point[]
  plan: Point[]
  projection: Point[]
  /** Nine times in ten the pace so far ends between these. */
  low: Point[]
  high: Point[]
  amount: number
  unit: string
  deadline: string
  monthStarts: number[]
}
type Target = Overview['targets'][number]

/** The middle 90 % of a normal distribution. */
const SIGMAS = 1.645
const BAND_STEPS = 12

export const countyTarget = (overview: Overview): Target | undefined =>
  overview.targets.find(({ indicator, scope }) => indicator === 'screenings' && scope.kind === 'county')

export function burnUpOf(overview: Overview, target: Target): BurnUp | null {
  const pace = target.bases[0]
  if (!pace) return null
  const from = dayNumber(target.startsOn)
  const now = dayNumber(overview.asOf)
  const end = dayNumber(pace.deadline)
  const done = [
    { x: from - 1, y: 0 },
    ...overview.cumulative.map((one) => ({ x: dayNumber(one.day), y: one.done })),
    { x: now, y: target.done },
  ].filter((point, i, all) => point.x <= now && all[i + 1]?.x !== point.x)
  const isOpen = now < end && pace.projected !== null && target.remaining > 0 && target.done > 0
  const [low, high] = isOpen ? bandOf(now, end, target.done, pace.projected ?? 0) : [[], []]
  const months = monthsOfYear(yearOf(pace.deadline))
  return {
    ...{ from: from - 1, to: Math.max(end, now), done, plan: planOf(overview, from, end), low, high },
    projection: isOpen
      ? [
          { x: now, y: target.done },
          { x: end, y: pace.projected ?? 0 },
        ]
      : [],
    ...{ amount: target.amount, unit: unitOf(target), deadline: pace.deadline },
    monthStarts: months.map((month) => dayNumber(`${month}-01`)).filter((x) => x <= Math.max(end, now)),
  }
}

/** The plan at each month's end, as the server spread it over the months. */
function planOf({ months }: Overview, from: number, end: number): Point[] {
  let planned = 0
  const points = months
    .map(({ month, planned: share }) => ({ x: Math.min(end, dayNumber(lastDayOf(month))), y: (planned += share) }))
    .filter(({ x }, i, all) => x >= from && x !== all[i - 1]?.x)
  return [{ x: from - 1, y: 0 }, ...points]
}

/** What is to come has mean m and variance m·(1 + left/elapsed) (domain.md), and left/elapsed is m/done. */
function bandOf(now: number, end: number, done: number, projected: number): [low: Point[], high: Point[]] {
  const edges = Array.from({ length: BAND_STEPS + 1 }, (_, step) => {
    const mean = ((projected - done) * step) / BAND_STEPS
    const half = SIGMAS * Math.sqrt(mean * (1 + mean / Math.max(1, done)))
    return { x: now + ((end - now) * step) / BAND_STEPS, mean: done + mean, half }
  })
  return [
    edges.map(({ x, mean, half }) => ({ x, y: Math.max(done, mean - half) })),
    edges.map(({ x, mean, half }) => ({ x, y: mean + half })),
  ]
}

export interface BurnUpRow {
  month: string
  done: number | null
  planned: number
  totalDone: number | null
  totalPlanned: number
}

/** The table behind the chart; months to come have nothing done, which is not zero. */
export function burnUpRows({ months, asOf }: Overview): BurnUpRow[] {
  let totalDone = 0
  let totalPlanned = 0
  return months.map(({ month, done, planned }) => {
    totalDone += done
    totalPlanned += planned
    const isPast = month <= monthOf(asOf)
    return {
      month,
      done: isPast ? done : null,
      planned,
      totalDone: isPast ? totalDone : null,
      totalPlanned: Math.round(10 * totalPlanned) / 10,
    }
  })
}
