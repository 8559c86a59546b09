/** One's own account: a sole manager's password, a session elsewhere, a second factor; and what a token is for. */
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { deskOfAll, focused, PASSWORD, textOf, violations } from './desk.ts'
import { readableByEveryone } from './readable.ts'

const desk = deskOfAll()
/** The demo's clock stands. */
const NOW = Date.parse('2017-06-30T21:00:00+08:00')
const codeAt = (secret: string, halfMinutes: number): string =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: NOW + halfMinutes * 30_000 })

const at = async (path: string, username?: string): Promise<Page> => {
  const { page } = await desk.open(path, username === undefined ? {} : { username })
  return page
}
const part = (page: Page, name: 'password' | 'second-factor') => page.locator(`[data-part=${name}]`)
const begin = async (page: Page): Promise<string> => {
  await page.getByRole('button', { name: /开始设置|Set it up/ }).click()
  await page.locator('.qr').waitFor()
  return (await page.locator('.secret').innerText()).replaceAll(' ', '')
}

readableByEveryone(
  () => desk,
  [
    {
      name: 'the own account, with a key to scan',
      path: '/account',
      username: 'admin',
      ready: '[data-list=own-sessions] li',
      first: async (page) => void (await begin(page)),
    },
    {
      name: 'tokens, with one that was made',
      path: '/settings?part=tokens',
      username: 'admin',
      ready: 'form.form fieldset',
      first: async (page) => {
        await page.locator('input[name=name]').fill('县数据平台')
        await page.locator('form.form button[type=submit]').click()
        await page.locator('[data-list=tokens] li').first().waitFor()
      },
    },
  ],
)

describe('a team at the desk', () => {
  test('has its own page with its password and sessions, and no second factor', async () => {
    const page = await at('/logs', 'team-05')
    await page.getByRole('link', { name: '账号与安全' }).click()
    await page.locator('[data-list=own-sessions] li').waitFor()
    expect(await textOf(page, 'main')).toContain('用户名 team-05')
    expect(await part(page, 'second-factor').count()).toBe(0)
  })
})

