/**
 * The handbooks show the screens as they are: every picture's screen is walked to, and what its line names stands there.
 * `npm run handbook` takes the pictures anew on the same walk.
 */
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { HANDBOOKS, captionsOf, HANDBOOK_FOLDER, namedIn } from '../handbooks.ts'
import { overflow, violations } from './desk.ts'
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
    quality: 60,
    clip: { x: 0, y: 0, width, height, scale: isDesk ? 1.25 : 1.5 },
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

test.each(PICTURES)('$name', async (picture) => {
  const { name, username, path, ready, height, isDesk = false, first } = picture
  const size = { width: isDesk ? DESK_WIDTH : PHONE_WIDTH, height }
  const { page } = await field.open(path, { isPhone: !isDesk, ...size, ...(username && { username }) })
  await page.setViewportSize(size)
  await page.locator(ready).first().waitFor()
  await first?.(page)
  await settled(page)
  const caption = captions.get(name)
  expect(caption?.size).toEqual([size.width, size.height])
  await page.evaluate(() => scrollTo(0, 0))
  const said = await page.evaluate(textInSight)
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

test('a phone has its handbook without signal once the app was opened again, and it is no part of the first load', async () => {
  const { page } = await field.open('/field', { username: 'team-02' })
  const kept = () => page.evaluate(() => caches.match('/field/handbook/technician.html').then((found) => found?.status))
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  expect(await kept()).toBeUndefined()
  await page.reload()
  await expect.poll(kept, { timeout: 15_000 }).toBe(200)
  await page.context().setOffline(true)
  await page.goto('/field/me')
  await page.getByRole('link', { name: '使用手册' }).click()
  await page.getByRole('heading', { name: '放映员手册' }).waitFor()
  const isDrawn = await page
    .locator('img')
    .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth))
  expect(Math.min(...isDrawn)).toBeGreaterThan(300)
})
