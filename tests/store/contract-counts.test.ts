/** The counts behind the managers' page, on both engines: when villages were seen, and what teams have to their credit. */
import { describe, expect, test } from 'vitest'
import { lastMonthSeen } from '../../src/domain/report/figures.ts'
import { teamCredits, villageMonths } from '../../src/store/screening/counts.ts'
import { villagesSeen } from '../../src/store/screening/villages-seen.ts'
import { takeIn } from '../../src/store/screening/screening-intake.ts'
import { ask } from '../../src/store/engine/sql.ts'
import { engines, managed } from '../engines.ts'
import { teamsHeard } from '../../src/store/register/teams.ts'
import { overviewSettings, readConfig } from '../../src/config.ts'
import { overviewOf } from '../../src/domain/report/overview.ts'
import { readOverview } from '../../src/store/report/overview.ts'
import { aDesk, aScreening, NOW, ZONE } from '../make.ts'
import { freshVillage } from './places.ts'

const TODAY = '2017-06-30'

describe.each(engines)('the counts on $name', ({ start }) => {
  const { running, sql } = managed(start)

  const heard = async (asOf: string) => (await ask(sql, teamsHeard(asOf, ZONE))).heard
  /** Shows of one village by day and credit, as if counted so; the status of each is `accepted` unless said. */
  async function shows(...all: [day: string, credit: number, status?: string][]) {
    const { code, teamCode } = await freshVillage(sql)
    for (const [day, credit, status = 'accepted'] of all) {
      const entry = aScreening({
        villageCode: code,
        teamCode: teamCode ?? 'team-01',
        recordedAt: `${day}T23:00:00+08:00`,
        startedAt: `${day}T20:00:00+08:00`,
        endedAt: `${day}T22:00:00+08:00`,
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
      const of = (await ask(sql, villagesSeen(to))).villagesSeen.get(code)
      return of && lastMonthSeen(of)
    }
    expect(await seen('2015-02-09')).toBeNull()
    expect(await seen('2015-02-10')).toBe('2015-02')
    expect(await seen('2015-03-05')).toBe('2015-02')
    expect(await seen('2015-03-06')).toBe('2015-03')
    expect(await seen('2015-05-31')).toBe('2015-03')
    expect(await seen('2015-06-30')).toBe('2015-06')
    // whoever showed them: two halves of two teams are one
    await sql.run("UPDATE screenings SET team_code = 'team-02' WHERE village_code = ? AND credit = 40", code)
    expect([await seen('2015-03-05'), await seen('2015-03-31'), await seen('2015-06-30')]).toEqual([
      '2015-02',
      '2015-03',
      '2015-06',
    ])
    // the grid says the same of each month
    const months = await ask(sql, villageMonths('2015-01-01', '2015-12-31'))
    expect([...(months.find((village) => village.code === code)?.credits ?? [])]).toEqual([
      ['2015-02', 60],
      ['2015-03', 60],
      ['2015-04', 59],
      ['2015-06', 120],
    ])
  })

  test('a team has its credit of the year and of the month of the day, and the last evening that counts', async () => {
    const before = async (to: string) => (await ask(sql, teamCredits(to))).find(({ code }) => code === 'team-01')
    expect(await before('2014-12-31')).toBeUndefined()
    await shows(['2014-05-31', 60], ['2014-06-01', 20], ['2014-06-20', 40], ['2014-06-21', 60, 'rejected'])
    const june = { code: 'team-01', credit: 120, monthCredit: 60 }
    expect(await before('2014-06-30')).toEqual(june)
    expect(await before('2014-07-01')).toEqual({ ...june, monthCredit: 0 })
    expect(await before('2014-06-10')).toEqual({ ...june, credit: 80, monthCredit: 20 })
    const last = async (to: string) => (await heard(to)).get('team-01')?.shownOn
    expect(await last('2014-06-30')).toBe('2014-06-20')
    expect(await last('2014-06-10')).toBe('2014-06-01')
    // and across New Year
    expect(await last('2015-01-15')).toBe('2014-06-20')
  })

  test('a village without a whole show this year tells what it saw last year; others do not', async () => {
    const code = await shows(['2012-10-05', 60], ['2012-12-06', 40], ['2013-03-01', 20], ['2013-04-02', 60])
    const lastYear = { wholeOn: '2012-10-05', parts: new Map([['2012-12', 40]]) }
    expect((await ask(sql, villagesSeen('2012-12-31'))).villagesSeen.get(code)).toEqual(lastYear)
    expect((await ask(sql, villagesSeen('2013-03-31'))).villagesSeenBefore.get(code)).toEqual(lastYear)
    const unseenSince = async (asOf: string) => {
      const { flags } = overviewOf(await readOverview(sql, asOf, NOW, overviewSettings(readConfig({}))))
      return flags.find((flag) => flag.kind === 'month_without_screening' && flag.subject.code === code)?.since
    }
    expect(await unseenSince('2013-03-31')).toBe('2012-11-01')
    expect(await unseenSince('2013-05-31')).toBe('2013-05-01')
  })

  test('a team that never sent a log is awaited from when the register was loaded, or from its first village', async () => {
    const awaited = async (code: string, asOf = TODAY) => (await heard(asOf)).get(code)?.awaitedFrom
    expect(await awaited('team-05')).toBe('2017-01-01')
    const manager = await running.as('manager')
    expect((await manager('PUT', '/api/teams/new', { code: 'new', name: '新队' })).status).toBe(200)
    expect(await awaited('new')).toBeNull()
    expect((await manager('PUT', '/api/teams/new', { code: 'new', name: '新新队' })).status).toBe(200)
    const { code } = await freshVillage(sql)
    expect((await manager('PUT', '/api/teams/new/villages', { villageCodes: [code] })).status).toBe(200)
    expect(await awaited('new')).toBe('2017-06-30')
  })
})
