import { describe, expect, test } from 'vitest'
import {
  audibilityFigures,
  audibilityTrend,
  trendDays,
  type VillageTest,
} from '../../src/domain/audibility/audibility-figures.ts'
import type { Village } from '../../src/domain/register/place.ts'
import { village } from './county.ts'

const aTest = (testedOn: string, sounding: number, changes: Partial<VillageTest> = {}): VillageTest => ({
  villageCode: 'v-1',
  testedOn,
  speakersInstalled: 100,
  speakersTested: 100,
  speakersSounding: sounding,
  recordedAt: `${testedOn}T08:00:00.000Z`,
  receivedAt: `${testedOn}T09:00:00.000Z`,
  ...changes,
})
const county = (villages: Village[]) => ({ villages, versions: new Map() })
const bands = (tests: VillageTest[], days: string[]) =>
  audibilityTrend(county([village(1)]), 'county', tests, days, () => 30).map((point) =>
    (['pass', 'low', 'severe', 'stale', 'untested'] as const).find((band) => point[band] === 1),
  )

describe('the days', () => {
  test('are the ends of the months before, and the day itself', () => {
    expect(trendDays('2017-03-15', 3)).toEqual(['2016-12-31', '2017-01-31', '2017-02-28', '2017-03-15'])
    expect(trendDays('2016-03-01', 1)).toEqual(['2016-02-29', '2016-03-01'])
  })

  test('name the end of a month once when it is the day itself', () => {
    expect(trendDays('2017-06-30', 2)).toEqual(['2017-04-30', '2017-05-31', '2017-06-30'])
  })
})

describe('audibility through time', () => {
  test('knows of each day only what was tested by then, and lets tests go stale', () => {
    const tests = [aTest('2017-06-05', 50), aTest('2017-03-20', 97), aTest('2017-06-25', 95)]
    const days = ['2017-02-28', '2017-03-31', '2017-04-30', '2017-05-31', '2017-06-10', '2017-06-30']
    expect(bands(tests, days)).toEqual(['untested', 'pass', 'stale', 'stale', 'severe', 'pass'])
  })

  test('of two tests on one day takes the one made later, and of those the one that came later', () => {
    const late = aTest('2017-06-25', 40, {
      recordedAt: '2017-06-25T08:30:00.000Z',
      receivedAt: '2017-06-25T08:40:00.000Z',
    })
    expect(bands([late, aTest('2017-06-25', 100)], ['2017-06-30'])).toEqual(['severe'])
    const again = aTest('2017-06-25', 80, { receivedAt: '2017-06-26T09:00:00.000Z' })
    expect(bands([again, aTest('2017-06-25', 100)], ['2017-06-30'])).toEqual(['low'])
  })

  test('a part test lowers a village from its day on, one made before the full test does not', () => {
    const part = (testedOn: string) => aTest(testedOn, 5, { speakersTested: 20 })
    expect(bands([aTest('2017-06-10', 100), part('2017-06-20')], ['2017-06-15', '2017-06-30'])).toEqual(['pass', 'low'])
    expect(bands([aTest('2017-06-22', 100), part('2017-06-20')], ['2017-06-21', '2017-06-30'])).toEqual(['low', 'pass'])
  })

  test('shows villages and speakers side by side, of its own scope only', () => {
    const villages = [village(1, { designated: true }), village(2, { designated: true }), village(3)]
    const tests = [aTest('2017-06-25', 95), aTest('2017-06-25', 10, { villageCode: 'v-3' })]
    const [ofDesignated] = audibilityTrend(county(villages), 'designated', tests, ['2017-06-30'], () => 30)
    expect(ofDesignated).toEqual({
      day: '2017-06-30',
      villages: 2,
      pass: 1,
      low: 0,
      severe: 0,
      stale: 0,
      untested: 1,
      speakersInstalled: 100,
      speakersSounding: 95,
      ratePercent: 95,
      villagesPercent: 50,
    })
    expect(audibilityTrend(county(villages), 'county', tests, ['2017-06-30'], () => 30)[0]).toMatchObject({
      villages: 3,
      severe: 1,
    })
  })

  test('before any test all is unknown, and no rate is stated', () => {
    const [point] = audibilityTrend(county([village(1)]), 'county', [], ['2017-06-30'], () => 30)
    expect(point).toEqual({ day: '2017-06-30', ...audibilityFigures([village(1)], new Map(), '2017-06-30') })
    expect(point).toMatchObject({ untested: 1, ratePercent: null })
  })
})
