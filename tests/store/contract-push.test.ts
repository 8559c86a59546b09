/** Phones that are woken when a log was returned, on both engines: once however many, as long as one is signed in there. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { wakeBrowsers } from '../../src/notify/push.ts'
import { aBot, type Bot } from '../bots.ts'
import { engines, type Running } from '../engines.ts'
import { aScreening, NOW, ZONE } from '../make.ts'
import { aPerson, aSession } from '../ways-in.ts'
import { anEvening } from './places.ts'

const MORNING = new Date('2017-07-01T09:00:00+08:00')

describe.each(engines)('a phone on $name', ({ start }) => {
  let running: Running
  let bot: Bot
  let now = MORNING
  let cookie = ''
  let team = { teamCode: '', villageCode: '' }
  beforeAll(async () => {
    running = await start()
  })
  afterAll(() => running.stop())
  beforeEach(async () => {
    bot = await aBot({ says: '', status: 201 })
    now = MORNING
    await running.sql.run('DELETE FROM push_subscriptions')
    team = await anEvening(running.sql)
    cookie = await aSession(running.sql, aPerson({ role: 'team', teamCode: team.teamCode }), NOW)
  })
  afterEach(() => bot.stop())

  const subscribe = (endpoint = bot.url) => running.call('PUT', '/api/push', { endpoint }, { cookie })
  const wake = () =>
    wakeBrowsers({
      sql: running.sql,
      now: () => now,
      log: () => undefined,
      settings: { timeZone: ZONE, quiet: { from: 22, until: 7 }, publicUrl: 'https://yx.example.com' },
      how: { patienceMs: 300, mayBeLocal: true },
    })
  const later = (minutes: number): void => {
    now = new Date(now.getTime() + minutes * 60_000)
  }
  const returned = async (of = team): Promise<void> => {
    const log = aScreening({ ...of, filmCodes: [], filmTitles: ['没有的片'] })
    const sent = await (await running.with('team', undefined, of.teamCode))('POST', '/api/screenings', log)
    expect(sent.status).toBe(201)
    const review = { ids: [log.id], decision: 'return', reason: '缺回执单' }
    expect((await (await running.as('manager'))('POST', '/api/reviews', review)).status).toBe(200)
  }
  const kept = () => running.sql.all('SELECT endpoint, wanted_at FROM push_subscriptions')

  test('is woken once for what was returned, with nothing of it, by whom we say we are', async () => {
    expect((await subscribe()).status).toBe(204)
    expect((await subscribe()).status).toBe(204)
    await returned(await anEvening(running.sql))
    await wake()
    expect(bot.posts).toEqual([])
    await returned()
    await returned()
    await wake()
    await wake()
    expect(bot.posts.map(({ body }) => body)).toEqual([''])
    const headers = bot.posts[0]?.headers ?? {}
    expect(headers).toMatchObject({ ttl: '86400', topic: 'returned' })
    const [, token = '', key = ''] = /^vapid t=(\S+), k=(\S+)$/.exec(headers.authorization ?? '') ?? []
    const { publicKey } = (await (await running.call('GET', '/api/push', undefined, { cookie })).json()) as {
      publicKey: string
    }
    expect(key).toBe(publicKey)
    const [head = '', claims = '', signature = ''] = token.split('.')
    const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'base64url'))
    const ours = await crypto.subtle.importKey('raw', bytes(key), { name: 'ECDSA', namedCurve: 'P-256' }, false, [
      'verify',
    ])
    const signed = new TextEncoder().encode(`${head}.${claims}`)
    expect(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, ours, bytes(signature), signed)).toBe(true)
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({
      aud: new URL(bot.url).origin,
      exp: MORNING.getTime() / 1000 + 43_200,
      sub: 'https://yx.example.com',
    })
    await returned()
    await wake()
    expect(bot.posts).toHaveLength(2)
  })

  test('is tried again with growing pauses for three days, and not at night', async () => {
    await subscribe()
    await returned()
    bot.mood = { says: '', status: 503 }
    await wake()
    await wake()
    later(1)
    await wake()
    expect(bot.posts).toHaveLength(2)
    bot.mood = 'hangs'
    later(2)
    await wake()
    now = new Date('2017-07-01T22:30:00+08:00')
    await wake()
    expect(bot.posts).toHaveLength(3)
    bot.mood = { says: '', status: 500 }
    now = new Date('2017-07-04T09:00:00+08:00')
    await wake()
    expect(await kept()).toMatchObject([{ wanted_at: null }])
    later(60)
    await wake()
    expect(bot.posts).toHaveLength(4)
  })

  test('is forgotten when it is gone, when one signs out, and when one wants no more of it', async () => {
    await subscribe()
    await returned()
    bot.mood = { says: 'gone', status: 410 }
    await wake()
    expect(await kept()).toEqual([])
    await subscribe()
    expect((await running.call('DELETE', '/api/push', undefined, { cookie })).status).toBe(204)
    expect(await kept()).toEqual([])
    await subscribe()
    expect(await kept()).toHaveLength(1)
    expect((await running.call('DELETE', '/api/session', undefined, { cookie })).status).toBe(204)
    expect(await kept()).toEqual([])
  })

  test('leads nowhere but to the makers of browsers', async () => {
    const answers = await Promise.all(
      [
        'https://push.example.com/x',
        'https://10.0.0.8/x',
        'https://fcm.googleapis.com.example.com/x',
        'http://fcm.googleapis.com/x',
      ].map(async (endpoint) => (await subscribe(endpoint)).status),
    )
    expect(answers).toEqual([422, 422, 422, 422])
    for (const host of ['fcm.googleapis.com', 'updates.push.services.mozilla.com', 'web.push.apple.com'])
      expect((await subscribe(`https://${host}/send/abc`)).status).toBe(204)
    // the last one of a session is its one
    expect(await kept()).toMatchObject([{ endpoint: 'https://web.push.apple.com/send/abc' }])
  })
})
