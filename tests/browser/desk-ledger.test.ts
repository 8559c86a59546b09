/** The ledger at the desk: an entry is made, its work goes on stage by stage, its money moves, and it is withdrawn. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { t } from '../../src/client/desk/later-words.ts'
import { aFund, aWork } from '../ledger-entries.ts'
import { aPng } from '../photos.ts'
import { deskOfAll, overflow, textOf, violations } from './desk.ts'
import { readableByEveryone } from './readable.ts'

const desk = deskOfAll()
const sent = async (page: Page, path: string, entry: { id: string }): Promise<string> => {
  const headers = { origin: new URL(page.url()).origin }
  const answer = await page.request.post(`/api/${path}`, { data: Object.assign({ reason: '补登' }, entry), headers })
  expect(answer.status()).toBe(201)
  return `/ledger/${path}/${entry.id}`
}
const press = (page: Page, label: string): Promise<void> =>
  page.getByRole('button', { name: label, exact: true }).click()
const said = (page: Page, sentence: string): Promise<void> => page.locator('.said', { hasText: sentence }).waitFor()
const fill = (page: Page, name: string, value: string): Promise<void> => page.locator(`form [name=${name}]`).fill(value)

readableByEveryone(
  () => desk,
  [
    {
      name: 'the ledger with its form open',
      path: '/ledger',
      username: 'admin',
      ready: '[data-figure=total]',
      first: (page) => page.locator('#ledger-title ~ button, section button').first().click(),
    },
    {
      name: 'who answers for what, its form open',
      path: '/duties?edit=village.510723100211',
      username: 'admin',
      ready: 'form [name=leader]',
    },
  ],
)

test('what was done is entered with Enter, keeps what was typed through a refusal, and is listed with its amounts', async () => {
  const { page, problems } = await desk.open('/ledger', { username: 'admin' })
  await press(page, t('ledger_add'))
  await fill(page, 'title', '图书馆向折弓乡送书')
  await fill(page, 'copies', '2000')
  await fill(page, 'atLeast', '册（件）')
  await page.locator('form [name=on]:valid').waitFor()
  expect(await page.locator('form [name=on]').inputValue()).toBe('2017-06-30')
  await page.keyboard.press('Enter')
  await page.locator('.wrong', { hasText: t('fill_in', { field: t('flag_kind') }) }).waitFor()
  await fill(page, 'on', '2017-06-20')
  await page.locator('select[name=kind]').selectOption('books')
  await page.keyboard.press('Enter')
  await said(page, t('ledger_added', { title: '图书馆向折弓乡送书' }))
  // it is said that it is kept before the list has come anew
  await expect
    .poll(() => textOf(page, '[data-table=events] tbody tr'))
    .toMatch(/^2017-06-20 图书馆向折弓乡送书 全县 送书 2000余 册（件）/)
  await page.locator('[data-table=events] tbody a').first().click()
  await page.locator('#ledger-facts').waitFor()
  const file = (name: string, mimeType: string, text: string) => ({ name, mimeType, buffer: Buffer.from(text) })
  await page.setInputFiles('#entry-files', [
    { ...file('现场.png', 'image/png', ''), buffer: Buffer.from(aPng().bytes) },
    file('通知.pdf', 'application/pdf', '%PDF-1.4'),
    file('名单.txt', 'text/plain', '张三'),
  ])
  await said(page, t('files_added', { count: 2 }))
  await page.locator('.says', { hasText: '名单.txt' }).waitFor()
  expect(
    await page
      .locator('[data-file] img')
      .evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth)),
  ).toBe(1)
  await page.getByRole('button', { name: t('file_withdraw_of', { name: '现场.png' }) }).click()
  await fill(page, 'withdrawn', '拍错了')
  await page.keyboard.press('Enter')
  await page.locator('[data-file=withdrawn]', { hasText: t('file_withdrawn', { reason: '拍错了' }) }).waitFor()
  await press(page, t('ledger_withdraw'))
  await fill(page, 'withdrawn', '登重了')
  await page.keyboard.press('Enter')
  await page.locator('.notice', { hasText: '登重了' }).waitFor()
  await press(page, t('ledger_restore'))
  await page.locator('form button[type=submit]', { hasText: t('ledger_restore') }).click()
  await page.locator('.notice', { hasText: '登重了' }).waitFor({ state: 'detached' })
  expect(problems).toEqual([])
})

test('a work goes on stage by stage; a fund’s money moves, and what it brought is evaluated', async () => {
  const { page } = await desk.open('/ledger', { username: 'admin' })
  const work = await sent(page, 'works', aWork({ stages: [{ stage: 'plan', doneOn: '2017-04-10' }] }))
  await page.goto(work)
  await press(page, t('work_progress'))
  await fill(page, 'doneOn', '2017-06-28')
  await page.keyboard.press('Enter')
  await said(page, t('work_saved', { stage: t('stage_approval') }))
  await expect.poll(() => textOf(page, '[data-figure=stage]')).toBe(t('stage_approval'))
  await page.goto(await sent(page, 'funds', aFund()))
  await press(page, t('fund_move'))
  await page.locator('select[name=move]').selectOption('received')
  await fill(page, 'on', '2017-06-29')
  await fill(page, 'amountFen', '500,000.5')
  await page.keyboard.press('Enter')
  await page.locator('[data-table=moves] tbody tr').nth(3).waitFor()
  await expect.poll(() => textOf(page, '[data-figure=received]')).toMatch(/^1\D?500\D?000\.5/)
  // into a closed month nothing moves without a word, and nothing is taken out of it
  await press(page, t('fund_move'))
  await fill(page, 'on', '2017-05-20')
  await fill(page, 'amountFen', '1')
  await page.keyboard.press('Enter')
  await fill(page, 'reason', '补登')
  await page.keyboard.press('Enter')
  await page.locator('[data-table=moves] tbody tr').nth(4).waitFor()
  await page
    .getByRole('button', { name: t('fund_take_out'), exact: true })
    .first()
    .click()
  await page.locator('form button[type=submit]').click()
  await page.locator('.wrong').waitFor()
  await fill(page, 'reason', '登错了')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('[data-table=moves] tbody tr').count()).toBe(4)

  await press(page, t('evaluation_about'))
  await fill(page, 'goal', '完成全县公益电影放映5472场')
  await page.locator('form button[type=submit]').click()
  await page.locator('[data-figure=evaluation]').waitFor()
  await press(page, t('evaluation_add'))
  await fill(page, 'name', '公益电影放映场次')
  await fill(page, 'points', '90')
  await fill(page, 'aim', '5472')
  await fill(page, 'done', '2854')
  await page.keyboard.press('Enter')
  await page.locator('[data-table=indicators]').waitFor()
  expect(await textOf(page, '[data-table=indicators] tbody tr')).toMatch(
    /公益电影放映场次 .*5\D?472.*2\D?854.*90.*46\.94/,
  )
  expect(await textOf(page, '[data-figure=evaluation]')).toContain('49.84')
  expect(await textOf(page, '[data-part=gaps]')).toBe(t('evaluation_gap_reason_missing', { names: '公益电影放映场次' }))
  await press(page, t('evaluation_about'))
  await page.setViewportSize({ width: 360, height: 740 })
  expect([await violations(page), await overflow(page)]).toEqual([[], 0])
  const word = await page.request.get(String(await page.locator('.sheets a').first().getAttribute('href')))
  expect(word.headers()['content-type']).toContain('wordprocessingml')
})

test('who answers for a village is named in the list and stands on its page; a flag of it is theirs', async () => {
  const { page, problems } = await desk.open('/duties?kind=village&designated=true&named=false', { username: 'admin' })
  const row = page.locator('[data-table=duties] tbody tr').first()
  const village = (await row.locator('a').first().innerText()).trim()
  const address = (await row.locator('a').first().getAttribute('href')) ?? ''
  await row.getByRole('link', { name: t('duty_name_for', { name: village }) }).click()
  await fill(page, 'responsible', '孙师傅')
  await page.keyboard.press('Enter')
  await said(page, t('duty_saved', { name: village }))
  await page.goto(address)
  await page.locator('h1', { hasText: t('says_duty', { who: '孙师傅' }) }).waitFor()
  await page
    .locator('[data-duty]')
    .getByRole('button', { name: t('edit_this', { name: village }) })
    .click()
  await fill(page, 'responsible', '')
  await page.keyboard.press('Enter')
  await page.locator('[data-duty]', { hasText: t('duty_nobody') }).waitFor()
  // below the line, and given to nobody
  await page.goto('/villages/510723100211')
  const owner = t('flag_by_duty', { owner: '邓干事（示例）' })
  await page.locator('.flag-state', { hasText: owner }).first().waitFor()
  expect(problems).toEqual([])
})
