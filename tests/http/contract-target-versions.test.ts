/** The HTTP contract for targets that change in the course of a year, on both engines. */
import { describe, expect, test } from 'vitest'
import { findTarget, putTarget, putTargets, targetVersions } from '../../src/store/target/targets.ts'
import { engines, managed } from '../engines.ts'
import { aManager, aTarget, NOW } from '../make.ts'
import { told } from './service.ts'
import { fresh, taskDesk } from './task-desk.ts'

interface Versions {
  items: { effectiveOn: string | null; isInForce: boolean; target: { amount: number }; madeBy?: string }[]
}

describe.each(engines)('a target that is changed on $name', ({ start }) => {
  const { running, manager } = managed(start)
  const desk = taskDesk(manager)

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
  const trailOf = async (code: string) =>
    (await told<{ items: object[] }>(await manager('GET', `/api/audit?subjectKind=target&subjectId=${code}`))).items
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
    for (const [day, amount] of Object.entries({ '2017-02-28': 25, '2017-03-01': 30, '2017-06-30': 30 })) {
      expect(await amountOn(code, day)).toEqual([amount, amount])
    }
    for (const [day, amount] of Object.entries({ '2017-07-31': 30, '2017-08-01': 60 })) {
      expect((await findTarget(running.sql, code, day))?.amount).toBe(amount)
    }
    const today = await told<{ items: { code: string; amount: number }[] }>(await manager('GET', '/api/targets'))
    expect(today.items.find((one) => one.code === code)?.amount).toBe(30)
    expect((await versions(code)).map(([, , isInForce]) => isInForce)).toEqual([false, true, false])
  })

  test('of a day replaces what that day had, and the same of that day again is no version', async () => {
    const code = await ofRegister()
    await change(code, { amount: 40 })
    await change(code, { amount: 45 })
    await change(code, { amount: 45 })
    expect(await versions(code)).toEqual([
      [null, 25, false],
      ['2017-06-30', 45, true],
    ])
    expect(await trailOf(code)).toHaveLength(2)
  })

  test('put from a day on with what holds already is kept, so that a change of what was before does not reach it', async () => {
    const code = await ofRegister()
    await change(code, { amount: 25, effectiveOn: '2017-06-10' })
    await change(code, { amount: 25, effectiveOn: '2017-07-15' })
    await change(code, { amount: 99, effectiveOn: '2017-05-01' })
    expect(await versions(code)).toEqual([
      [null, 25, false],
      ['2017-05-01', 99, false],
      ['2017-06-10', 25, true],
      ['2017-07-15', 25, false],
    ])
    expect(await amountOn(code, '2017-06-09')).toEqual([99, 99])
    expect(await amountOn(code, '2017-06-10')).toEqual([25, 25])
  })

  const takeBack = (code: string, day: string, headers?: Record<string, string>) =>
    manager('DELETE', `/api/targets/${code}/versions/${day}`, undefined, headers)

  test('for a day to come can be taken back, once, and the trail says so', async () => {
    const code = await ofRegister()
    await change(code, { amount: 40, effectiveOn: '2017-07-01' })
    await change(code, { amount: 60, effectiveOn: '2017-08-01' })
    const tag = (await manager('GET', `/api/targets/${code}/versions`)).headers.get('etag') ?? ''
    expect((await takeBack(code, '2017-08-01', { 'if-match': tag })).status).toBe(200)
    // an answer that was lost, and somebody who looked before
    expect((await takeBack(code, '2017-08-01', { 'if-match': tag })).status).toBe(200)
    expect((await takeBack(code, '2017-07-01', { 'if-match': tag })).status).toBe(409)
    expect(await versions(code)).toEqual([
      [null, 25, true],
      ['2017-07-01', 40, false],
    ])
    const row = await running.sql.first<{ amount: number }>('SELECT amount FROM targets WHERE code = ?', code)
    expect(row?.amount).toBe(40)
    expect((await trailOf(code))[0]).toMatchObject({
      action: 'take_back',
      before: { amount: 60, effectiveOn: '2017-08-01' },
    })
    expect(await trailOf(code)).toHaveLength(3)
  })

  test('that is in force is not taken back, and another is needed instead', async () => {
    const code = await ofRegister()
    await change(code, { amount: 40 })
    const answer = await takeBack(code, '2017-06-30')
    expect([answer.status, (await told(answer))['detail']]).toEqual([
      409,
      '2017年6月30日起的这一版已经生效，不能撤回。要改，请从今天或以后某一天起另存一版。',
    ])
    expect(
      (await running.as('technician').then((other) => other('DELETE', `/api/targets/${code}/versions/2017-07-01`)))
        .status,
    ).toBe(403)
    expect((await takeBack('nothing', '2017-08-01')).status).toBe(404)
    expect(await versions(code)).toHaveLength(2)
  })

  test('that is new and for a day to come is gone when that is taken back, unless something hangs on it', async () => {
    const put = async () => {
      const { code } = await desk.put({ amount: 12, effectiveOn: '2017-07-01' } as object)
      return code
    }
    const [mistaken, used] = [await put(), await put()]
    expect(await told(await takeBack(mistaken, '2017-07-01'))).toMatchObject({ items: [], total: 0 })
    expect((await manager('GET', `/api/targets/${mistaken}/versions`)).status).toBe(404)
    expect((await desk.add(used, {}))[0]).toBe(201)
    expect((await takeBack(used, '2017-07-01')).status).toBe(409)
    expect(await versions(used)).toEqual([['2017-07-01', 12, true]])
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
