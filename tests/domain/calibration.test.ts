/** Of what is given a chance, about as much happens, in counties whose weeks and years stray as real ones do. */
import { describe, expect, test } from 'vitest'
import { keptOf, toldIn, WORLDS } from './made-up-seasons.ts'

describe.each(WORLDS)('a thousand seasons, %s', (world) => {
  const kept = keptOf(toldIn(world))
  const shareOf = (said: string): number => kept.find((one) => one.said === said)?.happened ?? Number.NaN
  // the last world strays further than three past years can tell: there it must only not be nonsense
  const isKnown = world !== 'drift and Spring Festival'

  test('of what is given 75 to 85 % most happens', () => {
    expect(shareOf('75–85 %')).toBeGreaterThanOrEqual(isKnown ? 0.7 : 0.6)
    expect(shareOf('75–85 %')).toBeLessThanOrEqual(isKnown ? 0.9 : 0.95)
  })

  test('of what is given under 10 % little happens', () => {
    expect(shareOf('under 10 %')).toBeLessThanOrEqual(isKnown ? 0.15 : 0.25)
  })

  test('and more happens of what is given more', () => {
    const shares = kept.map(({ happened }) => happened)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(Math.min(...kept.map(({ times }) => times))).toBeGreaterThan(50)
  })
})
