/** The broadcast side of the desk: what it shows, and a fault led from its report to its closing by a technician. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { focused, deskOfAll, textOf } from './desk.ts'
import { readableByEveryone } from './readable.ts'

const desk = deskOfAll()

/** 三清村, of the 25; and a village where the sample has neither a fault nor a test. */
const VILLAGE = '/villages/510723100211'
const QUIET = '510723100202'
const numberIn = async (page: Page, selector: string): Promise<number> =>
  Number((await textOf(page, selector)).replace(/\D/g, ''))

interface Report {
  category: string
  severity?: string
  description: string
}
/** The office tells the form when it was opened. */
async function timeTold(page: Page): Promise<void> {
  await expect.poll(() => page.getByLabel('发现于').inputValue()).toMatch(/^2017-06-30T/)
}

async function fillReport(page: Page, { category, severity = '较重', description }: Report): Promise<void> {
  await page.getByLabel('类别').selectOption(category)
  await page.getByLabel('轻重').selectOption(severity)
  await page.getByLabel('现象').fill(description)
  await timeTold(page)
  await page.getByRole('button', { name: '提交报修' }).click()
}
/** A fault of the quiet village, through the API: what it is and which version. */
async function report(page: Page, category: string): Promise<string> {
  const id = crypto.randomUUID()
  const told = { severity: 'major', description: '功放无输出', reportedAt: '2017-06-30T20:00:00+08:00' }
  const data = { id, villageCode: QUIET, category, ...told }
  const answer = await page.request.post('/api/faults', { data, headers: { origin: desk.server.url } })
  expect(answer.status()).toBe(201)
  return id
}
const take = (page: Page, id: string, step: object) =>
  page.request.post(`/api/faults/${id}/steps`, { data: step, headers: { origin: desk.server.url } })

describe('on 30 June 2017 the broadcast page', () => {
  test('ranks the 16 villages below by what they miss, and says what that brings', async () => {
    const { page, problems } = await desk.open('/broadcast', { username: 'admin' })
    await page.locator('[data-table=plan] tbody tr').first().waitFor()
    expect(await textOf(page, '[data-figure=plan]')).toMatch(/^修好 \d+ 只喇叭，可使这 16 个村达标：/)
    const missing = (await page.locator('[data-table=plan] tbody td:nth-child(5)').allInnerTexts()).map(Number)
    expect(missing).toHaveLength(16)
    expect(missing).toEqual([...missing].sort((a, b) => a - b))
    expect(await textOf(page, '[data-table=plan] tbody tr:last-child .so-far')).toContain('25 个村达标')
    expect(problems).toEqual([])
  })

  test.each([
    ['unsettled faults', '[data-figure=open] a'],
    ['overdue faults', '[data-figure=overdue] a'],
    ['a severity’s', '[data-table=ages] tbody tr:nth-child(2) a'],
    ['a category’s', '[data-table=categories] tbody tr:nth-child(1) td:nth-child(2) a'],
    ['a month’s', '[data-table=categories] tfoot tr:nth-child(1) td:last-child a'],
    ['somebody’s', '[data-table=technicians] tbody a'],
    ['a village’s repeated', '[data-list=repeats] li a:nth-of-type(2)'],
  ])('leads from the number of %s to the list of them', async (_, selector) => {
    const { page } = await desk.open('/broadcast', { username: 'tech-01' })
    await page.locator(selector).first().waitFor()
    const shown = await numberIn(page, selector)
    expect(shown).toBeGreaterThan(0)
    await page.locator(selector).first().click()
    await page.locator('[data-figure=total]').waitFor()
    expect(await numberIn(page, '[data-figure=total]')).toBe(shown)
  })

  test('keeps its day in the address, and stands there for a colleague', async () => {
    const { page } = await desk.open('/broadcast', { username: 'admin' })
    await page.locator('[data-table=trend] a', { hasText: '2017-03-31' }).click()
    await page.waitForURL('**/broadcast?asOf=2017-03-31')
    await page.getByText('2017年3月31日').waitFor()
    await page.getByRole('button', { name: '全县各村' }).click()
    await page.waitForURL('**/broadcast?asOf=2017-03-31&scope=county')
    expect(await textOf(page, '#trend-title')).toBe('通响率走势（全县各村）')
  })

  test('shows who is online beside audibility, and that it is not the same', async () => {
    const { page } = await desk.open('/broadcast', { username: 'admin' })
    await page.locator('[data-table=online] tbody tr').first().waitFor()
    expect(await textOf(page, '[data-figure=online]')).toMatch(/^2017-06-30 在线率 [\d.]+% \d+ \/ \d+$/)
    expect(await textOf(page, '[data-figure=audible]')).toMatch(/^2017-06-30 通响率（按喇叭） 83/)
    expect(await textOf(page, '#online')).toContain('不能代替通响率')
  })

  test('is a technician’s first page, and nobody’s among the teams', async () => {
    const { page } = await desk.open('/', { username: 'tech-01' })
    expect(await textOf(page, 'main h1')).toBe('广播通响与报修')
    const { page: theirs } = await desk.open('/broadcast', { username: 'team-01' })
    expect(await textOf(theirs, 'main h1')).toBe('这里是管理员看板')
  })
})

