/** Who may what at the desk: an auditor who only reads, a manager before his own log, an office with one manager. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Listed } from '../../src/contract/route.ts'
import type { Log } from '../../src/contract/screenings.ts'
import type { Account } from '../../src/domain/people/sign-in.ts'
import type { NewScreening } from '../../src/domain/screening/screening.ts'
import { aScreening } from '../make.ts'
import { addressesOf, DESK_PAGES, goTo } from './desk-pages.ts'
import { deskOfAll, overflow, textOf, violations } from './desk.ts'
import { LOOKS, wear } from './readable.ts'
import { asked, logNow, managerAt, said } from './reviewers.ts'
import { settled } from './settled.ts'

const desk = deskOfAll()

/** Buttons by which one reads on, saves what is there, or goes elsewhere. */
const READING =
  /^(刷新|存为|显示|再|看|该村|全部|广播电视|快捷键|搜索|打开|打印|贫困村|全县各村|缺得少|通响率低|回到总览|开始核验|分乡镇|分放映队|分月|分片种|大屏|一页纸|正文|预览|Word|纯文本|[上下]一页|往前|本周|往后|按计划打印)/

/** What could change something: forms, boxes to tick, and buttons that do not read on. */
const changing = (page: Page): Promise<string[]> =>
  page.locator('main').evaluate((main, reading) => {
    const isRead = (control: Element): boolean =>
      control.closest('.filters, .day-head, th, [role=search]') !== null ||
      new RegExp(reading).test(control.textContent.trim())
    return [
      ...main.querySelectorAll(
        'button, a.button, textarea:not([readonly]), input[type=checkbox], form input:not([type=search])',
      ),
    ]
      .filter((control) => control.checkVisibility() && !isRead(control))
      .map((control) => (control.getAttribute('aria-label') ?? control.textContent) || control.outerHTML)
  }, READING.source)

describe('an auditor', () => {
  test('sees every page of the managers, and on none of them what would only refuse', async () => {
    const { page, problems } = await desk.open('/', { username: 'auditor-01' })
    const addresses = await addressesOf(page)
    const parts = ['townships', 'teams&team=team-01', 'films', 'rule'].map((part) => `/register?part=${part}`)
    const others = ['/settings?part=limits', '/settings?part=tokens', '/register?edit=new', '/settings?target=new']
    const found: string[] = []
    for (const path of [...DESK_PAGES.map((name) => addresses[name]), ...parts, ...others]) {
      // a report is checked by auditors, too, which changes nothing
      if (path === addresses.account || path === addresses['report-check']) continue
      await goTo(page, path)
      found.push(...(await changing(page)).map((control) => `${path} ${control}`))
    }
    expect(found).toEqual([])
    expect(problems).toEqual([])
    const menu = await page.locator('.seldom a').allInnerTexts()
    expect(menu).toContain('操作记录')
    expect(menu).not.toContain('导入表格')
  }, 120_000)

  test('walks the queue by keys, and none of them decides', async () => {
    const { page, problems } = await desk.open('/review', { username: 'auditor-01' })
    const open = page.locator('.queued-open')
    await open.waitFor()
    await settled(page)
    const first = await open.getAttribute('data-log')
    await page.keyboard.press('a')
    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await page.locator(`.queued-open:not([data-log="${first}"])`).waitFor()
    expect((await logNow(page, first ?? '')).status).toBe('held')
    expect(await page.locator('.decide, .mark-all').count()).toBe(0)
    expect(await violations(page)).toEqual([])
    expect(problems).toEqual([])
  })
})

/** Held, for it is said of the same evening as another that is held. */
async function ownLog(page: Page, witness?: NewScreening['witness']): Promise<string> {
  const [known] = (await asked<Listed<Log>>(page, '/api/screenings?status=held&limit=1')).items
  if (!known) throw new Error('the demo has held logs')
  const { teamCode, villageCode, startedAt, endedAt, recordedAt } = known
  const data = aScreening({ teamCode, villageCode, startedAt, endedAt, recordedAt, witness })
  const answer = await page.request.post('/api/screenings', { data, headers: { origin: desk.server.url } })
  expect(answer.status()).toBe(201)
  return data.id
}

