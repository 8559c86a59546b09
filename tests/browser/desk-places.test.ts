/** A manager's jobs with villages, teams and films, walked in both languages; every number is the API's. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Listed } from '../../src/contract/route.ts'
import type { Log } from '../../src/contract/screenings.ts'
import type { VillageAudibility } from '../../src/contract/audibility.ts'
import type { VillageMonths } from '../../src/contract/figures.ts'
import type { Overview } from '../../src/domain/report/overview.ts'
import type { VillagePosition } from '../../src/domain/register/village-position.ts'
import { deskOfAll, overflow, textOf, violations } from './desk.ts'

const desk = deskOfAll()

const told = async <T>(page: Page, path: string): Promise<T> => {
  const answer = await page.request.get(path)
  expect(answer.status()).toBe(200)
  return (await answer.json()) as T
}
/** The numbers of a text, without what sets thousands apart. */
const numbersIn = (text: string): number[] =>
  (text.replace(/(\d)[,\s\u202f](?=\d{3})/g, '$1').match(/\d+/g) ?? []).map(Number)

const LANGUAGES = [
  { language: 'zh', township: '乡镇', gap: '缺' },
  { language: 'en', township: 'Township', gap: 'gap' },
] as const

describe.each(LANGUAGES)('in $language', ({ language, township, gap }) => {
  test('which villages of a township saw no film this month: the grid says it, and the village’s page the same', async () => {
    const { page, problems } = await desk.open('/grid', { username: 'admin', language })
    await page.locator('tr[data-village]').nth(452).waitFor({ state: 'attached' })
    const months = await told<VillageMonths>(page, '/api/village-months')
    const name = months.villages.find(({ months: year }) => year[5] === 0)?.townshipName ?? ''
    const choice = page.locator('.filters label', { has: page.getByText(township, { exact: true }) })
    await choice.locator('select').selectOption(name)
    await page.waitForURL(/township=/)
    const own = months.villages.filter(({ townshipName }) => townshipName === name)
    const rows = page.locator('tr[data-village]')
    await expect.poll(() => rows.count()).toBe(own.length)
    // June is over on the demo's day: a village without a show has a gap in its sixth month
    const shown = await rows.evaluateAll(
      (all, word) =>
        all
          .filter((row) => row.querySelectorAll('td')[5]?.textContent === word)
          .map((row) => row.getAttribute('data-village')),
      gap,
    )
    const wanted = own.filter(({ months: year }) => year[5] === 0).map(({ code }) => code)
    expect(new Set(shown)).toEqual(new Set(wanted))
    expect(wanted.length).toBeGreaterThan(0)

    const village = own.find(({ code }) => code === wanted[0])
    await page.locator(`tr[data-village="${village?.code}"] th a`).click()
    await page.waitForURL(`**/villages/${village?.code}`)
    await page.locator('[data-list=months]').waitFor()
    expect(new Set(numbersIn(await textOf(page, '[data-figure=owed]')))).toEqual(
      new Set([village?.done, village?.quota]),
    )
    const told6 = await page
      .locator('[data-list=months] li')
      .evaluateAll((all) => all.slice(0, 6).map((month) => Number(month.getAttribute('data-shows'))))
    expect(told6).toEqual(village?.months.slice(0, 6))
    const audibility = await told<VillageAudibility>(page, `/api/villages/${village?.code}/audibility`)
    expect(await page.locator('[data-list=timeline] > li').count()).toBeGreaterThanOrEqual(audibility.history.length)
    const { items } = await told<Listed<VillagePosition>>(page, '/api/village-positions')
    const place = items.find(({ code }) => code === village?.code)
    await expect.poll(() => textOf(page, '[data-figure=position]')).toContain(String(place?.count))
    expect(place?.source).toBe('logs')
    expect(await textOf(page, '[data-figure=position]')).toContain(place?.latitude?.toFixed(5) ?? '-')
    expect(problems).toEqual([])
  })

  test('a team’s page says what the overview and the logs say, and each number leads there', async () => {
    const { page, problems } = await desk.open('/', { username: 'admin', language })
    const { teams, flags, asOf } = await told<Overview>(page, '/api/overview')
    const silent = flags.filter(({ kind }) => kind === 'team_silent')
    const asked = [teams[0]?.code ?? '', ...silent.slice(0, 1).map(({ subject }) => subject.code)]
    for (const code of asked) {
      await page.goto(`/teams/${code}`)
      await page.locator('[data-figure=done]').waitFor()
      const team = teams.find((one) => one.code === code)
      expect(numbersIn(await textOf(page, '[data-figure=done]'))).toEqual([team?.done])
      expect(numbersIn(await textOf(page, '[data-figure=month]'))).toEqual([team?.thisMonth])
      const since = silent.find(({ subject }) => subject.code === code)?.since
      const says = await textOf(page, '[data-figure=silent]')
      // a day in words, where it is silent, and else none
      expect(numbersIn(says).at(language === 'zh' ? -1 : 0)).toBe(since && Number(since.slice(8)))
      await page.locator('[data-table=grid] tr[data-village]').first().waitFor()
      const { villages } = await told<VillageMonths>(page, '/api/village-months')
      const own = villages.filter(({ teamCode }) => teamCode === code)
      await expect.poll(() => page.locator('tr[data-village]').count()).toBe(own.length)
      const { items } = await told<Listed<{ code: string; name: string }>>(page, '/api/teams')
      expect(await textOf(page, 'h1')).toContain(items.find((one) => one.code === code)?.name)
    }
    await page.goto(`/teams/${asked[0]}`)
    await page.locator('[data-figure=done] a').click()
    await page.locator('[data-figure=total]').waitFor()
    const query = `team=${asked[0]}&from=${asOf.slice(0, 4)}-01-01&to=${asOf}&status=counted`
    const { total } = await told<Listed<Log>>(page, `/api/screenings?${query}&limit=1`)
    expect(numbersIn(await textOf(page, '[data-figure=total]'))).toEqual([total])
    expect(problems).toEqual([])
  })

  test('a film’s page counts what the logs say, by month and by team, and leads to the list, where the film can be taken out', async () => {
    const { page, problems } = await desk.open('/films/film-001', { username: 'admin', language })
    await page.locator('[data-figure=shown]').waitFor()
    const query = 'from=2016-07-01&to=2017-06-30&status=counted'
    const { total } = await told<Listed<Log>>(page, `/api/screenings?${query}&film=film-001&limit=1`)
    expect(total).toBeGreaterThan(0)
    expect(numbersIn(await textOf(page, '[data-figure=shown]'))).toContain(total)
    for (const table of ['film-months', 'film-teams']) {
      const counts = await page
        .locator(`[data-table=${table}] tbody tr`)
        .evaluateAll((rows) => rows.map((row) => Number(row.querySelector('td')?.textContent)))
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total)
    }
    const june = page.locator('[data-table=film-months] tbody tr', { hasText: '2017-06' }).locator('a')
    const inJune = Number(await june.innerText())
    await june.click()
    await page.locator('[data-figure=total]').waitFor()
    expect(numbersIn(await textOf(page, '[data-figure=total]'))).toEqual([inJune])
    const { items } = await told<Listed<{ code: string; title: string }>>(page, '/api/films')
    const title = items.find(({ code }) => code === 'film-001')?.title ?? '-'
    const chip = page.locator('.chip', { hasText: title })
    await chip.click()
    await page.waitForURL((url) => !url.search.includes('film='))
    const all = await told<Listed<Log>>(page, '/api/screenings?from=2017-06-01&to=2017-06-30&status=counted&limit=1')
    await expect.poll(async () => numbersIn(await textOf(page, '[data-figure=total]'))).toEqual([all.total])
    expect(all.total).toBeGreaterThan(inJune)
    expect(problems).toEqual([])
  })
})

