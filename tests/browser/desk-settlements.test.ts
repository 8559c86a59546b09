/** 结算: made by one manager, confirmed by another, and what is voided later goes into the next one. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { deskOfAll, textOf } from './desk.ts'
import { readableByEveryone } from './readable.ts'

const desk = deskOfAll()

readableByEveryone(
  () => desk,
  [
    {
      name: 'the settlements, one being made',
      path: '/settlements',
      username: 'admin',
      ready: '[data-table=settlements]',
      first: (page) => page.locator('#settlements-title ~ .actions button').click(),
    },
    { name: 'a settlement', path: '/settlements/2017-H1', username: 'admin-02', ready: '[data-table=settlement]' },
  ],
)

const cell = (page: Page, team: string, figure: string) =>
  textOf(page, `[data-table=settlement] [data-team=${team}] [data-figure=${figure}]`)

test('another manager confirms it; a show voided after that is taken back in the next one, with its log', async () => {
  const { page: makers } = await desk.open('/settlements/2017-H1', { username: 'admin' })
  await makers.getByText('制表人不能确认自己的结算表').waitFor()
  const { page } = await desk.open('/settlements/2017-H1', { username: 'admin-02' })
  const accepted = '/api/screenings?status=accepted&limit=1'
  const listed = async (path: string) =>
    (await (await page.request.get(path)).json()) as { total: number; items: { id: string }[] }
  const { total } = await listed(accepted)
  expect(total).toBeGreaterThan(2000)
  const yuan = `${Math.floor((200 * total) / 1000)}\u202F${String((200 * total) % 1000).padStart(3, '0')}.00元`
  expect(await page.locator('[data-figure=says]').first().innerText()).toContain(
    `22支放映队，审核有效${total}场，应补${yuan}`,
  )
  await page.getByRole('button', { name: '确认并锁定' }).click()
  await page.getByRole('button', { name: '数字已核对，确认' }).click()
  await page.getByText('2017年上半年结算已确认并锁定').waitFor()

  await page.locator('[data-team=team-01] [data-figure=accepted] a').click()
  const { items, total: own } = await listed(`${accepted}&team=team-01`)
  expect(own).toBeGreaterThan(50)
  expect(await textOf(page, '[data-figure=total]')).toBe(`共 ${own} 条记录`)
  const said = { data: { reason: '选错了村' }, headers: { origin: desk.server.url } }
  expect((await page.request.post(`/api/screenings/${items[0]?.id}/void`, said)).status()).toBe(200)

  await page.goto('/settlements')
  await page.getByRole('button', { name: '制作结算表' }).click()
  await page.getByLabel('结算期').selectOption('2016-H2')
  await page.getByRole('button', { name: '制作结算表' }).click()
  await page.getByRole('link', { name: '2016年下半年' }).click()
  await page.locator('[data-table=settlement]').waitFor()
  expect(await cell(page, 'team-01', 'paid')).toBe('−200.00')
  await page.locator('[data-table=adjustments] a').click()
  expect(new URL(page.url()).pathname).toBe(`/logs/${items[0]?.id}`)
})
