/** Let in by a link: onto the home screen, a password, a log to try, and never asked again. */
import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { PASSWORD, textOf } from './desk.ts'
import { fieldOfAll, fillShow, smallTargets, weakContrast } from './field.ts'
import { onPhone } from './phone.ts'

const field = fieldOfAll()

/** A link for somebody new of this team. */
async function aCode(teamCode: string, displayName: string): Promise<string> {
  const manager = await field.browser.newContext({ baseURL: field.server.url })
  const headers = { origin: field.server.url }
  await manager.request.post('/api/session', { data: { username: 'admin', password: PASSWORD }, headers })
  const made = await manager.request.post('/api/enrolments', { data: { role: 'team', teamCode, displayName }, headers })
  const { code } = (await made.json()) as { code: string }
  await manager.close()
  return code
}

test('whoever is let in is led through installing, a password and a log that is never sent; once', async () => {
  const { page, problems } = await field.open(`/field#enrol=${await aCode('team-16', '赵师傅')}`)
  await page.getByRole('button', { name: '登记并进入' }).click()
  await page.getByRole('heading', { name: '赵师傅，登记好了' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/field/welcome')
  expect(await page.locator('[data-step]').evaluateAll((steps) => steps.map((step) => step.dataset['step']))).toEqual([
    'install',
    'password',
    'trial',
  ])
  expect([await weakContrast(page), await smallTargets(page)]).toEqual([[], []])
  await page.getByRole('button', { name: '苹果' }).click()
  await expect.poll(() => textOf(page, '[data-way=apple]')).toContain('添加到主屏幕')
  await page.getByRole('button', { name: '以后再装' }).click()

  const password = await page.locator('input[name=password]').inputValue()
  expect(await textOf(page, '[data-step=password]')).toMatch(/读作：\S+ \S+ \d{3}/)
  await page.getByRole('button', { name: '保存密码' }).click()
  const username = /用户名 (\S+?)，/.exec(await textOf(page, '[data-line=saved]'))?.[1]
  expect(await textOf(page, '.own-password')).toBe(password)
  await page.getByRole('button', { name: '记好了，下一步' }).click()

  const asked: string[] = []
  page.on('request', (request) => request.method() !== 'GET' && asked.push(request.url()))
  await page.getByRole('link', { name: '试记一场' }).click()
  await page.locator('[data-banner=trial]').waitFor()
  await page.getByRole('heading', { name: '在哪个村放映？' }).waitFor()
  await page.locator('main .row-link').first().click()
  await page.getByLabel('拍开场').setInputFiles('.github/desk.png')
  await page.locator('.shoot-tile img[src^=blob]').waitFor()
  await fillShow(page, 40)
  await page.locator('[data-do=send]').click()
  await page.locator('[data-view=trial-done]').waitFor()
  expect(await page.locator('[data-line=unsent]').count()).toBe(0)
  await page.getByRole('link', { name: '开始使用' }).click()
  await page.locator('[data-act=show]').waitFor()
  await expect.poll(() => onPhone({ page })).toEqual([])
  expect(asked).toEqual([])

  const again = await field.browser.newContext({ baseURL: field.server.url })
  const signedIn = await again.request.post('/api/session', {
    data: { username, password },
    headers: { origin: field.server.url },
  })
  await again.close()
  expect(signedIn.status()).toBe(200)
  // from one's own page it is there again, with what is still to be done
  await page.getByRole('link', { name: '我的', exact: true }).click()
  await page.getByRole('link', { name: '安装和试记' }).click()
  await page.getByRole('heading', { name: '安装和试记' }).waitFor()
  expect(await page.locator('[data-step]').count()).toBe(2)
  expect(problems).toEqual([])
})

interface Seen {
  data: boolean[][]
  size: number
}
const seen = (text: string): Seen => encode(text, { ecc: 'M', border: 4 })
/** A camera that sees this code lying askew, refused until `allow()`. */
function cameraOn({ data, size }: Seen): void {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 })
  const paper = canvas.getContext('2d')
  if (!paper) throw new Error('no canvas')
  paper.fillStyle = '#999'
  paper.fillRect(0, 0, 640, 480)
  paper.translate(320, 240)
  paper.rotate(0.2)
  paper.scale(8, 8)
  for (const [y, row] of data.entries())
    for (const [x, isDark] of row.entries()) {
      paper.fillStyle = isDark ? '#222' : '#ddd'
      paper.fillRect(x - size / 2, y - size / 2, 1.05, 1.05)
    }
  let isAllowed = false
  const getUserMedia = async () => {
    if (!isAllowed) throw new DOMException('refused', 'NotAllowedError')
    // a frame is sent when something is drawn
    setInterval(() => paper.fillRect(0, 0, 1, 1), 100)
    return canvas.captureStream(10)
  }
  Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia } })
  Object.assign(window, { allow: () => void (isAllowed = true) })
}

