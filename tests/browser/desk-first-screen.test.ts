/** The way around: what a phone shows first, every page within the rail's reach, and lists as long as their counts say. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Overview } from '../../src/domain/report/overview.ts'
import { focused, deskOfAll, textOf, type Visit } from './desk.ts'
import { settled } from './settled.ts'

const desk = deskOfAll()

async function home(path = '/', visit: Visit = {}): Promise<Page> {
  const { page } = await desk.open(path, { username: 'admin', ...visit })
  await page.locator('[data-steer=decisions] a .count').first().waitFor()
  await settled(page)
  return page
}
const topOf = (page: Page, selector: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate((it) => it.getBoundingClientRect().top + scrollY)
const bottomOf = (page: Page, selector: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate((it) => it.getBoundingClientRect().bottom + scrollY)

describe.each(['zh', 'en'] as const)('a phone, in %s,', (language) => {
  const phone = () => home('/', { isPhone: true, language })
  /** What is seen above the places below. */
  const SEEN = 740 - 64

  test('says on its first screen how the county stands, on its second what to decide, then which villages, in 4000 elements', async () => {
    const page = await phone()
    expect(await bottomOf(page, '#progress .chart-room')).toBeLessThan(SEEN)
    expect(await bottomOf(page, '[data-steer=decisions]')).toBeLessThan(2.5 * SEEN)
    expect(await topOf(page, '[data-list=below]')).toBeGreaterThan(await bottomOf(page, '[data-steer=decisions]'))
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(6000)
    expect(await page.locator('*').count()).toBeLessThan(4000)
  })

  test('gives the day and the refresh two lines, and what is invented one', async () => {
    const page = await phone()
    const height = (selector: string) => page.locator(selector).evaluate((it) => it.getBoundingClientRect().height)
    expect(await height('.sample-note')).toBeLessThan(48)
    expect(await height('.home-headline .freshness')).toBeLessThan(48)
    const day = await topOf(page, '.home-headline input')
    expect(Math.abs((await topOf(page, '.home-headline .refresh')) - day)).toBeLessThan(24)
    expect(await topOf(page, '.home-headline .freshness')).toBeGreaterThan(day)
  })
})

test('a phone has the queue below every page, with as many on it as the queue says are held', async () => {
  const { page } = await desk.open('/review', { username: 'admin', isPhone: true })
  const place = page.locator('.places a[href="/review"]')
  await page.locator('[data-figure=waiting]:not(.to-come)').waitFor()
  const badge = await place.locator('.count [aria-hidden]').innerText()
  expect(await textOf(page, '[data-figure=waiting]')).toMatch(new RegExp(`^${badge} 条待核实`))
  expect(await page.locator('.places a:visible').count()).toBe(4)
  await page.locator('.places a[href="/"]').click()
  await page.locator('[data-decision=held] .count', { hasText: /^\d+$/ }).waitFor()
  expect(await page.locator('[data-decision=held] .count').innerText()).toBe(badge)
  await page.getByRole('button', { name: '菜单' }).click()
  await page.locator('.menu').getByRole('link', { name: '任务' }).click()
  await page.waitForURL('**/tasks')
})

describe('what is long', () => {
  const shown = (page: Page, list: string) => page.locator(`${list}:visible`).count()

  test('is folded on a phone, and all of it comes at a tap that keeps the focus', async () => {
    const page = await home('/', { isPhone: true })
    expect(await shown(page, '[data-table=teams] tbody tr')).toBe(5)
    expect(await shown(page, '#targets [data-target]')).toBe(5)
    const all = page.getByRole('button', { name: '全部 22 个' })
    await all.click()
    await expect.poll(() => shown(page, '[data-table=teams] tbody tr')).toBe(22)
    expect(await focused(page)).toBe('只看前 5 个')
    // by keyboard one sorts the cards by heads that are seen
    const sort = page.locator('[data-table=teams] .sort').nth(2)
    await sort.focus()
    expect((await sort.boundingBox())?.width).toBeGreaterThan(40)
    expect(await topOf(page, '[data-table=teams] thead')).toBeLessThan(await topOf(page, '[data-table=teams] tbody'))
    // the villages below the line are a line each
    expect(await shown(page, '[data-list=below] > li')).toBe(16)
  })

  test('is whole on a desk and on paper', async () => {
    const page = await home()
    expect(await shown(page, '[data-table=teams] tbody tr')).toBe(22)
    expect(await shown(page, '.unfold')).toBe(0)
    await page.setViewportSize({ width: 360, height: 740 })
    await page.emulateMedia({ media: 'print' })
    expect(await shown(page, '[data-list=below] > li')).toBe(16)
    expect(await shown(page, '[data-table=teams] tbody tr')).toBe(22)
    expect(await shown(page, '.unfold')).toBe(0)
  })
})

