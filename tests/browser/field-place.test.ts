/** Where a show was, or why nobody says; and an outbox that a colleague's phone sends. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { NewScreening } from '../../src/domain/screening/screening.ts'
import { fillShow, fieldOfAll, openBlock, pickVillage, sendShow } from './field.ts'

const field = fieldOfAll()

async function sentFrom(page: Page): Promise<NewScreening> {
  const sent = page.waitForRequest('**/api/screenings/batch')
  await sendShow(page)
  const { screenings } = (await sent).postDataJSON() as { screenings: [NewScreening] }
  await page.locator('[data-line=received]').waitFor()
  return screenings[0]
}

describe('the position', () => {
  test('goes along with how sure it is and when it was taken', async () => {
    const { page, problems } = await field.open('/field/show/new', {
      username: 'team-09',
      before: async (context) => {
        await context.grantPermissions(['geolocation'])
        await context.setGeolocation({ latitude: 31.2101, longitude: 105.3902, accuracy: 18 })
      },
    })
    await pickVillage(page)
    await fillShow(page, 64)
    await page.locator('[data-block=place]', { hasText: /误差 ?18 ?米/ }).waitFor()
    const log = await sentFrom(page)
    expect(log.position).toMatchObject({ latitude: 31.2101, longitude: 105.3902, accuracyM: 18 })
    expect(log.position?.fixedAt).toMatch(/^2017-06-30T/)
    expect(log.noPosition).toBeUndefined()
    expect(problems).toEqual([])
    await page.context().close()
  })

  test('may be refused, with a reason that goes along instead', async () => {
    const { page } = await field.open('/field/show/new', { username: 'team-10' })
    await pickVillage(page)
    await fillShow(page, 64)
    const place = await openBlock(page, 'place')
    await place.getByRole('button', { name: '记下位置' }).click()
    await place.getByText('没定到位。').waitFor()
    await place.getByRole('button', { name: '未授权定位' }).click()
    expect(await page.locator('[data-do=send]').innerText()).toMatch(/提交/)
    const log = await sentFrom(page)
    expect(log.noPosition).toBe('declined')
    expect(log.position).toBeUndefined()
    await page.context().close()
  })
})

test('an outbox exported without signal is sent by a colleague’s phone, and is not doubled when its own phone is back', async () => {
  const { page: mine } = await field.open('/field/show/new', { username: 'team-11', hasWorker: true })
  await mine.context().setOffline(true)
  await pickVillage(mine)
  await fillShow(mine, 64)
  await sendShow(mine)
  await mine.locator('[data-line=saved]').waitFor()
  await mine.getByRole('link', { name: /待上传/ }).click()
  const saving = mine.waitForEvent('download')
  await mine.getByRole('button', { name: '导出文件' }).click()
  const file = await (await saving).path()
  await mine.getByText(/^已导出 ?1 ?条记录。/).waitFor()

  const { page: colleague } = await field.open('/field/outbox', { username: 'team-11' })
  const sent = colleague.waitForResponse('**/api/screenings/batch')
  await colleague.getByLabel('导入文件').setInputFiles(file)
  const { results } = (await (await sent).json()) as { results: { id: string; outcome: string }[] }
  expect(results.map(({ outcome }) => outcome)).toEqual(['stored'])
  await colleague.locator('[data-section=received] .row').first().waitFor()

  const again = mine.waitForResponse('**/api/screenings/batch')
  await mine.context().setOffline(false)
  const { results: mineToo } = (await (await again).json()) as { results: typeof results }
  expect(mineToo.map(({ outcome }) => outcome)).toEqual(['already_stored'])
  expect(mineToo[0]?.id).toBe(results[0]?.id)
  await mine.locator('[data-section=received] .row').first().waitFor()
  await Promise.all([mine, colleague].map((page) => page.context().close()))
})
