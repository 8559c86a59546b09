/** Targets fed by the ledger, on both engines: nothing is entered twice, and what was known stays known. */
import { describe, expect, test } from 'vitest'
import type { Task } from '../../src/contract/targets.ts'
import type { Bulletin } from '../../src/domain/report/bulletin.ts'
import type { BulletinChanges } from '../../src/domain/report/bulletin-changes.ts'
import type { Feed } from '../../src/domain/target/feed.ts'
import { checkStep } from '../../src/store/trail/check.ts'
import { engines, managed } from '../engines.ts'
import { anEvent, aFund, aWork } from '../ledger-entries.ts'
import { told } from './service.ts'
import { taskDesk } from './task-desk.ts'

const [DESIGNATED, TOWNSHIP] = ['510723201206', '510723201']
const PERFORMANCES: Feed = { noun: 'event', kinds: ['performance'], counts: 'villages' }

describe.each(engines)('targets fed by the ledger on $name', ({ start }) => {
  const { running, manager } = managed(start)
  const desk = taskDesk(manager)

  const send = async (path: string, body: object) =>
    expect((await manager('POST', `/api/${path}`, body)).status).toBe(201)
  const read = async (code: string, more = '') =>
    told<Task>(await manager('GET', `/api/targets/${code}?asOf=2017-06-30${more}`))
  const put = (fedBy: Feed, more: object = {}) => desk.put({ fedBy, scope: { kind: 'designated' }, ...more })

  test('count the village and not the trip, say what gave it, and take no entry', async () => {
    const { code } = await put(PERFORMANCES)
    await send('events', anEvent({ townshipCode: TOWNSHIP }))
    expect((await read(code)).figures).toMatchObject({ done: 0, fedBy: PERFORMANCES })
    await send('events', anEvent({ villageCode: DESIGNATED, title: '赴笔尖村演出' }))
    const { figures, fed, entries } = await read(code)
    expect([figures?.done, entries]).toEqual([1, []])
    expect(fed?.parts).toContainEqual(
      expect.objectContaining({ title: '赴笔尖村演出', villageName: '笔尖村', amount: 1 }),
    )
    expect(await desk.inOverview(code)).toEqual(figures)
    expect(await desk.add(code, {})).toMatchObject([409, { detail: expect.stringContaining('台账') as string }])
  })

  test('say at least, forget what was withdrawn, and answer the past as it was known', async () => {
    const { code } = await put({ noun: 'event', kinds: ['books'], counts: 'copies' }, { amount: 3750, unit: '册' })
    const books = anEvent({ kind: 'books', townshipCode: TOWNSHIP, copies: 2000, atLeast: ['copies'] })
    await send('events', books)
    expect((await read(code)).figures).toMatchObject({ done: 2000, doneAtLeast: true })
    const { knownAt } = await told<{ knownAt: string }>(await manager('GET', '/api/overview?asOf=2017-06-30'))
    const withdrawn = { ...books, withdrawn: '登错了', revision: 1 }
    expect((await manager('PUT', `/api/events/${books.id}`, withdrawn)).status).toBe(200)
    expect((await read(code)).figures).toMatchObject({ done: 0 })
    expect((await read(code, `&knownAt=${knownAt}`)).figures).toMatchObject({ done: 2000, doneAtLeast: true })
  })

  test('upgraded and passing are two facts of the same villages', async () => {
    const { code } = await put({ noun: 'work', kind: 'broadcast', stage: 'completion' })
    await send('works', aWork({ villageCode: DESIGNATED, stages: [{ stage: 'completion', doneOn: '2017-06-20' }] }))
    expect((await read(code)).figures?.done).toBe(1)
    expect((await read('audible-designated')).figures?.done).toBe(0)
  })

  test('money is counted as it is paid, beside what was allotted and came in', async () => {
    const { code } = await desk.put({ fedBy: { noun: 'fund' }, amount: 172.12, unit: '万元' })
    await send('funds', aFund())
    const { figures, fed } = await read(code)
    expect([figures?.done, figures?.bases[0]?.chance]).toEqual([50, null])
    expect(fed?.money).toMatchObject({ allottedFen: 172_120_000, receivedFen: 100_000_000, executionPercent: 29.04 })
  })

  test('a bulletin says which entry made the difference since', async () => {
    const { code } = await put(PERFORMANCES)
    const { no } = await told<Bulletin>(
      await manager('POST', '/api/bulletins', { kind: 'special', asOf: '2017-06-30' }),
    )
    const late = anEvent({ on: '2017-06-29', villageCode: '510723203205', title: '后补的演出' })
    await send('events', late)
    const { causes } = await told<BulletinChanges>(await manager('GET', `/api/bulletins/${no}/changes`))
    const own = causes.filter(({ target }) => target === code)
    expect(own).toMatchObject([
      { cause: 'late', difference: 1, items: [{ kind: 'event', id: late.id, name: '后补的演出', difference: 1 }] },
    ])
  })

  test('may be decided anew, keep what they were, and pass the check of the trail', async () => {
    const target = await put(PERFORMANCES, { effectiveOn: '2017-01-01' })
    const { fedBy: _, ...byHand } = target
    const { knownAt } = await told<{ knownAt: string }>(await manager('GET', '/api/overview?asOf=2017-06-30'))
    expect((await manager('PUT', `/api/targets/${target.code}`, { ...byHand, effectiveOn: '2017-06-20' })).status).toBe(
      200,
    )
    expect((await read(target.code)).target).not.toHaveProperty('fedBy')
    const before = await told<Task>(await manager('GET', `/api/targets/${target.code}?asOf=2017-06-19`))
    expect(before.target.fedBy).toEqual(PERFORMANCES)
    expect((await read(target.code, `&knownAt=${knownAt}`)).target.fedBy).toEqual(PERFORMANCES)
    expect((await desk.add(target.code, { on: '2017-06-21' }))[0]).toBe(201)
    expect((await checkStep({ sql: running.sql } as never, 'targets')).fault).toBeUndefined()
    await running.sql.run(`UPDATE targets SET fed_by = '{"noun":"fund"}' WHERE code = '${target.code}'`)
    expect((await checkStep({ sql: running.sql } as never, 'targets')).fault).toBeDefined()
  })
})
