/** The chance held against exact sums, against its stated mean and variance, and against a thousand made-up counties. */
import { describe, expect, test } from 'vitest'
import { type Random, randomFrom } from '../../db/seed/random.ts'
import { chanceOf } from '../../src/domain/target/chance.ts'
import { type PaceQuestion, paceOf, rounded } from '../../src/domain/target/pace.ts'
import { addDays } from '../../src/domain/period.ts'
import { county, designated, HALF_YEAR } from './half-year.ts'

/** The same upper tail as an exact sum of negative binomial terms, in whole numbers. */
function exactChance(done: number, elapsed: number, remaining: number, left: number): number {
  const [e, l, all] = [BigInt(elapsed), BigInt(left), BigInt(elapsed + left)]
  let ways = 1n // C(x + done - 1, x)
  let below = 0n
  for (let x = 0; x < remaining; x++) {
    below += ways * e ** BigInt(done) * l ** BigInt(x) * all ** BigInt(remaining - 1 - x)
    ways = (ways * BigInt(x + done)) / BigInt(x + 1)
  }
  const whole = all ** BigInt(done + remaining - 1)
  return Number(((whole - below) * 10n ** 15n) / whole) / 1e15
}

describe('against exact sums', () => {
  test('small cases agree to the twelfth decimal', () => {
    let worst = 0
    for (const done of [1, 2, 3, 7, 20]) {
      for (const remaining of [1, 2, 5, 13, 40]) {
        for (const [elapsed, left] of [
          [181, 153],
          [14, 320],
          [333, 1],
          [1, 1],
          [30, 60],
        ] as const) {
          const exact = exactChance(done, elapsed, remaining, left)
          worst = Math.max(worst, Math.abs(chanceOf(done, elapsed, remaining, left) - exact))
        }
      }
    }
    expect(worst).toBeLessThan(1e-12)
  })

  test('so do the county and its designated villages on 30 June 2017', () => {
    for (const { done, amount } of [county(), designated()]) {
      const exact = exactChance(done, 181, amount - done, 153)
      expect(chanceOf(done, 181, amount - done, 153)).toBeCloseTo(exact, 9)
    }
    expect(chanceOf(163, 181, 137, 153)).toBeCloseTo(0.53, 1)
  })

  test('one event after one in the same time has an even chance', () => {
    expect(chanceOf(1, 100, 1, 100)).toBeCloseTo(0.5, 12)
  })
})

describe('what is to come', () => {
  /** From the tail: the mean is the sum of P(X ≥ k), the second moment that of (2k − 1)·P(X ≥ k). */
  test.each([
    [163, 181, 153],
    [30, 40, 300],
    [8, 181, 20],
  ])('after %i in %i days, over %i days has the stated mean and variance', (done, elapsed, left) => {
    let [mean, square] = [0, 0]
    for (let k = 1; k < 4000; k++) {
      const tail = chanceOf(done, elapsed, k, left)
      mean += tail
      square += (2 * k - 1) * tail
    }
    const stated = (done / elapsed) * left
    expect(mean).toBeCloseTo(stated, 6)
    expect(square - mean ** 2).toBeCloseTo(stated * (1 + left / elapsed), 3)
  })
})

describe('the ends', () => {
  test('nothing more to do is certain, nothing done or no time left is none', () => {
    expect(chanceOf(10, 100, 0, 0)).toBe(1)
    expect(chanceOf(10, 100, -3, 50)).toBe(1)
    expect(chanceOf(0, 100, 1, 50)).toBe(0)
    expect(chanceOf(10, 100, 1, 0)).toBe(0)
  })

  test('a part of a unit still needs a whole event', () => {
    expect(chanceOf(10, 100, 0.2, 50)).toBe(chanceOf(10, 100, 1, 50))
  })

  test('stays between 0 and 1 and falls as more is asked, for small and very large counts', () => {
    for (const [done, elapsed, left] of [
      [1, 14, 300],
      [2854, 181, 153],
      [500_000, 181, 153],
      [3, 300, 1],
    ] as const) {
      const mean = (done / elapsed) * left
      const asked = [0.01, 0.5, 0.9, 1, 1.1, 1.5, 3].map((share) =>
        chanceOf(done, elapsed, Math.ceil(mean * share), left),
      )
      for (const chance of asked) expect(chance >= 0 && chance <= 1).toBe(true)
      expect(asked).toEqual([...asked].sort((a, b) => b - a))
    }
  })
})

