import { afterEach, describe, expect, test } from 'vitest'
import { bandBars, burnUpOf, countyTarget, monthBars, teamBars } from '../../src/client/desk/kit/chart/pictures.ts'
import {
  bandSheet,
  burnUpSheet,
  csvOf,
  fileName,
  monthSheet,
  teamSheet,
  withDay,
} from '../../src/client/desk/kit/chart/chart-room.tsx'
import { freeBox, namedOf } from '../../src/client/desk/kit/chart/chart-labels.ts'
import { speak } from '../../src/client/shared/words.ts'
import type { AudibilityTrend } from '../../src/domain/audibility/audibility-figures.ts'
import { theHalfYear } from './home-figures.ts'

afterEach(() => speak('zh'))

const point = (day: string, [pass, low, severe, stale, untested]: [number, number, number, number, number]) => ({
  day,
  pass,
  low,
  severe,
  stale,
  untested,
  villages: 25,
  speakersInstalled: 0,
  speakersSounding: 0,
  ratePercent: null,
  villagesPercent: null,
})
const aTrend = (...points: AudibilityTrend['points']): AudibilityTrend => ({
  asOf: '2017-06-30',
  scope: 'designated',
  points,
})

describe('the months', () => {
  test('show what was done against the plan; of a month to come nothing is said, which is not zero', () => {
    const { series, plan, ends, labels } = monthBars(theHalfYear())
    expect(labels).toHaveLength(12)
    expect(series[0]?.values.slice(4, 8)).toEqual([0, 1454, null, null])
    expect(ends.slice(5, 7)).toEqual(['1454', ''])
    expect(plan?.values[11]).toBe(0)
    expect(plan?.values.reduce((sum, planned) => sum + planned, 0)).toBeCloseTo(5472, 0)
  })

  test('are saved with the difference to the plan', () => {
    const june = theHalfYear().months[5]
    expect(monthSheet(theHalfYear()).rows[5]).toEqual([
      '2017-06',
      1454,
      june?.planned,
      Math.round(10 * (1454 - (june?.planned ?? 0))) / 10,
    ])
    expect(monthSheet(theHalfYear()).rows[6]?.[3]).toBeNull()
  })
})

describe('the teams', () => {
  const team = { code: 'team-07', name: '放映七队', quota: 240, done: 142, completionPercent: 59.17, rank: 1 }
  const credits = { credit: 8520, thisMonthCredit: 1200 }
  const seventh = { ...team, ...credits, thisMonth: 20, lastScreenedOn: '2017-06-30' }
  const idle = { ...seventh, code: 'team-08', name: '放映八队', quota: 0, done: 0, completionPercent: null }

  test('are drawn by how far each is, with the time that has passed as a line; without a quota there is no bar', () => {
    const bars = teamBars([seventh, idle], theHalfYear())
    expect(bars.series[0]?.values).toEqual([59.17, null])
    expect(bars.ends).toEqual(['59.2% (142/240)', '无'])
    expect(bars.shortEnds).toEqual(['59.2%', '无'])
    expect(bars.rule).toEqual({ value: 54.19, name: '序时 54.19%（对照11月30日）' })
  })

  test('have no line where the county has no target', () => {
    expect(teamBars([seventh], theHalfYear({ targets: [] })).rule).toBeUndefined()
  })

  test('are saved as their table has them', () => {
    expect(teamSheet([seventh]).rows).toEqual([[1, '放映七队', 142, 240, 59.17, 20, '2017-06-30']])
  })
})

