/**
 * What comes over the wire, gzipped as the server sends it, before a page of the field app is drawn: its HTML, styles,
 * code and words. Not what the service worker fetches, nor what was asked for once it was drawn; the data are counted apart.
 */
import type { Browser, Page } from 'playwright-core'
import { signIn } from './field.ts'
import { settled, watchRequests } from './settled.ts'

export interface FirstLoads {
  /** Of who is signed in, on a phone that has their copy. */
  tonight: number
  door: number
  /** From the first visit on: the door, signing in, tonight. */
  firstVisit: number
  files: string[]
}

export async function firstLoads(browser: Browser, baseURL: string, username: string): Promise<FirstLoads> {
  const context = await browser.newContext({ baseURL, serviceWorkers: 'block' })
  watchRequests(context)
  const page = await context.newPage()
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      for (const [name, drawn] of Object.entries({ door: '.door form', tonight: '[data-act=show]' }))
        if (document.querySelector(drawn) && performance.getEntriesByName(name, 'mark').length === 0)
          performance.mark(name)
    })
    seen.observe(document, { childList: true, subtree: true })
  })
  await page.goto('/field')
  await page.locator('.door form').waitFor()
  await settled(page)
  const door = (await filesUntil(page, 'door')).bytes
  await signIn(page, username)
  await page.locator('[data-act=show]').waitFor()
  await settled(page)
  const firstVisit = (await filesUntil(page, 'tonight')).bytes
  await page.reload()
  await page.locator('[data-act=show]').waitFor()
  await settled(page)
  const tonight = await filesUntil(page, 'tonight')
  await context.close()
  return { tonight: tonight.bytes, door, firstVisit, files: tonight.names }
}

const filesUntil = (page: Page, mark: string): Promise<{ bytes: number; names: string[] }> =>
  page.evaluate((name) => {
    const drawnAt = performance.getEntriesByName(name, 'mark')[0]?.startTime ?? 0
    const files = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .map((entry) => entry as PerformanceResourceTiming)
      .filter((entry) => entry.startTime < drawnAt && !entry.name.includes('/api/'))
    return {
      bytes: files.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
      names: files.map((one) => one.name),
    }
  }, mark)
