/** A manager's review and search from the keyboard, in Chinese and in English, compared with what the server says. */
import type { Page } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Log, LogWithHistory } from '../../src/contract/screenings.ts'
import { deskOfAll, textOf, violations } from './desk.ts'
import { readableByEveryone } from './readable.ts'

const desk = deskOfAll()

const managers = async (path: string, language: 'zh' | 'en' = 'zh'): Promise<Page> => {
  const { page, problems } = await desk.open(path, { username: 'admin', language })
  onTestFinished(() => expect(problems).toEqual([]))
  return page
}
const asked = async <T>(page: Page, path: string): Promise<T> => (await (await page.request.get(path)).json()) as T
const held = (page: Page): Promise<{ items: Log[]; total: number }> =>
  asked(page, '/api/screenings?status=held&limit=200')
const logNow = (page: Page, id: string): Promise<LogWithHistory> => asked(page, `/api/screenings/${id}`)
const openLog = (page: Page): Promise<string | null> => page.locator('.queued-open').getAttribute('data-log')
const queue = (page: Page): Promise<(string | null)[]> =>
  page.locator('[data-list=queue] li').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-log')))
const said = (page: Page, sentence: string): Promise<void> =>
  page.locator('[data-figure=said]').getByText(sentence).waitFor()

describe('the pages of review and search', () => {
  readableByEveryone(
    () => desk,
    [
      {
        name: 'the queue',
        path: '/review',
        username: 'admin',
        ready: '[data-list=queue] li',
        first: async (page) => {
          await page.locator('[data-list=queue] a').first().click()
          await page.locator('[data-table=compare]').waitFor()
          await page.keyboard.press('r')
          await page.locator('.reasons').waitFor()
        },
      },
      { name: 'what was found', path: '/search?q=sq', username: 'admin', ready: '[data-found=villages] li' },
      {
        name: 'the search from anywhere',
        path: '/tv',
        username: 'admin',
        ready: 'main h1',
        first: async (page) => {
          await page.keyboard.press('/')
          await page.keyboard.type('sq')
          await page.locator('[role=option]').first().waitFor()
        },
      },
    ],
  )
})

describe('the box for a reason', () => {
  test.each([
    ['on a desk', false],
    ['on a phone', true],
  ])('%s has over it, in sight, what it is about', async (_, isPhone) => {
    const { page } = await desk.open('/review', { username: 'admin', isPhone })
    await page.locator('[data-list=queue] a').first().click()
    await page.locator('[data-table=compare]').waitFor()
    await page.getByRole('button', { name: '退回补正' }).click()
    const judged = page.locator('[data-part=judged] li')
    const log = await logNow(page, new URL(page.url()).searchParams.get('log') ?? '')
    expect(await judged.allInnerTexts()).toEqual(log.findings.map(({ message }) => message))
    expect(log.findings.length).toBeGreaterThan(2)
    for (const line of await judged.all()) {
      // nothing lies over its middle, and it is on the screen
      expect(
        await line.evaluate((it) => {
          const { left, top, width, height } = it.getBoundingClientRect()
          const there = document.elementFromPoint(left + width / 2, top + height / 2)
          return it.contains(there)
        }),
      ).toBe(true)
    }
  })
})

