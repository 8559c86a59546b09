/** What if, of a moment in the past: answered as it was answered then. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localDay } from '../../src/domain/period.ts'
import { engines, type Running } from '../engines.ts'
import { aWorld } from '../known-service.ts'
import { happen, settle } from '../known-world.ts'
import { ZONE } from '../make.ts'

describe.each(engines)('on $name', ({ start }) => {
  let running: Running
  beforeAll(async () => {
    running = await start({ isEmpty: true })
  })
  afterAll(() => running.stop())

  test('what is supposed rests on what was known at the moment asked about, and of one to come nothing is', async () => {
    const world = await aWorld(running, 51)
    const ask = async (asOf: string, knownAt = '') => {
      const targets = ['county', 'designated'].map((code) => ({ code, amount: 33 }))
      const path = `/api/overview/what-if${knownAt && `?knownAt=${knownAt}`}`
      const answer = await world.by.manager('POST', path, { asOf, targets })
      return { status: answer.status, body: (await answer.json()) as object }
    }
    await settle(world)
    const told: { asOf: string; knownAt: string; answer: Awaited<ReturnType<typeof ask>> }[] = []
    for (let moment = 0; moment < 8; moment++) {
      for (let n = 0; n < 10; n++) await happen(world)
      // what one deed writes in several steps is known a thousandth of a second apart
      world.clock.now = new Date(world.clock.now.getTime() + 5)
      const { now } = world.clock
      const asOf = localDay(now, ZONE)
      told.push({ asOf, knownAt: now.toISOString(), answer: await ask(asOf) })
    }
    expect(told.some(({ answer }) => answer.status === 200)).toBe(true)
    for (const { asOf, knownAt, answer } of told) expect(await ask(asOf, knownAt)).toEqual(answer)
    const today = await Promise.all(told.map(({ asOf }) => ask(asOf)))
    expect(today).not.toEqual(told.map(({ answer }) => answer))
    expect((await ask(localDay(world.clock.now, ZONE), '2099-01-01T00:00:00Z')).status).toBe(422)
  }, 60_000)
})
