/** A film that is in no list, at the desk: seen where it is reviewed, matched in the register, or made a new one. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { NewScreening } from '../../src/domain/screening/screening.ts'
import { aScreening } from '../make.ts'
import { aPng } from '../photos.ts'
import { deskOfAll, overflow, textOf, violations } from './desk.ts'

const desk = deskOfAll()

/** A manager at the films, after such a log came. */
async function atTheFilms(log: Partial<NewScreening>, isPhone = false): Promise<{ page: Page; id: string }> {
  const { page } = await desk.open('/register', { username: 'admin', isPhone })
  const data = aScreening({ filmCodes: [], endedAt: '2017-06-30T20:58:00+08:00', ...log })
  const headers = { origin: desk.server.url }
  expect((await page.request.post('/api/screenings', { data, headers })).status()).toBe(201)
  await page.goto('/register?part=films')
  await page.locator('[data-table=unlisted]').waitFor()
  return { page, id: data.id }
}
const early = { startedAt: '2017-06-30T19:20:00+08:00', recordedAt: '2017-06-30T20:59:00+08:00' }

test('what was written is seen in the log, and matched by a manager, who chooses the film', async () => {
  const photos = [{ sha256: aPng().sha256, kind: 'end', source: 'album' } as const]
  const { page, id } = await atTheFilms({ ...early, filmTitles: ['太行上上'], photos })
  await page.goto(`/logs/${id}`)
  await page.locator('[data-film=unlisted]').waitFor()
  expect(await textOf(page, '[data-film=unlisted]')).toBe('太行上上')
  expect(await textOf(page, '[data-photo=awaited]')).toContain('相册照片')
  await page.getByRole('link', { name: '未登记' }).click()
  const row = page.locator('[data-unlisted=太行上上]')
  await row.waitFor()
  expect(await row.getByRole('button', { name: '核定《太行上上》', exact: true }).isDisabled()).toBe(true)
  expect(await row.locator('optgroup').first().innerText()).toContain('太行山上')
  await row.locator('select').selectOption({ label: '太行山上' })
  await row.getByRole('button', { name: '核定《太行上上》', exact: true }).click()
  await page.getByText('《太行上上》已核定为《太行山上》，更新 1 条放映记录。').waitFor()
  await row.waitFor({ state: 'detached' })
  await page.goto(`/logs/${id}`)
  await expect.poll(() => textOf(page, '[data-action=match]')).toContain('未登记影片：太行上上 → 无')
})

test('its count leads to its logs, and it can become a film of its own, on a phone, too', async () => {
  const { page } = await atTheFilms({ ...early, villageCode: '510723100212', filmTitles: ['百团大战'] }, true)
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  expect(await violations(page)).toEqual([])
  const row = page.locator('[data-unlisted=百团大战]')
  const logs = (await row.locator('a').getAttribute('href')) ?? ''
  await row.getByRole('button', { name: '把《百团大战》登记为新影片' }).click()
  await expect.poll(() => page.locator('input[name=title]').inputValue()).toBe('百团大战')
  await page.locator('input[name=minutes]').fill('112')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存：百团大战。').waitFor()
  // the list comes anew after it was said
  await expect.poll(() => row.locator('optgroup').first().innerText()).toContain('百团大战')
  await page.goto(logs)
  await page.locator('[data-log], .logs tbody tr').first().waitFor()
  expect(await page.locator('.logs tbody tr').count()).toBe(1)
})

test('in a closed month a match asks for its reason, which the log then tells', async () => {
  const inMay = {
    startedAt: '2017-05-20T20:10:00+08:00',
    endedAt: '2017-05-20T21:50:00+08:00',
    recordedAt: '2017-05-20T21:55:00+08:00',
    villageCode: '510723100213',
    filmTitles: ['地雷站'],
  }
  const { page, id } = await atTheFilms(inMay, true)
  const row = page.locator('[data-unlisted=地雷站]')
  await row.locator('select').selectOption({ label: '地道战' })
  await row.getByRole('button', { name: '核定《地雷站》', exact: true }).click()
  await row.getByText('2017年5月已关账，请填写更改的理由。').waitFor()
  expect(await violations(page)).toEqual([])
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  await row.getByRole('button', { name: '经核实，情况属实。' }).click()
  await row.getByRole('button', { name: '确认核定' }).click()
  await page.getByText('《地雷站》已核定为《地道战》').waitFor()
  await page.goto(`/logs/${id}`)
  await expect.poll(() => textOf(page, '[data-action=match]')).toContain('经核实，情况属实。')
})