describe('audibility through time', () => {
  const trend = aTrend(
    point('2017-04-30', [0, 0, 0, 0, 25]),
    point('2017-05-31', [5, 15, 5, 0, 0]),
    point('2017-06-30', [5, 10, 5, 3, 2]),
  )

  test('has four series: whoever is untested or out of date is unknown, and never among those that pass', () => {
    const bars = bandBars(trend)
    expect(bars?.labels).toEqual(['5月31日', '6月30日'])
    expect(bars?.series.map(({ values }) => values)).toEqual([
      [5, 5],
      [15, 10],
      [5, 5],
      [0, 5],
    ])
    expect(new Set(bars?.series.map(({ look }) => look)).size).toBe(4)
  })

  test('is not drawn while nothing is known', () => {
    expect(bandBars(aTrend(point('2017-06-30', [0, 0, 0, 20, 5])))).toBeNull()
  })

  test('is saved with both kinds of unknown beside their sum', () => {
    expect(bandSheet(trend).rows.at(-1)).toEqual(['2017-06-30', 25, 5, 10, 5, 5, 3, 2])
  })
})

test('the burn-up is saved by month, and its band day by day', () => {
  const overview = theHalfYear()
  const target = countyTarget(overview)
  const burnUp = target && burnUpOf(overview, target)
  if (!burnUp) throw new Error('there is a county target')
  const { head, rows } = burnUpSheet(overview, burnUp)
  expect(rows[5]?.slice(0, 2)).toEqual(['2017-06', 1454])
  expect(rows.at(-1)?.slice(0, 2)).toEqual(['2017-12-31', null])
  expect(rows.at(-1)?.slice(-2)).toEqual([burnUp.low.at(-1)?.y, burnUp.high.at(-1)?.y])
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([head.length]))
})

describe('a saved table', () => {
  test('is one a spreadsheet opens in Chinese, with commas and quotes kept', () => {
    expect(
      csvOf(
        ['村', '场'],
        [
          ['三清村, "新"', 3],
          ['华龙村', null],
        ],
      ),
    ).toBe('\uFEFF村,场\r\n"三清村, ""新""",3\r\n华龙村,\r\n')
  })

  test('holds no cell that a spreadsheet would run, and keeps numbers below zero', () => {
    expect(csvOf(['a'], [['=1+1'], ['@x'], [-2.5]])).toBe("\uFEFFa\r\n'=1+1\r\n'@x\r\n-2.5\r\n")
  })

  test('is named by what it shows and the day it shows it of', () => {
    expect(fileName('Teams: how far each is', '2017-06-30', 'csv')).toBe('Teams-how-far-each-is-2017-06-30.csv')
  })
})

describe('a label of a chart', () => {
  const room = { left: 0, right: 300, top: 0, bottom: 200 }
  const box = (left: number, top: number) => ({ left, right: left + 80, top, bottom: top + 16 })

  test('stays where it was meant to be while nothing else is written there', () => {
    expect(freeBox(box(10, 50), [box(100, 50), box(10, 70)], room)).toEqual(box(10, 50))
  })

  test('goes to the nearest free place straight below or above', () => {
    expect(freeBox(box(10, 50), [box(40, 46)], room)).toEqual(box(10, 66))
    expect(freeBox(box(10, 50), [box(40, 54)], room)).toEqual(box(10, 34))
    expect(freeBox(box(10, 184), [box(10, 184)], room)).toEqual(box(10, 168))
  })

  test('comes whole into the picture', () => {
    expect(freeBox(box(260, -8), [], room)).toEqual(box(220, 0))
    expect(freeBox(box(-20, 190), [], room)).toEqual(box(0, 184))
  })

  test('is written somewhere even where no place is free', () => {
    expect(freeBox(box(10, 50), [{ left: 0, right: 300, top: 0, bottom: 200 }], room)).toEqual(box(10, 50))
  })

  test('names the last of many bars, and back from there as many as there is room for', () => {
    expect(namedOf(4, 50, 40)).toEqual([true, true, true, true])
    expect(namedOf(4, 40, 50)).toEqual([false, true, false, true])
    expect(namedOf(5, 10, 50)).toEqual([false, false, false, false, true])
  })
})

test('each row of a saved table says as of which day it is', () => {
  expect(withDay({ head: ['月份', '完成'], rows: [['2017-06', 479]] }, '2017-06-30')).toEqual({
    head: ['月份', '完成', '截至'],
    rows: [['2017-06', 479, '2017-06-30']],
  })
})
