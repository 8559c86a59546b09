import { describe, expect, test } from 'vitest'
import { say, type Sentence } from '../../src/domain/language.ts'
import {
  bareTitle,
  clockOf,
  clocksOf,
  countOf,
  dayOf,
  filmTitles,
  hasControls,
  isAbout,
  momentOf,
} from '../../src/exchange/sheet-cells.ts'
import { venueOf } from '../../src/exchange/screening-sheet.ts'

const told = (result: unknown): string =>
  typeof result === 'object' && result !== null && 'key' in result
    ? say('en', result as Sentence)
    : `understood: ${JSON.stringify(result)}`

describe('a day', () => {
  test.each([
    '2017-06-30',
    '2017/6/30',
    '2017.6.30',
    '2017年6月30日',
    '2017年06月30',
    '20170630',
    '２０１７－０６－３０',
    '２０１７年６月３０日',
    '42916',
    '42916.0',
    '2017-06-30 00:00:00',
    '2017/6/30 0:00',
    ' 2017-06-30 ',
  ])('may be written %j', (cell) => {
    expect(dayOf(cell)).toBe('2017-06-30')
  })

  test.each(['2017-02-29', '2017-06-31', '2017年6月31日', '2017/13/1', '20170631', '2017-00-10'])(
    '%s does not exist, and that is said',
    (cell) => {
      expect(told(dayOf(cell))).toBe('There is no such day. Please check the date.')
    },
  )

  test('of a leap year exists', () => {
    expect(dayOf('2016-02-29')).toBe('2016-02-29')
  })

  test.each(['30.6.2017', '6/30/17', '5.3', 'yesterday', '12345', '99999', '2017-06-30 20:30', '2017-6/30', '1'])(
    '%j is not guessed',
    (cell) => {
      expect(told(dayOf(cell))).toBe('This should be a day, such as 2017-06-30.')
    },
  )

  test.each(['6月30日', '6-30', '6/30', '6.30', '6月30日（周五）'])('%j is of the year that the sheet has', (cell) => {
    expect(dayOf(cell, 2017)).toBe('2017-06-30')
    expect(told(dayOf(cell))).toMatch(/Choose the year/)
  })

  test('that is no day is none in any year, and 29 February is one of some', () => {
    expect(told(dayOf('6月31日'))).toMatch(/no such day/)
    expect(told(dayOf('2月29日'))).toMatch(/Choose the year/)
    expect(told(dayOf('2月29日', 2017))).toMatch(/no such day/)
  })

  test.each(['1917-06-30', '2217-06-30'])('%s is a slip', (cell) => {
    expect(told(dayOf(cell))).toContain('between 1970 and 2099')
  })
})

