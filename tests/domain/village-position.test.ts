import { describe, expect, test } from 'vitest'
import { audibilityOn } from '../../src/domain/audibility/audibility.ts'
import { villageBand } from '../../src/domain/audibility/audibility-figures.ts'
import { median, medianPoint, villagePositions } from '../../src/domain/register/village-position.ts'
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

  test('is what the register says, else where three films were shown, else a guess from its township, else nowhere', () => {
    const village = (code: string, townshipCode: string, changes: object = {}) =>
      aVillage({ code, townshipCode, ...changes })
    const villages = [
      { village: village('shown', 'a'), shown: { ...at(31.2, 105.4), logs: 3 } },
      { village: village('registered', 'a', at(31.4, 105.6)), shown: { ...at(30, 100), logs: 9 } },
      { village: village('guessed', 'a'), shown: { ...at(30, 100), logs: 2 } },
      { village: village('nowhere', 'b'), shown: null },
    ]
    const positions = villagePositions(villages, new Map())
    expect(positions).toMatchObject([
      { code: 'shown', source: 'logs', count: 3, ...at(31.2, 105.4) },
      { code: 'registered', source: 'register', count: 9, ...at(31.4, 105.6) },
      { code: 'guessed', source: 'township', count: 2, ...at(31.3, 105.5) },
      { code: 'nowhere', source: 'none', count: 0 },
    ])
    expect(positions[3]).not.toHaveProperty('latitude')
  })
})

describe('the band of a village', () => {
  const band = (day: string, ...tests: [sounding: number, tested: number][]) => {
    const made = tests.map(([speakersSounding, speakersTested]) => ({
      speakersInstalled: 100,
      speakersTested,
      speakersSounding,
      testedOn: '2017-06-01',
    }))
    const [full, ...parts] = made
    return villageBand(audibilityOn(day, full, parts))
  }
  const unknown = { ratePercent: null, speakersInstalled: null, speakersSounding: null, testedOn: null, partial: false }

  test('that nobody tested is unknown, and not zero', () => {
    expect(villageBand(undefined)).toEqual({ band: 'untested', ...unknown })
    expect(villageBand({ band: 'untested' })).toEqual({ band: 'untested', ...unknown })
  })

  test('comes with the counts it rests on, also when they are old', () => {
    expect(band('2017-06-30', [97, 100])).toMatchObject({ band: 'pass', ratePercent: 97, partial: false })
    expect(band('2017-07-02', [97, 100])).toMatchObject({ band: 'stale', ratePercent: 97, testedOn: '2017-06-01' })
    // 12 of 40 silent: 88 could sound at most
    expect(band('2017-06-30', [97, 100], [28, 40])).toMatchObject({ band: 'low', ratePercent: 88, partial: true })
  })
})
