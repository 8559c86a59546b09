/** 报数: frozen, numbered, confirmed by another, the same to the byte for ever; and why their figures are others today. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bulletin, BulletinDetail } from '../../src/domain/report/bulletin.ts'
import type { Overview } from '../../src/domain/report/overview.ts'
import type { BulletinChanges } from '../../src/domain/report/bulletin-changes.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { aWorld } from '../known-service.ts'
import { addDays } from '../../src/domain/period.ts'
import type { Village } from '../../src/domain/register/place.ts'
import { happen, settle, type World } from '../known-world.ts'
import { aScreening, aTarget } from '../make.ts'

const told = async <T>(answer: Response | Promise<Response>): Promise<T> => (await (await answer).json()) as T
const make = (call: Call, asOf: string, kind = 'special') => call('POST', '/api/bulletins', { kind, asOf })
const confirm = (call: Call, no: string) => call('POST', `/api/bulletins/${no}/confirm`)

/** The other way round than it is, from a day that is past. */
async function designateAnew({ by }: World, code: string, effectiveOn: string): Promise<void> {
  const { townshipName: _, ...village } = await told<Village>(by.manager('GET', `/api/villages/${code}`))
  const changed = { ...village, designated: !village.designated, effectiveOn, reason: '补登' }
  expect((await by.manager('PUT', `/api/villages/${code}`, changed)).status).toBe(200)
}

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

  test('what it froze is what its moment answers, figure by figure, whatever happened since', async () => {
    const day = '2017-03-09'
    const { no } = await told<Bulletin>(make(world.by.manager, day))
    for (let n = 0; n < 10; n++) await happen(world)
    const { figures, knownAt } = await told<BulletinDetail>(world.by.manager('GET', `/api/bulletins/${no}`))
    const then = await told<Overview>(world.by.manager('GET', `/api/overview?asOf=${day}&knownAt=${knownAt}`))
    expect({ ...then, generatedAt: '' }).toEqual({ ...figures, generatedAt: '' })
  })

  const rounds = name === 'D1' ? 3 : 18
  test('what changed since adds up to the difference of every target, to the last sixtieth', async () => {
    let causes = new Set<string>()
    for (let round = 0; round < rounds; round++) {
      const day = world.clock.now.toISOString().slice(0, 10)
      const { no } = await told<Bulletin>(make(world.by.manager, day))
      const { figures } = await told<BulletinDetail>(world.by.manager('GET', `/api/bulletins/${no}`))
      for (let n = 0; n < 25; n++) await happen(world)
      await designateAnew(world, `v${1 + (round % 5)}`, addDays(day, -30))
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
    expect(all.filter((cause) => !causes.has(cause)).length).toBeLessThan(name === 'D1' ? 5 : 1)
  }, 120_000)

  test('a 月报 closes its month: what touches it says why, but a team’s late log goes through', async () => {
    const { clock } = world
    const { manager, other } = world.by
    const day = '2017-03-31'
    clock.now = new Date(Math.max(clock.now.getTime(), Date.parse('2017-04-20T10:00:00+08:00')))
    const { no } = await told<Bulletin>(make(manager, day, 'month'))
    expect((await told<{ total: number }>(manager('GET', '/api/months'))).total).toBe(0)
    await confirm(other, no)
    expect(await told(manager('GET', '/api/months'))).toMatchObject({
      items: [{ month: '2017-03', bulletin: no }],
      total: 1,
    })
    expect((await other('POST', '/api/months/2099-01/close')).status).toBe(422)
    expect((await other('POST', '/api/months/2017-02/close')).status).toBe(200)

    const late = aScreening({
      teamCode: 'team-01',
      villageCode: 'v1',
      filmCodes: ['film-1'],
      startedAt: '2017-03-20T20:00:00+08:00',
      endedAt: '2017-03-20T21:40:00+08:00',
      recordedAt: '2017-03-20T21:45:00+08:00',
    })
    expect((await manager('POST', '/api/screenings', late)).status).toBe(201)
    const named = [422, { issues: [{ path: 'reason' }] }]
    const refused = async (answer: Promise<Response>) => {
      const given = await answer
      expect([given.status, await told(given)]).toMatchObject(named)
    }
    const { id, ...content } = late
    await refused(other('POST', '/api/reviews', { ids: [id], decision: 'accept' }))
    await refused(manager('PUT', `/api/screenings/${id}`, { ...content, attendance: 3, revision: 1 }))
    const target = aTarget({ code: 'county', amount: 77 })
    await refused(manager('PUT', '/api/targets/county', { ...target, effectiveOn: '2017-03-10' }))
    await refused(manager('PUT', '/api/settings/STALE_DAYS', { value: 9, effectiveOn: '2017-03-10' }))
    const correction = { ...content, attendance: 3, revision: 1, reason: '村里核对过' }
    expect((await manager('PUT', `/api/screenings/${id}`, correction)).status).toBe(200)
    const accepting = { ids: [id], decision: 'accept', reason: '补报属实' }
    expect(await told(other('POST', '/api/reviews', accepting))).toMatchObject({ results: [{ outcome: 'done' }] })
    const { history } = await told<{ history: object[] }>(manager('GET', `/api/screenings/${id}`))
    expect(history).toMatchObject([{}, { reason: '村里核对过' }, { reason: '补报属实' }])
    const { causes } = await told<BulletinChanges>(manager('GET', `/api/bulletins/${no}/changes`))
    expect(causes.flatMap(({ items }) => items)).toContainEqual(expect.objectContaining({ id, difference: 1 }))
  })
})