test('an evening is planned from a cell of the grid, its wrong date corrected, moved, confirmed, and seen in the grid', async () => {
  const { page, problems } = await desk.open('/grid', { username: 'admin' })
  const november = page.locator('tr[data-village]').first().locator('td').nth(10).locator('a')
  await november.click()
  const on = page.locator('input[name=on]')
  await expect.poll(() => on.inputValue()).toBe('2017-11-01')
  const name = (await page.locator('select[name=villageCode] option:checked').innerText()).split(' ')[0] ?? '-'
  const remarks = page.locator('[data-list=plan-remarks]')
  await on.fill('2016-11-08')
  await remarks.getByText('这一天已经过去，请核对日期。').waitFor()
  await on.fill('2017-11-08')
  await remarks.getByText('没有冲突。').waitFor()
  await page.locator('input[name=at]').fill('8点')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('应为时间，如 20:30').waitFor()
  await page.locator('input[name=at]').fill('20:10')
  await page.locator('select[name=filmCodes]').selectOption({ label: '旋风九日' })
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText(`${name}11月8日的计划已存下。`).waitFor()
  // what the address asked for is done with
  expect(new URL(page.url()).searchParams.has('village')).toBe(false)
  const evening = (day: string) => page.locator(`td[data-day^="${day} "] [data-plan]`)
  await page.setViewportSize({ width: 360, height: 740 })
  await evening('11月8日').click()
  // what is changed later begins with what is kept
  expect(await page.locator('select[name=filmCodes] option:checked').innerText()).toBe('旋风九日')
  const to = page.locator('input[name=to]')
  await to.fill('2017-11-08')
  await page.getByRole('button', { name: '改期', exact: true }).click()
  await page.getByText('改期须改到另一天，请另选日期。').waitFor()
  await to.fill('2017-11-09')
  // meanwhile its team agrees: told once, and then done
  const agreed = { id: await evening('11月8日').getAttribute('data-plan'), revision: 1, kind: 'confirm' }
  const headers = { origin: desk.server.url }
  await page.request.post('/api/plans/steps', { data: { steps: [agreed] }, headers })
  await page.getByRole('button', { name: '改期', exact: true }).click()
  await page.getByText('在您打开之后已有人改过').waitFor()
  await expect.poll(() => evening('11月8日').innerText()).toContain('放映队已确认')
  await page.getByRole('button', { name: '改期', exact: true }).click()
  await expect.poll(() => evening('11月8日').innerText()).toContain('已改期 11月9日')
  await evening('11月9日').click()
  expect([await overflow(page), await violations(page)]).toEqual([0, []])
  await page.getByRole('button', { name: '放映队已答复，确认' }).click()
  await expect.poll(() => evening('11月9日').innerText()).toContain('放映队已确认')
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.goto('/grid')
  await expect.poll(() => november.innerText()).toBe('9日')
  expect(problems).toEqual([])
})

