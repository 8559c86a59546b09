/** The HTTP contract for targets that change in the course of a year, on both engines. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { putTarget, putTargets, targetVersions } from '../../src/store/targets.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { aManager, aTarget, NOW } from '../make.ts'
import { told } from './service.ts'
import { fresh, taskDesk } from './task-desk.ts'

interface Versions {
  items: { effectiveOn: string | null; isInForce: boolean; target: { amount: number }; madeBy?: string }[]
}

describe.each(engines)('a target that is changed on $name', ({ start }) => {
  let running: Running
  let manager: Call
  let desk: ReturnType<typeof taskDesk>
  beforeAll(async () => {
    running = await start()
    manager = await running.as('manager')
    desk = taskDesk(manager)
  })
  afterAll(() => running.stop())

  const versions = async (code: string): Promise<[string | null, number, boolean][]> => {
    const { items } = await told<Versions>(await manager('GET', `/api/targets/${code}/versions`))
    return items.map(({ effectiveOn, target, isInForce }) => [effectiveOn, target.amount, isInForce])
  }
  const change = (code: string, changes: object) =>
    desk.ask('PUT', `/api/targets/${code}`, { ...aTarget({ code, indicator: 'manual', amount: 25 }), ...changes })
  const amountOn = async (code: string, asOf: string) => [
    (await desk.inOverview(code, asOf))?.amount,
    (await desk.detail(code, asOf)).figures?.amount,
  ]
  /** As the register brings one: without a version. */
  const ofRegister = async (): Promise<string> => {
    const code = fresh('task')
    await running.sql.batch([putTargets([aTarget({ code, indicator: 'manual', amount: 25 })])])
    return code
  }

  test('keeps the figures of the days before', async () => {
    const code = await ofRegister()
    expect(await versions(code)).toEqual([[null, 25, true]])
    expect(await change(code, { amount: 40 })).toMatchObject([200, { amount: 40, effectiveOn: '2017-06-30' }])
    expect(await amountOn(code, '2017-06-29')).toEqual([25, 25])
    expect(await amountOn(code, '2017-06-30')).toEqual([40, 40])
    expect(await versions(code)).toEqual([
      [null, 25, false],
      ['2017-06-30', 40, true],
    ])
  })

  test('is judged on each day by what was in force on it, also when it is changed for a day long past or to come', async () => {
    const code = await ofRegister()
    await change(code, { amount: 60, effectiveOn: '2017-08-01' })
    await change(code, { amount: 30, effectiveOn: '2017-03-01' })
    for (const [day, amount] of Object.entries({
      '2017-02-28': 25,
      '2017-03-01': 30,
      '2017-07-31': 30,
      '2017-08-01': 60,
    })) {
      expect(await amountOn(code, day)).toEqual([amount, amount])
    }
    const today = await told<{ items: { code: string; amount: number }[] }>(await manager('GET', '/api/targets'))
    expect(today.items.find((one) => one.code === code)?.amount).toBe(30)
    expect((await versions(code)).map(([, , isInForce]) => isInForce)).toEqual([false, true, false])
  })

  test('of a day replaces what that day had, and the same again is no version', async () => {
    const code = await ofRegister()
    await change(code, { amount: 40 })
    await change(code, { amount: 45 })
    await change(code, { amount: 45, effectiveOn: '2017-07-15' })
    expect(await versions(code)).toEqual([
      [null, 25, false],
      ['2017-06-30', 45, true],
    ])
  })

  test('that is new held from the beginning, whatever day it was entered on', async () => {
    const { code } = await desk.put({ amount: 12 })
    expect(await versions(code)).toEqual([['2017-06-30', 12, true]])
    expect(await amountOn(code, '2017-02-01')).toEqual([12, 12])
  })

  test('takes entries of a day as it was on that day', async () => {
    const code = await ofRegister()
    const { code: _, ...next } = aTarget({ indicator: 'screenings', amount: 60 })
    await change(code, { ...next, effectiveOn: '2017-06-01' })
    expect((await desk.add(code, { on: '2017-05-31' }))[0]).toBe(201)
    expect((await desk.add(code, { on: '2017-06-01' }))[0]).toBe(409)
  })

  test('by two managers at once keeps what was there before them', async () => {
    const code = await ofRegister()
    await Promise.all(
      [31, 32, 33].map((amount, i) =>
        putTarget(running.sql, { target: aTarget({ code, amount }), effectiveOn: `2017-05-0${i + 1}` }, aManager, NOW),
      ),
    )
    const kept = await targetVersions(running.sql, code)
    expect(kept?.map(({ effectiveOn, target }) => [effectiveOn, target.amount])).toEqual([
      [null, 25],
      ['2017-05-01', 31],
      ['2017-05-02', 32],
      ['2017-05-03', 33],
    ])
  })

  test('says who changed it when, and a target nobody knows has no versions', async () => {
    const code = await ofRegister()
    await change(code, { amount: 26 })
    const { items } = await told<Versions>(await manager('GET', `/api/targets/${code}/versions`))
    expect(items.map(({ madeBy }) => madeBy)).toEqual([undefined, 'manager'])
    expect((await manager('GET', '/api/targets/nothing/versions')).status).toBe(404)
  })
})
