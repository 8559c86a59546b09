/**
 * What holds on every page of the desk, each loaded once on a phone and once on a desk: nothing jumps while it loads, /
 * searches, on A4 there is nothing to press and no column cut, and from 360 px to 4K nothing runs out of the window.
 */
import type { CDPSession, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { deskOfAll, overflow, PHONE } from './desk.ts'
import { A4, addressesOf, atRest, DESK_PAGES, type DeskPageName, outside, WIDTHS } from './desk-pages.ts'
import { pressEnglish } from './readable.ts'
import { settled } from './settled.ts'

const desk = deskOfAll()
let page: Page
let devtools: CDPSession
let addresses: Record<DeskPageName, string>
beforeAll(async () => {
  ;({ page } = await desk.open('/', { username: 'admin', isKept: true }))
  devtools = await page.context().newCDPSession(page)
  // one page for all: before its own scripts, each load finds nothing that the one before it kept
  await page.addInitScript(() => {
    sessionStorage.clear()
    localStorage.clear()
    localStorage.setItem('language', 'zh')
  })
  addresses = await addressesOf(page)
})

interface Shift {
  value: number
  hadRecentInput: boolean
  sources: { node: Element | null }[]
}

/** The sum of all shifts, and what moved, once the page has nothing left to do. */
const shifts = () =>
  page.evaluate(
    () =>
      new Promise<{ sum: number; moved: string[] }>((tell) => {
        const seen: Shift[] = []
        const observer = new PerformanceObserver((list) => seen.push(...(list.getEntries() as unknown as Shift[])))
        observer.observe({ type: 'layout-shift', buffered: true })
        const tellAll = () => {
          const own = seen.filter(({ hadRecentInput }) => !hadRecentInput)
          tell({
            sum: own.reduce((sum, { value }) => sum + value, 0),
            moved: own.flatMap(({ value, sources }) =>
              sources.map(({ node }) => `${value.toFixed(4)} ${node?.nodeName} ${node?.textContent.slice(0, 40)}`),
            ),
          })
        }
        const afterFrame = (then: () => void) => requestAnimationFrame(() => requestIdleCallback(then))
        afterFrame(() => afterFrame(() => afterFrame(tellAll)))
      }),
  )

/** What is found by typing, and what is read from a phone's file, are not opened by an address first. */
const isWatched = (name: DeskPageName): boolean => name !== 'search' && name !== 'import-outbox'
/** A good page may have 0.1. Most have 0.000; the most is a team's 0.009, whose pace has as many lines as it has targets. */
const LIMIT = 0.015

const ACROSS = { width: A4.height, height: A4.width }

/** What of the screen is still there, what is cut at the right, and what is dark where it should be white. */
const wrongOnPaper = () => {
  const shown = (it: Element): boolean => {
    const { width, height } = it.getBoundingClientRect()
    return width > 1 && height > 1 && it.checkVisibility({ visibilityProperty: true })
  }
  const named = (it: Element): string => `${it.tagName}.${it.className} ${it.textContent.trim().slice(0, 20)}`
  const lightness = (colour: string): number => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number)
    return alpha === 0 ? 255 : Math.max(red, green, blue)
  }
  const isDark = (it: Element): boolean => {
    const { width, height } = it.getBoundingClientRect()
    return width * height > 4000 && lightness(getComputedStyle(it).backgroundColor) < 160
  }
  // the sooner answered first: whether an element is seen at all takes the longest
  const those = (selector: string, are: (it: Element) => boolean) =>
    [...document.querySelectorAll(selector)].filter((it) => are(it) && shown(it)).map(named)
  return {
    pressed: those('.rail, button:not(.sort, .cell), input, select, textarea, .button', () => true),
    cut: those('main *', (it) => it.getBoundingClientRect().right > innerWidth + 1),
    dark: those('html, body, main, main *', isDark),
    ink: lightness(getComputedStyle(document.body).color),
    overflow: document.documentElement.scrollWidth - innerWidth,
    says: document.querySelector('main')?.innerText ?? '',
  }
}

/** What is a sheet on the screen is one on paper, of its own size and no other. */
const PAPERS: Partial<Record<DeskPageName, string>> = {
  notices: 'A4',
  receipts: 'A5',
  'team-months': 'A4',
  supervision: 'A4',
  'village-card': 'A4',
  'machine-labels': 'A4',
}
/** In points, as a PDF says them. */
const SIZES: Record<string, string> = { A4: '595 842', A5: '595 420' }

