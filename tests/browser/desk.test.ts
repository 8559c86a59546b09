/** The managers' page as it is drawn: the golden numbers of 30 June 2017, and the logs behind them. */
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { deskOfAll, seeGrid, textOf } from './desk.ts'

const desk = deskOfAll()
let page: Page
let problems: string[]
const COUNTY = '[data-target=screenings-county]'
const DESIGNATED = '[data-target=screenings-designated]'
const row = (target: string, name: string, deadline: string): string =>
  `${target} [data-figure=${name}] [data-deadline="2017-${deadline}"]`
/** The page the test before left. */
const home = async (): Promise<void> => {
  await page.goto('/')
  await seeGrid(page)
}
/** Follows a link to the logs, and answers how many there are. */
async function logsBehind(selector: string): Promise<number> {
  await page.locator(selector).first().click()
  await page.locator('[data-figure=total]').waitFor()
  return Number((await textOf(page, '[data-figure=total]')).replace(/\D/g, ''))
}

beforeAll(async () => {
  ;({ page, problems } = await desk.open('/', { username: 'admin' }))
})

describe('on 30 June 2017 the page reads', () => {
  test('what is done of both targets', async () => {
    expect(await textOf(page, `${COUNTY} .completion`)).toBe('52.16% 2854 / 5472 场')
    expect(await textOf(page, `${DESIGNATED} .completion`)).toBe('54.33% 163 / 300 场')
    expect(await textOf(page, `${COUNTY} [data-figure=remaining]`)).toBe('2618')
    expect(await textOf(page, `${DESIGNATED} [data-figure=remaining]`)).toBe('137')
  })

  test('the day it speaks of, and which logs it counts', async () => {
    expect(await textOf(page, '.freshness')).toContain('截至 2017年6月30日')
    expect(await textOf(page, '.basis')).toContain('计入数字的是“已提交、已审核（有效）”的记录')
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
    const names = ['timeProgress', 'verdict', 'daysLeft', 'neededPerDay', 'pacePerDay', 'outlook']
    for (const [i, name] of names.entries()) expect(await textOf(page, row(target, name, deadline))).toBe(figures[i])
  })

  test('each chance as a sentence', async () => {
    const sentence = (target: string, deadline: string) =>
      textOf(page, `${target} [data-figure=chance][data-deadline="2017-${deadline}"]`)
    expect(await sentence(COUNTY, '11-30')).toBe('按目前进度，11月30日前完成的可能性约为15.8%。')
    expect(await sentence(COUNTY, '12-31')).toBe('按目前进度，12月31日前完成的可能性约为88%。')
    expect(await sentence(DESIGNATED, '11-30')).toBe('按目前进度，11月30日前完成的可能性约为51.1%。')
    expect(await sentence(DESIGNATED, '12-31')).toBe('按目前进度，12月31日前完成的可能性在90%以上。')
    expect(await textOf(page, `${COUNTY} [data-figure=season]`)).toBe('未设月份计划，按每天相同推算。')
  })

  test('both rates of audibility, the bands, and the worst village first', async () => {
    expect(await textOf(page, '[data-figure=villages]')).toBe('达标的村 36% 9 / 25')
    expect(await textOf(page, '[data-figure=speakers]')).toMatch(/^在响的喇叭 \d+(\.\d)?% \d+ \/ \d+$/)
    expect(await textOf(page, '[data-band=pass]')).toContain('达标 9')
    expect(await textOf(page, '[data-band=low]')).toContain('偏低 12')
    expect(await textOf(page, '[data-band=severe]')).toContain('问题突出 4')
    const rates = await page.locator('[data-table=below] tbody tr td:nth-child(3)').allInnerTexts()
    const numbers = rates.map((text) => Number(text.replace('%', '')))
    expect(numbers).toHaveLength(16)
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  })

  test('22 teams, every village by month, and months to come blank', async () => {
    await seeGrid(page)
    await page.locator('[data-table=grid] tbody tr').nth(452).waitFor()
    expect(await page.locator('[data-table=teams] tbody tr').count()).toBe(22)
    expect(await page.locator('[data-table=grid] tbody tr').count()).toBe(453)
    expect(await page.locator('[data-table=grid] tbody tr td:nth-child(8)').first().textContent()).toBe('')
  })

  test('a chart with its label and the table behind it', async () => {
    const label = await page.getByRole('img', { name: '折线图' }).getAttribute('aria-label')
    expect(label).toContain('累计放映 2854 场，计划此时 2965.4 场，目标 5472 场，按目前进度到11月30日约 5266.5 场')
    expect(await page.locator('#progress table tbody tr').count()).toBe(12)
  })
})

describe('every number leads to its logs', () => {
  test.each([
    ['the county’s done', `${COUNTY} [data-figure=done]`, 2854],
    ['the designated villages’ done', `${DESIGNATED} [data-figure=done]`, 163],
    ['all with an audience', '.freshness a', 2854],
  ])('%s', async (_, selector, count) => {
    await home()
    expect(await logsBehind(selector)).toBe(count)
  })

  test.each([
    ['accepted', `${COUNTY} [data-figure=accepted] a`],
    ['held', `${COUNTY} [data-figure=held] a`],
    ['a team’s', '[data-table=teams] tbody tr:nth-child(3) td a'],
    ['a team’s month', '[data-table=teams] tbody tr:nth-child(3) td:nth-child(5) a'],
    ['a village’s month', '[data-table=grid] tbody tr:nth-child(3) td a.cell-seen'],
    ['a month’s', '#progress table tbody tr:nth-child(4) a'],
  ])('%s', async (_, selector) => {
    await home()
    await page.locator('#progress summary').click()
    // what it holds, not what is seen: a row of the grid that nobody sees is not laid out
    const shown = Number(await page.locator(selector).first().textContent())
    expect(shown).toBeGreaterThan(0)
    expect(await logsBehind(selector)).toBe(shown)
  })

  test('and the back button returns to where one was', async () => {
    await home()
    await page.locator('[data-table=teams] tbody tr:nth-child(20) td a').first().click()
    await page.locator('[data-figure=total]').waitFor()
    await page.goBack()
    await page.locator('[data-table=grid] tbody tr').first().waitFor()
    await page.waitForFunction(() => scrollY > 1000)
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
  const done = `${COUNTY} [data-figure=done]`
  expect(await textOf(theirs, done)).toBe(await textOf(page, done))
  expect(problems).toEqual([])
})
