/** The first page answers what a chief asks, each question in at most two clicks; one session, the clicks counted. */
import type { Locator, Page } from 'playwright-core'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { BulletinDetail } from '../../src/domain/report/bulletin.ts'
import type { Suspicions } from '../../src/domain/suspicion/suspicion.ts'
import { aScreening } from '../make.ts'
import { deskOfAll, textOf } from './desk.ts'
import { atRest } from './desk-pages.ts'
import { readableByEveryone } from './readable.ts'

const desk = deskOfAll()
let page: Page
let clicks = 0
/** A press, which leads somewhere. */
async function press(on: Locator): Promise<void> {
  clicks += 1
  if (clicks > 2) throw new Error('that is one click too many')
  await on.click()
  await atRest(page)
}
const asked = async <T>(path: string): Promise<T> => (await (await page.request.get(path)).json()) as T

beforeAll(async () => {
  ;({ page } = await desk.open('/', { username: 'admin', isKept: true }))
  // what somebody made up in one go: the same attendance, one witness, one village’s
  // receipts in a row, all written down in a quarter of an hour
  const { items } = await asked<{ items: { code: string }[] }>('/api/villages?team=team-03')
  const made = Array.from({ length: 14 }, (_, i) => {
    const day = `2017-05-${String(2 + 2 * i).padStart(2, '0')}`
    return aScreening({
      teamCode: 'team-03',
      villageCode: items[i % 3 === 0 ? 0 : i % 9]?.code ?? '',
      startedAt: `${day}T14:00:00+08:00`,
      endedAt: `${day}T15:45:00+08:00`,
      attendance: 45,
      witness: { name: '何主任' },
      receiptNo: `M-${i % 3 === 0 ? 100 + i / 3 : 5 * i}`,
      recordedAt: `2017-06-05T10:${String(i).padStart(2, '0')}:00+08:00`,
    })
  })
  const headers = { origin: desk.server.url }
  await page.request.post('/api/screenings/batch', { data: { screenings: made }, headers })
}, 180_000)