describe('a time of day', () => {
  test.each([
    ['20:30', '20:30:00'],
    ['20:30:15', '20:30:15'],
    ['８：０５', '08:05:00'],
    ['20时30分', '20:30:00'],
    ['20点30', '20:30:00'],
    ['20时', '20:00:00'],
    ['8点整', '08:00:00'],
    ['20时30分15秒', '20:30:15'],
    ['8:30 PM', '20:30:00'],
    ['8:30am', '08:30:00'],
    ['12:15 AM', '00:15:00'],
    ['12:15 PM', '12:15:00'],
    ['下午8:30', '20:30:00'],
    ['晚上8点30分', '20:30:00'],
    ['上午9:00', '09:00:00'],
    ['下午20:30', '20:30:00'],
    ['19点半', '19:30:00'],
    ['晚7点', '19:00:00'],
    ['晚上7点半', '19:30:00'],
    ['晚7:30', '19:30:00'],
    ['下午六点一刻', '18:15:00'],
    ['十九点', '19:00:00'],
    ['二十点三刻', '20:45:00'],
    ['0.854166666666667', '20:30:00'],
    ['0', '00:00:00'],
  ])('may be written %j', (cell, time) => {
    expect(clockOf(cell)).toEqual({ time })
  })

  test.each([
    '2017-06-30 20:30',
    '2017/6/30 20:30:00',
    '2017年6月30日 20时30分',
    '42916.8541666667',
    '2017-06-30T20:30',
  ])('may come with its day: %j', (cell) => {
    expect(clockOf(cell)).toEqual({ day: '2017-06-30', time: '20:30:00' })
  })

  test.each([
    '24:30',
    '20:60',
    '20:3',
    '8',
    '2030',
    '20.5',
    '-0.5',
    '晚上12:30',
    '夜里1点',
    '约20:30',
    '20:30-22:10',
    '25时',
  ])('%j is not guessed', (cell) => {
    expect(told(clockOf(cell))).toBe('This should be a time of day, such as 20:30.')
  })

  test('may stand beside its day in one cell, or beside its end', () => {
    for (const cell of ['2017-06-30 20:30', '2017年6月30日20点半', '6月30日晚8点半', '42916.8541666667'])
      expect(momentOf(cell, 2017)).toEqual({ day: '2017-06-30', time: '20:30:00' })
    expect(momentOf('2017-06-30')).toEqual({ day: '2017-06-30' })
    expect(told(momentOf('2017-06-31 20:30'))).toMatch(/no such day/)
    for (const cell of ['20:30-22:10', '20:30—22:10', '20点半至22:10'])
      expect(clocksOf(cell)).toEqual({ started: { time: '20:30:00' }, ended: { time: '22:10:00' } })
    expect(clocksOf('20:30')).toBeUndefined()
  })

  test('with a day that does not exist is refused for the day', () => {
    expect(told(clockOf('2017-02-29 20:30'))).toContain('no such day')
  })
})

test('people are counted in digits, with separators and a unit', () => {
  for (const cell of ['85', '８５', '85人', '85 人次', '85.0']) expect(countOf(cell)).toBe(85)
  expect(countOf('1,200')).toBe(1200)
  // how many is for the schema to refuse
  expect(countOf('-5')).toBe(-5)
  for (const cell of ['约约85', '85.5', '八十五', '1,20', '1e3', '0x10']) {
    expect(told(countOf(cell))).toBe('This should be a whole number, such as 85.')
  }
})

test('about so many people are so many, and that is known', () => {
  for (const cell of ['约60人', '60人左右', '60余人', '60多人', '近60', '大约 60 人次']) {
    expect([countOf(cell), isAbout(cell)]).toEqual([60, true])
  }
  expect(isAbout('60人')).toBe(false)
})

test('a title is known without its brackets and what stands behind it', () => {
  for (const cell of [
    '《太行山上》',
    '故事片《太行山上》',
    '太行山上(国语版)',
    '《太行山上》（战争片）',
    '电影：太行山上',
    '太行山上等',
  ])
    expect(bareTitle(cell.normalize('NFKC'))).toBe('太行山上')
})

test('a venue is indoors or outdoors, and nothing else', () => {
  for (const cell of ['室内', '室内固定', 'Indoor', ' 室内 ']) expect(venueOf(cell)).toBe('indoor')
  for (const cell of ['室外', '室外流动', 'OUTDOOR']) expect(venueOf(cell)).toBe('outdoor')
  for (const cell of ['坝坝', 'in', 'constructor2']) expect(told(venueOf(cell))).toContain('室内、室外')
})

test('several films stand in one cell in the ways people separate them', () => {
  for (const cell of [
    '太行山上、地道战',
    '太行山上,地道战',
    '太行山上，地道战',
    '太行山上；地道战;',
    '太行山上/地道战',
    '太行山上＋地道战',
    '太行山上 + 地道战',
    '《太行山上》《地道战》',
    '《太行山上》、《地道战》',
    '太行山上\n地道战',
  ]) {
    expect(filmTitles(cell)).toEqual(['太行山上', '地道战'])
  }
})

test('control characters are found, line breaks allowed where a cell has lines', () => {
  expect(hasControls('三清\u0007村', false)).toBe(true)
  expect(hasControls('三清\u2028村', true)).toBe(true)
  expect(hasControls('雨后\n改期', true)).toBe(false)
  expect(hasControls('雨后\n改期', false)).toBe(true)
  expect(hasControls('三清村\n', false)).toBe(false)
  expect(hasControls('👩‍🌾放映员', false)).toBe(false)
})
