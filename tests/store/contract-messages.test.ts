/** The queue of messages on both engines: tried until it has arrived, by one sender at a time, at most 20 a minute, not at night. */
import { describe, expect, test } from 'vitest'
import { ask } from '../../src/store/engine/sql.ts'
import { forgetMessages, takeNext, waitingMessages } from '../../src/store/message/messages.ts'
import { messageStatements } from '../../src/store/message/notices.ts'
import { telling as tellingOf } from '../../src/store/message/tellings.ts'
import { engines } from '../engines.ts'
import { telling } from './telling.ts'

const MINUTE = 60_000

describe.each(engines)('messages on $name', ({ start }) => {
  const { it, sql, later, tell, send, aChannel, open, belowIn, queue } = telling(start)

  test('10 minutes of outage lose nothing: closed, hanging, 200 with an error, then late', async () => {
    await aChannel()
    await open(await belowIn(6))
    later(2)
    await tell()
    it.bot.mood = 'closes'
    await send()
    expect((await queue()).filter(({ lastError = '' }) => lastError.includes('连不上对方'))).toHaveLength(1)
    it.bot.mood = 'hangs'
    later(1)
    await send()
    it.bot.mood = { says: { errcode: 93000, errmsg: 'invalid webhook url' } }
    for (let minute = 0; minute < 8; minute++) {
      later(1)
      await send()
    }
    const waiting = await queue()
    expect(waiting.map(({ state }) => state)).toEqual(['waiting', 'waiting'])
    expect(waiting[0]?.lastError).toContain('机器人地址不对或已失效（93000）')
    it.bot.mood = { after: 50 }
    for (let minute = 0; minute < 20; minute++) {
      later(1)
      await send()
    }
    expect((await queue()).map(({ state, lastError }) => [state, lastError])).toEqual([
      ['sent', undefined],
      ['sent', undefined],
    ])
  })

  test('after 72 hours it is given up, with the last error; pauses grow on the way', async () => {
    await aChannel()
    await sql().batch([
      tellingOf(
        'job_failed',
        'job.backup.1',
        { key: 'told_job_failed', facts: { job: 'backup', said: 'disk' } },
        it.now,
      ),
    ])
    later(2)
    await tell()
    it.bot.mood = { says: { errcode: 45009, errmsg: 'freq' } }
    const tried: number[] = []
    for (let minute = 0; minute <= 73 * 60; minute += 1) {
      const [message] = await sql().all<{ next_try_at: string | null }>('SELECT next_try_at FROM messages')
      if (message?.next_try_at === null) break
      const due = Date.parse(message?.next_try_at ?? '')
      if (due > it.now.getTime()) it.now = new Date(due)
      await send()
      tried.push(it.now.getTime())
    }
    const gaps = tried.slice(1).map((at, i) => (at - (tried[i] ?? 0)) / MINUTE)
    expect(gaps.slice(0, 8)).toEqual([1, 2, 5, 10, 20, 40, 60, 120])
    expect(tried.length).toBeLessThan(40)
    expect(await queue()).toMatchObject([{ state: 'failed', lastError: expect.stringContaining('45009') as string }])
  })

  test('a sender that dies over a message does not keep it, and none is taken by two', async () => {
    const id = await aChannel()
    await open(await belowIn(1))
    later(2)
    await tell()
    const taken = await Promise.all([1, 2, 3].map(() => takeNext(sql(), id, it.now)))
    expect(taken.filter(Boolean)).toHaveLength(1)
    later(4)
    await send()
    expect(it.bot.posts).toHaveLength(0)
    later(1)
    await send()
    expect(it.bot.posts).toHaveLength(1)
    expect(await queue()).toMatchObject([{ state: 'sent', tries: 2 }])
  })

  test('20 a minute, the urgent ones first', async () => {
    const id = await aChannel()
    const messages = Array.from({ length: 30 }, (_, i) => ({
      id: crypto.randomUUID(),
      key: `k${i}`,
      channelId: id,
      topic: 'flag' as const,
      isCritical: i === 29,
      title: `第${i}条`,
      text: '',
      receivers: [],
      nextTryAt: it.now,
    }))
    await sql().batch([messageStatements(messages, it.now)])
    await Promise.all([send(), send()])
    expect(it.bot.posts).toHaveLength(20)
    expect(it.bot.texts()[0]).toContain('第29条')
    later(0.5)
    await send()
    expect(it.bot.posts).toHaveLength(20)
    later(0.6)
    await send()
    expect(it.bot.posts).toHaveLength(30)
  })

  test('at night only what is critical is sent; the rest at seven', async () => {
    await aChannel()
    it.now = new Date('2017-06-30T22:30:00+08:00')
    await open(await belowIn(6))
    later(2)
    await tell()
    await send()
    expect(it.bot.texts().map((text) => text.slice(0, 6))).toEqual(['【紧急提醒】'])
    it.now = new Date('2017-07-01T06:59:00+08:00')
    await send()
    expect(it.bot.posts).toHaveLength(1)
    it.now = new Date('2017-07-01T07:00:00+08:00')
    await send()
    expect(it.bot.texts().map((text) => text.slice(0, 4))).toEqual(['【紧急提', '【提醒】'])
  })

  test('what arrived is forgotten after its days, with what it told; what waits is not, and is counted', async () => {
    await aChannel()
    await open(await belowIn(1))
    later(2)
    await tell()
    await send()
    await open([])
    await open(await belowIn(2))
    const old = it.now
    later(91 * 24 * 60)
    await tell()
    const left = async () => {
      const [row] = await sql().all<Record<string, number>>(`SELECT (SELECT count(*) FROM messages) AS messages,
        (SELECT count(*) FROM notices) AS notices, (SELECT count(*) FROM tellings) AS tellings`)
      return Object.values(row ?? {})
    }
    expect(await left()).toEqual([3, 3, 3])
    // as if the second had been made when the first was, and never arrived
    await sql().run(`UPDATE messages SET made_at = ? WHERE state = 'waiting'`, old.toISOString())
    await sql().batch(forgetMessages(92, it.now))
    expect(await left()).toEqual([3, 3, 3])
    await sql().batch(forgetMessages(90, it.now))
    expect((await queue()).map(({ state }) => state)).toEqual(['waiting', 'waiting'])
    expect(await left()).toEqual([2, 2, 0])
    await open([])
    await open(await belowIn(1))
    expect(await ask(sql(), waitingMessages)).toEqual({
      untold: 1,
      waiting: 2,
      failed: 0,
      oldestAt: old.toISOString(),
    })
  })
})
