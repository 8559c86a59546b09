/** Two managers at one thing, whatever it is: the later one is told who did what, loses nothing typed, and decides. */
import type { Page } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { t } from '../../src/client/desk/later-words.ts'
import { speak } from '../../src/client/shared/words.ts'
import { deskOfAll, textOf, violations } from './desk.ts'

const desk = deskOfAll()

type Read = (path: string) => Promise<unknown>
interface Thing {
  what: string
  api: string
  /** Where it is read, when that is elsewhere. */
  readAt?: string
  field: string
  /** What of it is looked at, and how it is sent with something else there. */
  valueOf: (read: never) => unknown
  sent: (read: never, value: number) => object
  open: (page: Page, read: never) => Promise<void>
}
const press = async (page: Page, path: string, name: string): Promise<void> => {
  await page.goto(path)
  await page.getByRole('button', { name: t('edit_this', { name }), exact: true }).click()
}
interface Film {
  title: string
  minutes: number
}
interface Versions {
  items: { target: { amount: number } }[]
}
const THINGS: Thing[] = [
  {
    what: 'a film',
    api: '/api/films/film-002',
    field: 'minutes',
    valueOf: ({ minutes }: Film) => minutes,
    sent: (film: Film, minutes) => ({ ...film, minutes }),
    open: (page, { title }: Film) => press(page, '/register?part=films', title),
  },
  {
    what: 'a township',
    api: '/api/townships/510723101',
    field: 'name',
    valueOf: ({ name }: { name: string }) => name,
    sent: (township: object, name) => ({ ...township, name: String(name) }),
    open: (page, { name }: { name: string }) => press(page, '/register?part=townships', name),
  },
  {
    what: 'a team',
    api: '/api/teams/team-04',
    field: 'phone',
    valueOf: ({ phone }: { phone?: string }) => phone,
    sent: (team: object, phone) => ({ ...team, phone: String(phone) }),
    open: async (page) => {
      await page.goto('/register?part=teams&team=team-04')
    },
  },
  {
    what: 'a target',
    api: '/api/targets/screenings-designated',
    field: 'amount',
    readAt: '/api/targets/screenings-designated/versions',
    valueOf: ({ items }: Versions) => items.at(-1)?.target.amount,
    sent: ({ items }: Versions, amount) => ({ ...items.at(-1)?.target, amount }),
    open: async (page) => {
      await page.goto('/settings?part=targets&target=screenings-designated')
    },
  },
  {
    what: 'a limit',
    api: '/api/settings/STALE_DAYS',
    field: 'value',
    valueOf: ({ value }: { value: number }) => value,
    sent: (_: object, value) => ({ value }),
    open: (page) => press(page, '/settings?part=limits', t('setting_STALE_DAYS')),
  },
]

describe.each([
  ['zh', 41, 42],
  ['en', 43, 44],
] as const)('who reads %s and saves over somebody else’s change of', (language, theirs, mine) => {
  test.each(THINGS)('$what is told so, loses nothing and decides', async ({ api, readAt = api, field, ...thing }) => {
    speak(language)
    const { page } = await desk.open('/tasks', { username: 'admin', language })
    onTestFinished(() => speak('zh'))
    const read: Read = async (path) => (await page.request.get(path)).json()
    const now = async () => String(thing.valueOf((await read(readAt)) as never))
    const before = (await read(readAt)) as never
    await thing.open(page, before)
    const input = page.locator(`form.form input[name=${field}]`)
    await input.fill(String(mine))

    const name = `王局${language}`
    const headers = { origin: desk.server.url }
    const made = await page.request.post('/api/tokens', { data: { name, role: 'manager' }, headers })
    const { token } = (await made.json()) as { token: string }
    const answer = await fetch(desk.server.url + api, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(thing.sent(before, theirs)),
    })
    expect([answer.status, await now()]).toEqual([200, String(theirs)])

    const save = page.locator('form.form button[type=submit]')
    await save.click()
    await page.locator('[data-part=overtaken]').waitFor()
    expect(await textOf(page, '[data-part=overtaken]')).toContain(name)
    // nothing of mine is kept yet, all of it still stands in the form
    expect([await input.inputValue(), await now()]).toEqual([String(mine), String(theirs)])
    expect(await textOf(page, '[data-part=changes]')).toMatch(new RegExp(`${theirs}.*${mine}`))
    expect(await violations(page)).toEqual([])
    expect(await save.innerText()).toBe(t('save_over'))
    await save.click()
    await page.locator('.said:not(:empty)').waitFor()
    expect(await now()).toBe(String(mine))
  })
})