test('a witness is masked for an auditor, who may see him; the log then says who looked', async () => {
  const id = await ownLog(await managerAt(desk, '/tv'), { name: '张建国', phone: '13812345678' })
  const { page, problems } = await desk.open(`/logs/${id}`, { username: 'auditor-01' })
  const main = page.locator('main')
  await main.getByText('138****5678').waitFor()
  expect(await main.innerText()).not.toMatch(/张建国|13812345678/)
  const looksRight = async (): Promise<void> => {
    for (const look of LOOKS.flatMap(([, looks]) => looks)) {
      await wear(page, look)
      expect({ look, overflow: await overflow(page), broken: await violations(page) }).toEqual({
        look,
        overflow: 0,
        broken: [],
      })
    }
  }
  await looksRight()
  await page.getByRole('button', { name: '显示姓名和电话' }).click()
  await expect.poll(() => textOf(page, '[data-people=shown]')).toMatch(/张建国\s*13812345678/)
  await looksRight()
  await goTo(page, '/verify')
  await goTo(page, `/logs/${id}`)
  await page.locator('[data-action=look]').getByText('查看个人信息').waitFor()
  // whole once is not whole for ever
  await main.getByText('138****5678').waitFor()
  expect(problems).toEqual([])
})

test('a manager is told before any click that his own log is for another, who then decides it', async () => {
  const page = await managerAt(desk, '/tv')
  const id = await ownLog(page)
  await page.goto(`/review?log=${id}`)
  const told = '须由另一位管理员审核：示例管理员二'
  await page.locator('[data-four-eyes=another]').getByText(told).waitFor()
  await page.locator('.queued-open').getByText('须另一位管理员审核').waitFor()
  expect(await page.locator('.decide button').count()).toBe(0)
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('a')
  await page.goto(`/logs/${id}`)
  await page.locator('[data-four-eyes=another]').getByText(told).waitFor()
  const review = page.locator('section', { has: page.locator('#review-title') })
  expect(await review.getByRole('button').allInnerTexts()).toEqual(['作废'])
  expect((await logNow(page, id)).status).toBe('held')
  const other = await managerAt(desk, `/review?log=${id}`, { username: 'admin-02' })
  await other.locator('.decide').getByRole('button', { name: '审核通过' }).click()
  await said(other, '已审核通过 1 条。')
  expect((await logNow(other, id)).status).toBe('accepted')
})

test('an office with one manager says so, and then every figure that rests on it does', async () => {
  // the first try is refused, which a browser reports
  const { page } = await desk.open('/settings?part=limits', { username: 'admin' })
  const setting = page.locator('[data-setting=SINGLE_MANAGER]')
  const switchOn = async (): Promise<void> => {
    await setting.getByRole('button', { name: '修改' }).click()
    await setting.locator('select').selectOption('true')
    await setting.locator('button[type=submit]').click()
  }
  await switchOn()
  await setting.getByText('现在有不止一位管理员的账号在用').waitFor()
  const accounts = await asked<Listed<Account>>(page, '/api/accounts')
  const headers = { origin: desk.server.url }
  const second = accounts.items.find(({ username }) => username === 'admin-02')
  expect((await page.request.delete(`/api/accounts/${second?.id}`, { headers })).status()).toBe(204)
  await setting.locator('button[type=submit]').click()
  await setting.locator('[data-value]').getByText('打开').waitFor()
  const id = await ownLog(page)
  await page.goto(`/logs/${id}`)
  await page.locator('[data-four-eyes=alone]').getByText('并注明“单人审核”').waitFor()
  await page.getByRole('button', { name: '审核通过' }).click()
  await page.locator('#log-state [data-mark=reviewed-alone]').getByText('单人审核').waitFor()
  await page.locator('[data-action=accept]').getByText('单人审核').waitFor()
  await page.goto('/')
  await page.locator('[data-steer=screenings-county] [data-figure=alone]').waitFor()
  expect(await textOf(page, '[data-steer=screenings-county] [data-figure=alone]')).toBe('含单人审核 1 条')
  await page.locator('[data-table=standing] thead a').first().click()
  await page.locator('[data-target=screenings-county] [data-figure=accepted-alone] a').click()
  await page.locator('[data-table=logs] [data-mark=reviewed-alone]').waitFor()
  expect(await textOf(page, '[data-figure=total]')).toContain('1')
  expect(await violations(page)).toEqual([])
})
