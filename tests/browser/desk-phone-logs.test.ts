/** What phones send, at the desk: photos and clocks of logs, shows that did not happen, and a file of what could not be sent. */
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Entry } from '../../src/client/shared/phone/outbox-entry.ts'
import { outboxParts } from '../../src/client/shared/phone/outbox-file.ts'
import type { KeptPhoto } from '../../src/client/shared/phone/phone-records.ts'
import { aScreening } from '../make.ts'
import { aPng } from '../photos.ts'
import { deskOfAll, overflow, textOf, violations } from './desk.ts'
import { readableByEveryone } from './readable.ts'

const desk = deskOfAll()
let photographed: string
let missedIn: string
let slowClock: string
beforeAll(async () => {
  const { page } = await desk.open('/missed', { username: 'admin' })
  const listOf = async <T>(path: string): Promise<T[]> =>
    ((await (await page.request.get(path)).json()) as { items: T[] }).items
  const logs = await listOf<{ id: string; photosMissing: number; clock?: unknown }>(
    '/api/screenings?team=team-01&from=2017-06-01&limit=200',
  )
  photographed = logs.find(({ photosMissing }) => photosMissing > 0)?.id ?? ''
  slowClock = logs.find(({ clock }) => clock !== undefined)?.id ?? ''
  missedIn = (await listOf<{ villageCode: string }>('/api/missed-shows'))[0]?.villageCode ?? ''
  await page.context().close()
})

const managers = async (path: string, ready: string): Promise<Page> => {
  const { page } = await desk.open(path, { username: 'admin' })
  await page.locator(ready).first().waitFor()
  return page
}
describe('pages of what phones send', () => {
  readableByEveryone(
    () => desk,
    [
      { name: 'shows that did not happen', path: '/missed', username: 'admin', ready: '[data-table=missed] tbody tr' },
      {
        name: 'a team’s shows that did not happen',
        path: '/missed',
        username: 'team-01',
        ready: '[data-figure=total]',
      },
      {
        name: 'a phone’s file, handed in',
        path: '/import-outbox',
        username: 'admin',
        ready: 'input[type=file]',
        first: async (page) => {
          const buffer = Buffer.from(await aFile())
          const file = { name: 'outbox.json', mimeType: 'application/json', buffer }
          await page.locator('input[type=file]').setInputFiles(file)
          await page.locator('.import-progress .main-action').click()
          await page.locator('[data-outcome=refused]').waitFor()
        },
      },
    ],
  )
})

describe('a log from a phone', () => {
  test('shows the photos that came, says how many are missing, also in the list', async () => {
    const page = await managers(`/logs/${photographed}`, '.photos img')
    const image = page.locator('.photos img').first()
    await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0)
    expect(await image.getAttribute('alt')).toMatch(/^开场照片，.+村，2017年6月\d+日$/)
    expect(await textOf(page, '[data-figure=photos-missing]')).toContain('照片还缺 1 张')
    expect(await page.locator('[data-photo=awaited]').innerText()).toContain('还没传到')
    await page.locator('.photos button').first().click()
    const alone = page.getByRole('link', { name: '在新窗口打开' })
    const [large] = await Promise.all([page.context().waitForEvent('page'), alone.click()])
    await large.waitForLoadState()
    expect(large.url()).toMatch(/\/photos\/[0-9a-f]{64}$/)
    await page.goto('/logs?team=team-01&from=2017-06-01')
    const row = page.locator('[data-table=logs] tbody tr', { has: page.locator(`a[href="/logs/${photographed}"]`) })
    await row.getByText('照片还缺 1 张').waitFor()
  })

  test('shows the phone’s clock beside the server’s, and why there is no position', async () => {
    const page = await managers(`/logs/${slowClock}`, '.facts')
    const facts = await textOf(page, '.facts')
    expect(facts).toMatch(/手机记录于 .* 手机时钟 比系统时间慢 37 分钟 最近一次联系：手机 .+，系统 .+ 系统收到于/)
    const answer = await page.request.get('/api/screenings?from=2017-06-01&team=team-02&limit=200')
    const { items } = (await answer.json()) as { items: { id: string; noPosition?: string }[] }
    const without = items.find(({ noPosition }) => noPosition !== undefined)
    await page.goto(`/logs/${without?.id}`)
    await page
      .locator('.facts')
      .getByText(/^没有定位：(收不到定位信号|在室内)$/)
      .waitFor()
  })

  test.each([
    ['on a desk', { language: 'en', isDark: true }],
    ['on a phone', { language: 'zh', isPhone: true }],
  ] as const)('with its photos can be read by everyone %s', async (_, look) => {
    const { page, problems } = await desk.open(`/logs/${photographed}`, { username: 'admin', ...look })
    await page.locator('.photos img').first().waitFor()
    expect(await overflow(page)).toBe(0)
    expect(await violations(page)).toEqual([])
    expect(problems).toEqual([])
  })
})

