import { afterEach, describe, expect, test } from 'vitest'
import { countyTarget, gapOf } from '../../src/client/desk/kit/chart/pictures.ts'
import { notesOf } from '../../src/client/desk/kit/chart/notes.ts'
import { csvOf, fileName, gapSheet, withDay } from '../../src/client/desk/kit/chart/chart-room.tsx'
import { gapSaid, gapWord } from '../../src/client/desk/kit/gap.ts'
import { dayNumber } from '../../src/domain/period.ts'
import { freeBox } from '../../src/client/desk/kit/chart/chart-labels.ts'
import { speak } from '../../src/client/shared/words.ts'
import { theHalfYear } from './home-figures.ts'

afterEach(() => speak('zh'))

const theGap = (changes: Parameters<typeof theHalfYear>[0] = {}) => {
  const overview = theHalfYear(changes)
  const target = countyTarget(overview)
  const gap = target && gapOf(overview, target)
  if (!gap) throw new Error('there is a county target')
  return { overview, gap }
}

describe('the gap to the plan', () => {
  const { overview, gap } = theGap()

  test('is nothing on the eve of the year, falls on days without a log, and is 111 behind on 30 June', () => {
    expect(gap.done[0]).toEqual({ x: dayNumber('2016-12-31'), y: 0 })
    expect(gap.done).toHaveLength(182)
    const [tenth, eleventh] = [10, 11].map((day) => gap.done[day]?.y ?? 0)
    expect((eleventh ?? 0) - (tenth ?? 0)).toBeCloseTo(-5472 / 334, 1)
    expect(gap.done.at(-1)?.y).toBeCloseTo(-111.4, 0)
  })

  test('goes back to the plan by the deadline at 17.11 a day, or ends 205 short at 15.77', () => {
    expect(gap.needed).toEqual([gap.done.at(-1), { x: dayNumber('2017-11-30'), y: 0 }])
    expect([gap.neededPerDay, gap.pacePerDay]).toEqual([17.11, 15.77])
    expect(gap.projection.at(-1)?.x).toBe(dayNumber('2017-11-30'))
    expect(gap.projection.at(-1)?.y).toBeCloseTo(-205.5, 0)
    expect(gap.monthStarts).toHaveLength(11)
  })

  test('has its band up to the deadline, between the weeks it is told by', () => {
    expect(gap.low.at(-1)?.x).toBe(dayNumber('2017-11-30'))
    expect(gap.low.at(-1)?.y).toBeLessThan(-206)
    expect(gap.high.at(-1)?.y).toBeGreaterThan(-205)
    const pace = overview.targets[0]?.bases[0]
    expect(5472 + (gap.low.at(-1)?.y ?? 0)).toBeCloseTo(pace?.band?.low ?? 0, -1)
  })

  test('of a deadline that has passed has nothing ahead, and goes on to the day', () => {
    const late = theGap({ asOf: '2017-12-15' }).gap
    expect([late.projection, late.low, late.high, late.needed]).toEqual([[], [], [], []])
    expect(late.to).toBe(dayNumber('2017-12-15'))
  })

  test('bears the newest three words of its year, each on its day, and none that was taken back', () => {
    const made = { madeAt: '', madeBy: '' }
    const wrote = (effectiveOn: string, value: string | null) => ({ ...made, effectiveOn, value })
    const history = [
      wrote('2017-04-13', '连续降雨'),
      wrote('2017-02-01', null),
      wrote('2017-01-27', '春节停映'),
      wrote('2017-01-05', '换放映机'),
      wrote('2017-05-20', '农忙'),
      wrote('2016-12-20', '去年的'),
    ]
    expect(notesOf({ history }, '2017-05-31').map(({ text }) => text)).toEqual(['春节停映', '连续降雨', '农忙'])
    expect(notesOf({ history }, '2017-01-31')).toEqual([
      { x: dayNumber('2017-01-05'), text: '换放映机' },
      { x: dayNumber('2017-01-27'), text: '春节停映' },
    ])
  })

  test('is said in screenings behind or ahead, never with a minus, and on the plan as that', () => {
    expect([-111.4, 12.9].map((one) => gapSaid(one))).toEqual(['少111场', '多12场'])
    expect([-22.6, 0.42, 0, -0.04].map((one) => gapWord(one, 1))).toEqual(['少22.6', '多0.4', '序时', '序时'])
    speak('en')
    expect([gapSaid(-111.4), gapWord(11.9, 1), gapWord(0)]).toEqual(['111 behind', '11.9 ahead', 'on plan'])
  })

  test('is saved by month, day by day, and its band week by week', () => {
    const { head, rows } = gapSheet(overview, gap)
    expect(rows[5]?.slice(0, 3)).toEqual(['2017-06', 1454, overview.months[5]?.planned])
    expect(rows.find(([day]) => day === '2017-06-30')?.[5]).toBeCloseTo(-111.4, 0)
    expect(rows.at(-1)?.slice(0, 2)).toEqual(['2017-11-30', null])
    expect(rows.at(-1)?.at(-1)).toBeCloseTo(gap.high.at(-1)?.y ?? 0, 0)
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([head.length]))
  })
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
})

test('each row of a saved table says as of which day it is', () => {
  expect(withDay({ head: ['月份', '完成'], rows: [['2017-06', 479]] }, '2017-06-30')).toEqual({
    head: ['月份', '完成', '截至'],
    rows: [['2017-06', 479, '2017-06-30']],
  })
})
