/** The field app on a projectionist's phone: an ordinary show, and what survives. */
import { describe, expect, test } from 'vitest'
import { textOf } from './desk.ts'
import { A_VILLAGE, countTaps, fillShow, fieldOfAll } from './field.ts'

const field = fieldOfAll()

/** The smallest picture there is. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

describe('an ordinary show', () => {
  test('is logged in eight taps or fewer, keys included, and the receipt says that it counts', async () => {
    // of a team whose last film is new to its next village
    const { page, problems } = await field.open('/field/villages', { username: 'team-18' })
    const taps = await countTaps(page)
    await page.locator(A_VILLAGE).first().click()
    await page.getByRole('button', { name: '现在结束' }).click()
    await page.getByRole('button', { name: /按片长/ }).click()
    await page.getByRole('textbox', { name: '观众' }).click()
    await page.keyboard.type('86')
    await page.getByRole('button', { name: '提交记录' }).click()
    await page.locator('[data-view=entry]').waitFor()
    expect(await taps()).toBeLessThanOrEqual(8)
    await page.locator('[data-line=received]').waitFor()
    expect(await textOf(page, 'main')).toMatch(/办公室已收到/)
    await page.getByRole('link', { name: '再记一场' }).click()
    await page.getByRole('heading', { name: '在哪个村放映？' }).waitFor()
    expect(problems).toEqual([])
  })

  test('lacking something says so at its place, and nothing is sent', async () => {
    const { page } = await field.open('/field/villages', { username: 'team-17' })
    await page.locator(A_VILLAGE).first().click()
    await page.getByRole('button', { name: '提交记录' }).click()
    await page.locator('.has-issue .says').first().waitFor()
    expect(await page.locator('.stepper + .says').innerText()).toBe('请填观众人次。')
    expect(await page.locator('#attendance').getAttribute('aria-invalid')).toBe('true')
    expect(await textOf(page, '[data-line=ready]')).toBe('还缺 3 项')
    expect(await page.locator('[data-line=unsent]').count()).toBe(0)
  })

  test('without signal is kept, counted as unsent on every view, and sent when there is signal', async () => {
    const { page } = await field.open('/field/villages', { username: 'team-04' })
    await page.context().setOffline(true)
    await page.locator(A_VILLAGE).first().click()
    await fillShow(page, 40)
    await page.getByRole('button', { name: '提交记录' }).click()
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
    const { page } = await field.open('/field/villages', { username: 'team-04' })
    let tries = 0
    await page.route('**/api/screenings/batch', (route) => {
      tries += 1
      return route.abort()
    })
    await page.locator(A_VILLAGE).first().click()
    await fillShow(page, 40)
    await page.getByRole('button', { name: '提交记录' }).click()
    await page.locator('[data-line=saved]').waitFor()
    await page.getByRole('link', { name: '我的', exact: true }).click()
    await page.locator('[data-line=storage]').waitFor()
    await page.getByRole('link', { name: /待上传/ }).click()
    await page.getByText(/约 \d+ 秒后再试/).waitFor()
    expect(tries).toBeGreaterThan(0)
    expect(tries).toBeLessThanOrEqual(2)
  })

  test('remarks are made while it is written, in the words the bureau will use', async () => {
    const { page } = await field.open('/field/villages', { username: 'team-05' })
    await page.locator(A_VILLAGE).first().click()
    await page.getByRole('textbox', { name: '观众' }).fill('0')
    await page.locator('[data-finding=attendance_zero]').waitFor()
    expect(await textOf(page, '[data-finding=attendance_zero]')).toBe('提醒 观众人次为 0。请说明情况。')
  })
})

test('photos are shown small beside the draft, one can be taken away, and the other follows the log', async () => {
  const { page, problems } = await field.open('/field/villages', { username: 'team-13' })
  await page.locator(A_VILLAGE).first().click()
  await page.getByText('照片', { exact: true }).click()
  await page.getByLabel('拍开场').setInputFiles('.github/desk.png')
  await page.locator('.photo img[src^=blob]').waitFor()
  await page.getByLabel('拍回执单').setInputFiles({ name: 'receipt.png', mimeType: 'image/png', buffer: dot })
  await page.getByRole('img', { name: '照片：回执单' }).waitFor()
  await page.getByRole('button', { name: '删除 开场' }).click()
  await page.getByRole('img', { name: '照片：开场' }).waitFor({ state: 'detached' })
  await fillShow(page, 58)
  const photo = page.waitForResponse((response) => response.url().includes('/photos/'))
  await page.getByRole('button', { name: '提交记录' }).click()
  expect((await photo).status()).toBe(201)
  await page.locator('[data-line=unsent]').waitFor({ state: 'detached' })
  expect(await textOf(page, '.facts')).toContain('1 张')
  expect(problems).toEqual([])
})

test('a day that was chosen stays when the time is typed, whatever the hour; “now” is today', async () => {
  const { page, problems } = await field.open('/field/villages', { username: 'team-03' })
  await page.locator(A_VILLAGE).first().click()
  const day = async (): Promise<(string | null)[]> =>
    Promise.all(['今天', '昨天'].map((name) => page.getByRole('button', { name }).getAttribute('aria-pressed')))
  // by the office's clock it is nine in the evening
  await page.getByRole('button', { name: '昨天' }).click()
  await page.locator('input[name=start]').fill('20:40')
  expect(await day()).toEqual(['false', 'true'])
  await page.locator('input[name=start]').fill('21:40')
  expect(await day()).toEqual(['false', 'true'])
  await page.getByRole('button', { name: '现在开始' }).click()
  expect(await day()).toEqual(['true', 'false'])
  expect(await page.locator('input[name=start]').inputValue()).toBe('21:00')
  // a time still to come today was yesterday's
  await page.locator('input[name=start]').fill('22:30')
  expect(await day()).toEqual(['false', 'true'])
  expect(problems).toEqual([])
})
