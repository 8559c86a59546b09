/** The field app on a technician's phone: villages by urgency, a test, a fault led to its closing, and one that is open already. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { FaultDetail } from '../../src/contract/faults.ts'
import { textOf } from './desk.ts'
import { fieldOfAll } from './field.ts'
import { aPicture, dragByFinger, middleOf, roundKept } from './phone-parts.ts'

const field = fieldOfAll()

const TECHNICIAN = { username: 'tech-01' }
/** Of the sample: a village where it has neither a fault nor a test. */
const QUIET = '510723100202'

const urgenciesOn = (page: Page): Promise<string[]> =>
  page.locator('[data-urgency]').evaluateAll((rows) => rows.map((row) => row.dataset['urgency'] ?? ''))
const stopsOn = (page: Page): Promise<string[]> =>
  page.locator('[data-stop]').evaluateAll((rows) => rows.map((row) => row.dataset['stop'] ?? ''))

test('villages stand in the order of urgency, an overdue fault first; the first one leads to its fault', async () => {
  const { page, problems } = await field.open('/field', TECHNICIAN)
  const order = ['overdue', 'severe', 'stale', 'low', 'untested', 'pass']
  const going = await urgenciesOn(page)
  expect(going).toEqual([...going].sort((a, b) => order.indexOf(a) - order.indexOf(b)))
  expect([going[0], going.includes('pass')]).toEqual(['overdue', false])
  const first = await textOf(page, '.pole-name a')
  await page.locator('[data-do=go]').click()
  await expect.poll(() => textOf(page, '.back')).toBe(first)
  await page.getByRole('link', { name: '我的村' }).click()
  await page.locator('[data-list=villages]').waitFor()
  const seen = await urgenciesOn(page)
  expect(seen).toEqual([...seen].sort((a, b) => order.indexOf(a) - order.indexOf(b)))
  expect(problems).toEqual([])
})

test('the day’s round is put in order by hand, by finger too, without signal, ticked, there after a restart, and asked about next morning', async () => {
  const { page, problems } = await field.open('/field/round', { ...TECHNICIAN, hasWorker: true })
  await page.context().setOffline(true)
  await page.locator('[data-do=propose]').click()
  await page.locator('[data-stop]').first().waitFor()
  const [first = '', second = '', third = '', ...rest] = await stopsOn(page)
  const down = page.locator(`[data-stop="${first}"] [data-by=down]`)
  await down.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => stopsOn(page)).toEqual([second, first, third, ...rest])
  // the button that was pressed is under the finger still
  await page.keyboard.press('Enter')
  await expect.poll(() => stopsOn(page)).toEqual([second, third, first, ...rest])
  const grip = `[data-stop="${first}"] .grip`
  await dragByFinger(page, grip, `[data-stop="${third}"]`)
  await expect.poll(() => stopsOn(page)).toEqual([second, first, third, ...rest])
  const [from, to] = [await middleOf(page, grip), await middleOf(page, `[data-stop="${second}"]`)]
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x, to.y, { steps: 8 })
  await page.mouse.up()
  await expect.poll(() => stopsOn(page)).toEqual([first, second, third, ...rest])
  await page.locator(`[data-stop="${first}"] input`).check()
  await expect.poll(async () => (await roundKept(page))?.stops[0]?.isDone).toBe(true)
  await page.reload()
  await page.locator(`[data-stop="${first}"][data-done=true]`).waitFor()
  expect(await stopsOn(page)).toEqual([first, second, third, ...rest])
  await page.getByRole('link', { name: '先去哪' }).first().click()
  await expect.poll(() => page.locator('.pole').getAttribute('data-village')).toBe(second)
  expect(await textOf(page, '[data-go=round]')).toBe(`今天的路线：${rest.length + 3}个村去了1个`)
  await roundKept(page, '2017-06-29')
  await page.goto('/field/round')
  await page.locator('[data-round=before]').waitFor()
  await page.getByRole('button', { name: '接着用' }).click()
  await expect.poll(() => stopsOn(page)).toEqual([second, third, ...rest])
  expect(problems).toEqual([])
})

