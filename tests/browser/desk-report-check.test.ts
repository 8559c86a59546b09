/** The check of a report at the desk: pasted or put in as a file, its findings lead to the text and back, and nothing is lost. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { t } from '../../src/client/desk/later-words.ts'
import { deskOfAll } from './desk.ts'
import { readableByEveryone } from './readable.ts'

const SEED = readFileSync(new URL('../half-year-report-2017.txt', import.meta.url), 'utf8')
const desk = deskOfAll()

readableByEveryone(
  () => desk,
  [
    {
      name: 'a report with its marks',
      path: '/check',
      username: 'admin',
      ready: 'textarea[name=text]',
      first: async (page) => {
        await page.locator('textarea[name=text]').fill(SEED)
        await page.locator('.lint-form button[type=submit]').click()
        await page.locator('[data-part=findings] li').first().waitFor()
      },
    },
  ],
)

test('a report is compared with a bulletin instead of a day', async () => {
  const { page } = await desk.open('/check', { username: 'admin' })
  await page.locator('textarea[name=text]').fill('截至2017年5月31日，全县共放映公益电影1场。')
  const bulletin = page.locator('select[name=bulletin]')
  await page.locator('select[name=bulletin] option[value="2017-1"]').waitFor({ state: 'attached' })
  await bulletin.selectOption('2017-1')
  await page.locator('.lint-form button[type=submit]').click()
  // what was found in another text stands there until the answer has come
  await expect
    .poll(() => page.locator('.lint-list .soft').first().innerText())
    .toContain(t('bulletin_no', { year: '2017', number: '1' }))
  await page.locator('[data-kind=held]').waitFor()
  await page.locator('input[name=asOf]').fill('2017-05-31')
  expect(await bulletin.inputValue()).toBe('')
})

test('what was pasted outlives a failure, its findings lead there and back, and a file takes its place', async () => {
  const { page, problems } = await desk.open('/check', { username: 'admin' })
  const text = page.locator('textarea[name=text]')
  await text.fill('全县放映公益电影2854场，完成全年目标任务5472场的52.61%。')
  await page.route('**/api/reports/check*', (route) => route.abort())
  const button = page.getByRole('button', { name: t('lint_run'), exact: true })
  await button.click()
  await page.getByRole('alert').first().waitFor()
  expect(await text.inputValue()).toContain('52.61%')
  await page.unroute('**/api/reports/check*')
  problems.length = 0
  await page.getByRole('button', { name: t('retry') }).click()
  const found = page.locator('[data-part=findings] li')
  // until the answer is there, the findings of what was checked before stand
  await expect.poll(() => found.first().innerText()).toContain('2854 ÷ 5472 = 52.16%')

  await found.first().getByRole('button').first().click()
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('52.61%')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('finding-1')

  await page.setInputFiles('#report-file', {
    name: '汇报.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF'),
  })
  await page.getByText(t('lint_wrong_file', { name: '汇报.pdf' })).waitFor()
  await page.setInputFiles('#report-file', {
    name: '汇报.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('1418 + 330，6月31日前完成。'),
  })
  await page.locator('[data-kind=calendar]').waitFor()
  expect(await text.inputValue()).toContain('6月31日')

  // another word is typed in, and Ctrl+Enter checks again
  await text.fill('1418 + 330，6月30日前完成。')
  await page.getByText(t('lint_changed')).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText(t('lint_none')).waitFor()

  await page.setInputFiles('#report-file', { name: '空.txt', mimeType: 'text/plain', buffer: Buffer.from(' ') })
  await page.getByText(t('lint_empty_file', { name: '空.txt' })).waitFor()
  expect(await page.getByText(t('lint_none')).count()).toBe(0)
  await button.click()
  await page.getByText(t('lint_none')).waitFor()
  expect(problems).toEqual([])
})
