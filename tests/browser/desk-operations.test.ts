/** 运行: what the clock does and when it does it next; found from the menu, read by everyone. */
import { expect, test } from 'vitest'
import { deskOfAll } from './desk.ts'
import { readableByEveryone } from './readable.ts'

const desk = deskOfAll()

readableByEveryone(
  () => desk,
  [{ name: '运行', path: '/operations', username: 'admin', ready: '[data-table=jobs] tbody tr' }],
)

test('an auditor finds each job in the menu’s page with its next time by the county’s clock', async () => {
  const { page, problems } = await desk.open('/verify', { username: 'auditor-01' })
  await page.locator('.rail a[href="/operations"]:visible').first().click()
  const row = page.locator('[data-table=jobs] tbody tr').filter({ hasText: '更新提醒' })
  await row.waitFor()
  expect(await row.innerText()).toContain('2017-07-01 00:10')
  expect(await page.locator('#jobs tbody tr').count()).toBe(5)
  await page.locator('#backups').getByText('Cloudflare D1').waitFor()
  expect(problems).toEqual([])
})
