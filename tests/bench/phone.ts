/** A cheap phone, four times slower than this machine, in a real browser: how soon it is there, how soon what is typed is safe. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchBrowser } from '../browser/chromium.ts'
import { openBlock, pickVillage } from '../browser/field.ts'
import { type FirstLoads, firstLoads } from '../browser/first-load.ts'
import { serveDemo } from './served.ts'

export interface PhoneTimes {
  firstLoads: FirstLoads
  copyKb: number
  logBytes: number
  offlineStartMs: number[]
  safeMs: number[]
  taps: number
  showMs: number
}

const SLOWER = 4
const STARTS = 7
const CHANGES = 20
/** Its last film is new to its next village, so that an ordinary show needs no choice of a film. */
const TEAM = { username: 'team-18', password: 'demo1234' }

export async function measurePhone(): Promise<PhoneTimes> {
  const [server, browser] = await Promise.all([serveDemo(), launchBrowser()])
  try {
    const loads = await firstLoads(browser, server.url, TEAM.username)
    const page = await enter(browser, server.url)
    const copy = await page.request.get('/api/field-copy')
    const copyKb = (await copy.body()).length / 1024
    const show = await ordinaryShow(page)
    await slow(page)
    const safeMs = await changes(page)
    const offlineStartMs = await starts(page.context())
    return { firstLoads: loads, copyKb, ...show, safeMs, offlineStartMs }
  } finally {
    await browser.close()
    await server.stop()
  }
}

async function enter(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, viewport: { width: 360, height: 740 }, serviceWorkers: 'allow' })
  const page = await context.newPage()
  await page.goto('/field')
  await page.locator('.door form').waitFor()
  await page.locator('input[name=username]').fill(TEAM.username)
  await page.locator('input[name=password]').fill(TEAM.password)
  await page.locator('.door button[type=submit]').click()
  await page.locator('[data-act=show]').waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  return page
}

async function slow(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
}

/** A show as it is logged most evenings; the time is the app's own, without the person's. */
async function ordinaryShow(page: Page): Promise<{ taps: number; showMs: number; logBytes: number }> {
  const start = performance.now()
  const taps: (() => Promise<void>)[] = [
    () => page.locator('[data-act=show]').click(),
    () => page.locator('[data-do=begin]').click(),
    () => page.locator('[data-do=end]').click(),
    () => page.locator('[data-do=end-yes]').click(),
    () => page.locator('[data-key="8"]').click(),
    () => page.locator('[data-key="6"]').click(),
    () => page.locator('[data-do=send]').click(),
  ]
  const tapped = async (): Promise<number> => {
    for (const tap of taps) await tap()
    await page.locator('[data-view=receipt]').waitFor()
    return performance.now() - start
  }
  const [sent, showMs] = await Promise.all([page.waitForRequest('**/api/screenings/batch'), tapped()])
  return { taps: taps.length, showMs, logBytes: sent.postData()?.length ?? 0 }
}

/** From a change of the form to its being read back from the disk, by the page's own clock. */
async function changes(page: Page): Promise<number[]> {
  await page.goto('/field/show/late')
  await pickVillage(page)
  await openBlock(page, 'people')
  const times: number[] = []
  for (let i = 0; i < CHANGES; i++) times.push(await page.evaluate(changeAndRead, 100 + i))
  return times
}

async function changeAndRead(attendance: number): Promise<number> {
  const field = document.querySelector<HTMLInputElement>('#attendance')
  if (!field) throw new Error('there is no field for the attendance')
  const asked = indexedDB.open('yingxiang-field')
  await new Promise((resolve) => asked.addEventListener('success', resolve))
  const start = performance.now()
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, String(attendance))
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  for (;;) {
    const all = asked.result.transaction('entries').objectStore('entries').getAll()
    await new Promise((resolve) => all.addEventListener('success', resolve))
    const drafts = all.result as { state: string; body: { attendance?: number } }[]
    if (drafts.some(({ state, body }) => state === 'draft' && body.attendance === attendance)) break
  }
  asked.result.close()
  return performance.now() - start
}

/** From opening the app without a network to tonight's card on the screen. */
async function starts(context: BrowserContext): Promise<number[]> {
  await context.setOffline(true)
  const times: number[] = []
  for (let i = 0; i < STARTS; i++) {
    const page = await context.newPage()
    await slow(page)
    await page.addInitScript(() => {
      const seen = new MutationObserver(() => {
        if (!document.querySelector('[data-act=show]')) return
        seen.disconnect()
        requestAnimationFrame(() => Object.assign(window, { shownAt: performance.now() }))
      })
      seen.observe(document, { childList: true, subtree: true })
    })
    await page.goto('/field')
    const shown = await page.waitForFunction(() => (window as unknown as { shownAt?: number }).shownAt)
    times.push(Number(await shown.jsonValue()))
    await page.close()
  }
  return times
}
