/** Faults, tests and repairs of some June days, and what the figures say of them on each, on both engines. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FaultFigures } from '../../src/domain/fault/fault-figures.ts'
import type { Overview } from '../../src/domain/report/overview.ts'
import type { RepairPlan } from '../../src/domain/fault/repair-first.ts'
import { engines, type Running } from '../engines.ts'
import { told } from './service.ts'
import { aWorkshop, type Workshop } from './workshop.ts'

describe.each(engines)('the broadcast figures on $name', ({ start }) => {
  let running: Running
  let shop: Workshop
  const proven = crypto.randomUUID()
  beforeAll(async () => {
    running = await start()
    shop = await aWorkshop(running)
  }, 120_000)
  afterAll(() => running.stop())

  const figures = (query: string) => shop.get<FaultFigures>(`/api/fault-figures?${query}`)
  const plan = (query: string) => shop.get<RepairPlan>(`/api/repair-plan?${query}`)

  test('without faults nothing is claimed: no median, no reason, and the list below says so', async () => {
    const none = await figures('asOf=2017-06-30')
    expect(none).toMatchObject({ from: '2017-01-01', open: { total: 0 }, repairs: [] })
    expect(none.repair).toMatchObject({ closed: 0, medianHours: null, p90Hours: null, withinLimitPercent: null })
    const first = await plan('asOf=2017-06-30')
    expect(first).toMatchObject({ scope: 'designated', villages: 25, passing: 0, below: 0, steps: [] })
    expect(first.testFirst).toHaveLength(25)
    expect(first.message).toMatch(/^没有全面检测低于 95% 的村.*25 个村未检测或检测过期/)
  })

  test('a repair that was proven and not enough leaves its village flagged, and says so on each of the days', async () => {
    const [one = ''] = shop.designated
    await shop.tested(one, '2017-06-01', 60)
    const id = await shop.reported({ id: proven, villageCode: one, reportedAt: '2017-06-02T09:00:00+08:00' })
    await shop.step(id, 1, 'start', '2017-06-02T10:00', { assignee: '赵师傅' })
    await shop.step(id, 2, 'repaired', '2017-06-03T09:00')
    const test1 = await shop.tested(one, '2017-06-03', 91)
    await shop.step(id, 3, 'close', '2017-06-03T15:00', { audibilityReportId: test1 })
    await shop.step(id, 4, 'reopen', '2017-06-20T08:00', { reason: '又不响了' })

    const below = async (asOf: string) => {
      const page = await shop.overview(asOf)
      const [row] = page.below
      const flag = page.flags.find(({ kind }) => kind.startsWith('audibility_') && !kind.endsWith('untested'))
      return [row?.faults.map(({ status }) => status), row?.repairedBelow, flag?.message.split('。')[1]]
    }
    expect(await below('2017-06-01')).toEqual([[], false, '尚未报修，请先报修，修后复测'])
    expect(await below('2017-06-02')).toEqual([['in_progress'], false, '有 1 张报修单未办结，请尽快修复并复测'])
    const still = '报修单已凭这次检测办结，村子仍不达标，也没有其他报修；请查明其余喇叭并再报修'
    expect(await below('2017-06-03')).toEqual([[], true, still])
    expect(await below('2017-06-19')).toEqual([[], true, still])
    expect(await below('2017-06-20')).toEqual([['reopened'], false, '有 1 张报修单未办结，请尽快修复并复测'])
  })

  test('its repair counts while it holds, and its reopening as a failed one of who made it', async () => {
    const then = await figures('asOf=2017-06-19')
    expect(then.repair).toMatchObject({
      closed: 1,
      medianHours: 30,
      p90Hours: 30,
      withinLimit: 0,
      withinLimitPercent: 0,
      failedRepairs: 0,
    })
    expect(then.repairs).toMatchObject([
      {
        faultId: proven,
        closedOn: '2017-06-03',
        workedHours: 30,
        staysBelow: true,
        before: { speakersSounding: 60, ratePercent: 60 },
        after: { speakersSounding: 91, ratePercent: 91 },
      },
    ])
    const now = await figures('asOf=2017-06-20')
    expect(now.repair).toMatchObject({ closed: 0, medianHours: null, failedRepairs: 1 })
    expect(now.technicians).toMatchObject([{ name: '赵师傅', open: 1, closed: 0, failedRepairs: 1 }])
    expect((await figures('asOf=2017-06-01')).reports.total).toBe(0)
    expect((await figures('asOf=2017-06-19&from=2017-06-04')).repair.closed).toBe(0)
  })

  test('a fault past its limit is a flag of its own, named in the reader’s language, until it is settled', async () => {
    const [, two = ''] = shop.designated
    const id = await shop.reported({
      villageCode: two,
      category: 'power',
      severity: 'critical',
      reportedAt: '2017-06-10T13:00:00+08:00',
    })
    const flags = async (asOf: string, language = 'zh') => {
      const answer = await shop.manager('GET', `/api/overview?asOf=${asOf}`, undefined, { 'accept-language': language })
      return (await told<Overview>(answer)).flags.filter(
        ({ kind, subject }) => kind === 'fault_overdue' && subject.code === id,
      )
    }
    expect(await flags('2017-06-10')).toEqual([])
    const [flag] = await flags('2017-06-11')
    expect(flag).toMatchObject({ severity: 'critical', since: '2017-06-11', subject: { kind: 'fault' } })
    expect(flag?.subject.name).toMatch(/“断电”故障$/)
    const [inEnglish] = await flags('2017-06-11', 'en')
    expect(inEnglish?.subject.name).toMatch(/: fault “no power”$/)
    expect(inEnglish?.message).toMatch(/limit of 12 hours \(pauses not counted\) since 11 June 2017.*nobody yet/)
    await shop.step(id, 1, 'cancel', '2017-06-14T09:00', { reason: '电力公司停电检修' })
    expect(await flags('2017-06-13')).toHaveLength(1)
    expect(await flags('2017-06-14')).toEqual([])
  })

  test('what was reported is what the list of faults gives, duplicates and cancelled ones said apart', async () => {
    const [, two = ''] = shop.designated
    const first = await shop.reported({ villageCode: two, category: 'line', reportedAt: '2017-06-21T09:00:00+08:00' })
    const again = await shop.reported({
      villageCode: two,
      category: 'line',
      reportedAt: '2017-06-22T09:00:00+08:00',
      insist: true,
    })
    await shop.step(again, 1, 'mark_duplicate', '2017-06-22T10:00', { duplicateOf: first })
    await shop.reported({ villageCode: shop.ordinary, category: 'line', reportedAt: '2017-06-23T09:00:00+08:00' })
    const { reports, categories, open } = await figures('asOf=2017-06-30&from=2017-06-01')
    expect(reports).toEqual({ total: 5, duplicates: 1, cancelled: 1, counted: 3 })
    expect(categories).toEqual([
      { category: 'line', reported: 2, open: 2 },
      { category: 'amplifier', reported: 1, open: 1 },
    ])
    const listed = async (query: string) => (await shop.get<{ total: number }>(`/api/faults?${query}`)).total
    expect(await listed('from=2017-06-01&to=2017-06-30')).toBe(reports.total)
    expect(await listed('open=true')).toBe(open.total)
    expect(await listed('overdue=true')).toBe(open.overdue)
    expect((await figures('designated=true')).reports.total).toBe(4)
    expect((await figures('designated=false')).reports.total).toBe(1)
  })

  test('the order of repairs takes the cheapest village first, part tests last, and names faults', async () => {
    const [one, , three = '', four = ''] = shop.designated
    await shop.tested(three, '2017-06-25', 93)
    await shop.tested(four, '2017-06-25', 4, 12)
    await shop.tested(shop.ordinary, '2017-06-25', 94)
    const ofDesignated = await plan('')
    expect(ofDesignated.steps.map((row) => [row.village.code, row.speakersMissing, row.isAtLeast])).toEqual([
      [three, 2, false],
      [one, 4, false],
      [four, 3, true],
    ])
    expect(ofDesignated).toMatchObject({ below: 3, passing: 0, testFirst: { length: 22 } })
    expect(ofDesignated.steps.at(-1)).toMatchObject({ speakersSoFar: 9, passingSoFar: 2 })
    expect(ofDesignated.steps[1]?.faults).toMatchObject([{ id: proven, status: 'reopened' }])
    expect(ofDesignated.message).toMatch(
      /^修好 6 只喇叭，可使这 2 个村达标：达标村由 0 个增至 2 个（共 25 个村）。另有 1 个村/,
    )
    const worst = await plan('order=worst')
    expect(worst.steps.map((row) => row.village.code)).toEqual([one, four, three])
    expect(worst.steps.at(-1)).toMatchObject({ speakersSoFar: 9, passingSoFar: 2 })
    expect(worst.message).toBe(ofDesignated.message)
    const ofCounty = await plan('scope=county&asOf=2017-06-30')
    expect(ofCounty.steps[0]).toMatchObject({ village: { code: shop.ordinary }, speakersMissing: 1 })
    expect(ofCounty.villages).toBe(453)
  })

  test('a repair that holds counts on its last day and its first, and its village stays explained while its test counts', async () => {
    const six = shop.designated[5] ?? ''
    await shop.tested(six, '2017-05-02', 40)
    await shop.tested(six, '2017-05-03', 5, 10)
    const id = await shop.reported({ villageCode: six, category: 'noise', reportedAt: '2017-05-04T09:00:00+08:00' })
    await shop.step(id, 1, 'start', '2017-05-04T10:00', { assignee: '钱师傅' })
    await shop.step(id, 2, 'repaired', '2017-05-05T09:00')
    const proof = await shop.tested(six, '2017-05-05', 94)
    await shop.step(id, 3, 'close', '2017-05-05T15:00', { audibilityReportId: proof })
    const below = async (asOf: string) => (await shop.overview(asOf)).below.find(({ code }) => code === six)
    expect(await below('2017-05-04')).toMatchObject({ repairedBelow: false, faults: [{ id }] })
    for (const day of ['2017-05-05', '2017-06-04'])
      expect(await below(day)).toMatchObject({ repairedBelow: true, faults: [] })
    expect(await below('2017-06-05')).toBeUndefined()

    const ofDay = await figures('asOf=2017-05-05&from=2017-05-05')
    expect(ofDay).toMatchObject({ repair: { closed: 1 }, reports: { total: 0 } })
    expect((await figures('asOf=2017-05-04&from=2017-05-04')).reports.total).toBe(1)
    expect((await figures('asOf=2017-05-31&from=2017-05-06')).repair.closed).toBe(0)
    // a part test was made last, but only a full one says how many sounded before
    expect(ofDay.repairs).toMatchObject([{ before: { testedOn: '2017-05-02' }, after: { speakersSounding: 94 } }])
    await running.sql.run('UPDATE audibility_reports SET counted = 0 WHERE id = ?', proof)
    expect((await figures('asOf=2017-05-05')).repairs).toMatchObject([{ after: null, staysBelow: null }])
  })

  test('a period that ends before it begins, and more months than three years, are refused by name', async () => {
    const refused = async (path: string) => {
      const answer = await shop.manager('GET', path)
      const { issues } = await told<{ issues?: { path: string; message: string }[] }>(answer)
      return [answer.status, issues?.[0]?.path, issues?.[0]?.message]
    }
    expect(await refused('/api/fault-figures?from=2017-07-01&asOf=2017-06-30')).toEqual([
      422,
      'from',
      '起始日2017年7月1日晚于截止日2017年6月30日，请改正其中一个。',
    ])
    for (const path of ['/api/audibility-trend?months=0', '/api/audibility-trend?months=37'])
      expect((await refused(path)).slice(0, 2)).toEqual([422, 'months'])
    expect((await refused('/api/repair-plan?scope=village')).slice(0, 2)).toEqual([422, 'scope'])
  })
})
