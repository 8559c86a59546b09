/** Whole fen, divided so that nothing is lost. */
import { expect, test } from 'vitest'
import { randomFrom } from '../../db/seed/random.ts'
import { dividedBy, feeOf, partsOf } from '../../src/domain/money/subsidy.ts'

test('a show of 200 yuan is paid 100, 40, 40 and 20', () => {
  expect(partsOf(feeOf(60, 20_000), '5,2,2,1')).toEqual({ centre: 10_000, province: 4000, city: 4000, county: 2000 })
})

test('a third of a show is paid to the fen, and its parts add up', () => {
  expect(feeOf(20, 20_000)).toBe(6667)
  expect(partsOf(6667, '5,2,2,1')).toEqual({ centre: 3334, province: 1333, city: 1333, county: 667 })
})

test('parts add up to the fen, none is a whole fen off its share, and what weighs nothing gets nothing', () => {
  const random = randomFrom(7)
  for (let n = 0; n < 2000; n++) {
    const weights = [1, 0, 0, 0].map((least) => random.whole(least, 9))
    const whole = weights.reduce((sum, weight) => sum + weight, 0)
    const total = random.whole(0, 9_000_000)
    const parts = dividedBy(total, weights)
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total)
    const off = parts.map((part, place) => Math.abs(part - (total * (weights[place] ?? 0)) / whole))
    expect(Math.max(...off)).toBeLessThan(1)
    expect(parts.filter((part, place) => part > 0 && weights[place] === 0)).toEqual([])
  }
  expect(dividedBy(100, [0, 0])).toEqual([0, 0])
})
