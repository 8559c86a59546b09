import { afterEach, describe, expect, test } from 'vitest'
import { bandBars, monthBars, teamBars } from '../../src/client/desk/home/bars.ts'
import { burnUpOf, countyTarget } from '../../src/client/desk/home/burn-up.ts'
import { csvOf, fileName } from '../../src/client/desk/home/csv.ts'
import { bandSheet, burnUpSheet, monthSheet, teamSheet } from '../../src/client/desk/home/sheets.ts'
import { speak } from '../../src/client/shared/words.ts'
import type { AudibilityTrend } from '../../src/domain/audibility-trend.ts'
import { theHalfYear } from './home-figures.ts'

afterEach(() => speak('zh'))

const point = (day: string, [pass, low, severe, stale, untested]: [number, number, number, number, number]) => ({
  ...{ day, pass, low, severe, stale, untested, villages: 25 },
  ...{ speakersInstalled: 0, speakersSounding: 0, ratePercent: null, villagesPercent: null },
})
const aTrend = (...points: AudibilityTrend['points']): AudibilityTrend => ({
  ...{ asOf: '2017-06-30', scope: 'designated', points },
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
  const seventh = { ...team, thisMonth: 20, lastScreenedOn: '2017-06-30' }
  const idle = { ...seventh, code: 'team-08', name: '放映八队', quota: 0, done: 0, completionPercent: null }

  test('are drawn by how far each is, with the time that has passed as a line; without a quota there is no bar', () => {
    const bars = teamBars([seventh, idle], theHalfYear())
    expect(bars.series[0]?.values).toEqual([59.17, null])
    expect(bars.ends).toEqual(['59.2% (142/240)', '无'])
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
