/** The field app on a technician's phone: villages by urgency, a test, a fault led to its closing, and one that is open already. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { textOf } from './desk.ts'
import { fieldOfAll } from './field.ts'

const field = fieldOfAll()

const TECHNICIAN = { username: 'tech-01' }
/** Of the sample: a village where it has neither a fault nor a test. */
const QUIET = '510723100202'

test('villages stand in the order of urgency, the severe ones first', async () => {
  const { page, problems } = await field.open('/field', TECHNICIAN)
  const seen = await page
    .locator('[data-urgency]')
    .evaluateAll((rows) => rows.map((row) => row.dataset['urgency'] ?? ''))
  const order = ['severe', 'overdue', 'stale', 'low', 'untested', 'pass']
  expect(seen).toEqual([...seen].sort((a, b) => order.indexOf(a) - order.indexOf(b)))
  expect(seen[0]).toBe('severe')
  expect(problems).toEqual([])
})

describe('a speaker test', () => {
  test('by big counters says what it proves, and offers a report when the village is below the line', async () => {
    const { page } = await field.open(`/field/tests/new?village=${QUIET}`, TECHNICIAN)
    await page.getByRole('textbox', { name: '安装' }).fill('20')
    await page.getByRole('textbox', { name: '检测' }).fill('10')
    await page.getByRole('textbox', { name: '在响' }).fill('10')
    await expect.poll(() => textOf(page, '[data-line=proves]')).toContain('不能说明达标')
    await page.getByRole('button', { name: '+10 检测' }).click()
    await expect.poll(() => textOf(page, '[data-line=proves]')).toBe('问题突出，低于 60%。')
    await page.getByRole('button', { name: '提交检测' }).click()
    await page.getByText('低于 95%，要不要报修？').waitFor()
    await page.locator('.after .main-action').click()
    await page.locator('form textarea').waitFor()
    expect(page.url()).toContain(`village=${QUIET}`)
  })

  test('stays as it is typed, says what is wrong at its counter, and is sent only when that is settled', async () => {
    const { page } = await field.open(`/field/tests/new?village=${QUIET}`, TECHNICIAN)
    const typed = { 安装: '45', 检测: '45', 在响: '40' }
    for (const [name, count] of Object.entries(typed)) await page.getByRole('textbox', { name }).fill(count)
    const installed = page.getByRole('textbox', { name: '安装' })
    await installed.fill('')
    await installed.pressSequentially('52')
    const values = (): Promise<string[]> =>
      page.locator('.counter input').evaluateAll((all) => all.map((input) => (input as HTMLInputElement).value))
    expect(await values()).toEqual(['52', '45', '40'])
    await page.getByRole('textbox', { name: '在响' }).fill('46')
    await page.getByRole('textbox', { name: '检测' }).focus()
    const sounding = page.locator('[data-counter=speakersSounding]')
    expect(await sounding.locator('.says').innerText()).toBe('在响 46 只，多于检测 45 只，请核对。')
    expect(await page.locator('[data-line=proves]').count()).toBe(0)
    await page.getByRole('button', { name: '提交检测' }).click()
    await expect.poll(() => page.getByRole('textbox', { name: '在响' }).getAttribute('aria-invalid')).toBe('true')
    await page.getByRole('textbox', { name: '在响' }).fill('四十')
    await page.getByRole('textbox', { name: '检测' }).focus()
    expect([await values(), await sounding.locator('.says').innerText()]).toEqual([['52', '45', '四十'], '请填数字。'])
  })

  test('a number of speakers that is not the known one is asked about once', async () => {
    const { page } = await field.open('/field', TECHNICIAN)
    const known = page.locator('[data-urgency=pass] a').first()
    await known.click()
    await page.getByRole('link', { name: '检测喇叭' }).click()
    const installed = page.getByRole('textbox', { name: '安装' })
    const before = await installed.inputValue()
    await installed.fill('400')
    await page.getByRole('textbox', { name: '检测' }).fill('400')
    await page.getByRole('textbox', { name: '在响' }).fill('400')
    const asked = page.locator('[data-counter=speakersInstalled]')
    await asked.getByText(`登记的是 ${before} 只，您填的是 400 只`).waitFor()
    expect(await page.locator('[data-line=proves]').count()).toBe(0)
    await asked.getByRole('button', { name: '确是 400 只' }).click()
    await expect.poll(() => textOf(page, '[data-line=proves]')).toContain('达标')
    expect(await asked.locator('.says').innerText()).toBe('')
  })
})

