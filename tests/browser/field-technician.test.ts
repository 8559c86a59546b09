/** The field app on a technician's phone: villages by urgency, a test, a fault led to its closing, and one that is open already. */
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
    expect(await textOf(page, '[data-line=proves]')).toContain('不能说明达标')
    await page.getByRole('button', { name: '+10 检测' }).click()
    expect(await textOf(page, '[data-line=proves]')).toBe('问题突出，低于 60%。')
    await page.getByRole('button', { name: '提交检测' }).click()
    await page.getByText('低于 95%，要不要报修？').waitFor()
    await page.locator('.after .main-action').click()
    await page.locator('form textarea').waitFor()
    expect(page.url()).toContain(`village=${QUIET}`)
  })

  test('keeps its counters in order, whichever is pressed', async () => {
    const { page } = await field.open(`/field/tests/new?village=${QUIET}`, TECHNICIAN)
    await page.getByRole('textbox', { name: '安装' }).fill('5')
    await page.getByRole('textbox', { name: '在响' }).fill('9')
    const values = await page
      .locator('.counter input')
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
    expect(values).toEqual(['9', '9', '9'])
  })
})

describe('a fault', () => {
  test('is reported, repaired, tested and closed without signal, and all of it arrives in order', async () => {
    const { page, problems } = await field.open(`/field/faults/new?village=${QUIET}`, TECHNICIAN)
    await page.context().setOffline(true)
    await page.getByRole('button', { name: '功放' }).click()
    await page.getByRole('button', { name: '较重' }).click()
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
    expect(await textOf(page, '[data-line=unsent]')).toBe('5条记录未上传')
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
    await page.getByRole('button', { name: kind, exact: true }).click()
    await page.getByRole('button', { name: '一般' }).click()
    await page.locator('form textarea').fill('还是不响')
    await page.getByRole('button', { name: '提交报修' }).click()
    await page.getByRole('button', { name: '是另一处，照样报修' }).waitFor()
    await page.getByRole('button', { name: '是同一故障，补充我为知情人' }).click()
    await page.locator('[data-line=unsent]').waitFor({ state: 'detached' })
    await page.getByRole('link', { name: /待上传/ }).click()
    expect(await textOf(page, '[data-section=received]')).toContain('补充知情人')
  })
})
