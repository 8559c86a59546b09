/** The pace of a target whose months weigh differently. */
import { describe, expect, test } from 'vitest'
import { paceOf, rounded } from '../../src/domain/target/pace.ts'
import { weightBetween } from '../../src/domain/target/weight.ts'
import { addDays, daysInMonth, monthsOfYear } from '../../src/domain/period.ts'
import { county, HALF_YEAR } from './half-year.ts'

/** July to October weigh twice what the others do. */
const monthShares = [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 1, 1]

describe('the season', () => {
  test('even months by their days give what no shares give', () => {
    const even = monthsOfYear(2017).map(daysInMonth)
    for (const day of ['2016-12-31', '2017-01-31', HALF_YEAR, '2017-11-29', '2017-12-05']) {
      const { neededPerDayThisMonth, ...pace } = paceOf(county({ monthShares: even }), day)
      expect(pace).toEqual(paceOf(county(), day))
      expect(neededPerDayThisMonth).toBe(pace.neededPerDay)
    }
  })

  test('half a year is 6 of 15 parts when the best months come after', () => {
    expect(paceOf(county({ monthShares }), HALF_YEAR)).toMatchObject({
      elapsedDays: 181,
      timeProgressPercent: 40,
      gapPoints: 12.16,
      verdict: 'ahead',
      expected: 2188.8,
      projected: 7135, // 2854 × 15 / 6
      shortBy: 0,
    })
  })

  const needed = (asOf: string, changes = {}) => {
    const { neededPerDay, neededPerDayThisMonth } = paceOf(county({ monthShares, ...changes }), asOf)
    return [neededPerDay, neededPerDayThisMonth]
  }

  test('what is needed a day is what remains by the days left; in a month that weighs more the plan wants more', () => {
    // on a month's last day it is the next month that the plan speaks of: 2618 over 9 parts, two of them in July's 31 days
    expect(needed(HALF_YEAR)).toEqual([17.11, rounded((2618 * 2) / 9 / 31, 2)])
    // 10 parts are left and a thirtieth
    expect(needed('2017-06-29')).toEqual([17, rounded(2618 / (9 + 1 / 30) / 30, 2)])
    expect(needed('2017-05-31')).toEqual([14.31, rounded(2618 / 10 / 30, 2)])
  })

  test('1000 by the end of the year need 2.99 a day on 31 January, though February is to bring only 0.73', () => {
    const slow = [0.02, 0.02, ...Array.from({ length: 10 }, () => 0.096)]
    const target = { monthShares: slow, amount: 1000, done: 0, deadline: '2017-12-31' }
    expect(needed('2017-01-31', target)).toEqual([2.99, 0.73])
  })

  test('kept from month to month, what the plan wants a day makes exactly what remains', () => {
    let done = 2854
    for (const month of ['2017-07', '2017-08', '2017-09', '2017-10', '2017-11']) {
      const wanted = paceOf(county({ monthShares, done }), addDays(`${month}-01`, -1)).neededPerDayThisMonth ?? 0
      done += wanted * daysInMonth(month)
    }
    // each month's figure is printed to a hundredth a day
    expect(Math.abs(done - 5472)).toBeLessThan(0.16)
  })

  test('before the start it speaks of the first month; done needs nothing; past the deadline nothing can be said', () => {
    expect(needed('2016-11-05', { done: 0 })).toEqual([16.38, rounded(5472 / 15 / 31, 2)])
    expect(needed(HALF_YEAR, { done: 5472 })).toEqual([0, 0])
    expect(needed('2017-11-30')).toEqual([null, null])
    expect(paceOf(county(), HALF_YEAR)).not.toHaveProperty('neededPerDayThisMonth')
  })

  test('time is not run while the plan still wants something, however little', () => {
    const late = [...Array.from({ length: 11 }, () => 1 / 11), 0.000_01]
    const year = county({ monthShares: late, deadline: '2017-12-31' })
    expect(paceOf(year, '2017-12-15').timeProgressPercent).toBe(99.99)
    expect(paceOf(year, '2017-12-31').timeProgressPercent).toBe(100)
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
      neededPerDayThisMonth: 17.11,
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
