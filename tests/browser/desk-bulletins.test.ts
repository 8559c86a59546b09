/** 报数 and the two times: what was reported stays, what is known since is told, and any page shows what was known then. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { deskOfAll, textOf } from './desk.ts'
import { atRest } from './desk-pages.ts'
import { readableByEveryone } from './readable.ts'

const desk = deskOfAll()

readableByEveryone(
  () => desk,
  [
    {
      name: 'the bulletins, one being issued',
      path: '/bulletins',
      username: 'admin',
      ready: '[data-table=months]',
      first: (page) => page.locator('#bulletins-title ~ .actions button').click(),
    },
    {
      name: 'a bulletin with what changed since',
      path: '/bulletins/2017-2',
      username: 'admin-02',
      ready: '[data-changed]',
      first: (page) => page.locator('[data-changed=screenings-county] [data-cause=late] summary').click(),
    },
    {
      name: 'logs as they were known, another moment being chosen',
      path: '/logs?knownAt=2017-06-30T10:00:00Z',
      username: 'auditor-01',
      ready: '[data-figure=total]',
      first: (page) => page.locator('.moment summary').click(),
    },
  ],
)

const at = (page: Page, selector: string): Promise<string> => textOf(page, selector)
const momentIn = (page: Page): string | null => new URL(page.url()).searchParams.get('knownAt')

test('a manager issues a bulletin, another confirms it; what changes then is told with its log', async () => {
  const { page } = await desk.open('/bulletins', { username: 'admin' })
  await page.getByRole('button', { name: '制发报数' }).click()
  await page.getByLabel('种类').selectOption('special')
  await page.getByLabel('备注').fill('报市局')
  await expect.poll(() => at(page, 'form.form')).toContain('将冻结截至2017年6月30日')
  await page.getByRole('button', { name: '制发并编号' }).click()
  await page.getByText('已制发报〔2017〕4号').waitFor()
  await page.getByRole('link', { name: '报〔2017〕4号' }).click()
  await page.getByText('须由另一位管理员确认').waitFor()
  expect(await page.getByRole('button', { name: '确认这份报数' }).count()).toBe(0)

  const { page: others } = await desk.open('/bulletins/2017-4', { username: 'admin-02' })
  await others.getByRole('button', { name: '确认这份报数' }).click()
  await others.getByRole('button', { name: '数字已核对，确认' }).click()
  await others.getByText('报〔2017〕4号已确认').waitFor()
  await others.getByText('没有变动').waitFor()

  const [log] = (
    (await (await others.request.get('/api/screenings?status=submitted&limit=1')).json()) as { items: { id: string }[] }
  ).items
  const said = { data: { reason: '选错了村' }, headers: { origin: desk.server.url } }
  expect((await others.request.post(`/api/screenings/${log?.id}/void`, said)).status()).toBe(200)
  await others.reload()
  const cause = others.locator('[data-changed=screenings-county] [data-cause=void]')
  await cause.locator('summary').click()
  await expect.poll(() => at(others, '[data-table=beside] [data-target=screenings-county]')).toContain('2854 2853 −1')
  expect(await at(others, '[data-table=frozen] [data-target=screenings-county]')).toContain('2854 / 5472')
  await cause.getByRole('link').click()
  await atRest(others)
  expect(new URL(others.url()).pathname).toBe(`/logs/${log?.id}`)
})

test('from a bulletin every page shows what was known then, until somebody goes back to now', async () => {
  const { page } = await desk.open('/bulletins/2017-2', { username: 'admin' })
  await page.locator('.pages-then').getByRole('link', { name: '总览' }).click()
  await page.locator('[data-table=standing] [data-figure=done]').first().waitFor()
  const then = momentIn(page)
  expect(then).toBe('2017-06-30T10:00:00.000Z')
  expect(await at(page, '.freshness')).toContain('按当时所知（6月30日 18:00）')
  expect(await at(page, '[data-table=standing] [data-figure=done]')).toBe('2857')
  await page.locator('[data-table=standing] [data-figure=done]').first().click()
  await page.locator('[data-figure=total]').waitFor()
  expect([momentIn(page), await at(page, '[data-figure=total]')]).toEqual([then, '共 2857 条记录'])
  await page.locator('[data-table] tbody a').first().click()
  await atRest(page)
  // what was known is only read
  expect([momentIn(page), await page.locator('#review-title').count()]).toEqual([then, 0])
  await page.getByRole('link', { name: '总览' }).first().click()
  await page.getByRole('button', { name: '回到现在' }).click()
  await page.locator('[data-known=""]').waitFor()
  expect(momentIn(page)).toBeNull()
})

test('a moment still to come is refused in a sentence, and what was asked stays', async () => {
  const { page } = await desk.open('/grid?order=team&knownAt=2017-08-01T00:00:00Z', { username: 'admin' })
  await page.getByText('这一时刻还没有到').waitFor()
  expect(new URL(page.url()).search).toContain('order=team')
  await page.getByRole('button', { name: '回到现在' }).click()
  await page.locator('[data-table=grid] tbody tr').first().waitFor()
  expect(page.url()).toContain('/grid?order=team')
})

test('the end of a day that is over is one press away', async () => {
  const { page } = await desk.open('/tasks?asOf=2017-05-31', { username: 'admin' })
  await page.locator('.moment summary').click()
  await page.getByRole('button', { name: '按当日所知（5月31日终）' }).click()
  await page.getByText('按当时所知（5月31日 23:59）').waitFor()
  expect(momentIn(page)).toBe('2017-05-31T15:59:59.999Z')
})

test('a log of a month that is closed is not even accepted without a reason', async () => {
  const { page } = await desk.open('/tv', { username: 'admin-02' })
  const may = '/api/screenings?status=submitted&from=2017-05-01&to=2017-05-31&limit=1'
  const { items } = (await (await page.request.get(may)).json()) as { items: { id: string }[] }
  await page.goto(`/logs/${items[0]?.id}`)
  await page.getByRole('button', { name: '审核通过' }).click()
  await page.getByRole('button', { name: '经核实，情况属实。' }).click()
  await page.getByRole('button', { name: '确认审核通过' }).click()
  await page.locator('[data-action=accept]').getByText('经核实，情况属实。').waitFor()
  expect(await at(page, '#log-state')).toContain('已审核')
})
