/** The managers' first screen and its charts: what they say is what the API says, on any day, and as fresh as can be. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Overview } from '../../src/domain/report/overview.ts'
import { deskOfAll, textOf, type Visit } from './desk.ts'
import { settled } from './settled.ts'

const desk = deskOfAll()

async function home(path = '/', visit: Visit = {}): Promise<Page> {
  const { page } = await desk.open(path, { username: 'admin', ...visit })
  await page.locator('[data-steer=decisions]').waitFor()
  await settled(page)
  return page
}
/** 16.95 is 17.0 to a reader, though 16.9 to binary fractions. */
const tenths = (value: number | null | undefined): string => (Math.round(10 * (value ?? 0) + 1e-6) / 10).toFixed(1)
const asked = async <T>(page: Page, path: string): Promise<T> => (await (await page.request.get(path)).json()) as T
const numbers = (texts: string[]): number[] => texts.map((text) => Number(text.replace(/[^\d.-]/g, '')))
const cellsOf = (page: Page, table: string, column: number): Promise<string[]> =>
  page.locator(`[data-table=${table}] tbody tr > :nth-child(${column})`).allTextContents()

describe('the first screen', () => {
  test.each(['zh', 'en'] as const)('answers everything without scrolling at 1366 × 768, in %s', async (language) => {
    const page = await home('/', { language })
    const bottom = await page.locator('#now').evaluate((all) => all.getBoundingClientRect().bottom)
    expect(bottom).toBeLessThan(768)
  })

  test.each(['/', '/?asOf=2017-05-31'])('says at %s of each deadline what the API says', async (path) => {
    const page = await home(path)
    const overview = await asked<Overview>(page, `/api/overview${path.slice(1)}`)
    const county = overview.targets.find(({ code }) => code === 'screenings-county')
    expect(county?.bases).toHaveLength(2)
    for (const pace of county?.bases ?? []) {
      const cell = `[data-deadline="${pace.deadline}"] [data-steer=screenings-county]`
      expect(await textOf(page, `${cell} [data-figure=verdict]`)).toContain(
        `${pace.gapPoints < 0 ? '慢' : '快'}于序时 ${pace.gapPoints < 0 ? '−' : '+'}${Math.abs(pace.gapPoints).toFixed(2)}`,
      )
      expect(await textOf(page, `${cell} [data-figure=needed]`)).toContain(pace.neededPerDay?.toFixed(2))
      expect(await textOf(page, `${cell} [data-figure=chance]`)).toMatch(
        (pace.chance ?? 0) > 0.9 ? /90%以上$/ : new RegExp(`${Math.round(1000 * (pace.chance ?? 0)) / 10}%$`),
      )
    }
    const [pace] = county?.bases ?? []
    const behind = Math.floor((pace?.expected ?? 0) - (county?.done ?? 0))
    expect(await textOf(page, 'h1')).toBe(
      `全县比序时少放映${behind}场；每天须由${tenths(pace?.pacePerDay)}场提到${tenths(pace?.neededPerDay)}场`,
    )
    expect(await textOf(page, '[data-figure=lead]')).toContain(`还有${pace?.daysLeft}天`)
    const below = overview.below.length
    expect(await textOf(page, '#below-title')).toContain(below > 0 ? `${below}个贫困村` : '广播通响率')
    const strip = page.locator('[data-list=below] > li')
    expect(await strip.locator('.strip-name').allInnerTexts()).toEqual(overview.below.map(({ name }) => name))
    expect(
      numbers(
        await strip
          .locator('.strip-rate')
          .evaluateAll((all) =>
            all.map((it) => it.firstChild?.textContent?.trim() || it.childNodes[1]?.textContent || ''),
          ),
      ),
    ).toEqual(overview.below.map(({ ratePercent }) => ratePercent))
    const unheard = overview.flags.filter(({ kind }) => /^audibility_(stale|untested)$/.test(kind)).length
    expect(await textOf(page, '[data-figure=unheard]')).toContain(unheard > 0 ? `${unheard} 个` : '检测均在有效期内')
  })

  test.each(['overdue', 'silent', 'milestones'])('counts of what is %s as many as its list has', async (kind) => {
    const page = await home()
    const line = page.locator(`[data-decision=${kind}] a`)
    const [count] = numbers([await line.locator('.count').innerText()])
    expect(count).toBeGreaterThan(0)
    await line.click()
    await page.locator('[data-figure=total]').waitFor()
    expect(numbers([await textOf(page, '[data-figure=total]')])).toEqual([count])
  })

  test('leads on a past day to that day’s flags, opened', async () => {
    const page = await home('/?asOf=2017-06-29')
    const { flags } = await asked<Overview>(page, '/api/overview?asOf=2017-06-29')
    const silent = flags.filter(({ kind }) => kind === 'team_silent').length
    expect(await page.locator('[data-decision=silent] .count').innerText()).toBe(String(silent))
    await page.locator('[data-decision=silent] a').click()
    await page.locator('#flags-team_silent li').first().waitFor()
    expect(await page.locator('#flags-team_silent li').count()).toBe(silent)
  })
})

