/** Every page of the desk from 360 px to 4K: nothing runs out of the window, and text stays as wide as one reads. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { deskOfAll, overflow } from './desk.ts'
import { addressesOf, DESK_PAGES, type DeskPageName, goTo } from './desk-pages.ts'

const desk = deskOfAll()
let page: Page
let addresses: Record<DeskPageName, string>
beforeAll(async () => {
  ;({ page } = await desk.open('/', { username: 'admin', language: 'en' }))
  addresses = await addressesOf(page)
})

const WIDTHS = [
  [360, 740],
  [1366, 768],
  [1920, 1080],
  [3840, 2160],
] as const

/** What sticks out of the window without a room of its own to be scrolled in. */
const outside = () => {
  const isHeld = (it: Element): boolean => {
    for (let room = it.parentElement; room && room !== document.body; room = room.parentElement)
      if (getComputedStyle(room).overflowX !== 'visible') return true
    return false
  }
  return [...document.querySelectorAll('main *, .rail *')]
    .filter((it) => it.checkVisibility() && getComputedStyle(it).position !== 'absolute')
    .filter((it) => {
      const { left, right, width } = it.getBoundingClientRect()
      return width > 1 && (right > innerWidth + 1 || left < -1) && !isHeld(it)
    })
    .map((it) => `${it.tagName}.${it.className}`)
}

/** What is read is at most 1280 px wide, beside the rail, and both in the middle. */
async function isInTheMiddle(): Promise<void> {
  const main = await page.locator('main').boundingBox()
  expect(main?.width ?? 0).toBeLessThanOrEqual(1280)
  const rail = await page.locator('.rail').boundingBox()
  expect(main?.x).toBe((rail?.x ?? 0) + (rail?.width ?? 0))
  const free = { left: rail?.x ?? 0, right: 3840 - (main?.x ?? 0) - (main?.width ?? 0) }
  expect(Math.abs(free.left - free.right)).toBeLessThan(20)
}

test.each(DESK_PAGES)('%s at 360, 1366, 1920 and 3840', async (name) => {
  await goTo(page, addresses[name])
  for (const [width, height] of WIDTHS) {
    await page.setViewportSize({ width, height })
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    expect({ width, outside: await page.evaluate(outside) }).toEqual({ width, outside: [] })
    expect(await overflow(page)).toBeLessThanOrEqual(0)
  }
  // the map and the grid have use for more
  if (name !== 'grid' && name !== 'map') await isInTheMiddle()
})

test.each(['events', 'works', 'funds', 'tenders'])('the ledger’s %s at 360 and 1366', async (part) => {
  await goTo(page, `/ledger?part=${part}`)
  for (const [width, height] of WIDTHS.slice(0, 2)) {
    await page.setViewportSize({ width, height })
    expect({ width, outside: await page.evaluate(outside) }).toEqual({ width, outside: [] })
    expect(await overflow(page)).toBeLessThanOrEqual(0)
  }
})

test.each([1920, 2560])('at %i nothing is left empty on one side only', async (width) => {
  await page.setViewportSize({ width, height: 1080 })
  await goTo(page, addresses.home)
  const [rail, main] = [await page.locator('.rail').boundingBox(), await page.locator('main').boundingBox()]
  const right = width - (main?.x ?? 0) - (main?.width ?? 0)
  expect(Math.abs((rail?.x ?? 0) - right)).toBeLessThan(20)
})

test('at 4K a chart is no taller and no wider than what is read', async () => {
  await page.setViewportSize({ width: 3840, height: 2160 })
  await goTo(page, addresses.home)
  for (const room of await page.locator('.chart-room').all()) {
    const box = await room.boundingBox()
    expect(box?.width).toBeLessThanOrEqual(1280)
    expect(box?.height).toBeLessThanOrEqual(800)
  }
})

test.each(['light', 'dark'] as const)(
  'the contract’s page at 360 px, %s: styled, and nothing runs out',
  async (colorScheme) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 360, height: 740 })
    const origin = new URL(page.url()).origin
    await page.goto(`${origin}/api/docs#conflict`)
    await page.locator('summary').first().click()
    const colours = () => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]
    const expected = {
      light: ['rgb(250, 248, 244)', 'rgb(30, 27, 23)'],
      dark: ['rgb(22, 20, 18)', 'rgb(236, 231, 221)'],
    }
    expect(await page.evaluate(colours)).toEqual(expected[colorScheme])
    expect(await page.evaluate(outside)).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)
  },
)
