/** The wall: it turns by itself, is read from afar on any screen, and says so when its figures are old. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { deskOfAll, overflow, PHONE, textOf, violations } from './desk.ts'
import { settled } from './settled.ts'

const desk = deskOfAll()

const WALL = { width: 1920, height: 1080 }
const shown = (page: Page) => page.locator('.wall-face:visible').getAttribute('data-face')

async function theWall(language: 'zh' | 'en' = 'zh'): Promise<Page> {
  const { page } = await desk.open('/account', { username: 'admin', language })
  await page.setViewportSize(WALL)
  await page.clock.install()
  await page.goto('/wall')
  await page.locator('.wall-face [role=img]').first().waitFor({ state: 'attached' })
  await settled(page)
  return page
}

test('it turns every twenty seconds, waits when it is told to, and goes by the keys of who shows slides', async () => {
  const page = await theWall()
  expect(await shown(page)).toBe('progress')
  expect(await textOf(page, '.wall-title:visible')).toBe('全县比序时少放映111场；每天须提到17.1场')
  for (const next of ['numbers', 'villages', 'teams', 'progress']) {
    await page.clock.runFor(20_500)
    expect(await shown(page)).toBe(next)
  }
  await page.keyboard.press('Space')
  await page.clock.runFor(60_000)
  expect(await shown(page)).toBe('progress')
  expect(await textOf(page, '[data-figure=place]')).toBe('已暂停 第1/4屏')
  await page.keyboard.press('PageDown')
  await expect.poll(() => shown(page)).toBe('numbers')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => shown(page)).toBe('teams')
  await page.keyboard.press('f')
  await page.getByRole('button', { name: '退出全屏' }).click()
  await page.getByRole('button', { name: '全屏', exact: true }).waitFor()
  await page.getByRole('button', { name: '继续' }).click()
  await page.clock.runFor(20_500)
  expect(await shown(page)).toBe('progress')
  // nobody is there: nothing stands about to be pressed
  expect(await page.getByRole('button').count()).toBe(0)
  expect(await textOf(page, '.wall-face[data-face=villages] tbody tr:nth-child(3)')).toContain('广电股')
})

test('without the service, or an answer, it says so in large words and of when its figures are, and goes on once it is back', async () => {
  const page = await theWall()
  const alert = page.locator('.wall-stale')
  expect(await alert.count()).toBe(0)
  await page.context().setOffline(true)
  await page.clock.runFor(70_000)
  await alert.waitFor()
  expect(await textOf(page, '.wall-stale')).toContain('连不上服务，这是6月30日 21:00的数据')
  const size = await alert.locator('.wall-title').evaluate((it) => Number.parseFloat(getComputedStyle(it).fontSize))
  expect(size).toBeGreaterThan(64)
  // it does not stop turning, and no verdict of old figures stands as if it were of now
  expect(await page.locator('.wall-face .wall-title:visible').evaluate((it) => it.clientWidth)).toBeLessThan(2)
  expect(await violations(page)).toEqual([])
  await page.context().setOffline(false)
  await page.clock.runFor(20_500)
  await alert.waitFor({ state: 'detached' })
  // an answer that never comes makes them old after three minutes
  await page.route('**/api/**', () => undefined)
  // whatever the clock says that somebody has set back meanwhile
  await page.clock.setSystemTime((await page.evaluate(() => Date.now())) - 86_400_000)
  await page.clock.runFor(150_000)
  expect(await alert.count()).toBe(0)
  await page.clock.runFor(60_000)
  expect(await textOf(page, '.wall-stale')).toContain('没有新数据，这是6月30日 21:00的数据')
  // nor does it wait for its first figures without a word, or for somebody to press a button
  await page.unroute('**/api/**')
  await page.route('**/api/office', (route) => route.abort())
  await page.reload()
  await page.getByRole('button', { name: '重试' }).waitFor()
  await page.unroute('**/api/office')
  await page.route('**/api/overview*', () => undefined)
  await page.clock.runFor(21_000)
  await page.locator('.wall').waitFor()
  await page.clock.runFor(200_000)
  expect(await textOf(page, '.wall-stale')).toContain('没有新数据，正在重试')
})

test('when the session ends it says so from afar, and comes back to the wall', async () => {
  const page = await theWall()
  await page.context().clearCookies()
  await page.clock.runFor(70_000)
  await page.locator('.wall-ended').waitFor()
  expect(await textOf(page, '.wall-ended')).toBe('登录已过期，大屏已停止，请重新登录')
  expect(await page.locator('.wall').count()).toBe(0)
  expect(new URL(page.url()).pathname).toBe('/wall')
})

/** What is smaller than 32 of 1080 lines, and what its room cuts. */
const unread = () => {
  const unit = Math.min(innerWidth / 1920, innerHeight / 1080)
  const wall = document.querySelector('.wall')
  const walk = document.createTreeWalker(wall ?? document.body, NodeFilter.SHOW_TEXT)
  const small: string[] = []
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const room = node.parentElement
    if (!room?.checkVisibility() || !node.textContent?.trim()) continue
    if (Number.parseFloat(getComputedStyle(room).fontSize) < 31.9 * unit) small.push(node.textContent)
  }
  const face = document.querySelector('.wall-face[data-shown]')
  const below = [...(face?.querySelectorAll('*') ?? [])].filter((it) => {
    const { bottom, right } = it.getBoundingClientRect()
    return it.checkVisibility() && (bottom > innerHeight + 1 || right > innerWidth + 1)
  })
  const cut = [...(face?.querySelectorAll('td, thead th, dd') ?? [])].filter(
    (it) => it.scrollWidth > it.clientWidth + 1,
  )
  return {
    small,
    cut: cut.map(({ textContent }) => textContent),
    below: below.map((it) => `${it.tagName}.${it.className}`),
  }
}

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  test('each face is read from five metres on every screen, and by everyone', async () => {
    const page = await theWall(language)
    for (const face of ['progress', 'numbers', 'villages', 'teams']) {
      expect(await shown(page)).toBe(face)
      for (const [width, height] of [
        [1366, 768],
        [3840, 2160],
        [1920, 1080],
      ] as const) {
        await page.setViewportSize({ width, height })
        expect({ face, width, ...(await page.evaluate(unread)) }).toEqual({
          face,
          width,
          small: [],
          cut: [],
          below: [],
        })
        expect(await overflow(page)).toBe(0)
      }
      await page.keyboard.press('ArrowRight')
    }
    // on a phone it is a list
    await page.setViewportSize(PHONE)
    await page.emulateMedia({ colorScheme: language === 'en' ? 'dark' : 'light' })
    expect(await page.locator('.wall-face:visible').count()).toBe(4)
    expect(await overflow(page)).toBe(0)
    expect(await violations(page)).toEqual([])
  })
})
