import { describe, expect, test } from 'vitest'
import { paceOf, percentOf, rounded } from '../../src/domain/target/pace.ts'
import { addDays, countDays } from '../../src/domain/period.ts'
import { county, designated, HALF_YEAR } from './half-year.ts'

describe('the bureau’s own half-year, 30 June 2017', () => {
  test('the county: 2854 of 5472, behind its own deadline', () => {
    expect(percentOf(2854, 5472)).toBe(52.16)
    expect(paceOf(county(), HALF_YEAR)).toMatchObject({
      deadline: '2017-11-30',
      elapsedDays: 181,
      totalDays: 334,
      timeProgressPercent: 54.19,
      gapPoints: -2.03,
      verdict: 'behind',
      daysLeft: 153,
      neededPerDay: 17.11,
      pacePerDay: 15.77,
      projected: 5266.5,
      shortBy: 205,
    })
  })

  test('the county: ahead of the calendar year', () => {
    expect(paceOf(county({ deadline: '2017-12-31' }), HALF_YEAR)).toMatchObject({
      elapsedDays: 181,
      totalDays: 365,
      timeProgressPercent: 49.59,
      gapPoints: 2.57,
      verdict: 'ahead',
      daysLeft: 184,
      shortBy: 0,
    })
    expect(Math.floor(paceOf(county({ deadline: '2017-12-31' }), HALF_YEAR).projected ?? 0)).toBe(5755)
  })

  test('the county: about one chance in a thousand by 30 November if days were all alike, one in six as years go', () => {
    const { chance, chancePlain } = paceOf(county(), HALF_YEAR)
    expect(chancePlain).toBeGreaterThan(0)
    expect(chancePlain).toBeLessThanOrEqual(0.0015)
    expect(chance).toBeGreaterThanOrEqual(0.157)
    expect(chance).toBeLessThanOrEqual(0.158)
    expect(paceOf(county({ deadline: '2017-12-31' }), HALF_YEAR).chance).toBe(0.88)
  })

  test('the designated villages: 163 of 300, ahead by a hair', () => {
    expect(percentOf(163, 300)).toBe(54.33)
    expect(paceOf(designated(), HALF_YEAR)).toMatchObject({
      timeProgressPercent: 54.19,
      gapPoints: 0.14,
      verdict: 'ahead',
      daysLeft: 153,
      neededPerDay: 0.9,
      pacePerDay: 0.9,
      projected: 300.8,
      shortBy: 0,
    })
    expect(paceOf(designated({ deadline: '2017-12-31' }), HALF_YEAR)).toMatchObject({
      gapPoints: 4.74,
      verdict: 'ahead',
    })
  })

  test('the designated villages: little better than a coin', () => {
    const { chance, chancePlain } = paceOf(designated(), HALF_YEAR)
    expect(chancePlain).toBeGreaterThanOrEqual(0.52)
    expect(chancePlain).toBeLessThanOrEqual(0.54)
    expect(chance).toBe(0.511)
    expect(paceOf(designated({ deadline: '2017-12-31' }), HALF_YEAR).chance).toBe(0.907)
  })
})

describe('the verdict', () => {
  const verdict = (done: number, asOf: string) => paceOf(county({ amount: 334, done }), asOf).verdict

  test('done exactly is done, one more is exceeded, whatever the day', () => {
    for (const day of ['2016-12-31', HALF_YEAR, '2017-11-30', '2018-05-01']) {
      expect(verdict(334, day)).toBe('done')
      expect(verdict(335, day)).toBe('exceeded')
    }
  })

  test('level with time is ahead, one fewer behind', () => {
    expect(verdict(181, HALF_YEAR)).toBe('ahead')
    expect(verdict(180, HALF_YEAR)).toBe('behind')
  })

  test('on the day of the deadline it is behind, the day after overdue', () => {
    expect(verdict(333, '2017-11-30')).toBe('behind')
    expect(verdict(333, '2017-12-01')).toBe('overdue')
  })

  test('it follows the printed gap: what prints as 0.00 is not behind', () => {
    const close = paceOf(county({ amount: 100_000, done: 54_191 }), HALF_YEAR) // time is 54.1916… %
    expect(close).toMatchObject({ gapPoints: 0, verdict: 'ahead' })
  })
})

test('the gap is the difference of the two percentages as they are printed, on every day and at any amount', () => {
  for (let i = 0; i < 3000; i++) {
    const question = county({ amount: 100 + ((i * 7919) % 6000), done: (i * 104_729) % 5000 })
    const asOf = addDays('2017-01-01', i % 400)
    const { timeProgressPercent, gapPoints, verdict } = paceOf(question, asOf)
    const printed = percentOf(question.done, question.amount).toFixed(2)
    expect(gapPoints.toFixed(2)).toBe(
      (Number(printed) - Number(timeProgressPercent.toFixed(2))).toFixed(2).replace(/^-0.00$/, '0.00'),
    )
    const isOpen = verdict === 'ahead' || verdict === 'behind'
    expect(isOpen && verdict === 'behind').toBe(isOpen && gapPoints < 0)
  }
})

test('short by is whole and rounded down, as in exact fractions', () => {
  for (let i = 1; i < 4000; i++) {
    const question = county({ amount: 1 + ((i * 7919) % 6000), done: (i * 104_729) % 3000 })
    const asOf = addDays('2017-01-01', i % 333)
    const elapsed = countDays('2017-01-01', asOf)
    const missing = BigInt(question.amount * elapsed - question.done * 334)
    const exact = missing < 0n ? 0 : Number(missing / BigInt(elapsed))
    expect(paceOf(question, asOf).shortBy, `${JSON.stringify(question)} ${asOf}`).toBe(exact)
  }
})

