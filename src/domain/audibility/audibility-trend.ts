/** Audibility through time: what the managers' page said of it at the end of each month, and says today. */
import * as z from 'zod'
import { type Audibility, audibilityOn, type AudibilityTest, isFull, type StaleDaysOn } from './audibility.ts'
import { AudibilityFigures, audibilityFigures, inScope, VillageScope } from './audibility-figures.ts'
import { addDays, Day, monthOf } from '../period.ts'
import type { Village } from '../register/place.ts'

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
export function statesThrough(
  days: string[],
  tests: VillageTest[],
  staleDaysOn: StaleDaysOn,
): Map<string, Audibility>[] {
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

export function audibilityTrend(
  villages: Village[],
  scope: VillageScope,
  tests: VillageTest[],
  days: string[],
  staleDaysOn: StaleDaysOn,
): AudibilityTrend['points'] {
  const ours = inScope(villages, scope)
  const states = statesThrough(days, tests, staleDaysOn)
  return days.map((day, i) => ({ day, ...audibilityFigures(ours, states[i] ?? new Map(), day) }))
}
