import { describe, expect, test } from 'vitest'
import { burnUpOf, burnUpRows, countyTarget } from '../../src/client/desk/kit/chart/pictures.ts'
import type { Overview } from '../../src/domain/report/overview.ts'
import { dayNumber } from '../../src/domain/period.ts'
import { theHalfYear } from './home-figures.ts'

const drawn = (overview: Overview) => {
  const target = countyTarget(overview)
  const burnUp = target && burnUpOf(overview, target)
  if (!burnUp) throw new Error('there is a county target')
  return burnUp
}

describe('the burn-up of the half-year', () => {
  const burnUp = drawn(theHalfYear())

  test('begins with nothing on the eve of the year and ends with what is done today', () => {
    expect(burnUp.done[0]).toEqual({ x: dayNumber('2016-12-31'), y: 0 })
    expect(burnUp.done.at(-1)).toEqual({ x: dayNumber('2017-06-30'), y: 2854 })
  })

  test('is planned to reach the target on the deadline', () => {
    expect(burnUp.plan.at(-1)?.x).toBe(dayNumber('2017-11-30'))
    expect(burnUp.plan.at(-1)?.y).toBeCloseTo(5472, 0)
  })

  test('is projected from today through both deadlines, 205 short at the first', () => {
    expect(burnUp.projection).toEqual([
      { x: dayNumber('2017-06-30'), y: 2854 },
      { x: dayNumber('2017-11-30'), y: 5266.5 },
      { x: dayNumber('2017-12-31'), y: 5755.3 },
    ])
    expect(burnUp.deadlines).toEqual(['2017-11-30', '2017-12-31'])
  })

  test('has the band the server worked out, which opens from today and holds the projection', () => {
    expect([burnUp.low[0]?.y, burnUp.high[0]?.y]).toEqual([2854, 2854])
    expect(burnUp.low.at(-1)).toEqual({ x: dayNumber('2017-12-31'), y: theHalfYear().projection.at(-1)?.low })
    expect(burnUp.high.at(-1)).toEqual({ x: dayNumber('2017-12-31'), y: theHalfYear().projection.at(-1)?.high })
    expect(burnUp.low.at(-1)?.y).toBeLessThan(5755)
    expect(burnUp.high.at(-1)?.y).toBeGreaterThan(5756)
  })

  test('shows every month up to the last deadline', () => {
    expect(burnUp.monthStarts).toHaveLength(12)
  })
})

test('a target that is done, or whose deadline has passed, is not projected', () => {
  const overview = theHalfYear()
  const [county] = overview.targets
  if (!county) throw new Error('there is a county target')
  const done = drawn({ ...overview, targets: [{ ...county, remaining: 0 }] })
  expect([done.projection, done.low, done.high]).toEqual([[], [], []])
  const late = drawn({ ...overview, asOf: '2018-01-15' })
  expect(late.projection).toEqual([])
  expect(late.to).toBe(dayNumber('2018-01-15'))
  expect(drawn({ ...overview, asOf: '2017-12-15' }).projection.map(({ x }) => x)).toEqual([
    dayNumber('2017-12-15'),
    dayNumber('2017-12-31'),
  ])
})

test('a county without a target for the year has no chart', () => {
  expect(countyTarget(theHalfYear({ targets: [] }))).toBeUndefined()
})

test('the table behind the chart leaves months to come blank, which is not zero', () => {
  const rows = burnUpRows(theHalfYear())
  expect(rows[5]).toMatchObject({ month: '2017-06', done: 1454, totalDone: 2854 })
  expect(rows[6]).toMatchObject({ month: '2017-07', done: null, totalDone: null })
  expect(rows[10]?.totalPlanned).toBeCloseTo(5472, 0)
})
