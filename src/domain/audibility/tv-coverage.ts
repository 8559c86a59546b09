/** TV coverage (广播电视户户通): which of a village's registered poor households have television, as counted on a day. */
import * as z from 'zod'
import { Day } from '../period.ts'
import { Code, line } from '../register/place.ts'
import type { Sentence } from '../language.ts'
import { MEANS, notConnected, saysMeans } from './tv-figures.ts'

const households = z.int().min(0).max(1_000_000)
const counts = {
  households: households.meta({ description: 'Households registered; the sum of the four parts' }),
  connected: households.meta({ description: 'By any means: cable, IPTV, satellite, terrestrial' }),
  verified: households.meta({ description: 'Of those connected, seen to work by somebody on the spot' }),
  lost: households.meta({ description: 'Were connected, and are not any more (返盲)' }),
  noSignal: households.meta({ description: 'Not connected for want of a signal: the bureau’s duty' }),
  noSet: households.meta({ description: 'Not connected for want of a TV set: the township’s duty' }),
}
const by = households.optional().meta({ description: 'Connected by this means; those given add up to `connected`' })
const means = { cable: by, iptv: by, mobile: by, satellite: by, terrestrial: by }
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
