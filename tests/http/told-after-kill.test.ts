/** What was told survives: killed at each moment between a log and the answer of who is told, nothing is lost. */
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { aBot } from '../bots.ts'
import { aScreening } from '../make.ts'
import { ADMIN_PASSWORD, aFolder, postJson, type Server, signIn, startServer } from '../server.ts'

const ARRIVES = { says: { code: 0 } }
const CHANNELS = 3

test('killed after the commit, while telling, before the answer and after it: all arrive, twice under one id', async () => {
  const DATA_DIR = aFolder()
  const bot = await aBot(ARRIVES)
  onTestFinished(bot.stop)
  let starts = 0
  // what waits is told two minutes later, and comes back five minutes after a sender died over it
  const start = (): Promise<Server> => {
    const FIXED_NOW = new Date(Date.parse('2017-06-30T10:00:00+08:00') + starts++ * 600_000).toISOString()
    return startServer({ env: { ADMIN_PASSWORD, DATA_DIR, FIXED_NOW, LOCAL_CHANNELS: '1' } })
  }
  let server = await start()
  // the address is another one with each start
  const headers = () => ({ cookie, origin: server.url, 'content-type': 'application/json' })
  const cookie = await signIn(server.url)
  const villages = await fetch(`${server.url}/api/villages?limit=10`, { headers: headers() })
  const { items: free } = (await villages.json()) as { items: { code: string; name: string }[] }
  const held: string[] = []
  const holdOne = async (): Promise<void> => {
    const { code: villageCode = '', name = '' } = free.pop() ?? {}
    const log = aScreening({ villageCode, filmCodes: [], filmTitles: ['没有的片'] })
    expect((await postJson(`${server.url}/api/screenings`, log, headers())).status).toBe(201)
    held.push(name)
  }
  const killed = async (): Promise<void> => {
    expect(await server.stop('SIGKILL')).toBeNull()
  }
  const posted = async (count: number): Promise<void> => {
    await expect.poll(() => bot.posts.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(count)
  }

  for (let channel = 0; channel < CHANNELS; channel++) {
    const body = {
      kind: 'webhook',
      name: `接口${channel}`,
      isOn: true,
      url: bot.url,
      receivers: [{ name: '值班', topics: ['log_held'] }],
    }
    const answer = await fetch(`${server.url}/api/channels/${crypto.randomUUID()}`, {
      method: 'PUT',
      headers: headers(),
      body: JSON.stringify(body),
    })
    expect(answer.status).toBe(200)
  }
  // after the commit, before anything is made of it
  await holdOne()
  await killed()
  // at some moment of making and sending it
  server = await start()
  await killed()
  // after it was sent, before it was answered; meanwhile another one comes
  bot.mood = 'hangs'
  server = await start()
  await posted(1)
  await holdOne()
  await killed()
  // after the first answer, which may or may not have been written down
  bot.mood = ARRIVES
  const before = bot.posts.length
  server = await start()
  await posted(before + 1)
  await killed()

  server = await start()
  const sql = openSqlite(join(DATA_DIR, 'yingxiang.sqlite'))
  onTestFinished(() => sql.close())
  const messages = () => sql.all<{ id: string; state: string; text: string }>('SELECT id, state, text FROM messages')
  await expect
    .poll(async () => (await messages()).map(({ state }) => state), { timeout: 20_000 })
    .toEqual(Array.from({ length: held.length * CHANNELS }, () => 'sent'))
  const arrived = bot.posts.map(({ json }) => ({ id: String(json['id']), text: String(json['text']) }))
  const byId = new Map(arrived.map(({ id, text }) => [id, text]))
  expect([...byId.keys()].sort()).toEqual((await messages()).map(({ id }) => id).sort())
  for (const { id, text } of arrived) expect(text).toBe(byId.get(id))
  for (const village of held) {
    expect([...byId.values()].filter((text) => text.includes(village))).toHaveLength(CHANNELS)
  }
  // those that hung came again
  expect(arrived.length).toBeGreaterThan(byId.size)
  expect(await sql.all('SELECT id FROM tellings WHERE notice_id IS NULL')).toEqual([])
  expect(await server.stop()).toBe(0)
}, 120_000)
