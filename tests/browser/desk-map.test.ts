/** The months of every village and the map, as a manager walks them; and how readable they and a team's and a film's pages are. */
import { readFileSync } from 'node:fs'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { Band } from '../../src/domain/audibility/audibility.ts'
import type { Overview } from '../../src/domain/report/overview.ts'
import type { VillagePosition } from '../../src/domain/register/village-position.ts'
import type { Listed } from '../../src/contract/route.ts'
import type { VillageMonths } from '../../src/contract/figures.ts'
import { deskOfAll, textOf } from './desk.ts'
import { readableByEveryone } from './readable.ts'

const desk = deskOfAll()

readableByEveryone(
  () => desk,
  [
    { name: 'the grid by township', path: '/grid?order=township&township=%E4%BA%91%E6%BA%AA%E9%95%87' },
    { name: 'the map by audibility', path: '/map' },
    { name: 'the map by months missed', path: '/map?by=gaps' },
    { name: 'a team', path: '/teams/team-01' },
    { name: 'a film', path: '/films/film-001' },
    { name: 'the statistics by team', path: '/statistics?by=team' },
  ].map((page, i) => ({
    ...page,
    username: 'admin',
    ready:
      ['tr[data-village]', '.map-beside', '.map-beside', '[data-list=findings]', '[data-figure=shown]', 'tr.sum'][i] ??
      '',
  })),
)

test('a list leaves with its filters and its table’s columns, as many rows as it says', async () => {
  const { page } = await desk.open('/logs?status=held', { username: 'admin' })
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出为 xlsx' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toBe('放映记录 2017-06-30.xlsx')
  const { sheets } = await readXlsx(readFileSync(await download.path()))
  const [, heads = [], ...rows] = sheets[0]?.rows ?? []
  expect(await textOf(page, '[data-figure=total]')).toBe(`共 ${rows.length} 条记录`)
  const drawn = await page.locator('[data-table=logs] th').allTextContents()
  expect(heads.filter((head) => drawn.includes(String(head)))).toEqual(drawn)
})

