/** The band held against exact sums of the negative binomial, and against what was stated of the county in 2017. */
import { describe, expect, test } from 'vitest'
import { bandOf, quantileOf } from '../../src/domain/target/chance.ts'
import { bandDays, UNKNOWN_SPREAD } from '../../src/domain/target/outlook.ts'
import { paceOf, type PaceQuestion } from '../../src/domain/target/pace.ts'
import { county, designated } from './half-year.ts'

/** The same point by adding up one term after the other. */
function exactQuantile(share: number, done: number, elapsed: number, left: number): number {
  const p = left / (elapsed + left)
  let log = done * Math.log1p(-p)
  let sum = Math.exp(log)
  let events = 0
  while (sum < share) {
    log += Math.log(p) + Math.log(done + events) - Math.log(events + 1)
    events++
    sum += Math.exp(log)
  }
  return events
}

const PERIODS = [
  [181, 153],
  [15, 319],
  [333, 1],
  [20, 21],
  [100, 0.5],
] as const

describe('the band of what is still to come', () => {
  test('is the sum of the terms, from one event to thousands', () => {
    for (const done of [1, 2, 7, 40, 163, 2854]) {
      for (const [elapsed, left] of PERIODS) {
        for (const share of [0.1, 0.5, 0.9]) {
          const asked = [share, done, elapsed, left] as const
          expect([asked, quantileOf(...asked)]).toEqual([asked, exactQuantile(...asked)])
        }
      }
    }
  })

  test('is nothing more when no day is left, and never turns round', () => {
    expect(bandOf(163, 181, 0)).toEqual({ low: 163, high: 163 })
    for (let left = 1; left < 400; left += 7) {
      const [now, next] = [bandOf(163, 181, left), bandOf(163, 181, left + 7)]
      expect(now.low <= now.high && now.low <= next.low && now.high <= next.high).toBe(true)
    }
  })
})

const goingOn = (changes: Partial<PaceQuestion> = {}) => ({
  ...county(changes),
  outlook: { monthShares: changes.monthShares, spread: UNKNOWN_SPREAD },
})

describe('on 30 June 2017', () => {
  const AS_OF = '2017-06-30'

  test('the county’s band lies around what is projected, and a chance of more than 10 % within it; the designated villages’ holds theirs', () => {
    const all = paceOf(county(), AS_OF)
    expect(all.band?.low).toBeLessThan(all.projected ?? 0)
    expect(all.band?.high).toBeGreaterThan(all.projected ?? 0)
    expect(all.chance).toBeGreaterThan(0.1)
    expect(all.band?.high).toBeGreaterThan(5472)
    const few = paceOf(designated(), AS_OF)
    expect(few.band?.low).toBeLessThan(300)
    expect(few.band?.high).toBeGreaterThan(300)
  })

  test('nothing is stated in the first days nor with nothing done, and past the deadline it is what it is', () => {
    expect(paceOf(county({ done: 90 }), '2017-01-14').band).toBeNull()
    expect(paceOf(county({ done: 90 }), '2017-01-15').band).not.toBeNull()
    expect(paceOf(county({ done: 0 }), AS_OF).band).toBeNull()
    expect(paceOf(county({ done: 5000 }), '2017-12-05').band).toEqual({ low: 5000, high: 5000 })
  })

  test('the burn-up goes on week by week, from what is done to the band of the deadline', () => {
    const days = bandDays(goingOn(), AS_OF, '2017-11-30')
    expect(days[0]).toEqual({ day: AS_OF, low: 2854, high: 2854 })
    expect(days.slice(1, 3).map(({ day }) => day)).toEqual(['2017-07-07', '2017-07-14'])
    expect(days.at(-1)).toEqual({ day: '2017-11-30', ...paceOf(county(), AS_OF).band })
    expect(days).toHaveLength(23)
    expect(bandDays(goingOn(), '2017-11-30', '2017-11-30')).toEqual([])
    expect(bandDays(goingOn({ done: 5 }), '2017-01-10', '2017-11-30')).toEqual([])
  })

  test('a season bends it: what is still to come is the months’ share', () => {
    const monthShares = [1, 1, 1, 1, 1, 1, 3, 3, 3, 3, 1, 0]
    const days = bandDays(goingOn({ monthShares }), AS_OF, '2017-12-31')
    const inDecember = days.filter(({ day }) => day >= '2017-12-01')
    expect(new Set(inDecember.map(({ high }) => high)).size).toBe(1)
    expect(inDecember[0]?.low).toBeGreaterThan(2 * 2854)
  })
})
