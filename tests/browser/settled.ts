/** When a page has come to rest: nothing is on its way any more, and no room waits for what comes. */
import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext, Page, Request } from 'playwright-core'

interface Asked {
  open: Set<Request>
  /** Of all that was ever asked for. */
  count: number
}
const onTheirWay = new WeakMap<BrowserContext, Asked>()

/** To be called before a page of it goes anywhere. */
export function watchRequests(context: BrowserContext): void {
  const asked: Asked = { open: new Set(), count: 0 }
  onTheirWay.set(context, asked)
  context.on('request', (request) => {
    asked.open.add(request)
    asked.count++
  })
  context.on('requestfinished', (request) => asked.open.delete(request))
  context.on('requestfailed', (request) => asked.open.delete(request))
}

/** Whoever comes next waits for nothing that was asked before: a page that is left may never tell what became of it. */
export const forgetRequests = (context: BrowserContext): void => onTheirWay.get(context)?.open.clear()

const MOST_ROUNDS = 600
const ROUND_MS = 25

/**
 * Two looks one after the other must find nothing, since what has come may ask for more. Both are one question to the
 * page, and it is asked none while something is on its way: each costs as much work as a small answer of the server.
 */
export async function settled(page: Page): Promise<void> {
  const asked = onTheirWay.get(page.context())
  if (!asked) throw new Error('nobody watches what this page asks for')
  const { open } = asked
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (open.size > 0) {
      await pause(ROUND_MS)
      continue
    }
    const before = asked.count
    const isWaiting = await page.evaluate(async (roundMs) => {
      for (let look = 0; look < 2; look++) {
        await new Promise((done) => setTimeout(done, roundMs))
        if (document.querySelector('.skeleton') !== null) return true
      }
      return false
    }, ROUND_MS)
    if (!isWaiting && open.size === 0 && asked.count === before) return
  }
  throw new Error(`still on its way: ${[...open].map((one) => one.url()).join(', ')}`)
}
