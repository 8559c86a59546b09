/** The village × month grid in a real browser: how soon it is painted, and how many frames a second it scrolls at. */
import { launchBrowser } from '../browser/chromium.ts'
import { serveDemo } from './served.ts'

export interface GridTimes {
  /** From the answer's arrival to the first paint of the rows on the screen. */
  paintMs: number[]
  framesPerSecond: number
  slowFramesPercent: number
}

const PAINTS = 7
const SCROLL_MS = 2000

export async function measureGrid(): Promise<GridTimes> {
  const [server, browser] = await Promise.all([serveDemo(), launchBrowser()])
  try {
    const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1366, height: 768 } })
    const data = { username: 'admin', password: 'demo1234' }
    await context.request.post('/api/session', { data, headers: { origin: server.url } })
    const page = await context.newPage()
    await page.addInitScript(() => {
      const seen = new MutationObserver(() => {
        if (!document.querySelector('tr[data-village]')) return
        seen.disconnect()
        // the frame that paints them, and the task after it
        requestAnimationFrame(() => setTimeout(() => Object.assign(window, { paintedAt: performance.now() })))
      })
      seen.observe(document, { childList: true, subtree: true })
    })
    const paintMs: number[] = []
    for (let i = 0; i < PAINTS; i++) {
      await page.goto('/grid')
      const painted = await page.waitForFunction(() => (window as unknown as { paintedAt?: number }).paintedAt)
      const arrived = await page.evaluate(() => {
        const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
        return entries.find(({ name }) => name.includes('/api/village-months'))?.responseEnd ?? 0
      })
      paintMs.push(Number(await painted.jsonValue()) - arrived)
    }
    await page.locator('tr[data-village]').nth(452).waitFor()
    const frames = await page.evaluate(scrollThrough, SCROLL_MS)
    const slow = frames.filter((ms) => ms > 25).length
    return {
      paintMs,
      framesPerSecond: (1000 * frames.length) / frames.reduce((sum, ms) => sum + ms, 0),
      slowFramesPercent: (100 * slow) / frames.length,
    }
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** From the top to the end, a step a frame; how long each frame took. */
async function scrollThrough(forMs: number): Promise<number[]> {
  const room = document.querySelector('.table-room-tall')
  if (!room) throw new Error('there is no grid to scroll')
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
  const way = room.scrollHeight - room.clientHeight
  const start = await frame()
  const frames: number[] = []
  for (let last = start; last - start < forMs;) {
    room.scrollTop = (way * (last - start)) / forMs
    const now = await frame()
    frames.push(now - last)
    last = now
  }
  return frames
}