describe('from the first page, in at most two clicks, one learns', () => {
  beforeEach(async () => {
    await page.goto('/')
    await atRest(page)
    clicks = 0
  })

  test('which team must speed up by how much, and by which day', async () => {
    const worst = page.locator('[data-table=teams] tbody tr').first()
    expect(await worst.innerText()).toMatch(/放映.*队[\s\S]*少[\d.]+/)
    const name = await worst.locator('th a').innerText()
    await press(worst.locator('th a'))
    await expect
      .poll(() => textOf(page, 'h1'))
      .toMatch(new RegExp(`^${name.replace(/[（）]/g, '.')}比序时少放映\\d+场；每天须由[\\d.]+场提到[\\d.]+场`))
    expect(await textOf(page, '[data-figure=left]')).toMatch(/\d+场，到11月30日还有153天/)
  })

  test('the shows a day that each team needs until the deadline', async () => {
    const needed = await page.locator('[data-table=teams] tbody tr td:nth-child(4)').allInnerTexts()
    expect(needed).toHaveLength(22)
    expect(needed.every((text) => /[\d.]+$/.test(text))).toBe(true)
    expect(await textOf(page, '[data-figure=lead]')).toContain('距11月30日还有153天')
    expect(clicks).toBe(0)
  })

  test('which villages saw no film this month, and whose they are', async () => {
    const decision = page.locator('[data-decision=unseen] a')
    const count = Number(/\d+/.exec(await decision.innerText())?.[0])
    await press(decision)
    await page.locator('tr[data-village]').first().waitFor()
    await expect.poll(() => page.locator('tr[data-village]').count()).toBe(count)
    expect(await textOf(page, 'tr[data-village] td:last-child')).toMatch(/放映.*队/)
  })

  test('which logs look odd, of which team, why, and what to do', async () => {
    await press(page.locator('.rail a[href="/suspicions"]').first())
    await expect.poll(() => textOf(page, 'h1')).toContain('与全县明显不同')
    const row = page.locator('[data-table=suspicions] tbody tr', { hasText: '放映三队' })
    await press(row.locator('a[href*="kind=witness"]'))
    await page.waitForURL('**/suspicions?team=team-03&kind=witness')
    const group = page.locator('[data-sign=witness_everywhere]')
    expect(await group.innerText()).toContain('证明人都是何主任')
    expect(await group.locator('tbody a[href^="/logs/"]').count()).toBeGreaterThan(0)
    await page.getByText('怎么办：逐村问证明人').waitFor()
    const { groups } = await asked<Suspicions>('/api/suspicions?team=team-03')
    expect(groups.map(({ sign }) => sign)).toEqual(
      expect.arrayContaining(['receipt_run', 'attendance_same', 'witness_everywhere', 'one_sitting', 'before_dusk']),
    )
    expect(await page.locator('main').innerText()).toContain('回执')
  })

  test('who answers for a village, and since when', async () => {
    await press(page.locator('[data-list=below] [data-village="510723100211"] .strip-name'))
    await expect.poll(() => textOf(page, 'h1')).toMatch(/^三清村：通响率[\d.]+%，低于95%已\d+天.*责任人邓干事/)
    await expect.poll(() => textOf(page, '[data-duty]')).toMatch(/责任人\s*邓干事（示例）\s*起始日期\s*2017-03-31/)
    expect(await textOf(page, '[data-figure=team]')).toMatch(/放映一队.*(自登记起|起服务)/)
    expect(await textOf(page, '[data-figure=repairer]')).toMatch(/赵师傅.* 自 2017-\d\d-\d\d/)
  })

  test('what was said on 31 May', async () => {
    await press(page.locator('.rail a[href="/bulletins"]').first())
    await press(page.locator('main tr', { hasText: '2017-05-31' }).locator('a').first())
    await expect.poll(() => textOf(page, 'main')).toMatch(/截至\s*2017年5月31日/)
    // as it was told then, not as it is known now
    const { figures } = await asked<BulletinDetail>('/api/bulletins/2017-1')
    const county = figures.targets.find(({ indicator, scope }) => indicator === 'screenings' && scope.kind === 'county')
    expect(county?.done).toBeGreaterThan(2000)
    expect(await page.locator('[data-figure=done]').first().innerText()).toBe(String(county?.done))
    expect(await textOf(page, 'main')).toMatch(/43\.31%[\s\S]*慢于序时 −1\.90 个百分点/)
  })

  test('what would come of a target of 5600', async () => {
    await press(page.locator('[data-figure=band] a'))
    await page.getByLabel('数量').fill('5600')
    await press(page.getByRole('button', { name: '测算' }))
    await page.locator('[data-basis="0"]').waitFor()
    const then = async (name: string): Promise<string> =>
      (await textOf(page, `[data-basis="0"] [data-figure=${name}]`)).replace(/\s/g, '')
    expect(await then('amount')).toContain('5600场+128')
    // (5600 − 2854 − the 14 that were made up) ÷ 153 days
    expect(await then('neededPerDay')).toContain('17.86')
    expect(await then('shortBy')).toMatch(/\d+.*\d+/)
    expect(await then('chance')).toMatch(/%/)
  })
})

readableByEveryone(
  () => desk,
  [
    { name: 'what looks odd', path: '/suspicions', username: 'admin', ready: '[data-table=suspicions]' },
    {
      name: 'what looks odd of one team',
      path: '/suspicions?team=team-03',
      username: 'admin-02',
      ready: '[data-table=suspicious-logs]',
    },
    { name: 'a village', path: '/villages/510723100211', username: 'admin', ready: '.slope-room svg' },
    { name: 'a team', path: '/teams/team-09', username: 'admin-02', ready: '[data-table=grid]' },
  ],
)
