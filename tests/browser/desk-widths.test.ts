/** Parts of the desk from 360 px to 4K, and the contract's page: nothing runs out, and nothing is left empty. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { deskOfAll, overflow } from './desk.ts'
import { addressesOf, type DeskPageName, goTo, outside, WIDTHS } from './desk-pages.ts'

const desk = deskOfAll()
let page: Page
let addresses: Record<DeskPageName, string>
beforeAll(async () => {
  ;({ page } = await desk.open('/', { username: 'admin', language: 'en' }))
  addresses = await addressesOf(page)
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
