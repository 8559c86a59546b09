/** 报数: frozen, numbered, confirmed by another, the same to the byte for ever; and why their figures are others today. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bulletin, BulletinDetail } from '../../src/domain/report/bulletin.ts'
import type { BulletinChanges } from '../../src/domain/report/bulletin-changes.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { aWorld } from '../known-service.ts'
import { happen, settle } from '../known-world.ts'

const told = async <T>(answer: Response | Promise<Response>): Promise<T> => (await (await answer).json()) as T
const make = (call: Call, asOf: string, kind = 'special') => call('POST', '/api/bulletins', { kind, asOf })
const confirm = (call: Call, no: string) => call('POST', `/api/bulletins/${no}/confirm`)

describe.each(engines)('bulletins on $name', ({ name, start }) => {
  let running: Running
  let world: Awaited<ReturnType<typeof aWorld>>
  beforeAll(async () => {
    running = await start({ isEmpty: true })
    world = await aWorld(running, 31)
    await settle(world)
    for (let n = 0; n < 60; n++) await happen(world)
  }, 60_000)
  afterAll(() => running.stop())

  test('one has the next number of its year, and is confirmed by another manager than who made it', async () => {
    const { manager, other } = world.by
    const made = await make(manager, '2017-03-05')
    expect(made.status).toBe(201)
    const first = await told<Bulletin>(made)
    expect(first).toMatchObject({ no: '2017-1', status: 'draft', canConfirm: false, asOf: '2017-03-05' })
    expect(await told(make(manager, '2017-03-06'))).toMatchObject({ no: '2017-2' })
    const own = await confirm(manager, first.no)
    expect([own.status, await told(own)]).toMatchObject([
      403,
      { detail: expect.stringContaining('另一位管理员') as string },
    ])
    expect(await told(confirm(other, first.no))).toMatchObject({ status: 'confirmed', confirmedBy: 'manager' })
    // once more, by whoever: it is confirmed
    expect((await confirm(manager, first.no)).status).toBe(200)
    expect((await make(manager, '2030-01-01')).status).toBe(422)
    expect((await world.by.technician('GET', '/api/bulletins')).status).toBe(403)
    expect((await confirm(other, '2017-99')).status).toBe(404)
  })

  test('the same asked again at once is the same bulletin, and no other', async () => {
    const first = await told<Bulletin>(make(world.by.manager, '2017-03-07'))
    const again = await make(world.by.manager, '2017-03-07')
    expect([again.status, (await told<Bulletin>(again)).no]).toEqual([200, first.no])
  })

  test('it stays the same to the byte whatever happens, and the database lets nobody change it', async () => {
    const { no } = await told<Bulletin>(make(world.by.manager, '2017-03-08'))
    const before = await (await world.by.manager('GET', `/api/bulletins/${no}`)).text()
    for (let n = 0; n < 10; n++) await happen(world)
    expect(await (await world.by.manager('GET', `/api/bulletins/${no}`)).text()).toBe(before)
    const [year, number] = no.split('-').map(Number)
    for (const change of ["figures = '{}'", "known_at = '2020'", 'number = 77']) {
      await expect(
        running.sql.run(`UPDATE bulletins SET ${change} WHERE year = ? AND number = ?`, year ?? 0, number ?? 0),
      ).rejects.toThrow('bulletins_are_frozen')
    }
    await expect(running.sql.run('DELETE FROM bulletins')).rejects.toThrow('bulletins_are_frozen')
  })

  const rounds = name === 'D1' ? 3 : 12
  test('what changed since adds up to the difference of every target, to the last sixtieth', async () => {
    let causes = new Set<string>()
    for (let round = 0; round < rounds; round++) {
      const day = world.clock.now.toISOString().slice(0, 10)
      const { no } = await told<Bulletin>(make(world.by.manager, day))
      const { figures } = await told<BulletinDetail>(world.by.manager('GET', `/api/bulletins/${no}`))
      for (let n = 0; n < 25; n++) await happen(world)
      const changes = await told<BulletinChanges>(world.by.manager('GET', `/api/bulletins/${no}/changes`))
      const { targets } = await told<{ targets: { code: string; credit: number | null; done: number }[] }>(
        world.by.manager('GET', `/api/overview?asOf=${day}`),
      )
      const exact = ({ credit, done }: { credit: number | null; done: number }) =>
        credit === null ? done : credit / 60
      for (const target of targets) {
        const was = figures.targets.find(({ code }) => code === target.code)
        const of = changes.causes.filter((one) => one.target === target.code)
        const sum = of.reduce((so, { difference }) => so + difference, 0)
        expect(sum).toBeCloseTo(exact(target) - (was ? exact(was) : 0), 9)
        for (const { difference, items } of of) {
          expect(items.reduce((so, item) => so + item.difference, 0)).toBeCloseTo(difference, 9)
        }
      }
      const logs = changes.causes.flatMap(({ items }) => items.filter(({ kind }) => kind === 'screening'))
      expect(logs.every(({ name: village, on }) => village !== undefined && on !== undefined)).toBe(true)
      causes = new Set([...causes, ...changes.causes.map(({ cause }) => cause)])
    }
    const all = ['correct', 'late', 'register', 'reject', 'rule', 'void']
    expect(all.filter((cause) => !causes.has(cause)).length).toBeLessThan(name === 'D1' ? 6 : 1)
  }, 120_000)
})