describe('a speaker test', () => {
  test('by big counters says what it proves, and offers a report when the village is below the line', async () => {
    const { page } = await field.open(`/field/tests/new?village=${QUIET}`, TECHNICIAN)
    await page.getByRole('textbox', { name: '安装' }).fill('20')
    await page.getByRole('textbox', { name: '检测' }).fill('10')
    await page.getByRole('textbox', { name: '在响' }).fill('10')
    await expect.poll(() => textOf(page, '[data-line=proves]')).toContain('不能说明达标')
    expect(await page.locator('.horn-untested').count()).toBe(11)
    await page.getByRole('button', { name: '全部 20 检测' }).click()
    await expect.poll(() => textOf(page, '[data-line=proves]')).toBe('20只响10只，不到60%。')
    expect(await page.getByText('再修好9只达标。').count()).toBe(1)
    expect(await page.getByRole('img', { name: '20只中10只在响' }).locator('.horn-silent').count()).toBe(10)
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

  test('a number of speakers that is not the known one is taken, and told as a difference', async () => {
    const { page } = await field.open('/field/villages', TECHNICIAN)
    await page.locator('[data-urgency=pass] a').first().click()
    await page.getByRole('link', { name: '检测喇叭' }).click()
    const installed = page.getByRole('textbox', { name: '安装' })
    const before = await installed.inputValue()
    expect(await textOf(page, '[data-counter=speakersInstalled] label')).toContain(`登记${before}只`)
    await installed.fill('400')
    await page.getByRole('textbox', { name: '检测' }).fill('400')
    await page.getByRole('textbox', { name: '在响' }).fill('400')
    const said = page.locator('[data-counter=speakersInstalled]')
    await said.getByText(`登记${before}只，您数的是400只：照您数的上报，办公室会看到差异。`).waitFor()
    expect(await textOf(page, '[data-line=proves]')).toContain('达标')
    expect(await said.locator('.says').innerText()).toBe('')
  })
})

describe('a fault', () => {
  test('is reported with a photo, repaired, tested and closed without signal, and all of it arrives once and in order', async () => {
    const { page, problems } = await field.open(`/field/faults/new?village=${QUIET}`, {
      ...TECHNICIAN,
      hasWorker: true,
    })
    await page.context().setOffline(true)
    await page.getByRole('radio', { name: '功放' }).click()
    await page.getByRole('radio', { name: '较重' }).click()
    await page.locator('form textarea').fill('功放无输出')
    await page.getByLabel('拍修前照片').setInputFiles(await aPicture(page, 400))
    await page.locator('[data-photo] img').waitFor()
    await page.getByRole('button', { name: '提交报修' }).click()
    await page.getByRole('link', { name: '去看报修单' }).click()
    await page.getByRole('button', { name: '开始处理' }).click()
    await page.getByRole('button', { name: '报告修好' }).click()
    await page.getByLabel('拍修后照片').setInputFiles(await aPicture(page, 800))
    await expect.poll(() => page.locator('[data-photo] img').count()).toBe(2)
    await page.getByRole('link', { name: '复测办结' }).click()
    await page.getByRole('textbox', { name: '安装' }).fill('20')
    await page.getByRole('textbox', { name: '检测' }).fill('10')
    await page.getByRole('textbox', { name: '在响' }).fill('10')
    await expect.poll(() => textOf(page, '[data-line=bar]')).toContain('不能办结')
    await page.getByRole('textbox', { name: '检测' }).fill('20')
    await expect.poll(() => textOf(page, '[data-line=bar]')).toContain('还不到95%')
    await page.getByRole('button', { name: '没修好，重开再修' }).waitFor()
    await page.getByRole('textbox', { name: '在响' }).fill('20')
    await expect.poll(() => textOf(page, '[data-line=bar]')).toBe('达标，随这次复测办结')
    await page.getByRole('button', { name: '提交复测并办结' }).click()
    await page.getByRole('link', { name: '去看报修单' }).click()
    await page.getByText('已办结').first().waitFor()
    await page.reload()
    await expect.poll(() => textOf(page, '[data-line=unsent]')).toContain('5条记录、2张照片')
    await page.context().setOffline(false)
    await page.locator('[data-line=unsent]').waitFor({ state: 'detached' })
    expect(await textOf(page, '[data-line=fault-state]')).toBe('已办结')
    const told = (await (await page.request.get(`/api/faults/${page.url().split('/').at(-1)}`)).json()) as FaultDetail
    expect(told.events.map(({ action }) => action)).toEqual(['report', 'start', 'repaired', 'close'])
    expect(told.photos.map(({ kind }) => kind).sort()).toEqual(['after', 'before'])
    expect(told.proof).toMatchObject({ speakersSounding: 20, speakersInstalled: 20 })
    expect(problems).toEqual([])
  })

  test('of one machine is reported from its own page, and told there', async () => {
    const { page, problems } = await field.open('/field', { ...TECHNICIAN, hasWorker: true })
    const resource = { resourceCode: 'horn-7', villageCode: QUIET, kind: 'horn' }
    const status = await page.evaluate(async (one) => {
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify({ resources: [one] })
      return (await fetch('/api/speaker-resources', { method: 'PUT', headers, body })).status
    }, resource)
    expect(status).toBe(200)
    await page.goto('/field/devices/horn-7')
    await page.getByRole('link', { name: '报修这台设备' }).click()
    await page.getByRole('radio', { name: '一般' }).click()
    await page.locator('form textarea').fill('只响一半')
    await page.getByRole('button', { name: '提交报修' }).click()
    await page.getByRole('link', { name: '去看报修单' }).click()
    await expect.poll(() => textOf(page, 'main')).toContain('horn-7')
    await page.context().setOffline(true)
    await page.goto(`/field/devices/horn-7?village=${QUIET}`)
    await page.locator('[data-list=machine-faults] [data-fault]').waitFor()
    expect(await page.getByRole('link', { name: '检测喇叭' }).count()).toBe(1)
    expect(problems).toEqual([])
  })

  test('that somebody reported already is told, and one joins as a witness or insists', async () => {
    const { page } = await field.open('/field/faults', TECHNICIAN)
    await page.locator('[data-fault] a').first().click()
    const open = page.url().split('/').at(-1) ?? ''
    const kind = (await textOf(page, 'main h1')).split('：')[1] ?? ''
    await page.locator('.back').click()
    await page.getByRole('link', { name: '报修', exact: true }).first().click()
    await page.getByRole('radio', { name: kind, exact: true }).click()
    await page.getByRole('radio', { name: '一般' }).click()
    await page.locator('form textarea').fill('还是不响')
    await page.getByLabel('拍修前照片').setInputFiles(await aPicture(page, 500))
    await page.locator('[data-photo] img').waitFor()
    await page.getByRole('button', { name: '提交报修' }).click()
    await page.getByRole('button', { name: '是另一处，照样报修' }).waitFor()
    await page.getByRole('button', { name: '是同一故障，补充我为知情人' }).click()
    await page.locator('[data-line=unsent]').waitFor({ state: 'detached' })
    await page.getByRole('link', { name: /待上传/ }).click()
    await expect.poll(() => textOf(page, '[data-section=received]')).toContain('补充知情人')
    // what was photographed is of the fault that is open
    const told = (await (await page.request.get(`/api/faults/${open}`)).json()) as FaultDetail
    expect(told.photos.map((photo) => photo.kind)).toEqual(['before'])
  })
})

describe.each(['tech-01', 'admin'])('an event entered by %s', (username) => {
  test('without signal, with a photo, is in the ledger once, and the photo with it', async () => {
    const { page, problems } = await field.open(`/field/events/new?village=${QUIET}`, { username, hasWorker: true })
    await page.context().setOffline(true)
    const title = `送戏下乡（${username}）`
    await page.getByRole('button', { name: '提交' }).click()
    await expect.poll(() => textOf(page, 'form')).toContain('请选活动种类。')
    await page.getByRole('radio', { name: '演出' }).click()
    await page.getByLabel('内容').fill(title)
    await page.getByRole('textbox', { name: '人次' }).fill('300')
    await page.getByRole('button', { name: '不止这些 人次' }).click()
    await page.getByLabel('从相册选').setInputFiles(await aPicture(page))
    await page.locator('[data-photo] img').waitFor()
    await page.getByRole('button', { name: '提交' }).click()
    await page.locator('[data-line=saved]').waitFor()
    await page.reload()
    await expect.poll(() => textOf(page, '[data-line=unsent]')).toContain('1条记录、1张照片')
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
