/** Managers at the queue, each in a browser of their own, and what the server says of what they see. */
import type { Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import type { Listed } from '../../src/contract/route.ts'
import type { Log, LogWithHistory } from '../../src/contract/screenings.ts'
import { type Desk, PASSWORD, type Visit } from './desk.ts'

/** The demo's manager, whose page is found without a problem when the test ends. */
export async function managerAt(desk: Desk, path: string, visit: Visit = {}): Promise<Page> {
  const { page, problems } = await desk.open(path, { username: 'admin', ...visit })
  onTestFinished(() => expect(problems).toEqual([]))
  return page
}

/** Somebody else with a manager's account; two may have the same name. */
export async function anotherAt(desk: Desk, displayName: string, path: string): Promise<Page> {
  const page = await managerAt(desk, '/tv')
  const headers = { origin: desk.server.url }
  const data = { role: 'manager', displayName }
  const { code } = (await (await page.request.post('/api/enrolments', { data, headers })).json()) as { code: string }
  await page.request.delete('/api/session', { headers })
  expect((await page.request.post('/api/enrolments/redeem', { data: { code }, headers })).ok()).toBe(true)
  expect((await page.request.put('/api/session/password', { data: { password: PASSWORD }, headers })).ok()).toBe(true)
  await page.goto(path)
  await page.locator('.desk h1').waitFor()
  return page
}

export const asked = async <T>(page: Page, path: string): Promise<T> =>
  (await (await page.request.get(path)).json()) as T
export const held = (page: Page, more = ''): Promise<Listed<Log>> =>
  asked(page, `/api/screenings?status=held&sort=gravest&limit=500${more}`)
export const logNow = (page: Page, id: string): Promise<LogWithHistory> => asked(page, `/api/screenings/${id}`)

export const rows = (page: Page) => page.locator('[data-list=queue] li')
export const queue = (page: Page): Promise<(string | null)[]> =>
  rows(page).evaluateAll((all) => all.map((row) => row.getAttribute('data-log')))
export const openLog = (page: Page): Promise<string | null> => page.locator('.queued-open').getAttribute('data-log')
export const said = (page: Page, sentence: string): Promise<void> =>
  page.locator('[data-figure=said]').getByText(sentence).waitFor()
