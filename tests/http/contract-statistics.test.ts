/** The 统计表 over HTTP, on both engines. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Statistics, StatisticsRow } from '../../src/domain/report/statistics.ts'
import type { Overview } from '../../src/domain/report/overview.ts'
import { parseCsv } from '../../src/exchange/csv.ts'
import { giveSample } from '../demo.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { aFilm, aScreening } from '../make.ts'
import { anEvening } from '../store/places.ts'
import { told } from './service.ts'

describe.each(engines)('statistics on $name', ({ start }) => {
  let running: Running
  let manager: Call
  let evening: Awaited<ReturnType<typeof anEvening>>
  beforeAll(async () => {
    running = await start()
    manager = await running.as('manager')
    evening = await anEvening(running.sql)
    await manager('PUT', '/api/films/other', aFilm({ code: 'other', title: '地道战', kind: 'documentary' }))
    const sender = await running.with('manager')
    const film = 'film-001'
    const shows = [
      ['2015-06-01', film, 'outdoor'],
      ['2016-06-02', film, 'outdoor'],
      ['2017-05-01', film, 'indoor'],
      ['2017-06-01', 'other', 'outdoor'],
    ] as const
    for (const [day, code, venue] of shows) {
      const log = aScreening({
        villageCode: evening.villageCode,
        teamCode: evening.teamCode,
        startedAt: `${day}T20:30:00+08:00`,
        endedAt: `${day}T22:15:00+08:00`,
        filmCodes: [code],
        venue,
        receiptNo: `${evening.teamCode} ${day}`,
      })
      await sender('POST', '/api/screenings', log)
    }
  })
  afterAll(() => running.stop())

  const asked = async (query: string): Promise<Statistics> =>
    told<Statistics>(await manager('GET', `/api/statistics?${query}`))
  const ofTeam = async (query: string): Promise<StatisticsRow | undefined> =>
    (await asked(`by=team&${query}`)).rows.find(({ code }) => code === evening.teamCode)

  test('a team’s row has its shows indoors and outdoors, and which films were new to the village', async () => {
    expect(await ofTeam('asOf=2017-06-30')).toMatchObject({
      villages: 1,
      planned: 12,
      done: 2,
      indoorCredit: 60,
      outdoorCredit: 60,
      films: 2,
      newFilms: 1,
      newPercent: 50,
    })
  })

  test('a film is new again to a village that has not seen it for twelve months', async () => {
    expect(await ofTeam('asOf=2016-12-31')).toMatchObject({ films: 1, newFilms: 1 })
  })

  test('a period has the shows of its days and the plan of its months', async () => {
    expect(await ofTeam('from=2017-05-01&to=2017-05-31')).toMatchObject({ planned: 1, done: 1, kept: 1 })
  })

  test('whatever it is asked by, all of it adds up to the same', async () => {
    const sums = await Promise.all(
      ['township', 'team', 'month', 'kind'].map(async (by) => {
        const { rows, sum } = await asked(`by=${by}&asOf=2017-06-30`)
        const { credit, attendance, indoorCredit, films, newFilms } = sum
        expect(rows.reduce((all, row) => all + row.credit, 0)).toBe(credit)
        return { credit, attendance, indoorCredit, films, newFilms }
      }),
    )
    expect(sums).toEqual(sums.map(() => sums[0]))
    expect(sums[0]?.credit).toBeGreaterThan(0)
  })

  test('its sheet has its rows and their sum', async () => {
    const { rows } = await asked('by=kind&asOf=2017-06-30')
    const answer = await manager('GET', '/api/statistics.csv?by=kind&asOf=2017-06-30')
    const [heads, ...lines] = parseCsv(await answer.text()).map(({ cells }) => cells)
    expect(heads?.slice(0, 3)).toEqual(['单位', '行政村数', '计划场次'])
    expect(lines.map(([name]) => name)).toEqual(['故事片', '纪录片', '科教长片', '科教短片', '合计'])
    expect(lines).toHaveLength(rows.length + 1)
  })

  test('as it was known at a moment', async () => {
    const { sum } = await asked('asOf=2017-06-28&knownAt=2017-06-29T00:00:00Z')
    expect(sum.credit).toBe(0)
  })

  test('a period of two years, or one that is yet to come, is refused', async () => {
    for (const query of ['from=2016-12-01&to=2017-01-31', 'from=2030-01-01', 'by=village']) {
      expect([query, (await manager('GET', `/api/statistics?${query}`)).status]).toEqual([query, 422])
    }
  })
})

/** The sums are SQL's that both engines were asked for above: here it is whether they are the report's. */
describe.each(engines.slice(0, 1))('statistics of the sample half-year', ({ start }) => {
  let running: Running
  let manager: Call
  beforeAll(async () => {
    running = await start()
    await giveSample(running)
    manager = await running.as('manager')
  }, 300_000)
  afterAll(() => running.stop())

  test('add up to what the bureau reported, and say of each team what the overview says', async () => {
    const get = async <T>(path: string) => told<T>(await manager('GET', `${path}asOf=2017-06-30`))
    const { sum, rows, basis } = await get<Statistics>('/api/statistics?by=team&')
    expect(sum).toMatchObject({ villages: 453, planned: 5436, done: 2854, completionPercent: 52.5, gapPoints: -1.69 })
    expect(basis).toMatchObject({
      deadline: '2017-11-30',
      elapsedDays: 181,
      totalDays: 334,
      timeProgressPercent: 54.19,
    })
    const { teams, attendance } = await get<Overview>('/api/overview?')
    const own = new Map(
      rows.map(({ code, planned, done, completionPercent }) => [code, { planned, done, completionPercent }]),
    )
    expect(teams.map(({ code }) => own.get(code))).toEqual(
      teams.map(({ quota, done, completionPercent }) => ({ planned: quota, done, completionPercent })),
    )
    expect(sum.attendance).toBe(attendance)
  })
})