describe('a show that did not happen', () => {
  test('stands in its list with the reason, filtered by the address; it says that it is never counted', async () => {
    const page = await managers('/missed', '[data-table=missed] tbody tr')
    await page.getByText('不计入任何数字').waitFor()
    const all = await page.locator('[data-table=missed] tbody tr').count()
    await page.locator('.filters').getByLabel('放映队').selectOption('team-01')
    await page.waitForURL('**/missed?team=team-01')
    await expect.poll(() => page.locator('[data-table=missed] tbody tr').count()).toBeLessThan(all)
    expect(await textOf(page, '[data-table=missed] tbody tr')).toMatch(/停电|下雨/)
  })

  test('stands on its village’s page', async () => {
    const page = await managers(`/villages/${missedIn}`, '[data-table=missed] tbody tr')
    expect(await page.locator('[data-table=missed] tbody tr').count()).toBeGreaterThan(0)
  })
})

describe('a phone’s file', () => {
  test('says what is in it, is handed in, and again harmlessly', async () => {
    const file = { name: 'outbox.json', mimeType: 'application/json', buffer: Buffer.from(await aFile()) }
    const page = await managers('/import-outbox', 'input[type=file]')
    await page.locator('input[type=file]').setInputFiles(file)
    await page.locator('[data-kind=screening]').waitFor()
    await expect
      .poll(() => textOf(page, '.facts'))
      .toBe('使用人 王师傅 放映队 放映一队（示例） 导出于 2017-06-30 20:30 放映记录 2 照片 1')
    await page.getByRole('button', { name: '代交 3 项' }).click()
    await page.getByText('处理完毕：收下 2 项，原已有 0 项，不收 1 项。').waitFor()
    expect(await page.locator('[data-outcome=refused]').innerText()).toContain('没有代码为“nowhere”的村')
    expect(await violations(page)).toEqual([])
    await page.reload()
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByRole('button', { name: '代交 3 项' }).click()
    await page.getByText('处理完毕：收下 0 项，原已有 2 项，不收 1 项。').waitFor()
    await page.locator('[data-entry=screening][data-outcome=already] a').click()
    await expect
      .poll(() => page.locator('.photos img').evaluate((one: HTMLImageElement) => one.naturalWidth))
      .toBeGreaterThan(0)
  })

  test('that is none of ours is not taken', async () => {
    const page = await managers('/import-outbox', 'input[type=file]')
    const buffer = Buffer.from('{"a":1}')
    await page.locator('input[type=file]').setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer })
    await page.getByRole('alert').getByText('这不是映响从手机导出的文件').waitFor()
    expect(await page.locator('.facts').count()).toBe(0)
  })
})

/** A log with a photo, and a log of a village that is not in the register. */
async function aFile(): Promise<string> {
  const photo = aPng()
  const log = aScreening({
    startedAt: '2017-06-03T20:50:00+08:00',
    endedAt: '2017-06-03T22:50:00+08:00',
    recordedAt: '2017-06-03T22:55:00+08:00',
    photos: [{ sha256: photo.sha256, kind: 'start' }],
  })
  const bad = aScreening({ villageCode: 'nowhere' })
  const entry = { person: 'wang', state: 'waiting', madeAt: 1, nextAt: 0, tries: 0 } as const
  const key = `photo:${log.id}:${photo.sha256}`
  const body = { kind: 'start', type: 'image/png' }
  const entries: Entry[] = [
    ...[log, bad].map((one): Entry => ({
      ...entry,
      kind: 'screening',
      about: one.id,
      key: `screening:${one.id}`,
      body: one,
      after: [],
    })),
    { ...entry, kind: 'photo', about: log.id, key, body, after: [`screening:${log.id}`] },
  ]
  const about = {
    person: { id: 'wang', displayName: '王师傅' },
    teamCode: 'team-01',
    exportedAt: '2017-06-30T12:30:00Z',
  }
  const parts = await outboxParts(entries, about, async () => ({ bytes: photo.bytes.buffer }) as KeptPhoto)
  return parts.join('')
}