describe('what waits for a decision', () => {
  test('leads to the queue when it is a held log of today', async () => {
    const page = await home()
    const count = await page.locator('[data-decision=held] .count').innerText()
    expect(count).toBe(await page.locator('.place [data-figure=held] [aria-hidden]').innerText())
    await page.locator('[data-decision=held] a').click()
    await page.waitForURL('**/review')
    await page.getByText(`${count} 条待核实，暂不计入数字`).waitFor()
  })

  test('leads on a past day to the logs of shows up to it', async () => {
    const page = await home('/?asOf=2017-06-20')
    const count = await page.locator('[data-decision=held] .count').innerText()
    await page.locator('[data-decision=held] a').click()
    await page.waitForURL('**/logs?to=2017-06-20&status=held')
    await page.locator('[data-figure=total]').waitFor()
    expect((await textOf(page, '[data-figure=total]')).replace(/\D/g, '')).toBe(count)
  })

  test.each([
    ['', 'unseen', '本月未满一场'],
    ['?asOf=2017-05-10', 'unseen_long', '上月和本月都未满一场'],
  ])('counts the villages that are behind the usual as the grid of them has rows %s', async (day, kind, chosen) => {
    const page = await home(`/${day}`)
    const { flags } = (await (await page.request.get(`/api/overview${day}`)).json()) as Overview
    const unseen = flags.filter((flag) => flag.kind === 'month_without_screening')
    const behind = kind === 'unseen' ? unseen : unseen.filter(({ severity }) => severity !== 'info')
    expect(behind.length).toBeGreaterThan(0)
    expect(behind.length).toBeLessThan(200)
    expect(await page.locator(`[data-decision=${kind}] .count`).innerText()).toBe(String(behind.length))
    await page.locator(`[data-decision=${kind}] a`).click()
    await page.getByText(`显示 ${behind.length} / 453 个村`).waitFor()
    const filter = page.getByLabel('本月放映')
    expect(await filter.locator('option:checked').innerText()).toBe(chosen)
    await filter.selectOption({ label: '不限' })
    await page.getByText('显示 453 / 453 个村').waitFor()
  })
})

describe('every page is within reach', () => {
  const PAGES = [
    'logs',
    'review',
    'suspicions',
    'callbacks',
    'broadcast',
    'tasks',
    'bulletins',
    'settlements',
    'grid',
    'map',
    'register',
    'settings',
    'audit',
    'phones',
  ]

  test.each(['zh', 'en'] as const)('of the rail at 1366 × 768, without scrolling it, in %s', async (language) => {
    const page = await home('/', { language })
    for (const name of [...PAGES, 'import'])
      expect(await bottomOf(page, `.rail a[href="/${name}"]:visible`)).toBeLessThan(768)
    expect(await bottomOf(page, '.leave button')).toBeLessThanOrEqual(768)
    await page.getByText(language === 'zh' ? '本页内容' : 'On this page').click()
    await page.locator('.sections a[href="#teams"]').click()
    await expect.poll(() => topOf(page, '#teams')).toBeLessThan((await page.evaluate(() => scrollY)) + 100)
  })

  test('of a phone’s menu, and those that have no place below', async () => {
    const page = await home('/', { isPhone: true })
    await page.getByRole('button', { name: '菜单' }).click()
    for (const name of PAGES) expect(await page.locator(`.rail a[href="/${name}"]:visible`).count()).toBe(1)
    expect(await page.locator('.menu .of-phones').allInnerTexts()).toEqual([
      '疑点核对',
      '抽查回访',
      '任务',
      '报数',
      '汇报',
      '核验',
    ])
    await page.goto('/logs')
    await page.locator('main').getByText('待审核的记录 9 条待核实').waitFor()
    await page.locator('.places a[href="/review"]').click()
    await page.locator('main h1', { hasText: '待审核的记录' }).waitFor()
  })
})
