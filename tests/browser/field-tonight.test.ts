/** A team's first view and its villages, on a phone. */
import { describe, expect, test } from 'vitest'
import type { Plan } from '../../src/domain/plan/plan.ts'
import { overflow, textOf } from './desk.ts'
import { A_VILLAGE, fieldOfAll, officeClockOf, smallTargets } from './field.ts'
import { draftChanged } from './phone.ts'

const field = fieldOfAll()

const TEAM = { username: 'team-01' }

describe('tonight', () => {
  test('is one card to act on with what is new, the month on film and the year in a line; the first act is on the first screen, with large letters too', async () => {
    const { page, problems } = await field.open('/field', TEAM)
    expect(await textOf(page, 'main h1')).toBe('今晚')
    expect(await textOf(page, '[data-tonight] .screen-top')).toMatch(
      /^(等得最久 · \d+天没放|今晚计划.*|计划.+) 换个村$/,
    )
    expect(await textOf(page, '[data-fact=dusk]')).toBe('天黑20:35')
    expect(await page.locator('[data-call]').getAttribute('href')).toMatch(/^tel:1300000\d{4}$/)
    expect(await textOf(page, '[data-call]')).toMatch(/^\S+ 证明人 130 0000 \d{4}$/)
    expect(await textOf(page, '[data-line=as-of]')).toBe('21:00的数据')
    expect(await textOf(page, '.pace')).toMatch(/^\d+\/240场 比进度少放约\d+场 到11月30日$/)
    // ten a row, and the village of the card has the ring
    const tops = await page.locator('.frame').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))
    expect(tops.filter((top) => top === tops[0]).length).toBe(10)
    const lit = await page.locator('.frame.frame-on').count()
    expect(await textOf(page, '[data-frames=on]')).toBe(`放了 ${lit}`)
    expect(await page.locator('.frame-tonight').count()).toBe(1)
    const act = page.locator('[data-act=show]')
    const isOnFirstScreen = async (): Promise<boolean> => {
      const [box, bar] = await Promise.all([act, page.locator('.unsent-bar')].map((one) => one.boundingBox()))
      return !!box && !!bar && box.y > 0 && box.y + box.height <= Math.min(bar.y, page.viewportSize()?.height ?? 0)
    }
    expect([await isOnFirstScreen(), (await act.boundingBox())?.height]).toEqual([true, 66])
    const lettersOf = (size: string) => page.evaluate((px) => void (document.documentElement.style.fontSize = px), size)
    await lettersOf('34px')
    expect([await isOnFirstScreen(), await overflow(page)]).toEqual([true, 0])
    // five a row
    const large = await page.locator('.frame').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))
    expect(large.filter((top) => top === large[0]).length).toBe(5)
    // magnified twice the bars go with the page, and the button stays
    await lettersOf('')
    await page.setViewportSize({ width: 180, height: 370 })
    const box = await act.boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? 999)).toBeLessThanOrEqual(370)
    expect(problems).toEqual([])
  })

  test('another village can be picked for this evening, and it stays picked', async () => {
    const { page } = await field.open('/field', { username: 'team-05' })
    const first = await page.locator('[data-tonight]').getAttribute('data-tonight')
    await page.getByRole('link', { name: '换个村' }).click()
    await page.getByRole('heading', { name: '换个村' }).waitFor()
    await page.locator('main .row-link').nth(2).click()
    const card = page.locator('[data-why=chosen]')
    await card.waitFor()
    const picked = await card.getAttribute('data-tonight')
    expect(picked).not.toBe(first)
    await page.reload()
    await card.waitFor()
    expect(await card.getAttribute('data-tonight')).toBe(picked)
    await page.locator('[data-act=show]').click()
    await page.locator('[data-moment=before]').waitFor()
  })

  test('tells how far the village is where the phone may say where it is, and asks nobody', async () => {
    const { page } = await field.open('/field', {
      ...TEAM,
      before: async (context) => {
        await context.grantPermissions(['geolocation'])
        await context.setGeolocation({ latitude: 31.21, longitude: 105.39 })
      },
    })
    await page.locator('[data-fact=distance]').waitFor()
    expect(await textOf(page, '[data-fact=distance]')).toMatch(/^\d+(\.\d)?公里$|^\d+米$/)
  })

  test('a show that was rained off is two taps, said beneath the card, and can be taken back', async () => {
    const { page } = await field.open('/field', { username: 'team-11' })
    const tonight = () => page.locator('[data-tonight]').getAttribute('data-tonight')
    const first = await tonight()
    await page.getByRole('button', { name: /没放成/ }).click()
    await page.getByRole('button', { name: '下雨' }).click()
    await page.getByText('没放成：下雨').waitFor()
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByText('没放成：下雨').waitFor({ state: 'detached' })
    expect(await tonight()).toBe(first)
  })

  test('an evening of the plan is confirmed, moved by rain with one tap without signal, and told with signal', async () => {
    const { page } = await field.open('/field/plan', { username: 'team-03', hasWorker: true })
    const open = page.locator('[data-plan][data-state=planned]')
    const id = (await open.first().getAttribute('data-plan')) ?? ''
    const evening = page.locator(`[data-plan="${id}"]`)
    const told = page.waitForResponse('**/api/plans/steps')
    await evening.getByRole('button', { name: '确认' }).click()
    expect((await told).status()).toBe(200)
    await evening.getByText('放映队已确认').waitFor()
    await page.context().setOffline(true)
    await evening.getByRole('button', { name: '因雨改到' }).click()
    await evening.getByText(/改到7月\d+日（下雨） · 待上传/).waitFor()
    expect(await textOf(page, '[data-line=unsent]')).toContain('1条记录')
    await page.reload()
    await evening.getByText('待上传').waitFor()
    await page.context().setOffline(false)
    await page.reload()
    const kept = async () => (await (await page.request.get(`/api/plans/${id}`)).json()) as Plan
    await expect.poll(kept).toMatchObject({ state: 'moved', reason: 'rain' })
    await evening.getByText('待上传').waitFor({ state: 'detached' })
    const { movedTo } = await kept()
    await page.locator(`[data-plan="${movedTo?.id}"][data-state=confirmed]`).waitFor()
  })

  test('of a planned evening that is past it is said from the plan why nothing was shown', async () => {
    const { page, problems } = await field.open('/field/plan', { username: 'team-14', hasWorker: true })
    const first = page.locator('[data-plan]').first()
    const notHeld = first.getByRole('button', { name: /没放成/ })
    expect([await first.innerText(), await notHeld.count()]).toEqual([expect.stringContaining('7月1日'), 0])
    const clock = await officeClockOf(page)
    await clock('2017-07-02T09:00:00+08:00')
    await page.context().setOffline(true)
    await notHeld.click()
    await first.getByRole('button', { name: '停电' }).click()
    await first.getByText('7月1日没放成：停电').waitFor()
    await first.getByRole('button', { name: '撤销' }).click()
    await notHeld.waitFor()
    expect(await smallTargets(page)).toEqual([])
    expect(problems).toEqual([])
  })

  test('a show that runs is on the card with its clock, goes on from there, and at three in the morning its end is asked for', async () => {
    const { page } = await field.open('/field/villages', { username: 'team-07' })
    await page.locator(A_VILLAGE).first().click()
    await page.locator('[data-film]').first().click()
    await page.locator('[data-do=begin]').click()
    await page.locator('[data-moment=during]').waitFor()
    // by the demo's clock, which stands, it has just begun
    await draftChanged(page, { startTime: '20:12' })
    await page.goto('/field')
    const card = page.locator('[data-running]')
    await card.waitFor()
    expect(await textOf(page, '[data-running]')).toMatch(/^正在放映 .+ 21:00 已放48分 片长\d+分$/)
    expect(await page.locator('.minute-on').count()).toBe(9)
    await page.getByRole('link', { name: '接着放' }).click()
    await expect.poll(() => textOf(page, '[data-line=ran]')).toBe('已放48分')
    expect(await textOf(page, '.ends:last-child')).toMatch(/^20:12开 约\d\d:\d\d放完$/)
    // forgotten, it runs on until somebody says when it ended
    const clock = await officeClockOf(page)
    await clock('2017-07-01T03:00:00+08:00')
    await page.locator('[data-moment=during] [data-ask=end]').waitFor()
    expect(await page.locator('[data-do=end]').count()).toBe(0)
    await page.locator('[data-ask=end] input').fill('21:50')
    await page.getByRole('button', { name: '就是这个时间' }).click()
    await page.locator('[data-moment=after]').waitFor()
    expect(await textOf(page, '[data-block=show]')).toContain('20:12–21:50')
  })
})

