/** 统计表: rows that add up, the basis each pace stands on, villages that kept every month, and films new to a village. */
import { describe, expect, test } from 'vitest'
import {
  basisOf,
  type Counts,
  kindOfShow,
  statisticsOf,
  type StatisticsInput,
} from '../../src/domain/report/statistics.ts'
import { aVillage } from '../make.ts'

const counts = (credit: number, changes: Partial<Counts> = {}): Counts => ({
  credit,
  indoorCredit: 0,
  attendance: 80,
  films: 1,
  newFilms: 1,
  ...changes,
})
const months = (...credits: number[]) => new Map(credits.map((credit, i) => [`2017-0${i + 1}`, credit]))
const village = (code: string, townshipCode: string) => ({
  ...aVillage({ code, townshipCode }),
  townshipName: townshipCode,
})

const anInput = (changes: Partial<StatisticsInput> = {}): StatisticsInput => ({
  by: 'township',
  from: '2017-01-01',
  to: '2017-12-31',
  asOf: '2017-06-30',
  countyDeadline: '2017-11-30',
  villages: [village('a', 'north'), village('b', 'north'), village('c', 'south')],
  versions: new Map(),
  counts: new Map([
    ['north', counts(620, { indoorCredit: 80, films: 4, newFilms: 3 })],
    ['south', counts(40)],
  ]),
  months: new Map([
    ['a', months(60, 60, 60, 60, 60, 60)],
    ['b', months(60, 60, 60, 60, 40)],
  ]),
  names: new Map([['north', '云溪镇']]),
  kinds: new Map([
    ['film-1', 'feature'],
    ['film-2', 'science_short'],
    ['film-3', 'documentary'],
  ]),
  ...changes,
})

describe('a row', () => {
  test('says what its villages owe, what was done of it, and how far that is from the time gone', () => {
    const [north] = statisticsOf(anInput()).rows
    expect(north).toMatchObject({ name: '云溪镇', villages: 2, planned: 24, done: 10, completionPercent: 41.67 })
    // 181 of 334 days are 54.19 %
    expect(north).toMatchObject({ gapPoints: -12.52, newPercent: 75, indoorCredit: 80, outdoorCredit: 540 })
  })

  test('adds up with the others, and the fractions with them: 10 and 0 are 11 in all', () => {
    const { rows, sum } = statisticsOf(anInput())
    expect(rows.map(({ done }) => done)).toEqual([10, 0])
    expect(sum).toMatchObject({ villages: 3, planned: 36, done: 11, credit: 660, kept: 1, films: 5, attendance: 160 })
  })

  test('counts a village as kept that had a whole screening in each month that has ended, and no other', () => {
    const kept = (asOf: string) => statisticsOf(anInput({ asOf })).rows.map((row) => row.kept)
    expect(kept('2017-06-30')).toEqual([1, 0])
    expect(kept('2017-05-30')).toEqual([2, 0])
    expect(kept('2017-01-30')).toEqual([null, null])
  })

  test('of a month has that month’s share, its own time, and the villages it reached', () => {
    const input = anInput({ by: 'month', counts: new Map([['2017-06', counts(60)]]), asOf: '2017-06-15' })
    const { rows } = statisticsOf(input)
    expect(rows).toHaveLength(12)
    expect(rows[5]).toMatchObject({
      code: '2017-06',
      planned: 3,
      done: 1,
      completionPercent: 33.33,
      gapPoints: -16.67,
      kept: 1,
    })
    expect(rows[6]).toMatchObject({ planned: 3, done: 0, completionPercent: null, gapPoints: null, kept: null })
  })

  test('of a kind has the shows whose first long film is of it, in so many villages, and no plan', () => {
    const shown = new Map([
      ['["film-2","film-1"] a', counts(60)],
      ['["film-1"] b', counts(60)],
      ['["film-2"] b', counts(20)],
    ])
    const { rows, sum } = statisticsOf(anInput({ by: 'kind', counts: shown }))
    expect(rows.map(({ code, credit, villages, planned }) => [code, credit, villages, planned])).toEqual([
      ['feature', 120, 2, null],
      ['documentary', 0, 0, null],
      ['science_feature', 0, 0, null],
      ['science_short', 20, 1, null],
    ])
    expect(sum).toMatchObject({ villages: 2, credit: 140, done: 2, planned: null, gapPoints: null, kept: null })
  })
})

test('villages that no team serves have a row of their own, or the plan would not add up', () => {
  const { rows, sum } = statisticsOf(
    anInput({ by: 'team', villages: [{ ...village('a', 'north'), teamCode: undefined }], counts: new Map() }),
  )
  expect(rows.map(({ code, planned }) => [code, planned])).toEqual([['', 12]])
  expect(sum.planned).toBe(12)
})

test('a whole year is due by the county’s own deadline, any other period at its end', () => {
  const year = { from: '2017-01-01', to: '2017-12-31', asOf: '2017-06-30' }
  expect(basisOf({ ...year, countyDeadline: '2017-11-30' })).toMatchObject({
    deadline: '2017-11-30',
    timeProgressPercent: 54.19,
  })
  expect(basisOf(year)).toMatchObject({ deadline: '2017-12-31', timeProgressPercent: 49.59 })
  const half = { ...year, to: '2017-06-30', countyDeadline: '2017-11-30' }
  expect(basisOf(half)).toMatchObject({ deadline: '2017-06-30', timeProgressPercent: 100 })
})

test('a show is of its first full-length film’s kind', () => {
  const { kinds } = anInput()
  expect(kindOfShow(['film-2', 'film-3', 'film-1'], kinds)).toBe('documentary')
  expect(kindOfShow(['film-2'], kinds)).toBe('science_short')
})
