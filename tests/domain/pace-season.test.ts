/** The pace of a target whose months weigh differently. */
import { describe, expect, test } from 'vitest'
import { paceOf, rounded, weightBetween } from '../../src/domain/pace.ts'
import { daysInMonth, monthsOfYear } from '../../src/domain/period.ts'
import { county, HALF_YEAR } from './half-year.ts'

/** July to October weigh twice what the others do. */
const monthShares = [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 1, 1]

describe('the season', () => {
  test('even months by their days give what no shares give', () => {
    const even = monthsOfYear(2017).map(daysInMonth)
    for (const day of ['2016-12-31', '2017-01-31', HALF_YEAR, '2017-11-29', '2017-12-05']) {
      expect(paceOf(county({ monthShares: even }), day)).toEqual(paceOf(county(), day))
    }
  })

  test('half a year is 6 of 15 parts when the best months come after', () => {
    expect(paceOf(county({ monthShares }), HALF_YEAR)).toMatchObject({
      ...{ elapsedDays: 181, timeProgressPercent: 40, gapPoints: 12.16, verdict: 'ahead', expected: 2188.8 },
      projected: 7135, // 2854 × 15 / 6
      shortBy: 0,
    })
  })

  test('more is needed a day in a month that weighs more', () => {
    // 2618 over 9 parts, two of them in July's 31 days
    expect(paceOf(county({ monthShares }), HALF_YEAR).neededPerDay).toBe(rounded((2618 * 2) / 9 / 31, 2))
    expect(paceOf(county({ monthShares }), '2017-05-31').neededPerDay).toBe(rounded(2618 / 10 / 30, 2))
  })

  test('a part of a month weighs its days', () => {
    expect(paceOf(county({ monthShares }), '2017-07-10').timeProgressPercent).toBe(
      rounded((100 * (6 + (2 * 10) / 31)) / 15, 2),
    )
  })

  test('only their proportions matter', () => {
    const tenfold = monthShares.map((share) => share * 10)
    expect(paceOf(county({ monthShares: tenfold }), '2017-07-10')).toEqual(
      paceOf(county({ monthShares }), '2017-07-10'),
    )
  })

  test('the chance rises when the best months are still to come', () => {
    expect(paceOf(county({ monthShares }), HALF_YEAR).chance).toBe(1)
  })

  test('a plan without any work in the period has run its time', () => {
    const winter = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
    const summer = county({ monthShares: winter, startsOn: '2017-06-01', deadline: '2017-08-31' })
    expect(paceOf(summer, HALF_YEAR)).toMatchObject({ timeProgressPercent: 100, projected: null, chance: null })
  })

  test('when the plan leaves nothing for the days that are left, they share the rest evenly', () => {
    const early = [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0]
    expect(paceOf(county({ monthShares: early }), HALF_YEAR)).toMatchObject({
      timeProgressPercent: 100,
      neededPerDay: 17.11,
    })
  })
})

test('weights add up over any cut of the year', () => {
  const whole = weightBetween('2017-01-01', '2017-12-31', monthShares)
  expect(whole).toBeCloseTo(16, 9)
  for (const cut of ['01-01', '01-31', '02-28', '07-10', '12-30']) {
    const [year, next] = [`2017-${cut}`, new Date(Date.parse(`2017-${cut}`) + 86_400_000).toISOString().slice(0, 10)]
    const parts = weightBetween('2017-01-01', year, monthShares) + weightBetween(next, '2017-12-31', monthShares)
    expect(parts).toBeCloseTo(whole, 9)
  }
  expect(weightBetween('2017-07-01', '2017-06-30', monthShares)).toBe(0)
  expect(weightBetween('2016-02-01', '2016-02-29', monthShares)).toBeCloseTo(1, 9)
})
