/** A manager in a hurry brings in a sheet as offices keep it: matched by hand, mended by a click, stored once. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { deskOfAll, focused, textOf } from './desk.ts'
import { goTo } from './desk-pages.ts'
import { readableByEveryone } from './readable.ts'

const desk = deskOfAll()

const SHEET = [
  '盐亭县2017年6月农村电影放映登记表',
  '序号,放映日期,开始时间,放映队,放映地,影片,观看人员数,放映方式',
  '1,6月3日,19点半,放映一队（示例）,三请村,《太行山上》,约60人,室外',
  '2,6月4日,20:00,放映一队（示例）,三请村,《地道战》,80,室外',
  '3,6月5日,20:00,放映一队（示例）,三请村,《地道战》,很多,室外',
  '合计,,,,,,140,',
].join('\n')

const put = (page: Page, name: string, text: string) =>
  page
    .locator('#sheet-file')
    .setInputFiles({ name, mimeType: name.endsWith('.csv') ? 'text/csv' : '', buffer: Buffer.from(text) })
const drawn = (page: Page) => page.locator('.answered[aria-busy=false]').waitFor()
const match = async (page: Page) => {
  await page.locator('[data-column=放映地] select').selectOption('village')
  await page.locator('[data-column=观看人员数] select').selectOption('attendance')
  await page.locator('[data-wrong=三请村]').waitFor()
  await drawn(page)
}
const asksFirst = (page: Page): Promise<boolean> =>
  page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })))
const totalOf = async (page: Page): Promise<number> =>
  ((await (await page.request.get('/api/screenings?limit=1')).json()) as { total: number }).total

readableByEveryone(
  () => desk,
  [
    {
      name: 'a sheet with columns that are unsure and cells that are wrong',
      path: '/import',
      username: 'admin',
      ready: '#sheet-file',
      first: async (page) => {
        await put(page, '六月.csv', SHEET)
        await page.locator('[data-part=unsure]').waitFor()
        await match(page)
      },
    },
  ],
)

test('what is dropped anywhere is taken; another does not push out what choices were made for', async () => {
  const { page } = await desk.open('/import', { username: 'admin' })
  const drop = async (name: string) => {
    const files = await page.evaluateHandle(
      ([called, text]) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([text], called, { type: 'text/csv' }))
        return transfer
      },
      [name, SHEET] as const,
    )
    await page.dispatchEvent('.desk', 'dragover', { dataTransfer: files })
    await page.locator('.drop-over').waitFor()
    await page.dispatchEvent('.desk', 'drop', { dataTransfer: files })
  }
  await page.locator('.parts a', { hasText: '喇叭检测' }).click()
  await drop('六月.csv')
  await page.getByText('这张表不大像“喇叭检测”').waitFor()
  await page.locator('.parts a', { hasText: '放映记录' }).click()
  await page.locator('[data-part=unlike]').waitFor({ state: 'detached' })
  await page.locator('[data-column=放映地] select').selectOption('village')
  await drop('七月.csv')
  await page.getByText('要换成“七月.csv”吗？').waitFor()
  await page.getByRole('button', { name: '留着原来的' }).click()
  await expect.poll(() => page.locator('[data-column=放映地] select').inputValue()).toBe('village')
  await page.getByRole('button', { name: '不导入了' }).click()
  await page.getByRole('button', { name: /丢掉选好的/ }).click()
  await page.locator('[data-part=standing]').waitFor({ state: 'detached' })
  expect(await asksFirst(page)).toBe(false)
})

test('a sheet is matched, mended and stored, through a lost signal and another page, and once only', async () => {
  const { page } = await desk.open('/import', { username: 'admin' })
  const before = await totalOf(page)
  await put(page, '六月.xls', 'x')
  await page.getByText('请在 Excel 或 WPS 里“另存为” .xlsx').waitFor()
  expect(await asksFirst(page)).toBe(false)

  await put(page, '六月.csv', SHEET)
  await page.getByText('缺这些必填的列：观众人次').waitFor()
  expect(await textOf(page, '[data-part=cannot]')).toContain('列还没有认清')
  await match(page)
  expect(await textOf(page, '#understood')).toContain('合计、小计 1 行')
  expect(await page.getByLabel('没写年份的日期').inputValue()).toBe('2017')
  expect(await asksFirst(page)).toBe(true)

  await page.context().setOffline(true)
  await page.getByRole('button', { name: '读作“云溪镇三清村”', exact: true }).click()
  await page.getByText('文件和选好的内容都还在本页').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: '重试' }).click()
  await page.locator('[data-wrong=三请村][data-settled=true]').waitFor()

  await goTo(page, '/logs')
  await page.goBack()
  await page.locator('[data-wrong=很多]').waitFor()
  expect(await page.locator('[data-figure=stored]').innerText()).toBe('2')
  const [book] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载错误表（1 处标红）' }).click(),
  ])
  expect(book.suggestedFilename()).toBe('六月-错误.xlsx')
  const typed = page.locator('[data-wrong=很多] input')
  await typed.fill('一百')
  await typed.press('Enter')
  await page.locator('[data-wrong=很多]', { hasText: '还不对' }).waitFor()
  await typed.fill('100')
  await typed.press('Enter')
  await page.locator('[data-wrong=很多][data-settled=true]').waitFor()
  expect(await typed.evaluate((field) => field === document.activeElement)).toBe(true)

  await page.getByRole('button', { name: '存入 3 行' }).click()
  await expect.poll(() => textOf(page, '[data-part=stored]')).toContain('已存入 3 行')
  expect(await focused(page)).toContain('已存入 3 行')
  expect(await totalOf(page)).toBe(before + 3)
  expect(await asksFirst(page)).toBe(false)
  await page.getByRole('link', { name: '逐条查看今天存入的' }).click()
  await page.getByText('共 3 条').waitFor()

  // the office’s next sheet is matched as this one was
  await goTo(page, '/import')
  await put(page, '六月.csv', SHEET.replaceAll('三请', '三清').replace('很多', '100'))
  await page.getByText('这张表的内容都已经有了').waitFor()
  await page.locator('#understood summary').click()
  await expect.poll(() => page.locator('[data-column=放映地]').innerText()).toContain('本单位以前选过')
  expect(await totalOf(page)).toBe(before + 3)
})
