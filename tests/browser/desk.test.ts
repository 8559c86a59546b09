/** The managers' page as it is drawn and the pages it leads to: the golden numbers of 30 June 2017, and the logs behind them. */
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { deskOfAll, seeGrid, textOf } from './desk.ts'
import { goTo } from './desk-pages.ts'
import { settled } from './settled.ts'

const desk = deskOfAll()
let page: Page
let problems: string[]
const COUNTY = 'screenings-county'
const DESIGNATED = 'screenings-designated'
const cell = (target: string, name: string, deadline: string): string =>
  `[data-table=standing] [data-deadline="2017-${deadline}"] [data-steer=${target}] [data-figure=${name}]`
const done = (target: string): string => `[data-table=standing] [data-steer=${target}] [data-figure=done]`
/** The page the test before left. */
const home = async (): Promise<void> => {
  await page.goto('/')
  await page.locator('[data-table=teams] tbody tr').first().waitFor()
}
/** The page of a target, which has all its figures. */
const task = async (target: string): Promise<void> => {
  await goTo(page, `/tasks/${target}`)
  await page.locator(`[data-target=${target}] .completion`).waitFor()
}
/** Follows a link to the logs, and answers how many there are. */
async function logsBehind(selector: string): Promise<number> {
  await page.locator(selector).first().click()
  await page.locator('[data-figure=total]').waitFor()
  return Number((await textOf(page, '[data-figure=total]')).replace(/\D/g, ''))
}

beforeAll(async () => {
  ;({ page, problems } = await desk.open('/', { username: 'admin' }))
  await page.locator('[data-steer]').first().waitFor()
})

const DAYS_ETC = ['timeProgress', 'verdict', 'daysLeft', 'neededPerDay', 'pacePerDay', 'outlook']
const STANDING = [
  [COUNTY, '11-30', '慢于序时 −2.03', '17.11', '15.8%'],
  [COUNTY, '12-31', '快于序时 +2.57', '14.23', '88%'],
  [DESIGNATED, '11-30', '快于序时 +0.14', '0.90', '51.1%'],
  [DESIGNATED, '12-31', '快于序时 +4.74', '0.74', '90%以上'],
] as const

describe('on 30 June 2017 the page reads', () => {
  test('how far the county is from its plan, and what it takes', async () => {
    expect(await textOf(page, 'h1')).toBe('全县比序时少放映111场；每天须由15.8场提到17.1场')
    const lead = await textOf(page, '[data-figure=lead]')
    expect(lead).toContain('距11月30日还有153天，尚需放映2618场。照目前进度预计短缺205场。')
    expect(lead).toContain('按目前进度，11月30日前完成的可能性约为15.8%。')
  })

  test('what is done of both targets', async () => {
    const standing = (target: string) => textOf(page, `[data-table=standing] [data-steer=${target}] .completion`)
    expect(await standing(COUNTY)).toBe('52.16% 2854 / 5472 场')
    expect(await standing(DESIGNATED)).toBe('54.33% 163 / 300 场')
  })

  test('the day it speaks of, and which logs it counts', async () => {
    expect(await textOf(page, '.freshness')).toContain('截至 2017年6月30日')
    expect(await textOf(page, '.basis')).toContain('计入数字的是“已提交、已审核（有效）”的记录')
  })

  test.each(STANDING)(
    '%s against %s: the verdict, what is needed and the chance',
    async (target, deadline, ...says) => {
      const [verdict, needed, chance] = says
      expect(await textOf(page, cell(target, 'verdict', deadline))).toBe(verdict)
      expect(await textOf(page, cell(target, 'needed', deadline))).toBe(`每天${needed}`)
      expect(await textOf(page, cell(target, 'chance', deadline))).toBe(`可能性${chance}`)
    },
  )

  test('both rates of audibility, the bands, and the worst village first', async () => {
    expect(await textOf(page, '[data-figure=villages]')).toBe('达标的村 36% 9 / 25')
    expect(await textOf(page, '[data-figure=speakers]')).toMatch(/^在响的喇叭 \d+(\.\d)?% \d+ \/ \d+$/)
    expect(await textOf(page, '#below h2')).toBe('16个贫困村通响率低于95%，其中4个不足60%')
    expect(await textOf(page, '#passing summary')).toBe('达标的 9 个村')
    expect(await page.locator('#passing li').count()).toBe(9)
    expect(await page.locator('[data-list=below] [data-band=low]').count()).toBe(12)
    expect(await page.locator('[data-list=below] [data-band=severe]').count()).toBe(4)
    const rates = await page.locator('[data-list=below] .strip-rate').allInnerTexts()
    const numbers = rates.map((text) => Number(text.split('%')[0]))
    expect(numbers).toHaveLength(16)
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  })

  test('22 teams, the furthest behind first, and what they come to', async () => {
    const gaps = await page.locator('[data-table=teams] tbody [data-figure=gap]').allInnerTexts()
    const numbers = gaps.map((text) => Number(text.replace('少', '-').replace('多', '').replace('序时', '0')))
    expect(numbers).toHaveLength(22)
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
    // 2965.4 were planned by then
    expect(await textOf(page, '[data-table=teams] tfoot [data-figure=county]')).toContain('全县 少111.4 2854/5472')
  })

  test('a chart with its label and the table behind it', async () => {
    const label = await page.getByRole('img', { name: '折线图' }).getAttribute('aria-label')
    expect(label).toContain('截至2017年6月30日少111场；目前每天 15.77 场，到11月30日每天须 17.11 场')
    expect(await textOf(page, '#progress [data-figure=band]')).toContain('未设月份计划，按每天相同推算。')
    expect(await page.locator('#progress table tbody tr').count()).toBe(12)
  })
})

