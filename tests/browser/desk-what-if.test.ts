/** A task as it might be, beside how it is: asked by a manager, and read by everyone on any screen. */
import { describe, expect, test } from 'vitest'
import type { Overview } from '../../src/domain/report/overview.ts'
import { aScreening } from '../make.ts'
import { deskOfAll } from './desk.ts'
import { readableByEveryone } from './readable.ts'

const desk = deskOfAll()

readableByEveryone(
  () => desk,
  [
    {
      name: 'a task as it might be',
      path: '/what-if?amount=5000&deadline=2017-12-15&season=none&teams=25',
      username: 'admin',
      ready: '[data-basis="1"] tbody tr',
    },
  ],
)

describe('what if', () => {
  test('a task as it might be stands beside how it is, its address says all of it, and what cannot be is said', async () => {
    const { page } = await desk.open('/tasks/screenings-county', { username: 'admin' })
    await page.locator('[data-figure=season]').waitFor()
    await page.getByRole('link', { name: '测算：目标' }).click()
    await page.getByLabel('数量').fill('5000')
    await page.getByLabel('放映队数').fill('0.5')
    await page.getByRole('button', { name: '测算' }).click()
    await page.getByText('请填 1 到 220 的整数。').waitFor()
    expect(await page.getByLabel('数量').inputValue()).toBe('5000')
    await page.getByLabel('放映队数').fill('24')
    await page.getByLabel('期限').fill('2016-12-15')
    await page.getByRole('button', { name: '测算' }).click()
    await page.getByText('截止日期早于开始日期，请核对。').waitFor()
    await page.getByLabel('期限').fill('2017-12-15')
    await page.getByRole('button', { name: '测算' }).click()
    await page.waitForURL('**/what-if?target=screenings-county&amount=5000&deadline=2017-12-15&teams=24')
    const cells = (row: string) => page.locator(`[data-basis="0"] [data-figure=${row}] td`).allInnerTexts()
    await page.locator('[data-basis="0"]').waitFor()
    expect((await cells('amount')).map((text) => text.replace(/\s/g, ''))).toEqual(['5472场', '5000场', '−472'])
    expect(await cells('chance')).toEqual(['15.8%', '90%以上', '提高'])
    await page.reload()
    await page.locator('[data-basis="1"]').waitFor()
    expect(await page.getByLabel('放映队数').inputValue()).toBe('24')
    await page.getByRole('button', { name: '恢复现状' }).click()
    await page.getByText('还没有假设').waitFor()
    expect(await page.getByLabel('数量').inputValue()).toBe('5472')
  })

  test('what is supposed of a moment in the past rests on what was known then, and the address keeps both times', async () => {
    const moment = '2017-06-01T01:00:00.000Z'
    const { page } = await desk.open(`/what-if?asOf=2017-05-31&amount=5000&knownAt=${moment}`, { username: 'admin' })
    const done = async () => {
      await page.locator('[data-basis="0"] [data-figure=completion] td').first().waitFor()
      return (await page.locator('[data-basis="0"] [data-figure=completion] td').first().innerText()).replaceAll(
        /\s/g,
        '',
      )
    }
    const before = await done()
    const then = await page.request.get(`/api/overview?asOf=2017-05-31&knownAt=${moment}`)
    const [county] = ((await then.json()) as Overview).targets
    expect(county?.completionPercent).toBeGreaterThan(40)
    expect(before).toBe(`${county?.completionPercent.toFixed(2)}%`)
    await page.getByText('按当时所知').first().waitFor()
    await page.getByLabel('数量').fill('5100')
    await page.getByRole('button', { name: '测算' }).click()
    await page.waitForURL((url) => url.search.includes('amount=5100') && url.search.includes(`knownAt=${moment}`))
    await page.getByRole('button', { name: '回到现在' }).click()
    await expect.poll(done).not.toBe(before)
  })

  test('past years fill in the months of a target, and are a season to suppose', async () => {
    const { page } = await desk.open('/settings?part=targets&target=screenings-county', { username: 'admin' })
    await page.getByText('没有可学的月份比例').waitFor()
    const screenings = Array.from({ length: 120 }, (_, i) => {
      const day = `2016-${String(1 + (i % 12)).padStart(2, '0')}-${String(10 + Math.floor(i / 12)).padStart(2, '0')}`
      return aScreening({
        startedAt: `${day}T20:50:00+08:00`,
        endedAt: `${day}T22:30:00+08:00`,
        recordedAt: `${day}T22:35:00+08:00`,
        filmCodes: [`film-00${1 + (i % 7)}`],
      })
    })
    for (const from of [0, 60]) {
      const headers = { origin: new URL(page.url()).origin }
      const data = { screenings: screenings.slice(from, from + 60) }
      expect((await page.request.post('/api/screenings/batch', { data, headers })).ok()).toBe(true)
    }
    await page.reload()
    await page.getByRole('button', { name: '填入2016年各月的实际比例' }).click()
    const shares = (await page.getByLabel('各月份额').inputValue()).split(' ').map(Number)
    expect(shares).toHaveLength(12)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
    await page.goto('/what-if?target=screenings-county&season=learnt')
    await page.getByText('按假设的月份计划推算：按往年各月实际。').waitFor()
    expect(await page.locator('[data-basis="0"] [data-figure=chance]').count()).toBe(1)
  })
})
