/** The service worker in a real browser: starting without a network, updates that wait for open drafts, sending when the page is gone. */
import { existsSync, readFileSync } from 'node:fs'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { build } from 'vite'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { theBrowser } from './chromium.ts'
import { aLog, inPage, openSite, type Site } from './field-site.ts'

/** A busy machine takes its time. */
const SOON = { timeout: 15_000 }

let browser: Browser
beforeAll(async () => {
  browser = await theBrowser()
})

async function aPhone(): Promise<{ phone: BrowserContext; site: Site }> {
  const site = await openSite()
  const phone = await browser.newContext({ baseURL: site.url })
  onTestFinished(async () => {
    await phone.close()
    site.close()
  })
  return { phone, site }
}

/** The page follows its worker; what it says of it is in `state`, and every page since the tab was opened in `starts`. */
async function aTab(phone: BrowserContext): Promise<Page> {
  const page = await phone.newPage()
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      const { startUpdates } = (
        window as unknown as { parts: { startUpdates: (call: (state: string) => void) => void } }
      ).parts
      startUpdates((state) => Object.assign(window, { state }))
    })
  })
  await page.goto('/field')
  await expect.poll(() => page.evaluate('window.state'), SOON).toBe('ready')
  return page
}
const stateOf = (page: Page): Promise<unknown> => page.evaluate('window.state')
const lookForUpdate = (page: Page): Promise<unknown> =>
  page.evaluate("navigator.serviceWorker.getRegistration('/field').then((found) => found.update()).then(() => true)")
/** Opens a draft with `open`, lets go of it with `close`. */
const openDraft = (page: Page): Promise<unknown> =>
  inPage(
    page,
    async ({ holdDraft, dispatch }, entry) => {
      Object.assign(window, { close: await holdDraft(entry.key) })
      await dispatch('wang', { kind: 'drafted', entry })
    },
    aLog('draft'),
  )
const closeDraft = (page: Page): Promise<void> => page.evaluate('void window.close()')
const titleOf = (page: Page): Promise<string> => page.title().catch(() => '')

test('the app starts without a network, on any of its addresses', async () => {
  const { phone, site } = await aPhone()
  const page = await aTab(phone)
  site.isDown = true
  await page.goto('/field/outbox')
  await expect.poll(() => page.title()).toBe('one')
  expect(await inPage(page, ({ readOutbox }) => readOutbox('wang').then(({ failures }) => failures))).toBe(0)
})

describe('an update', () => {
  test('waits while a draft is open in any tab, then comes to every tab, and strands no queue', async () => {
    const { phone, site } = await aPhone()
    const [writing, other] = [await aTab(phone), await aTab(phone)]
    await openDraft(writing)
    await inPage(
      writing,
      async ({ dispatch }, entry) => {
        await dispatch('wang', [
          { kind: 'drafted', entry },
          { kind: 'queued', key: entry.key, body: entry.body },
        ])
      },
      aLog('queued'),
    )
    await site.publish('two')
    await lookForUpdate(other)
    await expect.poll(() => Promise.all([writing, other].map(stateOf)), SOON).toEqual(['waiting', 'waiting'])
    // long enough for a worker that would not wait
    await other.waitForTimeout(1000)
    expect(await Promise.all([writing, other].map(titleOf))).toEqual(['one', 'one'])
    await closeDraft(writing)
    await expect.poll(() => Promise.all([writing, other].map(titleOf)), SOON).toEqual(['two', 'two'])
    const states = await inPage(other, async ({ readOutbox }) =>
      [...(await readOutbox('wang')).entries.values()].map(({ key, state }) => [key, state]),
    )
    expect(states).toEqual([
      ['screening:draft', 'draft'],
      ['screening:queued', 'waiting'],
    ])
  })

  test('comes by itself where nothing is open', async () => {
    const { phone, site } = await aPhone()
    const page = await aTab(phone)
    await site.publish('two')
    await lookForUpdate(page)
    await expect.poll(() => titleOf(page), SOON).toBe('two')
  })

  test('that is cut off, or is a captive portal’s page, changes nothing', async () => {
    const { phone, site } = await aPhone()
    const page = await aTab(phone)
    await site.publish('two')
    site.portal = '<html>请登录</html>'
    await lookForUpdate(page).catch(() => undefined)
    await page.waitForTimeout(500)
    site.isDown = true
    await page.reload()
    expect(await page.title()).toBe('one')
  })
})

/** Where the browser is told of what only its maker’s servers say. */
async function workerSession(
  phone: BrowserContext,
  page: Page,
): Promise<{ session: CDPSession; registrationId: string }> {
  const session = await phone.newCDPSession(page)
  const ids: string[] = []
  session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) =>
    ids.push(...registrations.map(({ registrationId }) => registrationId)),
  )
  await session.send('ServiceWorker.enable')
  await expect.poll(() => ids.length, SOON).toBeGreaterThan(0)
  return { session, registrationId: ids[0] ?? '' }
}