describe('behind the picture', () => {
  test('stands a table with the API’s numbers, on a past day those of that day', async () => {
    const page = await home('/?asOf=2017-05-31')
    const overview = await asked<Overview>(page, '/api/overview?asOf=2017-05-31')
    expect(numbers(await cellsOf(page, 'months', 2)).slice(0, 5)).toEqual(
      overview.months.slice(0, 5).map(({ done }) => done),
    )
    expect(numbers(await cellsOf(page, 'months', 3))).toEqual(overview.months.map(({ planned }) => planned))
    const [low = 0, high = 0] = numbers(
      [...(await textOf(page, '[data-figure=band]')).matchAll(/\d{4}(?= 至| 场)/g)].map(String),
    )
    const week = overview.projection.findLast(({ day }) => day <= '2017-11-30')
    expect(low).toBeGreaterThanOrEqual((week?.low ?? 0) - 1)
    expect(high).toBeGreaterThanOrEqual((week?.high ?? 0) - 1)
    expect(low).toBeLessThan(high)
    expect(await page.getByRole('img', { name: '折线图：放映场次与序时之差' }).count()).toBe(1)
  })

  test('it can be saved, and so can the picture', async () => {
    const [section, title, fewest, most] = ['#progress', '放映场次与序时之差', 190, 400]
    const page = await home()
    const save = async (kind: string) => {
      const coming = page.waitForEvent('download')
      await page
        .locator(section)
        .getByRole('button', { name: `${kind} ${title}` })
        .click()
      const file = await coming
      return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
    }
    const csv = await save('存为表格')
    expect(csv.name).toBe(`${title}-2017-06-30.csv`)
    expect(csv.bytes.toString().startsWith('\uFEFF')).toBe(true)
    const { months } = await asked<Overview>(page, '/api/overview')
    const june = months.find(({ month }) => month === '2017-06')?.done
    expect(june).toBeGreaterThan(400)
    expect(csv.bytes.toString()).toContain(`\r\n2017-06,${june},`)
    expect(csv.bytes.toString()).toContain('\r\n2017-06-30,,,,,-111.4,')
    const lines = csv.bytes.toString().trimEnd().split('\r\n').length
    expect(lines >= fewest && lines <= most).toBe(true)
    const png = await save('存为图片')
    expect(png.name).toBe(`${title}-2017-06-30.png`)
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG')
    expect(png.bytes.readUInt32BE(16)).toBeGreaterThanOrEqual(1200)
    expect(png.bytes.length).toBeGreaterThan(10_000)
  })
})

describe('as time goes by', () => {
  /** The page with a clock that the test turns. */
  async function withClock(): Promise<Page> {
    const page = await home()
    await page.clock.install()
    await page.reload()
    await page.locator('[data-steer=decisions]').waitFor()
    // what comes after the numbers has its room by then
    await settled(page)
    await page.locator('#targets').scrollIntoViewIfNeeded()
    return page
  }

  test('figures come anew without a reload, and neither scroll nor focus is lost', async () => {
    const page = await withClock()
    const link = page.locator('[data-table=teams] tbody tr:nth-child(21) td a').first()
    await link.focus()
    await page.evaluate(() => Object.assign(window, { isSamePage: true }))
    const before = await page.evaluate(() => scrollY)
    expect(before).toBeGreaterThan(1000)
    await page.route('**/api/overview*', async (route) => {
      const answer = await route.fetch()
      const overview = (await answer.json()) as Overview
      const targets = overview.targets.map((target) => ({ ...target, done: target.done + 1 }))
      await route.fulfill({ response: answer, json: { ...overview, targets } })
    })
    await page.clock.fastForward(75_000)
    await page.locator('[data-table=standing] [data-steer=screenings-county] .of', { hasText: '2855' }).waitFor()
    expect(await link.evaluate((it) => it === document.activeElement)).toBe(true)
    expect(await page.evaluate(() => scrollY)).toBe(before)
    expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true)
  })

  test('figures that cannot be had anew say how old they are', async () => {
    const page = await withClock()
    expect(await page.locator('[data-figure=age]').count()).toBe(0)
    // none is had before the button is pressed, of those either that the page asks for by itself
    await page.evaluate(() => addEventListener('click', () => Object.assign(window, { isPressed: true }), true))
    const isPressed = () => page.evaluate(() => 'isPressed' in window)
    await page.route('**/api/overview*', async (route) => ((await isPressed()) ? route.continue() : route.abort()))
    for (let minute = 0; minute < 5; minute++) await page.clock.fastForward(60_000)
    await page.locator('[data-figure=age]', { hasText: '已是 5 分钟前的数据' }).waitFor()
    expect(await page.getByRole('alert').innerText()).toContain('已是 5 分钟前的数据')
    await page.getByRole('button', { name: '重试' }).click()
    await page.locator('[data-figure=age]').waitFor({ state: 'detached' })
  })
})
