/** The register from a day on: villages changed with a first day and a reason, what ended, and villages that merge and split. */
import type { Page } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { t } from '../../src/client/desk/later-words.ts'
import { longDay } from '../../src/client/shared/format.ts'
import { speak } from '../../src/client/shared/words.ts'
import type { Village } from '../../src/domain/register/place.ts'
import { deskOfAll, textOf, violations } from './desk.ts'
import { readableByEveryone } from './readable.ts'

const desk = deskOfAll()
interface Items<T> {
  items: T[]
}
const asked = async <T>(page: Page, path: string): Promise<T> => (await (await page.request.get(path)).json()) as T
const villagesOf = async (page: Page, team: string) =>
  (await asked<Items<Village>>(page, `/api/villages?team=${team}&limit=500`)).items
const save = (page: Page): Promise<void> => page.locator('form.form button[type=submit]').click()
const said = (page: Page, sentence: string): Promise<void> => page.locator('.said', { hasText: sentence }).waitFor()
const tick = (page: Page, code: string): Promise<void> => page.locator(`.ticks input[value="${code}"]`).click()
const look = async (page: Page): Promise<void> => {
  await save(page)
  await page.locator('[data-part=change-result]').waitFor()
}

readableByEveryone(
  () => desk,
  [
    { name: 'the change of villages', path: '/register/changes', ready: '.ticks li' },
    {
      name: 'a merge that was looked at',
      path: '/register/changes',
      ready: '.ticks li',
      first: async (page: Page) => {
        const items = await villagesOf(page, 'team-11')
        for (const { code } of items.slice(0, 2)) await tick(page, code)
        await look(page)
      },
    },
  ].map((page) => ({ ...page, username: 'admin' })),
)