describe('a knock', () => {
  /** The browser of the tests has no place where it shows them. */
  async function listen(phone: BrowserContext): Promise<() => Promise<unknown>> {
    await expect.poll(() => phone.serviceWorkers().length, SOON).toBe(1)
    const [worker] = phone.serviceWorkers()
    await worker?.evaluate(() => {
      const scope = globalThis as unknown as { registration: object; shown: unknown[] }
      scope.shown = []
      const show = (title: string, { body, data }: { body: string; data: string }) =>
        Promise.resolve(void scope.shown.push([title, body, data]))
      Object.defineProperty(scope.registration, 'showNotification', { value: show })
    })
    return async () => worker?.evaluate('shown')
  }

  test('asks what was returned and says it with its village; where nobody answers, that something was', async () => {
    const { phone, site } = await aPhone()
    const page = await aTab(phone)
    await inPage(page, ({ enterPerson }) =>
      enterPerson({ id: 'wang', displayName: '王师傅', role: 'team', teamCode: 'team-01' }),
    )
    const { session, registrationId } = await workerSession(phone, page)
    const shown = await listen(phone)
    const knock = () => session.send('ServiceWorker.deliverPushMessage', { origin: site.url, registrationId, data: '' })
    const asked: unknown[] = []
    const items = [{ id: 'log-1', villageName: '三清村', screenedOn: '2017-06-30' }]
    site.api = (request, _, response) => {
      asked.push([request.url, request.headers['yx-account']])
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ total: items.length, items }))
    }
    await knock()
    const one = ['退回补正', '三清村 2017年6月30日的放映记录被退回。点开补正。', '/field/logs/log-1']
    await expect.poll(shown, SOON).toEqual([one])
    expect(asked).toEqual([['/api/screenings?status=returned&limit=1', 'wang']])
    items.push({ id: 'log-2', villageName: '华龙村', screenedOn: '2017-06-29' })
    await knock()
    const two = ['退回补正', '2条放映记录被退回，最近一条是三清村 2017年6月30日。点开补正。', '/field/logs']
    await expect.poll(shown, SOON).toEqual([one, two])
    site.api = (_, __, response) => response.writeHead(401).end('{}')
    await knock()
    const some = ['退回补正', '有放映记录被退回。请打开查看。', '/field/logs']
    await expect.poll(shown, SOON).toEqual([one, two, some])
  })
})

describe('background sync', () => {
  /** As the browser does when the network is back. */
  async function sync(session: CDPSession, origin: string, registrationId: string): Promise<void> {
    await session.send('ServiceWorker.dispatchSyncEvent', { origin, registrationId, tag: 'outbox', lastChance: false })
  }

  test('sends what waits although no page of the app is open', async () => {
    const { phone, site } = await aPhone()
    const page = await aTab(phone)
    const { session, registrationId } = await workerSession(phone, page)
    await inPage(
      page,
      async ({ dispatch, enterPerson }, entry) => {
        await enterPerson({ id: 'wang', displayName: '王师傅', role: 'team', teamCode: 'team-01' })
        await dispatch('wang', [
          { kind: 'drafted', entry },
          { kind: 'queued', key: entry.key, body: entry.body },
        ])
      },
      aLog('night'),
    )
    const asked: [string | undefined, string][] = []
    site.api = (request, body, response) => {
      asked.push([String(request.headers['yx-account']), body])
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ results: [{ id: 'night', outcome: 'stored', receipt: { id: 'night' } }] }))
    }
    await page.goto('about:blank')
    await sync(session, site.url, registrationId)
    await expect.poll(() => asked, SOON).toEqual([['wang', '{"screenings":[{"id":"night","attendance":85}]}']])
    await page.goto('/field')
    const state = () =>
      inPage(page, async ({ readOutbox }) => (await readOutbox('wang')).entries.get('screening:night')?.state)
    await expect.poll(state, SOON).toBe('received')
  })
})

test('the built worker keeps by name all that the field app’s page and its scripts ask for', async () => {
  const folder = 'dist'
  if (!existsSync(`${folder}/field/sw.js`)) await build({ logLevel: 'warn' })
  // a long list of names is written as one text with commas
  const names = new Set(readFileSync(`${folder}/field/sw.js`, 'utf8').split(/[`",]/))
  const kept = (file: string): boolean => names.has(file)
  const page = readFileSync(`${folder}/field/index.html`, 'utf8')
  const queue = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, file]) => file ?? '')
  const asked = new Set(queue)
  for (const file of asked) {
    if (!file.startsWith('/assets/') || !file.endsWith('.js')) continue
    const script = readFileSync(folder + file, 'utf8')
    for (const [, name] of script.matchAll(/["'`](?:\.\/|assets\/|\/assets\/)([\w-]+\.(?:js|css))["'`]/g))
      asked.add(`/assets/${name}`)
  }
  expect([...asked].filter((file) => !kept(file))).toEqual([])
  expect(asked.size).toBeGreaterThan(3)
  expect(
    ['/field', '/field.webmanifest', '/icon-192.png', '/icon-maskable-512.png'].filter((file) => !kept(file)),
  ).toEqual([])
})
