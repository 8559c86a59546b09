/** To whom things are told, on both engines: the people whom it concerns, a team of its own. */
import { describe, expect, test } from 'vitest'
import { engines } from '../engines.ts'
import { aFault, aFlagFact } from '../make.ts'
import { freshVillage } from './places.ts'
import { answered, aReceiver, OVERDUE, telling } from './telling.ts'

describe.each(engines)('who is told on $name', ({ start }) => {
  const { it, sql, running, later, tell, send, aChannel, aHeldLog, open, queue } = telling(start)

  test('an overdue fault is told to its technician and to who answers for the village, whoever the flag was given to', async () => {
    const own = ['赵师傅', '钱主任', '孙科长', '李师傅'].map((name) => aReceiver({ name, own: true }))
    await aChannel({ kind: 'wecom', receivers: own })
    const { code, name } = await freshVillage(sql())
    const manager = await running().as('manager')
    await answered(manager('PUT', `/api/duties/village.${code}`, { responsible: '钱主任', effectiveOn: '2017-06-30' }))
    const fault = aFault({ villageCode: code })
    await answered(manager('POST', '/api/faults', fault))
    const step = { revision: 1, action: 'assign', assignee: '赵师傅' }
    await answered(manager('POST', `/api/faults/${fault.id}/steps`, step))
    const subject = { kind: 'fault' as const, code: fault.id, name }
    const sentence = { key: 'flag_fault_overdue' as const, facts: { ...OVERDUE, village: name, who: '赵师傅' } }
    await open([aFlagFact({ kind: 'fault_overdue', subject, sentence })])
    await sql().run(
      `UPDATE flags SET owner = '孙科长', due_on = '2017-07-05', acknowledged_at = opened_at, acknowledged_by = '王局'
       WHERE subject_code = ?`,
      fault.id,
    )
    later(3)
    await tell()
    // who is told the same is told once
    expect((await queue()).map(({ receivers }) => receivers)).toEqual([['赵师傅', '钱主任', '孙科长']])
  })

  test('a team is told of its own returned log, with the page of its phone; a bulletin confirmed meanwhile is not told', async () => {
    it.now = new Date('2017-07-01T09:00:00+08:00')
    const { teamCode } = await aHeldLog()
    const ofTeam = (name: string, code: string) => aReceiver({ name, topics: ['log_returned'], teamCode: code })
    await aChannel({
      receivers: [ofTeam('一队', teamCode), ofTeam('九队', 'team-09'), aReceiver({ topics: ['to_confirm'] })],
    })
    const [one, other] = [await running().as('manager'), await running().as('manager')]
    const log = await sql().first<{ id: string }>('SELECT id FROM screenings WHERE team_code = ?', teamCode)
    await answered(one('POST', '/api/reviews', { ids: [log?.id], decision: 'return', reason: '缺回执单' }))
    const { no } = await answered(one('POST', '/api/bulletins', { kind: 'special', asOf: '2017-06-19' }))
    await answered(other('POST', `/api/bulletins/${String(no)}/confirm`))
    later(3)
    await tell()
    await send()
    expect((await queue()).map(({ receivers }) => receivers)).toEqual([['一队']])
    expect(it.bot.texts()[0]).toContain(`\n查看：https://yx.example.com/field/logs/${log?.id}`)
  })
})
