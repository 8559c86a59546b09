/** Phones of projection teams before the real server, with something in between that can fail; and what the bureau has of them. */
import { existsSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { expect } from 'vitest'
import type { NewScreening } from '../../src/domain/screening/screening.ts'
import { ADMIN_PASSWORD, aFolder, postJson, type Server, signIn, startServer, tokenHeaders } from '../server.ts'
import { type Between, standBetween } from './between.ts'
import { theBrowser } from './chromium.ts'

export interface Phone {
  context: BrowserContext
  page: Page
  /** The account it was enrolled for. */
  person: string
  problems: string[]
}

export interface Countryside {
  between: Between
  browser: Browser
  server: () => Server
  /** Killed like a power cut, and started again on the same disk. */
  restart: () => Promise<void>
  /** Enrolled by a link, its first copy fetched; `before` runs in every page before the app does. */
  phone: (teamCode?: string, before?: () => void) => Promise<Phone>
  /** All logs the bureau has, by id. */
  kept: () => Promise<Map<string, KeptLog>>
  manager: () => Promise<Record<string, string>>
  close: () => Promise<void>
}
export interface KeptLog {
  id: string
  status: string
  startedAt: string
  findings: { code: string }[]
}

export async function goOut(): Promise<Countryside> {
  if (!existsSync('dist/field/sw.js')) await build({ logLevel: 'warn' })
  const env = { ADMIN_PASSWORD, DATA_DIR: aFolder() }
  const [first, browser] = await Promise.all([startServer({ env }), theBrowser()])
  let server = first
  const between = await standBetween(server.url)
  const contexts: BrowserContext[] = []
  const manager = () => tokenHeaders(server.url)
  return {
    between,
    browser,
    manager,
    server: () => server,
    restart: async () => {
      await server.stop('SIGKILL')
      server = await startServer({ env })
      between.target = server.url
    },
    phone: async (teamCode = 'team-01', before) => {
      const context = await contextOf(browser, between.url)
      contexts.push(context)
      if (before) await context.addInitScript(before)
      return enrolled(context, server.url, teamCode)
    },
    kept: async () => keptBy(server.url, await manager()),
    close: async () => {
      await Promise.all(contexts.map((context) => context.close()))
      await between.close()
      await server.stop('SIGKILL')
    },
  }
}

async function contextOf(browser: Browser, baseURL: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL,
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Shanghai',
  })
  context.setDefaultTimeout(30_000)
  return context
}

async function enrolled(context: BrowserContext, url: string, teamCode: string): Promise<Phone> {
  const asked = { role: 'team', teamCode, displayName: '张师傅' }
  const answer = await postJson(`${url}/api/enrolments`, asked, { cookie: await signIn(url), origin: url })
  expect(answer.status).toBe(201)
  const { code } = (await answer.json()) as { code: string }
  const { page, problems } = await opened(context)
  await page.goto(`/field#enrol=${code}`)
  await page.getByRole('button', { name: '登记并进入' }).click()
  // past the steps that whoever is let in is led through
  await page.locator('[data-view=welcome]').waitFor()
  await page.locator('.places a').first().click()
  await page.locator('[data-line=as-of]', { hasText: '的数据' }).waitFor()
  const session = (await (await page.request.get('/api/session')).json()) as { id: string }
  return { context, page, problems, person: session.id }
}

/** A page that keeps what goes wrong in it. */
async function opened(context: BrowserContext): Promise<{ page: Page; problems: string[] }> {
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(String(error)))
  return { page, problems }
}

async function keptBy(url: string, headers: Record<string, string>): Promise<Map<string, KeptLog>> {
  const kept = new Map<string, KeptLog>()
  for (let cursor = ''; ;) {
    const answer = await fetch(`${url}/api/screenings?limit=500${cursor && `&cursor=${cursor}`}`, { headers })
    const list = (await answer.json()) as { items: KeptLog[]; nextCursor?: string }
    for (const log of list.items) kept.set(log.id, log)
    if (list.nextCursor === undefined) return kept
    cursor = list.nextCursor
  }
}

/** Until the app's own worker starts it without a network. */
export const ready = (page: Page): Promise<unknown> => page.evaluate(() => navigator.serviceWorker.ready)

