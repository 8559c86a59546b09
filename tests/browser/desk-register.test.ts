/** Register, settings and audit trail in a browser: everybody can read them, and each job is done once. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { deskOfAll, textOf } from './desk.ts'
import { readableByEveryone } from './readable.ts'

const desk = deskOfAll()

const managers = async (path: string, ready: string): Promise<Page> => {
  const { page } = await desk.open(path, { username: 'admin' })
  await page.locator(ready).first().waitFor()
  return page
}
const asked = async <T>(page: Page, path: string): Promise<T> => (await (await page.request.get(path)).json()) as T
interface Items<T> {
  items: T[]
  total: number
}

readableByEveryone(
  () => desk,
  [
    ...[
      { name: 'the register', path: '/register?edit=510723100211', ready: '[data-table=villages] tbody tr' },
      { name: 'a team’s villages', path: '/register?part=teams&team=team-01', ready: '.ticks li' },
      { name: 'the films', path: '/register?part=films', ready: '[data-table=films] tbody tr' },
      { name: 'the counting rule', path: '/register?part=rule', ready: '[data-list=rules] li' },
      { name: 'the targets', path: '/settings', ready: '[data-list=targets] li' },
      { name: 'the limits', path: '/settings?part=limits', ready: '[data-list=settings] li' },
      { name: 'the tokens', path: '/settings?part=tokens', ready: '#tokens-title' },
      { name: 'the audit trail', path: '/audit', ready: '[data-list=audit] li' },
      { name: 'the first steps', path: '/start', ready: '[data-step=phones]' },
    ].map((page) => ({ ...page, username: 'admin' })),
  ],
)

describe('the register', () => {
  test('changes a village: a wrong number is told beside it and nothing typed is lost, what changes is said first', async () => {
    const page = await managers('/register?q=%E4%B8%89%E6%B8%85%E6%9D%91', '[data-table=villages] tbody tr')
    const row = page.locator('[data-table=villages] tbody tr').first()
    const code = (await row.getAttribute('data-village')) ?? ''
    await row.getByRole('link', { name: '修改' }).click()
    await page.locator('input[name=annualQuota]').fill('六')
    await page.locator('input[name=population]').fill('1234')
    await page.getByRole('button', { name: '保存' }).click()
    await expect.poll(() => page.locator('.wrong').allInnerTexts()).toEqual(['请填数字。'])
    await page.reload()
    expect(await page.locator('input[name=population]').inputValue()).toBe('1234')
    await page.locator('input[name=annualQuota]').fill('6')
    await expect.poll(() => textOf(page, '[data-part=changes]')).toContain('全年应放场次：12 → 6')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存：三清村。').waitFor()
    expect(await asked(page, `/api/villages/${code}`)).toMatchObject({ annualQuota: 6, population: 1234 })
    await page.goto(`/audit?subjectKind=village&subjectId=${code}`)
    await page.locator('[data-list=audit] li summary').first().click()
    await expect.poll(() => textOf(page, '[data-list=audit] > li')).toContain('全年应放场次：12 → 6')
  })

  test('moves many villages at once, and says from whom', async () => {
    const page = await managers('/register?part=teams&team=team-02', '.ticks li')
    const served = async (team: string) => (await asked<Items<unknown>>(page, `/api/villages?team=${team}`)).total
    const [before, other] = [await served('team-02'), await served('team-03')]
    await page.getByLabel('现所属放映队').selectOption('team-03')
    await page.getByRole('button', { name: /^全选所列/ }).click()
    await expect
      .poll(() => textOf(page, '[data-part=moves]'))
      .toMatch(new RegExp(`^${other} 个村从放映三队（示例）调到放映二队（示例）：`))
    await page.getByRole('button', { name: `保存 ${other} 处调整` }).click()
    await page.getByText(`现有 ${before + other} 个责任村`).waitFor()
    expect([await served('team-02'), await served('team-03')]).toEqual([before + other, 0])
  })

  test('takes a new film, and refuses a counting rule for days that are counted', async () => {
    const page = await managers('/register?part=films', '[data-table=films] tbody tr')
    await page.getByRole('button', { name: '新增影片' }).click()
    await page.locator('input[name=title]').fill('防火常识')
    await page.locator('select[name=kind]').selectOption('science_short')
    await page.locator('input[name=minutes]').fill('20')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存：防火常识。').waitFor()
    const { items } = await asked<Items<{ title: string }>>(page, '/api/films')
    expect(items.find(({ title }) => title === '防火常识')).toMatchObject({ kind: 'science_short', minutes: 20 })
    await page.goto('/register?part=rule')
    await page.locator('input[name=effectiveOn]').fill('2017-01-01')
    await page.getByRole('button', { name: '保存' }).click()
    // months that are closed lie behind that day: first it is asked why
    await page.locator('input[name=reason]').fill('规则调整')
    await page.getByRole('button', { name: '保存' }).click()
    await page.locator('.says').filter({ hasText: /\S/ }).waitFor()
    await page.locator('input[name=effectiveOn]').fill('2018-01-01')
    await page.locator('select[name=shortsPerScreening]').selectOption('4')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存，2018-01-01 起执行。').waitFor()
  })
})

describe('the settings', () => {
  test('change a target from a day on, after saying that the days before keep their figures', async () => {
    const page = await managers('/settings', '[data-list=targets] li')
    const overview = async () => {
      const { knownAt: _, ...rest } = await asked<{ knownAt?: string }>(page, '/api/overview?asOf=2017-05-31')
      return rest
    }
    const then = await overview()
    await page.locator('[data-list=targets] a').first().click()
    await page.locator('input[name=amount]').fill('6000')
    await expect.poll(() => textOf(page, '[data-part=reach]')).toContain('以前各日的数字和图表保持原样')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('2017-06-30 起生效。').waitFor()
    await page.locator('[data-list=versions] li').nth(1).waitFor()
    expect((await asked<Items<{ amount: number }>>(page, '/api/targets')).items.map(({ amount }) => amount)).toContain(
      6000,
    )
    expect(await overview()).toEqual(then)
  })

  test('decide a limit, and take the decision back', async () => {
    const page = await managers('/settings?part=limits', '[data-setting=STALE_DAYS]')
    const setting = async () =>
      (await asked<Items<{ name: string; value: number; source: string }>>(page, '/api/settings')).items.find(
        ({ name }) => name === 'STALE_DAYS',
      )
    const first = await setting()
    const line = page.locator('[data-setting=STALE_DAYS]')
    await line.getByRole('button', { name: /^修改/ }).click()
    await line.locator('input[name=value]').fill('0')
    await line.getByRole('button', { name: '保存' }).click()
    await line.locator('.wrong, .says').filter({ hasText: /\S/ }).first().waitFor()
    await line.locator('input[name=value]').fill('45')
    await line.getByRole('button', { name: '保存' }).click()
    await line.getByText('本单位决定，2017-06-30 起').waitFor()
    expect(await setting()).toMatchObject({ value: 45, source: 'desk' })
    await line.getByRole('button', { name: /^修改/ }).click()
    await line.getByRole('button', { name: /恢复为/ }).click()
    await line.locator('form').waitFor({ state: 'detached' })
    expect(await setting()).toMatchObject({ value: first?.value, source: first?.source })
  })

  test('make a token, show it once, and revoke it', async () => {
    const page = await managers('/settings?part=tokens', '#tokens-title')
    await page.locator('input[name=name]').fill('县数据平台')
    await page.getByRole('button', { name: '新建令牌' }).click()
    const secret = await page.locator('.secret').innerText()
    const works = async () =>
      (await fetch(`${desk.server.url}/api/villages?limit=1`, { headers: { authorization: `Bearer ${secret}` } }))
        .status
    expect(await works()).toBe(200)
    await page.reload()
    await page.locator('[data-token=县数据平台]').waitFor()
    expect(await page.locator('.secret').count()).toBe(0)
    await page.getByRole('button', { name: '吊销“县数据平台”' }).click()
    await page.getByRole('button', { name: '确认吊销' }).click()
    await page.getByText('已吊销：县数据平台。').waitFor()
    expect(await works()).toBe(401)
  })
})
