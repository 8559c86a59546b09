/** The desk in use: at the door, on a phone, in the dark, by keyboard, in English, with a server that fails. */
import { describe, expect, test } from 'vitest'
import { focused, deskOfAll, PASSWORD, textOf } from './desk.ts'
import { readableByEveryone } from './readable.ts'
import { settled } from './settled.ts'

const desk = deskOfAll()

const GRID = `/grid?township=${encodeURIComponent('云溪镇')}`
/** Of the county's target, on the managers' page. */
const COUNTY = '[data-table=standing] [data-steer=screenings-county]'
const VILLAGE = '/villages/510723100211'

describe('at the door', () => {
  test('a wrong password is said in a sentence, the right one leads to the page that was asked for', async () => {
    const { page, problems } = await desk.open('/logs?status=held')
    await page.getByLabel('用户名').fill('admin')
    await page.getByLabel('密码').fill('not this one')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('alert').innerText()).toBe('用户名或密码不正确，请核对后重试。')
    await page.getByLabel('密码').fill(PASSWORD)
    await page.getByRole('button', { name: '登录' }).click()
    await page.locator('[data-figure=total]').waitFor()
    expect(page.url()).toContain('/logs?status=held')
    expect(problems).toEqual([])
  })

  test('an enrolment link signs in at a press, sets a password, and leaves no code behind', async () => {
    const { page: manager } = await desk.open('/', { username: 'admin' })
    const data = { role: 'manager', displayName: '新来的' }
    const headers = { origin: desk.server.url }
    const answer = await manager.request.post('/api/enrolments', { data, headers })
    const { url } = (await answer.json()) as { url: string }
    const { page } = await desk.open(url.slice(desk.server.url.length))
    await page.getByRole('button', { name: '完成登记并登录' }).click()
    await page.getByLabel('新密码').fill('short')
    await page.getByLabel('再输入一次').fill('short')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('至少 8 个字符')
    await page.getByLabel('新密码').fill('a good long password')
    await page.getByLabel('再输入一次').fill('a good long password')
    await page.getByRole('button', { name: '保存密码' }).click()
    // who came by a code has never seen the user name
    const username = await page.locator('.username strong').innerText()
    expect(username).toMatch(/^manager/)
    await page.getByRole('button', { name: '进入系统' }).click()
    await page.locator('[data-steer]').first().waitFor()
    expect(page.url()).not.toContain('enrol')
    expect(await page.locator('.who').innerText()).toContain(username)
    const again = { username, password: 'a good long password' }
    expect((await page.request.post('/api/session', { data: again, headers })).status()).toBe(200)
  })

  test('a team is told whom this is for, and finds its own logs', async () => {
    const { page } = await desk.open('/', { username: 'team-01' })
    expect(await textOf(page, 'main h1')).toBe('这里是管理员看板')
    await page.getByRole('link', { name: '查看本队放映记录' }).click()
    await page.locator('[data-table=logs] tbody tr').first().waitFor()
    const teams = new Set(await page.locator('[data-table=logs] tbody td:nth-child(3)').allInnerTexts())
    expect([...teams]).toEqual(['放映一队（示例）'])
  })

  test('who was signed out meanwhile signs in again and is back on the same page', async () => {
    const { page } = await desk.open('/?asOf=2017-05-31', { username: 'admin' })
    await page.locator('[data-steer]').first().waitFor()
    // the chart and what is asked beside the numbers come after them; without a cookie one of them would open the door
    await settled(page)
    await page.context().clearCookies()
    await page.getByRole('button', { name: '刷新' }).click()
    await page.getByText('登录已过期').waitFor()
    await page.getByLabel('用户名').fill('admin')
    await page.getByLabel('密码').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByText('2017年5月31日').waitFor()
    expect(page.url()).toContain('asOf=2017-05-31')
  })

  test('who signs out is out, and what was shown is gone', async () => {
    const { page } = await desk.open(VILLAGE, { username: 'admin' })
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByLabel('用户名').waitFor()
    expect(await page.getByText('三清村').count()).toBe(0)
  })
})

