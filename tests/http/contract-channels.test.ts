/** Channels and messages over HTTP on both engines: secrets go in and never come out, a test says what was answered. */
import { createHmac } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ChannelTest } from '../../src/contract/messages.ts'
import type { Listed } from '../../src/contract/route.ts'
import type { Channel } from '../../src/domain/message/channel.ts'
import type { Message } from '../../src/domain/message/message.ts'
import { telling } from '../../src/store/message/tellings.ts'
import { aBot, type Bot, type Post } from '../bots.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { NOW } from '../make.ts'
import { told } from './service.ts'

const aChannel = (changes: object = {}) => ({
  kind: 'webhook',
  name: '局工作群',
  isOn: true,
  receivers: [{ name: '工作群', topics: ['job_failed'] }],
  ...changes,
})

describe.each(engines)('channels on $name', ({ start }) => {
  let running: Running
  let manager: Call
  let bot: Bot
  beforeAll(async () => {
    running = await start()
    manager = await running.as('manager')
  })
  afterAll(() => running.stop())
  beforeEach(async () => {
    bot = await aBot({ says: { code: 0 } })
  })
  afterEach(() => bot.stop())

  const put = (id: string, body: object, headers?: Record<string, string>) =>
    manager('PUT', `/api/channels/${id}`, body, headers)
  const made = async (changes: object = {}): Promise<string> => {
    const id = crypto.randomUUID()
    const answer = await put(id, aChannel({ url: bot.url, secret: 'a signing secret', ...changes }))
    expect([answer.status, await answer.text()]).toEqual([200, expect.any(String)])
    return id
  }
  const tested = async (id: string) => told<ChannelTest>(await manager('POST', `/api/channels/${id}/test`))
  /** Told two minutes ago, for the clock stands. */
  const failed = (key: string) =>
    running.sql.batch([
      telling(
        'job_failed',
        key,
        { key: 'told_job_failed', facts: { job: '备份', said: '磁盘已满' } },
        new Date(NOW.getTime() - 180_000),
      ),
    ])

  test('secrets stay when they are left out, and stand in no answer and not in the trail', async () => {
    const id = await made()
    const first = await manager('GET', `/api/channels/${id}`)
    const tag = first.headers.get('etag') ?? ''
    expect((await told<Channel>(first)).shown).toEqual({
      url: expect.stringMatching(/^127\.0\.0\.1:\d+\/••••4bc4$/) as string,
      secret: '••••cret',
    })
    expect((await put(id, aChannel({ name: '新名字' }), { 'if-match': tag })).status).toBe(200)
    expect((await put(id, aChannel({ name: '别的' }), { 'if-match': tag })).status).toBe(409)
    expect(await tested(id)).toMatchObject({ arrived: true, status: 200, answer: '{"code":0}' })
    const said = await Promise.all(
      ['channels', `channels/${id}`, 'messages', 'audit?limit=100'].map(async (path) =>
        (await manager('GET', `/api/${path}`)).text(),
      ),
    )
    for (const text of said) expect(text).not.toMatch(/693a91f6|a signing secret/)
    expect(said[3]).toContain('secretsChanged')
  })

  test('a test says what was really answered, and never the secret that was echoed', async () => {
    const id = await made({ kind: 'wecom' })
    bot.mood = { says: { errcode: 93000, errmsg: `invalid key in ${bot.url}` } }
    const answer = await tested(id)
    expect(answer).toMatchObject({ arrived: false, status: 200, said: expect.stringContaining('93000') as string })
    expect(JSON.stringify(answer)).not.toContain('693a91f6')
    bot.mood = { says: 'moved', status: 302 }
    expect((await tested(id)).said).toContain('302')
    bot.mood = 'closes'
    // the Worker of the tests says so in its own way
    expect(await tested(id)).toMatchObject({ arrived: false, said: expect.stringMatching(/连不上|500/) as string })
  })

  test('what it leads to is public and https, and a bot’s is its maker’s', async () => {
    const wrong: [object, string][] = [
      [{ url: 'http://example.com/hook' }, 'url'],
      [{ url: 'https://10.0.0.8/hook' }, 'url'],
      [{ url: 'https://[fd00::1]/hook' }, 'url'],
      [{ url: 'https://intranet/hook' }, 'url'],
      [{ url: 'https://printer.local/hook' }, 'url'],
      [{ url: 'https://user:pass@example.com/' }, 'url'],
      [{ kind: 'wecom', url: 'https://example.com/hook' }, 'url'],
      [{ kind: 'dingtalk' }, 'url'],
      [{ kind: 'smtp', host: '192.168.1.1', port: 25, from: 'nobody' }, 'host'],
    ]
    for (const [changes, path] of wrong) {
      const answer = await put(crypto.randomUUID(), aChannel(changes))
      const { issues } = await told<{ issues: { path: string }[] }>(answer)
      expect([changes, answer.status, issues[0]?.path]).toEqual([changes, 422, path])
    }
    const right = aChannel({ kind: 'feishu', url: 'https://open.feishu.cn/open-apis/bot/v2/hook/x', isOn: false })
    expect((await put(crypto.randomUUID(), right)).status).toBe(200)
  })

  test('the clock tells and sends; a webhook is signed; its link acknowledges once, without signing in', async () => {
    const id = await made()
    await failed(`job.${id}`)
    await running.trigger('messages')
    await expect.poll(() => bot.posts.length).toBe(1)
    const { headers, body, json } = bot.posts[0] as Post
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
    expect(headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', 'a signing secret').update(signed).digest('base64')}`,
    )
    expect(json).toMatchObject({ topic: 'job_failed', isCritical: true, title: '【任务失败】1项' })
    const link = new URL(String(json['acknowledgeUrl'])).pathname
    for (let look = 0; look < 2; look++) {
      expect(await (await running.call('GET', link)).text()).toContain('<button>我已知悉</button>')
    }
    const first = await running.call('POST', link, undefined, { 'accept-language': 'en' })
    expect([first.status, await first.text()]).toEqual([200, expect.stringContaining('Noted') as string])
    expect(await (await running.call('POST', link)).text()).toContain('无需再点')
    expect((await running.call('GET', `/seen/${'0'.repeat(32)}`)).status).toBe(404)
    const { items } = await told<Listed<Message>>(await manager('GET', `/api/messages?channel=${id}`))
    expect(items).toMatchObject([{ state: 'sent', tries: 1, acknowledgedBy: '消息链接' }])
    expect(JSON.stringify(items)).not.toContain(link.slice(6))
    const trail = await told<Listed<{ action: string }>>(await manager('GET', '/api/audit?subjectKind=notice'))
    expect(trail.items.map(({ action }) => action)).toEqual(['acknowledged'])
  })

  test('messages page by page, by state; one that failed is tried again when somebody says so', async () => {
    const id = await made()
    bot.mood = { says: { code: 7 } }
    await failed(`again.${id}`)
    await running.trigger('messages')
    await expect.poll(() => bot.posts.length).toBe(1)
    const of = async (query: string) =>
      told<Listed<Message>>(
        await manager('GET', `/api/messages?channel=${id}&${query}`, undefined, { 'accept-language': 'en' }),
      )
    const [message] = (await of('state=waiting')).items
    expect(message).toMatchObject({ tries: 1, lastError: expect.stringContaining('error 7') as string })
    expect((await manager('POST', `/api/messages/${message?.id}/retry`)).status).toBe(204)
    expect((await manager('POST', `/api/messages/${crypto.randomUUID()}/retry`)).status).toBe(404)
    expect((await of('state=sent')).total).toBe(0)
    await tested(id)
    const pages = await of('limit=1')
    expect([pages.total, pages.items.length]).toEqual([2, 1])
    expect((await of(`limit=1&cursor=${pages.nextCursor}`)).items).toHaveLength(1)
  })
})
