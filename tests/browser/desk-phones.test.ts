/** Phones at the desk: let in by a card, put out again, what they sent along with a log, and a file of what they could not send. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Entry } from '../../src/client/shared/outbox-entry.ts'
import { outboxParts } from '../../src/client/shared/outbox-file.ts'
import type { KeptPhoto } from '../../src/client/shared/phone-photos.ts'
import { aScreening } from '../make.ts'
import { aPng } from '../photos.ts'
import { type Desk, focused, openDesk, overflow, textOf, violations } from './desk.ts'
import { readableByEveryone } from './readable.ts'

let desk: Desk
let photographed: string
let missedIn: string
let slowClock: string
beforeAll(async () => {
  desk = await openDesk()
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
afterAll(async () => {
  await desk.browser.close()
  await desk.server.stop()
})

const managers = async (path: string, ready: string): Promise<Page> => {
  const { page } = await desk.open(path, { username: 'admin' })
  onTestFinished(() => page.context().close())
  await page.locator(ready).first().waitFor()
  return page
}
const makeCard = async (page: Page, name: string): Promise<string> => {
  await page.locator('select[name=teamCode]').selectOption('team-03')
  await page.locator('input[name=displayName]').fill(name)
  await page.locator('form.form button[type=submit]').click()
  await page.locator(`[data-card="${name}"]`).waitFor()
  return page.locator(`[data-card="${name}"] .enrol-link .code`).innerText()
}

/** A phone of its own: opens the link, and redeems the code that stands in the address. */
async function aPhoneWith(link: string): Promise<Page> {
  const context = await desk.browser.newContext({ viewport: { width: 360, height: 740 } })
  onTestFinished(() => context.close())
  const phone = await context.newPage()
  await phone.goto(link)
  return phone
}
const redeem = (phone: Page): Promise<number> =>
  phone.evaluate(async () => {
    const code = location.hash.replace('#enrol=', '')
    const headers = { 'content-type': 'application/json' }
    return (await fetch('/api/enrolments/redeem', { method: 'POST', headers, body: JSON.stringify({ code }) })).status
  })

