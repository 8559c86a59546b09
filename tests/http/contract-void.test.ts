/** Who may void a log, and until when, on both engines: its team while nobody has decided, with a reason. */
import { describe, expect, test } from 'vitest'
import type { NewScreening } from '../../src/domain/screening/screening.ts'
import { type Call, engines, managed } from '../engines.ts'
import { aScreening } from '../make.ts'
import { anEvening } from '../store/places.ts'
import { told } from './service.ts'

describe.each(engines)('voiding on $name', ({ start }) => {
  const { running, manager } = managed(start)

  const aLog = async (changes: Partial<NewScreening> = {}): Promise<{ id: string; team: Call }> => {
    const evening = await anEvening(running.sql)
    const team = await running.as('team', evening.teamCode)
    const { id } = aScreening()
    expect((await team('POST', '/api/screenings', aScreening({ id, ...evening, ...changes }))).status).toBe(201)
    return { id, team }
  }
  const decide = (id: string, decision: string) =>
    manager('POST', '/api/reviews', { ids: [id], decision, reason: '请核对' })
  const voidBy = async (call: Call, id: string, body: object = { reason: '选错了村' }) => {
    const answer = await call('POST', `/api/screenings/${id}/void`, body)
    return { status: answer.status, body: await told<{ status: string; detail: string; issues: object[] }>(answer) }
  }

  test.each(['submitted', 'held', 'returned'])('a team voids its own log while it is %s', async (status) => {
    const future = { startedAt: '2017-07-02T20:50:00+08:00', endedAt: '2017-07-02T22:30:00+08:00' }
    const { id, team } = await aLog(status === 'held' ? future : {})
    if (status === 'returned') await decide(id, 'return')
    const kept = await told<{ status: string }>(await team('GET', `/api/screenings/${id}`))
    expect(kept.status).toBe(status)
    expect(await voidBy(team, id)).toMatchObject({ status: 200, body: { status: 'voided' } })
    // its answer lost, it is said again
    expect(await voidBy(team, id)).toMatchObject({ status: 200, body: { status: 'voided' } })
    const { history } = await told<{ history: object[] }>(await manager('GET', `/api/screenings/${id}`))
    expect(history.filter((step) => 'action' in step && step.action === 'void')).toMatchObject([{ reason: '选错了村' }])
  })

  test.each([
    ['accept', '状态为“已审核（有效）”的记录只能由管理员作废。'],
    ['reject', '状态为“无效”的记录只能由管理员作废。'],
  ])('what a manager did (%s) only a manager voids', async (decision, says) => {
    const { id, team } = await aLog()
    await decide(id, decision)
    expect(await voidBy(team, id)).toMatchObject({ status: 409, body: { detail: says } })
    expect(await voidBy(manager, id)).toMatchObject({ status: 200, body: { status: 'voided' } })
  })

  test('it takes a reason, and another team hears nothing of the log', async () => {
    const { id, team } = await aLog()
    expect(await voidBy(team, id, {})).toMatchObject({ status: 422, body: { issues: [{ path: 'reason' }] } })
    expect((await voidBy((await aLog()).team, id)).status).toBe(404)
  })
})
