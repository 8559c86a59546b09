/** A report is written at the desk: figures found by a word, nothing lost without signal or to somebody else, confirmed by another. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { t } from '../../src/client/desk/later-words.ts'
import { deskOfAll, textOf, violations } from './desk.ts'
import { readableByEveryone } from './readable.ts'
import { settled } from './settled.ts'

const desk = deskOfAll()
const press = (page: Page, label: string): Promise<void> =>
  page.getByRole('button', { name: label, exact: true }).click()
const begin = async (page: Page): Promise<void> => {
  await page.locator('section .main-action').click()
  await page.locator('form.form [type=submit]').click()
  await page.locator('.report-blocks textarea').first().waitFor()
  await settled(page)
}
/** The caret behind a text of a paragraph. */
const standBehind = (page: Page, text: string): Promise<void> =>
  page.locator('.report-blocks').evaluate((room, wanted) => {
    const box = [...room.querySelectorAll('textarea')].find(({ value }) => value.includes(wanted))
    const at = (box?.value.indexOf(wanted) ?? 0) + wanted.length
    box?.focus()
    box?.setSelectionRange(at, at)
  }, text)
const said = (page: Page): Promise<string> => textOf(page, '.report-unsaved')
const saved = (page: Page): Promise<void> =>
  page.locator('.report-unsaved', { hasText: /^已保存/ }).waitFor({ timeout: 10_000 })

/** As they are printed. */
const pagesOnPaper = async (page: Page): Promise<number> =>
  (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0

readableByEveryone(
  () => desk,
  [
    {
      name: 'a report, somebody on one of its figures',
      path: '/reports',
      username: 'admin',
      ready: '[data-figure=total], .empty',
      first: async (page) => {
        await begin(page)
        await standBehind(page, '【5')
        await page.locator('.figure-card').waitFor()
      },
    },
  ],
)

test('a report is made of a template, says figures found by a word, loses nothing, and is confirmed by another', async () => {
  const { page, problems } = await desk.open('/reports', { username: 'admin' })
  await begin(page)
  // a form says what its schema does, in the pages as they are built, too
  expect(await page.locator('input[name=title]').getAttribute('maxlength')).toBe('80')
  await standBehind(page, '放映【5472】场')
  await page.keyboard.type('，已完成@')
  await page.keyboard.type('完成率')
  await page.locator('[data-found="screenings-county.completion"]').waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.keyboard.type('。')
  expect(await textOf(page, '.official')).toContain('放映5472场，已完成52.16%。')
  // a figure is chosen before it is deleted, and comes back
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Backspace')
  await expect.poll(() => textOf(page, '.figure-card')).toMatch(/^52\.16% 放映 · .*完成率/)
  await page.keyboard.press('Backspace')
  await expect.poll(() => textOf(page, '.official')).toContain('放映5472场，已完成。')
  await page.keyboard.press('Control+z')
  await expect.poll(() => textOf(page, '.official')).toContain('放映5472场，已完成52.16%。')

  await page.context().setOffline(true)
  await page.keyboard.press('Control+s')
  await page.locator('.report-form .says:not(:empty)').waitFor()
  await page.context().setOffline(false)
  await page.reload()
  await page.locator('.report-blocks textarea').first().waitFor()
  expect(await said(page)).toBe(t('report_unsaved'))
  expect(await textOf(page, '.official')).toContain('放映5472场，已完成52.16%。')
  expect(await textOf(page, '[data-not-yet]')).toBe(t('report_save_first'))

  // somebody else saves first
  const { page: other } = await desk.open(new URL(page.url()).pathname, { username: 'admin-02' })
  await other.locator('.report-blocks textarea').first().waitFor()
  await standBehind(other, '二、工作举措')
  await other.keyboard.press('Enter')
  await other.keyboard.type('我局另有安排。')
  await press(other, t('save'))
  await saved(other)
  await press(page, t('save'))
  const overtaken = page.locator('[data-part=overtaken]')
  await overtaken.waitFor()
  expect(await overtaken.innerText()).toMatch(/示例管理员二[^]*我局另有安排。/)
  expect(await violations(page)).toEqual([])
  await press(page, t('report_take_theirs'))
  await press(page, t('report_keep_mine'))
  await page.locator('select[name=bulletin]').selectOption('2017-2')
  // what the bulletin says otherwise is marked, before and after
  await page.locator('.figure-matter', { hasText: '52.21%原 52.16%' }).first().waitFor()
  expect(await textOf(page, '[data-matter="screenings-county.completion"]')).toContain('52.16% → 52.21%')
  await press(page, t('report_add_table'))
  await page.locator('.block-table select:focus').waitFor()
  await press(page, t('report_remove'))
  await press(page, t('save'))
  await saved(page)
  expect(await textOf(page, '.official')).toMatch(/已完成52\.21%。.*二、工作举措 我局另有安排。.*报〔2017〕2号/)
  expect(await textOf(page, '[data-not-yet]')).toBe(t('report_own'))

  await other.reload()
  await press(other, t('report_confirm'))
  await press(other, t('report_confirm_sure'))
  await other.getByText(t('report_confirmed_said')).waitFor()
  await press(other, t('report_view_read'))
  await expect.poll(() => other.locator('.report-bar, [data-not-yet]').count()).toBe(0)
  expect(await textOf(other, '.official')).not.toContain(t('report_draft_tag'))
  expect(Number(await other.locator('.official').getAttribute('data-pages'))).toBe(await pagesOnPaper(other))
  expect(problems.filter((problem) => !problem.includes('409'))).toEqual([])
})

test('what is typed outlives the browser, for whoever typed it alone, and goes with who signs out', async () => {
  const { page } = await desk.open('/reports', { username: 'admin' })
  await begin(page)
  await standBehind(page, '放映【5472】场')
  await page.keyboard.type('，明天再写')
  await page.locator('.report-unsaved', { hasText: t('report_unsaved') }).waitFor()
  const address = page.url()
  const drafts = (of: Page): Promise<number> =>
    of.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft ')).length)
  // another tab is as a browser that was closed: it has the cookie, and no session's storage
  const again = await page.context().newPage()
  await again.goto(address)
  await again.locator('.official', { hasText: '明天再写' }).waitFor()
  expect(await drafts(again)).toBe(2)
  await again.close()
  await press(page, t('sign_out'))
  await page.locator('input[name=password]').waitFor()
  expect(await drafts(page)).toBe(0)
})
