/** The managers' desk in a real browser, over the demo: somebody signed in, a screen of some size, a language. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Result, run, RunOptions } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { DEMO_PASSWORD } from '../../db/seed/demo.ts'
import { aDemo } from '../demo.ts'
import { theBrowser } from './chromium.ts'
import { goneOn } from './gone-on.ts'
import { anew, begun, type Room, rooms, type Wanted } from './room.ts'
import { serveDemo, type Served } from './served.ts'

export interface Visit {
  /** Nobody's unless named; the demo's password is everybody's. */
  username?: string
  language?: 'zh' | 'en'
  isDark?: boolean
  isPhone?: boolean
  /** As who never was here: nothing is in the browser's cache. Others who come again as the same go on by a link. */
  isFirst?: boolean
  /** Beyond the test that opens it; so is what is opened outside of any. */
  isKept?: boolean
}

export interface Desk {
  server: Served
  browser: Browser
  /** A page in a context of its own; what goes wrong in it is kept in `problems`. */
  open: (path: string, visit?: Visit) => Promise<DeskPage>
}
export interface DeskPage {
  page: Page
  problems: string[]
}

export const PASSWORD = DEMO_PASSWORD
export const PHONE = { width: 360, height: 740 }

/** One desk of the demo for all the tests of a file, from the first of them to the last. */
export function deskOfAll(): Desk {
  const desk = {} as Desk
  demoForAll(desk, open)
  return desk
}

/** Brings somebody into an empty page; answers once it shows what was asked for. */
type Enter<V> = (room: Room, server: Served, path: string, visit: V, wanted: Wanted) => Promise<void>
interface Opened<V> {
  server: Served
  browser: Browser
  open: (path: string, visit?: V) => Promise<DeskPage>
}

/** Serves a demo of its own to the tests of a file; a page that a test opened is emptied behind it and used again. */
export function demoForAll<V extends Visit>(
  desk: Opened<V>,
  enter: Enter<V>,
  wantedBy: (visit: V) => Look = ofDesk,
): void {
  beforeAll(async () => {
    if (!existsSync('dist/desk/index.html')) await build({ logLevel: 'warn' })
    const [server, browser] = await Promise.all([aDemo().then(serveDemo), theBrowser()])
    Object.assign(desk, {
      server,
      browser,
      open: async (path: string, visit = {} as V) => {
        const isKept = visit.isKept ?? expect.getState().currentTestName === undefined
        const wanted = { url: server.url, ...wantedBy(visit) }
        const room = await rooms.take(browser, wanted, isKept)
        await enter(room, server, path, visit, wanted)
        return { page: room.page, problems: room.problems }
      },
    })
  }, 120_000)
  afterEach(({ task }) => rooms.giveBack({ hasFailed: task.result?.state === 'fail' }))
  afterAll(async () => {
    await rooms.leave(desk.server.url)
    desk.server.stop()
  })
}

type Look = Omit<Wanted, 'url'>

const ofDesk = ({ username, isFirst, language = 'zh', isDark = false, isPhone = false }: Visit): Look => ({
  ...(!isFirst && { goingOn: username }),
  language,
  isDark,
  viewport: isPhone ? PHONE : { width: 1366, height: 768 },
  hasTouch: false,
})

async function open(room: Room, server: Served, path: string, visit: Visit, wanted: Wanted): Promise<void> {
  const { context, page, devtools } = room
  const { username, isFirst } = visit
  const { left } = room
  if (left) {
    const isSame = (await context.cookies()).some(({ value }) => value === left.session)
    if (isSame && (await goneOn(page, path, wanted.language))) return
    await anew(room, wanted)
  }
  if (isFirst) await devtools.send('Network.clearBrowserCache')
  const session = username === undefined ? undefined : await server.sessionOf(username)
  if (session) await context.addCookies([session])
  await page.goto(path)
  await begun(room)
  await page.locator('.desk h1, .door form').first().waitFor()
  if (username !== undefined && session) room.left = { username, session: session.value }
}

/** The villages by month, on the grid's own page. */
export async function seeGrid(page: Page): Promise<void> {
  await page.locator('[data-table=grid] tbody tr').first().waitFor()
}

/** What a reader sees of an element, on one line. */
export const textOf = async (page: Page, selector: string): Promise<string> =>
  (await page.locator(selector).first().innerText()).replace(/\s+/g, ' ').trim()

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What breaks the rules of accessibility, or these of them. They are half a megabyte, and read into a page once. */
export async function broken(page: Page, ...rules: string[]): Promise<Result[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  return page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: { run: typeof run } }
    const asked: RunOptions = {
      resultTypes: ['violations'],
      // no rule that is asked reads what styles say
      preload: { assets: ['media'] },
      ...(runOnly.length > 0 && { runOnly }),
    }
    // how each would be found again takes long, and is asked for where there is one
    const { violations: found } = await axe.run({ ...asked, selectors: false })
    return found.length === 0 ? found : (await axe.run(asked)).violations
  }, rules)
}

/** Each with where it is. */
export async function violations(page: Page): Promise<string[]> {
  return (await broken(page)).flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** How far the page itself can be scrolled sideways, in pixels. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

/** What the element with the focus says; nothing when the focus is lost. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => (document.activeElement === document.body ? '' : (document.activeElement?.textContent ?? '')))
