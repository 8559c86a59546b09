/** A team's phone without signal beside a villager's: the receipt, his word by its code, the six digits, and taking back. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NewScreening } from '../../src/domain/screening/screening.ts'
import { overflow, violations } from './desk.ts'
import { smallTargets, weakContrast } from './field.ts'
import { type Countryside, goOut, onPhone, type Phone, queue, ready, villagesOf } from './phone.ts'

let country: Countryside
let phone: Phone
let villager: BrowserContext
let villages: string[]
beforeAll(async () => {
  country = await goOut()
  phone = await country.phone()
  villages = await villagesOf(country, 'team-01')
  villager = await country.browser.newContext({
    baseURL: country.between.url,
    viewport: { width: 360, height: 740 },
    locale: 'zh-CN',
  })
}, 120_000)
afterAll(async () => {
  await villager.close()
  await country.close()
})

const MINUTE_MS = 60_000
/** Ended five minutes ago, and just submitted. */
function aShow(changes: Partial<NewScreening> = {}): NewScreening {
  const at = (minutes: number): string => new Date(Date.now() - minutes * MINUTE_MS).toISOString()
  return {
    id: crypto.randomUUID(),
    teamCode: 'team-01',
    villageCode: villages[0] ?? '',
    startedAt: at(105),
    endedAt: at(5),
    recordedAt: at(0.5),
    venue: 'outdoor',
    filmCodes: ['film-001'],
    attendance: 86,
    operatorName: '赵师傅',
    receiptNo: 'SL2017-80217',
    witness: { name: '何永福', phone: '13800001234' },
    ...changes,
  }
}

async function receiptOf(page: Page, { id }: NewScreening): Promise<void> {
  await page.goto(`/field/logs/${id}/receipt`)
  await page.locator('.slip').waitFor()
}

const LOOKS = [
  { colorScheme: 'light', width: 360, height: 740 },
  { colorScheme: 'dark', width: 360, height: 740 },
  { colorScheme: 'dark', width: 180, height: 400 },
  { colorScheme: 'light', width: 412, height: 915 },
] as const

async function isReadable(page: Page): Promise<void> {
  for (const { colorScheme, width, height } of LOOKS) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height })
    expect({ colorScheme, width, overflow: await overflow(page) }).toEqual({ colorScheme, width, overflow: 0 })
    expect(width === 360 ? await violations(page) : []).toEqual([])
  }
  await page.setViewportSize({ width: 360, height: 740 })
}

