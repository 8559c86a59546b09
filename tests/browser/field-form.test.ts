/** The form of a log as it is filled in by hand: keys that send nothing, what is said where it is wrong, and a log taken back. */
import { expect, test } from 'vitest'
import { textOf } from './desk.ts'
import { type Ears, hearing } from './ears.ts'
import { fillShow, fieldOfAll, openBlock, pickVillage, sendShow } from './field.ts'

const field = fieldOfAll()
const ready = '[data-line=ready]'

test('Enter sends nothing, wherever it is pressed, also when the log is complete', async () => {
  const { page } = await field.open('/field/show/new', { username: 'team-10', hasWorker: true })
  await page.context().setOffline(true)
  await pickVillage(page)
  await page.getByRole('button', { name: '其他影片' }).click()
  await page.getByRole('searchbox', { name: '找影片' }).press('Enter')
  await page.getByRole('button', { name: '其他影片' }).click()
  await fillShow(page, 61)
  expect(await textOf(page, ready)).toMatch(/可提交|须核实/)
  await page.locator('#attendance').press('Enter')
  const receipt = await openBlock(page, 'receipt')
  await receipt.getByRole('textbox').press('Enter')
  const evening = await openBlock(page, 'show')
  await evening.locator('input[name=start]').press('Enter')
  await expect.poll(() => page.locator('[data-moment=after]').count()).toBe(1)
  await page.goto('/field')
  expect(await page.locator('[data-line=unsent]').count()).toBe(0)
})

test('what is missing is counted above the button; what is no number is said, and not thrown away', async () => {
  const { page } = await field.open('/field/show/new', { username: 'team-11' })
  await pickVillage(page)
  await page.locator('[data-film]').first().waitFor()
  // a show without a film does not begin, and the button goes to what is missing
  const chosen = page.locator('[data-film][aria-pressed=true]')
  if ((await chosen.count()) === 0) {
    await page.getByText('还没选影片').waitFor()
    await page.locator('[data-do=begin]').click()
    await page.getByText('请选影片。').waitFor()
  }
  await fillShow(page, 4)
  await page.locator('#attendance').fill('约八十')
  expect(await textOf(page, ready)).toBe('还缺1项：人数')
  await page.locator('#attendance').blur()
  await page.getByText('请填数字。').waitFor()
  expect(await page.locator('#attendance').inputValue()).toBe('约八十')
  await page.locator('#attendance').fill('80')
  await expect.poll(() => textOf(page, ready)).not.toContain('还缺')
})

test('after midnight is the next day and says so; an end before the start says that', async () => {
  const { page } = await field.open('/field/show/late', { username: 'team-11' })
  await pickVillage(page)
  await page.getByRole('button', { name: '昨晚' }).click()
  const times = await openBlock(page, 'times')
  await page.locator('input[name=start]').fill('22:50')
  await times.getByRole('button', { name: '改 结束' }).click()
  await page.locator('input[name=end]').fill('00:30')
  await expect.poll(() => textOf(page, '[data-line=next-day]')).toBe('次日')
  await page.locator('input[name=end]').fill('20:30')
  await page.getByText('结束 20:30 早于开始 22:50，请核对。').waitFor()
  expect(await page.locator('[data-line=next-day]').count()).toBe(0)
  await expect.poll(() => textOf(page, ready)).toContain('对不上：时间')
  expect(await page.locator('[data-do=send]').innerText()).toBe('去改时间')
})

test('three numbers of speakers never change one another; the impossible one is red where it stands', async () => {
  const { page } = await field.open('/field/show/new', { username: 'team-12', hasWorker: true })
  await page.context().setOffline(true)
  await pickVillage(page)
  await fillShow(page, 44)
  await openBlock(page, 'speakers')
  const count = (name: string) => page.locator(`[data-counter=${name}] input`)
  for (const [name, value] of [
    ['speakersInstalled', '32'],
    ['speakersTested', '28'],
    ['speakersSounding', '30'],
  ] as const)
    await count(name).fill(value)
  await page.getByText(/在响30只，比测了的28只多。/).waitFor()
  expect(await count('speakersSounding').getAttribute('aria-invalid')).toBe('true')
  expect([await count('speakersInstalled').inputValue(), await count('speakersTested').inputValue()]).toEqual([
    '32',
    '28',
  ])
  expect(await textOf(page, ready)).toBe('1处对不上：喇叭')
  await openBlock(page, 'people')
  await page.getByRole('button', { name: '去改喇叭' }).click()
  await page.getByRole('button', { name: '不测了' }).click()
  await expect.poll(() => textOf(page, ready)).not.toContain('喇叭')
})

