/** One's own page, and a phone that several use: handing it over, by PIN too; the language, large letters, other devices. */
import { describe, expect, test } from 'vitest'
import { overflow, PASSWORD, textOf } from './desk.ts'
import { fieldOfAll, fillShow, pickVillage, sendShow, signIn, smallTargets, weakContrast } from './field.ts'
import { settled } from './settled.ts'

const field = fieldOfAll()

const TEAM = { username: 'team-01' }

describe('a shared phone', () => {
  test('keeps each person’s unsent logs out of the next one’s sight, and says so to who leaves', async () => {
    const { page } = await field.open('/field/show/new', { username: 'team-09' })
    // nothing leaves the phone, though there is signal enough to sign in
    await page.route('**/api/screenings/batch', (route) => route.abort())
    await pickVillage(page)
    await fillShow(page, 31)
    await sendShow(page)
    await page.locator('[data-line=saved]').waitFor()
    await page.getByRole('link', { name: '我的', exact: true }).click()
    await page.getByRole('button', { name: '退出登录' }).click()
    await expect.poll(() => textOf(page, '[data-line=leaving]')).toContain('还有1条记录未上传')
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.locator('.door form').waitFor()
    await signIn(page, 'team-10')
    expect(await page.locator('[data-line=unsent]').count()).toBe(0)
    await page.getByRole('link', { name: '我的', exact: true }).click()
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('button', { name: /放映九队/ }).click()
    await expect.poll(() => page.locator('input[name=username]').inputValue()).toBe('team-09')
    await signIn(page, 'team-09')
    expect(await textOf(page, '[data-line=unsent]')).toContain('1条记录')
  })

  test('is handed over and back by PIN, without signal too; what waits goes out under its own name', async () => {
    const { page } = await field.open('/field/show/new', { username: 'team-14', hasWorker: true })
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
    await page.route('**/api/screenings/batch', (route) => route.abort())
    await pickVillage(page)
    await fillShow(page, 44)
    await sendShow(page)
    await page.locator('[data-line=saved]').waitFor()
    await page.getByRole('link', { name: '我的', exact: true }).click()
    await page.locator('[data-fold=pin] summary').click()
    await page.locator('input[name=pin]').fill('2468')
    await page.locator('input[name=pin-again]').fill('2468')
    await page.locator('input[name=pin-password]').fill('not the password')
    await page.getByRole('button', { name: '设好PIN' }).click()
    await expect.poll(() => textOf(page, '[data-fold=pin] [role=alert]')).not.toBe('')
    await page.locator('input[name=pin-password]').fill(PASSWORD)
    await page.getByRole('button', { name: '设好PIN' }).click()
    await page.getByText('已设好。').waitFor()
    expect([await weakContrast(page), await smallTargets(page)]).toEqual([[], []])
    await page.getByRole('button', { name: '锁上换人' }).click()
    await page.getByRole('button', { name: '锁上换人' }).click()
    await signIn(page, 'team-15')
    await page.getByRole('link', { name: '我的', exact: true }).click()
    await page.context().setOffline(true)
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('button', { name: /放映十四队/ }).click()
    await page.locator('input[name=pin]').fill('1111')
    const told = () => textOf(page, '.door form [role=alert]')
    const enter = page.getByRole('button', { name: '进入' })
    await enter.click()
    await expect.poll(told).toBe('PIN不对，还可以试4次。')
    // a machine that is slower than the wait tries the same once more, and waits for twice as long
    for (let left = 3; left > 0 && !(await told()).startsWith('请等'); left--) {
      await enter.click()
      await expect.poll(told).toMatch(new RegExp(`请等[1-8]秒再试|还可以试${left}次`))
    }
    const [, seconds] = /请等(\d)秒再试/.exec(await told()) ?? []
    await page.waitForTimeout(1000 * Number(seconds))
    await page.locator('input[name=pin]').fill('2468')
    await enter.click()
    await page.locator('.places').waitFor()
    expect(await textOf(page, '[data-line=unsent]')).toContain('1条记录')
    await page.unroute('**/api/screenings/batch')
    await page.context().setOffline(false)
    await page.locator('[data-line=unsent]').waitFor({ state: 'detached' })
    const { username } = (await (await page.request.get('/api/session')).json()) as { username: string }
    expect([username, await page.locator('[data-banner=signed_out]').count()]).toEqual(['team-14', 0])
  })

  test('an enrolment code leaves the address at once, and is used only when pressed', async () => {
    const { page } = await field.open('/field#enrol=NO-SUCH-CODE', {
      hasWorker: true,
      before: (context) =>
        context.route('**/api/office', async (route) => {
          const office = (await (await route.fetch()).json()) as object
          await route.fulfill({ json: { ...office, supervisionPhone: '0816-7120000' } })
        }),
    })
    expect(page.url()).toBe(`${field.server.url}/field`)
    await page.getByRole('button', { name: '登记并进入' }).click()
    await page.getByText('登记码无效、已使用或已过期').waitFor()
    // whoever is sent to the office can call it from there
    expect(await page.locator('[data-call=office]').getAttribute('href')).toBe('tel:08167120000')
    await page.context().setOffline(true)
    await page.getByRole('button', { name: '登记并进入' }).click()
    await page.getByText('现在没有信号').waitFor()
  })
})

