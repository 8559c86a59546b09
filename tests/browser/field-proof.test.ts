/** What phones make arrives, whatever happens on the way: nothing lost, nothing twice, nothing falsely refused. */
import { openBlock } from './field.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signIn } from '../server.ts'
import {
  allReceived,
  type Countryside,
  goOut,
  onPhone,
  pastShows,
  type Phone,
  postings,
  queue,
  ready,
  villagesOf,
} from './phone.ts'

let country: Countryside
let villages: Record<string, string[]>
beforeAll(async () => {
  country = await goOut()
  villages = {}
  for (const team of ['team-01', 'team-02', 'team-03', 'team-04', 'team-05', 'team-06'])
    villages[team] = await villagesOf(country, team)
})
afterAll(() => country.close())
beforeEach(() => {
  country.between.fate = () => 'pass'
  country.between.rewrite = () => undefined
  country.between.seen.length = 0
})

const showsOf = (count: number, team: string) => pastShows(count, team, villages[team] ?? [])
const isBatch = (method: string, path: string): boolean => method === 'POST' && path === '/api/screenings/batch'

/** The bureau has each of them once, counted, and the phone knows. */
async function allThere(phone: Phone, ids: string[], where = country): Promise<void> {
  await allReceived(phone, ids)
  const kept = await where.kept()
  expect(ids.filter((id) => kept.get(id)?.status !== 'submitted')).toEqual([])
  expect((await onPhone(phone)).filter(({ state }) => state === 'attention')).toEqual([])
  expect(phone.problems).toEqual([])
}

describe('nothing is lost, nothing is twice', () => {
  test('500 logs wait on a phone without signal, and arrive by the hundred when there is some', async () => {
    const phone = await country.phone('team-01')
    const logs = showsOf(500, 'team-01')
    const ids = logs.map(({ id }) => id)
    country.between.fate = (_, path) => (path.startsWith('/api/') ? 'refuse' : 'pass')
    await queue(phone, logs)
    await phone.page.reload()
    await phone.page.locator('[data-line=unsent]', { hasText: '500' }).waitFor()
    country.between.fate = () => 'pass'
    await phone.page.locator('.places a', { hasText: '待上传' }).click()
    await phone.page.getByRole('button', { name: '立即发送' }).click()
    await allThere(phone, ids)
    expect(country.between.seen.filter(({ method, path }) => isBatch(method, path)).length).toBeLessThan(10)
    expect([...postings(country.between).values()].filter((times) => times > 1)).toEqual([])
    expect(await phone.page.locator('[data-line=unsent]').count()).toBe(0)
    await phone.context.close()
  }, 240_000)

  test('answers that are lost after the server kept the logs are asked for again, and each log is kept once', async () => {
    const phone = await country.phone('team-02')
    const logs = showsOf(250, 'team-02')
    let dropped = 0
    country.between.fate = (method, path) => (isBatch(method, path) && ++dropped % 2 === 1 ? 'drop' : 'pass')
    await queue(phone, logs)
    await phone.page.reload()
    const ids = logs.map(({ id }) => id)
    await allThere(phone, ids)
    expect(dropped).toBeGreaterThan(3)
    expect(Math.max(...postings(country.between).values())).toBeGreaterThan(1)
    expect([...(await country.kept()).keys()].filter((id) => ids.includes(id)).length).toBe(250)
    await phone.context.close()
  }, 240_000)

  test('the server is killed between batches and comes back: what it answered is there, the rest follows', async () => {
    const own = await goOut()
    const phone = await own.phone('team-03')
    const logs = pastShows(400, 'team-03', await villagesOf(own, 'team-03'))
    const killed = new Promise<void>((resolve, reject) => {
      let batches = 0
      own.between.fate = (method, path) => {
        if (isBatch(method, path) && ++batches === 2) {
          own.between.fate = () => 'refuse'
          own.restart().then(resolve, reject)
        }
        return 'pass'
      }
    })
    await queue(phone, logs)
    await phone.page.reload()
    await killed
    own.between.fate = () => 'pass'
    await allThere(
      phone,
      logs.map(({ id }) => id),
      own,
    )
    expect((await own.kept()).size).toBe(400)
    await own.close()
  }, 240_000)

  test('two tabs of one phone send each log once', async () => {
    const phone = await country.phone('team-04')
    const logs = showsOf(300, 'team-04')
    country.between.fate = (_, path) => (path.startsWith('/api/') ? 'refuse' : 'pass')
    await queue(phone, logs)
    await phone.page.reload()
    const second = await phone.context.newPage()
    await second.goto('/field/outbox')
    await second.locator('.places').waitFor()
    country.between.fate = () => 'pass'
    country.between.seen.length = 0
    // by its button, unless its sender has begun by itself, and the button is gone
    const pressed = second.getByRole('button', { name: '立即发送' }).click({ timeout: 3000 })
    await Promise.all([phone.page.bringToFront(), pressed.catch(() => undefined)])
    await allThere(
      phone,
      logs.map(({ id }) => id),
    )
    expect([...postings(country.between).values()].filter((times) => times > 1)).toEqual([])
    await phone.context.close()
  }, 240_000)
})

