/** Audibility of many villages: how many pass, how many speakers sound, and which villages are below the line and why. */
import * as z from 'zod'
import {
  type Audibility,
  Band,
  isBelow,
  ratePercent,
  audibilityOn,
  type AudibilityTest,
  isFull,
  type StaleDaysOn,
} from './audibility.ts'
import { behind, FaultBehind, NO_REPAIRS, type VillageRepairs } from '../fault/open-faults.ts'
import { Day, addDays, monthOf } from '../period.ts'
import type { Village } from '../register/place.ts'
import { type VersionsOf, villagesOn } from '../register/village-facts.ts'

const count = z.int().min(0)
const percent = z.number().nullable()

export const VillageScope = z.enum(['designated', 'county']).meta({
  description: 'The villages under special watch, or all of the county',
})
export type VillageScope = z.infer<typeof VillageScope>
export const inScope = <V extends { designated: boolean }>(villages: V[], scope: VillageScope): V[] =>
  scope === 'county' ? villages : villages.filter(({ designated }) => designated)

export const AudibilityFigures = z.object({
  villages: count,
  pass: count,
  low: count,
  severe: count,
  stale: count,
  untested: count,
  speakersInstalled: count,
  speakersSounding: count,
  ratePercent: percent,
  villagesPercent: percent.meta({ description: 'Villages passing of all in scope, rounded down to 0.1' }),
})
export type AudibilityFigures = z.infer<typeof AudibilityFigures>

const TestBefore = z.object({ testedOn: Day, ratePercent: percent })
export type TestBefore = z.infer<typeof TestBefore>

export const BelowVillage = z.object({
  code: z.string(),
  name: z.string(),
  townshipName: z.string(),
  designated: z.boolean(),
  band: Band,
  ratePercent: percent,
  speakersInstalled: count,
  speakersSounding: count,
  testedOn: Day,
  partial: z.boolean(),
  before: TestBefore.nullable().meta({
    description: 'Of a designated village, the full test before; null without one',
  }),
  faults: z
    .array(FaultBehind)
    .meta({ description: 'Unsettled faults, gravest first; none means that no fault is reported yet' }),
  repairedBelow: z.boolean().meta({
    description: 'A fault was closed with the village’s last full test, and that test was still below 95 %',
  }),
})
export type BelowVillage = z.infer<typeof BelowVillage>

export const PassingVillage = z.object({ code: z.string(), name: z.string(), ratePercent: percent })

/** Stale and untested villages count as villages, never as passing, and add no speakers: unknown is not zero. */
export function audibilityFigures(
  villages: Village[],
  states: Map<string, Audibility>,
  asOf: string,
): AudibilityFigures {
  const bands: Record<Band, number> = { pass: 0, low: 0, severe: 0, stale: 0, untested: 0 }
  let speakersInstalled = 0
  let speakersSounding = 0
  for (const village of villages) {
    const state = states.get(village.code) ?? { band: 'untested' as const }
    bands[state.band]++
    // asked of the full test itself: a part test may have made a stale village low
    if (!state.full || !state.staleOn || state.staleOn <= asOf) continue
    speakersInstalled += state.full.speakersInstalled
    speakersSounding += state.full.speakersSounding
  }
  const rates = {
    ratePercent: ratePercent(speakersSounding, speakersInstalled),
    villagesPercent: ratePercent(bands.pass, villages.length),
  }
  return { villages: villages.length, ...bands, speakersInstalled, speakersSounding, ...rates }
}

/** The counts by which a village is known to be below the line; of a part test, the most that could sound. */
export function knownBelow(state: Audibility | undefined) {
  if (!state || (state.band !== 'low' && state.band !== 'severe')) return undefined
  const test = state.partial ?? state.full
  if (!test) return undefined
  const { speakersInstalled, speakersTested, testedOn } = test
  const speakersSounding = speakersInstalled - (speakersTested - test.speakersSounding)
  return { band: state.band, speakersInstalled, speakersSounding, testedOn, partial: state.partial !== undefined }
}

export const VillageBand = z.object({
  band: Band,
  ratePercent: percent.meta({ description: 'Rounded down to 0.1; null without a test: unknown is not zero' }),
  speakersInstalled: count.nullable(),
  speakersSounding: count.nullable(),
  testedOn: Day.nullable(),
  partial: z.boolean().meta({ description: 'A part test proves the band; its rate is the most that could sound' }),
})
export type VillageBand = z.infer<typeof VillageBand>

/** A village's band, and the counts it rests on: those that prove it low, else those of its last full test. */
export function villageBand(state: Audibility | undefined): VillageBand {
  const { band = 'untested', full } = state ?? {}
  const counts = knownBelow(state) ?? (full && { ...full, partial: false })
  if (!counts) {
    return { band, ratePercent: null, speakersInstalled: null, speakersSounding: null, testedOn: null, partial: false }
  }
  const { speakersInstalled, speakersSounding, testedOn, partial } = counts
  const rate = ratePercent(speakersSounding, speakersInstalled)
  return { band, ratePercent: rate, speakersInstalled, speakersSounding, testedOn, partial }
}

