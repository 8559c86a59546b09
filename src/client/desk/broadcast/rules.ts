/** The broadcast page’s address, the lists behind its figures, and the lines of its chart. */
import type { AudibilityTrend } from '../../../domain/audibility/audibility-figures.ts'
import { STANDING } from '../../../domain/fault/fault.ts'
import { dayNumber, earlierOf, lastDayOf } from '../../../domain/period.ts'
import { anyDay, oneOf, viewsAt } from '../kit/address.ts'
import { type FaultQuery, faultsPath } from '../routes.ts'

export const SCOPES = ['designated', 'county'] as const
export type Scope = (typeof SCOPES)[number]
/** Of the repairs. */
export const PLAN_ORDERS = ['cheapest', 'worst'] as const
export type PlanOrder = (typeof PLAN_ORDERS)[number]

export const { read: readBroadcastQuery, path: broadcastPath } = viewsAt('/broadcast', {
  asOf: anyDay,
  scope: oneOf(SCOPES),
  order: oneOf(PLAN_ORDERS),
})
export type BroadcastQuery = ReturnType<typeof readBroadcastQuery>

export const planOf = ({ asOf, scope, order }: BroadcastQuery) => ({
  query: { asOf, scope, order: order === 'worst' ? order : undefined },
})
export const trendOf = ({ asOf, scope }: BroadcastQuery) => ({ query: { asOf, scope } })
export const onlineOf = ({ asOf, scope }: BroadcastQuery) => ({
  query: { asOf, designated: scope === 'designated' ? true : undefined },
})

/** Faults reported in a month (YYYY-MM) of the figures' period, and neither taken back nor joined to another. */
export const monthFaults = (month: string, { from, asOf }: Period, more: FaultQuery = {}): string =>
  faultsPath({
    asOf,
    ...more,
    status: STANDING,
    from: from > `${month}-01` ? from : `${month}-01`,
    to: earlierOf(lastDayOf(month), asOf),
  })

/** Faults closed in the figures' period, or in one month (YYYY-MM) of it, and closed still. */
export const closedFaults = ({ from, asOf }: Period, more: FaultQuery = {}, month = ''): string =>
  faultsPath({
    asOf,
    ...more,
    closedFrom: month && `${month}-01` > from ? `${month}-01` : from,
    closedTo: month ? earlierOf(lastDayOf(month), asOf) : asOf,
  })

interface Period {
  from: string
  asOf: string
}

export type TrendPoint = AudibilityTrend['points'][number]
interface Spot {
  /** From the left and from the bottom, in per cent. */
  x: number
  y: number
  value: number
  day: string
}
export type Rate = 'villagesPercent' | 'ratePercent'

/** Of no village anything is known: that none is known to pass says nothing then. */
export const isUnknown = ({ villages, stale, untested }: TrendPoint): boolean => stale + untested === villages

/** From the first day on which something had been tested, or the last day alone. */
export function sinceFirstTest(points: readonly TrendPoint[]): TrendPoint[] {
  const first = points.findIndex(({ villages, untested }) => untested < villages)
  return points.slice(first === -1 ? -1 : first)
}

/** Stretches of days on which the rate is known: what is unknown is a gap, not a zero. */
export function stretchesOf(points: readonly TrendPoint[], rate: Rate): Spot[][] {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return []
  const from = dayNumber(first.day)
  const days = Math.max(1, dayNumber(last.day) - from)
  const stretches: Spot[][] = [[]]
  for (const point of points) {
    const value = isUnknown(point) ? null : point[rate]
    if (value === null) stretches.push([])
    else stretches.at(-1)?.push({ x: (100 * (dayNumber(point.day) - from)) / days, y: value, value, day: point.day })
  }
  return stretches.filter((stretch) => stretch.length > 0)
}

/** As a path on a square of 100 by 100, whose y runs down. */
export const pathOf = (stretch: readonly Spot[]): string =>
  stretch.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(2)} ${(100 - y).toFixed(2)}`).join('')

/** Labels at the lines' ends, moved apart where they would cover each other; `least` apart, in per cent of the height. */
export function labelHeights(ends: readonly (number | null)[], least = 14): (number | null)[] {
  const [a = null, b = null] = ends
  if (a === null || b === null || Math.abs(a - b) >= least) return [a, b]
  const middle = Math.min(100 - least / 2, Math.max(least / 2, (a + b) / 2))
  return a >= b ? [middle + least / 2, middle - least / 2] : [middle - least / 2, middle + least / 2]
}