describe('the pages behind it read', () => {
  test.each([
    [COUNTY, '52.16% 2854 / 5472 场', '2618'],
    [DESIGNATED, '54.33% 163 / 300 场', '137'],
  ])('%s: what is done, and what remains', async (target, completion, remaining) => {
    await task(target)
    expect(await textOf(page, `[data-target=${target}] .completion`)).toBe(completion)
    expect(await textOf(page, `[data-target=${target}] [data-figure=remaining]`)).toBe(remaining)
  })

  test.each([
    [
      COUNTY,
      '11-30',
      '54.19% 181/334 天',
      '慢于序时 −2.03 个百分点',
      '153',
      '17.11',
      '15.77',
      '5266.5 预计短缺 205 场',
    ],
    [COUNTY, '12-31', '49.59% 181/365 天', '快于序时 +2.57 个百分点', '184', '14.23', '15.77', '5755.3 12月14日完成'],
    [DESIGNATED, '11-30', '54.19% 181/334 天', '快于序时 +0.14 个百分点', '153', '0.90', '0.90', '300.8 可按期完成'],
    [DESIGNATED, '12-31', '49.59% 181/365 天', '快于序时 +4.74 个百分点', '184', '0.74', '0.90', '328.7 11月30日完成'],
  ])('%s against %s: the verdict with its basis', async (target, deadline, ...figures) => {
    await task(target)
    const row = (name: string) => `[data-target=${target}] [data-figure=${name}] [data-deadline="2017-${deadline}"]`
    for (const [i, name] of DAYS_ETC.entries()) expect(await textOf(page, row(name))).toBe(figures[i])
  })

  test.each([
    [COUNTY, '约为15.8%。', '约为88%。'],
    [DESIGNATED, '约为51.1%。', '在90%以上。'],
  ])('%s: each chance as a sentence', async (target, ...chances) => {
    await task(target)
    const sentence = (deadline: string) =>
      textOf(page, `[data-target=${target}] [data-figure=chance][data-deadline="2017-${deadline}"]`)
    expect(await sentence('11-30')).toBe(`按目前进度，11月30日前完成的可能性${chances[0]}`)
    expect(await sentence('12-31')).toBe(`按目前进度，12月31日前完成的可能性${chances[1]}`)
    expect(await textOf(page, `[data-target=${target}] [data-figure=season]`)).toBe('未设月份计划，按每天相同推算。')
  })

  test('how many designated villages are in each band, through time', async () => {
    await goTo(page, '/broadcast')
    expect(await textOf(page, '[data-table=trend] tbody tr')).toMatch(
      /^2017-06-30 36% 9\/25 \d+(\.\d)?% \d+\/\d+ 9 12 4 0 0$/,
    )
  })

  test('every village by month, and of months to come no shows but what is planned', async () => {
    await goTo(page, '/grid')
    await seeGrid(page)
    const rows = page.locator('[data-table=grid] tr[data-village]')
    await rows.nth(452).waitFor({ state: 'attached' })
    expect(await rows.count()).toBe(453)
    expect(await rows.locator('td:nth-child(8)').first().textContent()).toMatch(/^(\d+日|\+)$/)
    expect(await rows.locator('td:nth-child(13)').first().textContent()).toBe('+')
  })
})

