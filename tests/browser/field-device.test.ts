/** The phone's parts in a real browser: what is typed survives, tabs do not fight, nothing is lost on the way. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { chromiumPath, FLAGS, theBrowser } from './chromium.ts'
import { aLog, inPage, openSite, type Site } from './field-site.ts'

/** A busy machine takes its time. */
const SOON = { timeout: 15_000 }

let browser: Browser
let site: Site
beforeAll(async () => {
  ;[browser, site] = await Promise.all([theBrowser(), openSite()])
})
afterAll(() => site.close())

/** A phone: everything of it is gone when the test is over. */
async function aPhone(): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: site.url })
  onTestFinished(() => context.close())
  return context
}
async function aTab(phone: BrowserContext): Promise<Page> {
  const page = await phone.newPage()
  await page.goto('/field')
  return page
}
const uuid = (i: number): string => `0b9f7d3e-58a1-4c1e-9d6a-${String(i).padStart(12, '0')}`
const bodyOf = (page: Page, key: string): Promise<unknown> =>
  inPage(page, async ({ readOutbox }, asked: string) => (await readOutbox('wang')).entries.get(asked)?.body, key)
const statesIn = (page: Page): Promise<Record<string, number>> =>
  inPage(page, async ({ readOutbox }) => {
    const counts: Record<string, number> = {}
    for (const { state } of (await readOutbox('wang')).entries.values()) counts[state] = (counts[state] ?? 0) + 1
    return counts
  })

describe('what is typed', () => {
  test('is there after the browser was killed, up to the last change that was said to be kept', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yingxiang-phone-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
    const first = await startPhone(folder)
    let kept = 0
    first.page.on('console', (message) => (kept = Math.max(kept, Number(message.text()))))
    const typing = inPage(
      first.page,
      async ({ dispatch }, entry) => {
        for (let attendance = 1; ; attendance++) {
          await dispatch('wang', { kind: 'drafted', entry: { ...entry, body: { attendance } } })
          console.log(attendance)
        }
      },
      aLog('a'),
    ).catch(() => undefined)
    await expect.poll(() => kept, { timeout: 20_000 }).toBeGreaterThan(20)
    await kill(first.child)
    await typing
    const { page } = await startPhone(folder)
    const { attendance } = (await bodyOf(page, 'screening:a')) as { attendance: number }
    expect(attendance).toBeGreaterThanOrEqual(kept)
  })

  test('in another tab is seen here, and its draft is that tab’s until it is closed', async () => {
    const phone = await aPhone()
    const [one, two] = [await aTab(phone), await aTab(phone)]
    await inPage(two, ({ followOutbox }) => {
      followOutbox('wang', ({ entries }) =>
        Object.assign(window, { seen: [...entries.values()].map(({ body }) => body) }),
      )
    })
    const isHeld = (page: Page) => inPage(page, async ({ holdDraft }) => (await holdDraft('screening:a')) !== null)
    expect([await isHeld(one), await isHeld(two)]).toEqual([true, false])
    await inPage(
      one,
      ({ dispatch }, entry) => dispatch('wang', { kind: 'drafted', entry }).then(() => undefined),
      aLog('a'),
    )
    await expect.poll(() => two.evaluate('window.seen'), SOON).toEqual([{ id: 'a', attendance: 85 }])
    await one.close()
    await expect.poll(() => isHeld(two), SOON).toBe(true)
  })

  test('where the browser keeps nothing lasts as long as the page, and that is said', async () => {
    const phone = await aPhone()
    await phone.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('denied', 'SecurityError')
      }
    })
    const page = await aTab(phone)
    expect(await inPage(page, ({ storageState }) => storageState())).toMatchObject({
      isAvailable: false,
      isPersistent: false,
    })
    await inPage(
      page,
      ({ dispatch }, entry) => dispatch('wang', { kind: 'drafted', entry }).then(() => undefined),
      aLog('a'),
    )
    expect(await bodyOf(page, 'screening:a')).toEqual({ id: 'a', attendance: 85 })
  })

  test('is refused whole when the disk is full, and what was kept before stays', async () => {
    const phone = await aPhone()
    const page = await phone.newPage()
    const session = await phone.newCDPSession(page)
    // before the first use: the browser remembers for a while how much was free
    await session.send('Storage.overrideQuotaForOrigin', { origin: site.url, quotaSize: 1_000_000 })
    await page.goto('/field')
    const log = aLog('a')
    await inPage(page, ({ dispatch }, entry) => dispatch('wang', { kind: 'drafted', entry }).then(() => undefined), log)
    const kind = await inPage(page, ({ addPhoto }) => {
      const bytes = crypto.getRandomValues(new Uint8Array(65_536))
      const large = new Uint8Array(4_000_000).map((_, i) => bytes[i % 65_536] ?? 0).buffer
      const photo = {
        person: 'wang',
        logId: 'a',
        sha256: 'ff',
        kind: 'start',
        type: 'image/jpeg',
        bytes: large,
      } as const
      return addPhoto(photo, []).then(
        () => 'kept',
        (problem: unknown) => (problem as { kind?: string }).kind,
      )
    })
    expect(kind).toBe('full')
    expect(await bodyOf(page, 'screening:a')).toEqual({ id: 'a', attendance: 85 })
    expect(await bodyOf(page, 'photo:a:ff')).toBeUndefined()
  })
})

