/** What the plan is good for besides itself, on both engines: shows that are not in it, what speaks against it, a month proposed. */
import { describe, expect, test } from 'vitest'
import type { VillageMonths } from '../../src/contract/figures.ts'
import type { ImportResult } from '../../src/contract/imports.ts'
import type { NewPlan, Plan } from '../../src/domain/plan/plan.ts'
import { engines, managed } from '../engines.ts'
import { aPlan, aScreening } from '../make.ts'
import { type Cells, csvOf, sheetsOf } from '../exchange/county.ts'
import { anEvening, freshVillage } from '../store/places.ts'
import { told } from './service.ts'

describe.each(engines)('by the plan on $name', ({ start }) => {
  const { running, manager } = managed(start)

  const plan = async (plans: NewPlan[]): Promise<void> =>
    expect((await manager('POST', '/api/plans/batch', { plans })).status).toBe(200)

  test('a show that no evening of the plan speaks of is remarked on, and counts; without a plan nothing is said', async () => {
    const [evening, free] = [await anEvening(running.sql), await anEvening(running.sql)]
    const planned = aPlan({ ...evening, on: '2017-06-29' })
    await plan([planned])
    const found = async (of: typeof evening, day: string) => {
      const log = aScreening({ ...of, startedAt: `${day}T20:50:00+08:00`, endedAt: `${day}T22:30:00+08:00` })
      const { status, findings } = await told<{ status: string; findings: { code: string; message: string }[] }>(
        await manager('POST', '/api/screenings', log),
      )
      return [status, ...findings.flatMap(({ code, message }) => (code === 'unplanned' ? [message] : []))]
    }
    expect(await found(evening, '2017-06-29')).toEqual(['submitted'])
    expect(await found(evening, '2017-06-30')).toEqual(['submitted', '2017年6月30日的放映计划里没有这个村（未报备）。'])
    // of May nobody keeps a plan
    expect(await found(evening, '2017-05-30')).toEqual(['submitted'])
    expect(await found(free, '2017-06-30')).toEqual(['submitted'])
  })

  test('what speaks against evenings is said before they are stored, also among themselves', async () => {
    const evening = await anEvening(running.sql)
    await manager('POST', '/api/screenings', aScreening({ ...evening, filmCodes: ['film-002'] }))
    const asked = [aPlan({ ...evening, filmCodes: ['film-002'] }), aPlan({ ...evening, on: '2017-07-20' })]
    const answer = await manager('POST', '/api/plans/check', { plans: asked })
    const { results } = await told<{ results: { remarks: string[] }[] }>(answer)
    expect(results.map(({ remarks }) => remarks.length)).toEqual([2, 1])
    expect(results[0]?.remarks.join()).toMatch(/当月已排在2017年7月20日.*不满12个月/)
    const kept = await told<{ total: number }>(await manager('GET', `/api/plans?team=${evening.teamCode}`))
    expect(kept.total).toBe(0)
  })

  test('a month is proposed of villages without a show, and how far the plan was carried out is counted', async () => {
    const evening = await anEvening(running.sql)
    const propose = async (month: string) =>
      (
        await told<{ evenings: { villageCode: string; on: string }[] }>(
          await manager('GET', `/api/teams/${evening.teamCode}/plan-proposal?month=${month}`),
        )
      ).evenings
    expect(await propose('2017-07')).toMatchObject([{ villageCode: evening.villageCode }])
    await plan([aPlan({ ...evening, on: '2017-07-05' }), aPlan({ ...evening, on: '2017-06-20' })])
    const show = aScreening({
      ...evening,
      startedAt: '2017-06-21T20:50:00+08:00',
      endedAt: '2017-06-21T22:30:00+08:00',
    })
    await manager('POST', '/api/screenings', show)
    expect(await propose('2017-07')).toEqual([])
    const { teams } = await told<{ teams: { teamCode: string }[] }>(
      await manager('GET', '/api/plan-figures?month=2017-06'),
    )
    expect(teams.find(({ teamCode }) => teamCode === evening.teamCode)).toMatchObject({
      planned: 1,
      shown: 0,
      fellOut: 1,
      unplanned: 1,
    })
  })

  test('the grid has the first evening of each village and month that still stands, from the day on', async () => {
    const evening = await anEvening(running.sql)
    const days = ['2017-06-29', '2017-06-30', '2017-07-12', '2017-07-05', '2018-01-02']
    const cancelled = aPlan({ ...evening, on: '2017-08-01' })
    await plan([...days.map((on) => aPlan({ ...evening, on })), cancelled])
    await manager('POST', '/api/plans/steps', {
      steps: [{ id: cancelled.id, revision: 1, kind: 'cancel', reason: 'road' }],
    })
    const { planned } = await told<VillageMonths>(await manager('GET', '/api/village-months'))
    const standing = await told<{ year: VillageMonths }>(
      await manager('GET', `/api/teams/${evening.teamCode}/standing`),
    )
    expect(planned.filter(({ teamCode }) => teamCode === evening.teamCode)).toEqual(standing.year.planned)
    expect(standing.year.planned).toEqual(['2017-06-30', '2017-07-05'].map((on) => ({ ...evening, on })))
  })

  const bring = async (rows: Cells[], query = '') => {
    const headers = { 'content-type': 'text/csv', 'accept-language': 'zh' }
    const sheet = csvOf(sheetsOf.plans('2017-07-11', ...rows))
    return told<ImportResult>(await manager('POST', `/api/imports/plans${query}`, sheet, headers))
  }
  const messages = (said: { message: string }[]): string => said.map(({ message }) => message).join()

  test('a row of a sheet is an evening of its team, village and day: also one planned by hand, or moved since', async () => {
    const { villageCode: 村, teamCode } = await anEvening(running.sql)
    const rows: Cells[] = [
      { 村, 时间: '20:30', 影片: '太行山上|地道战' },
      { 村, 日期: '2017年7月12日', 时间: '', 影片: '（影片待定）', 备注: '先到\n村委会' },
      { 村, 日期: '2017-07-13', 放映队: 'team-02', 影片: '生猪养殖技术' },
    ]
    await plan([
      aPlan({ teamCode, villageCode: 村, on: '2017-07-11', at: '20:30', filmCodes: ['film-001', 'film-002'] }),
    ])
    const stored = await bring(rows)
    expect(stored).toMatchObject({ stored: 2, unchanged: 1, errorsTotal: 0 })
    // it is not forbidden, and said
    expect(messages(stored.remarks)).toMatch(/不在本队负责/)
    const kept = async () =>
      (await told<{ items: Plan[] }>(await manager('GET', `/api/plans?village=${村}&from=2017-07-12`))).items
    const [second] = await kept()
    expect(second).toMatchObject({ teamCode, filmCodes: [], note: '先到 村委会', state: 'planned' })
    const move = {
      id: second?.id,
      revision: 1,
      kind: 'move',
      to: '2017-07-15',
      newId: crypto.randomUUID(),
      reason: 'rain',
    }
    await manager('POST', '/api/plans/steps', { steps: [move] })
    expect(await bring(rows)).toMatchObject({ stored: 0, unchanged: 3, errorsTotal: 0, remarks: [] })
    expect(await kept()).toHaveLength(3)
    const gone = aPlan({ teamCode, villageCode: 村, on: '2017-07-21' })
    await plan([gone])
    await manager('POST', '/api/plans/steps', {
      steps: [{ id: gone.id, revision: 1, kind: 'cancel', reason: 'road' }],
    })
    const back = await bring([{ 村, 日期: '2017-07-21' }])
    expect([back.stored, messages(back.errors)]).toEqual([0, '这一场已取消，请另排一场。'])
    const changed = await bring(rows.slice(0, 2).map((row) => ({ ...row, 时间: '21:00' })))
    expect(changed).toMatchObject({ stored: 0, errorsTotal: 2 })
    expect(messages(changed.errors)).toMatch(/2017年7月11日的这一场已在计划里.*2017年7月12日的这一场/)
  })

  test('what is wrong in a plan’s sheet is said at its row before anything is stored', async () => {
    const { villageCode: 村 } = await anEvening(running.sql)
    const { code: nobodys } = await freshVillage(running.sql, { teamCode: undefined })
    const { code: ended } = await freshVillage(running.sql, { teamCode: 'team-03', endsOn: '2017-07-10' })
    const rows: Cells[] = [
      { 村, 时间: '25点' },
      { 村, 日期: '7月11日' },
      { 村: nobodys },
      { 村: ended },
      { 村, 影片: '太行山上、太行山上' },
      { 村, 日期: '2017-07-20' },
      { 村, 日期: '2017-07-20', 影片: '地道战' },
      { 村, 日期: '2016-07-11' },
    ]
    const { stored, errors, remarks } = await bring(rows, '?dryRun=true&partial=true')
    expect([stored, errors.map(({ row, column }) => [row, column])]).toEqual([
      2,
      [
        [2, '时间'],
        [3, '日期'],
        [4, '放映队'],
        [5, '村'],
        [6, '影片'],
        [8, ''],
      ],
    ])
    expect(messages(errors)).toMatch(/没有放映队负责.*到2017年7月10日为止.*与第 7 行/)
    expect(messages(remarks)).toMatch(/这一天已经过去，请核对日期/)
  })

  test('a sheet plans no more for a team than it can show in a month, also over many rows', async () => {
    const villages = await Promise.all([1, 2, 3, 4, 5].map(() => freshVillage(running.sql, { teamCode: 'team-03' })))
    const rows = villages.flatMap(({ code }) =>
      Array.from({ length: 62 }, (_, i) => {
        return { 村: code, 日期: `2017-${i < 31 ? '10' : '12'}-${String((i % 31) + 1).padStart(2, '0')}`, 影片: '' }
      }),
    )
    const { stored, errors } = await bring(rows, '?dryRun=true&partial=true')
    expect([stored, errors.length]).toEqual([300, 10])
    expect(messages(errors)).toMatch(/2017年10月的计划已有150场/)
    const brought = await Promise.all([bring(rows, '?partial=true'), bring(rows, '?partial=true')])
    // two managers with the same sheet: each evening is there once
    expect(brought.map((one) => one.stored + one.unchanged)).toEqual([300, 300])
    expect(await told(await manager('GET', '/api/plans?team=team-03&from=2017-10-01'))).toMatchObject({ total: 300 })
  })
})
