/** The audit trail in a browser: its filters list what the server lists, and a line laid open can be read by everyone. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { deskOfAll } from './desk.ts'
import { readableByEveryone } from './readable.ts'

const desk = deskOfAll()

const asked = async <T>(page: Page, path: string): Promise<T> => (await (await page.request.get(path)).json()) as T
interface Items<T> {
  items: T[]
}

readableByEveryone(
  () => desk,
  [
    {
      name: 'an audit line laid open',
      path: '/audit?subjectKind=account',
      username: 'admin',
      ready: '[data-list=audit] summary',
      first: (page) => page.locator('[data-list=audit] summary').first().click(),
    },
  ],
)

describe('the filters of the audit trail', () => {
  test('leave out who signed in and out at one tick, and the address says so', async () => {
    const { page } = await desk.open('/audit', { username: 'admin' })
    const kinds = () => page.locator('[data-list=audit] > li').evaluateAll((all) => all.map((li) => li.dataset['kind']))
    await page.locator('[data-part=audit-end]').waitFor()
    expect(await kinds()).toContain('session')
    await page.getByLabel('不列登录和退出').check()
    await expect.poll(kinds).not.toContain('session')
    expect((await kinds()).length).toBeGreaterThan(0)
    expect(page.url()).toContain('signIns=false')
  })

  test.each([
    'subjectKind=session&action=sign_in',
    'subjectKind=fault&from=2017-06-20&to=2017-06-25',
    'actor=%E6%9D%8E%E5%B8%88%E5%82%85&action=report',
    'subjectKind=account&subjectId=team-22',
    'q=%E9%BE%99%E5%AE%9D%E6%9D%91&subjectKind=target_check',
  ])('%s list what the server lists, in its order', async (query) => {
    const { page } = await desk.open(`/audit?${query}`, { username: 'admin' })
    await page.locator('[data-part=audit-end]').waitFor()
    const { items } = await asked<Items<{ id: number }>>(page, `/api/audit?${query}&limit=50`)
    const shown = await page.locator('[data-list=audit] > li').evaluateAll((all) => all.map((li) => li.dataset.audit))
    expect(shown).toEqual(items.map(({ id }) => String(id)))
    const fields = new URLSearchParams(query)
    expect(await page.getByLabel('对象').inputValue()).toBe(fields.get('subjectKind') ?? '')
    expect(await page.getByLabel('动作').inputValue()).toBe(fields.get('action') ?? '')
    expect(await page.getByLabel('谁').inputValue()).toBe(fields.get('actor') ?? '')
  })
})

test('an auditor has everything checked at one press, and is told that nothing was altered', async () => {
  const { page, problems } = await desk.open('/', { username: 'auditor-01' })
  await page.locator('.rail a[href="/verify"]:visible').first().click()
  await page.getByRole('button', { name: '开始核验' }).click()
  await page.getByText('全部相符').waitFor()
  const rows = await page.locator('[data-table=check-parts] tbody tr').allInnerTexts()
  expect([rows.length, rows.filter((row) => row.includes('相符')).length, problems]).toEqual([14, 14, []])
})
