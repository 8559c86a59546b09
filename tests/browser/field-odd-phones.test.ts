/** Phones that are not as they should be: a clock that is wrong, a browser that keeps nothing. What they make arrives all the same. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, localDateTime, localDay, localTime } from '../../src/domain/period.ts'
import { openBlock, pickVillage, sendShow } from './field.ts'
import { type Countryside, goOut } from './phone.ts'

const ZONE = 'Asia/Shanghai'
let country: Countryside
beforeAll(async () => {
  country = await goOut()
})
afterAll(() => country.close())

/** Yesterday evening's show in the first village, up to the button that sends it. */
async function fillIn(page: Page): Promise<void> {
  await page.getByRole('link', { name: '补记一场' }).click()
  // of tonight's village, unless a show runs
  await page.locator('.rows .row-link, [data-block=film]').first().waitFor()
  if ((await page.locator('.rows .row-link').count()) > 0) await pickVillage(page)
  const film = await openBlock(page, 'film')
  await film.locator('[data-film]').first().click()
  await page.locator('[data-option=outdoor]').click()
  await page.getByRole('button', { name: '昨晚' }).click()
  const times = await openBlock(page, 'times')
  await page.locator('input[name=start]').fill('20:40')
  await times.getByRole('button', { name: '改 结束' }).click()
  await page.locator('input[name=end]').fill('22:30')
  await openBlock(page, 'people')
  await page.locator('#attendance').fill('80')
}

/** The one log the bureau has of this phone's making. */
async function arrived(before: Set<string>) {
  const fresh = async () => [...(await country.kept()).values()].filter(({ id }) => !before.has(id))
  await expect.poll(async () => (await fresh()).length, { timeout: 30_000 }).toBe(1)
  const [log] = await fresh()
  if (!log) throw new Error('it was there a moment ago')
  return log
}

test('a phone three hours fast says so, fills in the office’s time, and its log is kept with a remark, not held', async () => {
  const { page, problems } = await country.phone('team-07', () => {
    const RealDate = Date
    const ahead = 3 * 3_600_000
    class FastDate extends RealDate {
      constructor(...given: number[]) {
        if (given.length > 0) super(...(given as [number]))
        else super(RealDate.now() + ahead)
      }
      static override now(): number {
        return RealDate.now() + ahead
      }
    }
    window.Date = FastDate as DateConstructor
  })
  expect(await page.locator('[data-banner=clock_ahead]').innerText()).toMatch(/快了约 1(79|80) 分钟/)
  await page.goto('/field/show/new')
  await pickVillage(page)
  await page.locator('[data-film]').first().click()
  await page.locator('[data-option=outdoor]').click()
  await page.locator('[data-do=begin]').click()
  const shown = (await page.locator('.ends').last().innerText()).slice(0, 5)
  const now = new Date()
  const minuteBefore = new Date(now.getTime() - 60_000)
  expect([localTime(now, ZONE), localTime(minuteBefore, ZONE)]).toContain(shown)
  await page.locator('.show-top .back').click()
  await fillIn(page)
  const before = new Set((await country.kept()).keys())
  await sendShow(page)
  const log = await arrived(before)
  expect(log.status).toBe('submitted')
  expect(log.findings.map(({ code }) => code)).toContain('clock_off')
  // until five in the morning the evening is still the one before
  const yesterday = addDays(localDay(new Date(now.getTime() - 5 * 3_600_000), ZONE), -1)
  expect(localDateTime(log.startedAt, ZONE)).toBe(`${yesterday} 20:40:00`)
  await page.getByText('手机时钟不准').first().waitFor()
  expect(problems).toEqual([])
  await page.context().close()
})

test('a browser that keeps nothing says so in red, and what is sent at once arrives', async () => {
  const { page, problems } = await country.phone('team-08', () => {
    Object.defineProperty(window, 'indexedDB', {
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError')
      },
    })
  })
  const banner = page.locator('[data-banner=storage_denied]')
  await banner.waitFor()
  expect(await banner.getAttribute('class')).toContain('notice-bad')
  await fillIn(page)
  const before = new Set((await country.kept()).keys())
  await sendShow(page)
  expect((await arrived(before)).status).toBe('submitted')
  expect(problems).toEqual([])
  await page.context().close()
})
