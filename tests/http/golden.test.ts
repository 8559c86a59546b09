/** The golden numbers of the half-year report, out of stored logs, on both engines; and on any earlier day. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { overviewSettings } from '../../src/config.ts'
import type { TvVillage, VillageAudibility } from '../../src/contract/audibility.ts'
import type { SpeakersOnline } from '../../src/contract/speakers.ts'
import type { Task } from '../../src/contract/targets.ts'
import { Band } from '../../src/domain/audibility/audibility.ts'
import { FaultStatus } from '../../src/domain/fault/fault.ts'
import type { FaultFigures } from '../../src/domain/fault/fault-figures.ts'
import { FlagKind } from '../../src/domain/flag/flags.ts'
import { type Overview, overviewOf } from '../../src/domain/report/overview.ts'
import { Verdict } from '../../src/domain/target/pace.ts'
import { lastDayOf } from '../../src/domain/period.ts'
import type { RepairPlan } from '../../src/domain/fault/repair-first.ts'
import { MilestoneState } from '../../src/domain/target/task.ts'
import { readOverview } from '../../src/store/report/overview.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { aConfig } from '../make.ts'
import { giveSample } from '../demo.ts'
import { told } from './service.ts'

const NAMED_SEVERE = ['华龙村', '高观村', '安定村', '天水村']

describe.each(engines)('the sample half-year on $name', ({ start }) => {
  let running: Running
  let manager: Call
  beforeAll(async () => {
    running = await start()
    await giveSample(running)
    manager = await running.as('manager')
  }, 300_000)
  afterAll(() => running.stop())

  const overview = async (asOf: string): Promise<Overview> =>
    told<Overview>(await manager('GET', `/api/overview?asOf=${asOf}`))
  const laterOn = async (asOf: string) =>
    overviewOf(await readOverview(running.sql, asOf, new Date(`${asOf}T12:00:00Z`), overviewSettings(aConfig())))
  const total = async (query: string): Promise<number> =>
    (await told<{ total: number }>(await manager('GET', `/api/screenings?${query}`))).total
  const get = async <T>(path: string): Promise<T> => told<T>(await manager('GET', path))

  test('both film targets come out as the bureau reported them, against both deadlines', async () => {
    const { targets, attendance, unallottedQuota } = await overview('2017-06-30')
    const [county, designated] = targets
    expect(county).toMatchObject({ done: 2854, amount: 5472, completionPercent: 52.16, remaining: 2618 })
    expect(county?.bases[0]).toMatchObject({
      deadline: '2017-11-30',
      elapsedDays: 181,
      totalDays: 334,
      timeProgressPercent: 54.19,
      gapPoints: -2.03,
      verdict: 'behind',
      daysLeft: 153,
      neededPerDay: 17.11,
      pacePerDay: 15.77,
      projected: 5266.5,
      shortBy: 205,
    })
    expect(county?.bases[1]).toMatchObject({
      deadline: '2017-12-31',
      totalDays: 365,
      timeProgressPercent: 49.59,
      gapPoints: 2.57,
      verdict: 'ahead',
      projected: 5755.3,
      shortBy: 0,
    })
    expect(designated).toMatchObject({ done: 163, amount: 300, completionPercent: 54.33, remaining: 137 })
    expect(designated?.bases[0]).toMatchObject({
      gapPoints: 0.14,
      neededPerDay: 0.9,
      pacePerDay: 0.9,
      projected: 300.8,
    })
    const chances = [county, designated].flatMap((one) => one?.bases.flatMap((base) => [base.chance, base.chancePlain]))
    expect(chances).toEqual([0.158, 0.001, 0.88, 1, 0.511, 0.521, 0.907, 0.95])
    expect(designated?.bases[1]?.gapPoints).toBe(4.74)
    expect(attendance).toBeGreaterThan(200_000)
    expect(unallottedQuota).toBe(36)
  })

  test('of the 25 designated villages 9 pass, 16 are below, and exactly the four named are under 60 %', async () => {
    const { audibility, below, flags } = await overview('2017-06-30')
    expect(audibility).toMatchObject({ villages: 25, pass: 9, low: 12, severe: 4, stale: 0, untested: 0 })
    expect(audibility.villagesPercent).toBe(36)
    expect(below).toHaveLength(16)
    expect(
      below
        .slice(0, 4)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(NAMED_SEVERE.sort())
    expect(below.find(({ name }) => name === '三清村')).toMatchObject({
      speakersSounding: 37,
      speakersInstalled: 45,
      ratePercent: 82.2,
    })
    expect(flags.filter(({ kind }) => kind === 'audibility_severe')).toHaveLength(4)
    expect(flags.filter(({ kind }) => kind === 'audibility_low')).toHaveLength(12)
  })

  test.each(['2017-06-30', '2017-04-17', '2017-01-01', '2017-12-31', '2016-12-31'])(
    'on %s every figure is the number of logs its list gives',
    async (asOf) => {
      const { targets, teams, months, cumulative } = await (asOf > '2017-06-30' ? laterOn : overview)(asOf)
      const year = asOf.slice(0, 4)
      const upTo = `from=${year}-01-01&to=${asOf}`
      expect(targets[0]?.done).toBe(await total(`${upTo}&status=counted`))
      expect(targets[0]?.accepted).toBe(await total(`${upTo}&status=accepted`))
      expect(targets[0]?.held).toBe(await total(`${upTo}&status=held`))
      expect(targets[1]?.done).toBe(await total(`${upTo}&status=counted&designated=true`))
      for (const team of [teams[0], teams.at(-1)]) {
        expect(team?.done).toBe(await total(`${upTo}&status=counted&team=${team?.code}`))
      }
      const march = months.find(({ month }) => month === `${year}-03`)?.done
      const marchEnd = asOf < `${year}-03-31` ? asOf : `${year}-03-31`
      expect(march).toBe(await total(`from=${year}-03-01&to=${marchEnd}&status=counted`))
      expect(cumulative.at(-1)?.done ?? 0).toBe(targets[0]?.done)
    },
  )

  test('of 1748 registered households 1418 have television and 330 have not; 1057 were verified, which is another count', async () => {
    const { tvCoverage, targets } = await overview('2017-06-30')
    expect(tvCoverage).toMatchObject({
      villages: 25,
      villagesInScope: 25,
      households: 1748,
      connected: 1418,
      notConnected: 330,
      verified: 1057,
      connectedPercent: 81.12,
    })
    const { lost, noSignal, noSet, means } = tvCoverage
    expect(Object.values(means ?? {}).reduce((all: number, one) => all + (one ?? 0), 0)).toBe(1418)
    expect((lost ?? 0) + (noSignal ?? 0) + (noSet ?? 0)).toBe(330)
    const { items } = await get<{ items: TvVillage[] }>('/api/tv-coverage?designated=true&asOf=2017-06-30')
    const sum = (of: (village: TvVillage) => number): number => items.reduce((so, one) => so + of(one), 0)
    expect(items).toHaveLength(25)
    expect([sum((one) => one.households), sum((one) => one.connected), sum((one) => one.notConnected)]).toEqual([
      1748, 1418, 330,
    ])
    expect([sum((one) => one.verified), sum((one) => one.lost)]).toEqual([1057, lost])
    expect(items.some(({ change }) => (change?.lost ?? 0) > 0)).toBe(true)
    const target = targets.find(({ code }) => code === 'tv-designated')
    expect(target).toMatchObject({ done: 1418, amount: 1748, completionPercent: 81.12, remaining: 330 })
    expect(target?.bases[0]).toMatchObject({ deadline: '2017-09-30', timeProgressPercent: 66.3, verdict: 'ahead' })
  })

  test('the sample has a fault in every state, and each count of the figures is a list', async () => {
    const listed = async (query: string): Promise<number> =>
      (await get<{ total: number }>(`/api/faults?${query}`)).total
    for (const status of FaultStatus.options) expect(`${status} ${await listed(`status=${status}`)}`).not.toMatch(/ 0$/)
    const { open, repair, months } = await get<FaultFigures>('/api/fault-figures?asOf=2017-06-30')
    expect(open.total).toBe(await listed('open=true&asOf=2017-06-30'))
    expect(open.overdue).toBe(await listed('overdue=true&asOf=2017-06-30'))
    expect(repair.closed).toBe(await listed('closedFrom=2017-01-01&closedTo=2017-06-30'))
    for (const { month, closed } of months) {
      expect([month, await listed(`closedFrom=${month}-01&closedTo=${lastDayOf(month)}`)]).toEqual([month, closed])
    }
    const inMay = await get<FaultFigures>('/api/fault-figures?asOf=2017-05-15')
    expect(inMay.repair.closed).toBe(await listed('closedFrom=2017-01-01&asOf=2017-05-15'))
    expect(repair.failedRepairs).toBeGreaterThanOrEqual(3)
    expect(repair.p90Hours ?? 0).toBeGreaterThan(repair.medianHours ?? 0)
  })

  test('repairing the speakers named brings all 16 villages over the line, the cheapest first', async () => {
    const plan = await get<RepairPlan>('/api/repair-plan?asOf=2017-06-30')
    expect(plan).toMatchObject({ villages: 25, passing: 9, below: 16, testFirst: [] })
    const { below } = await overview('2017-06-30')
    const missing = below.map((village) => Math.ceil(0.95 * village.speakersInstalled) - village.speakersSounding)
    expect(plan.steps.map(({ speakersMissing }) => speakersMissing)).toEqual(missing.sort((a, b) => a - b))
    expect(plan.steps.at(-1)).toMatchObject({ passingSoFar: 25, speakersSoFar: missing.reduce((a, b) => a + b, 0) })
    expect(below.some(({ faults }) => faults.length === 0)).toBe(true)
    expect(below.filter(({ repairedBelow }) => repairedBelow)).toHaveLength(2)
  })

  test('flags of the sample are of every kind and have lived: opened, given to somebody, late, cleared, returned', async () => {
    const listed = async (query: string): Promise<number> => (await get<{ total: number }>(`/api/flags?${query}`)).total
    const kinds = FlagKind.options.flatMap((kind) => (/^(work|problem)_/.test(kind) ? [] : `kind=${kind}`))
    const cleared = 'open=false&acknowledged=true'
    for (const query of ['open=true', 'open=false', 'acknowledged=true', 'late=true', cleared, ...kinds]) {
      expect(`${query} ${await listed(query)}`).not.toMatch(/ 0$/)
    }
    const { items } = await get<{ items: { returned: boolean }[] }>('/api/flags?open=true&limit=500')
    expect(items.some(({ returned }) => returned)).toBe(true)
    expect(await listed('open=true')).toBe((await overview('2017-06-30')).flags.length)
  })

  test('the task list of the sample: centres by their checklist, books by the ledger, milestones early and late', async () => {
    const centres = await get<Task>('/api/targets/culture-centres?asOf=2017-06-30')
    expect(centres.checklist?.villages).toHaveLength(25)
    expect(centres.figures).toMatchObject({ done: 0, amount: 25 })
    const books = await get<Task>('/api/targets/books-designated?asOf=2017-06-30')
    expect(books.figures).toMatchObject({ done: 2000, doneAtLeast: true, amount: 3750, completionPercent: 53.33 })
    const codes = ['culture-centres', 'tourism-village', 'performances-designated']
    const targets = await Promise.all(codes.map((code) => get<Task>(`/api/targets/${code}?asOf=2017-06-30`)))
    const states = targets.flatMap(({ milestones }) => milestones.map(({ state }) => state))
    expect(new Set(states)).toEqual(new Set(MilestoneState.options))
    const { targets: all } = await overview('2017-06-30')
    expect(new Set(all.map(({ bases }) => bases[0]?.verdict))).toEqual(new Set(Verdict.options))
  })

  test('three villages report their speakers themselves, which changes nothing about audibility', async () => {
    const { total: sum, villages } = await get<SpeakersOnline>('/api/speaker-online?asOf=2017-06-30')
    expect(villages.map(({ heard }) => heard > 0)).toEqual([true, true, true])
    expect(sum.online).toBeGreaterThan(0)
    expect(sum.online).toBeLessThan(sum.heard)
    expect((await overview('2017-06-30')).audibility).toMatchObject({ pass: 9 })
    const { items } = await get<{ items: { lastState: number }[] }>('/api/speaker-resources?limit=500')
    expect(new Set(items.map(({ lastState }) => lastState))).toEqual(new Set([1, 2, 3, 4, 5]))
    const { history } = await get<VillageAudibility>(`/api/villages/${villages[0]?.code}/audibility`)
    expect(history.some(({ byKind }) => byKind?.length === 3)).toBe(true)
  })

  test('every band is somewhere in the county, stale and untested among them', async () => {
    const { items: faults } = await get<{ items: { villageCode: string }[] }>('/api/faults?limit=500')
    const { items: others } = await get<{ items: { code: string }[] }>('/api/villages?designated=false&limit=30')
    const left = new Set<string>(Band.options)
    for (const code of [...faults.map(({ villageCode }) => villageCode), ...others.map((one) => one.code)]) {
      if (left.size > 0) left.delete((await get<VillageAudibility>(`/api/villages/${code}/audibility`)).band)
    }
    expect([...left]).toEqual([])
  })

  test('the village × month grid adds up to the county, and each cell to its list', async () => {
    const path = '/api/village-months?year=2017&asOf=2017-06-30'
    const { villages } = await told<{
      villages: { code: string; designated: boolean; months: number[]; done: number }[]
    }>(await manager('GET', path))
    expect(villages).toHaveLength(453)
    expect(villages.reduce((sum, { done }) => sum + done, 0)).toBe(2854)
    expect(villages.filter(({ designated }) => designated).reduce((sum, { done }) => sum + done, 0)).toBe(163)
    const village = villages[100]
    expect(village?.months[2]).toBe(
      await total(`village=${village?.code}&from=2017-03-01&to=2017-03-31&status=counted`),
    )
    expect(village?.months.slice(6)).toEqual([0, 0, 0, 0, 0, 0])
  })

  test('held, returned, rejected and voided logs stand beside the counted ones', async () => {
    for (const status of ['held', 'returned', 'rejected', 'voided'])
      expect(await total(`status=${status}`)).toBeGreaterThan(3)
    expect(await total('status=counted')).toBe(2854)
  })

  test('in the first fourteen days it is too early to state a chance', async () => {
    expect((await overview('2017-01-14')).targets[0]?.bases[0]?.chance).toBeNull()
    expect((await overview('2017-01-15')).targets[0]?.bases[0]?.chance).not.toBeNull()
  })
})
