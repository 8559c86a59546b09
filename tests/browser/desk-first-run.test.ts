/** A new office, from the link on the console to its teams' cards and its first target, in both languages. */
import { readFileSync } from 'node:fs'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { t } from '../../src/client/desk/later-words.ts'
import { speak } from '../../src/client/shared/words.ts'
import { gbkOf } from '../exchange/sheets.ts'
import { registerFiles } from '../register-files.ts'
import { startServer } from '../server.ts'
import { theBrowser } from './chromium.ts'
import { textOf, violations } from './desk.ts'

let browser: Browser
beforeAll(async () => {
  browser = await theBrowser()
})

const asked = async <T>(page: Page, path: string): Promise<T> => (await (await page.request.get(path)).json()) as T
interface Items<T> {
  items: T[]
  total: number
}
interface Chosen {
  name: string
  mimeType: string
  buffer: Buffer
}
const csv = (name: string, text: string | Buffer): Chosen => ({
  name,
  mimeType: 'text/csv',
  buffer: typeof text === 'string' ? Buffer.from(text) : text,
})

/** The office's own machine: a server without a register, and the page that its printed link opens. */
async function aNewOffice(language: 'zh' | 'en'): Promise<Page> {
  speak(language)
  const server = await startServer({ env: { REGISTER_DIR: 'none' } })
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1366, height: 768 } })
  onTestFinished(async () => {
    speak('zh')
    await context.close()
    await server.stop()
  })
  context.setDefaultTimeout(20_000)
  const link = new URL(/(http\S+#enrol=\S+)/.exec(server.output())?.[1] ?? '')
  const page = await context.newPage()
  await page.addInitScript((chosen) => localStorage.setItem('language', chosen), language)
  await page.goto(link.pathname + link.hash)
  return page
}

async function setPassword(page: Page): Promise<void> {
  await page.locator('form button[type=submit]').click()
  await page.locator('input[name=password]').fill('correct horse')
  await page.locator('input[name=again]').fill('correct horse')
  await page.getByRole('button', { name: t('save_password') }).click()
  await page.getByRole('button', { name: t('go_on') }).click()
  await page.waitForURL('**/start')
  await page.locator('[data-step=register]').waitFor()
}

const choose = (page: Page, files: Chosen[]): Promise<void> => page.locator('#register-files').setInputFiles(files)
const isEmpty = async (page: Page): Promise<boolean> => {
  const [villages, loads] = [
    await asked<Items<unknown>>(page, '/api/villages?limit=1'),
    await asked<Items<unknown>>(page, '/api/audit?action=load'),
  ]
  return villages.total === 0 && loads.items.length === 0
}
const steps = (page: Page): Promise<string[]> =>
  page.locator('[data-step][data-left=true]').evaluateAll((all) => all.map((step) => step.dataset.step ?? ''))

describe.each([
  ['zh', 'GB18030', (text: string) => Buffer.from(gbkOf(text))],
  ['en', 'UTF-8', (text: string) => Buffer.from(text)],
] as const)('a new office that reads %s and has its files in %s', (language, _, encoded) => {
  test('goes from its link to its register, its cards and its first target', async () => {
    const page = await aNewOffice(language)
    await setPassword(page)
    expect(await steps(page)).toEqual(['register', 'phones'])
    expect(await textOf(page, 'main')).toContain(t('start_lead', { count: 2 }))

    const files = registerFiles()
    const without = [...files].filter(([name]) => name !== 'targets.csv')
    const send = (villages: string) =>
      choose(
        page,
        without.map(([name, text]) => csv(name, encoded(name === 'villages.csv' ? villages : text))),
      )
    const villages = files.get('villages.csv') ?? ''
    await send(villages.replace(/^(510723\d+,[^,]+),\d+/m, '$1,999'))
    await page.locator('[data-table=problems] tbody tr').first().waitFor()
    expect(await textOf(page, '[data-table=problems] tbody tr')).toMatch(/^villages\.csv 2 township_code 999 .{6,}/)
    expect(await page.getByRole('button', { name: t('bring_load') }).count()).toBe(0)
    expect(await violations(page)).toEqual([])
    expect(await isEmpty(page)).toBe(true)

    await send(villages)
    await page.locator('[data-part=counts]').waitFor()
    const counts = { townships: 36, villages: 453, teams: 22, films: 19, targets: 0 }
    expect(await textOf(page, '[data-part=counts]')).toBe(t('bring_counts', counts))
    expect(await isEmpty(page)).toBe(true)
    await page.getByRole('button', { name: t('bring_load') }).click()
    await page.locator('[data-figure=register]').waitFor()
    expect(await textOf(page, '[data-figure=register]')).toBe(t('start_register_known', { villages: 453, teams: 22 }))
    const { items } = await asked<Items<{ name: string }>>(page, '/api/villages?q=sqc')
    expect(items.map(({ name }) => name)).toContain('三清村')
    expect(await steps(page)).toEqual(['phones', 'target'])

    await page.getByRole('link', { name: t('start_phones_go') }).click()
    await page.getByRole('button', { name: t('cards_for_teams', { count: 22 }) }).click()
    await page.locator('.enrol-card').nth(21).waitFor()
    const code = await page.locator('.enrol-code').first().innerText()
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(6)
    // as wide as A4: nothing on a card is cut off
    await page.setViewportSize({ width: 794, height: 1123 })
    await page.emulateMedia({ media: 'print' })
    const cut = await page
      .locator('.enrol-card')
      .evaluateAll(
        (cards) =>
          cards.filter((card) => card.scrollHeight > card.clientHeight || card.scrollWidth > card.clientWidth).length,
      )
    expect(cut).toBe(0)
    await page.emulateMedia({ media: 'screen' })
    await page.setViewportSize({ width: 1366, height: 768 })
    const phone = await browser.newContext({ baseURL: new URL(page.url()).origin })
    onTestFinished(() => phone.close())
    const headers = { origin: new URL(page.url()).origin }
    expect((await phone.request.post('/api/enrolments/redeem', { data: { code }, headers })).status()).toBe(200)

    await page.goto('/start')
    await page.getByText(t('start_phones_left', { count: 21 })).waitFor()
    await page
      .locator('[data-step=target]')
      .getByRole('link', { name: t('target_add') })
      .click()
    const amount = { code: 'county', name: '全年放映', amount: '5436', unit: '场' }
    for (const [name, value] of Object.entries(amount)) await page.locator(`form input[name=${name}]`).fill(value)
    await page.locator('form.form button[type=submit]').click()
    await page.locator('[data-list=versions] li').first().waitFor()
    await page.goto('/start')
    await page.getByText(t('start_target_done')).waitFor()
    expect(await steps(page)).toEqual(['phones'])
    const { targets } = await asked<{ targets: { amount: number }[] }>(page, '/api/overview')
    expect(targets.map((target) => target.amount)).toEqual([5436])
  }, 120_000)

  test('is told what is wrong with a file before anything is sent, and may take the sample', async () => {
    const page = await aNewOffice(language)
    await setPassword(page)
    let sent = 0
    await page.route('**/api/register**', (route) => (sent++, route.continue()))
    await choose(page, [csv('villages.csv', Buffer.alloc(5.5 * 1_048_576, 0x61))])
    expect(await textOf(page, '[data-part=chosen] .wrong')).toBe(t('bring_too_large', { megabytes: '5.5', most: 5 }))
    // 4.9 MB of quotation marks are more once they stand in JSON
    await choose(page, [csv('villages.csv', Buffer.alloc(4.9 * 1_048_576, 0x22))])
    await page.locator('[data-part=chosen] .wrong').waitFor()
    expect(await textOf(page, '[data-part=chosen] .wrong')).toBe(t('bring_too_large', { megabytes: '9.9', most: 5 }))
    await choose(page, [csv('登记册.xls', 'PK')])
    expect(await textOf(page, '[data-part=chosen] .wrong')).toBe(t('bring_workbook', { names: '登记册.xls' }))
    await choose(page, [csv('喇叭.csv', 'code,name')])
    expect(await textOf(page, '[data-part=chosen] .wrong')).toBe(t('bring_strange', { names: '喇叭.csv' }))
    expect([sent, await isEmpty(page)]).toEqual([0, true])
    await page.getByRole('button', { name: t('bring_sample') }).click()
    await page.locator('[data-figure=register]').waitFor()
    expect(await textOf(page, '[data-step=register]')).toContain('REGISTER_DIR=none')
    expect((await asked<Items<unknown>>(page, '/api/villages?limit=1')).total).toBe(453)
    expect(await steps(page)).toEqual(['phones'])
  }, 60_000)
})

test.each(['zh', 'en'] as const)(
  'a new office that reads %s fills in the form with Excel',
  async (language) => {
    const page = await aNewOffice(language)
    await setPassword(page)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: t('bring_form') }).click(),
    ])
    expect(download.suggestedFilename()).toBe(language === 'zh' ? '登记册.xlsx' : 'register.xlsx')
    const { sheets } = await readXlsx(readFileSync(await download.path()))
    const [, townships, villages, teams] = sheets
    const sheetNames = sheets.map(({ name }) => name)
    const fill = async (village: (string | null)[]): Promise<void> => {
      const rows = [[], [], [village], [['team-01', '放映一队']], [], []] as string[][][]
      const filled = sheets.map(({ name, rows: [header = [], ...notes] }, i) => ({
        name,
        rows: [header, ...(i === 0 ? notes : (rows[i] ?? []))],
      }))
      const buffer = Buffer.from(await writeXlsx({ sheets: filled }))
      const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
      await choose(page, [{ name: download.suggestedFilename(), mimeType, buffer }])
    }
    const good = ['510723100202', '河溪村', '云溪镇', null, '放映一队']
    await fill(good.with(4, '放映九队'))
    await page.locator('[data-table=problems] tbody tr').first().waitFor()
    const [file, column] = [`${download.suggestedFilename()} › ${villages?.name}`, villages?.rows[0]?.[4]]
    expect(await textOf(page, '[data-table=problems] tbody tr')).toMatch(
      new RegExp(`^${file} 2 ${String(column)} 放映九队 .*放映九队`),
    )
    expect(await violations(page)).toEqual([])
    await fill(good)
    await page.locator('[data-part=counts]').waitFor()
    const counts = { townships: 1, villages: 1, teams: 1, films: 0, targets: 0 }
    expect(await textOf(page, '[data-part=counts]')).toBe(t('bring_counts', counts))
    expect(await isEmpty(page)).toBe(true)
    await page.getByRole('button', { name: t('bring_load') }).click()
    await page.locator('[data-figure=register]').waitFor()
    const { items } = await asked<Items<{ name: string; teamCode: string }>>(page, '/api/villages')
    expect(items).toMatchObject([{ name: '河溪村', townshipName: '云溪镇', teamCode: 'team-01' }])
    expect([sheetNames.length, townships?.rows.length, teams?.rows.length]).toEqual([6, 1, 1])

    expect(await steps(page)).toEqual(['office', 'phones', 'target'])
    const office = page.locator('[data-step=office]')
    const sendPlace = async (place: string) => {
      await office.locator('input[name=COUNTY_POSITION]').fill(place)
      await office.locator('button[type=submit]').click()
    }
    await office.locator('input[name=OFFICE_NAME]').fill('某某县文化局')
    await sendPlace('31.2')
    await office.getByText(t('position_range')).waitFor()
    await sendPlace('105.4 31.2')
    expect(await office.locator('input[aria-invalid=true]').getAttribute('name')).toBe('COUNTY_POSITION')
    expect(await violations(page)).toEqual([])
    await sendPlace('31.2，105.4')
    await office.locator('[data-figure=office]').waitFor()
    expect(await textOf(page, '[data-figure=office]')).toBe(t('start_office_done', { name: '某某县文化局' }))
    expect(await steps(page)).toEqual(['phones', 'target'])

    await page.locator('[data-part=replace] summary').click()
    await fill(good.with(1, '新河溪村'))
    await page.locator('[data-part=counts]').waitFor()
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: t('bring_replace') }).click()])
    await page.locator('[data-figure=register]').waitFor()
    expect((await asked<Items<object>>(page, '/api/villages')).items).toMatchObject([{ name: '新河溪村' }])
  },
  60_000,
)
