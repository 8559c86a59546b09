/** The demo's doors, and what the browser keeps of answers behind them. */
import { expect, test } from 'vitest'
import { deskOfAll, focused, PASSWORD, violations } from './desk.ts'

const desk = deskOfAll()

test.each([
  ['/', 'admin', '.desk h1', 'zh'],
  ['/field', 'team-01', '.places', 'en'],
] as const)(
  'at %s the demo’s people are buttons: one fills in the form, Enter signs in',
  async (path, username, inside, language) => {
    const { page, problems } = await desk.open(path, { isPhone: true, language })
    await page.locator('.demo-sign-ins button').first().waitFor()
    expect(await page.locator('.demo-sign-ins legend').innerText()).toContain('demo1234')
    await page.locator('.demo-sign-ins summary').click()
    await expect.poll(() => page.locator('.demo-sign-ins button:visible').count()).toBe(26)
    await page.locator('.demo-sign-ins button', { hasText: username }).first().click()
    await expect.poll(() => page.locator('input[name=username]').inputValue()).toBe(username)
    expect(await focused(page)).toBe({ zh: '登录', en: 'Sign in' }[language])
    // before the rules are asked, which make code from text
    expect([[...problems], await violations(page)]).toEqual([[], []])
    await page.keyboard.press('Enter')
    await page.locator(inside).first().waitFor()
  },
)

test('what a browser was sent it asks for anew, and gets nothing but the word that it holds; after a change it is sent', async () => {
  const { page } = await desk.open('/', { username: 'admin' })
  const ask = () =>
    page.evaluate(async () => {
      performance.clearResourceTimings()
      const { items } = (await (await fetch('/api/films', { headers: { 'accept-language': 'zh' } })).json()) as {
        items: { code: string; title: string }[]
      }
      await new Promise((done) => setTimeout(done, 100))
      const timing = performance
        .getEntriesByType('resource')
        .find(({ name }) => name.endsWith('/api/films')) as PerformanceResourceTiming
      return { ...items[0], wasSent: timing.transferSize > timing.encodedBodySize }
    })
  expect(await ask()).toMatchObject({ wasSent: true })
  const { code, title, wasSent } = await ask()
  expect([wasSent, title]).toEqual([false, expect.any(String)])
  await page.evaluate(async (changed) => {
    const film = { code: changed, title: '改了名的影片', kind: 'feature', minutes: 95 }
    const headers = { 'content-type': 'application/json' }
    await fetch(`/api/films/${changed}`, { method: 'PUT', headers, body: JSON.stringify(film) })
  }, code)
  expect(await ask()).toMatchObject({ title: '改了名的影片', code, wasSent: true })
})

test('a phone is told that its copy holds, under the newer name that others’ work has given it', async () => {
  const { page } = await desk.open('/field', { isPhone: true })
  await page.locator('input[name=username]').fill('team-01')
  await page.locator('input[name=password]').fill(PASSWORD)
  await page.locator('.door button[type=submit]').click()
  await page.locator('.places').waitFor()
  const tag = () =>
    page.evaluate(() => localStorage.getItem(Object.keys(localStorage).find((key) => /copy-tag/.test(key)) ?? '') ?? '')
  await expect.poll(tag).toContain('W/')
  const first = await tag()
  const again = async () => {
    const answered = page.waitForResponse((answer) => answer.url().endsWith('/api/field-copy'))
    await page.reload()
    return (await answered).status()
  }
  expect([await again(), await tag()]).toEqual([304, first])
  const manager = await desk.open('/', { username: 'admin' })
  const headers = { origin: desk.server.url }
  await manager.page.request.put('/api/townships/new', { data: { code: 'new', name: '新镇' }, headers })
  expect(await again()).toBe(304)
  await expect.poll(tag).not.toBe(first)
})