describe('the sole manager', () => {
  const fill = async (page: Page, current: string, password: string, again = password): Promise<void> => {
    const room = part(page, 'password')
    for (const [name, value] of Object.entries({ currentPassword: current, password, again })) {
      await room.locator(`input[name=${name}]`).fill(value)
    }
    await page.keyboard.press('Enter')
  }
  const wrong = (page: Page) => part(page, 'password').locator('.wrong')

  test('changes the password: what is not right is said at its field, what was typed stays; then the new one alone is right', async () => {
    const page = await at('/account', 'admin')
    const elsewhere = await at('/account', 'admin')
    await page.locator('[data-list=own-sessions] li').nth(1).waitFor()
    await part(page, 'password').getByRole('button').click()
    await expect
      .poll(() => wrong(page).allInnerTexts())
      .toEqual(['请填写“现在的密码”。', '请填写“新密码”。', '请填写“再输入一次”。'])
    await fill(page, PASSWORD, '短', '短')
    await expect.poll(() => wrong(page).allInnerTexts()).toEqual(['密码至少 8 个字符，请再加长一些。'])
    await fill(page, PASSWORD, 'correct horse', 'correct house')
    await expect.poll(() => wrong(page).allInnerTexts()).toEqual(['两次输入的密码不一样，请重新输入。'])
    await fill(page, PASSWORD, 'woaini1314')
    await expect.poll(async () => (await wrong(page).allInnerTexts()).join()).toContain('这个密码太常见')
    expect(await part(page, 'password').locator('input[name=password]').inputValue()).toBe('woaini1314')
    await fill(page, 'not it at all', 'correct horse')
    await expect.poll(async () => (await wrong(page).allInnerTexts()).join()).toContain('当前密码不正确')
    expect(await violations(page)).toEqual([])
    await fill(page, PASSWORD, 'correct horse')
    await page.getByText('密码已更换，其他设备上的登录都已结束。').waitFor()
    expect(await part(page, 'password').locator('input[name=password]').inputValue()).toBe('')
    await expect.poll(() => page.locator('[data-list=own-sessions] li').count()).toBe(1)
    expect((await elsewhere.request.get('/api/session')).status()).toBe(401)
    // as it was, for the tests to come
    await fill(page, 'correct horse', PASSWORD)
    await expect.poll(async () => (await wrong(page).allInnerTexts()).length).toBe(0)
    await expect.poll(() => part(page, 'password').locator('input[name=password]').inputValue()).toBe('')
  })

  test('sees where else the account is signed in, asks twice, and ends it from here', async () => {
    const page = await at('/account', 'admin')
    const phone = await desk.browser.newContext({
      baseURL: desk.server.url,
      userAgent:
        'Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/99.0 Mobile Safari/537.36 MicroMessenger/8.0',
    })
    onTestFinished(() => phone.close())
    await phone.request.post('/api/session', {
      data: { username: 'admin', password: PASSWORD },
      headers: { origin: desk.server.url },
    })
    await page.reload()
    const line = page.locator('[data-session="微信 WeChat · Android"]')
    await line.waitFor()
    expect(await textOf(page, '[data-session=here]')).toContain('本机 最近使用 2017-06-30 21:00，2017-06-30 登录')
    await line.getByRole('button', { name: '结束在“微信 WeChat · Android”上的登录' }).click()
    expect((await phone.request.get('/api/session')).status()).toBe(200)
    await line.getByRole('button', { name: '确认结束' }).click()
    await page.getByText('已结束在“微信 WeChat · Android”上的登录。').waitFor()
    expect(await focused(page)).toBe('已登录的设备')
    await line.waitFor({ state: 'detached' })
    expect((await phone.request.get('/api/session')).status()).toBe(401)
    expect((await page.request.get('/api/session')).status()).toBe(200)
  })

  test('turns the second factor on, signs in with it, with a code from paper, and turns it off again', async () => {
    const page = await at('/account', 'admin')
    const secret = await begin(page)
    const room = part(page, 'second-factor')
    const prove = async (code: string) => {
      await room.locator('input[name=code]').fill(code)
      await room.locator('input[name=currentPassword]').fill(PASSWORD)
      await page.keyboard.press('Enter')
    }
    await prove(codeAt(secret, 9))
    await room.getByText('验证码不正确或已用过').waitFor()
    await prove(codeAt(secret, 0))
    await room.getByText('两步验证已开启。').waitFor()
    const codes = await page.locator('.recovery-codes li').allInnerTexts()
    expect(codes.length).toBe(8)
    await expect.poll(() => textOf(page, '[data-part=second-factor]')).toContain('还有 8 个备用码')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '我已收好' }).click()
    await page.locator('.recovery-codes').waitFor({ state: 'detached' })

    const signIn = async (door: Page, code: string) => {
      await door.locator('input[name=username]').fill('admin')
      await door.locator('input[name=password]').fill(PASSWORD)
      await door.keyboard.press('Enter')
      await door.getByText('请输入手机验证器上的 6 位验证码').waitFor()
      await expect
        .poll(() => door.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name))
        .toBe('code')
      await door.keyboard.type('000000')
      await door.keyboard.press('Enter')
      await door.getByText('验证码不正确或已用过').waitFor()
      expect(await door.locator('input[name=password]').inputValue()).toBe(PASSWORD)
      await door.locator('input[name=code]').fill(code)
      await door.keyboard.press('Enter')
    }
    await page.getByRole('button', { name: '退出登录' }).click()
    await signIn(page, codeAt(secret, 1))
    await page.locator('.desk h1').waitFor()
    const phone = await at('/field')
    await signIn(phone, codes[2] ?? '')
    await phone.locator('.places').waitFor()

    await page.goto('/account')
    await room.getByText('还有 7 个备用码').waitFor()
    await page.getByRole('button', { name: '关闭两步验证' }).click()
    await room.locator('input[name=currentPassword]').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await room.getByText('两步验证已关闭，密码即可登录。').waitFor()
    await room.getByText('未开启').waitFor()
    const again = await at('/')
    await again.locator('input[name=username]').fill('admin')
    await again.locator('input[name=password]').fill(PASSWORD)
    await again.keyboard.press('Enter')
    await again.locator('.desk h1').waitFor()
  })
})

describe('a token', () => {
  test('is made for less than its role may, until a day; its line says who made it, what for and when it was used', async () => {
    const page = await at('/settings?part=tokens', 'admin')
    const form = page.locator('form.form')
    await form.locator('input[name=name]').fill('喇叭平台')
    await form.locator('select[name=role]').selectOption('technician')
    for (const scope of ['reports', 'speaker-status', 'read']) await form.locator(`input[name=${scope}]`).uncheck()
    await page.keyboard.press('Enter')
    await form.getByText('请至少选一种用途。').waitFor()
    await form.locator('input[name=speaker-status]').check()
    await form.locator('input[name=expiresOn]').fill('2017-06-01')
    await form.getByRole('button', { name: '新建令牌' }).click()
    await form.getByText('有效期须在今天').waitFor()
    expect(await form.locator('input[name=name]').inputValue()).toBe('喇叭平台')
    await form.locator('input[name=expiresOn]').fill('2017-12-31')
    await form.getByRole('button', { name: '新建令牌' }).click()
    await page.locator('[data-token=喇叭平台]').waitFor()
    const token = await page.locator('[data-part=secret] .secret').innerText()
    expect(await textOf(page, '[data-token=喇叭平台]')).toContain(
      '用途：报喇叭状态 示例管理员 2017-06-30 建，从未使用，2017-12-31 后失效。',
    )
    const ask = async (path: string) =>
      (await fetch(`${desk.server.url}${path}`, { headers: { authorization: `Bearer ${token}` } })).status
    expect([await ask('/api/session'), await ask('/api/faults')]).toEqual([200, 403])
    await page.reload()
    await page.getByText('最近使用 2017-06-30 21:00').waitFor()
  })
})