/** Whether a closed fault left the village below the line, by the last full test. */
export const isRepairedBelow = (state: Audibility, { isProven }: VillageRepairs): boolean =>
  isProven && state.full !== undefined && isBelow(state.full.speakersSounding, state.full.speakersInstalled)

export function villagesBelow(
  villages: Village[],
  states: Map<string, Audibility>,
  repairs: ReadonlyMap<string, VillageRepairs> = new Map(),
  testsBefore: ReadonlyMap<string, TestBefore> = new Map(),
): BelowVillage[] {
  const below = villages.flatMap((village) => {
    const state = states.get(village.code)
    const known = knownBelow(state)
    if (!state || !known) return []
    const { code, name, townshipName, designated } = village
    const ofVillage = repairs.get(code) ?? NO_REPAIRS
    return [
      {
        code,
        name,
        townshipName,
        designated,
        ...known,
        ratePercent: ratePercent(known.speakersSounding, known.speakersInstalled),
        before: testsBefore.get(code) ?? null,
        faults: ofVillage.faults.map(behind),
        repairedBelow: isRepairedBelow(state, ofVillage),
      },
    ]
  })
  const share = (v: BelowVillage): number => v.speakersSounding / v.speakersInstalled
  return below.sort((a, b) => share(a) - share(b) || a.code.localeCompare(b.code))
}

export const villagesPassing = (villages: Village[], states: Map<string, Audibility>) =>
  villages
    .flatMap(({ code, name }) => {
      const state = states.get(code)
      if (state?.band !== 'pass' || !state.full) return []
      return [{ code, name, ratePercent: ratePercent(state.full.speakersSounding, state.full.speakersInstalled) }]
    })
    .sort((a, b) => (b.ratePercent ?? 0) - (a.ratePercent ?? 0) || a.code.localeCompare(b.code))

export const AudibilityTrend = z
  .object({
    asOf: Day,
    scope: VillageScope,
    points: z
      .array(AudibilityFigures.extend({ day: Day }))
      .meta({ description: 'Oldest first: the ends of the months before the as-of day, and that day' }),
  })
  .meta({ id: 'AudibilityTrend', description: 'By village and by speaker, side by side, through time' })
export type AudibilityTrend = z.infer<typeof AudibilityTrend>

/** The last days of so many months before a day, oldest first, and the day itself. */
export function trendDays(asOf: string, months: number): string[] {
  const days = [asOf]
  for (let day = asOf; days.length <= months;) {
    day = addDays(`${monthOf(day)}-01`, -1)
    days.unshift(day)
  }
  return days
}

export interface VillageTest extends AudibilityTest {
  villageCode: string
  recordedAt: string
  receivedAt: string
}

/** By when they were made, not by when they came; of two made at once, the one that came later is the later one. */
const order = (a: VillageTest, b: VillageTest): number =>
  compare(a.testedOn, b.testedOn) || compare(a.recordedAt, b.recordedAt) || compare(a.receivedAt, b.receivedAt)
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

/** Each village's state on each of the days, from all its counted tests; days ascend. */
function statesThrough(days: string[], tests: VillageTest[], staleDaysOn: StaleDaysOn): Map<string, Audibility>[] {
  const states = days.map(() => new Map<string, Audibility>())
  for (const [code, ofVillage] of Map.groupBy(tests, ({ villageCode }) => villageCode)) {
    const sorted = ofVillage.sort(order)
    for (const [i, day] of days.entries()) {
      const known = sorted.filter(({ testedOn }) => testedOn <= day)
      if (known.length > 0) states[i]?.set(code, stateOn(day, known, staleDaysOn(day)))
    }
  }
  return states
}

function stateOn(day: string, known: VillageTest[], staleDays: number): Audibility {
  const full = known.findLast(isFull)
  const partsSince = known.filter((test) => !isFull(test) && (!full || isNewer(test, full)))
  return audibilityOn(day, full, partsSince, staleDays)
}

const isNewer = (a: VillageTest, b: VillageTest): boolean =>
  compare(a.testedOn, b.testedOn) > 0 || (a.testedOn === b.testedOn && compare(a.recordedAt, b.recordedAt) > 0)

/** Each day by the villages of that day. */
export function audibilityTrend(
  { villages, versions }: { villages: Village[]; versions: VersionsOf },
  scope: VillageScope,
  tests: VillageTest[],
  days: string[],
  staleDaysOn: StaleDaysOn,
): AudibilityTrend['points'] {
  const states = statesThrough(days, tests, staleDaysOn)
  return days.map((day, i) => {
    const ours = inScope(villagesOn(villages, versions, day), scope)
    return { day, ...audibilityFigures(ours, states[i] ?? new Map(), day) }
  })
}
