/**
 * The sample's TV coverage (示例): the report's sums spread over the 25 villages. 1748 = 1418 connected + 330 not; the
 * report's other number, 1057 "done", is taken for what was verified on the spot.
 */
import type { NewTvCoverage } from '../../src/domain/audibility/tv-coverage.ts'
import type { NewVillage } from '../../src/domain/register/place.ts'
import { type Random, randomFrom } from './random.ts'

const SUMS = { households: 1748, connected: 1418, verified: 1057, lost: 24 }
/** Of those not connected, the share that waits for a signal; the others have no set. */
const NO_SIGNAL = 0.6

/** Whole parts of a total, near to their weights, never more than there is room for. */
function spread(total: number, room: number[], weight: (i: number) => number): number[] {
  const weights = room.map((_, i) => weight(i))
  const sum = weights.reduce((a, b) => a + b, 0)
  const parts = room.map((most, i) => Math.min(most, Math.floor((total * (weights[i] ?? 0)) / sum)))
  let left = total - parts.reduce((a, b) => a + b, 0)
  for (let i = 0; left > 0; i = (i + 1) % room.length) {
    if ((parts[i] ?? 0) >= (room[i] ?? 0)) continue
    parts[i] = (parts[i] ?? 0) + 1
    left--
  }
  return parts
}

/** Two snapshots of each designated village: the survey of March, and the end of June. */
export function sampleCoverage(villages: NewVillage[]): NewTvCoverage[] {
  const random = randomFrom(1748)
  const codes = villages.filter(({ designated }) => designated).map(({ code }) => code)
  const anywhere = codes.map(() => Number.MAX_SAFE_INTEGER)
  const households = spread(SUMS.households, anywhere, () => 0.6 + random.next())
  const connected = spread(SUMS.connected, households, (i) => (households[i] ?? 0) * (0.9 + 0.2 * random.next()))
  const verified = spread(SUMS.verified, connected, (i) => (connected[i] ?? 0) * (0.9 + 0.2 * random.next()))
  const without = households.map((all, i) => all - (connected[i] ?? 0))
  const lost = spread(SUMS.lost, without, (i) => (i % 3 === 0 ? (without[i] ?? 0) : 0.01))
  return codes.flatMap((villageCode, i) => {
    const all = households[i] ?? 0
    const now = { connected: connected[i] ?? 0, verified: verified[i] ?? 0, lost: lost[i] ?? 0 }
    const before = { connected: Math.floor(now.connected * 0.7), verified: 0, lost: 0 }
    const snapshot = (asOf: string, counts: typeof now) => snapshotOf(villageCode, asOf, all, counts, random)
    const survey = snapshot('2017-03-20', before)
    const latest = snapshot('2017-06-28', now)
    return [survey, { ...latest, ...meansOf(now.connected, i) }]
  })
}

/** The report says cable, telecom and mobile, and not how many by each: these are invented. */
function meansOf(connected: number, i: number) {
  const [cable, iptv] = [Math.floor(connected * 0.46), Math.floor(connected * 0.2)]
  const satellite = i % 4 === 0 ? Math.floor(connected * 0.05) : 0
  return { cable, iptv, satellite, terrestrial: 0, mobile: connected - cable - iptv - satellite }
}

function snapshotOf(
  villageCode: string,
  asOf: string,
  households: number,
  counts: { connected: number; verified: number; lost: number },
  random: Random,
): NewTvCoverage {
  const rest = households - counts.connected - counts.lost
  const noSignal = Math.round(rest * NO_SIGNAL)
  return {
    id: random.uuid(),
    villageCode,
    asOf,
    households,
    ...counts,
    noSignal,
    noSet: rest - noSignal,
    note: '示例数据',
  }
}
