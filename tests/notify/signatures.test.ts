/** What channels sign with, beside values worked out elsewhere (Python’s hmac and openssl, by the makers’ documents). */
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { ChannelContent } from '../../src/domain/message/channel.ts'
import { type Letter, postedTo } from '../../src/notify/request.ts'

const AT = new Date(1_498_788_600_000)
const letter = (changes: Partial<Letter> = {}): Letter => ({
  id: 'msg-1',
  topic: 'flag',
  isCritical: false,
  title: '【提醒】新增1项',
  text: '三清村通响率 82.2%',
  receivers: [{ name: '王局', address: '13900000000' }],
  madeAt: '2017-06-30T02:10:00.000Z',
  ...changes,
})
const posted = (kind: 'dingtalk' | 'feishu' | 'webhook' | 'wecom', url: string, secret?: string, at = AT) => {
  const content = ChannelContent.parse({ kind, name: '群', isOn: true, receivers: [] })
  return postedTo(kind, letter(), { content, secrets: { url, secret } }, at)
}

test('钉钉: the time and the secret, signed with the secret, in the address, each sign of it escaped', async () => {
  const url = 'https://oapi.dingtalk.com/robot/send?access_token=abc'
  const { url: signed, body } = await posted('dingtalk', url, 'SEC000cdf4b7a2f0e5c9a1d')
  expect(signed).toBe(`${url}&timestamp=1498788600000&sign=dwadJG19XvAuDuc9R9YUDVcID9szZ3vpDZL2%2BP1Cz5A%3D`)
  expect(JSON.parse(body)).toEqual({
    msgtype: 'text',
    text: { content: '【提醒】新增1项\n三清村通响率 82.2%\n@13900000000' },
    at: { atMobiles: ['13900000000'], isAtAll: false },
  })
  expect((await posted('dingtalk', url)).url).toBe(url)
})

test('飞书: nothing, signed with the time and the secret, in the body, in seconds', async () => {
  const url = 'https://open.feishu.cn/open-apis/bot/v2/hook/x'
  const { url: same, body } = await posted('feishu', url, 'feishu-demo-secret')
  expect([same, JSON.parse(body)]).toEqual([
    url,
    {
      timestamp: '1498788600',
      sign: 'GmAmYP/ocH5ad1ZPZDis/oFbICn5/Kxd3ewE1cNWjus=',
      msg_type: 'text',
      content: { text: '【提醒】新增1项\n三清村通响率 82.2%' },
    },
  ])
})

test('企业微信: nothing is signed, and mobiles are called', async () => {
  const { body } = await posted('wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k', 'left over')
  expect(JSON.parse(body)).toEqual({
    msgtype: 'text',
    text: { content: '【提醒】新增1项\n三清村通响率 82.2%', mentioned_mobile_list: ['13900000000'] },
  })
})

test('a hook: by a secret of Standard Webhooks as its own example is', async () => {
  const { headers, body } = await posted(
    'webhook',
    'https://example.com/hook',
    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  )
  const { createHmac } = await import('node:crypto')
  const sign = (id: string, at: string, text: string): string =>
    createHmac('sha256', Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64'))
      .update(`${id}.${at}.${text}`)
      .digest('base64')
  // the example that its documents give
  expect(sign('msg_p5jXN8AQM9LWM0D4loKWxJek', '1614265330', '{"test": 2432232314}')).toBe(
    'g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  )
  expect(headers).toMatchObject({
    'webhook-id': 'msg-1',
    'webhook-timestamp': '1498788600',
    'webhook-signature': `v1,${sign('msg-1', '1498788600', body)}`,
  })
})

test('the README’s check, run as it is written, takes ours and nothing else', async () => {
  const [, code = ''] = /```js\n(import \{ createHmac[\s\S]+?)```/.exec(readFileSync('README.md', 'utf8')) ?? []
  const folder = await mkdtemp(join(tmpdir(), 'yingxiang-readme-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'check.mjs')
  writeFileSync(file, code)
  type Check = (headers: object, body: string, secret: string) => boolean
  const { isOurs } = (await import(pathToFileURL(file).href)) as { isOurs: Check }
  const secret = '只有双方知道的密钥'
  const { headers, body } = await posted('webhook', 'https://example.com/hook', secret, new Date())
  expect(isOurs(headers, body, secret)).toBe(true)
  expect(isOurs(headers, `${body} `, secret)).toBe(false)
  expect(isOurs(headers, body, 'another')).toBe(false)
  expect(isOurs({ ...headers, 'webhook-id': 'msg-2' }, body, secret)).toBe(false)
  expect(isOurs({}, body, secret)).toBe(false)
  const old = await posted('webhook', 'https://example.com/hook', secret, new Date(Date.now() - 600_000))
  expect(isOurs(old.headers, old.body, secret)).toBe(false)
})