describe('the own villages', () => {
  test('begin with those that have something to do, then follow the register, and one is found by its name', async () => {
    const { page } = await field.open('/field/villages', TEAM)
    const rows = await page
      .locator('[data-village]')
      .evaluateAll((all) => all.map((row) => [row.dataset['standing'] ?? '', row.dataset['village'] ?? ''] as const))
    const isOpen = ([standing]: readonly [string, string]) => !['done', 'today', 'free'].includes(standing)
    const codes = rows.map(([, code]) => code)
    const [open, rest] = [rows.filter(isOpen), rows.filter((row) => !isOpen(row))].map((some) =>
      some.map(([, code]) => code),
    )
    expect(codes).toEqual([...(open ?? []).toSorted(), ...(rest ?? []).toSorted()])
    expect([open?.length, rest?.length].every((count) => Number(count) > 0)).toBe(true)
    await page.locator('summary', { hasText: '审核与依据' }).click()
    expect(await textOf(page, 'details')).toMatch(/完成\d+\.\d+%，序时54\.19%，相差−\d+\.\d+个百分点/)
    const name = (await textOf(page, '[data-village]:last-child .row-name')).split(' ')[0] ?? ''
    await page.getByRole('searchbox', { name: '找村' }).fill(name)
    await expect.poll(() => page.locator('[data-village]').count()).toBe(1)
  })

  test('without signal a show not held waits and can be taken back, and with signal it is told', async () => {
    const { page } = await field.open('/field/villages', { username: 'team-11', hasWorker: true })
    await page.context().setOffline(true)
    const row = page.locator('[data-standing=missing]').first()
    await row.getByRole('button', { name: /没放成/ }).click()
    await row.getByRole('button', { name: '停电' }).click()
    await expect.poll(() => textOf(page, '[data-line=unsent]')).toContain('1条记录')
    const told = page.waitForResponse('**/api/missed-shows/batch')
    await page.context().setOffline(false)
    expect((await told).status()).toBe(200)
    await page.locator('[data-line=unsent]').waitFor({ state: 'detached' })
    expect(await row.getByRole('button', { name: '撤销' }).count()).toBe(0)
    expect(await row.innerText()).toContain('没放成：停电')
  })
})
