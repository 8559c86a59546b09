import { afterEach, describe, expect, test } from 'vitest'
import {
  dayTimeOf,
  figure,
  longDay,
  monthName,
  percent,
  screeningsOf,
  shortDay,
  signed,
  timeOf,
} from '../../src/client/shared/format.ts'
import { speak } from '../../src/client/shared/words.ts'

afterEach(() => speak('zh'))

describe('numbers', () => {
  test('are grouped from five digits on: 2854 stays as it is', () => {
    expect(figure(2854)).toBe('2854')
    expect(figure(213241)).toBe('213\u202F241')
    speak('en')
    expect(figure(213241)).toBe('213,241')
  })

  test('keep the decimals asked for', () => {
    expect(figure(0.9, 2)).toBe('0.90')
    expect(figure(5266.5)).toBe('5266.5')
    expect(percent(52.16, 2)).toBe('52.16%')
    expect(percent(36)).toBe('36%')
  })

  test('of shares never reach 100% by rounding, to however few decimals', () => {
    expect([undefined, 2, 1, 0].map((decimals) => percent(99.99, decimals))).toEqual([
      '99.99%',
      '99.99%',
      '99.9%',
      '99%',
    ])
    expect([undefined, 2, 1, 0].map((decimals) => percent(100, decimals))).toEqual([
      '100%',
      '100.00%',
      '100.0%',
      '100%',
    ])
    expect(percent(99.94, 1)).toBe('99.9%')
  })

  test('of a gap carry their sign, with a real minus', () => {
    expect(signed(2.57)).toBe('+2.57')
    expect(signed(-2.03)).toBe('−2.03')
    expect(signed(0)).toBe('0.00')
  })

  test('of credits are screenings', () => {
    expect(screeningsOf(60)).toBe('1')
    expect(screeningsOf(20)).toBe('0.33')
    expect(screeningsOf(171_240)).toBe('2854')
  })
})

describe('days and times', () => {
  test('in a sentence are written as they are said', () => {
    expect(shortDay('2017-11-30')).toBe('11月30日')
    expect(longDay('2017-06-30')).toBe('2017年6月30日')
    speak('en')
    expect(shortDay('2017-11-30')).toBe('30 Nov')
    expect(longDay('2017-06-30')).toBe('30 June 2017')
  })

  test('are the county’s, not the reader’s', () => {
    expect(timeOf('2017-06-30T12:50:00.000Z')).toBe('20:50')
    expect(dayTimeOf('2017-06-30T16:30:00.000Z')).toBe('2017-07-01 00:30')
  })

  test('months have names', () => {
    expect(monthName(0)).toBe('1月')
    expect(monthName(11)).toBe('12月')
  })
})
