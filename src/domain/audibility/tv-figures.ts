/** What TV coverage comes to over some villages. */
import * as z from 'zod'
import { percentOf, type Total, totalsOf } from '../target/pace.ts'

/** 有线, IPTV, 移动, 直播卫星, 地面. */
export const MEANS = ['cable', 'iptv', 'mobile', 'satellite', 'terrestrial'] as const
type Mean = (typeof MEANS)[number]
type Means = Partial<Record<Mean, number | undefined>>
const COUNTED = ['households', 'connected', 'verified', 'lost', 'noSignal', 'noSet'] as const
type Counted = (typeof COUNTED)[number]

/** A snapshot as it is counted: what is not asked here (id, note) stays behind. */
export type TvSnapshot = Record<Counted, number> & Means & { villageCode: string; asOf: string }

/** Whether a village has said by which means; what it leaves out then is none. */
export const saysMeans = (sent: Means): boolean => MEANS.some((name) => sent[name] !== undefined)

export const notConnected = ({ lost, noSignal, noSet }: Pick<TvSnapshot, 'lost' | 'noSignal' | 'noSet'>): number =>
  lost + noSignal + noSet

/** Null of no households: nothing of nothing is no share. */
export const connectedPercent = (connected: number, all: number): number | null =>
  all === 0 ? null : percentOf(connected, all)

const added = z.int().min(0).nullable()
export const CoverageFigures = z
  .object({
    villages: z.int().min(0).meta({ description: 'Villages with a snapshot; the sums are of these' }),
    villagesInScope: z.int().min(0),
    households: added,
    connected: added,
    verified: added,
    lost: added,
    noSignal: added,
    noSet: added,
    notConnected: added,
    connectedPercent: z.number().nullable(),
    // what a bulletin froze before means were told has none
    means: z
      .object({ cable: added, iptv: added, mobile: added, satellite: added, terrestrial: added })
      .optional()
      .meta({
        description: 'Of those connected, by which means; null where a village of the sum has not said',
      }),
  })
  .meta({
    id: 'TvCoverageFigures',
    description: 'Sums of each village’s latest snapshot; null where no village has one',
  })
export type CoverageFigures = z.infer<typeof CoverageFigures>

/** Latest snapshots added up: of how many villages of a scope, and how many of those say by which means. */
export type CoverageSums = Record<'villages' | 'villagesInScope' | 'saying' | Counted | Mean, number>

/** Of one scope, or of several beside each other. */
export function coverageOfSums(scopes: CoverageSums[]): CoverageFigures {
  const sum = (name: keyof CoverageSums): number => scopes.reduce((total, one) => total + one[name], 0)
  const [villages, saying] = [sum('villages'), sum('saying')]
  const of = (name: Counted) => (villages === 0 ? null : sum(name))
  const byEach = (name: Mean) => (villages > 0 && saying === villages ? sum(name) : null)
  const [all, connected] = [of('households'), of('connected')]
  return {
    villages,
    villagesInScope: sum('villagesInScope'),
    households: all,
    connected,
    verified: of('verified'),
    lost: of('lost'),
    noSignal: of('noSignal'),
    noSet: of('noSet'),
    notConnected: all === null || connected === null ? null : all - connected,
    connectedPercent: all === null || connected === null ? null : connectedPercent(connected, all),
    means: {
      cable: byEach('cable'),
      iptv: byEach('iptv'),
      mobile: byEach('mobile'),
      satellite: byEach('satellite'),
      terrestrial: byEach('terrestrial'),
    },
  }
}

/** Over some villages, out of the latest snapshots of these and perhaps of others. */
export function coverageFigures(scope: { code: string }[], snapshots: TvSnapshot[]): CoverageFigures {
  const codes = new Set(scope.map(({ code }) => code))
  const latest = snapshots.filter(({ villageCode }) => codes.has(villageCode))
  const sums = [...COUNTED, ...MEANS].map((name) => [name, latest.reduce((total, one) => total + (one[name] ?? 0), 0)])
  const ofAll = {
    ...(Object.fromEntries(sums) as Record<Counted | Mean, number>),
    villages: latest.length,
    villagesInScope: scope.length,
    saying: latest.filter(saysMeans).length,
  }
  return coverageOfSums([ofAll])
}

/** Households connected in all these villages, on each day that a snapshot changed it; snapshots in their order. */
export function connectedTotals(snapshots: Pick<TvSnapshot, 'villageCode' | 'asOf' | 'connected'>[]): Total[] {
  const last = new Map<string, number>()
  let total = 0
  return totalsOf(
    snapshots,
    ({ asOf }) => asOf,
    ({ villageCode, connected }) => {
      total += connected - (last.get(villageCode) ?? 0)
      last.set(villageCode, connected)
      return total
    },
  )
}