test('without signal the receipt is there at once; a villager scans, confirms, and both phones know', async () => {
  const { page, context } = phone
  await ready(page)
  await context.setOffline(true)
  const show = aShow()
  await queue(phone, [show])
  await receiptOf(page, show)
  const said = await page.locator('.slip').innerText()
  for (const part of ['SL2017-80217', '太行山上', '86', '何永福', '赵师傅', '1', '场', '待上传', '第1条'])
    expect(said.replaceAll(/\s/g, '')).toContain(part)
  expect(await page.locator('h1').innerText()).toBe('已存好，等信号')
  // from the log's own page, as after a show: all of it lies on the phone
  await page.goto(`/field/logs/${show.id}`)
  const link = page.getByRole('link', { name: '看回执单' })
  await link.waitFor()
  const shownIn = await page.evaluate(async () => {
    const began = performance.now()
    document.querySelector<HTMLElement>('a[href$="/receipt"]')?.click()
    while (!document.querySelector('.stamp')) await new Promise((resolve) => requestAnimationFrame(resolve))
    return performance.now() - began
  })
  expect(shownIn).toBeLessThan(300)
  await isReadable(page)
  expect(await smallTargets(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await weakContrast(page)).toEqual([])

  const address = (await page.locator('[data-link]').getAttribute('data-link')) ?? ''
  const asked = await villager.newPage()
  await asked.goto(new URL(address).pathname)
  expect(await asked.locator('dl').innerText()).toContain('太行山上')
  expect(await asked.locator('body').innerText()).not.toContain('何永福')
  await isReadable(asked)
  // what he forgets is said, and what he chose stays
  await asked.getByText('放了，时间不对').click()
  await asked.getByRole('button').click()
  expect(await asked.getByRole('alert').innerText()).toContain('几点开始')
  expect(await asked.getByLabel('放了，时间不对').isChecked()).toBe(true)
  expect(await violations(asked)).toEqual([])
  await asked.getByText('放了，是这样').click()
  await asked.getByRole('combobox').selectOption('from_50')
  await asked.getByRole('button').click()
  await asked.getByText('谢谢，收到了').waitFor()
  await isReadable(asked)
  await asked.getByRole('link', { name: 'English' }).click()
  await asked.getByText('Thank you').waitFor()

  await context.setOffline(false)
  await page.locator('[data-stamp=is-good]').waitFor()
  await page.locator('[data-village=confirmed]').waitFor()
  expect(await page.locator('h1').innerText()).toBe('办公室收到了')
  expect(phone.problems).toEqual([])
}, 120_000)

test('two phones without signal: six digits from his last page go with the log; wrong ones are said', async () => {
  const { page, context } = phone
  const [asked] = villager.pages()
  const digits = ((await asked?.locator('.code').innerText()) ?? '').replaceAll(/\D/g, '')
  expect(digits).toMatch(/^\d{6}$/)
  await context.setOffline(true)
  const show = aShow({ filmCodes: ['film-002'], receiptNo: 'SL2017-80218' })
  await queue(phone, [show])
  await receiptOf(page, show)
  await page.getByText('没信号：扫他的答复').click()
  const field = page.getByLabel('六位口令', { exact: true })
  await field.fill('12345')
  await page.locator('[data-do=keep-digits]').click()
  await page.getByText('口令是六位数字').waitFor()
  await field.fill('000000')
  await page.locator('[data-do=keep-digits]').click()
  await page.getByText('口令已存').waitFor()
  await context.setOffline(false)
  await page.getByText('六位数字不对').waitFor()
  await field.fill(`${digits.slice(0, 3)} ${digits.slice(3)}`)
  await page.locator('[data-do=keep-digits]').click()
  await page.locator('[data-village=confirmed]').waitFor()
  const states = (await onPhone(phone)).filter(({ kind }) => kind === 'cadre_code').map(({ state }) => state)
  expect(states).toEqual(['received'])
}, 120_000)

test('two phones without signal: an objection is scanned, outlives the app, is carried once, and comes by itself, too', async () => {
  const { context } = phone
  const [asked = await villager.newPage()] = villager.pages()
  await Promise.all([context.setOffline(true), villager.setOffline(true)])
  const show = aShow({ receiptNo: 'SL2017-80221' })
  await queue(phone, [show])
  await receiptOf(phone.page, show)
  const address = (await phone.page.locator('[data-link]').getAttribute('data-link')) ?? ''
  await asked.goto(new URL(address).pathname)
  const told = await asked.locator('dl').innerText()
  for (const part of ['太行山上', '村', '–']) expect(told).toContain(part)
  await asked.getByText('放了，时间不对').click()
  await asked.getByRole('button').click()
  expect(await asked.getByRole('alert').innerText()).toContain('几点开始')
  await asked.locator('[name=began]').fill('19:05')
  await asked.getByRole('combobox').selectOption('under_20')
  await asked.getByRole('button').click()
  await asked.getByText('答好了，给放映员扫').waitFor()
  await isReadable(asked)
  // given once: who opens it again sees the same code
  await asked.reload()
  await asked.getByText('答好了，给放映员扫').waitFor()
  // who scans sees not even by what stands around the code that it is no confirmation
  expect(await asked.locator('summary').innerText()).toBe('扫不了的，点这里')
  const picture = await asked.locator('.squares.large').screenshot()
  // no app: what his phone keeps
  const weights = ['cadre.js', 'cadre-sw.js'].map((name) => gzipSync(readFileSync(`dist/${name}`)).length)
  expect(weights.reduce((all, one) => all + one, 0)).toBeLessThan(9500)

  await phone.page.getByText('没信号：扫他的答复').click()
  await phone.page.locator('.village-digits [data-do=scan]').click()
  const code = { name: 'code.png', mimeType: 'image/png', buffer: picture }
  await phone.page.locator('[data-do=scan-picture]').setInputFiles(code)
  await phone.page.locator('[data-line=carried]').waitFor()
  // killed between scanning and sending
  await phone.page.close()
  phone.page = await context.newPage()
  await receiptOf(phone.page, show)
  await phone.page.locator('[data-line=carried]').waitFor()
  await phone.page.getByText('没信号：扫他的答复').click()
  await isReadable(phone.page)

  const cadre = async () => {
    const url = `${country.server().url}/api/screenings/${show.id}`
    const log = (await (await fetch(url, { headers: await country.manager() })).json()) as { cadre?: object[] }
    return log.cadre
  }
  await context.setOffline(false)
  const said = { answer: 'other_time', began: '19:05', audience: 'under_20', standing: 'counts' }
  await expect.poll(cadre, { timeout: 30_000 }).toMatchObject([{ way: 'carried', ...said }])
  const sent = country.between.seen.filter(({ path }) => path === `/api/screenings/${show.id}/cadre-code`)
  expect(sent).toHaveLength(1)
  await villager.setOffline(false)
  await asked.getByText('谢谢，收到了').waitFor()
  expect(await cadre()).toMatchObject([{ way: 'link', ...said }])
}, 120_000)

test('a show logged by mistake is taken back within ten minutes, sent or not; afterwards one sees what became of it', async () => {
  const { page, context } = phone
  await context.setOffline(true)
  const show = aShow({ villageCode: villages[1] ?? '', receiptNo: 'SL2017-80219' })
  await queue(phone, [show])
  await receiptOf(page, show)
  await page.getByRole('button', { name: /收回，还可9分/ }).click()
  await page.getByText('还没有传出，收回后可以接着改').waitFor()
  const sure = page.locator('[data-do=take-back-yes]')
  await sure.focus()
  // it tries to send meanwhile, in vain: who was asked is still asked, and stands where he stood
  await page.evaluate(() => void dispatchEvent(new Event('online')))
  await page.waitForTimeout(300)
  expect(await sure.evaluate((button) => button === document.activeElement)).toBe(true)
  await sure.click()
  await page.waitForURL(new RegExp(`/field/logs/${show.id}$`))
  expect((await onPhone(phone)).find(({ about }) => about === show.id)?.state).toBe('draft')

  await context.setOffline(false)
  const sent = aShow({ villageCode: villages[2] ?? '', receiptNo: 'SL2017-80220' })
  await queue(phone, [sent])
  await receiptOf(page, sent)
  await page.locator('[data-stamp=is-good]').waitFor()
  await page.locator('[data-do=take-back]').click()
  await page.locator('[data-do=take-back-yes]').click()
  await page.locator('h1', { hasText: '这一场已作废' }).waitFor()
  const answer = await fetch(`${country.server().url}/api/screenings/${sent.id}`, { headers: await country.manager() })
  const { status, history } = (await answer.json()) as { status: string; history: { reason?: string }[] }
  expect([status, history.at(-1)?.reason]).toEqual(['voided', '误记'])

  const old = aShow({
    villageCode: villages[3] ?? '',
    receiptNo: '1',
    recordedAt: new Date(Date.now() - 601_000).toISOString(),
  })
  await queue(phone, [old])
  await receiptOf(page, old)
  await page.getByRole('link', { name: '看审核情况' }).waitFor()
  expect(phone.problems).toEqual([])
}, 120_000)
