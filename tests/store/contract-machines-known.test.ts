/** What machines said, as it was known at a moment: every turn counts since it came, and saying the same again costs nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepMessages, readOnline } from '../../src/store/audibility/speaker-status.ts'
import { findResources } from '../../src/store/audibility/village-speakers.ts'
import { asKnown } from '../../src/store/engine/knowledge.ts'
import { engines, type Running } from '../engines.ts'
import { aTechnician, ZONE } from '../make.ts'
import { freshVillage } from './places.ts'

const DAY = '2017-06-30'
const START = Date.parse('2017-07-02T08:00:00+08:00')
const MINUTE = 60_000
/** Turns of one machine and day that are put aside, at most. */
const MOST_TURNS = 48

describe.each(engines)('machines on $name', ({ start }) => {
  let running: Running
  let minute = 0
  beforeAll(async () => {
    running = await start()
  })
  afterAll(() => running.stop())

  /** A machine of a village of its own, of which each word comes a minute after the one before. */
  async function aMachine() {
    const { code: villageCode } = await freshVillage(running.sql)
    const resourceCode = `machine-${crypto.randomUUID().slice(0, 12)}`
    let told = 0
    const say = async (state: number): Promise<number> => {
      const at = `${DAY}T${String(8 + Math.floor(told / 60)).padStart(2, '0')}:${String(told++ % 60).padStart(2, '0')}:00+08:00`
      const now = new Date(START + ++minute * MINUTE)
      await keepMessages(running.sql, [{ resourceCode, villageCode, state, at }], aTechnician, now, ZONE)
      return now.getTime()
    }
    const knownAs = async (knownAt: number) => {
      const [village] = await readOnline(asKnown(running.sql, knownAt), DAY, 30, villageCode)
      return village && [village.known, village.online, village.off, village.fault]
    }
    const kept = async (): Promise<number> =>
      (
        await running.sql.first<{ n: number }>(
          'SELECT count(*) AS n FROM speaker_days_past WHERE resource_code = ?',
          resourceCode,
        )
      )?.n ?? 0
    const listed = async (knownAt: number) =>
      (await findResources(asKnown(running.sql, knownAt), { village: villageCode }, 10)).items[0]
    return { say, knownAs, kept, listed }
  }

  test('each turn is known since it came; before the first word nothing was', async () => {
    const { say, knownAs } = await aMachine()
    const moments: [number, number[]][] = []
    for (const [state, counts] of [
      [1, [1, 1, 0, 0]],
      [2, [1, 0, 1, 0]],
      [3, [1, 0, 0, 1]],
      [4, [1, 1, 0, 0]],
    ] as const)
      moments.push([await say(state), [...counts]])
    expect(await knownAs((moments[0]?.[0] ?? 0) - 1)).toBeUndefined()
    for (const [at, counts] of moments) expect([at, await knownAs(at)]).toEqual([at, counts])
    for (const [at, counts] of moments) expect([at, await knownAs(at + MINUTE / 2)]).toEqual([at, counts])
  })

  test('running, playing and recovered all day leave nothing behind, and none was heard later than it was known', async () => {
    const { say, knownAs, kept, listed } = await aMachine()
    const first = await say(5)
    for (let n = 0; n < 10; n++) await say([1, 4, 5][n % 3] ?? 1)
    expect(await kept()).toBe(0)
    const last = await say(2)
    expect([await kept(), await knownAs(first), await knownAs(last)]).toEqual([1, [1, 1, 0, 0], [1, 0, 1, 0]])
    expect(await listed(last)).toMatchObject({ lastState: 2, lastHeardAt: '2017-06-30T00:11:00.000Z' })
  })

  test('that what a machine repeats is not kept one by one is said: now its last word is exact, at a past moment it is not', async () => {
    const { say, listed } = await aMachine()
    const first = await say(1)
    await say(1)
    expect(await listed(first)).toMatchObject({ lastState: 1, isLastHeardExact: false })
    const { items } = await findResources(running.sql, { village: (await listed(first))?.villageCode }, 10)
    expect(items).toMatchObject([{ lastState: 1, lastHeardAt: '2017-06-30T00:01:00.000Z' }])
    expect(items[0]).not.toHaveProperty('isLastHeardExact')
  })

  test('one that flaps is put aside so often and no more, and what it says last is known', async () => {
    const { say, knownAs, kept } = await aMachine()
    let last = 0
    for (let n = 0; n < MOST_TURNS + 12; n++) last = await say(n % 2 === 0 ? 1 : 3)
    expect(await kept()).toBe(MOST_TURNS)
    expect(await knownAs(last)).toEqual([1, 0, 0, 1])
  })
})
