/** The search from the keyboard and at its own address, compared with what the server finds. */
import { describe, expect, test } from 'vitest'
import { deskOfAll } from './desk.ts'
import { asked, managerAt } from './reviewers.ts'
import { settled } from './settled.ts'

const desk = deskOfAll()

describe('the search', () => {
  test('opens from anywhere with /, walks with arrow keys, and goes where Enter leads', async () => {
    const page = await managerAt(desk, '/tv')
    await page.locator('main h1').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('sq')
    const found = await asked<{ villages: { items: { code: string; name: string }[] } }>(
      page,
      '/api/search?q=sq&limit=4',
    )
    const names = page.locator('.palette [role=group]', { hasText: found.villages.items[0]?.name ?? '' }).first()
    await names.waitFor()
    // of the first letter alone there may be an answer, too
    await expect
      .poll(() => names.locator('.hit-name').allInnerTexts())
      .toEqual(found.villages.items.map(({ name }) => name))
    await page.keyboard.press('ArrowDown')
    await expect
      .poll(() => page.locator('[aria-selected=true] .hit-name').innerText())
      .toBe(found.villages.items[0]?.name)
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/villages/${found.villages.items[0]?.code}`)
    await page.keyboard.press('/')
    await page.locator('.palette-recent').getByRole('button', { name: 'sq' }).click()
    await page.waitForURL('**/search?q=sq')
    await page.locator('[data-found=villages] li').first().waitFor()
  })

  test('a / that somebody types is a letter, and what is not there is said', async () => {
    const page = await managerAt(desk, '/search')
    await page.locator('main input[type=search]').click()
    await page.keyboard.type('a/b')
    expect(await page.locator('main input[type=search]').inputValue()).toBe('a/b')
    expect(await page.locator('.palette').count()).toBe(0)
    await page.keyboard.press('Enter')
    await page.getByText('没有找到“a/b”').waitFor()
  })

  test('is the pattern of a combobox: what is chosen and how many there are is told to who cannot see it', async () => {
    const page = await managerAt(desk, '/tv')
    await page.keyboard.press('/')
    const box = page.locator('.palette input')
    expect(await box.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await box.getAttribute('aria-expanded')).toBe('false')
    await page.keyboard.type('sanqing')
    await page.locator('.palette [role=option]').first().waitFor()
    expect(await box.getAttribute('aria-expanded')).toBe('true')
    const options = await page.locator('.palette [role=option]').count()
    await page.locator('.palette [role=status]').getByText(`找到 ${options} 项。`).waitFor()
    await page.keyboard.press('ArrowUp')
    const active = await box.getAttribute('aria-activedescendant')
    const last = page.locator('.palette [role=option]').last()
    expect(await last.getAttribute('id')).toBe(active)
    expect(await last.getAttribute('aria-selected')).toBe('true')
    expect(await page.locator(`#${await box.getAttribute('aria-controls')}`).getAttribute('role')).toBe('listbox')
    await page.keyboard.type('cun')
    await expect.poll(() => box.getAttribute('aria-activedescendant')).toBeNull()
    await page.keyboard.press('Escape')
    await page.locator('.palette').waitFor({ state: 'detached' })
  })

  test('a late answer to what is no longer typed is not shown', async () => {
    const page = await managerAt(desk, '/tv')
    const late = Promise.withResolvers<void>()
    await page.route('**/api/search?q=sq&*', async (route) => {
      await late.promise
      await route.continue().catch(() => undefined)
    })
    await page.keyboard.press('/')
    await page.keyboard.type('sq')
    await page.waitForRequest('**/api/search?q=sq&*')
    await page.locator('.palette input').fill('ddz')
    await page.locator('.palette').getByText('地道战').first().waitFor()
    late.resolve()
    await settled(page)
    const found = await asked<{ villages: { items: { name: string }[] } }>(page, '/api/search?q=ddz&limit=4')
    const names = page.getByRole('group', { name: '村', exact: true }).locator('.hit-name')
    expect(await names.allInnerTexts()).toEqual(found.villages.items.map(({ name }) => name))
  })

  test('what is more than fits is a link away, kind by kind, and for the logs there is their own list', async () => {
    const page = await managerAt(desk, '/search?q=村')
    const ofKind = (kind: string) => page.locator(`[data-found=${kind}] li`)
    await ofKind('villages').first().waitFor()
    expect([await ofKind('villages').count(), await ofKind('logs').count()]).toEqual([8, 8])
    await page.getByRole('link', { name: '更多放映记录' }).click()
    await expect.poll(() => ofKind('logs').count()).toBe(50)
    expect(page.url()).toContain('kind=logs')
    expect(await ofKind('villages').count()).toBe(0)
    await page.getByRole('link', { name: '在放映记录里看全部' }).click()
    await page.locator('[data-table=logs] tbody tr').first().waitFor()
    expect(new URL(page.url()).searchParams.get('q')).toBe('村')
    await page.goto('/search?q=3队')
    await ofKind('teams').first().waitFor()
    expect(await ofKind('teams').first().innerText()).toContain('放映三队')
  })
})