describe('what is not there, or cannot be had, says so', () => {
  test.each([
    ['a team', '/teams/team-99', 'team-99'],
    ['a film', '/films/film-999', 'film-999'],
  ])('%s that nobody registered', async (_, path, code) => {
    const { page } = await desk.open(path, { username: 'admin' })
    expect(await page.getByRole('alert').innerText()).toContain(code)
  })

  test.each([
    ['the grid', '/grid', '**/api/village-months*', 'tr[data-village]'],
    ['the map', '/map', '**/api/village-positions*', '.map-link'],
    ['a film', '/films/film-001', '**/api/screenings*', '[data-figure=shown]'],
  ])('%s without an answer offers another try, which then shows it', async (_, path, api, there) => {
    const { page } = await desk.open('/sign-in', { username: 'admin' })
    await page.route(api, (route) => route.abort())
    await page.goto(path)
    await page.getByRole('alert').waitFor()
    expect(await page.locator(there).count()).toBe(0)
    await page.unroute(api)
    await page.getByRole('button', { name: '重试' }).click()
    await page.locator(there).first().waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
  })
})

describe('what was changed of an entry of the register', () => {
  /** A thing that differs by one field, put by its own address. */
  async function change(page: Page, path: string, field: string, value: unknown): Promise<void> {
    const entry = await told<Record<string, unknown>>(page, path)
    const headers = { origin: desk.server.url }
    const { townshipName: _, ...own } = entry
    const answer = await page.request.put(path, { data: { ...own, [field]: value }, headers })
    expect(answer.status(), await answer.text()).toBe(200)
  }

  test.each([
    ['a village’s', '/villages/510723100202', 'zh', 'population', 812, '人口'],
    ['a team’s', '/teams/team-07', 'en', 'phone', '0816-7200 000', 'Phone'],
    ['a film’s', '/films/film-009', 'zh', 'minutes', 97, '时长'],
  ] as const)('%s stands on its page: who, when, from what to what', async (_, path, language, field, value, label) => {
    const { page, problems } = await desk.open(path, { username: 'admin', language })
    const none = language === 'zh' ? '登记以来没有改过。' : 'Nothing was changed since it was registered.'
    await page.locator('#entry-history').getByText(none).waitFor()
    await change(page, `/api${path}`, field, value)
    await page.reload()
    const line = page.locator('[data-list=entry-history] li.audit-line')
    await line.waitFor()
    expect(await line.count()).toBe(1)
    expect(await line.innerText()).toContain('2017-06-30')
    expect(await line.innerText()).toContain('示例管理员')
    await line.locator('summary').click()
    await expect
      .poll(() => line.locator('details li').allInnerTexts())
      .toEqual([expect.stringMatching(new RegExp(`^${label}.*${value}`))])
    expect(await violations(page)).toEqual([])
    expect(problems).toEqual([])
  })

  test('is not asked for by who may not read the trail', async () => {
    const { page, problems } = await desk.open('/villages/510723100202', { username: 'tech-01' })
    await page.locator('#facts-title').waitFor()
    expect(await page.locator('#entry-history').count()).toBe(0)
    expect(problems).toEqual([])
  })
})
