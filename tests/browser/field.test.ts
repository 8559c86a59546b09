/** The field app on a projectionist's phone: an ordinary show, and what survives. */
import { describe, expect, test } from 'vitest'
import { textOf } from './desk.ts'
import {
  countTaps,
  fieldOfAll,
  fillShow,
  fromReceipt,
  officeClockOf,
  openBlock,
  pickVillage,
  sendShow,
  toReceipt,
} from './field.ts'

const field = fieldOfAll()

/** The smallest picture there is. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

describe('an ordinary show', () => {
  test('is eight taps or fewer from the card to sent, keys included; a second one the same evening and one logged next morning take no more', async () => {
    // of a team whose last film is new to its next villages, on an evening without a show
    const { page, problems } = await field.open('/field', { username: 'team-16' })
    const [taps, clock] = [await countTaps(page), await officeClockOf(page)]
    await clock('2017-06-24T20:40:00+08:00')
    const send = async () => {
      await page.locator('[data-key="8"]').click()
      await page.locator('[data-key="6"]').click()
      await expect.poll(() => textOf(page, '[data-line=ready]')).toContain('可提交')
      await page.locator('[data-do=send]').click()
      await page.locator('[data-view=receipt][data-state=submitted]').waitFor()
    }
    const show = async (until: string) => {
      await page.locator('[data-do=begin]').click()
      await page.locator('[data-moment=during]').waitFor()
      await clock(until)
      await page.locator('[data-do=end]').click()
      await send()
    }
    const begun = Date.now()
    await page.locator('[data-act=show]').click()
    await show('2017-06-24T22:32:00+08:00')
    expect([await taps(), Date.now() - begun < 45_000]).toEqual([6, true])

    await clock('2017-06-24T22:50:00+08:00')
    await page.getByRole('link', { name: '再记一场' }).click()
    await show('2017-06-25T00:41:00+08:00')
    expect(await taps()).toBe(12)

    await page.getByRole('link', { name: '回今晚' }).evaluate((link: HTMLElement) => link.click())
    await clock('2017-06-30T08:10:00+08:00')
    await page.getByRole('link', { name: '补记一场' }).click()
    await expect.poll(() => textOf(page, '[data-line=day]')).toBe('6月29日晚。24小时内记，不算补报')
    // this village has seen the last film
    await page.locator('[data-film]').first().click()
    await page.locator('[data-do=send]').click()
    await send()
    expect(await taps()).toBe(18)
    expect(problems).toEqual([])
  })

  test('lacking something says so above the button, which goes there; nothing is sent', async () => {
    const { page } = await field.open('/field/show/new', { username: 'team-17' })
    await pickVillage(page)
    await fillShow(page, 5)
    await page.locator('[data-key=back]').click()
    expect(await page.locator('#attendance').inputValue()).toBe('')
    expect(await textOf(page, '[data-line=ready]')).toBe('还缺1项：人数')
    await openBlock(page, 'receipt')
    await page.getByRole('button', { name: '下一项：来了多少人' }).click()
    await page.getByText('请填观众人次。').waitFor()
    expect(await page.locator('#attendance').evaluate((input) => input === document.activeElement)).toBe(true)
    await page.goto('/field')
    expect(await page.locator('[data-line=unsent]').count()).toBe(0)
  })

  test('without signal is kept, counted as unsent on every view, and sent when there is signal', async () => {
    const { page } = await field.open('/field/show/new', { username: 'team-04', hasWorker: true })
    await page.context().setOffline(true)
    await pickVillage(page)
    await fillShow(page, 40)
    await toReceipt(page)
    // by the demo's clock, which stands, it has not ended
    expect(await textOf(page, '.village-says p')).toMatch(/^散场时间2\d:\d\d还没到，到了才能请村里确认。$/)
    await fromReceipt(page)
    await page.locator('[data-line=saved]').waitFor()
    expect(await textOf(page, '[data-line=saved]')).toBe('已存好，有信号时自动发送。')
    expect(await textOf(page, '[data-line=unsent]')).toContain('1条记录')
    expect(await textOf(page, '.as-of')).toContain('离线')
    await page.getByRole('link', { name: /待上传/ }).click()
    await expect.poll(() => textOf(page, '[data-line=waiting]')).toBe('1条记录未上传')
    await page.context().setOffline(false)
    await page.locator('[data-line=unsent]').waitFor({ state: 'detached' })
    expect(await page.locator('[data-section=received] .row').count()).toBe(1)
  })

  test('that cannot be sent although there is signal is tried, and then waits its pause, whatever is looked at', async () => {
    const { page } = await field.open('/field/show/new', { username: 'team-04' })
    let tries = 0
    await page.route('**/api/screenings/batch', (route) => {
      tries += 1
      return route.abort()
    })
    await pickVillage(page)
    await fillShow(page, 40)
    await sendShow(page)
    await page.locator('[data-line=saved]').waitFor()
    await page.getByRole('link', { name: '我的', exact: true }).click()
    await page.locator('[data-line=storage]').waitFor()
    await page.getByRole('link', { name: /待上传/ }).click()
    await page.getByText(/约 \d+ 秒后再试/).waitFor()
    expect(tries).toBeGreaterThan(0)
    expect(tries).toBeLessThanOrEqual(2)
  })

  test('remarks are made while it is written, in the words the bureau will use', async () => {
    const { page } = await field.open('/field/show/new', { username: 'team-05' })
    await pickVillage(page)
    await fillShow(page, 0)
    await page.locator('[data-block=people] [data-finding=attendance_zero]').waitFor()
    expect(await textOf(page, '[data-finding=attendance_zero]')).toBe('提醒：观众人次为 0。请说明情况。')
  })
})

