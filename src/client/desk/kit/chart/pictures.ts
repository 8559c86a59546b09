/** The picture of the managers' page before it is drawn: how many screenings the county is ahead of its plan, or behind. */
import type { Overview } from '../../../../domain/report/overview.ts'
import { wholeScreenings } from '../../../../domain/register/film.ts'
import { dayNumber, lastDayOf, monthOf, monthsOfYear, yearOf } from '../../../../domain/period.ts'

export interface Point {
  x: number
  y: number
}
interface BurnUp {
  from: number
  to: number
  done: Point[]
  plan: Point[]
  /** From today through each deadline to come. */
  projection: Point[]
  /** Eight times in ten the pace so far ends between these: the 10 % and 90 % points. */
  low: Point[]
  high: Point[]
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
    from: from - 1,
    to: end,
    done,
    projection,
    plan: planOf(overview, from, dayNumber(pace.deadline)),
    low: band.map(({ day, low }) => ({ x: dayNumber(day), y: low })),
    high: band.map(({ day, high }) => ({ x: dayNumber(day), y: high })),
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

/** Screenings done less those planned, day by day to the deadline: on the plan is 0, behind is below. */
export interface Gap {
  from: number
  /** The deadline, or the day itself where that has passed. */
  to: number
  deadline: string
  done: Point[]
  /** What the pace so far comes to, and between what eight times in ten it ends. */
  projection: Point[]
  low: Point[]
  high: Point[]
  /** The straight way back to the plan by the deadline; nothing where the plan is kept. */
  needed: Point[]
  neededPerDay: number | null
  pacePerDay: number | null
  monthStarts: number[]
  /** What managers wrote on it, each on its day. */
  notes: { x: number; text: string }[]
}

export function gapOf(overview: Overview, target: Target, notes: Gap['notes'] = []): Gap | null {
  const burnUp = burnUpOf(overview, target)
  const [pace] = target.bases
  if (!burnUp || !pace) return null
  const [now, deadline] = [dayNumber(overview.asOf), dayNumber(pace.deadline)]
  const to = Math.max(deadline, now)
  const plannedOn = between(burnUp.plan)
  const less = (points: Point[]): Point[] =>
    points.filter(({ x }) => x <= to).map(({ x, y }) => ({ x, y: y - plannedOn(x) }))
  const isAhead = now < deadline
  const ahead = (points: Point[]): Point[] => (isAhead ? less(points) : [])
  const done = less(everyDay(burnUp.done, now))
  const last = done.at(-1)
  const isBehind = isAhead && last !== undefined && last.y < 0
  return {
    from: burnUp.from,
    to,
    deadline: pace.deadline,
    done,
    projection: ahead(burnUp.projection),
    low: ahead(atDeadline(burnUp.low, deadline)),
    high: ahead(atDeadline(burnUp.high, deadline)),
    needed: isBehind ? [last, { x: deadline, y: 0 }] : [],
    neededPerDay: pace.neededPerDay,
    pacePerDay: pace.pacePerDay,
    monthStarts: burnUp.monthStarts.filter((x) => x <= to),
    notes,
  }
}

/** The height of a line at any place: straight from point to point, and flat after the last. */
const between =
  (points: Point[]) =>
  (x: number): number => {
    const i = points.findIndex((point) => point.x >= x)
    const [right, left] = [points[i], points[i - 1]]
    if (!right) return points.at(-1)?.y ?? 0
    return left ? left.y + ((right.y - left.y) * (x - left.x)) / (right.x - left.x) : right.y
  }

/** Days without a log are days all the same: the plan goes on. */
function everyDay(done: Point[], until: number): Point[] {
  const byDay = new Map(done.map(({ x, y }) => [x, y]))
  const days: Point[] = []
  for (let x = done[0]?.x ?? until; x <= until; x++) days.push({ x, y: byDay.get(x) ?? days.at(-1)?.y ?? 0 })
  return days
}

/** The band is told week by week: on the deadline it lies between two of them. */
function atDeadline(points: Point[], deadline: number): Point[] {
  const first = points[0]
  if (!first || first.x > deadline) return []
  return [...points.filter(({ x }) => x < deadline), { x: deadline, y: between(points)(deadline) }]
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