test('a newer app in another tab, with a newer database, is not kept waiting, and the older one still keeps what is typed', async () => {
  const phone = await aPhone()
  const [older, newer] = [await aTab(phone), await aTab(phone)]
  await inPage(
    older,
    ({ dispatch }, entry) => dispatch('wang', { kind: 'drafted', entry }).then(() => undefined),
    aLog('a'),
  )
  const version = await newer.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const request = indexedDB.open('yingxiang-field', 7)
        request.addEventListener('upgradeneeded', () => request.result.createObjectStore('of_next_year'))
        request.addEventListener('success', () => {
          resolve(request.result.version)
          request.result.close()
        })
      }),
  )
  expect(version).toBe(7)
  const more = aLog('a', { attendance: 90 })
  await inPage(older, ({ dispatch }, entry) => dispatch('wang', { kind: 'drafted', entry }).then(() => undefined), more)
  expect(await bodyOf(older, 'screening:a')).toEqual({ id: 'a', attendance: 90 })
})

describe('500 logs made without signal', () => {
  test('arrive once each though answers are lost, a tab is closed and the server is away: never two requests at once', async () => {
    const kept = new Map<string, string>()
    const problems: string[] = []
    let [atOnce, requests] = [0, 0]
    site.api = (_, body, response) => {
      atOnce += 1
      requests += 1
      if (atOnce > 1) problems.push('two requests at once')
      const { screenings } = JSON.parse(body) as { screenings: { id: string }[] }
      if (screenings.length > 100) problems.push('more than a hundred')
      const results = screenings.map((log) => {
        const outcome = kept.has(log.id) ? 'already_stored' : 'stored'
        if (kept.has(log.id) && kept.get(log.id) !== JSON.stringify(log)) problems.push(`${log.id} changed`)
        kept.set(log.id, JSON.stringify(log))
        return { id: log.id, outcome, receipt: { id: log.id } }
      })
      setTimeout(() => {
        atOnce -= 1
        // every other answer is lost after all was kept
        if (requests % 2 === 1) return void response.destroy()
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ results }))
      }, 50)
    }
    const phone = await aPhone()
    const [one, two] = [await aTab(phone), await aTab(phone)]
    const entries = Array.from({ length: 500 }, (_, i) => aLog(uuid(i)))
    await inPage(
      one,
      async ({ dispatch }, made) => {
        await dispatch(
          'wang',
          made.flatMap((entry) => [
            { kind: 'drafted', entry } as const,
            { kind: 'queued', key: entry.key, body: entry.body } as const,
          ]),
        )
      },
      entries,
    )
    for (const page of [one, two]) {
      await inPage(page, ({ startSender }) => {
        const sender = startSender({ person: 'wang', language: () => 'zh' })
        setInterval(sender.sendNow, 300)
      })
    }
    await expect.poll(() => requests, { timeout: 20_000 }).toBeGreaterThan(2)
    await one.close()
    site.isDown = true
    await two.waitForTimeout(1000)
    atOnce = 0
    site.isDown = false
    await expect.poll(() => statesIn(two), { timeout: 40_000, interval: 300 }).toEqual({ received: 500 })
    expect(kept.size).toBe(500)
    expect(problems).toEqual([])
  })
})

/** A browser as a process of its own, on a folder that outlives it. */
async function startPhone(folder: string): Promise<{ child: ChildProcess; page: Page }> {
  const flags = [...FLAGS, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`, 'about:blank']
  const child = spawn(await chromiumPath(), flags, { stdio: ['ignore', 'ignore', 'pipe'], detached: true })
  onTestFinished(() => kill(child))
  const address = await new Promise<string>((resolve) => {
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    })
  })
  const phone = await chromium.connectOverCDP(address)
  const page = await (phone.contexts()[0] as BrowserContext).newPage()
  await page.goto(`${site.url}/field`)
  return { child, page }
}

/** It and all its helpers, at once. */
async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  process.kill(-child.pid, 'SIGKILL')
  await gone
}