describe('every number leads to its logs', () => {
  test.each([
    ['the county’s done', done(COUNTY), 2854],
    ['the designated villages’ done', done(DESIGNATED), 163],
    ['all with an audience', '[data-figure=attendance] a', 2854],
  ])('%s', async (_, selector, count) => {
    await home()
    expect(await logsBehind(selector)).toBe(count)
  })

  test.each([
    ['accepted', '/', '.basis [data-figure=accepted] a'],
    ['held', '/', '.basis [data-figure=held] a'],
    ['the designated villages’ accepted', `/tasks/${DESIGNATED}`, '[data-figure=accepted] a'],
    ['the designated villages’ held', `/tasks/${DESIGNATED}`, '[data-figure=held] a'],
    ['a team’s', '/', '[data-table=teams] tbody tr:nth-child(3) td a'],
    ['a team’s month', '/teams/team-01', '[data-figure=month] a'],
    ['a village’s month', '/grid', '[data-table=grid] tbody tr:nth-child(3) td a.cell-seen'],
    ['a month’s', '/', '[data-table=months] tbody tr:nth-child(4) a'],
  ])('%s', async (_, address, selector) => {
    await goTo(page, address)
    await page.locator(selector).first().waitFor({ state: 'attached' })
    if (selector.startsWith('[data-table=months]')) await page.locator('#progress summary').click()
    // what it holds, not what is seen: a row of the grid that nobody sees is not laid out
    const shown = Number(await page.locator(selector).first().textContent())
    expect(shown).toBeGreaterThan(0)
    expect(await logsBehind(selector)).toBe(shown)
  })

  test('the villages a team missed this month are so many rows of the grid', async () => {
    await home()
    const missed = page.locator('[data-table=teams] tbody td:nth-child(6) a').first()
    const shown = Number(await missed.textContent())
    expect(shown).toBeGreaterThan(0)
    await missed.click()
    await expect.poll(() => page.locator('tr[data-village]').count()).toBe(shown)
  })

  test('and the back button returns to where one was', async () => {
    await home()
    const link = page.locator('[data-table=teams] tbody tr:nth-child(20) td a').first()
    // what comes after the numbers has its room by then
    await settled(page)
    await link.scrollIntoViewIfNeeded()
    const where = await page.evaluate(() => scrollY)
    expect(where).toBeGreaterThan(500)
    await link.click()
    await page.locator('[data-figure=total]').waitFor()
    await page.goBack()
    await page.locator('[data-table=teams] tbody tr').first().waitFor()
    await page.waitForFunction((before) => Math.abs(scrollY - before) < 2, where)
    expect(page.url()).toMatch(/\/$/)
  })
})

test('another day is in the address, and a colleague who opens it sees the same', async () => {
  await home()
  await page.locator('input[type=date]').fill('2017-05-31')
  await page.waitForURL('**/?asOf=2017-05-31')
  await page.getByText('2017年5月31日').waitFor()
  const { page: theirs } = await desk.open('/?asOf=2017-05-31', { username: 'admin', language: 'en' })
  await theirs.getByText('31 May 2017').waitFor()
  expect(await textOf(theirs, done(COUNTY))).toBe(await textOf(page, done(COUNTY)))
  expect(problems).toEqual([])
})
