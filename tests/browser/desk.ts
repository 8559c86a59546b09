/** The managers' desk in a real browser, over the demo: somebody signed in, a screen of some size, a language. */
import { existsSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll } from 'vitest'
import { DEMO_PASSWORD } from '../../db/seed/demo.ts'
import { aDemo } from '../demo.ts'
import { theBrowser } from './chromium.ts'
import { serveDemo, type Served } from './served.ts'
import { watchRequests } from './settled.ts'

export interface Visit {
  /** Nobody's unless named; the demo's password is everybody's. */
  username?: string
  language?: 'zh' | 'en'
  isDark?: boolean
  isPhone?: boolean
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

/** One desk of the demo for all the tests of a file, from the first of them to the last. */
export function deskOfAll(): Desk {
  const desk = {} as Desk
  demoForAll(desk, open)
  return desk
}

type Open<V> = (browser: Browser, server: Served, path: string, visit?: V) => Promise<DeskPage>
interface Opened<V> {
  server: Served
  browser: Browser
  open: (path: string, visit?: V) => Promise<DeskPage>
}

/** Serves a demo of its own to the tests of a file; each test's pages are closed behind it. */
export function demoForAll<V>(room: Opened<V>, visit: Open<V>): void {
  const contexts: BrowserContext[] = []
  beforeAll(async () => {
    if (!existsSync('dist/desk/index.html')) await build({ logLevel: 'warn' })
    const [server, browser] = await Promise.all([aDemo().then(serveDemo), theBrowser()])
    Object.assign(room, {
      server,
      browser,
      open: async (path: string, how?: V) => {
        const opened = await visit(browser, server, path, how)
        contexts.push(opened.page.context())
        return opened
      },
    })
  }, 120_000)
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()))
    await room.server.stop()
  })
}

async function open(browser: Browser, server: Served, path: string, visit: Visit = {}): Promise<DeskPage> {
  const { username, language = 'zh', isDark = false, isPhone = false } = visit
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: isPhone ? { width: 360, height: 740 } : { width: 1366, height: 768 },
    colorScheme: isDark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    timezoneId: 'America/New_York',
  })
  context.setDefaultTimeout(20_000)
  watchRequests(context)
  await context.addInitScript((chosen) => {
    if (localStorage.getItem('language') === null) localStorage.setItem('language', chosen)
  }, language)
  if (username !== undefined) await context.addCookies([await server.sessionOf(username)])
  await context.addInitScript(sayRefusals)
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => {
    // what is asked before signing in is answered with 401, and the browser says so
    if (message.type() === 'error' && !message.text().includes('401')) problems.push(message.text())
  })
  await page.goto(path)
  await page.locator('.desk h1, .door form').first().waitFor()
  return { page, problems }
}

/** What the page's policy refuses is an error of the page; run in the page before its own scripts. */
export function sayRefusals(): void {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    console.error(`refused by the policy: ${violatedDirective} ${blockedURI}`),
  )
}

/** What a reader sees of an element, on one line. */
/** The villages by month, which are drawn when somebody comes near them. */
export async function seeGrid(page: Page): Promise<void> {
  await page.locator('#grid-title').scrollIntoViewIfNeeded()
  await page.locator('[data-table=grid] tbody tr').first().waitFor()
}

export const textOf = async (page: Page, selector: string): Promise<string> =>
  (await page.locator(selector).first().innerText()).replace(/\s+/g, ' ').trim()

/** Without the frames of others it need not look for, and without what passed: a seventh of the time. */
export const axe = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })

/** Violations of the accessibility rules, each with where it is. */
export async function violations(page: Page): Promise<string[]> {
  const found = await axe(page).analyze()
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** How far the page itself can be scrolled sideways, in pixels. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

/** What the element with the focus says; nothing when the focus is lost. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => (document.activeElement === document.body ? '' : (document.activeElement?.textContent ?? '')))
