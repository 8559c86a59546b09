/** Which logs are drawn to be asked about, done again by hand; and how little a few answers prove. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { drawnFrom, type Pool, seedOf } from '../../src/domain/callback/draw.ts'
import { shareBetween } from '../../src/domain/callback/share.ts'

const idsOf = (team: number, count: number): string[] => Array.from({ length: count }, (_, i) => `log-${team}-${i}`)
const poolOf = (...counts: number[]): Pool =>
  Object.fromEntries(counts.map((count, team) => [`team-${team}`, idsOf(team, count)]))

describe('a draw', () => {
  test('is done again by whoever has the seal, the month and the list', () => {
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
    const pool = poolOf(30, 2, 41)
    const seed = sha256(`${'ab'.repeat(32)} 2017-06`)
    const inOrder = Object.values(pool)
      .flat()
      .sort((a, b) => (sha256(`${seed} ${a}`) < sha256(`${seed} ${b}`) ? -1 : 1))
    const firsts = ['log-0-', 'log-1-', 'log-2-'].map((team) => inOrder.find((id) => id.startsWith(team)) ?? '')
    const others = inOrder.filter((id) => !firsts.includes(id)).slice(0, Math.ceil(73 * 0.1) - 3)
    expect(seedOf('ab'.repeat(32), '2017-06')).toBe(seed)
    expect(drawnFrom(pool, 10, seed)).toEqual(inOrder.filter((id) => firsts.includes(id) || others.includes(id)))
  })

  test('has one of each team, and so many in a hundred of all, rounded up', () => {
    expect(drawnFrom(poolOf(...Array<number>(22).fill(21)), 5, 'a')).toHaveLength(24)
    expect(drawnFrom(poolOf(1, 1, 1), 5, 'a')).toHaveLength(3)
    expect(drawnFrom(poolOf(300), 5, 'a')).toHaveLength(15)
    expect(drawnFrom({}, 5, 'a')).toEqual([])
  })

  test('takes each log of a team as often as any other, and the order of the list means nothing', () => {
    const seeds = Array.from({ length: 4000 }, (_, i) => seedOf(String(i), '2017-06'))
    const times = new Map<string, number>()
    for (const seed of seeds) for (const id of drawnFrom(poolOf(10), 10, seed)) times.set(id, (times.get(id) ?? 0) + 1)
    // 400 each; six standard deviations
    for (const count of times.values()) expect(Math.abs(count - 400)).toBeLessThan(115)
    expect(times.size).toBe(10)
    const backwards = { 'team-0': idsOf(0, 40).reverse() }
    expect(drawnFrom(backwards, 20, 'a')).toEqual(drawnFrom(poolOf(40), 20, 'a'))
  })
})

describe('the share that is true', () => {
  test.each([
    // by the tables of Clopper and Pearson
    [3, 3, 0.2924, 1],
    [0, 3, 0, 0.7076],
    [5, 10, 0.1871, 0.8129],
    [20, 20, 0.8316, 1],
    [95, 100, 0.8872, 0.9836],
  ])('is of %i of %i at 95 %% between %f and %f', (count, of, low, high) => {
    expect(shareBetween(count, of)?.low).toBeCloseTo(low, 3)
    expect(shareBetween(count, of)?.high).toBeCloseTo(high, 3)
  })

  test('of nobody asked nothing is said; a thousand are no trouble', () => {
    expect(shareBetween(0, 0)).toBeNull()
    expect(shareBetween(990, 1000)?.low).toBeCloseTo(0.9817, 3)
  })
})
