import { beforeEach, describe, expect, test } from 'vitest'
import type { NewScreening } from '../../src/domain/screening/screening.ts'
import { takeInWithOthers } from '../../src/store/screening/intake-queue.ts'
import type { Sql } from '../../src/store/engine/sql.ts'
import { aCounty, countLogs } from '../exchange/county.ts'
import { aDesk, aScreening, aTeam } from '../make.ts'

describe('logs of one evening, at once', () => {
  let sql: Sql
  beforeEach(async () => {
    sql = await aCounty()
  })
  const send = async (logs: NewScreening[], desk = aDesk()) =>
    (await Promise.all(logs.map((log) => takeInWithOthers(sql, log, desk)))).flat()
  const evening = (count: number): NewScreening[] =>
    Array.from({ length: count }, (_, i) => aScreening({ attendance: 50 + i }))
  const told = (outcomes: Awaited<ReturnType<typeof send>>) =>
    outcomes.map((one) => ('receipt' in one ? one.receipt.status : one.outcome))

  test('are looked at in their order: the first counts, each later one is held as its duplicate', async () => {
    const logs = evening(22)
    const outcomes = await send(logs)
    expect(told(outcomes)).toEqual(['submitted', ...Array<string>(21).fill('held')])
    expect(outcomes.map(({ id }) => id)).toEqual(logs.map(({ id }) => id))
    expect(await countLogs(sql)).toBe(22)
  })

  test('under one id are one log, and with other content a conflict', async () => {
    const [log = aScreening()] = evening(1)
    const outcomes = await send([log, log, { ...log, attendance: 1 }, log])
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['stored', 'already_stored', 'conflict', 'already_stored'])
  })

  test('are kept although one of them is of no village, and one of another team', async () => {
    const [first = aScreening(), second = aScreening(), third = aScreening()] = evening(3)
    const desk = aDesk({ actor: aTeam('team-01') })
    const outcomes = await send([first, { ...second, villageCode: 'nowhere' }, { ...third, teamCode: 'team-02' }], desk)
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['stored', 'invalid', 'forbidden'])
  })

  test('are taken up to the bound, not one more', async () => {
    const desk = aDesk({ actor: aTeam('team-01'), bounds: { logsPerHour: 10, heldPerTeam: 100 } })
    const outcomes = await send(evening(22), desk)
    expect(outcomes.filter(({ outcome }) => outcome === 'stored')).toHaveLength(10)
    expect(outcomes.filter(({ outcome }) => outcome === 'too_many')).toHaveLength(12)
    expect(await countLogs(sql)).toBe(10)
  })

  test('of several senders leave each a line and a pace of their own', async () => {
    const bounds = { logsPerHour: 10, heldPerTeam: 100 }
    const later = new Date(aDesk().now.getTime() + 1)
    const senders = [aDesk({ actor: aTeam('team-01'), bounds }), aDesk({ actor: aTeam('team-02'), bounds, now: later })]
    const handed = senders.flatMap((desk) => {
      const [one = aScreening(), other = aScreening()] = evening(2)
      return [one, other].map((log) => ({ log: { ...log, teamCode: desk.actor.teamCode ?? '' }, desk }))
    })
    await Promise.all(handed.map(({ log, desk }) => takeInWithOthers(sql, log, desk)))
    const lines = await sql.all(
      'SELECT subject_id, actor_id, actor_name, at FROM audit WHERE action = ? ORDER BY id',
      'submit',
    )
    const expected = handed.map(({ log: { id }, desk: { actor, now } }) => {
      return { subject_id: id, actor_id: actor.id, actor_name: actor.name, at: now.toISOString() }
    })
    expect(lines).toEqual(expected)
    const paces = await sql.all<{ sender: string }>('SELECT sender, logs FROM intake_paces ORDER BY sender')
    expect(paces).toEqual(senders.map(({ actor }) => ({ sender: `submit ${actor.id}`, logs: 2 })))
  })
})
