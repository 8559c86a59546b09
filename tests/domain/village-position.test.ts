import { describe, expect, test } from 'vitest'
import { median, medianPoint, villagePositions } from '../../src/domain/village-position.ts'
import { aVillage } from '../make.ts'

const at = (latitude: number, longitude: number) => ({ latitude, longitude })

describe('where a village is', () => {
  test('the median is the middle one, or halfway between two, in whatever order they come', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(median([4, 1, 3, 2])).toBe(2.5)
    expect(median([10, 9])).toBe(9.5)
    expect(median([5])).toBe(5)
    expect(median([])).toBeNaN()
    expect(medianPoint([])).toBeNull()
  })

  test('one phone in the wrong county moves nothing', () => {
    const points = [at(31.2, 105.4), at(31.2001, 105.4002), at(39.9, 116.4)]
    expect(medianPoint(points)).toEqual(at(31.2001, 105.4002))
  })

  test('is where films were shown, else what the register says, else a guess from its township, else nowhere', () => {
    const village = (code: string, townshipCode: string, changes: object = {}) =>
      aVillage({ code, townshipCode, ...changes })
    const villages = [
      village('shown', 'a', at(30, 100)),
      village('registered', 'a', at(31.4, 105.6)),
      village('guessed', 'a'),
      village('nowhere', 'b'),
    ]
    const shown = new Map([['shown', [at(31.2, 105.4), at(31.2, 105.4)]]])
    expect(villagePositions(villages, shown)).toMatchObject([
      { code: 'shown', source: 'logs', count: 2, ...at(31.2, 105.4) },
      { code: 'registered', source: 'register', count: 0, ...at(31.4, 105.6) },
      { code: 'guessed', source: 'township', count: 0, ...at(31.3, 105.5) },
      { code: 'nowhere', source: 'none', count: 0 },
    ])
    expect(villagePositions(villages, shown)[3]).not.toHaveProperty('latitude')
  })
})