test('photos are taken in each moment, one can be taken away, and the others follow the log', async () => {
  const { page, problems } = await field.open('/field/show/new', { username: 'team-13' })
  await pickVillage(page)
  await page.getByLabel('拍开场').setInputFiles('.github/desk.png')
  await page.locator('.shoot-tile img[src^=blob]').waitFor()
  await fillShow(page, 58)
  await page.getByLabel('拍散场').setInputFiles({ name: 'end.png', mimeType: 'image/png', buffer: dot })
  await page.locator('.shots img[src^=blob]').nth(1).waitFor()
  const photos = await openBlock(page, 'photos')
  await photos.getByRole('button', { name: '删除 开场' }).click()
  await page.getByRole('img', { name: '照片：开场' }).waitFor({ state: 'detached' })
  const photo = page.waitForResponse((response) => response.url().includes('/photos/'))
  await sendShow(page)
  expect((await photo).status()).toBe(201)
  await page.locator('[data-line=unsent]').waitFor({ state: 'detached' })
  expect(await textOf(page, '.facts')).toContain('1 张')
  expect(problems).toEqual([])
})

test('a show of last evening is written down in one short form: the day stays, and the end follows the film until it is said', async () => {
  const { page, problems } = await field.open('/field/show/late', { username: 'team-03' })
  await pickVillage(page)
  const isOn = (name: string) => page.getByRole('button', { name }).getAttribute('aria-pressed')
  await page.getByRole('button', { name: '昨晚', exact: true }).click()
  await expect.poll(() => textOf(page, '[data-line=day]')).toBe('6月29日晚。24小时内记，不算补报')
  const times = await openBlock(page, 'times')
  await page.locator('input[name=start]').fill('20:40')
  const said = await times.innerText()
  await page.getByRole('button', { name: /^\+5/ }).click()
  await expect.poll(() => page.locator('input[name=start]').inputValue()).toBe('20:45')
  await expect.poll(() => times.innerText()).not.toBe(said)
  expect(await isOn('昨晚')).toBe('true')
  const film = await openBlock(page, 'film')
  if ((await film.locator('[aria-pressed=true][data-film]').count()) === 0)
    await film.locator('[data-film]').first().click()
  await openBlock(page, 'people')
  await page.locator('#attendance').fill('64')
  await sendShow(page)
  await page.locator('[data-line=received]').waitFor()
  expect(await textOf(page, '.facts')).toContain('6月29日 20:45')
  expect(problems).toEqual([])
})
