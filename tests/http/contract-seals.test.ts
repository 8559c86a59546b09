/** The trail proves itself: seals that carry on from each other, made by the clock and with each bulletin, by whoever is first. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CheckStep } from '../../src/contract/seals.ts'
import type { Bulletin } from '../../src/domain/report/bulletin.ts'
import { Archive } from '../../src/exchange/zip.ts'
import type { Seal } from '../../src/domain/trail/seal.ts'
import { sealTrail } from '../../src/store/trail/seals.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { aWorld } from '../known-service.ts'
import { happen, settle } from '../known-world.ts'
import { NOW } from '../make.ts'

const told = async <T>(answer: Promise<Response>): Promise<T> => (await (await answer).json()) as T

async function checked(call: Call): Promise<CheckStep[]> {
  const steps: CheckStep[] = []
  for (let at: string | undefined = 'seals'; at !== undefined;) {
    const step: CheckStep = await told(call('GET', `/api/seals/check?at=${encodeURIComponent(at)}`))
    steps.push(step)
    at = step.next
  }
  return steps
}

async function textIn(archive: Archive, name: string): Promise<unknown> {
  let text = ''
  for await (const piece of archive.text(name)) text += piece
  return JSON.parse(text)
}

describe.each(engines)('seals on $name', ({ start }) => {
  let running: Running
  let world: Awaited<ReturnType<typeof aWorld>>
  const head = () => told<Seal>(world.by.manager('GET', '/api/seals/head'))
  const sealing = () => ({ ...running, now: () => world.clock.now, log: (line: string) => expect(line).toBe('') })
  beforeAll(async () => {
    running = await start({ isEmpty: true })
    world = await aWorld(running, 14)
    await settle(world)
    for (let n = 0; n < 60; n++) await happen(world)
  }, 60_000)
  afterAll(() => running.stop())

  test('nothing is sealed at first; the hour seals all that is there, and the file has each seal', async () => {
    expect((await world.by.manager('GET', '/api/seals/head')).status).toBe(404)
    await running.trigger('seals')
    const { items } = await told<{ items: Seal[] }>(world.by.manager('GET', '/api/seals'))
    const rows = await running.sql.first<{ n: number }>('SELECT count(*) AS n FROM audit')
    expect(await head()).toMatchObject({ number: items.length, lastRow: rows?.n, at: NOW.toISOString() })
    expect(items.at(-1)).toMatchObject({ number: 1, firstRow: 1 })
    const lines = await running.sealFile.after(0, 100)
    expect(lines.map((line) => line.split(' ').at(-1))).toEqual(items.map(({ sha256 }) => sha256).reverse())
    await running.trigger('seals')
    expect((await head()).number).toBe(items.length)
  })

  test('whatever happened, everything is what the trail says of it; auditors see it, teams do not', async () => {
    const steps = await checked(await running.as('auditor'))
    expect(steps.find(({ fault }) => fault)).toBeUndefined()
    expect(new Set(steps.map(({ part }) => part)).size).toBe(14)
    const looked = (part: string) => steps.filter((one) => one.part === part).reduce((sum, one) => sum + one.looked, 0)
    expect(looked('logs')).toBe((await running.sql.first<{ n: number }>('SELECT count(*) AS n FROM screenings'))?.n)
    expect([looked('register'), looked('targets')]).toEqual([14, 5])
    for (const path of ['/api/seals', '/api/seals/head', '/api/seals/check']) {
      expect((await world.by.technician('GET', path)).status).toBe(403)
    }
  })

  test('each bulletin is sealed when it is made and when it is confirmed, and says by which seal', async () => {
    const made = await told<Bulletin>(
      world.by.manager('POST', '/api/bulletins', { kind: 'special', asOf: '2017-03-02' }),
    )
    const first = await head()
    expect(made.seal).toEqual({ number: first.number, sha256: first.sha256 })
    const confirmed = await told<Bulletin>(world.by.other('POST', `/api/bulletins/${made.no}/confirm`))
    expect(confirmed.seal?.number).toBe(first.number + 1)
    const steps = (await checked(world.by.manager)).filter(({ part }) => part !== 'sums' && part !== 'lasts')
    expect(steps.at(-1)).toMatchObject({ part: 'proofs', looked: 0 })
  })

  test('its bundle is one zip, the same each time, with the number that is told of it', async () => {
    const { no } = await told<Bulletin>(
      world.by.manager('POST', '/api/bulletins', { kind: 'special', asOf: '2017-03-03' }),
    )
    // on D1 this is answered by the Worker itself
    const auditor = await running.as('auditor')
    const zips = await Promise.all([1, 2].map(() => auditor('GET', `/api/bulletins/${no}/bundle`)))
    const [one, two] = await Promise.all(zips.map(async (zip) => new Uint8Array(await zip.arrayBuffer())))
    expect(zips[0]?.headers.get('content-type')).toBe('application/zip')
    expect(one).toEqual(two)
    const number = await told<{ sha256: string }>(auditor('GET', `/api/bulletins/${no}/bundle-number`))
    expect(number).toEqual({ sha256: zips[0]?.headers.get('bundle-number') })
    expect(await textIn(new Archive(one ?? new Uint8Array(), 1e8), 'manifest.json')).toMatchObject({
      number: number.sha256,
    })
    expect((await world.by.manager('GET', '/api/bulletins/2017-99/bundle')).status).toBe(404)
  })

  test('two who seal at once make one chain', async () => {
    for (let n = 0; n < 10; n++) await happen(world)
    const { number } = await head()
    await Promise.all([sealTrail(sealing(), 5), sealTrail(sealing(), 5), sealTrail(sealing(), 5)])
    expect((await head()).number).toBe(number + 1)
    expect((await checked(world.by.manager)).find(({ fault }) => fault)).toBeUndefined()
  })

  test('sealed every now and then while much happens, each row is what was proven of it', async () => {
    for (let n = 0; n < 40; n++) {
      await happen(world)
      if (n % 4 === 3) await sealTrail(sealing(), 5)
      if (n % 20 === 10) await Promise.all([happen(world), sealTrail(sealing(), 5), happen(world)])
    }
    const steps = await checked(world.by.manager)
    expect(steps.find(({ fault }) => fault)).toBeUndefined()
    const looked = steps.filter(({ part }) => part === 'proofs').reduce((sum, one) => sum + one.looked, 0)
    expect(looked).toBeGreaterThan(100)
  })

  test('the database lets nobody change a seal, take one away or leave one out', async () => {
    const { sql } = running
    await expect(sql.run("UPDATE seals SET sha256 = ''")).rejects.toThrow('seals_are_append_only')
    await expect(sql.run('DELETE FROM seals')).rejects.toThrow('seals_are_append_only')
    const another = (number: string, first: string) =>
      sql.run(
        `INSERT INTO seals SELECT max(number) + ${number}, max(last_row) + ${first}, 1e6, 1, '', '', '' FROM seals`,
      )
    await expect(another('2', '1')).rejects.toThrow('next_seal_continues_the_last')
    await expect(another('1', '2')).rejects.toThrow('next_seal_continues_the_last')
  })
})
