/** Phones at the desk: let in by a card, once; a new link for the same person; and put out again. */
import type { Page } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { aScreening } from '../make.ts'
import { focused, deskOfAll, textOf, violations } from './desk.ts'
import { readableByEveryone } from './readable.ts'

const desk = deskOfAll()

const managers = async (path: string, ready: string): Promise<Page> => {
  const { page } = await desk.open(path, { username: 'admin' })
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

interface Phone {
  page: Page
  link: string
}
/** A phone of its own that opens the link. */
async function aPhoneWith(link: string): Promise<Phone> {
  const context = await desk.browser.newContext({ viewport: { width: 360, height: 740 } })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(link)
  return { page, link }
}
/** The code of the link, redeemed from the phone's own page. */
const redeem = ({ page, link }: Phone): Promise<number> =>
  page.evaluate(
    async (code) => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch('/api/enrolments/redeem', { method: 'POST', headers, body: JSON.stringify({ code }) })).status
    },
    new URL(link).hash.replace('#enrol=', ''),
  )

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
  ],
)

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
    expect(await (await phone.page.request.get(new URL('/api/session', link).href)).json()).toMatchObject({
      displayName: '张三',
      role: 'team',
      teamCode: 'team-03',
    })
    expect(await redeem(await aPhoneWith(link))).toBe(422)
    await page.reload()
    await page.locator('[data-account=张三]', { hasText: '放映三队' }).waitFor()
    expect(await textOf(page, '[data-account=张三]')).toContain('放映三队（示例） 放映队 2017-06-30 在用')
  })

  test('asks for the team and the name before it is made', async () => {
    const page = await managers('/phones', '[data-table=accounts] tbody tr')
    await page.getByRole('button', { name: '生成登记卡' }).click()
    await expect
      .poll(() => page.locator('.wrong').allInnerTexts())
      .toEqual(['请填写“放映队”。', '请填写“使用人姓名”。'])
    await page.getByLabel('使用对象').selectOption('technician')
    await page.getByLabel('使用人姓名').fill('李师傅')
    await page.getByRole('button', { name: '生成登记卡' }).click()
    await page.locator('[data-card=李师傅]').waitFor()
  })

  test('is made for each of the 22 teams at once, and printed four a page', async () => {
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
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(6)
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

describe('a manager who forgot the password', () => {
  test('gets a new link from another: the old password ends, and the link sets the next', async () => {
    const page = await managers('/phones', '[data-table=accounts] tbody tr')
    await page.getByLabel('使用对象').selectOption('manager')
    await page.getByLabel('使用人姓名').fill('王局')
    await page.getByRole('button', { name: '生成登记卡' }).click()
    const linkNow = () => page.locator('[data-card=王局] .enrol-link .code').innerText()
    await page.locator('[data-card=王局]').waitFor()
    expect(await textOf(page, '[data-card=王局] .enrol-steps')).toContain('设置自己的密码')
    const setPassword = async (link: string, password: string): Promise<Page> => {
      const { page: own } = await aPhoneWith(link)
      await own.getByRole('button', { name: '完成登记并登录' }).click()
      await own.locator('input[name=password]').fill(password)
      await own.locator('input[name=again]').fill(password)
      await own.getByRole('button', { name: '保存密码' }).click()
      await own.locator('.username').waitFor()
      return own
    }
    const first = await linkNow()
    const own = await setPassword(first, 'correct horse')
    const username = await own.locator('.username strong').innerText()
    const origin = new URL(first).origin
    const signIn = async (password: string) =>
      (
        await page.request.fetch(`${origin}/api/session`, {
          method: 'POST',
          data: { username, password },
          headers: { origin },
        })
      ).status()
    await page.reload()
    await page.getByRole('button', { name: '重设密码：王局' }).click()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '确认重设' }).click()
    await page.locator('[data-card=王局]').waitFor()
    expect((await own.request.get(`${origin}/api/session`)).status()).toBe(401)
    await setPassword(await linkNow(), 'battery staple')
    expect([await signIn('correct horse'), await signIn('battery staple')]).toEqual([401, 200])
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
    await expect.poll(() => textOf(page, '[data-account=赵四]')).toContain('在用')
    await page.getByRole('button', { name: '停用赵四的账号' }).click()
    await page.getByRole('button', { name: '确认停用' }).click()
    await page.getByText('已停用：赵四。').waitFor()
    await page.locator('[data-account=赵四][data-disabled=true]').waitFor()
    expect(await page.getByRole('button', { name: '停用赵四的账号' }).count()).toBe(0)
    const origin = new URL(link).origin
    expect((await phone.page.request.get(`${origin}/api/session`)).status()).toBe(401)
    const log = aScreening({
      teamCode: 'team-03',
      startedAt: '2017-06-30T18:00:00+08:00',
      endedAt: '2017-06-30T20:00:00+08:00',
      recordedAt: '2017-06-30T20:05:00+08:00',
    })
    const sent = await phone.page.request.post(`${origin}/api/screenings/batch`, {
      data: { screenings: [log] },
      headers: { origin },
    })
    expect(await sent.json()).toMatchObject({ results: [{ outcome: 'stored', receipt: { status: 'held' } }] })
    await page.goto(`/logs/${log.id}`)
    await page.getByText('存疑待核').first().waitFor()
    expect(await page.locator('.flags li').filter({ hasText: '须核实' }).allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('停用')]),
    )
  })
})
