/** The counts behind the managers' page, on both engines: when villages were seen, and what teams have to their credit. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FULL_CREDIT } from '../../src/domain/credit.ts'
import { lastMonthSeen } from '../../src/domain/seen.ts'
import {
  monthsOf,
  seenOf,
  teamCreditsOf,
  teamCreditsStatement,
  villageLogsStatement,
  villagesSeenStatement,
} from '../../src/store/counts.ts'
import { takeIn } from '../../src/store/screening-intake.ts'
import type { Sql, Statement } from '../../src/store/sql.ts'
import { engines, type Running } from '../engines.ts'
import { aDesk, aScreening } from '../make.ts'
import { freshVillage } from './places.ts'

describe.each(engines)('the counts on $name', ({ start }) => {
  let running: Running
  let sql: Sql
  beforeAll(async () => {
    running = await start()
    sql = running.sql
  })
  afterAll(() => running.stop())

  const rowsOf = async (asked: Statement) => sql.all<unknown>(asked.sql, ...asked.values)
  /** Shows of one village by day and credit, as if counted so; the status of each is `accepted` unless said. */
  async function shows(...all: [day: string, credit: number, status?: string][]) {
    const { code, teamCode } = await freshVillage(sql)
    for (const [day, credit, status = 'accepted'] of all) {
      const entry = aScreening({
        ...{ villageCode: code, teamCode: teamCode ?? 'team-01', recordedAt: `${day}T23:00:00+08:00` },
        ...{ startedAt: `${day}T20:00:00+08:00`, endedAt: `${day}T22:00:00+08:00` },
      })
      await takeIn(sql, [entry], aDesk())
      await sql.run('UPDATE screenings SET credit = ?, status = ? WHERE id = ?', credit, status, entry.id)
    }
    return code
  }

  test('a village is seen by a whole log or by shorts that make one up, of counted logs up to the day', async () => {
    const code = await shows(
      ...([
        ['2015-02-10', 60],
        ['2015-03-05', 20],
        ['2015-03-06', 40],
        ['2015-04-07', 59],
        ['2015-05-08', 60, 'held'],
        ['2015-06-09', 120],
      ] as [string, number, string?][]),
    )
    const seen = async (to: string) => {
      const of = seenOf(await rowsOf(villagesSeenStatement('2015-01-01', to, FULL_CREDIT))).get(code)
      return of && lastMonthSeen(of)
    }
    expect(await seen('2015-02-09')).toBeUndefined()
    expect(await seen('2015-02-10')).toBe('2015-02')
    expect(await seen('2015-03-05')).toBe('2015-02')
    expect(await seen('2015-03-06')).toBe('2015-03')
    expect(await seen('2015-05-31')).toBe('2015-03')
    expect(await seen('2015-06-30')).toBe('2015-06')
    // the grid says the same of each month
    const months = monthsOf(await rowsOf(villageLogsStatement('2015-01-01', '2015-12-31')))
    expect([...(months.find((village) => village.code === code)?.credits ?? [])]).toEqual([
      ['2015-02', 60],
      ['2015-03', 60],
      ['2015-04', 59],
      ['2015-06', 120],
    ])
  })

  test('a team has its credit of the year and of the month of the day, and the last evening that counts', async () => {
    const before = async (to: string) =>
      teamCreditsOf(await rowsOf(teamCreditsStatement('2014-01-01', to))).find(({ code }) => code === 'team-01')
    expect(await before('2014-12-31')).toBeUndefined()
    await shows(['2014-05-31', 60], ['2014-06-01', 20], ['2014-06-20', 40], ['2014-06-21', 60, 'rejected'])
    const june = { code: 'team-01', credit: 120, monthCredit: 60, lastOn: '2014-06-20' }
    expect(await before('2014-06-30')).toEqual(june)
    expect(await before('2014-07-01')).toEqual({ ...june, monthCredit: 0 })
    expect(await before('2014-06-10')).toEqual({ ...june, credit: 80, monthCredit: 20, lastOn: '2014-06-01' })
  })
})
