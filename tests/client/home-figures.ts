/** A managers' page to look at: the half-year of 2017 in a small county, through the real domain. */
import { type OverviewFacts, overviewOf } from '../../src/domain/report/overview.ts'
import type { Overview } from '../../src/domain/report/overview.ts'
import { aCounty, screenings } from '../domain/county.ts'
import { aTarget } from '../make.ts'

const DESIGNATED = aTarget({ code: 'screenings-designated', scope: { kind: 'designated' }, amount: 300 })

export function theHalfYear(changes: Partial<OverviewFacts> = {}): Overview {
  const facts = overviewOf(
    aCounty({
      targets: [aTarget(), DESIGNATED],
      targetSums: new Map([
        ['screenings-county', screenings(2854)],
        ['screenings-designated', screenings(163)],
      ]),
      days: [
        { day: '2017-01-15', credit: 60 * 1400 },
        { day: '2017-06-15', credit: 60 * 1454 },
      ],
    }),
  )
  return { ...facts, ...changes, flags: [] }
}