describe('an update', () => {
  test('leaves an open draft alone, takes over when it is closed, and the full outbox is still sent', async () => {
    const phone = await country.phone('team-05')
    const { page, context } = phone
    await ready(page)
    country.between.fate = (_, path) => (path.startsWith('/api/') ? 'refuse' : 'pass')
    const logs = showsOf(120, 'team-05')
    await queue(phone, logs)
    await page.reload()
    await page.locator('[data-line=unsent]', { hasText: '120' }).waitFor()
    await page.getByRole('link', { name: '补记一场' }).click()
    await openBlock(page, 'people')
    await page.locator('#attendance').fill('77')
    await page.evaluate(() => Object.assign(window, { isTheSamePage: true }))
    country.between.rewrite = (path, text) =>
      path === '/field/sw.js'
        ? text.replace(/(["'`])([0-9a-f]{12})\1/, '$1ffffffffffff$1')
        : path === '/field' && text.includes('<head>')
          ? text.replace('<head>', '<head><meta name="release" content="next">')
          : undefined
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/field'))?.update())
    await page.locator('[data-banner=update]').waitFor()
    expect(await page.evaluate(() => 'isTheSamePage' in window)).toBe(true)
    expect(await page.locator('#attendance').inputValue()).toBe('77')
    // a browser that is busy says for a moment longer that the draft is open
    await page.evaluate(() => {
      const ask = navigator.locks.query.bind(navigator.locks)
      let isLate = true
      navigator.locks.query = async () => {
        if (!isLate) return ask()
        isLate = false
        return { held: [{ name: 'yingxiang-draft:closed' }], pending: [] }
      }
    })
    await page.locator('.show-top .back').click()
    await page.locator('meta[name=release]').waitFor({ state: 'attached' })
    expect(await page.evaluate(() => 'isTheSamePage' in window)).toBe(false)
    const entries = await onPhone(phone)
    expect(entries.filter(({ state }) => state === 'waiting' || state === 'sending').length).toBe(120)
    expect(entries.find(({ state }) => state === 'draft')?.body).toMatchObject({ attendance: 77 })
    country.between.fate = () => 'pass'
    // opening it is reason enough to send
    await page.goto('/field/outbox')
    await allThere(
      phone,
      logs.map(({ id }) => id),
    )
    await context.close()
  }, 240_000)
})

describe('a phone that was revoked', () => {
  test('hands in what was made before, held for a manager, and nothing of it counts meanwhile', async () => {
    const phone = await country.phone('team-06')
    const logs = showsOf(3, 'team-06')
    const { url } = country.server()
    const headers = { cookie: await signIn(url), origin: url }
    country.between.fate = (_, path) => (path.startsWith('/api/') ? 'refuse' : 'pass')
    await queue(phone, logs)
    const gone = await fetch(`${url}/api/accounts/${phone.person}`, { method: 'DELETE', headers })
    expect(gone.status).toBe(204)
    country.between.fate = () => 'pass'
    await phone.page.reload()
    await allReceived(
      phone,
      logs.map(({ id }) => id),
    )
    const kept = await country.kept()
    for (const { id } of logs) {
      expect(kept.get(id)?.status).toBe('held')
      expect(kept.get(id)?.findings.map(({ code }) => code)).toContain('sender_revoked')
    }
    await phone.context.close()
  }, 120_000)
})