describe('the map and the grid agree with the figures', () => {
  test('a dot for each village, as many of each kind as the grid’s answer says, and the same in the list', async () => {
    const { page, problems } = await desk.open('/map?by=gaps', { username: 'admin' })
    await page.locator('.map-link').first().waitFor()
    const { villages } = (await (await page.request.get('/api/village-months')).json()) as VillageMonths
    // the demo's day is the last of June
    const missed = villages.map(({ months }) => months.slice(0, 6).filter((count) => count === 0).length)
    expect(await page.locator('.map-link').count()).toBe(villages.length)
    for (const [state, holds] of [
      ['gaps_none', (count: number) => count === 0],
      ['gaps_one', (count: number) => count === 1],
      ['gaps_two', (count: number) => count === 2],
      ['gaps_many', (count: number) => count >= 3],
    ] as const) {
      expect(await page.locator(`.map-link[data-state=${state}]`).count()).toBe(missed.filter(holds).length)
    }
    expect(await page.locator('[data-table=map] tbody tr').count()).toBe(villages.length)
    expect(problems).toEqual([])
  })

  test('as many dots of each band as the API says on the day, of all villages and of the designated', async () => {
    const { page } = await desk.open('/map', { username: 'admin', language: 'en' })
    for (const asOf of ['2017-06-30', '2017-04-30']) {
      await page.goto(`/map?asOf=${asOf}`)
      await page.locator('.map-link').first().waitFor()
      const told = async <T>(path: string): Promise<T> => (await (await page.request.get(path)).json()) as T
      const { items } = await told<Listed<VillagePosition>>(`/api/village-positions?asOf=${asOf}`)
      const { audibility } = await told<Overview>(`/api/overview?asOf=${asOf}`)
      for (const band of Band.options) {
        const count = items.filter((one) => one.band === band).length
        expect(await page.locator(`.map-link[data-state=${band}]`).count()).toBe(count)
        expect(await page.locator(`.map-link.dot-watched[data-state=${band}]`).count()).toBe(audibility[band])
        const entry = page.locator(`[data-list=legend] [data-state=${band}]`)
        expect((await entry.innerText()).match(/\d+/g)?.map(Number)).toEqual(
          audibility[band] > 0 ? [count, audibility[band]] : [count],
        )
      }
      // what nobody tested has no figure
      const says = await page.locator('.map-link[data-state=untested]').first().getAttribute('aria-label')
      expect(says).toMatch(/: untested/)
    }
  })

  test('a dot has room enough to be hit, and on a phone a township opens rows high enough for a thumb', async () => {
    const { page } = await desk.open('/map', { username: 'admin' })
    await page.locator('.map-link').first().waitFor()
    const middles = await page.locator('.map-link').evaluateAll((dots) =>
      dots.map((dot) => {
        const { x, y, width, height } = dot.getBoundingClientRect()
        return { x: x + width / 2, y: y + height / 2 }
      }),
    )
    const near = middles.filter((a, i) => middles.some((b, j) => j < i && Math.hypot(a.x - b.x, a.y - b.y) < 24))
    expect(near).toEqual([])

    const { page: phone } = await desk.open('/map?by=gaps', { username: 'admin', isPhone: true })
    const tile = phone.locator('.map-fold').first()
    await tile.waitFor()
    const { villages } = (await (await phone.request.get('/api/village-months')).json()) as VillageMonths
    const township = (await tile.locator('.map-name').innerText()).trim()
    await tile.locator('summary').click()
    await tile.locator('.map-row').first().waitFor()
    expect(await tile.locator('.map-row').count()).toBe(
      villages.filter(({ townshipName }) => townshipName === township).length,
    )
    const heights = await tile.locator('.map-row').evaluateAll((rows) => rows.map((row) => row.clientHeight))
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(48)
    expect(
      await phone.locator('.map-fold summary').evaluateAll((all) => Math.min(...all.map((one) => one.clientHeight))),
    ).toBeGreaterThanOrEqual(48)
    const code = await tile.locator('.map-row').first().getAttribute('data-village')
    await tile.locator('.map-row').first().click()
    await phone.waitForURL(`**/villages/${code}`)
  })

  test('arrow keys walk the dots, each is told, and Enter opens its village', async () => {
    const { page } = await desk.open('/map', { username: 'admin' })
    await page.locator('.map-link').first().focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    const code = await page.evaluate(() => document.activeElement?.getAttribute('data-village'))
    expect(await textOf(page, '.map-tip')).toBe(
      await page.locator(`.map-link[data-village="${code}"]`).getAttribute('aria-label'),
    )
    expect(await page.locator('.map-link[tabindex="0"]').count()).toBe(1)
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/villages/${code}`)
  })

  test('the grid begins with the village that missed the most, and its groups are those asked for', async () => {
    const { page } = await desk.open('/grid', { username: 'admin' })
    await page.locator('tr[data-village]').nth(452).waitFor()
    const gaps = await page
      .locator('tr[data-village]')
      .evaluateAll((rows) => rows.map((row) => row.querySelectorAll('.cell-gap').length))
    expect(gaps).toEqual([...gaps].sort((a, b) => b - a))
    expect(gaps[0]).toBeGreaterThan(0)
    await page.locator('.filters select').first().selectOption('team')
    await page.waitForURL('**order=team')
    await page.locator('.grid-group').nth(21).waitFor()
    expect(await page.locator('.grid-group a').first().getAttribute('href')).toBe('/teams/team-01')
  })
})

describe('the grid, of which only what is seen is laid out,', () => {
  test('is a table with every row for readers, and is printed whole', async () => {
    const { page } = await desk.open('/grid', { username: 'admin' })
    await page.locator('tr[data-village]').nth(452).waitFor({ state: 'attached' })
    const groups = await page.locator('.grid-group').count()
    const table = page.getByRole('group', { name: '一村一月一场' }).getByRole('table')
    expect(await table.getByRole('row').count()).toBe(453 + groups + 2)
    expect(await table.getByRole('columnheader').allInnerTexts()).toHaveLength(16)
    expect(await table.getByRole('row').last().getByRole('cell').count()).toBe(15)
    await page.emulateMedia({ media: 'print' })
    const heights = await page.locator('tr[data-village]').evaluateAll((rows) => rows.map((row) => row.clientHeight))
    expect(heights.filter((height) => height > 0)).toHaveLength(453)
    const ways = await page
      .locator('[data-table=grid] tbody')
      .evaluateAll((parts) => [
        ...new Set(parts.map((part) => getComputedStyle(part).getPropertyValue('content-visibility'))),
      ])
    expect(ways).toEqual(['visible'])
  })

  test('is walked by arrow keys from one part to the next, past the heads of groups', async () => {
    const { page } = await desk.open('/grid', { username: 'admin' })
    const names = page.locator('tr[data-village] th a')
    await names.nth(452).waitFor({ state: 'attached' })
    await names.first().focus()
    for (let i = 1; i <= 60; i++) await page.keyboard.press('ArrowDown')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('href')))
      .toBe(await names.nth(60).getAttribute('href'))
    expect(await page.locator('[data-table=grid] a[tabindex="0"]').count()).toBe(1)
  })
})