readableByEveryone(
  () => desk,
  [
    { name: 'the broadcast page', path: '/broadcast', username: 'tech-01', ready: '[data-table=plan] tbody tr' },
    { name: 'the list of faults', path: '/faults', username: 'admin', ready: '[data-table=faults] tbody tr' },
    {
      name: 'a fault',
      path: '/faults?status=awaiting_retest',
      username: 'tech-01',
      ready: '[data-table=faults] tbody tr',
      first: async (page) => {
        await page.locator('[data-table=faults] tbody a').first().click()
        await page.locator('main .actions button').first().click()
        await page.locator('main form input').first().waitFor()
      },
    },
    {
      name: 'a village with a form to report',
      path: `${VILLAGE}?report=1`,
      username: 'tech-01',
      ready: '[data-list=timeline] li',
    },
    { name: 'a village as a team sees it', path: VILLAGE, username: 'team-01', ready: '.facts' },
  ],
)

describe('a technician', () => {
  test('leads a fault from its report to its closing, and the village’s time line tells it', async () => {
    const { page, problems } = await desk.open(`/villages/${QUIET}`, { username: 'tech-01' })
    await page.getByText('没有未办结的报修单').waitFor()
    await page.getByRole('button', { name: '报修' }).click()
    await timeTold(page)
    await page.getByRole('button', { name: '提交报修' }).click()
    await expect.poll(() => page.getByText('请填写').count()).toBe(3)
    await fillReport(page, { category: 'line', severity: 'critical', description: '线路被树枝刮断' })
    await page.waitForURL('**/faults/*')
    const path = new URL(page.url()).pathname
    await page.getByRole('button', { name: '派单' }).click()
    await expect.poll(() => page.getByLabel('由谁处理').inputValue()).toBe('示例技术员')
    await page.getByRole('button', { name: '确认派单' }).click()
    await page.locator('#fault-state', { hasText: '已派单' }).waitFor()
    await page.getByRole('button', { name: '开始处理' }).click()
    await page.getByRole('button', { name: '挂起' }).click()
    await page.getByRole('button', { name: '确认挂起' }).click()
    await expect.poll(() => textOf(page, 'main form .wrong')).toBe('请填写“挂起”的原因。')
    await page.getByLabel('理由').fill('等停电结束')
    await page.getByRole('button', { name: '确认挂起' }).click()
    await page.locator('#fault-state', { hasText: '暂停计时' }).waitFor()
    await page.getByRole('button', { name: '继续处理' }).click()
    await page.getByRole('button', { name: '报告修好' }).click()
    await page.getByLabel('更换了什么').fill('线路 20 米、接头')
    await page.getByRole('button', { name: '确认报告修好' }).click()
    await page.getByRole('button', { name: '办结' }).click()
    await page.getByLabel('安装只数').fill('20')
    await page.getByLabel('检测只数').fill('20')
    await page.getByLabel('在响只数').fill('18')
    await page.getByRole('button', { name: '确认办结' }).dblclick()
    await page.getByText('已办结；但修后检测通响率 90%（18/20），仍低于 95%').waitFor()
    await expect.poll(() => page.locator('[data-list=events] li').count()).toBe(7)
    expect(await textOf(page, '[data-list=events]')).toContain('更换：线路 20 米、接头')
    await page.goto(`/villages/${QUIET}`)
    await page.locator('[data-kind=closing]').waitFor()
    expect(await textOf(page, '[data-figure=change]')).toBe('修前 未知 → 修后 90.0% 仍低于 95%')
    expect(await textOf(page, '[data-figure=no-fault]')).toContain('尚未报修，请报修')
    expect(await page.locator(`[data-list=timeline] a[href="${path}"]`).count()).toBe(7)
    expect(problems).toEqual([])
  })

  test('who reports what is open already is shown it, and joins it or says that it is another', async () => {
    const { page } = await desk.open('/broadcast', { username: 'tech-01' })
    const known = await report(page, 'network')
    await page.goto(`/villages/${QUIET}?report=1`)
    await fillReport(page, { category: 'network', description: '光纤收发器灯不亮' })
    await page.locator(`[data-fault="${known}"]`).waitFor()
    expect(await focused(page)).toBe('是不是这一张？')
    expect(await page.getByRole('alert').allInnerTexts()).toContainEqual(expect.stringContaining('未办结'))
    expect(await page.getByLabel('现象').inputValue()).toBe('光纤收发器灯不亮')
    await page.getByRole('button', { name: '补充我为知情人' }).click()
    await page.waitForURL(`**/faults/${known}`)
    expect(await textOf(page, '[data-list=witnesses]')).toContain('示例技术员 光纤收发器灯不亮')
    await page.goto(`/villages/${QUIET}?report=1`)
    await fillReport(page, { category: 'network', description: '村委会另一台也坏了' })
    await page.getByRole('button', { name: '是另一处' }).click()
    await page.waitForURL((url) => url.pathname.startsWith('/faults/') && !url.pathname.endsWith(known))
    expect(await textOf(page, '.facts')).toContain('报修人确认是另一处')
  })

  test('who comes second reads who was first, and keeps what was typed', async () => {
    const { page } = await desk.open('/broadcast', { username: 'tech-01' })
    const id = await report(page, 'reception')
    await page.goto(`/faults/${id}`)
    await page.getByRole('button', { name: '派单' }).click()
    await page.getByLabel('说明').fill('明早带梯子去')
    await take(page, id, { revision: 1, action: 'assign', assignee: '赵师傅' })
    await page.getByRole('button', { name: '确认派单' }).click()
    await page.getByText('由赵师傅经手').waitFor()
    await page.locator('#fault-state', { hasText: '已派单' }).waitFor()
    expect(await page.getByLabel('说明').inputValue()).toBe('明早带梯子去')
  })

  test('whose network fails presses again, and it is one report', async () => {
    const { page } = await desk.open(`/villages/${QUIET}?report=1`, { username: 'tech-01' })
    // the server takes it, the answer is lost
    await page.route('**/api/faults', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await fillReport(page, { category: 'power', description: '配电箱跳闸' })
    await page.getByText('连不上服务器').waitFor()
    await page.unroute('**/api/faults')
    await page.getByRole('button', { name: '提交报修' }).click()
    await page.waitForURL('**/faults/*')
    const answer = await page.request.get(`/api/faults?village=${QUIET}&category=power`)
    expect(((await answer.json()) as { total: number }).total).toBe(1)
  })
})

test('a test below the line where nothing is reported offers to report it', async () => {
  const { page } = await desk.open('/villages/510723100204', { username: 'tech-01' })
  await page.getByRole('button', { name: '登记检测' }).click()
  await page.getByLabel('安装只数').fill('40')
  await page.getByLabel('检测只数').fill('40')
  await page.getByLabel('在响只数').fill('30')
  await page.getByRole('button', { name: '提交检测' }).click()
  await page.getByText('要现在报修吗？').waitFor()
  expect(await focused(page)).toContain('检测已保存')
  expect(await textOf(page, '.rate .big')).toBe('75.0%')
  await page.locator('[data-figure=test-kept]').getByRole('button', { name: '报修' }).click()
  await expect.poll(() => page.getByLabel('类别').evaluate((field) => field === document.activeElement)).toBe(true)
})

test('the register of speakers is changed whole, and stands beside audibility', async () => {
  const { page } = await desk.open(`/villages/${QUIET}`, { username: 'tech-01' })
  await page.getByRole('button', { name: '登记喇叭' }).click()
  await page.getByLabel('只数').fill('18')
  await page.getByRole('button', { name: '加一类' }).click()
  await page.locator('main form fieldset').nth(1).getByLabel('类型').selectOption('column')
  await page.locator('main form fieldset').nth(1).getByLabel('能回传').check()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('请填写').waitFor()
  await page.locator('main form fieldset').nth(1).getByLabel('只数').fill('6')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('共 24 只，其中能回传的 6 只。').waitFor()
  expect(await page.locator('[data-table=speakers] tbody tr').count()).toBe(2)
})