describe('the ends of a period', () => {
  test('the first day counts as one', () => {
    expect(paceOf(county({ done: 10 }), '2017-01-01')).toMatchObject({
      elapsedDays: 1,
      daysLeft: 333,
      pacePerDay: 10,
      timeProgressPercent: 0.3,
    })
  })

  test('before the start nothing has elapsed, the whole period is left, and nothing is foretold', () => {
    expect(paceOf(county({ done: 0, startsOn: '2017-03-01' }), '2017-01-15')).toMatchObject({
      elapsedDays: 0,
      totalDays: 275,
      daysLeft: 275,
      timeProgressPercent: 0,
      gapPoints: 0,
      verdict: 'ahead',
      pacePerDay: null,
      projected: null,
      shortBy: null,
      chance: null,
      neededPerDay: 19.9,
    })
  })

  test('on the deadline no day is left and none can be needed', () => {
    expect(paceOf(county(), '2017-11-30')).toMatchObject({
      elapsedDays: 334,
      daysLeft: 0,
      timeProgressPercent: 100,
      gapPoints: -47.84,
      neededPerDay: null,
      projected: 2854,
      shortBy: 2618,
      chance: 0,
    })
  })

  test('after the deadline time stands still, the pace does not', () => {
    expect(paceOf(county(), '2018-01-31')).toMatchObject({
      elapsedDays: 334,
      daysLeft: 0,
      timeProgressPercent: 100,
      verdict: 'overdue',
      neededPerDay: null,
      chance: 0,
      pacePerDay: 7.21, // 2854 in 396 days
    })
  })

  test('what is done needs nothing a day, after the deadline too; one that is missing needs its part', () => {
    expect(paceOf(county({ done: 5472 }), '2018-01-31').neededPerDay).toBe(0)
    expect(paceOf(county({ done: 5471 }), '2017-11-20').neededPerDay).toBe(0.1)
  })

  test('what the plan expects by now is said to a tenth', () => {
    expect(paceOf(county(), HALF_YEAR).expected).toBe(2965.4) // 5472 × 181 / 334
  })

  test('a period of one day is over on that day', () => {
    const day = county({ startsOn: HALF_YEAR, deadline: HALF_YEAR, amount: 5, done: 4 })
    expect(paceOf(day, HALF_YEAR)).toMatchObject({
      elapsedDays: 1,
      totalDays: 1,
      daysLeft: 0,
      timeProgressPercent: 100,
      verdict: 'behind',
    })
  })

  test('a leap year has a day more', () => {
    const leap = county({ startsOn: '2016-01-01', deadline: '2016-12-31' })
    expect(paceOf(leap, '2016-06-30')).toMatchObject({ elapsedDays: 182, totalDays: 366 })
  })

  test('elapsed and left days make the whole, every day of the period', () => {
    for (let day = '2017-01-01'; day <= '2017-11-30'; day = addDays(day, 1)) {
      const { elapsedDays, daysLeft, totalDays } = paceOf(county(), day)
      expect(elapsedDays + daysLeft).toBe(totalDays)
    }
  })
})

describe('the day it is reached', () => {
  test('at the pace so far is the first on which the amount is there', () => {
    // 137 are missing, 163 in 181 days are made: 152.13 days
    expect(paceOf(designated(), HALF_YEAR).projectedOn).toBe(addDays(HALF_YEAR, 153))
    expect(paceOf(county({ amount: 200, done: 181 }), HALF_YEAR).projectedOn).toBe(addDays(HALF_YEAR, 19))
  })

  test('is not said when it would be too late, or is past', () => {
    expect(paceOf(county(), HALF_YEAR)).not.toHaveProperty('projectedOn')
    expect(paceOf(county({ done: 0 }), HALF_YEAR)).not.toHaveProperty('projectedOn')
    expect(paceOf(county({ done: 5472, reachedOn: '2017-06-12' }), HALF_YEAR)).toMatchObject({
      reachedOn: '2017-06-12',
      neededPerDay: 0,
    })
    expect(paceOf(county({ done: 5472 }), HALF_YEAR)).not.toHaveProperty('projectedOn')
  })
})

test('100 % is never reached by rounding', () => {
  expect([24_491, 24_492, 24_493].map((done) => percentOf(done, 24_492))).toEqual([99.99, 100, 100])
  expect(paceOf(county({ amount: 24_492, done: 24_491 }), '2017-11-30')).toMatchObject({
    timeProgressPercent: 100,
    gapPoints: -0.01,
    verdict: 'behind',
  })
  // a target of a hundred years, on its last day but one
  const century = county({ startsOn: '1980-01-01', deadline: '2079-12-31' })
  expect(paceOf(century, '2079-12-30').timeProgressPercent).toBe(99.99)
  expect(paceOf(century, '2079-12-31').timeProgressPercent).toBe(100)
})

test('rounding is by the decimal that is printed, half away from zero, and never to minus zero', () => {
  expect([1.005, 2.675, -1.005, 0.125].map((value) => rounded(value, 2))).toEqual([1.01, 2.68, -1.01, 0.13])
  expect(Object.is(rounded(-0.001, 2), 0)).toBe(true)
})