/** How many events a steady rate brings in so many days. */
function eventsIn(days: number, perDay: number, random: Random): number {
  let events = -1
  for (let time = 0; time <= days; events++) time -= Math.log(1 - random.next()) / perDay
  return events
}

/** The amount whose stated chance is nearest to the one wanted. */
function amountFor(wanted: number, done: number, elapsed: number, left: number): number {
  let [low, high] = [1, 8 + Math.ceil((done / elapsed) * left * 4)]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (chanceOf(done, elapsed, middle, left) >= wanted) low = middle
    else high = middle
  }
  const far = (amount: number): number => Math.abs(chanceOf(done, elapsed, amount, left) - wanted)
  return far(low) <= far(high) ? low : high
}

describe('a thousand made-up counties', () => {
  test.each([
    [0.2, 2017],
    [0.5, 630],
    [0.8, 5472],
  ])('keep what was given a chance of %f about that often', (wanted, seed) => {
    const random = randomFrom(seed)
    let [kept, stated] = [0, 0]
    for (let i = 0; i < 1000; i++) {
      const perDay = 0.4 * 25 ** random.next() // 0.4 to 10, small counties as often as large ones
      const elapsed = random.whole(40, 300)
      const left = random.whole(20, 300)
      const done = eventsIn(elapsed, perDay, random)
      const amount = amountFor(wanted, done, elapsed, left)
      stated += chanceOf(done, elapsed, amount, left)
      if (eventsIn(left, perDay, random) >= amount) kept++
    }
    expect(stated / 1000).toBeGreaterThan(wanted - 0.02)
    expect(stated / 1000).toBeLessThan(wanted + 0.02)
    expect(kept / 1000).toBeGreaterThanOrEqual(wanted - 0.04)
    expect(kept / 1000).toBeLessThanOrEqual(wanted + 0.04)
    expect(Math.abs(kept - stated) / 1000).toBeLessThan(0.04)
  })
})

describe('the chance', () => {
  const chance = (changes: Partial<PaceQuestion>, asOf: string) => paceOf(county(changes), asOf).chance

  test('is too early to say in the first 14 days', () => {
    for (let day = '2017-01-01'; day <= '2017-01-14'; day = addDays(day, 1))
      expect(chance({ done: 100 }, day)).toBeNull()
    expect(chance({ done: 300 }, '2017-01-15')).not.toBeNull()
  })

  test('cannot be said with nothing done', () => {
    expect(chance({ done: 0 }, HALF_YEAR)).toBeNull()
  })

  test('can be said with one done, to three decimals', () => {
    expect(paceOf(county({ amount: 3, done: 1 }), HALF_YEAR).chance).toBe(rounded((153 / 334) ** 2, 3))
  })

  test('is 1 when done, early or late, and 0 when past and not done', () => {
    expect(chance({ done: 5472 }, '2017-01-02')).toBe(1)
    expect(chance({ done: 6000 }, '2018-01-01')).toBe(1)
    expect(chance({ done: 5471 }, '2017-12-01')).toBe(0)
    expect(chance({ done: 0 }, '2017-12-01')).toBe(0)
  })

  test('grows with what is done and shrinks with what is asked', () => {
    const byDone = [150, 160, 170, 180].map((done) => paceOf(designated({ done }), HALF_YEAR).chance ?? 0)
    expect(byDone).toEqual([...byDone].sort((a, b) => a - b))
    expect(new Set(byDone).size).toBe(4)
  })
})