test('the browser’s own offer is a button, taken up when it is pressed', async () => {
  const { page } = await field.open('/field/welcome', { username: 'team-17' })
  await page.evaluate(() => {
    const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
      prompt: async () => Object.assign(window, { wasAsked: true }),
      userChoice: Promise.resolve({ outcome: 'accepted' }),
    })
    dispatchEvent(offer)
  })
  await page.getByRole('button', { name: '安装', exact: true }).click()
  await page.locator('[data-step=trial][aria-current]').waitFor()
  expect(await page.evaluate('window.wasAsked')).toBe(true)
  const session = await page.context().newCDPSession(page)
  const { url, errors } = await session.send('Page.getAppManifest')
  expect([new URL(url).pathname, errors]).toEqual(['/field.webmanifest', []])
})

test('in a chat app the code stays in the address, to be opened in the browser, and leaves it once used', async () => {
  const code = await aCode('team-18', '钱师傅')
  const { page } = await field.open('/field')
  const chat = await field.browser.newContext({
    baseURL: field.server.url,
    userAgent: await page.evaluate(() => `${navigator.userAgent} MicroMessenger/8.0.2`),
  })
  const inside = await chat.newPage()
  await inside.goto(`/field#enrol=${code}`)
  await inside.locator('[data-banner=in_app]').waitFor()
  expect(inside.url()).toContain(`#enrol=${code}`)
  await inside.getByRole('button', { name: '登记并进入' }).click()
  await inside.locator('[data-view=welcome]').waitFor()
  expect(inside.url()).not.toContain('enrol')
  expect(await inside.locator('[data-step]').first().getAttribute('data-step')).toBe('password')
  await inside.getByRole('button', { name: '以后再说' }).click()
  await inside.locator('[data-way=chat]').waitFor()
  await chat.close()
})

test('a code is scanned inside the app; where the camera is refused, a sentence says what else does', async () => {
  const code = await aCode('team-18', '钱师傅')
  const link = `${field.server.url}/field#enrol=${code}`
  const { page, problems } = await field.open('/field', {
    before: (context) => context.addInitScript(cameraOn, seen(link)),
  })
  await page.getByRole('button', { name: '我有登记码' }).click()
  await page.locator('[data-do=scan]').click()
  await page.locator('[data-scan=denied]').waitFor()
  expect(await textOf(page, '[data-scan] [role=status]')).toContain('请在浏览器的网站设置里允许相机')
  expect([await weakContrast(page), await smallTargets(page)]).toEqual([[], []])
  // a picture without a code is said to be one
  await page.locator('[data-do=scan-picture]').setInputFiles('.github/desk.png')
  await expect.poll(() => textOf(page, '[data-scan] [role=alert]')).toContain('没有找到二维码')
  await page.getByRole('button', { name: '取消' }).first().click()
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('扫登记二维码')
  await page.evaluate(() => (window as unknown as { allow: () => void }).allow())
  await page.locator('[data-do=scan]').click()
  await page.getByRole('heading', { name: '钱师傅，登记好了' }).waitFor()
  // whoever is in already is led to the door by the same card, and back
  await page.goto('/field/me')
  await page.locator('[data-do=scan]').click()
  await page.evaluate(() => (window as unknown as { allow: () => void }).allow())
  await page.getByRole('button', { name: '取消' }).click()
  await page.locator('[data-do=scan]').click()
  await page.getByRole('heading', { name: '登记这部手机' }).waitFor()
  await page.getByRole('button', { name: '取消' }).click()
  await page.getByRole('heading', { name: '我的' }).waitFor()
  expect(problems).toEqual([])
})
