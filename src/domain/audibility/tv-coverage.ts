/** TV coverage (广播电视户户通): which of a village's registered poor households have television, as counted on a day. */
import * as z from 'zod'
import { percentOf, type Total, totalsOf } from '../target/pace.ts'
import { Day } from '../period.ts'
import { Code, line } from '../register/place.ts'
import type { Sentence } from '../language.ts'

const households = z.int().min(0).max(1_000_000)
const counts = {
  households: households.meta({ description: 'Households registered; the sum of the four parts' }),
  connected: households.meta({ description: 'By any means: cable, IPTV, satellite, terrestrial' }),
  verified: households.meta({ description: 'Of those connected, seen to work by somebody on the spot' }),
  lost: households.meta({ description: 'Were connected, and are not any more (返盲)' }),
  noSignal: households.meta({ description: 'Not connected for want of a signal: the bureau’s duty' }),
  noSet: households.meta({ description: 'Not connected for want of a TV set: the township’s duty' }),
}
/** 有线, IPTV, 移动, 直播卫星, 地面. */
export const MEANS = ['cable', 'iptv', 'mobile', 'satellite', 'terrestrial'] as const
const by = households.optional().meta({ description: 'Connected by this means; those given add up to `connected`' })
const means = { cable: by, iptv: by, mobile: by, satellite: by, terrestrial: by }
type Means = Partial<Record<(typeof MEANS)[number], number | undefined>>
const Counts = z.object({ ...counts, ...means })
type Counts = z.infer<typeof Counts>

export const NewTvCoverage = z
  .strictObject({ id: z.uuid(), villageCode: Code, asOf: Day, ...counts, ...means, note: line(500).optional() })
  .superRefine((sent, context) => {
    for (const { path, sentence } of unsound(sent)) {
      context.addIssue({
        code: 'custom',
        path: [path],
        params: { sentence: sentence.key, ...(sentence.facts && { facts: sentence.facts }) },
      })
    }
  })
  .meta({
    id: 'NewTvCoverage',
    description:
      'households = connected + lost + noSignal + noSet, verified ≤ connected, and the means that are given add up to connected',
    example: {
      id: '7c0f0d2e-3b51-4a3e-8a7b-2f1f5f0c9a11',
      villageCode: '510723100211',
      asOf: '2017-06-28',
      households: 70,
      connected: 57,
      verified: 42,
      lost: 1,
      noSignal: 7,
      noSet: 5,
    },
  })
export type NewTvCoverage = z.infer<typeof NewTvCoverage>

const PARTS = ['connected', 'lost', 'noSignal', 'noSet'] as const

/** Every line that does not add up, and by how much. A part larger than the whole is to blame before the sum is. */
interface Unsound {
  path: keyof Counts
  sentence: Sentence
}
function unsound(sent: Counts): Unsound[] {
  const wrong: Unsound[] = []
  // a count below nothing is said already; sums with it would only confuse
  if ([sent.households, sent.verified, ...PARTS.map((part) => sent[part])].some((one) => one < 0)) return wrong
  for (const path of PARTS) {
    const facts = { part: sent[path], households: sent.households, difference: sent[path] - sent.households }
    if (facts.difference > 0) wrong.push({ path, sentence: { key: 'tv_part_over_households', facts } })
  }
  const sum = notConnected(sent) + sent.connected
  if (wrong.length === 0 && sum !== sent.households) {
    const { connected, lost, noSignal, noSet } = sent
    const facts = { connected, lost, noSignal, noSet, sum, households: sent.households }
    const difference = Math.abs(sum - sent.households)
    const key = sum > sent.households ? 'tv_parts_too_many' : 'tv_parts_too_few'
    wrong.push({ path: 'households', sentence: { key, facts: { ...facts, difference } } })
  }
  if (sent.verified > sent.connected) {
    const { verified, connected } = sent
    const facts = { verified, connected, difference: verified - connected }
    wrong.push({ path: 'verified', sentence: { key: 'tv_verified_over_connected', facts } })
  }
  return [...wrong, ...unsoundMeans(sent)]
}

/** Whether a village has said by which means; what it leaves out then is none. */
const saysMeans = (sent: Means): boolean => MEANS.some((name) => sent[name] !== undefined)

function unsoundMeans({ connected, ...sent }: Counts): Unsound[] {
  const parts = MEANS.map((name) => [name, sent[name] ?? 0] as const)
  if (!saysMeans(sent) || parts.some(([, part]) => part < 0)) return []
  const over = parts.flatMap(([path, part]): Unsound[] => {
    const facts = { part, connected, difference: part - connected }
    return facts.difference > 0 ? [{ path, sentence: { key: 'tv_mean_over_connected', facts } }] : []
  })
  const sum = parts.reduce((all, [, part]) => all + part, 0)
  if (over.length > 0 || sum === connected) return over
  const facts = { ...Object.fromEntries(parts), sum, connected, difference: Math.abs(sum - connected) }
  return [{ path: 'connected', sentence: { key: sum > connected ? 'tv_means_too_many' : 'tv_means_too_few', facts } }]
}

export const notConnected = ({ lost, noSignal, noSet }: Pick<Counts, 'lost' | 'noSignal' | 'noSet'>): number =>
  lost + noSignal + noSet

/** Null of no households: nothing of nothing is no share. */
export const connectedPercent = (connected: number, all: number): number | null =>
  all === 0 ? null : percentOf(connected, all)

/** A snapshot as it is counted: what is not asked here (id, note) stays behind. */
export type TvSnapshot = Counts & { villageCode: string; asOf: string }
const sum = z.int().min(0).nullable()
export const CoverageFigures = z
  .object({
    villages: z.int().min(0).meta({ description: 'Villages with a snapshot; the sums are of these' }),
    villagesInScope: z.int().min(0),
    households: sum,
    connected: sum,
    verified: sum,
    lost: sum,
    noSignal: sum,
    noSet: sum,
    notConnected: sum,
    connectedPercent: z.number().nullable(),
    // what a bulletin froze before means were told has none
    means: z.object({ cable: sum, iptv: sum, mobile: sum, satellite: sum, terrestrial: sum }).optional().meta({
      description: 'Of those connected, by which means; null where a village of the sum has not said',
    }),
  })
  .meta({
    id: 'TvCoverageFigures',
    description: 'Sums of each village’s latest snapshot; null where no village has one',
  })
export type CoverageFigures = z.infer<typeof CoverageFigures>

/** Over some villages, out of the latest snapshots of these and perhaps of others. */
export function coverageFigures(scope: { code: string }[], snapshots: TvSnapshot[]): CoverageFigures {
  const codes = new Set(scope.map(({ code }) => code))
  const latest = snapshots.filter(({ villageCode }) => codes.has(villageCode))
  const added = (of: (snapshot: TvSnapshot) => number): number => latest.reduce((all, one) => all + of(one), 0)
  const of = (name: keyof typeof counts) => (latest.length === 0 ? null : added((one) => one[name]))
  const isSaid = latest.length > 0 && latest.every(saysMeans)
  const byEach = (name: keyof typeof means) => (isSaid ? added((one) => one[name] ?? 0) : null)
  const [all, connected] = [of('households'), of('connected')]
  return {
    villages: latest.length,
    villagesInScope: scope.length,
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
