import { describe, expect, test } from 'vitest'
import {
  addDays,
  countDays,
  Day,
  dayInYear,
  daysBetween,
  daysInMonth,
  Instant,
  instantAt,
  isDay,
  isTimeZone,
  lastDayOf,
  localDateTime,
  localDay,
  localTime,
  monthsOfYear,
  toUtc,
  YearlyDay,
} from '../../src/domain/period.ts'
import { ZONE } from '../make.ts'

describe('a day', () => {
  test.each(['2017-06-30', '2016-02-29', '2000-02-29', '1970-01-01', '2017-12-31'])('%s exists', (day) => {
    expect(Day.safeParse(day).success).toBe(true)
  })

  test.each([
    '2017-02-29',
    '2017-02-30',
    '1900-02-29',
    '2017-04-31',
    '2017-13-01',
    '2017-00-10',
    '2017-06-00',
    '2017-06-32',
    '2017-6-30',
    '20170630',
    '2017-06-30T00:00:00Z',
    ' 2017-06-30',
    '2017-06-30\n',
    '',
    '２０１７-06-30',
    '+02017-06-30',
  ])('%j is none', (day) => {
    expect(Day.safeParse(day).success).toBe(false)
  })

  test('a day that does not exist is said in words, not as a pattern', () => {
    const issue = Day.safeParse('2017-02-29').error?.issues[0]
    expect(issue).toMatchObject({ code: 'custom', params: { sentence: 'day_not_real' } })
  })

  test.each(['01-01', '02-29', '11-30', '2017-11-30'])('%s may be a deadline', (day) => {
    expect(YearlyDay.safeParse(day).success).toBe(true)
  })

  test.each(['02-30', '2017-02-29', '13-01', '1-1', '11/30', '17-11-30'])('%s may not be a deadline', (day) => {
    expect(YearlyDay.safeParse(day).success).toBe(false)
  })
})