async function papersOf(): Promise<{ pages: number; sizes: string[] }> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) =>
    [width, height].map((side) => Math.round(Number(side))).join(' '),
  )
  return { pages: pdf.match(/\/Type \/Page\b/g)?.length ?? 0, sizes: [...new Set(sizes)] }
}

/** What is read is at most 1280 px wide, beside the rail, and both in the middle. */
async function isInTheMiddle(): Promise<void> {
  const [main, rail] = await page.evaluate(() =>
    ['main', '.rail'].map((part) => document.querySelector(part)?.getBoundingClientRect().toJSON() as DOMRect),
  )
  expect(main?.width ?? Infinity).toBeLessThanOrEqual(1280)
  expect(main?.x).toBe((rail?.x ?? 0) + (rail?.width ?? 0))
  const free = { left: rail?.x ?? 0, right: 3840 - (main?.x ?? 0) - (main?.width ?? 0) }
  expect(Math.abs(free.left - free.right)).toBeLessThan(20)
}

const SMALL = 0.1
interface Size {
  width: number
  height: number
}
/** Shown smaller, it is laid out the same, and painting it is less work: a sixth of this file's. */
const resized = (size: Size, scale = 1): Promise<unknown> =>
  devtools.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false, scale })

/** Nothing is remembered, and nothing is in the cache. */
async function load(name: DeskPageName, size: Size): Promise<void> {
  await devtools.send('Network.clearBrowserCache')
  await page.emulateMedia({ media: null, colorScheme: 'light' })
  await resized(size)
  await page.goto(addresses[name])
  await atRest(page)
}

/** What jumped, where it is more than anybody notices. */
async function jumps(name: DeskPageName): Promise<string[]> {
  if (!isWatched(name)) return []
  const { sum, moved } = await shifts()
  return sum < LIMIT ? [] : [`${sum}`, ...moved]
}

async function searchesByKey(): Promise<void> {
  await page.keyboard.press('/')
  // waits for one, and is an error of two
  await page.locator('.palette input').waitFor({ state: 'attached', timeout: 10_000 })
  await page.keyboard.press('Escape')
  await page.locator('.palette').waitFor({ state: 'detached' })
}

async function standsOnPaper(name: DeskPageName): Promise<void> {
  expect(await page.locator('.rail').isVisible()).toBe(true)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await resized(name === 'settlement' ? ACROSS : A4, SMALL)
  let found = { ink: Infinity, overflow: Infinity, says: '' }
  const paper = async () => (found = await page.evaluate(wrongOnPaper))
  // a chart is drawn anew for its new room in the frame after it has it
  await expect.poll(paper).toMatchObject({ pressed: [], cut: [], dark: [] })
  expect(found.ink).toBeLessThan(80)
  expect(found.overflow).toBeLessThanOrEqual(0)
  expect(found.says.length).toBeGreaterThan(20)
  const size = PAPERS[name]
  if (size === undefined) return
  const sheets = await page.locator('.sheet').allInnerTexts()
  expect(sheets.length).toBeGreaterThan(0)
  expect(sheets.filter((said) => !/盐亭县[^]*示例数据[^]*截至2017年[^]*所知至 2017-06-30/.test(said))).toEqual([])
  expect(await page.locator('h1, .known-line, .sample-note').filter({ visible: true }).count()).toBe(0)
  expect(await papersOf()).toEqual({ pages: sheets.length, sizes: [SIZES[size]] })
}

async function fitsEveryWidth(name: DeskPageName): Promise<void> {
  await page.emulateMedia({ media: null, colorScheme: 'light' })
  await resized(PHONE, SMALL)
  await pressEnglish(page)
  await settled(page)
  for (const [width, height] of WIDTHS) {
    await resized({ width, height }, SMALL)
    expect({ width, outside: await page.evaluate(outside) }).toEqual({ width, outside: [] })
    expect(await overflow(page)).toBeLessThanOrEqual(0)
  }
  // the map and the grid have use for more
  if (name !== 'grid' && name !== 'map') await isInTheMiddle()
}

test.each(DESK_PAGES)('%s', async (name) => {
  await load(name, PHONE)
  expect(await jumps(name)).toEqual([])
  await load(name, { width: 1366, height: 768 })
  expect(await jumps(name)).toEqual([])
  await searchesByKey()
  await standsOnPaper(name)
  await fitsEveryWidth(name)
})
