/** What a manager does with the register and the settings, in both languages, and that the server then says the same. */
import type { Page } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { t } from '../../src/client/desk/later-words.ts'
import { speak } from '../../src/client/shared/words.ts'
import type { Overview } from '../../src/domain/report/overview.ts'
import type { Village } from '../../src/domain/register/place.ts'
import { deskOfAll, textOf, violations } from './desk.ts'
import { readableByEveryone } from './readable.ts'

const desk = deskOfAll()

interface Items<T> {
  items: T[]
  total: number
}
const asked = async <T>(page: Page, path: string): Promise<T> => (await (await page.request.get(path)).json()) as T
const fill = async (page: Page, fields: Record<string, string>): Promise<void> => {
  for (const [name, value] of Object.entries(fields)) await page.locator(`form.form input[name=${name}]`).fill(value)
}
const choose = async (page: Page, fields: Record<string, string>): Promise<void> => {
  for (const [name, value] of Object.entries(fields)) {
    await page.locator(`form.form select[name=${name}]`).selectOption(value)
  }
}
const save = (page: Page): Promise<void> => page.locator('form.form button[type=submit]').click()
const said = (page: Page, sentence: string): Promise<void> => page.locator('.said', { hasText: sentence }).waitFor()

/** Somebody else who changes things, by the name of a token. */
async function another(page: Page, name: string) {
  const headers = { origin: desk.server.url }
  const answer = await page.request.post('/api/tokens', { data: { name, role: 'manager' }, headers })
  const { token } = (await answer.json()) as { token: string }
  return async (path: string, body: unknown): Promise<number> =>
    (
      await fetch(desk.server.url + path, {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    ).status
}

readableByEveryone(
  () => desk,
  [
    { name: 'the townships', path: '/register?part=townships', ready: '[data-list=townships] li' },
    { name: 'a new village', path: '/register?edit=new', ready: 'form.form select[name=townshipCode]' },
    { name: 'a new target', path: '/settings?part=targets&target=new', ready: 'form.form input[name=amount]' },
  ].map((page) => ({ ...page, username: 'admin' })),
)

describe.each(['zh', 'en'] as const)('a manager who reads %s', (language) => {
  const open = async (path: string, ready: string): Promise<Page> => {
    speak(language)
    const { page } = await desk.open(path, { username: 'admin', language })
    onTestFinished(() => speak('zh'))
    await page.locator(ready).first().waitFor()
    return page
  }

  test('adds a township, a village in it, a team for it and a film', async () => {
    const page = await open('/register?part=townships', '[data-list=townships] li')
    const code = `new-${language}`
    await page.getByRole('button', { name: t('township_add') }).click()
    await save(page)
    expect(await page.locator('.wrong').allInnerTexts()).toEqual([
      t('fill_in', { field: t('field_code') }),
      t('fill_in', { field: t('township_name') }),
    ])
    await fill(page, { code, name: '新镇' })
    await save(page)
    await said(page, t('saved_this', { name: '新镇' }))
    expect(await asked(page, `/api/townships/${code}`)).toEqual({ code, name: '新镇' })

    await page.goto('/register?part=teams&team=new')
    await fill(page, { name: `新队${language}`, members: '王师傅、李师傅' })
    await save(page)
    await said(page, t('saved_this', { name: `新队${language}` }))
    const teams = (await asked<Items<{ code: string; name: string; members?: string[] }>>(page, '/api/teams')).items
    const team = teams.find(({ name }) => name === `新队${language}`)
    expect(team?.members).toEqual(['王师傅', '李师傅'])

    await page.goto('/register')
    await page.getByRole('link', { name: t('village_add') }).click()
    await fill(page, { code, name: '新村', population: '812' })
    await choose(page, { townshipCode: code, teamCode: team?.code ?? '' })
    await save(page)
    await said(page, t('saved_this', { name: '新村' }))
    expect(await asked(page, `/api/villages/${code}`)).toEqual({
      code,
      name: '新村',
      townshipCode: code,
      townshipName: '新镇',
      teamCode: team?.code,
      designated: false,
      annualQuota: 12,
      aliases: [],
      population: 812,
    })

    await page.goto('/register?part=films')
    await page.getByRole('button', { name: t('film_add') }).click()
    await fill(page, { title: `新片${language}`, minutes: '95' })
    await save(page)
    await said(page, t('saved_this', { name: `新片${language}` }))
    const films = (await asked<Items<{ title: string; minutes: number }>>(page, '/api/films')).items
    expect(films.find(({ title }) => title === `新片${language}`)).toMatchObject({ kind: 'feature', minutes: 95 })
  })

  test('is told that a code is taken, and overwrites nothing', async () => {
    const page = await open('/register?edit=new', 'form.form')
    const before = await asked(page, '/api/villages/510723100211')
    await fill(page, { code: '510723100211', name: '别的村' })
    await choose(page, { townshipCode: '510723100' })
    await save(page)
    await page.locator('form .says', { hasText: '510723100211' }).waitFor()
    expect(await asked(page, '/api/villages/510723100211')).toEqual(before)
    expect(await page.locator('input[name=name]').inputValue()).toBe('别的村')
    await page.getByRole('button', { name: t('cancel') }).click()
  })

  test('moves a village to another team: the teams’ lists and the trail say so', async () => {
    const page = await open('/register', '[data-table=villages] tbody tr')
    const served = async (team: string) => (await asked<Items<Village>>(page, `/api/villages?team=${team}`)).items
    const [village] = await served('team-05')
    const code = village?.code ?? ''
    const before = [(await served('team-05')).length, (await served('team-06')).length] as const
    await page.goto(`/register?edit=${code}`)
    await choose(page, { teamCode: 'team-06' })
    const label = t('field_teamCode')
    const change = t('change_row', { label, before: '放映五队（示例）', after: '放映六队（示例）' })
    expect(await textOf(page, '[data-part=changes]')).toContain(change)
    await save(page)
    await said(page, t('saved_this', { name: village?.name ?? '' }))
    expect([(await served('team-05')).length, (await served('team-06')).length]).toEqual([before[0] - 1, before[1] + 1])
    await page.goto(`/audit?subjectKind=village&subjectId=${code}`)
    await page.locator('[data-list=audit] summary').first().click()
    await expect.poll(() => textOf(page, '[data-list=audit] details')).toContain(change)
  })

  test('changes a target from a day on: the days before keep their figures, those after have the new one', async () => {
    const page = await open('/settings?target=screenings-county', 'form.form input[name=amount]')
    const amountOn = async (asOf: string) => {
      const { targets } = await asked<Overview>(page, `/api/overview?asOf=${asOf}`)
      return targets.find(({ code }) => code === 'screenings-county')
    }
    const [old, was] = [await amountOn('2017-05-31'), await amountOn('2017-06-15')]
    const amount = language === 'zh' ? 6000 : 6600
    await fill(page, { amount: String(amount), effectiveOn: '2017-06-10' })
    const changes = await textOf(page, '[data-part=changes]')
    expect(changes).toContain(
      t('change_row', { label: t('target_amount'), before: String(was?.amount), after: String(amount) }),
    )
    const day = language === 'zh' ? '2017年6月10日' : '10 June 2017'
    expect(await textOf(page, '[data-part=reach]')).toBe(t('reach_past', { day }))
    await save(page)
    await page.locator('[data-list=versions] li', { hasText: '2017-06-10' }).waitFor()
    expect(await amountOn('2017-05-31')).toEqual(old)
    expect(await amountOn('2017-06-09')).toMatchObject({ amount: old?.amount })
    const now = await amountOn('2017-06-15')
    expect(now).toMatchObject({ amount, done: was?.done })
    expect(now?.remaining).toBe(amount - (was?.done ?? 0))
  })

  test('adds a target for one team, which the overview then shows', async () => {
    const page = await open('/settings?part=targets&target=new', 'form.form input[name=amount]')
    const code = `team-seven-${language}`
    await fill(page, { code, name: '七队全年放映', amount: '250', unit: '场' })
    await choose(page, { scopeKind: 'team' })
    await save(page)
    expect(await page.locator('.wrong').allInnerTexts()).toEqual([t('fill_in', { field: t('target_scopeCode') })])
    await choose(page, { scope: 'team-07' })
    await save(page)
    await page.locator('[data-list=versions] li').first().waitFor()
    const { targets, teams } = await asked<Overview>(page, '/api/overview?asOf=2017-06-30')
    const done = teams.find((team) => team.code === 'team-07')?.done
    expect(done).toBeGreaterThan(0)
    expect(targets.find((target) => target.code === code)).toMatchObject({ amount: 250, unit: '场', done })
  })

  test('who saves over somebody else’s change is told who changed what, and decides', async () => {
    const page = await open('/register', '[data-table=villages] tbody tr')
    const [village] = (await asked<Items<Village>>(page, '/api/villages?team=team-09')).items
    const { townshipName: _, ...kept } = village as Village
    const name = `王局${language}`
    const other = await another(page, name)
    const path = `/api/villages/${kept.code}`
    const fields = { annualQuota: '9', population: '777' }
    await page.goto(`/register?edit=${kept.code}`)
    await fill(page, fields)
    expect(await other(path, { ...kept, annualQuota: 8, aliases: ['老村'] })).toBe(200)
    await save(page)
    await page.locator('[data-part=overtaken]').waitFor()
    const told = await textOf(page, '[data-part=overtaken]')
    expect(told).toContain(name)
    expect(told).toContain(
      t('change_row', { label: t('field_annualQuota'), before: String(kept.annualQuota), after: '8' }),
    )
    // nothing of mine is kept yet, all of it still stands in the form, beside what I did not touch
    expect(await asked(page, path)).toMatchObject({ annualQuota: 8 })
    expect(await page.locator('input[name=annualQuota]').inputValue()).toBe('9')
    expect(await page.locator('input[name=aliases]').inputValue()).toBe('老村')
    expect(await textOf(page, '[data-part=changes]')).toContain(
      t('change_row', { label: t('field_annualQuota'), before: '8', after: '9' }),
    )
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: t('save_over') }).click()
    await said(page, t('saved_this', { name: kept.name }))
    expect(await asked(page, path)).toMatchObject({ annualQuota: 9, population: 777, aliases: ['老村'] })
    // and once more, giving mine up
    await page.goto(`/register?edit=${kept.code}`)
    await fill(page, { annualQuota: '10' })
    expect(await other(path, { ...kept, annualQuota: 11 })).toBe(200)
    await save(page)
    await page.getByRole('button', { name: t('overtaken_theirs') }).click()
    await expect.poll(() => page.locator('input[name=annualQuota]').inputValue()).toBe('11')
    expect(await textOf(page, '[data-part=changes]')).toBe(t('changes_none'))
    expect(await asked(page, path)).toMatchObject({ annualQuota: 11 })
  })
})