test('a log that has not left the phone is taken back into its form, changed, and sent', async () => {
  const { page } = await field.open('/field/show/new', { username: 'team-14', hasWorker: true })
  await page.context().setOffline(true)
  await pickVillage(page)
  await fillShow(page, 640)
  await sendShow(page)
  await page.locator('[data-line=saved]').waitFor()
  // while it is tried it cannot be taken back: the button is away for a moment
  const takeBack = page.locator('[data-do=take-back]')
  const isForm = async (): Promise<number> => {
    await takeBack.click({ timeout: 1000 }).catch(() => undefined)
    return page.locator('[data-moment=after]').count()
  }
  await expect.poll(isForm, { timeout: 20_000 }).toBe(1)
  await openBlock(page, 'people')
  expect(await page.locator('#attendance').inputValue()).toBe('640')
  await page.locator('#attendance').fill('64')
  await sendShow(page)
  await page.context().setOffline(false)
  await page.locator('[data-line=received]').waitFor()
  expect(await textOf(page, '.facts')).toContain('64')
})

test('a log that arrived is taken back without a reason just after, and is void at the bureau', async () => {
  const { page } = await field.open('/field/show/new', { username: 'team-15' })
  await pickVillage(page)
  await fillShow(page, 71)
  await sendShow(page)
  await page.locator('[data-line=received]').waitFor()
  await page.locator('[data-do=withdraw]').click()
  const told = page.waitForResponse(/\/void$/)
  await page.locator('[data-do=withdraw-yes]').click()
  const answer = (await (await told).json()) as { status: string; history: { action: string; reason?: string }[] }
  expect(answer.status).toBe('voided')
  await page.getByText('已作废，不计入。').first().waitFor()
})

test('an older log is void only with a reason', async () => {
  const { page } = await field.open('/field/logs', { username: 'team-16' })
  await page.locator('.row-link', { hasText: '已提交' }).first().click()
  await page.locator('[data-do=withdraw]').click()
  await page.locator('[data-do=withdraw-yes]').click()
  await page.getByText('请写明作废原因。').waitFor()
  await page.getByLabel('作废原因').fill('同一场记了两次')
  const told = page.waitForResponse(/\/void$/)
  await page.locator('[data-do=withdraw-yes]').click()
  expect((await told).status()).toBe(200)
})

test('a returned log opens at what the office named, with its reason, who and when, and its correction is received', async () => {
  const { page } = await field.open('/field/outbox', {
    username: 'team-01',
    before: (context) => context.addInitScript(hearing),
  })
  const reason = '观众人次填了 640，与当晚照片相差太多'
  const row = page.locator('.row', { hasText: reason })
  await row.getByRole('link', { name: '更正' }).click()
  const people = page.locator('[data-block=people][data-open]')
  await people.waitFor()
  expect(await textOf(page, '[data-line=returned]')).toMatch(/\S+ 6月\d+日.*观众人次填了/)
  expect(await page.locator('#attendance').inputValue()).toBe('640')
  // not wrong at all: then it is explained
  await page.locator('[data-do=explain]').click()
  const note = page.locator('[data-block=note][data-open] textarea')
  await note.fill('当晚下雨')
  // dictated behind what stands there, as it is understood; twice in a hurry is once
  const say = (heard: string) => page.evaluate((text) => (window as unknown as Ears).say(text), heard)
  const dictate = page.locator('[data-do=dictate]')
  await dictate.dblclick()
  await page.locator('[data-dictate=on]').waitFor()
  await say('后来停')
  await say('后来停电')
  await expect.poll(() => note.inputValue()).toBe('当晚下雨，后来停电')
  // what is typed meanwhile is not written over
  await note.pressSequentially('了')
  await say('别的')
  await page.locator('[data-dictate=off]').waitFor()
  expect(await note.inputValue()).toBe('当晚下雨，后来停电了')
  await page.evaluate(() => ((window as unknown as Ears).refusal = 'not-allowed'))
  await dictate.click()
  await page.getByText('话筒没有授权。').waitFor()
  await openBlock(page, 'people')
  await page.locator('#attendance').fill('64')
  expect(await people.locator('s').innerText()).toBe('640')
  await page.getByRole('button', { name: '再交一次' }).click()
  await page.locator('[data-line=received]').waitFor()
  expect(await textOf(page, '.facts')).toContain('64')
})

