/** Every figure of screenings counted once more, plainly, from the raw logs: shorts, rules that change, what is not counted. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomFrom } from '../../db/seed/random.ts'
import type { Overview } from '../../src/domain/report/overview.ts'
import { ScreeningStatus } from '../../src/domain/screening/screening.ts'
import type { Target } from '../../src/domain/target/target.ts'
import { putFilms } from '../../src/store/register/register.ts'
import { takeIn } from '../../src/store/screening/screening-intake.ts'
import { putTargets } from '../../src/store/target/targets.ts'
import { putVillages } from '../../src/store/register/villages.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { aDesk, aFilm, aScreening, aTarget, aVillage } from '../make.ts'
import {
  COUNTED,
  creditIn,
  FILMS,
  inScope,
  lastOf,
  type Log,
  monthsMissed,
  RULES,
  sumOf,
  VILLAGES,
  whole,
} from './recount.ts'
import { told } from './service.ts'

interface Grid {
  villages: { code: string; months: number[]; monthCredits: number[]; credit: number; done: number }[]
  total: { done: number; credit: number }
}
type List = { total: number; counted: { logs: number; credit: number } }

const DAYS = ['2016-12-31', '2017-01-03', '2017-02-28', '2017-04-17', '2017-05-31', '2017-06-30']
const LOGS = 700

const scoped = (kind: Target['scope']['kind'], code: string | undefined, changes: Partial<Target> = {}): Target =>
  aTarget({
    code: `of-${kind}-${changes.startsOn ?? 'year'}`,
    scope: { kind, ...(code && { code }) },
    amount: 40,
    ...changes,
  })
const TARGETS = [
  scoped('county', undefined),
  scoped('designated', undefined),
  scoped('township', '510723101'),
  scoped('team', 'team-03'),
  scoped('village', VILLAGES[0]?.code),
  scoped('county', undefined, { startsOn: '03-16' }),
  // over the turn of the year
  scoped('designated', undefined, { startsOn: '11-01', deadline: '03-31', statutoryDeadline: undefined }),
]

function someLogs(seed: number): Log[] {
  const random = randomFrom(seed)
  return Array.from({ length: LOGS }, () => {
    const village = random.pick(VILLAGES)
    const month = random.pick([
      '2016-10',
      '2016-11',
      '2016-12',
      '2017-01',
      '2017-02',
      '2017-03',
      '2017-04',
      '2017-05',
      '2017-06',
    ])
    const shorts = random.shuffled(['short-1', 'short-2', 'short-3', 'short-4']).slice(0, random.whole(0, 4))
    const long = random.pick([[], ['long-1'], ['long-1', 'long-2'], ['long-2']])
    const films = [...long, ...shorts]
    return {
      id: random.uuid(),
      day: `${month}-${String(random.whole(1, 28)).padStart(2, '0')}`,
      village: village.code,
      // mostly its own team, now and then another
      team: random.next() < 0.8 ? (village.teamCode ?? 'team-02') : random.pick(['team-01', 'team-02', 'team-03']),
      films: films.length > 0 ? films : ['short-1'],
      attendance: random.whole(0, 200),
      status: random.pick([...ScreeningStatus.options, 'submitted', 'accepted', 'accepted']),
    }
  })
}

async function keep(running: Running, logs: Log[]): Promise<void> {
  const { sql } = running
  await sql.batch([putFilms(FILMS.map((film) => aFilm(film))), putVillages(VILLAGES.map((one) => aVillage(one)))])
  for (const { effectiveOn, shortsPerScreening, shortsBesideFeature } of RULES) {
    await sql.run(
      `INSERT INTO credit_rules (effective_on, shorts_per_screening, shorts_beside_feature) VALUES (?, ?, ?)`,
      effectiveOn,
      shortsPerScreening,
      shortsBesideFeature,
    )
  }
  await sql.batch([putTargets(TARGETS)])
  for (let at = 0; at < logs.length; at += 100) {
    const entries = logs.slice(at, at + 100).map(({ id, day, village, team, films, attendance }) =>
      aScreening({
        id,
        villageCode: village,
        teamCode: team,
        filmCodes: films,
        attendance,
        startedAt: `${day}T19:30:00+08:00`,
        endedAt: `${day}T21:40:00+08:00`,
        recordedAt: `${day}T22:00:00+08:00`,
      }),
    )
    const outcomes = await takeIn(sql, entries, aDesk())
    expect(outcomes.filter(({ outcome }) => outcome !== 'stored')).toEqual([])
  }
  const statuses = JSON.stringify(logs.map(({ id, status }) => ({ id, status })))
  await sql.run(
    `UPDATE screenings SET status = j.value->>'status' FROM json_each(?) AS j WHERE screenings.id = j.value->>'id'`,
    statuses,
  )
}

describe.each(engines)('figures counted once more on $name', ({ start }) => {
  let running: Running
  let manager: Call
  const logs = someLogs(20_170_630)
  beforeAll(async () => {
    running = await start()
    manager = await running.as('manager')
    await keep(running, logs)
  }, 300_000)
  afterAll(() => running.stop())

  const get = async <T>(path: string): Promise<T> => told<T>(await manager('GET', path))
  const upTo = (from: string, asOf: string) => logs.filter(({ day }) => day >= from && day <= asOf)
  const counted = (some: Log[]) => some.filter(({ status }) => COUNTED.includes(status))

  test.each(DAYS)('on %s the overview is what the logs make: targets, teams, months, days, flags', async (asOf) => {
    const { targets, teams, months, cumulative, attendance, flags } = await get<Overview>(`/api/overview?asOf=${asOf}`)
    const year = asOf.slice(0, 4)
    const ofYear = upTo(`${year}-01-01`, asOf)
    for (const asked of TARGETS) {
      const found = targets.find(({ code }) => code === asked.code)
      const ofTarget = upTo(found?.startsOn ?? '', asOf).filter((log) => inScope(log, asked.scope))
      const credit = sumOf(counted(ofTarget))
      const accepted = ofTarget.filter(({ status }) => status === 'accepted')
      expect([asked.code, found]).toMatchObject([
        asked.code,
        {
          credit,
          done: whole(credit),
          accepted: whole(sumOf(accepted)),
          logs: counted(ofTarget).length,
          held: ofTarget.filter(({ status }) => status === 'held').length,
        },
      ])
    }
    for (const { code, done, credit, thisMonth, thisMonthCredit, lastScreenedOn } of teams) {
      const own = counted(ofYear).filter(({ team }) => team === code)
      const ofMonth = own.filter(({ day }) => day >= `${asOf.slice(0, 7)}-01`)
      const ever = counted(upTo('', asOf)).filter(({ team }) => team === code)
      expect([code, credit, done, thisMonthCredit, thisMonth, lastScreenedOn]).toEqual([
        code,
        sumOf(own),
        whole(sumOf(own)),
        sumOf(ofMonth),
        whole(sumOf(ofMonth)),
        lastOf(ever),
      ])
    }
    expect(teams.reduce((sum, { credit }) => sum + credit, 0)).toBe(sumOf(counted(ofYear)))
    for (const { month, done, credit } of months) {
      const own = counted(ofYear).filter(({ day }) => day.startsWith(month))
      expect([month, credit, done]).toEqual([month, sumOf(own), whole(sumOf(own))])
    }
    for (const { day, done } of cumulative)
      expect([day, done]).toEqual([day, whole(sumOf(counted(upTo(`${year}-01-01`, day))))])
    expect(attendance).toBe(counted(ofYear).reduce((sum, log) => sum + log.attendance, 0))
    const missed = monthsMissed(counted(upTo('', asOf)), asOf)
    for (const { code } of VILLAGES) {
      const flag = flags.find(({ kind, subject }) => kind === 'month_without_screening' && subject.code === code)
      const { since, hasShorts } = missed.get(code) ?? {}
      expect([code, flag?.since, flag ? /只放了短片/.test(flag.message) : undefined]).toEqual([code, since, hasShorts])
    }
    const live = upTo('', asOf).filter(({ status }) => status !== 'rejected' && status !== 'voided')
    for (const code of ['team-01', 'team-02', 'team-03']) {
      const last = lastOf(live.filter(({ team }) => team === code)) ?? ''
      const isSilent = Date.parse(asOf) - Date.parse(last) > 7 * 86_400_000
      expect([code, flags.some(({ kind, subject }) => kind === 'team_silent' && subject.code === code)]).toEqual([
        code,
        isSilent,
      ])
    }
  })

  test.each(DAYS)('on %s the village × month grid is what the logs make, and so is its sum', async (asOf) => {
    const { villages, total } = await get<Grid>(`/api/village-months?asOf=${asOf}`)
    const ofYear = counted(upTo(`${asOf.slice(0, 4)}-01-01`, asOf))
    for (const { code, months, monthCredits, credit, done } of villages) {
      const own = ofYear.filter(({ village }) => village === code)
      const byMonth = monthCredits.map((_, i) => sumOf(own.filter(({ day }) => Number(day.slice(5, 7)) === i + 1)))
      expect([code, monthCredits, months]).toEqual([code, byMonth, byMonth.map(whole)])
      expect([code, credit, done]).toEqual([code, sumOf(own), whole(sumOf(own))])
    }
    expect(total).toEqual({ credit: sumOf(ofYear), done: whole(sumOf(ofYear)) })
    // whole villages alone would make less: the fractions are in the sum
    expect(total.done).toBeGreaterThanOrEqual(villages.reduce((sum, { done }) => sum + done, 0))
  })

  test('a list of logs says how many of them are in the figures, and what they make', async () => {
    const queries: [string, (log: Log) => boolean][] = [
      ['', () => true],
      ['status=held', ({ status }) => status === 'held'],
      ['status=counted&team=team-03', (log) => COUNTED.includes(log.status) && log.team === 'team-03'],
      ['designated=true&from=2017-01-01', (log) => inScope(log, { kind: 'designated' }) && log.day >= '2017-01-01'],
    ]
    for (const [query, holds] of queries) {
      const listed = logs.filter(holds)
      const { total, counted: sums } = await get<List>(`/api/screenings?limit=1&${query}`)
      expect([query, total, sums]).toEqual([
        query,
        listed.length,
        { logs: counted(listed).length, credit: sumOf(counted(listed)) },
      ])
    }
  })

  test('each log has the credit of the rule of its day', async () => {
    const rows = await running.sql.all<{ id: string; credit: number }>('SELECT id, credit FROM screenings')
    const kept = new Map(rows.map(({ id, credit }) => [id, credit]))
    for (const log of logs) expect([log.id, kept.get(log.id)]).toEqual([log.id, creditIn(log)])
  })
})
