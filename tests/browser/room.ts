/**
 * Pages for the tests. A page whose test is over is emptied and used again, by the next file of this process, too: a
 * fresh one in a browser room of its own takes twice the work of all that most tests do in it.
 */
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { forgetRequests, watchRequests } from './settled.ts'

export interface Room {
  context: BrowserContext
  page: Page
  devtools: CDPSession
  /** What goes wrong in the page while this test has it. */
  problems: string[]
  /** A test did what cannot be taken back: no other has the page after it. */
  isSpent: boolean
  /** The script that makes the first document of a test the first of all. */
  beginning?: string | undefined
  /** Who was in it in the test before, where that test passed, and the page stands where they left it. */
  left?: { username: string; session: string } | undefined
}

export interface Wanted {
  url: string
  language: 'zh' | 'en'
  isDark: boolean
  viewport: { width: number; height: number }
  hasTouch: boolean
  /** Somebody of the office who goes on at the desk where they were in another test. */
  goingOn?: string | undefined
}

async function aRoom(browser: Browser, { url, isDark, viewport, hasTouch }: Wanted): Promise<Room> {
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
  await context.addInitScript(sayRefusals)
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Page.enable')
  const room: Room = { context, page, devtools, problems: [], isSpent: false }
  // as wide as this test's page, which may not be as wide as that of the first test was
  context.on('page', (other) => void other.setViewportSize(page.viewportSize() ?? viewport).catch(() => undefined))
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

/** As if nobody had been in it, for who wants one with a touch screen or without. */
async function emptied(room: Room, { url }: Wanted): Promise<void> {
  const { context, page, devtools } = room
  room.left = undefined
  // a page of ours without the app, which would write into its database as it goes; the desk has none
  if (page.url().startsWith(`${url}/field`)) await page.goto(OUTSIDE)
  await devtools.send('Storage.clearDataForOrigin', { origin: url, storageTypes: 'all' })
  await context.clearCookies()
}

async function laidOut(room: Room, { isDark, viewport }: Wanted): Promise<void> {
  const { context, page } = room
  forgetRequests(context)
  await page.setViewportSize(viewport)
  await page.emulateMedia({ media: null, colorScheme: isDark ? 'dark' : 'light', forcedColors: null })
  room.problems = []
}

/** One page with a network, as it is. */
async function released({ context, page }: Room): Promise<void> {
  const others = context.pages().filter((other) => other !== page)
  await Promise.all(others.map((other) => other.close()))
  await context.setOffline(false)
  await context.unrouteAll({ behavior: 'ignoreErrors' })
  await page.unrouteAll({ behavior: 'ignoreErrors' })
}

export const OUTSIDE = '/healthz'

/** What the page before kept as it went is gone before the next document's own scripts run, and it reads this language. */
async function begin(room: Room, { url, language }: Wanted): Promise<void> {
  const { page, devtools } = room
  const afresh = `sessionStorage.clear(); localStorage.clear(); localStorage.setItem('language', '${language}')`
  // where a test failed before its first document came
  await begun(room)
  if (page.url() === url + OUTSIDE) return page.evaluate(afresh)
  const source = `if (location.protocol === 'http:') { ${afresh} }`
  const { identifier } = await devtools.send('Page.addScriptToEvaluateOnNewDocument', { source })
  room.beginning = identifier
}

/** As who never was here, though others were. */
export async function anew(room: Room, wanted: Wanted): Promise<void> {
  await emptied(room, wanted)
  await begin(room, wanted)
}

/** To be called where the first document has come: the next one finds what it kept. */
export async function begun(room: Room): Promise<void> {
  const { devtools, beginning: identifier } = room
  if (identifier === undefined) return
  room.beginning = undefined
  await devtools.send('Page.removeScriptToEvaluateOnNewDocument', { identifier })
}

/** What the page's policy refuses is an error of the page; run in the page before its own scripts. */
function sayRefusals(): void {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    console.error(`refused by the policy: ${violatedDirective} ${blockedURI}`),
  )
}

interface Taken {
  kind: string
  isKept: boolean
}

/** The rooms of this process. */
class Rooms {
  readonly #taken = new Map<Room, Taken>()
  readonly #free = new Map<string, Room[]>()

  /** Kept ones are not given to the next test. */
  async take(browser: Browser, wanted: Wanted, isKept: boolean): Promise<Room> {
    const kind = `${wanted.url} ${wanted.hasTouch}`
    const free = this.#free.get(kind)?.filter(({ page }) => !page.isClosed()) ?? []
    const left = free.find((room) => room.left !== undefined && room.left.username === wanted.goingOn)
    const room = left ?? free.at(-1) ?? (await aRoom(browser, wanted))
    this.#free.set(
      kind,
      free.filter((other) => other !== room),
    )
    this.#taken.set(room, { kind, isKept })
    if (free.includes(room)) {
      await released(room)
      if (!left) await emptied(room, wanted)
      await laidOut(room, wanted)
    }
    if (!left) await begin(room, wanted)
    return room
  }

  /** When a test is over. */
  async giveBack({ isAll = false, hasFailed = false } = {}): Promise<void> {
    for (const [room, { kind, isKept }] of this.#taken) {
      if (isKept && !isAll) continue
      this.#taken.delete(room)
      if (hasFailed) room.left = undefined
      if (room.isSpent) await room.context.close()
      else this.#free.set(kind, [...(this.#free.get(kind) ?? []), room])
    }
  }

  /** When a file is over: the next one's demo has the same address, and other answers. */
  async leave(url: string): Promise<void> {
    await this.giveBack({ isAll: true })
    for (const room of [...this.#free.values()].flat()) {
      const { page, devtools } = room
      if (!page.url().startsWith(`${url}/`) || page.isClosed()) continue
      room.left = undefined
      await released(room)
      await page.goto(OUTSIDE)
      await devtools.send('Network.clearBrowserCache')
    }
  }
}
export const rooms = new Rooms()
