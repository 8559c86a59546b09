/** 抽查回访 on both engines: the draw that nobody can choose, and what the villages said. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DrawnLog } from '../../src/contract/callbacks.ts'
import type { Log, LogList } from '../../src/contract/screenings.ts'
import type { CallbackDraw, CallbackDrawDetail } from '../../src/domain/callback/callback.ts'
import { drawnFrom } from '../../src/domain/callback/draw.ts'
import type { Suspicions } from '../../src/domain/suspicion/suspicion.ts'
import { parseCsv } from '../../src/exchange/csv.ts'
import type { ConstraintError } from '../../src/store/engine/sql.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { aScreening } from '../make.ts'
import { anEvening } from '../store/places.ts'
import { decidedBy, idOf, logOf } from './reviewing.ts'
import { told } from './service.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const on = (day: string, evening: object) =>
  aScreening({
    ...evening,
    startedAt: `${day}T20:40:00+08:00`,
    endedAt: `${day}T22:25:00+08:00`,
    recordedAt: `${day}T22:30:00+08:00`,
    witness: { name: '张三', phone: '13800001234' },
  })
const days = (month: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${month}-${String(i + 1).padStart(2, '0')}`)

describe.each(engines)('call-backs on $name', ({ start }) => {
  let running: Running
  let manager: Call
  let sender: Call
  const evenings: { teamCode: string; villageCode: string }[] = []
  beforeAll(async () => {
    running = await start()
    manager = await running.as('manager')
    sender = await running.with('manager')
    for (const count of [25, 3, 12]) {
      const evening = await anEvening(running.sql)
      evenings.push(evening)
      for (const day of days('2017-05', count)) await send(day, evening)
    }
  })
  afterAll(() => running.stop())

  const send = (day: string, evening: object) => sender('POST', '/api/screenings', on(day, evening))
  const draw = (month: string, by = manager) => by('POST', '/api/callback-draws', { month })
  const read = async (month: string) => told<CallbackDrawDetail>(await manager('GET', `/api/callback-draws/${month}`))
  const listed = async (query: string) =>
    told<{ items: DrawnLog[]; total: number }>(await manager('GET', `/api/callbacks?${query}`))
  const say = (id: string, body: object, by = manager) => by('PUT', `/api/callbacks/${id}`, body)

  test('a month is drawn when it is over and has logs, and by managers', async () => {
    expect(await told(await draw('2017-07'))).toMatchObject({ status: 422, issues: [{ path: 'month' }] })
    expect(await told(await draw('2016-02'))).toMatchObject({
      issues: [{ message: '这个月没有可抽的放映记录。' }],
    })
    expect((await draw('2017-05', await running.as('team', evenings[0]?.teamCode))).status).toBe(403)
  })

  test('a month is drawn once, however many ask at once; what was decided before changes nothing', async () => {
    const { items } = await told<LogList>(await manager('GET', '/api/screenings?from=2017-05-01&to=2017-05-31'))
    await decidedBy(manager, [items[0]?.id ?? '', items[1]?.id ?? ''])
    const answers = await Promise.all([1, 2, 3].map(() => draw('2017-05')))
    const draws = await Promise.all(answers.map((answer) => told<CallbackDraw>(answer)))
    expect(answers.every(({ status }) => status < 300)).toBe(true)
    expect(new Set(draws.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(draws[0]).toMatchObject({
      month: '2017-05',
      percent: 5,
      logs: 40,
      reviewed: 2,
      counts: { drawn: 3, open: 3 },
    })
    expect((await draw('2017-05')).status).toBe(200)
  })

  test('whoever has the seal and the list draws it again', async () => {
    const { seal, sealSha256, seed, pool, drawn, drawnAt, percent } = await read('2017-05')
    const { items: seals } = await told<{ items: { number: number; sha256: string }[] }>(
      await manager('GET', '/api/seals?limit=500'),
    )
    expect(seals.find(({ number }) => number === seal)?.sha256).toBe(sealSha256)
    expect(seed).toBe(sha256(`${sealSha256} 2017-05`))
    expect(drawn).toEqual(drawnFrom(pool, percent, seed))
    const known = await told<LogList>(
      await manager('GET', `/api/screenings?from=2017-05-01&to=2017-05-31&limit=500&knownAt=${drawnAt}`),
    )
    expect(Object.values(pool).flat().sort()).toEqual(known.items.map(({ id }) => id).sort())
    expect((await listed('month=2017-05')).items.map(({ id }) => id)).toEqual(drawn)
  })

  test('a late log is among those of the next draw, and so is none twice; a voided one is in none', async () => {
    const [evening = {}] = evenings
    await send('2017-05-28', evening)
    const voided = on('2017-06-03', evening)
    await sender('POST', '/api/screenings', voided)
    await sender('POST', `/api/screenings/${voided.id}/void`, { reason: '选错了村' })
    await send('2017-06-05', evening)
    await draw('2017-06')
    const june = await read('2017-06')
    expect(june).toMatchObject({ logs: 2, counts: { drawn: 1 } })
    const may = Object.values((await read('2017-05')).pool).flat()
    expect(
      Object.values(june.pool)
        .flat()
        .filter((id) => may.includes(id)),
    ).toEqual([])
  })

  test('who sent a log does not say what its village said, in the database, too', async () => {
    const own = await running.as('manager')
    const evening = await anEvening(running.sql)
    const log = on('2017-04-03', evening)
    expect((await own('POST', '/api/screenings', log)).status).toBe(201)
    await draw('2017-04')
    const refused = await say(log.id, { result: 'confirmed', revision: 0 }, own)
    expect([refused.status, (await told<{ detail: string }>(refused)).detail]).toEqual([
      403,
      expect.stringContaining('须由另一位管理员审核'),
    ])
    const past = running.sql.run(
      `UPDATE callbacks SET result = 'confirmed', called_at = '2017-06-30', called_by_id = ?, called_by = '本人',
         log_revision = 1, revision = 1 WHERE screening_id = ?`,
      await idOf(own),
      log.id,
    )
    await expect(past).rejects.toMatchObject({ constraint: 'called_by_another' } satisfies Partial<ConstraintError>)
    expect((await say(log.id, { result: 'confirmed', revision: 0 })).status).toBe(200)
  })

  test('what is said is kept with who and when; the same again changes nothing, another’s word is not written over', async () => {
    const [id = '', other = ''] = (await read('2017-05')).drawn
    expect(await told(await say(id, { result: 'denied', revision: 0 }))).toMatchObject({ issues: [{ path: 'note' }] })
    const first = await told<DrawnLog>(await say(id, { result: 'unreached', revision: 0 }))
    expect(first.callback).toMatchObject({ state: 'unreached', calledBy: 'manager', revision: 1, isUndecided: false })
    expect((await say(id, { result: 'unreached', revision: 0 })).status).toBe(200)
    expect((await say(id, { result: 'confirmed', revision: 0 })).status).toBe(409)
    const again = await told<DrawnLog>(await say(id, { result: 'confirmed', note: '约60人', revision: 1 }))
    expect(again.callback).toMatchObject({ state: 'confirmed', note: '约60人', revision: 2 })
    const { items } = await told<{ items: { action: string; after: object }[] }>(
      await manager('GET', `/api/audit?subjectKind=callback&subjectId=${id}`),
    )
    expect(items.map(({ after }) => after)).toEqual([{ result: 'confirmed', note: '约60人' }, { result: 'unreached' }])
    expect((await say(crypto.randomUUID(), { result: 'confirmed', revision: 0 })).status).toBe(404)
    expect((await listed('month=2017-05&state=open')).items.map((one) => one.id)).not.toContain(id)
    expect((await listed('month=2017-05&state=open')).items.map((one) => one.id)).toContain(other)
  })

  test('what was not so stands at the log and waits for a decision, and rejects nothing by itself', async () => {
    const { items } = await listed('month=2017-05&state=open')
    const log = items.find(({ status }) => status === 'submitted')
    const id = log?.id ?? ''
    const before = await logOf(manager, id)
    await say(id, { result: 'denied', note: '村里说当晚没有放映', revision: 0 })
    const after = await told<Log>(await manager('GET', `/api/screenings/${id}`))
    expect(after).toMatchObject({ status: before.status, callback: { state: 'denied', isUndecided: true } })
    expect((await listed('undecided=true')).items.map((one) => one.id)).toEqual([id])
    const team = await running.as('team', log?.teamCode)
    expect(await told<Log>(await team('GET', `/api/screenings/${id}`))).not.toHaveProperty('callback')
    const accept = await manager('POST', '/api/reviews', { ids: [id], decision: 'accept' })
    const { results } = await told<{ results: { outcome: string; error: { issues: object[] } }[] }>(accept)
    expect(results).toMatchObject([{ outcome: 'invalid', error: { issues: [{ path: 'reason' }] } }])
    const odd = await told<Suspicions>(await manager('GET', '/api/suspicions?kind=proof'))
    expect(odd.groups.find(({ sign }) => sign === 'callback_denied')?.logs.map((one) => one.id)).toEqual([id])
    await decidedBy(manager, [id], 'reject')
    expect(await listed('undecided=true')).toMatchObject({ items: [], total: 0 })
    const { teams } = await read('2017-05')
    const ofTeam = teams.find(({ teamCode }) => teamCode === log?.teamCode)
    expect(ofTeam?.denied).toBe(1)
    expect(ofTeam?.confirmedBetween?.high).toBeLessThan(0.99)
  })

  test('as a sheet they have whom to call and what was said', async () => {
    const answer = await manager('GET', '/api/callbacks.csv?month=2017-05')
    const rows = parseCsv(new TextDecoder().decode(await answer.arrayBuffer()))
    const text = rows.map(({ cells }) => cells.join('|')).join('\n')
    expect(text).toContain('13800001234')
    expect(text).toContain('属实')
    expect(text).toContain('村里说当晚没有放映')
  })
})