test('the language is changed on one’s own page, and stays', async () => {
  const { page } = await field.open('/field/me', TEAM)
  await page.locator('[data-fold=look] summary').click()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Me', exact: true }).waitFor()
  expect(await textOf(page, 'main h1')).toBe('Me')
  await page.goto('/field')
  await page.getByRole('heading', { name: 'Tonight' }).waitFor()
  expect(await textOf(page, '.places')).toBe('Tonight My villages To upload Me')
})

test('large letters are chosen on one’s own page, are there before the first paint, and everything still fits', async () => {
  const { page } = await field.open('/field/me', TEAM)
  await page.locator('[data-fold=look] summary').click()
  await page.getByRole('button', { name: '特大' }).click()
  const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
  expect(await size()).toBe('25.5px')
  expect([await overflow(page), await smallTargets(page)]).toEqual([0, []])
  await page.goto('/field', { waitUntil: 'commit' })
  expect(await size()).not.toBe('17px')
  for (const path of ['/field', '/field/villages', '/field/outbox', '/field/logs']) {
    await page.goto(path)
    await settled(page)
    expect(await overflow(page), path).toBe(0)
  }
})

test('the language is changed without signal, and what was typed stays', async () => {
  const { page } = await field.open('/field', { hasWorker: true })
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await page.context().setOffline(true)
  await page.locator('input[name=username]').fill('team-05')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
  expect(await page.locator('input[name=username]').inputValue()).toBe('team-05')
})

test('where else one is signed in is asked for only when it is opened, and is ended from the phone', async () => {
  const { page, problems } = await field.open('/field/me', { username: 'team-21' })
  const desk = await field.browser.newContext({ baseURL: field.server.url })
  const headers = { origin: field.server.url }
  await desk.request.post('/api/session', { data: { username: 'team-21', password: PASSWORD }, headers })
  let asked = 0
  page.on('request', (request) => (asked += Number(request.url().endsWith('/api/sessions'))))
  await page.locator('summary', { hasText: '已登录的设备' }).click()
  await page.locator('[data-session=here]').waitFor()
  expect(asked).toBe(1)
  expect(await weakContrast(page)).toEqual([])
  expect(await smallTargets(page)).toEqual([])
  await page.getByRole('button', { name: /^结束在/ }).click()
  expect((await desk.request.get('/api/session')).status()).toBe(200)
  await page.getByRole('button', { name: '确认结束' }).click()
  await page.getByText(/^已结束在/).waitFor()
  await expect.poll(() => page.locator('[data-session]').count()).toBe(1)
  expect([(await desk.request.get('/api/session')).status(), problems]).toEqual([401, []])
  await desk.close()
})

test('past shows are found by month and village, older ones asked of the office, and none made of what is not there', async () => {
  const { page, problems } = await field.open('/field/logs', { username: 'team-02', hasWorker: true })
  const shown = page.locator('[data-list=past] .row')
  expect(await shown.count()).toBe(10)
  await page.locator('select[name=month]').selectOption('2017-02')
  await page.getByText('手机上没有这样的场次').waitFor()
  const older = page.getByRole('button', { name: /从单位查更早的/ })
  await page.context().setOffline(true)
  await older.click()
  await page.getByText('连不上服务器，请检查网络后重试。').waitFor()
  await page.context().setOffline(false)
  await older.click()
  await shown.first().waitFor()
  const all = await shown.allInnerTexts()
  expect(all.every((text) => text.includes('2月'))).toBe(true)
  const [name = ''] = (await shown.first().locator('.row-name').innerText()).split('\n')
  await page.locator('select[name=village]').selectOption({ label: name })
  expect(await shown.allInnerTexts()).toEqual(all.filter((text) => text.startsWith(`${name}\n`)))
  expect([await overflow(page), await smallTargets(page)]).toEqual([0, []])
  await shown.first().click()
  await expect.poll(() => textOf(page, 'main h1')).toMatch(new RegExp(`^${name} 2017年2月\\d+日 放映记录$`))
  expect(problems).toEqual([])
})