describe('the queue, from the keyboard', () => {
  test('has what the server holds, the gravest first, beside the log it clashes with', async () => {
    const page = await managers('/review')
    await page.locator('[data-table=compare]').waitFor()
    const waiting = await held(page)
    const warned = await asked<{ total: number }>(page, '/api/screenings?warned=true&limit=1')
    expect(await textOf(page, '[data-figure=waiting]')).toBe(
      `${waiting.total} 条待核实，暂不计入数字；${warned.total} 条有疑点，已计入，请复核。`,
    )
    expect(await textOf(page, '[data-figure=held] [aria-hidden]')).toBe(String(waiting.total))
    const ids = await queue(page)
    expect(new Set(ids.slice(0, waiting.total))).toEqual(new Set(waiting.items.map(({ id }) => id)))
    const first = await logNow(page, ids[0] ?? '')
    expect(first.findings.map(({ code }) => code)).toContain('receipt_reused')
    expect(await page.locator('[data-finding=receipt_reused] p').innerText()).toContain(
      first.findings.find(({ code }) => code === 'receipt_reused')?.message,
    )
    const other = await logNow(page, first.findings[0]?.otherId ?? '')
    const differs = (field: string) => textOf(page, `[data-table=compare] [data-field=${field}] .verdict`)
    expect(await differs('receiptNo')).toBe('相同')
    expect(first.startedAt).not.toBe(other.startedAt)
    expect(await differs('startedAt')).toBe('不同')
    const minutes = Math.abs(Date.parse(first.startedAt) - Date.parse(other.startedAt)) / 60_000
    expect(await textOf(page, '[data-figure=apart]')).toContain(`两场开始相隔 ${minutes} 分钟，`)
  })

  test('one is returned with a reason picked, and that is taken back', async () => {
    const page = await managers('/review')
    await page.locator('[data-table=compare]').waitFor()
    const before = await held(page)
    const [first = '', second = ''] = (await queue(page)) as string[]
    await page.keyboard.press('j')
    await expect.poll(() => openLog(page)).toBe(second)
    expect(page.url()).toContain(`log=${second}`)
    await page.keyboard.press('k')
    await expect.poll(() => openLog(page)).toBe(first)
    await page.keyboard.press('r')
    await page.locator('.reason textarea').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('请先写明理由。').waitFor()
    await page.getByRole('button', { name: '请核对回执单编号，并补拍回执单。' }).click()
    // an a, an r, an x in the reason are letters
    await page.keyboard.type('arx')
    await page.keyboard.press('Control+Enter')
    await said(page, '已退回补正 1 条。')
    await expect.poll(() => openLog(page)).toBe(second)
    const returned = await logNow(page, first)
    expect(returned.status).toBe('returned')
    expect(returned.history.at(-1)?.reason).toBe('请核对回执单编号，并补拍回执单。arx')
    await expect.poll(() => textOf(page, '[data-figure=held] [aria-hidden]')).toBe(String(before.total - 1))
    await page.keyboard.press('u')
    await said(page, '已撤销对 1 条的审核，恢复原状。')
    expect((await logNow(page, first)).status).toBe('held')
    await expect.poll(() => queue(page)).toContain(first)
    expect((await held(page)).total).toBe(before.total)
  })

  test('many are marked and accepted at once, in English; the log’s own page takes one of them back', async () => {
    const page = await managers('/review?order=oldest', 'en')
    await page.locator('[data-list=queue] li').first().waitFor()
    const { items } = await held(page)
    const oldest = items.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt)).map(({ id }) => id)
    expect((await queue(page)).slice(0, oldest.length)).toEqual(oldest)
    await page.keyboard.press('Space')
    await page.keyboard.press('j')
    await page.keyboard.press('Space')
    await page.locator('.mark-all').getByText('2 marked').waitFor()
    await page.keyboard.press('a')
    await said(page, '2 accepted.')
    const [one = '', two = ''] = oldest
    expect([(await logNow(page, one)).status, (await logNow(page, two)).status]).toEqual(['accepted', 'accepted'])
    await page.goto(`/logs/${one}`)
    await page.locator('[data-action=accept]').getByText('Status: held → accepted').waitFor()
    await page.getByRole('button', { name: 'Undo my review' }).click()
    await page.locator('[data-action=undo_review]').getByText('Status: accepted → held').waitFor()
    expect((await logNow(page, one)).status).toBe('held')
    expect(await page.getByRole('button', { name: 'Undo my review' }).count()).toBe(0)
  })

  test('the keys are explained, and can be switched off', async () => {
    const page = await managers('/review')
    await page.locator('[data-table=compare]').waitFor()
    const first = await openLog(page)
    await page.keyboard.press('?')
    await page.getByRole('heading', { name: '快捷键' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByLabel('使用单键快捷键').uncheck()
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
    await page.keyboard.press('/')
    await expect.poll(() => page.locator('.palette').count()).toBe(0)
    expect(await openLog(page)).toBe(first)
  })

  test('somebody else who has the same log open is named', async () => {
    const page = await managers('/review')
    await page.locator('[data-table=compare]').waitFor()
    const id = await openLog(page)
    const headers = { origin: desk.server.url }
    const data = { role: 'manager', displayName: '李主任' }
    const { code } = (await (await page.request.post('/api/enrolments', { data, headers })).json()) as { code: string }
    const context = await desk.browser.newContext({ baseURL: desk.server.url })
    onTestFinished(() => context.close())
    const joined = await context.request.post('/api/enrolments/redeem', { data: { code }, headers })
    expect(joined.ok()).toBe(true)
    expect((await context.request.put(`/api/screenings/${id}/presence`, { headers })).ok()).toBe(true)
    await page.reload()
    await page.locator('[data-figure=others]').getByText('李主任 正在看这条记录').waitFor()
  })
})