const DAY_MS = 86_400_000
/** So many shows of a team, one an evening, back from yesterday; the newest first. */
export function pastShows(count: number, teamCode: string, villages: string[]): NewScreening[] {
  const evening = Math.floor((Date.now() - DAY_MS) / DAY_MS) * DAY_MS + 12.5 * 3_600_000
  return Array.from({ length: count }, (_, i) => {
    const start = evening - i * DAY_MS
    const at = (ms: number): string => new Date(ms).toISOString()
    return {
      id: crypto.randomUUID(),
      teamCode,
      villageCode: villages[i % villages.length] ?? '',
      startedAt: at(start),
      endedAt: at(start + 6_600_000),
      recordedAt: at(start + 6_660_000),
      venue: 'outdoor',
      filmCodes: ['film-001'],
      attendance: 60 + (i % 40),
    }
  })
}

export async function villagesOf(country: Countryside, teamCode: string): Promise<string[]> {
  const headers = await country.manager()
  const answer = await fetch(`${country.server().url}/api/villages?team=${teamCode}`, { headers })
  return ((await answer.json()) as { items: { code: string }[] }).items.map(({ code }) => code)
}

/** Puts finished logs into the outbox as they lie on the phone's disk; the app finds them when it opens. */
export async function queue({ page, person }: Phone, logs: NewScreening[]): Promise<void> {
  const entries = logs.map((body, i) => ({
    key: `screening:${body.id}`,
    person,
    kind: 'screening',
    about: body.id,
    state: 'waiting',
    body,
    after: [],
    madeAt: Date.parse(body.recordedAt) + i,
    nextAt: 0,
    tries: 0,
  }))
  await page.evaluate(async (wanted) => {
    const asked = indexedDB.open('yingxiang-field')
    await new Promise((resolve) => asked.addEventListener('success', resolve))
    const change = asked.result.transaction('entries', 'readwrite')
    for (const entry of wanted) change.objectStore('entries').put(entry)
    await new Promise((resolve) => change.addEventListener('complete', resolve))
    asked.result.close()
  }, entries)
}

interface KeptEntry {
  key: string
  kind: string
  about: string
  state: string
  body: unknown
  receipt?: { status?: string }
}
/** The phone's outbox as it lies on its disk. */
export const onPhone = ({ page }: Pick<Phone, 'page'>): Promise<KeptEntry[]> =>
  page.evaluate(async () => {
    const asked = indexedDB.open('yingxiang-field')
    await new Promise((resolve) => asked.addEventListener('success', resolve))
    const all = asked.result.transaction('entries').objectStore('entries').getAll()
    await new Promise((resolve) => all.addEventListener('success', resolve))
    asked.result.close()
    return all.result as KeptEntry[]
  })

/** Waits until the phone has a receipt for all of these, and no entry of another state. */
export async function allReceived(phone: Phone, ids: string[], timeout = 120_000): Promise<void> {
  await expect
    .poll(
      async () => {
        const states = new Map((await onPhone(phone)).map(({ about, state }) => [about, state]))
        return ids.filter((id) => states.get(id) !== 'received').length
      },
      { timeout, interval: 500 },
    )
    .toBe(0)
}

/** How often each log was posted, as the thing in between saw it. */
export function postings({ seen }: Between): Map<string, number> {
  const times = new Map<string, number>()
  for (const { method, path, body } of seen) {
    if (method !== 'POST' || path !== '/api/screenings/batch') continue
    for (const { id } of (JSON.parse(body) as { screenings: { id: string }[] }).screenings)
      times.set(id, (times.get(id) ?? 0) + 1)
  }
  return times
}

/** The one draft of a phone, as if it had been made otherwise; for what opens next. */
export const draftChanged = (page: Page, changes: object): Promise<void> =>
  page.evaluate(async (given) => {
    const asked = indexedDB.open('yingxiang-field')
    await new Promise((resolve) => asked.addEventListener('success', resolve))
    const change = asked.result.transaction('entries', 'readwrite')
    const store = change.objectStore('entries')
    const all = store.getAll()
    await new Promise((resolve) => all.addEventListener('success', resolve))
    const draft = (all.result as { state: string; body: object }[]).find(({ state }) => state === 'draft')
    if (draft) store.put({ ...draft, body: { ...draft.body, ...given } })
    await new Promise((resolve) => change.addEventListener('complete', resolve))
    asked.result.close()
  }, changes)
