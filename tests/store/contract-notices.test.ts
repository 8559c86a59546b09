/** What is told, and to whom, on both engines: written with what it tells, once, and to the leader where nobody answers. */
import { describe, expect, test } from 'vitest'
import { overviewSettings } from '../../src/config.ts'
import { showsIn } from '../../src/domain/message/digest.ts'
import type { Topic } from '../../src/domain/message/topic.ts'
import { overviewOf } from '../../src/domain/report/overview.ts'
import { makeDigest } from '../../src/notify/digests.ts'
import { readOverview } from '../../src/store/report/overview.ts'
import { audited, SYSTEM } from '../../src/store/people/audit.ts'
import { acknowledgeNotice } from '../../src/store/message/notices.ts'
import { engines } from '../engines.ts'
import { aConfig, aScreening } from '../make.ts'
import { anEvening } from './places.ts'
import { aReceiver, telling } from './telling.ts'

describe.each(engines)('what is told on $name', ({ start }) => {
  const { it, sql, running, later, settings, tell, send, escalate, aChannel, open, belowIn, queue } = telling(start)

  test('25 villages at once are two messages at most, township by township, and are told once', async () => {
    await aChannel()
    await open(await belowIn(25))
    await tell()
    expect(await queue()).toEqual([])
    later(2)
    await Promise.all([tell(), tell(), tell()])
    await tell()
    expect((await queue()).map(({ title }) => title).sort()).toEqual(['【提醒】新增20项', '【紧急提醒】新增5项'])
    await send()
    expect(it.bot.texts()).toHaveLength(2)
    expect(it.bot.texts()[1]).toMatch(
      /^【提醒】新增20项\n通响率偏低（20）：\n.+：.+、.+\n查看：https:\/\/yx.example.com\/flags\n已知悉/s,
    )
    later(10)
    await open([])
    await tell()
    await send()
    expect(it.bot.texts()).toHaveLength(2)
  })

  test('without a channel that is on nothing piles up, and what was cleared meanwhile is not told', async () => {
    await open(await belowIn(2))
    await aChannel()
    await open([])
    await open(await belowIn(3))
    await open([])
    later(3)
    await tell()
    expect(await queue()).toEqual([])
    const left = await sql().all('SELECT id FROM tellings WHERE notice_id IS NULL')
    expect(left).toEqual([])
  })

  test('a held log is told, one that was decided meanwhile is not; who wants only his own is told of no other’s', async () => {
    await aChannel({
      receivers: [
        aReceiver(),
        aReceiver({ name: '放映九队', topics: ['log_held', 'log_returned'], teamCode: 'team-none' }),
        aReceiver({ name: '赵师傅', own: true }),
      ],
    })
    const sender = await running().with('manager')
    for (let i = 0; i < 2; i++) {
      const { villageCode, teamCode } = await anEvening(sql())
      const log = aScreening({ villageCode, teamCode, filmCodes: [], filmTitles: ['没有的片'] })
      expect((await sender('POST', '/api/screenings', log)).status).toBe(201)
    }
    it.now = new Date('2017-07-01T09:00:00+08:00')
    await tell()
    const told = await queue()
    expect(told).toMatchObject([{ topic: 'log_held', title: '【存疑待核】2条放映记录待审核', receivers: ['工作群'] }])
    expect(told[0]?.text.split('\n')).toHaveLength(2)
  })

  test('nobody saw it for a day: the leader is told, once; not where the link was used or the flag taken over', async () => {
    await aChannel({ receivers: [aReceiver(), aReceiver({ name: '张局', topics: [], leader: true })] })
    const facts = await belowIn(2)
    await open(facts.slice(0, 1))
    later(2)
    await tell()
    await send()
    later(24 * 60)
    await Promise.all([escalate(), escalate()])
    await escalate()
    await send()
    expect(it.bot.texts().filter((text) => text.startsWith('【催办】'))).toEqual([
      expect.stringMatching(/^【催办】超过24小时无人确认：【紧急提醒】新增1项\n/) as string,
    ])
    await open(facts)
    later(2)
    await tell()
    await send()
    const [notice] = await sql().all<{ id: string }>('SELECT id FROM notices WHERE escalated_at IS NULL')
    await acknowledgeNotice(sql(), notice?.id ?? '', SYSTEM, it.now)
    later(25 * 60)
    await escalate()
    expect((await queue()).filter(({ title }) => title.includes('催办'))).toHaveLength(1)
  })

  test('what fails to be written tells nobody', async () => {
    await aChannel()
    const entry = { action: 'opened', subjectKind: 'flag' as const, subjectId: 'team_silent.team.team-01.1' }
    const failing = { sql: 'INSERT INTO assertions (holds) VALUES (0)', values: [] }
    await expect(sql().batch([audited(SYSTEM, it.now, [entry]), failing])).rejects.toThrow('nothing_changed_meanwhile')
    expect(await sql().all('SELECT id FROM tellings')).toEqual([])
  })

  test('a morning line is of yesterday, says what the page says, and comes once however often it is made', async () => {
    const topics: Topic[] = ['morning', 'team_week']
    await aChannel({
      receivers: [aReceiver({ topics }), aReceiver({ name: '一队', topics, teamCode: 'team-01' })],
    })
    const { villageCode } = await anEvening(sql())
    const log = aScreening({
      villageCode,
      startedAt: '2017-06-29T20:50:00+08:00',
      endedAt: '2017-06-29T22:30:00+08:00',
    })
    await (
      await running().with('manager')
    )('POST', '/api/screenings', log)
    const judgedBy = async () => overviewSettings(aConfig())
    const digesting = { sql: sql(), now: it.now, settings, judgedBy }
    const made = () => makeDigest('morning', '2017-06-30', digesting)
    await Promise.all([made(), made()])
    await made()
    await makeDigest('team_week', '2017-06-26', digesting)
    const told = (await queue()).toSorted((a, b) => a.topic.localeCompare(b.topic))
    expect(told.map(({ topic, receivers }) => [topic, receivers])).toEqual([
      ['morning', ['工作群', '一队']],
      ['team_week', ['一队']],
    ])
    const page = overviewOf(await readOverview(sql(), '2017-06-29', it.now, await judgedBy()))
    const county = page.targets.find(({ scope }) => scope.kind === 'county')
    expect(told[0]?.text.split('\n')[0]).toBe(
      `6月29日放映 ${showsIn(page, '2017-06-29', '2017-06-29')} 场。今年累计 ${county?.done} 场，` +
        `完成${county?.amount}场的 ${county?.completionPercent.toFixed(2)}%。`,
    )
    expect(told[0]?.text).toMatch(/操作记录/)
    expect(told[1]?.text).toMatch(/^6月还没有放映的村（\d+个）：\n/)
  })
})
