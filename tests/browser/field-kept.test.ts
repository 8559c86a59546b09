/** What stays on a phone: drafts, returned logs, and what is new since the last look. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { textOf, PASSWORD } from './desk.ts'
import { onPhone } from './phone.ts'
import { fieldOfAll, openBlock, pickVillage, runShow, smallTargets, weakContrast } from './field.ts'

const field = fieldOfAll()

/** Waits for the one draft on the phone's disk to say so. */
async function draftKept(page: Page, said: object): Promise<void> {
  const bodies = async () => (await onPhone({ page })).map(({ body }) => body)
  await expect.poll(bodies).toMatchObject([said])
}
const attendanceKept = (page: Page, attendance: number) => draftKept(page, { attendance })

/** A show that runs, of whose people nothing is said yet. */
async function toEnd(page: Page): Promise<void> {
  await pickVillage(page)
  await runShow(page)
  await page.locator('#attendance').waitFor()
}

describe('a draft', () => {
  test('survives a page that is killed in each of the three moments, and goes on where it was', async () => {
    const { page: first } = await field.open('/field/show/new', { username: 'team-06' })
    await pickVillage(first)
    await first.locator('[data-film][aria-pressed=false]').first().click()
    await first.locator('[data-option=indoor]').click()
    await draftKept(first, { venue: 'indoor' })
    const context = first.context()
    /** The battery is empty, and the phone is started again. */
    const again = async (page: Page): Promise<Page> => {
      await page.close()
      const next = await context.newPage()
      await next.goto('/field/villages')
      await next.locator('[data-standing=draft] .row-link').click()
      await next.locator('[data-moment]').waitFor()
      return next
    }
    const before = await again(first)
    expect(await before.locator('[data-option=indoor]').getAttribute('aria-pressed')).toBe('true')
    await before.locator('[data-do=begin]').click()
    await before.locator('[data-note=power]').click()
    await draftKept(before, { startTime: '21:00', lastNote: { kind: 'power' } })
    const during = await again(before)
    expect(await textOf(during, '[data-line=noted]')).toContain('21:00 记下：断电')
    await during.getByRole('button', { name: '撤销' }).click()
    await during.locator('[data-note=power]').waitFor()
    await during.locator('[data-note=rain]').click()
    await during.locator('[data-do=end]').click()
    await during.locator('[data-do=end-yes]').click()
    await during.locator('[data-key="7"]').click()
    await during.locator('[data-key="3"]').click()
    await attendanceKept(during, 73)
    const address = during.url()
    const after = await again(during)
    expect(await textOf(after, '[data-block=people]')).toContain('73人')
    expect(await textOf(after, '[data-block=note]')).toContain('21:00下雨转室内')
    await after.goto(address)
    await after.locator('[data-block=people]', { hasText: '73人' }).waitFor()
  })

  test('is edited in one tab at a time', async () => {
    const { page } = await field.open('/field/show/new', { username: 'team-07' })
    await toEnd(page)
    await page.locator('#attendance').fill('73')
    await attendanceKept(page, 73)
    const second = await page.context().newPage()
    await second.goto('/field/villages')
    await second.locator('[data-standing=draft] .row-link').click()
    await second.getByText('这条草稿正在另一个页面里填写').waitFor()
    expect(await second.locator('[data-moment]').count()).toBe(0)
    await page.locator('#attendance').fill('81')
    await attendanceKept(second, 81)
    await page.close()
    // as the other tab left it, and free to be gone on with
    await second.locator('[data-moment=after]').waitFor()
    await openBlock(second, 'people')
    expect(await second.locator('#attendance').inputValue()).toBe('81')
    await second.locator('#attendance').fill('82')
    await attendanceKept(second, 82)
  })

  test('that the full phone did not keep is said beside the button, until there is room again', async () => {
    const { page } = await field.open('/field/show/new', { username: 'team-11' })
    await toEnd(page)
    await page.locator('#attendance').fill('7')
    await page.evaluate(() => {
      const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put') ?? {}
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('no room', 'QuotaExceededError')
      }
      Object.assign(window, { makeRoom: () => Object.defineProperty(IDBObjectStore.prototype, 'put', put) })
    })
    await page.locator('#attendance').fill('73')
    const said = page.locator('[data-line=full]')
    await said.waitFor()
    expect(await said.innerText()).toContain('手机空间已满，这一步没有存上')
    const boxes = await Promise.all(['.show-foot', '[data-line=full]'].map((at) => page.locator(at).boundingBox()))
    const [button, line] = boxes.map((box) => ({ top: box?.y ?? 0, bottom: (box?.y ?? 0) + (box?.height ?? 0) }))
    expect(button?.bottom).toBeLessThanOrEqual(line?.top ?? 0)
    expect(await weakContrast(page)).toEqual([])
    await page.evaluate('void window.makeRoom()')
    await page.locator('#attendance').fill('74')
    await said.waitFor({ state: 'detached' })
  })

  test('is discarded only when asked twice', async () => {
    const { page } = await field.open('/field/show/new', { username: 'team-08' })
    await toEnd(page)
    await page.locator('#attendance').fill('73')
    await page.getByRole('button', { name: '丢弃草稿' }).click()
    await page.getByRole('button', { name: '留着' }).click()
    await page.getByRole('button', { name: '丢弃草稿' }).click()
    await page.getByRole('button', { name: '丢弃', exact: true }).click()
    await page.locator('[data-tonight]').waitFor()
    await expect.poll(() => onPhone({ page })).toEqual([])
  })
})

test('what the office made of a log since the last look is told on the first view, until it is looked at', async () => {
  const { page } = await field.open('/field', { username: 'team-12' })
  expect(await textOf(page, '.news')).toContain('没有新消息')
  const manager = await field.browser.newContext({ baseURL: field.server.url })
  const headers = { origin: field.server.url }
  await manager.request.post('/api/session', { data: { username: 'admin', password: PASSWORD }, headers })
  const asked = await manager.request.get('/api/screenings?team=team-12&status=submitted&from=2017-06-01&limit=2')
  const { items } = (await asked.json()) as { items: { id: string; villageName: string }[] }
  const [returned, accepted] = items.map(({ id }) => id)
  const judge = (data: object) => manager.request.post('/api/reviews', { data, headers })
  await judge({ ids: [returned], decision: 'return', reason: '缺散场照片' })
  await judge({ ids: [accepted], decision: 'accept' })
  await manager.close()
  await page.reload()
  const tiles = async () => (await textOf(page, '.news')).trim()
  await page.locator('[data-news=returned]').waitFor()
  expect(await tiles()).toBe('退回 1 已审核 1')
  expect([await weakContrast(page), await smallTargets(page)]).toEqual([[], []])
  await page.locator('[data-news=returned]').click()
  await page.getByText('缺散场照片').first().waitFor()
  await page.goto('/field')
  // it is no news any more, and still to be corrected
  await page.locator('[data-news=open]').waitFor()
  expect(await tiles()).toMatch(/^已审核 1 退回待改 \d$/)
  await page.locator('[data-news=accepted]').click()
  await page.getByText('已审核').first().waitFor()
  await page.goto('/field')
  await page.locator('[data-news=open]').waitFor()
  expect(await tiles()).toMatch(/^没有新消息 退回待改 \d$/)
})
