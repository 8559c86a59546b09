/**
 * Pages for the tests of one file. A page whose test is over is emptied and used again: a fresh one in a browser room of
 * its own takes twice the work of all that most tests do in it.
 */
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { watchRequests } from './settled.ts'

export interface Room {
  context: BrowserContext
  page: Page
  devtools: CDPSession
  /** What goes wrong in the page while this test has it. */
  problems: string[]
  /** A test did what cannot be taken back: no other has the page after it. */
  isSpent: boolean
}

export interface Wanted {
  url: string
  language: 'zh' | 'en'
  isDark: boolean
  viewport: { width: number; height: number }
  hasTouch: boolean
}

async function aRoom(browser: Browser, { url, language, isDark, viewport, hasTouch }: Wanted): Promise<Room> {
  const context = await browser.newContext({
    baseURL: url,
    viewport,
    colorScheme: isDark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    timezoneId: 'America/New_York',
    hasTouch,
  })
  context.setDefaultTimeout(20_000)
  watchRequests(context)
  await context.addInitScript((chosen) => {
    if (localStorage.getItem('language') === null) localStorage.setItem('language', chosen)
  }, language)
  await context.addInitScript(sayRefusals)
  const page = await context.newPage()
  const room: Room = { context, page, devtools: await context.newCDPSession(page), problems: [], isSpent: false }
  page.on('pageerror', (error) => room.problems.push(String(error)))
  page.on('console', (message) => {
    // what is asked before signing in is answered with 401, and without a network with nothing, and the browser says so
    if (message.type() === 'error' && !/401|ERR_INTERNET_DISCONNECTED/.test(message.text()))
      room.problems.push(message.text())
  })
  spentBy(room, context, ['addInitScript', 'newCDPSession', 'grantPermissions', 'setGeolocation', 'close'])
  spentBy(room, page, ['addInitScript', 'on', 'close'])
  spentBy(room, page.clock, ['install'])
  return room
}

/** What a test does to a page that emptying does not undo. */
function spentBy<T extends object>(room: Room, thing: T, names: (keyof T & string)[]): void {
  for (const name of names) {
    const own = Reflect.get(thing, name) as (...given: unknown[]) => unknown
    Reflect.set(thing, name, (...given: unknown[]) => {
      room.isSpent = true
      return own.apply(thing, given)
    })
  }
}

/** As if nobody had been in it, for who wants one of the same language, with a touch screen or without. */
async function emptied(room: Room, { url, isDark, viewport }: Wanted): Promise<void> {
  const { context, page, devtools } = room
  const others = context.pages().filter((other) => other !== page)
  await Promise.all(others.map((other) => other.close()))
  await context.setOffline(false)
  await context.unrouteAll({ behavior: 'ignoreErrors' })
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  // a page of ours without the app, which would write as it goes
  await page.goto('/healthz')
  await page.evaluate(() => sessionStorage.clear())
  await devtools.send('Storage.clearDataForOrigin', { origin: url, storageTypes: 'all' })
  await context.clearCookies()
  await page.setViewportSize(viewport)
  await page.emulateMedia({ media: null, colorScheme: isDark ? 'dark' : 'light', forcedColors: null })
  room.problems = []
}

/** What the page's policy refuses is an error of the page; run in the page before its own scripts. */
function sayRefusals(): void {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    console.error(`refused by the policy: ${violatedDirective} ${blockedURI}`),
  )
}

/** The rooms of one file's tests. */
export class Rooms {
  readonly #all = new Set<Room>()
  readonly #taken = new Map<Room, string>()
  readonly #free = new Map<string, Room[]>()

  /** Kept ones are not given to the next test. */
  async take(browser: Browser, wanted: Wanted, isKept: boolean): Promise<Room> {
    const kind = `${wanted.language} ${wanted.hasTouch}`
    const free = this.#free.get(kind)?.filter(({ page }) => !page.isClosed()) ?? []
    const used = free.pop()
    this.#free.set(kind, free)
    if (used) await emptied(used, wanted)
    const room = used ?? (await aRoom(browser, wanted))
    this.#all.add(room)
    if (!isKept) this.#taken.set(room, kind)
    return room
  }

  /** When a test is over. */
  async giveBack(): Promise<void> {
    for (const [room, kind] of this.#taken) {
      if (room.isSpent) await room.context.close()
      else this.#free.set(kind, [...(this.#free.get(kind) ?? []), room])
    }
    this.#taken.clear()
  }

  async close(): Promise<void> {
    await Promise.all([...this.#all].map(({ context }) => context.close()))
  }
}
