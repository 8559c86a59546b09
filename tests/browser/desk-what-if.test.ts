/** A task as it might be, beside how it is: asked by a manager, and read by everyone on any screen. */
import { describe, expect, test } from 'vitest'
import { deskOfAll } from './desk.ts'
import { readableByEveryone } from './readable.ts'

const desk = deskOfAll()

readableByEveryone(
  () => desk,
  [
    {
      name: 'a task as it might be',
      path: '/what-if?amount=5000&deadline=2017-12-15&season=none&teams=25',
      username: 'admin',
      ready: '[data-basis="1"] tbody tr',
    },
  ],
)

describe('what if', () => {
  test('a task as it might be stands beside how it is, its address says all of it, and what cannot be is said', async () => {
    const { page } = await desk.open('/tasks/screenings-county', { username: 'admin' })
    await page.locator('[data-figure=season]').waitFor()
    await page.getByRole('link', { name: '测算：目标' }).click()
    await page.getByLabel('数量').fill('5000')
    await page.getByLabel('放映队数').fill('0.5')
    await page.getByRole('button', { name: '测算' }).click()
    await page.getByText('请填 1 到 220 的整数。').waitFor()
    expect(await page.getByLabel('数量').inputValue()).toBe('5000')
    await page.getByLabel('放映队数').fill('24')
    await page.getByLabel('期限').fill('2016-12-15')
    await page.getByRole('button', { name: '测算' }).click()
    await page.getByText('截止日期早于开始日期，请核对。').waitFor()
    await page.getByLabel('期限').fill('2017-12-15')
    await page.getByRole('button', { name: '测算' }).click()
    await page.waitForURL('**/what-if?target=screenings-county&amount=5000&deadline=2017-12-15&teams=24')
    const cells = (row: string) => page.locator(`[data-basis="0"] [data-figure=${row}] td`).allInnerTexts()
    await page.locator('[data-basis="0"]').waitFor()
    expect((await cells('amount')).map((text) => text.replace(/\s/g, ''))).toEqual(['5472场', '5000场', '−472'])
    expect(await cells('chance')).toEqual(['15.8%', '90%以上', '提高'])
    await page.reload()
    await page.locator('[data-basis="1"]').waitFor()
    expect(await page.getByLabel('放映队数').inputValue()).toBe('24')
    await page.getByRole('button', { name: '恢复现状' }).click()
    await page.getByText('还没有假设').waitFor()
    expect(await page.getByLabel('数量').inputValue()).toBe('5472')
  })
})
