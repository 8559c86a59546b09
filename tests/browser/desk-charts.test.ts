/** The charts as they are sent on: a saved picture is the same whatever the screen wears, and paper has their tables. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { deskOfAll, type Visit } from './desk.ts'
import { settled } from './settled.ts'

const desk = deskOfAll()

const CHART = 'progress'

async function home(visit: Visit, path = '/'): Promise<Page> {
  const { page } = await desk.open(path, { username: 'admin', ...visit })
  await page.locator('[data-steer=decisions]').waitFor()
  await settled(page)
  return page
}

async function saved(page: Page, kind: 'png' | 'csv'): Promise<Buffer> {
  const coming = page.waitForEvent('download')
  await page
    .locator(`#${CHART} .chart-actions button`)
    .nth(kind === 'png' ? 0 : 1)
    .click()
  return readFile(await (await coming).path())
}

/** How light the picture is at its edges (all of it), and how dark where it is darkest: 0 to 255. */
const lights = (page: Page, png: Buffer) =>
  page.evaluate(async (bytes) => {
    const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))]))
    const { width, height } = picture
    const pen = new OffscreenCanvas(width, height).getContext('2d')
    pen?.drawImage(picture, 0, 0)
    const light = (x: number, y: number, w: number, h: number): number[] => {
      const data = pen?.getImageData(x, y, w, h).data ?? []
      return Array.from({ length: w * h }, (_, i) => Math.min(...data.slice(4 * i, 4 * i + 3)))
    }
    const edges = [light(0, 0, width, 1), light(0, 0, 1, height), light(width - 1, 0, 1, height)].flat()
    const titled = light(0, 0, 400, 100)
    return { edge: Math.min(...edges), title: Math.min(...titled), width, height }
  }, png.toString('base64'))

test('a picture saved at night is the one saved by day, on a phone the one saved on a desk: dark on white', async () => {
  const [day, night] = [await home({}), await home({ isDark: true, isPhone: true })]
  const picture = await saved(day, 'png')
  expect(picture.equals(await saved(night, 'png'))).toBe(true)
  const { edge, title, width, height } = await lights(day, picture)
  expect(edge).toBe(255)
  expect(title).toBeLessThan(60)
  expect(width).toBeGreaterThanOrEqual(1600)
  expect(height).toBeGreaterThan(width / 2)
})

test.each([
  ['zh', '截至', '月份,当月完成,当月计划,累计完成,累计计划,与序时之差,预计下限（10%）,预计上限（90%）,截至'],
  ['en', 'As of', 'Month,Done in the month,Planned in the month,Done to date,Planned to date,Against the plan,'],
] as const)('a saved table has heads in words and the day in each row, in %s', async (language, asOf, months) => {
  const page = await home({ language }, '/?asOf=2017-05-31')
  const [head = '', ...rows] = (await saved(page, 'csv')).toString().trimEnd().split('\r\n')
  expect(head.startsWith(`\uFEFF${months}`)).toBe(true)
  expect(head.endsWith(`,${asOf}`)).toBe(true)
  expect(rows.length).toBeGreaterThan(100)
  expect(rows.filter((row) => !row.endsWith(',2017-05-31'))).toEqual([])
})

describe('on paper', () => {
  test('the table behind the chart is open, and closed again for the screen', async () => {
    const page = await home({})
    const open = () => page.locator('details[open] > .table-room, details[open] .table-room').count()
    expect(await open()).toBe(0)
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    expect(await open()).toBe(1)
    expect(await page.locator('[data-table=months]').isVisible()).toBe(true)
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    expect(await open()).toBe(0)
  })
})
