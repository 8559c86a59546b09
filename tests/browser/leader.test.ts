/** 一页纸: as it is known now or as a bulletin froze it, read by everyone, and saved as a picture. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { deskOfAll, textOf } from './desk.ts'
import { readableByEveryone } from './readable.ts'
import { settled } from './settled.ts'

const desk = deskOfAll()

const OF_BULLETIN = '/leader?bulletin=2017-2'

readableByEveryone(
  () => desk,
  [{ name: 'the sheet of a bulletin', path: OF_BULLETIN, username: 'admin', ready: '.sheet canvas' }],
)

test('a bulletin’s sheet has its number, its figures and its people; beside them what is known now', async () => {
  const { page } = await desk.open('/bulletins/2017-2', { username: 'admin' })
  await page.getByRole('link', { name: '一页纸' }).click()
  await page.locator('.sheet').waitFor()
  expect(await textOf(page, '[data-figure=no]')).toBe('报〔2017〕2号')
  expect(await textOf(page, '[data-figure=standing]')).toBe('按6月30日 18:00所知报数，已确认')
  expect(await textOf(page, '.sheet-numbers li')).toBe(
    '全县农村公益电影放映 52.21% 2857 / 5472 场 慢于序时 −1.98 个百分点 现知 52.16%',
  )
  // what did not change stands alone
  expect(await page.locator('.sheet-now').count()).toBe(2)
  expect(await textOf(page, '.sheet-signed')).toBe('填报人：示例管理员 审核人：示例管理员二')
  const foot = await textOf(page, '.sheet-foot')
  expect(foot).toMatch(/报数校验 [0-9a-f]{12}。/)
  expect(foot).toContain('责任人、限期为6月30日 18:00所知，不在报数内。')
  // the way on to now, and from there back
  await page.getByRole('link', { name: '按现在所知看' }).click()
  await page.locator('[data-figure=standing]', { hasText: '现有数据，已报数的见报〔2017〕3号' }).waitFor()
  await page.getByRole('link', { name: '看当时报出的一页纸：报〔2017〕2号（半年）' }).click()
  await page.locator('[data-figure=no]').waitFor()
})

test('a day nobody reported says so', async () => {
  const { page } = await desk.open('/leader?asOf=2017-06-29', { username: 'admin' })
  await page.locator('.sheet').waitFor()
  expect(await textOf(page, '.sheet-day')).toBe('截至 2017年6月29日 未报数')
})

async function saved(page: Page): Promise<{ name: string; bytes: Buffer }> {
  await page.locator('.sheet canvas').waitFor()
  await settled(page)
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: '存为图片' }).click()
  const file = await coming
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}

/** Its size, how light its edges are, and how much of its head, its picture and its tables is ink. */
const inkOf = (page: Page, png: Buffer) =>
  page.evaluate(async (text) => {
    const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))]))
    const { width, height } = picture
    const pen = new OffscreenCanvas(width, height).getContext('2d')
    pen?.drawImage(picture, 0, 0)
    const dots = (from: number, to: number): Uint8ClampedArray =>
      pen?.getImageData(0, from * height, width, (to - from) * height).data ?? new Uint8ClampedArray()
    const share = (from: number, to: number, isIt: (red: number, green: number, blue: number) => boolean): number => {
      const data = dots(from, to)
      let count = 0
      for (let i = 0; i < data.length; i += 4) if (isIt(data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0)) count++
      return (400 * count) / data.length
    }
    const isDark = (red: number, green: number, blue: number) => Math.max(red, green, blue) < 90
    const isLamp = (red: number, green: number, blue: number) => red > 150 && red - blue > 60 && green > blue
    return {
      size: [width, height],
      head: share(0.03, 0.14, isDark),
      lamp: share(0.33, 0.52, isLamp),
      tables: share(0.56, 0.76, isDark),
      edges: share(0, 0.02, isDark) + share(0.985, 1, isDark),
    }
  }, png.toString('base64'))

test('it is saved as an A4 to print, dark on white, whatever the screen wears and however narrow it is', async () => {
  for (const look of [{}, { isDark: true, isPhone: true }]) {
    const { page, problems } = await desk.open(OF_BULLETIN, { username: 'admin', ...look })
    const { name, bytes } = await saved(page)
    expect(name).toBe('盐亭县文化广电旅游局-一页纸-报〔2017〕2号-截至-2017-06-30.png')
    const { size, head, lamp, tables, edges } = await inkOf(page, bytes)
    expect(size).toEqual([2382, 3369])
    expect(edges).toBe(0)
    expect(head).toBeGreaterThan(1)
    expect(lamp).toBeGreaterThan(0.3)
    expect(tables).toBeGreaterThan(1)
    expect(problems).toEqual([])
  }
})
