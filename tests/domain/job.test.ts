/** What runs by the clock: at which times, when it is caught up, and what a wrong clock does not spoil. */
import { describe, expect, test } from 'vitest'
import { lastTime, nextTime } from '../../src/domain/job/clock-times.ts'
import { dueOf, type JobRow, nextOf, stateOf } from '../../src/domain/job/job.ts'

const CHINA = 'Asia/Shanghai'
const at = (text: string): Date => new Date(`2017-${text}+08:00`)
const utc = (text: string): string => at(text).toISOString()

describe('times by the county’s clock', () => {
  test.each([
    ['every minute', '* * * * *', '06-30T08:15:40', '06-30T08:15', '06-30T08:16'],
    ['each quarter of an hour', '*/15 * * * *', '06-30T00:07', '06-30T00:00', '06-30T00:15'],
    ['at night', '30 3 * * *', '06-30T03:29', '06-29T03:30', '06-30T03:30'],
    ['at night, at that minute', '30 3 * * *', '06-30T03:30', '06-30T03:30', '07-01T03:30'],
    ['each ten days', '30 8 1,11,21 * *', '06-30T12:00', '06-21T08:30', '07-01T08:30'],
    ['on weekdays, on a Sunday', '0 8 * * 1-5', '07-02T12:00', '06-30T08:00', '07-03T08:00'],
    ['on Mondays', '0 7 * * 1', '07-03T07:00', '07-03T07:00', '07-10T07:00'],
    ['on two months’ first', '0 0 1 1,7 *', '06-30T12:00', '01-01T00:00', '07-01T00:00'],
  ])('%s', (_, cron, now, last, next) => {
    expect(lastTime(cron, CHINA, at(now))).toBe(utc(last))
    expect(nextTime(cron, CHINA, at(now))).toBe(utc(next))
  })

  test('29 February is found, and what never comes is said', () => {
    expect(nextTime('0 0 29 2 *', CHINA, at('06-30T12:00'))).toBe('2020-02-28T16:00:00.000Z')
    expect(() => nextTime('0 0 31 2 *', CHINA, at('06-30T12:00'))).toThrow('is never')
  })

  test('where the clock is put forward, what falls into the lost hour is done after it', () => {
    const spring = new Date('2017-03-26T05:00:00Z')
    expect(lastTime('30 2 * * *', 'Europe/Berlin', spring)).toBe('2017-03-26T01:30:00.000Z')
  })
})

describe('a job', () => {
  const nightly = (more: Partial<JobRow> = {}): JobRow => {
    return { name: 'housekeeping', watermark: utc('06-29T03:30'), tries: 0, ...more }
  }
  const due = (row: JobRow, now: string) => dueOf(row, CHINA, at(now))

  test('is due once at its time, and after a long stop once', () => {
    expect(due(nightly(), '06-30T03:29')).toBeUndefined()
    expect(due(nightly(), '06-30T03:30')).toBe(utc('06-30T03:30'))
    expect(due(nightly(), '07-20T12:00')).toBe(utc('07-20T03:30'))
    expect(due(nightly({ watermark: utc('06-30T03:30') }), '06-30T23:59')).toBeUndefined()
  })

  test('is left alone while somebody is at it, and until its pause is over', () => {
    const held = nightly({ leaseUntil: utc('06-30T03:32'), retryAt: utc('06-30T03:31:30'), tries: 1 })
    expect([stateOf(held, at('06-30T03:31')), due(held, '06-30T03:31')]).toEqual(['running', undefined])
    expect(due(held, '06-30T03:32')).toBe(utc('06-30T03:30'))
    const paused = nightly({ retryAt: utc('06-30T04:00'), tries: 5, result: 'failed' })
    expect([stateOf(paused, at('06-30T03:40')), due(paused, '06-30T03:40')]).toEqual(['failed', undefined])
    expect(nextOf(paused, CHINA, at('06-30T03:40'))).toBe(utc('06-30T04:00'))
    expect(due(paused, '06-30T04:00')).toBe(utc('06-30T03:30'))
  })

  test('is not done twice when the clock is put back an hour', () => {
    const done = nightly({ watermark: utc('06-30T03:30') })
    expect(due(done, '06-30T02:35')).toBeUndefined()
    expect(due(done, '06-30T03:35')).toBeUndefined()
  })

  test('nor is it never done again after a clock that was a year ahead', () => {
    const ahead = nightly({
      watermark: new Date('2018-06-30T03:30:00+08:00').toISOString(),
      leaseUntil: new Date('2018-06-30T03:31:00+08:00').toISOString(),
      retryAt: new Date('2018-06-30T03:31:00+08:00').toISOString(),
    })
    expect(due(ahead, '06-30T12:00')).toBe(utc('06-30T03:30'))
    expect(stateOf(ahead, at('06-30T12:00'))).toBe('waiting')
  })
})
