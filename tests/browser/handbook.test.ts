/**
 * The handbooks show the screens as they are: every picture's screen is walked to, and what its line names stands there.
 * `npm run handbook` takes the pictures anew on the same walk.
 */
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { HANDBOOKS, captionsOf, HANDBOOK_FOLDER, namedIn } from '../handbooks.ts'
import { overflow, violations } from './desk.ts'
import { goTo } from './desk-pages.ts'
import { fieldOfAll } from './field.ts'
import { PICTURES, type Picture } from './handbook-pictures.ts'
import { settled } from './settled.ts'

const field = fieldOfAll()
const isTaken = process.env['HANDBOOK'] === 'take'

/** Small and sharp on paper: as the browser itself makes a WebP of one and a half of its pixels to a point. */
async function take(page: Page, { name, height, isDesk }: Picture): Promise<void> {
  const width = isDesk ? DESK_WIDTH : PHONE_WIDTH
  const devtools = await page.context().newCDPSession(page)
  const { data } = await devtools.send('Page.captureScreenshot', {
    format: 'webp',
    quality: isDesk ? 31 : 60,
    clip: { x: 0, y: await page.evaluate(() => scrollY), width, height, scale: isDesk ? 1 : 1.5 },
  })
  writeFileSync(`${HANDBOOK_FOLDER}/${name}.webp`, Buffer.from(data, 'base64'))
}
const [DESK_WIDTH, PHONE_WIDTH] = [1100, 360]

/** What is in the picture, and not only on the page: run in the page. */
function textInSight(): string {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const said: string[] = []
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const place = document.createRange()
    place.selectNode(text)
    const { top, bottom, width } = place.getBoundingClientRect()
    if (width > 1 && top >= 0 && bottom <= innerHeight) said.push(text.textContent ?? '')
  }
  return said.join(' ')
}

const captions = captionsOf(HANDBOOKS)

/** Whoever was there already goes on from where they are. */
const desks = new Map<string, Page>()
async function opened({ username = '', path, isDesk }: Picture): Promise<Page> {
  const there = desks.get(username)
  if (there) {
    await (isDesk ? goTo(there, path) : there.goto(path))
    return there
  }
  const { page } = await field.open(path, { isPhone: !isDesk, isKept: true, ...(username && { username }) })
  desks.set(username, page)
  return page
}

test.each(PICTURES)('$name', async (picture) => {
  const { name, ready, height, isDesk, first, from = 'body' } = picture
  const size = { width: isDesk ? DESK_WIDTH : PHONE_WIDTH, height }
  const page = await opened(picture)
  await page.setViewportSize(size)
  await page.locator(ready).first().waitFor()
  await first?.(page)
  await settled(page)
  const top = page.locator(from).first()
  await top.evaluate((it) => scrollTo(0, scrollY + it.getBoundingClientRect().top - 8))
  const said = await page.evaluate(textInSight)
  const caption = captions.get(name)
  expect(caption?.size).toEqual([size.width, size.height])
  expect(namedIn(caption?.text ?? '').filter((word) => !said.includes(word))).toEqual([])
  if (isTaken) await take(page, picture)
})

test('each picture is in a handbook, and all of them are small', () => {
  expect([...captions.keys()].sort()).toEqual(PICTURES.map(({ name }) => name).sort())
  const files = readdirSync(HANDBOOK_FOLDER).filter((name) => name.endsWith('.webp'))
  expect(files.sort()).toEqual(PICTURES.map(({ name }) => `${name}.webp`).sort())
  const sizes = files.map((name) => statSync(`${HANDBOOK_FOLDER}/${name}`).size)
  expect(Math.max(...sizes)).toBeLessThan(40_000)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_200_000)
})

test.each(HANDBOOKS)(
  '$name fits the screen and its pages of A4, and everybody can read it',
  async ({ name, pages }) => {
    const { page, problems } = await field.open('/field')
    await page.goto(`/field/handbook/${name}.html`)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await violations(page)).toEqual([])
    }
    for (const width of [1366, 360]) {
      await page.setViewportSize({ width, height: 740 })
      expect(await overflow(page)).toBe(0)
    }
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map((box) => box.slice(1).map(Number))
    expect(new Set(sizes.map((size) => size.map(Math.round).join(' ')))).toEqual(new Set(['595 842']))
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(pages)
    expect(await page.locator('section').count()).toBe(pages)
    expect(problems).toEqual([])
  },
)

test('a phone has its handbook without signal once the app was opened again, at what one is at, and leads back; it is no part of the first load', async () => {
  const { page } = await field.open('/field', { username: 'team-02', hasWorker: true })
  const kept = () => page.evaluate(() => caches.match('/field/handbook/technician.html').then((found) => found?.status))
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  expect(await kept()).toBeUndefined()
  await page.reload()
  await expect.poll(kept, { timeout: 15_000 }).toBe(200)
  await page.context().setOffline(true)
  await page.goto('/field/month')
  await page.getByRole('link', { name: '这一页怎么用' }).click()
  await page.getByRole('heading', { name: '放映员手册' }).waitFor()
  expect(await page.locator(':target').innerText()).toContain('这个月计入几场')
  const isDrawn = await page
    .locator('img')
    .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth))
  expect(Math.min(...isDrawn)).toBeGreaterThan(300)
  // back to where one was, and there, without signal still, the month is saved as a picture
  await page.getByRole('link', { name: '返回' }).click()
  await page.locator('.own-month').waitFor()
  const saved = page.waitForEvent('download')
  await page.locator('[data-do=picture]').dblclick()
  expect((await saved).suggestedFilename()).toMatch(/^放映二队.*2017-06放映\.png$/)
  const picture = page.locator('.month-picture')
  await picture.waitFor()
  expect(await picture.evaluate((it: HTMLImageElement) => it.decode().then(() => it.naturalWidth))).toBe(1080)
})
