import { describe, expect, test } from 'vitest'
import { type Audibility, audibilityOn, type AudibilityTest } from '../../src/domain/audibility/audibility.ts'
import { audibilityFigures, villagesBelow } from '../../src/domain/audibility/audibility-figures.ts'
import { monthFigures, runningTotal, teamFigures } from '../../src/domain/report/figures.ts'
import { aTarget } from '../make.ts'
import { aCounty, credited, village } from './county.ts'

const TODAY = '2017-06-30'
const aTest = (sounding: number, installed: number, tested = installed, testedOn = '2017-06-20'): AudibilityTest => ({
  speakersInstalled: installed,
  speakersTested: tested,
  speakersSounding: sounding,
  testedOn,
})
const tested = (sounding: number, installed: number): Audibility => audibilityOn(TODAY, aTest(sounding, installed), [])
const STALE = audibilityOn(TODAY, aTest(40, 40, 40, '2017-04-01'), [])

describe('audibility of the villages in scope', () => {
  const villages = [1, 2, 3, 4, 5].map((n) => village(n))

  test('counts each village once, in its band, and only speakers of tests that count', () => {
    const states = new Map([
      ['v-1', tested(100, 100)],
      ['v-2', tested(80, 100)],
      ['v-3', tested(10, 20)],
      ['v-4', STALE],
    ])
    expect(audibilityFigures(villages, states, TODAY)).toEqual({
      villages: 5,
      pass: 1,
      low: 1,
      severe: 1,
      stale: 1,
      untested: 1,
      speakersInstalled: 220,
      speakersSounding: 190,
      ratePercent: 86.3,
      villagesPercent: 20,
    })
  })

  test('nine of 25 are 36 percent', () => {
    const all = Array.from({ length: 25 }, (_, i) => village(i))
    const states = new Map(all.slice(0, 9).map(({ code }) => [code, tested(45, 45)]))
    expect(audibilityFigures(all, states, TODAY)).toMatchObject({
      villages: 25,
      pass: 9,
      untested: 16,
      villagesPercent: 36,
    })
  })

  test('nothing tested has no rate, no village no percentage', () => {
    expect(audibilityFigures(villages, new Map(), TODAY)).toMatchObject({
      untested: 5,
      ratePercent: null,
      villagesPercent: 0,
    })
    expect(audibilityFigures([], new Map(), TODAY)).toMatchObject({
      villages: 0,
      ratePercent: null,
      villagesPercent: null,
    })
  })

  test('a part test makes a village low but brings no speakers, and none of a stale test either', () => {
    const part = aTest(7, 100, 13, '2017-06-28')
    const never = audibilityOn(TODAY, undefined, [part])
    const longAgo = audibilityOn(TODAY, aTest(100, 100, 100, '2017-04-01'), [part])
    const lately = audibilityOn(TODAY, aTest(100, 100), [part])
    const staleToday = audibilityOn(TODAY, aTest(100, 100, 100, '2017-05-30'), [part])
    const lastDay = audibilityOn(TODAY, aTest(50, 50, 50, '2017-05-31'), [])
    const states = new Map([
      ['v-1', never],
      ['v-2', longAgo],
      ['v-3', lately],
      ['v-4', staleToday],
      ['v-5', lastDay],
    ])
    expect(audibilityFigures(villages, states, TODAY)).toMatchObject({
      pass: 1,
      low: 4,
      stale: 0,
      speakersInstalled: 150,
      speakersSounding: 150,
    })
  })
})

describe('the villages below the line', () => {
  const villages = [1, 2, 3, 4, 5].map((n) => village(n))

  test('are listed worst first, those alike by code, and no others', () => {
    const states = new Map([
      ...([
        ['v-1', tested(90, 100)],
        ['v-2', tested(95, 100)],
        ['v-3', tested(30, 100)],
      ] as const),
      ...([
        ['v-4', STALE],
        ['v-5', tested(9, 10)],
      ] as const),
    ])
    expect(villagesBelow(villages, states).map(({ code, band, ratePercent }) => [code, band, ratePercent])).toEqual([
      ['v-3', 'severe', 30],
      ['v-1', 'low', 90],
      ['v-5', 'low', 90],
    ])
  })

  test('are ordered by the exact share, not by the printed one', () => {
    const states = new Map([
      ['v-1', tested(2667, 4000)],
      ['v-2', tested(6666, 10_000)],
    ]) // both print 66.6
    expect(villagesBelow(villages, states).map(({ code, ratePercent }) => [code, ratePercent])).toEqual([
      ['v-2', 66.6],
      ['v-1', 66.6],
    ])
  })

  test('a part test shows the most that could sound, and says so', () => {
    const state = audibilityOn(TODAY, undefined, [aTest(7, 100, 13, '2017-06-28')])
    expect(villagesBelow(villages, new Map([['v-2', state]]))).toEqual([
      {
        code: 'v-2',
        name: '2号村',
        townshipName: '云溪镇',
        designated: false,
        before: null,
        band: 'low',
        ratePercent: 94,
        speakersInstalled: 100,
        speakersSounding: 94,
        testedOn: '2017-06-28',
        partial: true,
        faults: [],
        repairedBelow: false,
      },
    ])
  })
})