describe.each(['zh', 'en'] as const)('a manager who reads %s', (language) => {
  const own =
    language === 'zh' ? ['team-12', 'team-13', 'team-14', 'team-18'] : ['team-15', 'team-16', 'team-17', 'team-19']
  const open = async (path: string, ready: string): Promise<Page> => {
    speak(language)
    const { page } = await desk.open(path, { username: 'admin', language })
    onTestFinished(() => speak('zh'))
    await page.locator(ready).first().waitFor()
    return page
  }

  test('ends a village from a past day on: it asks why, keeps what was typed, and the lists say so', async () => {
    const page = await open('/register', '[data-table=villages] tbody tr')
    const [village] = await villagesOf(page, own[0] ?? '')
    const code = village?.code ?? ''
    await page.goto(`/register?edit=${code}`)
    await page.locator('input[name=effectiveOn]').waitFor()
    await expect.poll(() => page.locator('input[name=effectiveOn]').inputValue()).toBe('2017-06-30')
    expect(await page.locator('input[name=reason]').count()).toBe(0)
    await page.locator('input[name=endsOn]').fill('2017-06-14')
    await save(page)
    expect(await page.locator('.wrong').allInnerTexts()).toEqual([t('ends_before_effective', { day: '2017-06-15' })])
    await page.locator('input[name=effectiveOn]').fill('2017-06-15')
    await save(page)
    expect(await page.locator('.wrong').allInnerTexts()).toEqual([t('fill_in', { field: t('reason') })])
    expect(await page.locator('input[name=endsOn]').inputValue()).toBe('2017-06-14')
    await page.locator('input[name=reason]').fill('撤村')
    await save(page)
    await said(page, t('setting_saved', { name: village?.name ?? '', day: '2017-06-15' }))
    expect(await asked(page, `/api/villages/${code}`)).toMatchObject({ endsOn: '2017-06-14' })
    await page.goto(`/register?q=${code}`)
    await page.locator(`[data-village="${code}"] [data-ends]`).waitFor()
    expect(await textOf(page, `[data-village="${code}"]`)).toContain(t('ends', { day: '2017-06-14' }))
    expect(await textOf(page, '[data-figure=villages]')).toBe(t('ended_of_villages', { count: 0, ended: 1 }))
    await page.goto(`/villages/${code}`)
    await page.locator('[data-table=village-versions] tbody tr').nth(1).waitFor()
    expect(await page.locator('[data-table=village-versions] tbody tr').nth(1).innerText()).toContain('撤村')
    // what ended can no longer be chosen for a change
    await page.goto('/register/changes')
    await page.locator('.ticks li').first().waitFor()
    expect(await page.locator(`.ticks input[value="${code}"]`).count()).toBe(0)
  })

  test('ends a film, a team and a township: each says until when', async () => {
    const page = await open('/register?part=films', '[data-table=films] tbody tr')
    const day = '2017-07-31'
    const film = page.locator('[data-table=films] tbody tr').nth(language === 'zh' ? 0 : 1)
    await film.getByRole('button').click()
    await page.locator('input[name=endsOn]').fill(day)
    await save(page)
    await film.locator(`[data-ends="${day}"]`).waitFor()
    await page.goto(`/register?part=teams&team=${own[0]}`)
    await page.locator('form.form input[name=endsOn]').fill(day)
    await save(page)
    await page.locator(`.team-list [data-team=${own[0]}] [data-ends]`).waitFor()
    await page.goto('/register?part=townships')
    const township = page.locator('[data-list=townships] > li').nth(language === 'zh' ? 0 : 1)
    await township.getByRole('button').click()
    await page.locator('input[name=endsOn]').fill(day)
    await save(page)
    await township.locator('[data-ends]').waitFor()
    // its name was another since a day that is past: that asks why, and keeps what was typed
    await township.getByRole('button').click()
    await page.locator('input[name=name]').fill(`新${language}镇`)
    await expect.poll(() => page.locator('input[name=reason]').count()).toBe(0)
    await page.locator('input[name=effectiveOn]').fill('2017-06-15')
    await save(page)
    expect(await page.locator('.wrong').allInnerTexts()).toEqual([t('fill_in', { field: t('reason') })])
    expect(await page.locator('input[name=name]').inputValue()).toBe(`新${language}镇`)
    await page.locator('input[name=reason]').fill('更名批复')
    await save(page)
    await said(page, t('setting_saved', { name: `新${language}镇`, day: '2017-06-15' }))
    await page.goto('/register')
    const option = page.locator('.filters select option', { hasText: t('ends', { day }) })
    await option.first().waitFor({ state: 'attached' })
    expect(await option.count()).toBeGreaterThan(0)
  })

  test('merges two villages: sees what happens, then confirms, and the old name leads to the new one', async () => {
    const page = await open('/register', '[data-table=villages] tbody tr')
    const [one, two] = await villagesOf(page, own[1] ?? '')
    await page.getByRole('link', { name: t('register_changes_title') }).click()
    await page.locator('.ticks li').first().waitFor()
    await save(page)
    expect(await page.locator('.wrong').allInnerTexts()).toEqual([t('change_pick_two')])
    for (const village of [one, two]) await tick(page, village?.code ?? '')
    await page.locator('select[name=heir]').selectOption('new code')
    await page.locator('input[name="to.0.name"]').fill('合心社区')
    await save(page)
    expect(await page.locator('.wrong').allInnerTexts()).toEqual([t('fill_in', { field: t('field_code') })])
    // a code that another village has is said at its field, and what was typed stays
    await page.locator('input[name="to.0.code"]').fill('510723100211')
    await save(page)
    await page.locator('.wrong').first().waitFor()
    expect(await page.locator('input[name="to.0.name"]').inputValue()).toBe('合心社区')
    const code = `merged-${language}`
    await page.locator('input[name="to.0.code"]').fill(code)
    await look(page)
    const becomes = await page
      .locator('[data-table=change-villages] tbody tr')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-becomes')))
    expect(becomes).toEqual(['new', 'ended', 'ended'])
    expect(await page.locator(`[data-table=change-quotas] [data-team=${own[1]}]`).count()).toBe(1)
    expect((await page.request.get(`/api/villages/${code}`)).status()).toBe(404)
    expect(await violations(page)).toEqual([])
    // what is typed since is not what was looked at
    await page.locator('input[name=document]').fill('盐民〔2017〕3号')
    await page.locator('[data-part=change-result]').waitFor({ state: 'detached' })
    await look(page)
    await page.getByRole('button', { name: t('change_confirm') }).click()
    await page.locator('.said').filter({ hasText: /2017/ }).waitFor()
    const found = await asked<Items<Village>>(page, `/api/villages?q=${encodeURIComponent(one?.name ?? '')}`)
    expect(found.items.map((village) => village.code)).toContain(code)
    expect(await page.locator('select[name=heir]').count()).toBe(0)
    // its page leads to what the two showed, and theirs to it; each number is as long as its list
    await page.goto(`/villages/${code}`)
    const before = page.locator(`[data-before="${one?.code}"]`)
    expect(await before.innerText()).toContain(t('lineage_until', { day: longDay('2017-06-29') }))
    const shown = await before.locator('a').nth(1).innerText()
    await before.locator('a').nth(1).click()
    await page.locator('[data-figure=counted]').waitFor()
    const [, count = ''] = /(\d+) (?:场|screenings)/.exec(await textOf(page, '[data-figure=counted]')) ?? []
    expect(shown).toBe(t('lineage_shown', { count }))
    await page.goto(`/villages/${one?.code}`)
    await page.locator(`[data-after="${code}"] a`).click()
    await page.locator('[data-list=before]').waitFor()
    await page.goto(`/logs?village=${code}`)
    await page.locator('[data-part=forebears] a').first().click()
    await page.locator('table.logs tbody tr, .cards').first().waitFor()
    expect(page.url()).toContain(`village=${one?.code}`)
  })

  test('splits a village and renames another from a day to come', async () => {
    const page = await open('/register/changes', '.ticks li')
    const [whole, other] = await villagesOf(page, own[2] ?? '')
    await page.locator('select[name=kind]').selectOption('split')
    await tick(page, whole?.code ?? '')
    expect(await page.locator('input[name="to.0.code"]').inputValue()).toBe(whole?.code)
    await page.locator('input[name="to.1.code"]').fill(`part-${language}`)
    await page.locator('input[name="to.1.name"]').fill('新分村')
    await look(page)
    expect(await textOf(page, '[data-figure=count]')).toMatch(/\d+ → \d+/)
    await page.getByRole('button', { name: t('change_confirm') }).click()
    await page.locator('.said').filter({ hasText: /2017/ }).waitFor()
    expect(await asked(page, `/api/villages/part-${language}`)).toMatchObject({ name: '新分村' })

    await page.locator('select[name=kind]').selectOption('rename')
    await tick(page, other?.code ?? '')
    await page.locator('input[name="to.0.name"]').fill('新名村')
    await page.locator('input[name=on]').fill('2017-07-15')
    await look(page)
    await page.getByRole('button', { name: t('change_confirm') }).click()
    await page.locator('.said').filter({ hasText: /2017/ }).waitFor()
    expect((await asked<Village>(page, `/api/villages/${other?.code}`)).name).toBe(other?.name)
    const then = await asked<Items<Village>>(page, `/api/villages?on=2017-07-15&q=${encodeURIComponent('新名村')}`)
    expect(then.items.map(({ code }) => code)).toContain(other?.code)
  })

  test('brings a whole reform in one sheet: what is wrong is said by its row, then it is looked at and done', async () => {
    const page = await open('/register/changes', '#reform-file')
    const [one, two] = await villagesOf(page, own[3] ?? '')
    const head = t('reform_columns')
    const bring = (...rows: string[]) =>
      page
        .locator('#reform-file')
        .setInputFiles({ name: 'reform.csv', mimeType: 'text/csv', buffer: Buffer.from([head, ...rows].join('\n')) })
    await bring(`rename,${one?.code},,,,2017-06-30,,`, `rename,${two?.code},,乙${language}村,,2017-06-30,,`)
    await page.locator('[data-table=problems] tbody tr').first().waitFor()
    expect(await page.locator('[data-table=problems] tbody tr').count()).toBe(1)
    await bring(
      `rename,${one?.code},,甲${language}村,,2017-06-30,,`,
      `rename,${two?.code},,乙${language}村,,2017-06-30,,`,
    )
    await page.locator('[data-part=reform-result]').waitFor()
    expect(await page.locator('[data-table=change-villages] tbody tr').count()).toBe(2)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: t('change_confirm') }).click()
    await page.locator('.said').filter({ hasText: /2017/ }).waitFor()
    expect(await asked(page, `/api/villages/${one?.code}`)).toMatchObject({ name: `甲${language}村` })
  })
})
