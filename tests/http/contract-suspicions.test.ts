/** 疑点 over HTTP, on both engines. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Suspicions } from '../../src/domain/suspicion/suspicion.ts'
import { parseCsv } from '../../src/exchange/csv.ts'
import { readLookedAt } from '../../src/store/screening/looked-at.ts'
import { giveSample } from '../demo.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { aScreening } from '../make.ts'
import { anEvening } from '../store/places.ts'
import { told } from './service.ts'

describe.each(engines)('suspicions on $name', ({ start }) => {
  let running: Running
  let manager: Call
  let teamCode: string
  beforeAll(async () => {
    running = await start()
    manager = await running.as('manager')
    const evening = await anEvening(running.sql)
    teamCode = evening.teamCode
    const sender = await running.with('manager')
    // five evenings, written down within four minutes a week after the last; the first began in daylight
    for (const [i, day] of ['2017-06-01', '2017-06-03', '2017-06-05', '2017-06-07', '2017-06-09'].entries()) {
      const log = aScreening({
        ...evening,
        startedAt: `${day}T${i === 0 ? '15:30' : '20:40'}:00+08:00`,
        endedAt: `${day}T${i === 0 ? '17:15' : '22:25'}:00+08:00`,
        recordedAt: `2017-06-16T09:0${i}:00+08:00`,
        receiptNo: `R${i}`,
      })
      await sender('POST', '/api/screenings', log)
    }
  })
  afterAll(() => running.stop())

  const asked = async (query = '', headers?: Record<string, string>): Promise<Suspicions> =>
    told<Suspicions>(await manager('GET', `/api/suspicions?${query}`, undefined, headers))

  test('half a year up to today is looked at, and each group says why and has its logs', async () => {
    const { from, to, looked, total, teams, groups } = await asked()
    expect({ from, to, looked, total }).toEqual({ from: '2017-01-01', to: '2017-06-30', looked: 5, total: 5 })
    expect(teams).toMatchObject([{ teamCode, looked: 5, total: 5, kinds: { times: 1, entry: 5 } }])
    const sitting = groups.find(({ sign }) => sign === 'one_sitting')
    expect(sitting).toMatchObject({ kind: 'entry', count: 5 })
    expect(sitting?.message).toContain('5 个不同日子的 5 条记录，是2017年6月16日 09:00 起 4 分钟内接连填写的')
    expect(sitting?.logs.map(({ screenedOn }) => screenedOn)[0]).toBe('2017-06-09')
    const early = groups.find(({ sign }) => sign === 'before_dusk')?.logs
    expect(early).toMatchObject([{ screenedOn: '2017-06-01', villageName: '三清村' }])
    expect(early?.[0]?.message).toContain('早于当天天黑时间')
  })

  test('by team and kind, in the reader’s language; all teams are counted', async () => {
    const { groups, teams } = await asked(`team=${teamCode}&kind=times`, { 'accept-language': 'en' })
    expect(groups.map(({ sign }) => sign)).toEqual(['before_dusk'])
    expect(groups[0]?.message).toContain('1 of 5 logs have the finding “before dusk”')
    expect(teams).toHaveLength(1)
    expect((await asked('team=team-01')).groups).toEqual([])
  })

  test('a period has the logs of its days; one of more than a year, or backwards, is refused', async () => {
    expect((await asked('from=2017-06-02&to=2017-06-05')).looked).toBe(2)
    for (const query of ['from=2015-01-01', 'from=2017-06-02&to=2017-06-01', 'kind=liars'])
      expect([query, (await manager('GET', `/api/suspicions?${query}`)).status]).toEqual([query, 422])
  })

  test('as it was known at a moment; a log that was voided since was still looked at then', async () => {
    expect((await asked('knownAt=2017-06-29T00:00:00Z')).looked).toBe(0)
  })

  test('of too many logs the newest are looked at, whole days of them', async () => {
    const days = { from: '2017-01-01', to: '2017-06-30' }
    const { logs, readFrom } = await readLookedAt(running.sql, days, 3)
    expect([logs.length, readFrom]).toEqual([3, '2017-06-05'])
    expect(await readLookedAt(running.sql, days, 5)).toMatchObject({ logs: { length: 5 } })
  })

  test('its sheet has a row for each log of each group', async () => {
    const { groups } = await asked()
    const [heads, ...lines] = parseCsv(await (await manager('GET', '/api/suspicions.csv')).text()).map(
      ({ cells }) => cells,
    )
    expect(heads?.slice(0, 3)).toEqual(['放映队', '疑点类别', '异常之处'])
    expect(lines).toHaveLength(groups.reduce((sum, { logs }) => sum + logs.length, 0))
  })
})

describe.each(engines.slice(0, 1))('suspicions of the sample half-year', ({ start }) => {
  let running: Running
  beforeAll(async () => {
    running = await start()
    await giveSample(running)
  }, 300_000)
  afterAll(() => running.stop())

  test('every log that still may count is looked at, and the counts of kinds are those of the logs listed', async () => {
    const manager = await running.as('manager')
    const { looked, teams, groups } = await told<Suspicions>(await manager('GET', '/api/suspicions'))
    const live = await manager('GET', '/api/screenings?status=submitted,accepted,held,returned&limit=1')
    expect(looked).toBe((await told<{ total: number }>(live)).total)
    for (const { teamCode, kinds } of teams)
      for (const [kind, count] of Object.entries(kinds)) {
        const own = groups.filter((one) => one.teamCode === teamCode && one.kind === kind)
        expect(new Set(own.flatMap(({ logs }) => logs.map(({ id }) => id))).size).toBe(count)
      }
  })
})