describe('counting days', () => {
  test('1 January to 30 June are 181 days, both ends counted, 182 in a leap year', () => {
    expect(countDays('2017-01-01', '2017-06-30')).toBe(181)
    expect(countDays('2016-01-01', '2016-06-30')).toBe(182)
    expect(countDays('2017-01-01', '2017-11-30')).toBe(334)
    expect(countDays('2017-01-01', '2017-12-31')).toBe(365)
  })

  test('one day is one day, a period that ends before it starts has none', () => {
    expect(countDays('2017-06-30', '2017-06-30')).toBe(1)
    expect(countDays('2017-07-01', '2017-06-30')).toBe(0)
    expect(countDays('2017-12-31', '2017-01-01')).toBe(0)
  })

  test('days go on over the end of February, of the year, and backwards', () => {
    expect(addDays('2016-02-28', 1)).toBe('2016-02-29')
    expect(addDays('2017-02-28', 1)).toBe('2017-03-01')
    expect(addDays('2017-12-31', 1)).toBe('2018-01-01')
    expect(addDays('2017-01-01', -1)).toBe('2016-12-31')
    expect(daysBetween('2017-06-30', '2017-11-30')).toBe(153)
    expect(daysBetween('2017-11-30', '2017-06-30')).toBe(-153)
  })

  test('every day of eight years exists and is a day after the one before it', () => {
    let day = '2015-01-01'
    for (let i = 0; i < 2922; i++) {
      const next = addDays(day, 1)
      expect(isDay(next) && next > day && daysBetween(day, next)).toBe(1)
      day = next
    }
    expect(day).toBe('2023-01-01')
  })

  test('months have their own lengths', () => {
    expect(monthsOfYear(2017).map(daysInMonth)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    expect(daysInMonth('2016-02')).toBe(29)
    expect(daysInMonth('1900-02')).toBe(28)
    expect(lastDayOf('2017-12')).toBe('2017-12-31')
    expect(monthsOfYear(2017).at(0)).toBe('2017-01')
  })

  test('MM-DD is that day in each year, and 02-29 the last of February', () => {
    expect(dayInYear('11-30', 2018)).toBe('2018-11-30')
    expect(dayInYear('02-29', 2016)).toBe('2016-02-29')
    expect(dayInYear('02-29', 2017)).toBe('2017-02-28')
    expect(dayInYear('02-28', 2016)).toBe('2016-02-28')
    expect(dayInYear('2017-11-30', 2020)).toBe('2017-11-30')
  })
})

describe('the county’s clock', () => {
  test('midnight in Shanghai is four in the afternoon in Greenwich', () => {
    expect(localDay('2017-06-30T15:59:59.999Z', ZONE)).toBe('2017-06-30')
    expect(localDay('2017-06-30T16:00:00Z', ZONE)).toBe('2017-07-01')
    expect(localDateTime('2017-06-30T16:00:00Z', ZONE)).toBe('2017-07-01 00:00:00')
    expect(localTime('2017-06-30T16:00:00Z', ZONE)).toBe('00:00')
    expect(localTime('2017-06-30T04:05:00Z', ZONE)).toBe('12:05')
  })

  test('a show just after midnight on New Year belongs to the new year, whatever offset it was sent with', () => {
    expect(localDay('2018-01-01T00:10:00+08:00', ZONE)).toBe('2018-01-01')
    expect(localDay('2017-12-31T11:10:00-05:00', ZONE)).toBe('2018-01-01')
    expect(toUtc('2018-01-01T00:10:00+08:00')).toBe('2017-12-31T16:10:00.000Z')
  })

  test('a day and a time name the instant at which the clock shows them', () => {
    expect(instantAt('2017-06-30', '20:50', ZONE)).toBe('2017-06-30T12:50:00.000Z')
    expect(instantAt('2017-06-30', '00:00', ZONE)).toBe('2017-06-29T16:00:00.000Z')
    expect(instantAt('2017-06-30', '20:50:30', ZONE)).toBe('2017-06-30T12:50:30.000Z')
    expect(instantAt('1989-06-30', '20:50', ZONE)).toBe('1989-06-30T11:50:00.000Z') // China had summer time
  })

  test.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Kiritimati'])(
    'each quarter of an hour that the clock of %s shows in a year finds its way back',
    (zone) => {
      for (let ms = Date.UTC(2017, 0, 1); ms < Date.UTC(2018, 0, 1); ms += 6_300_000) {
        const shown = localDateTime(new Date(ms), zone)
        const found = instantAt(shown.slice(0, 10), shown.slice(11), zone)
        expect(localDateTime(found, zone)).toBe(shown) // an hour shown twice may be either
      }
    },
  )

  test('the hours beside a clock change are right, and the one left out is moved, not lost', () => {
    expect(instantAt('2017-03-26', '01:59', 'Europe/Berlin')).toBe('2017-03-26T00:59:00.000Z')
    expect(instantAt('2017-03-26', '03:00', 'Europe/Berlin')).toBe('2017-03-26T01:00:00.000Z')
    expect(instantAt('2017-10-29', '03:00', 'Europe/Berlin')).toBe('2017-10-29T02:00:00.000Z')
    const leftOut = localDateTime(instantAt('2017-03-26', '02:30', 'Europe/Berlin'), 'Europe/Berlin')
    expect(['2017-03-26 01:30:00', '2017-03-26 03:30:00']).toContain(leftOut)
  })

  test('a zone that nobody knows is refused', () => {
    expect(isTimeZone('Asia/Shanghai')).toBe(true)
    expect(isTimeZone('Asia/Yanting')).toBe(false)
    expect(isTimeZone('')).toBe(false)
  })
})

describe('an instant', () => {
  test.each(['2017-06-30T20:50:00+08:00', '2017-06-30T12:50:00Z', '2017-06-30T12:50:00.123Z'])('%s is one', (text) => {
    expect(Instant.safeParse(text).success).toBe(true)
  })

  test.each([
    '2017-06-30T20:50:00',
    '2017-06-30',
    '2017-06-31T20:50:00Z',
    '2017-06-30T25:00:00Z',
    '1969-12-31T23:00:00Z',
  ])('%s is none', (text) => {
    expect(Instant.safeParse(text).success).toBe(false)
  })

  test('a clock of the next century is called a broken clock', () => {
    const issue = Instant.safeParse('2100-01-01T00:00:00Z').error?.issues[0]
    expect(issue).toMatchObject({ params: { sentence: 'instant_out_of_range' } })
    expect(Instant.safeParse('2099-12-31T23:59:59Z').success).toBe(true)
  })
})