readableByEveryone(
  () => desk,
  [
    { name: 'the managers’ page', path: '/', username: 'admin', ready: '[data-list=below] li' },
    {
      name: 'the logs',
      path: '/logs?from=2017-06-30&status=counted',
      username: 'admin',
      ready: '[data-table=logs] tbody tr',
    },
    { name: 'a village', path: VILLAGE, username: 'admin', ready: '.facts' },
    { name: 'no page', path: '/nothing', username: 'admin', ready: 'main a' },
    { name: 'the door', path: '/sign-in', ready: 'form' },
    { name: 'a team’s page', path: '/', username: 'team-01', ready: 'main a' },
  ],
)

describe('by keyboard', () => {
  test('the first stop skips to the content, a head sorts its column, arrows walk the grid', async () => {
    const { page } = await desk.open('/', { username: 'admin' })
    await page.locator('[data-table=teams] tbody tr').first().waitFor()
    await page.keyboard.press('Tab')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文')
    await page.getByRole('button', { name: '完成/任务' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL('**sort=done.desc*')
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending')
    await page.goto(GRID)
    await page.locator('[data-table=grid] tbody tr:last-child th a').first().focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.locator('[data-figure=total]').waitFor()
    expect(page.url()).toMatch(/from=2017-01-01&to=2017-01-31&village=\d+/)
  })
})

describe('what is invented says so', () => {
  test('on every page, and by each village designated for show', async () => {
    const { page } = await desk.open('/', { username: 'admin' })
    await page.locator('[data-list=below] li').first().waitFor()
    expect(await textOf(page, '.sample-note')).toMatch(/^示例 示例数据，不作上报依据/)
    // all on the strip are designated; those for show say so, here and among those that pass
    await page.locator('[data-list=below]').getByText('示例').first().waitFor()
    expect(await page.locator('[data-village="510723102209"] .tag').allInnerTexts()).toEqual(['示例'])
    expect(await page.locator('[data-village="510723100211"] .tag').count()).toBe(0)
    expect(await textOf(page, '[data-village="510723100211"]')).toContain('三清村')
    await page.locator('#passing summary').click()
    await page.locator('#passing li .tag').getByText('示例').first().waitFor()
    await page.goto('/villages/510723102209')
    await page.locator('.place-line').waitFor()
    expect(await textOf(page, '.place-line')).toContain('富驿镇 贫困村 · 示例')
  })
})

test('in English the words and the sentences are English, those of the server too', async () => {
  const { page } = await desk.open('/', { username: 'admin', language: 'en' })
  expect(await textOf(page, `${COUNTY} [data-figure=verdict]`)).toBe('behind schedule −2.03')
  expect(await textOf(page, 'h1')).toBe('The county is 111 shows behind; 15.8 a day must become 17.1 a day')
  await page.goto('/tasks/screenings-county')
  await expect
    .poll(() => textOf(page, '[data-target=screenings-county] [data-figure=verdict] td'))
    .toBe('behind schedule −2.03 points')
  // today's on the page of flags, a past day's on the managers'
  await page.goto('/flags?kind=audibility_severe')
  await expect
    .poll(() => textOf(page, '[data-kind=audibility_severe] li .record-head + p'))
    .toMatch(/^Audibility of .* under 60 %/)
  await page.goto('/?asOf=2017-06-29')
  await page.locator('#flags [data-kind=audibility_severe] summary').click()
  await expect
    .poll(() => textOf(page, '#flags [data-kind=audibility_severe] li p'))
    .toMatch(/^Audibility of .* under 60 %/)
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
})

test('the other language is one click away, and is fetched then; where it cannot be, all stays and it is said', async () => {
  const { page } = await desk.open('/account', { username: 'admin', isFirst: true })
  const typed = page.locator('main input[type=password]').first()
  await typed.fill('typed')
  await page.route('**/assets/en-*.js', (route) => route.abort())
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('alert').getByText('连不上服务器').waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
  await page.unroute('**/assets/en-*.js')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('link', { name: 'Overview' }).first().waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  expect(await typed.inputValue()).toBe('typed')
})

test('a day without any log says so, and what to do', async () => {
  const { page } = await desk.open('/?asOf=2016-06-30', { username: 'admin' })
  await page.getByText('2016年到这一天为止没有计入的放映记录').waitFor()
  const nothing = '还没有完成数，无法估计11月30日前能否完成。'
  expect(await textOf(page, '[data-figure=lead]')).toContain(nothing)
  expect(await textOf(page, `${COUNTY} [data-figure=chance]`)).toBe('可能性尚难估计')
  expect(await textOf(page, '[data-figure=unheard]')).toContain('25 个贫困村情况不明（未检测或已过期）')
  await page.goto('/tasks/screenings-county?asOf=2016-06-30')
  await expect.poll(() => textOf(page, '[data-target=screenings-county] [data-figure=chance]')).toBe(nothing)
})

test('an address that names no log is no page, not a failure to be tried again', async () => {
  const { page } = await desk.open('/logs/none', { username: 'admin' })
  await page.getByRole('heading', { name: '没有这个页面' }).waitFor()
  await page.goto('/villages/999999999999')
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('button', { name: '重试' }).count()).toBe(0)
})

test('when the server fails the numbers stay, marked as old, until it answers again', async () => {
  const { page } = await desk.open('/', { username: 'admin' })
  await page.locator('[data-steer]').first().waitFor()
  await page.route('**/api/overview*', (route) => route.abort())
  await page.getByRole('button', { name: '刷新' }).click()
  await expect.poll(() => page.getByRole('alert').innerText()).toContain('下面仍是 21:00 的数据')
  expect(await textOf(page, `${COUNTY} [data-figure=done]`)).toBe('2854')
  await page.unroute('**/api/overview*')
  await page.getByRole('button', { name: '重试' }).click()
  await page.getByRole('alert').waitFor({ state: 'detached' })
})

test('a manager returns a held log with a reason, and the log says so', async () => {
  const { page } = await desk.open('/logs?status=held', { username: 'admin' })
  await page.locator('[data-table=logs] tbody a').first().click()
  await page.getByRole('button', { name: '退回补正' }).click()
  await page.getByRole('button', { name: '确认退回补正' }).click()
  await expect.poll(() => page.getByRole('alert').innerText()).toBe('请先写明理由。')
  await page.getByLabel('理由').fill('缺回执单照片')
  await page.getByRole('button', { name: '确认退回补正' }).click()
  await page.getByText('理由：缺回执单照片').waitFor()
  expect(await textOf(page, '#log-state')).toContain('退回补正')
})

test('the first load of the desk, chart and all, stays under 190 KB gzipped', async () => {
  const { page } = await desk.open('/', { username: 'admin', isFirst: true })
  await settled(page)
  const bytes = await page.evaluate(() => {
    const files = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    return (files as PerformanceResourceTiming[])
      .filter(({ name }) => !name.includes('/api/'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
  })
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThan(190_000)
})

test('a form that is given up gives the focus back to the button that opened it', async () => {
  const { page } = await desk.open('/faults?status=assigned', { username: 'tech-01' })
  await page.locator('[data-table=faults] tbody a').first().click()
  await page.getByRole('button', { name: '派单' }).click()
  await page.getByLabel('由谁处理').waitFor()
  await page.getByRole('button', { name: '取消' }).click()
  await expect.poll(() => focused(page)).toBe('派单')
})

test('a page whose code cannot be fetched says so, and comes when the network is back', async () => {
  const { page } = await desk.open('/', { username: 'admin', isFirst: true })
  await page.route('**/assets/broadcast-*.js', (route) => route.abort())
  await page.getByRole('link', { name: '广播', exact: true }).click()
  await page.getByText('这个页面没能载入').waitFor()
  await page.unroute('**/assets/broadcast-*.js')
  await page.getByRole('button', { name: '重试' }).click()
  await page.locator('[data-figure=plan]').waitFor()
  expect(await textOf(page, 'main h1')).toBe('广播通响与报修')
})