describe('pages of phones', () => {
  readableByEveryone(
    () => desk,
    [
      {
        name: 'phones and accounts, with a card',
        path: '/phones',
        username: 'admin',
        ready: '[data-table=accounts] tbody tr',
        first: async (page) => void (await makeCard(page, '王师傅')),
      },
      { name: 'shows that did not happen', path: '/missed', username: 'admin', ready: '[data-table=missed] tbody tr' },
      {
        name: 'a team’s shows that did not happen',
        path: '/missed',
        username: 'team-01',
        ready: '[data-figure=total]',
      },
      {
        ...{ name: 'a phone’s file, handed in', path: '/import-outbox', username: 'admin', ready: 'input[type=file]' },
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

describe('a card', () => {
  test('lets a phone in once, under the name that was written on it', async () => {
    const page = await managers('/phones', '[data-table=accounts] tbody tr')
    const link = await makeCard(page, '张三')
    expect(await focused(page)).toBe('登记卡（1 张）')
    const card = await textOf(page, '[data-card=张三]')
    expect(card).toContain('放映三队（示例）')
    expect(card).toMatch(/登记码 [2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}/)
    expect(card).toContain('2017年7月3日 21:00 前有效，只能用一次。')
    expect(link).toMatch(/\/field#enrol=/)
    const phone = await aPhoneWith(link)
    expect(await redeem(phone)).toBe(200)
    expect(await (await phone.request.get(new URL('/api/session', link).href)).json()).toMatchObject({
      ...{ displayName: '张三', role: 'team', teamCode: 'team-03' },
    })
    expect(await redeem(await aPhoneWith(link))).toBe(422)
    await page.reload()
    await page.locator('[data-account=张三]').waitFor()
    expect(await textOf(page, '[data-account=张三]')).toContain('放映三队（示例） 放映队 2017-06-30 在用')
  })

  test('asks for the team and the name before it is made', async () => {
    const page = await managers('/phones', '[data-table=accounts] tbody tr')
    await page.getByRole('button', { name: '生成登记卡' }).click()
    expect(await page.locator('.wrong').allInnerTexts()).toEqual(['请填写“放映队”。', '请填写“使用人姓名”。'])
    await page.getByLabel('给谁用').selectOption('technician')
    await page.getByLabel('使用人姓名').fill('李师傅')
    await page.getByRole('button', { name: '生成登记卡' }).click()
    await page.locator('[data-card=李师傅]').waitFor()
  })

  test('is made for each of the 22 teams at once, and printed one a page', async () => {
    const page = await managers('/phones', '[data-table=accounts] tbody tr')
    let requests = 0
    // the fifth answer is lost on the way
    await page.route('**/api/enrolments', async (route) => (++requests === 5 ? route.abort() : route.continue()))
    await page.getByRole('button', { name: '每个队各做一张（22 张）' }).click()
    await page.getByRole('alert').getByText('连不上服务器').waitFor()
    expect(await page.locator('.enrol-card').count()).toBe(4)
    await page.getByRole('button', { name: '做余下的 18 张' }).click()
    await page.getByText('登记卡（22 张）').waitFor()
    const codes = await page.locator('.enrol-code').allInnerTexts()
    expect(new Set(codes).size).toBe(22)
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(22)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.qr').first().isVisible()).toBe(true)
    expect(await page.getByRole('button', { name: '生成登记卡' }).isVisible()).toBe(false)
  })

  test('is made anew for somebody who lost a phone: the same account, and the earlier link works no more', async () => {
    const page = await managers('/phones', '[data-table=accounts] tbody tr')
    expect(await redeem(await aPhoneWith(await makeCard(page, '孙七')))).toBe(200)
    await page.reload()
    const again = page.getByRole('button', { name: '给孙七补发链接' })
    const linkNow = () => page.locator('[data-card=孙七] .enrol-link .code').innerText()
    await again.click()
    await page.locator('[data-card=孙七]').waitFor()
    const first = await linkNow()
    await again.click()
    await expect.poll(linkNow).not.toBe(first)
    expect(await page.locator('[data-card=孙七]').count()).toBe(1)
    expect(await redeem(await aPhoneWith(first))).toBe(422)
    expect(await redeem(await aPhoneWith(await linkNow()))).toBe(200)
    await page.reload()
    await page.locator('[data-account=孙七]').waitFor()
    expect(await page.locator('[data-account=孙七]').count()).toBe(1)
  })
})

describe('an account that is disabled', () => {
  test('is told what becomes of its phone first, then is out; a log made before still comes, to be reviewed', async () => {
    const page = await managers('/phones', '[data-table=accounts] tbody tr')
    const link = await makeCard(page, '赵四')
    const phone = await aPhoneWith(link)
    expect(await redeem(phone)).toBe(200)
    await page.reload()
    await page.getByRole('button', { name: '停用赵四的账号' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('列为“存疑待核”').waitFor()
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: '取消' }).click()
    expect(await textOf(page, '[data-account=赵四]')).toContain('在用')
    await page.getByRole('button', { name: '停用赵四的账号' }).click()
    await page.getByRole('button', { name: '确认停用' }).click()
    await page.getByText('已停用：赵四。').waitFor()
    await page.locator('[data-account=赵四][data-disabled=true]').waitFor()
    expect(await page.getByRole('button', { name: '停用赵四的账号' }).count()).toBe(0)
    const origin = new URL(link).origin
    expect((await phone.request.get(`${origin}/api/session`)).status()).toBe(401)
    const log = aScreening({
      ...{ teamCode: 'team-03', startedAt: '2017-06-30T18:00:00+08:00', endedAt: '2017-06-30T20:00:00+08:00' },
      recordedAt: '2017-06-30T20:05:00+08:00',
    })
    const sent = await phone.request.post(`${origin}/api/screenings/batch`, {
      ...{ data: { screenings: [log] }, headers: { origin } },
    })
    expect(await sent.json()).toMatchObject({ results: [{ outcome: 'stored', receipt: { status: 'held' } }] })
    await page.goto(`/logs/${log.id}`)
    await page.getByText('存疑待核').first().waitFor()
    expect(await page.locator('.flags li').filter({ hasText: '须核实' }).allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('停用')]),
    )
  })
})

describe('a log from a phone', () => {
  test('shows the photos that came, says how many are missing, also in the list', async () => {
    const page = await managers(`/logs/${photographed}`, '.photos img')
    const image = page.locator('.photos img').first()
    await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0)
    expect(await image.getAttribute('alt')).toMatch(/^开场照片，.+村，2017年6月\d+日$/)
    expect(await textOf(page, '[data-figure=photos-missing]')).toContain('照片还缺 1 张')
    expect(await page.locator('[data-photo=awaited]').innerText()).toContain('还没传到')
    const [large] = await Promise.all([page.context().waitForEvent('page'), page.locator('.photos a').first().click()])
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
    onTestFinished(() => page.context().close())
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
    expect(await textOf(page, '.facts')).toBe(
      '使用人 王师傅 放映队 放映一队（示例） 导出于 2017-06-30 20:30 放映记录 2 照片 1',
    )
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
    await page.getByRole('alert').getByText('这不是映响导出的发件箱文件').waitFor()
    expect(await page.locator('.facts').count()).toBe(0)
  })
})

/** A log with a photo, and a log of a village that is not in the register. */
async function aFile(): Promise<string> {
  const photo = aPng()
  const log = aScreening({
    ...{ startedAt: '2017-06-03T20:50:00+08:00', endedAt: '2017-06-03T22:50:00+08:00' },
    ...{ recordedAt: '2017-06-03T22:55:00+08:00', photos: [{ sha256: photo.sha256, kind: 'start' }] },
  })
  const bad = aScreening({ villageCode: 'nowhere' })
  const entry = { person: 'wang', state: 'waiting', madeAt: 1, nextAt: 0, tries: 0 } as const
  const key = `photo:${log.id}:${photo.sha256}`
  const body = { kind: 'start', type: 'image/png' }
  const entries: Entry[] = [
    ...[log, bad].map((one): Entry => ({
      ...entry,
      ...{ kind: 'screening', about: one.id, key: `screening:${one.id}`, body: one, after: [] },
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
