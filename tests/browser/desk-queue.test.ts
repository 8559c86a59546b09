/** A long queue, its filter and its keys, in a browser, compared with what the server says. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Listed } from '../../src/contract/route.ts'
import type { Log } from '../../src/contract/screenings.ts'
import { aScreening } from '../make.ts'
import { deskOfAll, textOf } from './desk.ts'
import { asked, held, logNow, managerAt, queue, rows, said } from './reviewers.ts'

const desk = deskOfAll()

/** Logs of shows that are still to come are held, each by itself. */
async function holdMany(page: Page, count: number): Promise<void> {
  const { items: villages } = await asked<Listed<{ code: string }>>(page, '/api/villages?team=team-07&limit=500')
  const day = (i: number) => `2017-07-${String(2 + (i % 28)).padStart(2, '0')}`
  const screenings = Array.from({ length: count }, (_, i) =>
    aScreening({
      teamCode: 'team-07',
      villageCode: villages[i % villages.length]?.code ?? '',
      attendance: 40 + i,
      startedAt: `${day(i)}T20:50:00+08:00`,
      endedAt: `${day(i)}T22:30:00+08:00`,
      recordedAt: '2017-06-30T20:50:00+08:00',
    }),
  )
  for (let from = 0; from < count; from += 100) {
    const data = { screenings: screenings.slice(from, from + 100) }
    const headers = { origin: desk.server.url }
    expect((await page.request.post('/api/screenings/batch', { data, headers })).ok()).toBe(true)
  }
}

describe('a queue longer than a page', () => {
  test('is counted whole, read on by the keyboard, filtered by its address, and marked and decided at once', async () => {
    const page = await managerAt(desk, '/tv')
    const before = (await held(page)).total
    // nobody decides on what they sent
    await holdMany(await managerAt(desk, '/tv', { username: 'admin-02' }), 230)
    await page.goto('/review')
    await rows(page).first().waitFor()
    const waiting = await held(page)
    expect(waiting.total).toBe(before + 230)
    expect(await textOf(page, '[data-figure=waiting]')).toContain(`${waiting.total} 条待核实`)
    expect(await queue(page)).toEqual(waiting.items.slice(0, 200).map(({ id }) => id))
    await rows(page).last().locator('a').click()
    await page.keyboard.press('j')
    const warned = await asked<Listed<Log>>(page, '/api/screenings?warned=true&sort=gravest&limit=200')
    await expect.poll(() => queue(page)).toEqual([...waiting.items, ...warned.items].map(({ id }) => id))
    expect(await textOf(page, '.queue-more')).toContain(`共 ${waiting.total + warned.total} 条`)

    await page.getByLabel('放映队').selectOption('team-07')
    await page.locator('select', { hasText: '不限疑点' }).selectOption('in_future')
    await expect.poll(() => textOf(page, '[data-figure=waiting]')).toMatch(/^筛选后：230 条待核实/)
    expect(page.url()).toContain('/review?team=team-07&finding=in_future')
    await page.getByRole('heading', { name: '待审核的记录' }).click()
    await page.keyboard.press('m')
    await page.locator('.mark-all').getByText('已选中 200 条').waitFor()
    await page.keyboard.press('x')
    await page.getByLabel('理由').fill('日期写错')
    await page.keyboard.press('Control+Enter')
    await said(page, '已认定无效 200 条。')
    await expect.poll(() => rows(page).count()).toBe(30)
    expect((await held(page)).total).toBe(before + 30)
    await page.keyboard.press('u')
    await said(page, '已撤销对 200 条的审核')
    expect((await held(page)).total).toBe(before + 230)
  })

  test('can be had of one township, and of what has waited for some days', async () => {
    const page = await managerAt(desk, '/review?age=14')
    await rows(page).first().waitFor()
    const old = await held(page, '&waitingDays=14')
    expect(await textOf(page, '[data-figure=waiting]')).toContain(`筛选后：${old.total} 条待核实`)
    const [first] = old.items
    const township = await asked<{ townshipCode: string }>(page, `/api/villages/${first?.villageCode}`)
    await page.goto(`/review?township=${township.townshipCode}`)
    await rows(page).first().waitFor()
    expect((await queue(page))[0]).toBe((await held(page, `&township=${township.townshipCode}`)).items[0]?.id)
    await page.goto('/review?age=999')
    await page.getByText('没有符合筛选的待审核记录。').waitFor()
    await page.getByRole('link', { name: '清除筛选' }).first().click()
    await rows(page).first().waitFor()
  })
})

describe('keys', () => {
  test('do nothing while an input method has them, and decide once while they are held', async () => {
    const page = await managerAt(desk, '/review')
    await page.locator('[data-table=compare]').waitFor()
    const before = (await held(page)).total
    const send = (init: object) =>
      page.evaluate((more) => {
        const event = new KeyboardEvent('keydown', { key: 'a', bubbles: true, cancelable: true, ...more })
        document.activeElement?.dispatchEvent(event)
      }, init)
    await send({ isComposing: true })
    await send({ keyCode: 229 })
    await send({ repeat: true })
    await page.keyboard.press('r')
    const box = page.getByLabel('理由')
    await box.fill('请核')
    await box.evaluate((element) => {
      for (const key of ['Escape', 'Enter'])
        element.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: true, isComposing: true, bubbles: true }))
    })
    expect(await box.inputValue()).toBe('请核')
    expect((await held(page)).total).toBe(before)
  })

  test('a thumb can do it all on a phone: open, decide, undo, and back to the list', async () => {
    const page = await managerAt(desk, '/review', { isPhone: true })
    await rows(page).first().locator('a').click()
    const id = new URL(page.url()).searchParams.get('log') ?? ''
    const accept = page.getByRole('button', { name: '审核通过', exact: true })
    const place = await accept.boundingBox()
    // above the places, within the lower half, and large enough
    expect(place?.y).toBeGreaterThan(740 / 2)
    expect(place?.height).toBeGreaterThanOrEqual(48)
    await accept.click()
    await said(page, '已审核通过 1 条。')
    await expect.poll(() => new URL(page.url()).searchParams.get('log')).not.toBe(id)
    await page.getByRole('button', { name: /^撤销：/ }).click()
    await said(page, '已撤销对 1 条的审核')
    expect((await logNow(page, id)).status).toBe('held')
    await page.getByRole('link', { name: '回到队列' }).click()
    await rows(page).first().waitFor()
    expect(page.url()).not.toContain('log=')
  })
})