test('a returned log that was not changed is asked about before it is sent as it is', async () => {
  const { page } = await field.open('/field/outbox', { username: 'team-01' })
  await page.locator('[data-section=returned], section').getByRole('link', { name: '更正' }).first().click()
  await page.locator('[data-moment=after]').waitFor()
  await page.locator('[data-do=send]').click()
  await page.locator('[data-line=unchanged]').waitFor()
  expect(await page.locator('[data-moment=after]').count()).toBe(1)
  await openBlock(page, 'people')
  await page.locator('#attendance').fill('65')
  await page.locator('[data-line=unchanged]').waitFor({ state: 'detached' })
})

test('a film in no list is written as it is called, and can be taken off again', async () => {
  const { page } = await field.open('/field/show/new', { username: 'team-17' })
  await pickVillage(page)
  await page.getByRole('button', { name: '其他影片' }).click()
  await page.getByRole('searchbox', { name: '找影片' }).fill('草原儿女')
  await page.locator('[data-do=write-title]').click()
  await expect.poll(() => textOf(page, '[data-title]')).toContain('《草原儿女》')
  await page.locator('[data-finding=film_unlisted]').waitFor()
  await page.locator('[data-title]').click()
  await expect.poll(() => page.locator('[data-title]').count()).toBe(0)
})

test('a show of the last seven evenings can be said not to have been held', async () => {
  const { page } = await field.open('/field/villages', { username: 'team-18', hasWorker: true })
  await page.context().setOffline(true)
  const row = page.locator('[data-standing=missing]').first()
  await row.getByRole('button', { name: /没放成/ }).click()
  const days = await row.locator('option').allInnerTexts()
  expect([days.length, days[0], days.at(-1)]).toEqual([7, '今晚（6月30日）', '6月24日'])
  await row.getByLabel('哪一晚').selectOption({ label: '6月27日' })
  await row.getByRole('button', { name: '下雨' }).click()
  await row.getByText('6月27日没放成：下雨').waitFor()
})

test('a photo from the album is marked as such', async () => {
  const { page } = await field.open('/field/show/late', { username: 'team-19' })
  await pickVillage(page)
  await page.getByRole('button', { name: '相册 照片' }).click()
  await expect.poll(() => page.getByLabel('从相册选散场').getAttribute('capture')).toBeNull()
  await page.getByLabel('从相册选散场').setInputFiles('.github/desk.png')
  await page.locator('.photo img[src^=blob]').waitFor()
  expect(await textOf(page, '.photo')).toContain('散场（相册）')
})

test('a fault lacking everything says what to choose and write, in words', async () => {
  const { page } = await field.open('/field/faults/new?village=510723100202', { username: 'tech-01' })
  await page.getByRole('button', { name: '提交报修' }).click()
  await expect
    .poll(() => page.locator('.says:not(:empty)').allInnerTexts())
    .toEqual(['请选故障类别。', '请选轻重。', '请写明故障情况。'])
  expect(await page.locator('[aria-invalid=true]').count()).toBe(3)
  await page.getByRole('radio', { name: '无声' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => page.getByRole('radio', { name: '断续杂音' }).getAttribute('aria-checked')).toBe('true')
})