describe('the teams', () => {
  const teams = ['a', 'b', 'c', 'd'].map((code) => ({ code, name: code }))
  const villages = [
    village(1, { teamCode: 'a' }),
    village(2, { teamCode: 'a' }),
    village(3, { teamCode: 'b' }),
    village(4, { teamCode: 'c', annualQuota: 6 }),
    village(5, { teamCode: undefined }),
  ]
  test('are ranked by the share of their quota; equal ones share a rank, and the next is left out', () => {
    const teamCredits = [
      credited('a', { '2017-06': 360 }),
      credited('b', { '2017-06': 360 }),
      credited('c', { '2017-06': 180 }),
    ]
    const figures = teamFigures(aCounty({ teams, villages, teamCredits }))
    expect(
      figures.map(({ code, quota, done, completionPercent, rank }) => [code, quota, done, completionPercent, rank]),
    ).toEqual([
      ['b', 12, 6, 50, 1],
      ['c', 6, 3, 50, 1],
      ['a', 24, 6, 25, 3],
      ['d', 0, 0, null, 4],
    ])
  })

  test('add their months before rounding down, and know their last evening and this month', () => {
    const teamCredits = [credited('a', { '2017-04': 0, '2017-05': 90, '2017-06': 90 })]
    expect(teamFigures(aCounty({ teams, villages, teamCredits })).find(({ code }) => code === 'a')).toMatchObject({
      done: 3,
      credit: 180,
      thisMonth: 1,
      thisMonthCredit: 90,
      lastScreenedOn: '2017-06-15',
    })
  })

  test('know their last evening also when it was last year', () => {
    const heard = new Map([['a', { heardOn: '2016-12-30', shownOn: '2016-12-28', awaitedFrom: '2017-01-01' }]])
    const first = teamFigures(aCounty({ teams, villages, heard })).find(({ code }) => code === 'a')
    expect(first).toMatchObject({ done: 0, credit: 0, lastScreenedOn: '2016-12-28' })
  })

  test('without a log have no last evening, and are last all the same with others who did nothing', () => {
    const figures = teamFigures(aCounty({ teams, villages }))
    expect(figures.map(({ rank, lastScreenedOn }) => [rank, lastScreenedOn])).toEqual([
      [1, null],
      [1, null],
      [1, null],
      [4, null],
    ])
  })
})

describe('the months', () => {
  const planned = (target: ReturnType<typeof aTarget> | undefined, asOf = TODAY) =>
    monthFigures(aCounty({ asOf }), target).map((m) => m.planned)
  const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0)

  test('share the whole amount by their days up to the deadline', () => {
    const months = planned(aTarget())
    expect(months[0]).toBe(507.9) // 5472 × 31 / 334
    expect(months[11]).toBe(0)
    expect(Math.abs(sum(months) - 5472)).toBeLessThan(0.6) // twelve figures, each rounded to a tenth
  })

  test('share it by the month shares where there are some', () => {
    const monthShares = [0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 0, 0]
    expect(planned(aTarget({ amount: 1200, monthShares }))).toEqual([
      0, 0, 100, 100, 100, 100, 200, 200, 200, 200, 0, 0,
    ])
  })

  test('before the start have nothing planned, a part of the first month has its part', () => {
    const months = planned(aTarget({ startsOn: '03-16', deadline: '04-30', amount: 460, statutoryDeadline: undefined }))
    expect(months.slice(0, 5)).toEqual([0, 0, 160, 300, 0])
  })

  test('have no plan without a target for the county, or with one of another year', () => {
    expect(sum(planned(undefined))).toBe(0)
    expect(
      sum(planned(aTarget({ startsOn: '2016-01-01', deadline: '2016-11-30', statutoryDeadline: undefined }))),
    ).toBe(0)
  })

  test('say what was done in them, days added before rounding down', () => {
    const days = [
      { day: '2017-05-02', credit: 40 },
      { day: '2017-05-31', credit: 80 },
      { day: '2017-06-01', credit: 59 },
    ]
    const months = monthFigures(aCounty({ days }), undefined)
    expect(months.map(({ done }) => done)).toEqual([0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0])
    expect(months[4]?.month).toBe('2017-05')
    expect(months.map(({ credit }) => credit)).toEqual([0, 0, 0, 0, 120, 59, 0, 0, 0, 0, 0, 0])
  })
})

test('the running total carries thirds of a screening from day to day', () => {
  const days = ['2017-01-05', '2017-01-06', '2017-03-01'].map((day) => ({ day, credit: 40 }))
  expect(runningTotal(days)).toEqual([
    { day: '2017-01-05', done: 0 },
    { day: '2017-01-06', done: 1 },
    { day: '2017-03-01', done: 2 },
  ])
})
