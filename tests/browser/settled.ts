/** When a page has come to rest: nothing is on its way any more, and no room waits for what comes. */
import type { BrowserContext, Page, Request } from 'playwright-core'

const onTheirWay = new WeakMap<BrowserContext, Set<Request>>()

/** To be called before a page of it goes anywhere. */
export function watchRequests(context: BrowserContext): void {
  const open = new Set<Request>()
  onTheirWay.set(context, open)
  context.on('request', (request) => open.add(request))
  context.on('requestfinished', (request) => open.delete(request))
  context.on('requestfailed', (request) => open.delete(request))
}

const MOST_ROUNDS = 600

/** Two looks one after the other must find nothing, since what has come may ask for more. */
export async function settled(page: Page): Promise<void> {
  const open = onTheirWay.get(page.context())
  if (!open) throw new Error('nobody watches what this page asks for')
  for (let quiet = 0, round = 0; quiet < 2; round++) {
    if (round === MOST_ROUNDS) throw new Error(`still on its way: ${[...open].map((one) => one.url()).join(', ')}`)
    const isWaiting = await page.evaluate(
      () =>
        new Promise<boolean>((tell) => {
          setTimeout(() => tell(document.querySelector('.skeleton') !== null), 25)
        }),
    )
    quiet = open.size === 0 && !isWaiting ? quiet + 1 : 0
  }
}