describe('a fault', () => {
  test('is reported, repaired, tested and closed without signal, and all of it arrives in order', async () => {
    const { page, problems } = await field.open(`/field/faults/new?village=${QUIET}`, TECHNICIAN)
    await page.context().setOffline(true)
    await page.getByRole('radio', { name: '功放' }).click()
    await page.getByRole('radio', { name: '较重' }).click()
    await page.locator('form textarea').fill('功放无输出')
    await page.getByRole('button', { name: '提交报修' }).click()
    await page.getByRole('link', { name: '去看报修单' }).click()
    await page.getByRole('button', { name: '开始处理' }).click()
    await page.getByRole('button', { name: '报告修好' }).click()
    await page.getByRole('button', { name: '办结' }).click()
    await page.getByRole('link', { name: '现在检测' }).click()
    await page.getByRole('textbox', { name: '安装' }).fill('20')
    await page.getByRole('textbox', { name: '检测' }).fill('20')
    await page.getByRole('textbox', { name: '在响' }).fill('20')
    await page.getByRole('button', { name: '提交检测' }).click()
    await page.getByRole('link', { name: '回到报修单办结' }).click()
    await page.getByRole('button', { name: '办结' }).click()
    await page.getByRole('button', { name: /20\/20/ }).click()
    await page.getByText('已办结').first().waitFor()
    expect(await textOf(page, '[data-line=unsent]')).toContain('5条记录')
    await page.context().setOffline(false)
    await page.locator('[data-line=unsent]').waitFor({ state: 'detached' })
    expect(await textOf(page, '[data-line=fault-state]')).toBe('已办结')
    expect(problems).toEqual([])
  })

  test('that somebody reported already is told, and one joins as a witness or insists', async () => {
    const { page } = await field.open('/field/faults', TECHNICIAN)
    await page.locator('[data-fault] a').first().click()
    const kind = (await textOf(page, 'main h1')).split('：')[1] ?? ''
    await page.locator('.back').click()
    await page.getByRole('link', { name: '报修', exact: true }).first().click()
    await page.getByRole('radio', { name: kind, exact: true }).click()
    await page.getByRole('radio', { name: '一般' }).click()
    await page.locator('form textarea').fill('还是不响')
    await page.getByRole('button', { name: '提交报修' }).click()
    await page.getByRole('button', { name: '是另一处，照样报修' }).waitFor()
    await page.getByRole('button', { name: '是同一故障，补充我为知情人' }).click()
    await page.locator('[data-line=unsent]').waitFor({ state: 'detached' })
    await page.getByRole('link', { name: /待上传/ }).click()
    await expect.poll(() => textOf(page, '[data-section=received]')).toContain('补充知情人')
  })
})

/** As a phone’s camera would make it. */
async function aPicture(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 800, height: 600 })
    canvas.getContext('2d')?.fillRect(0, 0, 400, 600)
    return canvas.toDataURL('image/jpeg')
  })
  return Buffer.from(url.split(',')[1] ?? '', 'base64')
}

describe.each(['tech-01', 'admin'])('an event entered by %s', (username) => {
  test('without signal, with a photo, is in the ledger once, and the photo with it', async () => {
    const { page, problems } = await field.open(`/field/events/new?village=${QUIET}`, { username })
    await page.context().setOffline(true)
    const title = `送戏下乡（${username}）`
    await page.getByRole('button', { name: '提交' }).click()
    await expect.poll(() => textOf(page, 'form')).toContain('请选活动种类。')
    await page.getByRole('radio', { name: '演出' }).click()
    await page.getByLabel('内容').fill(title)
    await page.getByRole('textbox', { name: '人次' }).fill('300')
    await page.getByRole('button', { name: '不止这些 人次' }).click()
    const picture = { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: await aPicture(page) }
    await page.getByLabel('从相册选').setInputFiles(picture)
    await page.locator('[data-photo] img').waitFor()
    await page.getByRole('button', { name: '提交' }).click()
    await page.locator('[data-line=saved]').waitFor()
    await page.reload()
    expect(await textOf(page, '[data-line=unsent]')).toContain('1条记录、1张照片')
    await page.context().setOffline(false)
    await page.locator('[data-line=unsent]').waitFor({ state: 'detached' })
    const listed = await page.request.get(`/api/events?q=${encodeURIComponent(title)}`)
    expect(await listed.json()).toMatchObject({
      total: 1,
      items: [{ villageCode: QUIET, people: 300, atLeast: ['people'], files: [{ type: 'image/jpeg' }] }],
    })
    expect(problems).toEqual([])
  })
})
