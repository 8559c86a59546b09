/** Every page of the desk on A4: nothing to press, no column cut, white paper whatever the screen wears. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { deskOfAll, overflow } from './desk.ts'
import { readableByEveryone } from './readable.ts'
import { addressesOf, DESK_PAGES, type DeskPageName, goTo } from './desk-pages.ts'

const desk = deskOfAll()
let page: Page
let addresses: Record<DeskPageName, string>
beforeAll(async () => {
  ;({ page } = await desk.open('/', { username: 'admin', isDark: true }))
  addresses = await addressesOf(page)
})

/** A4 less the margins of an office's printer, in the browser's pixels. */
const A4 = { width: 703, height: 1030 }
const ACROSS = { width: A4.height, height: A4.width }

/** What of the screen is still there, what is cut at the right, and what is dark where it should be white. */
const wrongOnPaper = () => {
  const shown = (it: Element): boolean => {
    const { width, height } = it.getBoundingClientRect()
    return width > 1 && height > 1 && it.checkVisibility({ visibilityProperty: true })
  }
  const named = (it: Element): string => `${it.tagName}.${it.className} ${it.textContent.trim().slice(0, 20)}`
  const all = (selector: string) => [...document.querySelectorAll(selector)].filter(shown)
  const lightness = (colour: string): number => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number)
    return alpha === 0 ? 255 : Math.max(red, green, blue)
  }
  const isDark = (it: Element): boolean => {
    const { width, height } = it.getBoundingClientRect()
    return width * height > 4000 && lightness(getComputedStyle(it).backgroundColor) < 160
  }
  return {
    pressed: all('.rail, button:not(.sort, .cell), input, select, textarea, .button').map(named),
    cut: all('main *')
      .filter((it) => it.getBoundingClientRect().right > innerWidth + 1)
      .map(named),
    dark: all('html, body, main, main *').filter(isDark).map(named),
    ink: lightness(getComputedStyle(document.body).color),
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

test.each(DESK_PAGES)('%s', async (name) => {
  await page.emulateMedia({ media: null })
  await page.setViewportSize({ width: 1366, height: 768 })
  await goTo(page, addresses[name])
  expect(await page.locator('.rail').isVisible()).toBe(true)
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize(name === 'settlement' ? ACROSS : A4)
  // a chart is drawn anew for its new room in the frame after it has it
  await expect.poll(() => page.evaluate(wrongOnPaper)).toMatchObject({ pressed: [], cut: [], dark: [] })
  expect((await page.evaluate(wrongOnPaper)).ink).toBeLessThan(80)
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  expect((await page.locator('main').innerText()).length).toBeGreaterThan(20)
  const size = PAPERS[name]
  if (size === undefined) return
  const sheets = await page.locator('.sheet').allInnerTexts()
  expect(sheets.length).toBeGreaterThan(0)
  expect(sheets.filter((said) => !/盐亭县[^]*示例数据[^]*截至2017年[^]*所知至 2017-06-30/.test(said))).toEqual([])
  expect(await page.locator('h1, .known-line, .sample-note').filter({ visible: true }).count()).toBe(0)
  expect(await papersOf()).toEqual({ pages: sheets.length, sizes: [SIZES[size]] })
})

test('a notice for each of the 453 villages is printed at once, and none is longer than its sheet', async () => {
  await page.emulateMedia({ media: null })
  await goTo(page, '/notices')
  expect(await page.getByRole('button', { name: '打印（453张）' }).count()).toBe(1)
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 688, height: 1016 })
  const heights = await page
    .locator('.sheet')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height))
  expect(heights).toHaveLength(453)
  expect(Math.max(...heights)).toBeLessThan(1016)
})

const MARGIN = { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' }
const pagesOf = async (address: string): Promise<number> => {
  await goTo(page, address)
  const pdf = await page.pdf({ format: 'A4', margin: MARGIN })
  return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
}

test('the overview makes a short report: the grid of the villages is a paper of its own', async () => {
  await page.emulateMedia({ media: null })
  const pages = await pagesOf('/')
  expect(pages).toBeGreaterThan(3)
  expect(pages).toBeLessThanOrEqual(10)
  expect(await pagesOf('/grid')).toBeGreaterThan(pages)
})

test('the leader’s page is one sheet, also with what changed since it was reported', async () => {
  await page.emulateMedia({ media: null })
  await page.setViewportSize({ width: 1366, height: 768 })
  expect(await pagesOf('/leader')).toBe(1)
  expect(await pagesOf('/leader?bulletin=2017-2')).toBe(1)
})

test('the map is one sheet, with a dot for every village', async () => {
  await page.emulateMedia({ media: null })
  await page.setViewportSize({ width: 1366, height: 768 })
  expect(await pagesOf('/map')).toBe(1)
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize(A4)
  expect(await page.locator('.map-dots a:visible').count()).toBe(453)
})

test('no head of the grid is cut, and its months stand over their columns', async () => {
  await goTo(page, '/grid')
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize(A4)
  const heads = await page.locator('.grid thead tr:first-child th').evaluateAll((all) =>
    all.map((head) => {
      const text = document.createRange()
      text.selectNodeContents(head)
      const [room, said] = [head.getBoundingClientRect(), text.getBoundingClientRect()]
      return { says: head.textContent, isCut: said.width > room.width + 0.5 || head.scrollWidth > head.clientWidth }
    }),
  )
  expect(heads).toHaveLength(16)
  expect(heads.filter(({ isCut }) => isCut)).toEqual([])
})

test.each([
  ['/', '截至2017年6月30日'],
  ['/grid?asOf=2017-05-31', '截至2017年5月31日'],
  ['/register', '截至2017年6月30日'],
])('every sheet of %s carries the office, the day and its number', async (address, day) => {
  await page.emulateMedia({ media: null })
  await pagesOf(address)
  const rules = await page.evaluate(() =>
    document.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join(''),
  )
  expect(rules).toContain(`盐亭县文化广电旅游局 · ${day}`)
  expect(rules).toMatch(/counter\(page\).*counter\(pages\)/)
})

const ready = '.sheet'
const username = 'admin'
readableByEveryone(
  () => desk,
  [
    { name: 'a notice', path: '/notices?village=510723102209', username, ready },
    { name: 'a receipt to fill in', path: '/receipts?team=team-01&pad=1', username, ready },
    { name: 'a team’s month', path: '/team-months?team=team-01', username, ready },
    { name: 'what is due soon', path: '/supervision?colour=blue', username, ready },
    { name: 'a village’s card', path: '/villages/510723102209/card', username, ready },
  ],
)
