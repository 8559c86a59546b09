/** 关账 from its edges: a month that closes under one's hands, midnight at its end, logs that move over it, and who comes late. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { audited } from '../../src/store/people/audit.ts'
import type { BulletinChanges } from '../../src/domain/report/bulletin-changes.ts'
import type { NewScreening } from '../../src/domain/screening/screening.ts'
import { openOrWhy } from '../../src/store/report/closed-months.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { aManager, aMilestone, aScreening, aTarget, NOW } from '../make.ts'

const ASKED = [422, { issues: [{ path: 'reason', message: expect.stringContaining('已关账') as string }] }] as const
const VILLAGES = ['510723100202', '510723100204', '510723100208', '510723100212']

describe.each(engines)('the end of a month on $name', ({ start }) => {
  let running: Running
  let manager: Call
  let other: Call
  let team: Call
  let evening = 0
  const told = async (answer: Promise<Response>): Promise<[number, object]> => {
    const given = await answer
    return [given.status, (await given.json()) as object]
  }
  const close = (month: string) => told(manager('POST', `/api/months/${month}/close`))
  /** Of team-01, so far from the others that nothing holds it. */
  const aShow = (startedAt: string, changes: Partial<NewScreening> = {}): NewScreening => {
    const endedAt = new Date(Date.parse(startedAt) + 95 * 60_000).toISOString()
    const villageCode = VILLAGES[evening++ % VILLAGES.length] ?? ''
    return aScreening({ startedAt, endedAt, recordedAt: endedAt, venue: 'indoor', villageCode, ...changes })
  }
  const sent = async (log: NewScreening): Promise<NewScreening> => {
    expect((await told(team('POST', '/api/screenings', log)))[0]).toBe(201)
    return log
  }
  const corrected = ({ id, ...content }: NewScreening, changes: object, by: Call, revision = 1) =>
    told(by('PUT', `/api/screenings/${id}`, { ...content, revision, ...changes }))
  const linesAfter = (id: number) =>
    running.sql.all<{ id: number; reason: string | null; on: string }>(
      `SELECT a.id, a.reason, s.screened_on AS "on" FROM audit a JOIN screenings s ON s.id = a.subject_id
       WHERE a.subject_kind = 'screening' AND a.action IN ('accept', 'correct') AND a.id > ? ORDER BY a.id`,
      id,
    )

  beforeAll(async () => {
    running = await start()
    ;[manager, other] = [await running.as('manager'), await running.as('manager')]
    team = await running.as('team', 'team-01')
  }, 60_000)
  afterAll(() => running.stop())

  test('a month that closes after one looked whether it is open takes nothing more without a word', async () => {
    const { sql } = running
    const line = { action: 'put', subjectKind: 'setting', subjectId: 'x' } as const
    const touched = { days: ['2017-01-10'] }
    const [looked, withReason] = [await openOrWhy(sql, touched, undefined), await openOrWhy(sql, touched, '按文件')]
    const lines = () => sql.first('SELECT count(*) AS n FROM audit')
    await looked.batch([audited(aManager, NOW, [line])])
    await close('2017-01')
    const before = await lines()
    await expect(looked.batch([audited(aManager, NOW, [line])])).rejects.toMatchObject({
      code: 'invalid',
      issues: [{ path: 'reason', sentence: { key: 'reason_for_closed_month', facts: { month: '2017-01' } } }],
    })
    expect(await lines()).toEqual(before)
    // what is read, and what says why, goes on
    expect(await looked.batch([{ sql: 'SELECT 1 AS one', values: [] }])).toEqual([[{ one: 1 }]])
    await withReason.batch([audited(aManager, NOW, [line])])
    expect(await lines()).not.toEqual(before)
  })

  test('of decisions and corrections in the very moment of closing, those without a reason came before it', async () => {
    const logs: NewScreening[] = []
    for (let i = 0; i < 12; i++) logs.push(await sent(aShow(`2017-02-${10 + i}T20:50:00+08:00`)))
    const changes = logs.map((log, i) =>
      i % 2 === 0
        ? told(other('POST', '/api/reviews', { ids: [log.id], decision: 'accept' }))
        : corrected(log, { attendance: 61 }, manager),
    )
    const [closed, ...answers] = await Promise.all([close('2017-02'), ...changes])
    expect(closed[0]).toBe(200)
    for (const refused of answers.filter(([status]) => status !== 200)) expect(refused).toMatchObject(ASKED)
    const [line] = await running.sql.all<{ id: number }>(
      `SELECT id FROM audit WHERE action = 'close_month' AND subject_id = '2017-02'`,
    )
    expect(await linesAfter(line?.id ?? 0)).toEqual([])
  })

  test('midnight is the county’s, in whichever zone a phone writes its hours', async () => {
    // 23:40 on 30 April and 00:20 on 1 May, by the county’s clock
    const [april, may] = [await sent(aShow('2017-04-30T15:40:00Z')), await sent(aShow('2017-04-30T12:20:00-04:00'))]
    await close('2017-04')
    expect(await corrected(april, { attendance: 3 }, manager)).toMatchObject(ASKED)
    expect(await corrected(may, { attendance: 3 }, manager)).toMatchObject([200, { screenedOn: '2017-05-01' }])
  })

  test('a log that moves into a closed month touches it, and one that leaves it, too; a team’s word goes through', async () => {
    const at = (day: string) => {
      const { startedAt, endedAt, recordedAt } = aShow(`${day}T20:50:00+08:00`)
      return { startedAt, endedAt, recordedAt }
    }
    await close('2017-03')
    const [, made] = await told(manager('POST', '/api/bulletins', { kind: 'special', asOf: '2017-03-31' }))
    const [open, late] = [
      await sent(aShow('2017-05-04T20:50:00+08:00')),
      await sent(aShow('2017-03-05T20:50:00+08:00')),
    ]
    expect(await corrected(open, at('2017-03-04'), manager)).toMatchObject(ASKED)
    expect(await corrected(late, at('2017-05-06'), manager)).toMatchObject(ASKED)
    const why = { reason: '日期写错' }
    expect((await corrected(late, { ...at('2017-05-06'), ...why }, manager))[0]).toBe(200)
    expect((await corrected(open, at('2017-03-04'), team))[0]).toBe(200)
    const { no } = made as { no: string }
    const [, changes] = await told(manager('GET', `/api/bulletins/${no}/changes`))
    const items = (changes as BulletinChanges).causes
      .filter(({ target }) => target === 'screenings-county')
      .flatMap((cause) => cause.items)
    // the one that came and left again is no difference; the one that a team moved there is named
    expect(items.map(({ id }) => id)).toContain(open.id)
    expect(items.map(({ id }) => id)).not.toContain(late.id)
  })

  test('what comes within a day of its show, and after its month was closed, is a late report', async () => {
    const show = aShow('2017-06-30T20:10:00+08:00')
    const before = await sent(aShow('2017-06-29T20:10:00+08:00', { endedAt: '2017-06-30T00:10:00+08:00' }))
    const [, bulletin] = await told(manager('POST', '/api/bulletins', { kind: 'month', asOf: '2017-06-30' }))
    await other('POST', `/api/bulletins/${(bulletin as { no: string }).no}/confirm`)
    await sent(show)
    const findingsOf = async (id: string) => (await told(manager('GET', `/api/screenings/${id}`)))[1]
    const message = expect.stringContaining('2017年6月关账以后') as string
    expect(await findingsOf(show.id)).toMatchObject({
      status: 'submitted',
      findings: expect.arrayContaining([{ code: 'late_report', blocking: false, message }]) as object[],
    })
    expect(JSON.stringify(await findingsOf(before.id))).not.toContain('late_report')
  })

  test('nobody opens a month again, and closing it once more changes nothing', async () => {
    const again = await told(other('POST', '/api/months/2017-04/close'))
    expect(again).toEqual(await close('2017-04'))
    for (const method of ['DELETE', 'PUT', 'PATCH'])
      expect((await manager(method, '/api/months/2017-04/close')).status).toBe(405)
  })

  test('a step of a task that was done in a closed month is not undone without a word', async () => {
    const target = aTarget({ code: 'centre', indicator: 'manual' })
    await manager('PUT', '/api/targets/centre', { ...target, reason: '新任务' })
    const { note: _, ...step } = aMilestone({ doneOn: '2017-04-12', plannedOn: '2017-07-15' })
    const path = `/api/targets/centre/milestones/${step.id}`
    expect((await told(manager('PUT', path, { ...step, note: '现场看过' })))[0]).toBe(201)
    const { doneOn: __, ...undone } = step
    expect(await told(manager('PUT', path, { ...undone, revision: 1 }))).toMatchObject([
      422,
      { issues: [{ path: 'note' }] },
    ])
    expect((await told(manager('PUT', path, { ...undone, note: '没有完成', revision: 1 })))[0]).toBe(200)
  })
})
