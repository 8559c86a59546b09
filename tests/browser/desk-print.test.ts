/** How many sheets the desk's pages are on paper, and what stands on each. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { deskOfAll } from './desk.ts'
import { readableByEveryone } from './readable.ts'
import { A4, goTo } from './desk-pages.ts'

const desk = deskOfAll()
let page: Page
beforeAll(async () => {
  ;({ page } = await desk.open('/', { username: 'admin', isDark: true }))
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
