/** What the plan is good for besides itself, on both engines: shows that are not in it, what speaks against it, a month proposed. */
import { describe, expect, test } from 'vitest'
import type { NewPlan } from '../../src/domain/plan/plan.ts'
import { engines, managed } from '../engines.ts'
import { aPlan, aScreening } from '../make.ts'
import { anEvening } from '../store/places.ts'
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
})
