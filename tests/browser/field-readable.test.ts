/** Everybody can read and use the field app: in the sun, in the dark, magnified, with a thumb, on an old phone, at first sight. */
import type { Page } from 'playwright-core'
import { expect, onTestFailed, test } from 'vitest'
import { type DeskPage, overflow, PHONE, textOf } from './desk.ts'
import {
  A_VILLAGE,
  fillShow,
  fieldOfAll,
  goTo,
  openBlock,
  type PhoneVisit,
  pickVillage,
  sendShow,
  smallTargets,
  weakContrast,
} from './field.ts'
import { firstLoads } from './first-load.ts'
import { type ReadablePage, readableByEveryone } from './readable.ts'
import { settled } from './settled.ts'

const field = fieldOfAll()

const toStart = async (page: Page) => {
  await page.locator('.rows .row-link').first().click()
  await page.locator('[data-moment=before] [data-film]').first().waitFor()
}
const toRunning = async (page: Page) => {
  await toMoment(page)
  await page.locator('[data-note=power]').click()
  await page.locator('[data-do=end]').click()
  await page.locator('[data-do=end-yes]').waitFor()
}
/** The show that this phone has begun, or begins now. */
async function toMoment(page: Page): Promise<void> {
  const begun = page.locator('[data-standing=draft] .row-link')
  await ((await begun.count()) > 0 ? begun : page.locator(A_VILLAGE)).first().click()
  await page.locator('[data-moment]').waitFor()
  if ((await page.locator('[data-moment=before]').count()) === 0) return
  if ((await page.locator('[data-film][aria-pressed=true]').count()) === 0)
    await page.locator('[data-film]').first().click()
  await page.locator('[data-do=begin]').click()
}
/** With a remark at the people, and what cannot be at the speakers. */
const toEnd = async (page: Page) => {
  await toMoment(page)
  await page.locator('[data-do=end]').click()
  await page.locator('[data-do=end-yes]').click()
  await page.locator('#attendance').fill('0')
  await page.locator('[data-finding]').first().waitFor()
  await openBlock(page, 'speakers')
  for (const [name, value] of [
    ['Tested', '28'],
    ['Sounding', '30'],
  ])
    await page.locator(`[data-counter=speakers${name}] input`).fill(value ?? '')
}
const toLate = async (page: Page) => {
  await page.locator('.rows .row-link').first().click()
  await openBlock(page, 'times')
}
const toReturned = async (page: Page) => {
  await page.locator('.row a[href$=correct]').first().click()
  await page.locator('[data-line=returned]').first().waitFor()
}
const TEAM = 'team-11'
const PAGES: ReadablePage[] = [
  { name: 'the door', path: '/field', ready: '.door form' },
  { name: 'tonight', path: '/field', username: 'team-01', ready: '[data-act=show]', first: toReasons },
  { name: 'the own villages', path: '/field/villages', username: TEAM, ready: '[data-list=villages]' },
  { name: 'the choice of a village', path: '/field/show/new', username: TEAM, ready: '.rows' },
  { name: 'the start of a show', path: '/field/show/new', username: TEAM, ready: '.rows', first: toStart },
  { name: 'a show that runs', path: '/field/villages', username: TEAM, ready: '.rows', first: toRunning },
  { name: 'the end of a show', path: '/field/villages', username: TEAM, ready: '.rows', first: toEnd },
  { name: 'a show written down afterwards', path: '/field/show/late', username: TEAM, ready: '.rows', first: toLate },
  { name: 'a returned log', path: '/field/outbox', username: 'team-01', ready: '.row', first: toReturned },
  { name: 'the logs', path: '/field/logs', username: TEAM, ready: '.rows .row' },
  { name: 'the outbox', path: '/field/outbox', username: 'team-01', ready: '.row' },
  {
    name: 'one’s own month',
    path: '/field/me',
    username: TEAM,
    ready: '[data-line=storage]',
    first: toMonth,
  },
  { name: 'where a technician goes first', path: '/field', username: 'tech-01', ready: '.pole' },
  {
    name: 'a day’s round',
    path: '/field/round',
    username: 'tech-01',
    ready: '[data-do=propose]',
    first: (page: Page) => page.locator('[data-do=propose]').click(),
  },
  { name: 'a technician’s villages', path: '/field/villages', username: 'tech-01', ready: '[data-list=villages]' },
  {
    name: 'a machine',
    path: '/field/devices/65107231002110314000001?village=510723100211',
    username: 'tech-01',
    ready: '.main-action',
  },
  { name: 'a village', path: '/field/villages/510723100211', username: 'tech-01', ready: '[data-figure=rate]' },
  {
    name: 'a speaker test',
    path: '/field/tests/new?village=510723100211',
    username: 'tech-01',
    ready: '.counter',
    first: toHorns,
  },
  { name: 'an event', path: '/field/events/new?village=510723100211', username: 'tech-01', ready: '.chosen' },
  { name: 'the faults', path: '/field/faults', username: 'tech-01', ready: '.row' },
  {
    name: 'a fault’s report',
    path: '/field/faults/new?village=510723100211',
    username: 'tech-01',
    ready: 'form textarea',
  },
]

/** Below the line, with some that were not tested. */
async function toHorns(page: Page): Promise<void> {
  for (const [i, count] of ['40', '38', '20'].entries()) await page.locator('.counter input').nth(i).fill(count)
  await page.locator('.horns').waitFor()
}

/** Why it was not held is asked beneath the card. */
async function toReasons(page: Page): Promise<void> {
  await page.locator('.beside-lamp button').click()
  await page.locator('.missed-reasons').waitFor()
}

async function toMonth(page: Page): Promise<void> {
  await page.locator('a[href="/field/month"]').click()
  await page.locator('[data-list=month-villages]').waitFor()
}

/** A phone for each of them and each language, with the app's worker; whoever has one goes on from where they are. */
const phones = new Map<string, DeskPage>()
const walking = {
  open: async (path: string, visit: PhoneVisit = {}): Promise<DeskPage> => {
    const whose = `${visit.username} ${visit.language}`
    onTestFailed(() => void phones.delete(whose))
    const there = phones.get(whose)
    if (there) {
      await there.page.setViewportSize(PHONE)
      await goTo(there.page, path)
    }
    const phone = there ?? (await field.open(path, { ...visit, isKept: true, hasWorker: true }))
    phones.set(whose, phone)
    return phone
  },
}

/** In the dark text is seven times as bright as what is behind it, nothing is too small for a thumb, and magnified twice it fits. */
async function outdoors(page: Page, language: 'zh' | 'en'): Promise<void> {
  if (language === 'zh') {
    expect(await weakContrast(page)).toEqual([])
    expect(await smallTargets(page)).toEqual([])
  }
  await page.setViewportSize({ width: 180, height: 370 })
  await settled(page)
  expect(await overflow(page)).toBe(0)
}

readableByEveryone(
  () => ({ ...field, ...walking }),
  PAGES.map((one) => ({ ...one, first: one.first ?? (() => Promise.resolve()) })),
  { translate: () => Promise.reject(new Error('each language has phones of its own')), more: outdoors },
)

test('the first load is 45 KB gzipped or less until tonight is drawn, its words in one language; at the door, too', async () => {
  const { tonight, door, files } = await firstLoads(field.browser, field.server.url, TEAM)
  for (const bytes of [tonight, door]) {
    expect(bytes).toBeGreaterThan(30_000)
    expect(bytes).toBeLessThanOrEqual(45_000)
  }
  expect(files.filter((name) => name.includes('/assets/zh-')).length).toBeGreaterThan(0)
  expect(files.filter((name) => name.includes('/assets/en-'))).toEqual([])
})

test('a browser of 2021 shows the villages and logs a show', async () => {
  const { page, problems } = await field.open('/field/show/new', {
    username: 'team-12',
    before: (context) =>
      context.addInitScript(() => {
        const gone: [object, string[]][] = [
          [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with']],
          [String.prototype, ['at', 'isWellFormed', 'toWellFormed']],
          [Object, ['hasOwn', 'groupBy']],
          [Map, ['groupBy']],
          [Array, ['fromAsync']],
          [Promise, ['withResolvers', 'try']],
          [Set.prototype, ['union', 'difference', 'intersection', 'isSubsetOf']],
          [AbortSignal, ['timeout', 'any']],
          [Crypto.prototype, ['randomUUID']],
          [globalThis, ['structuredClone', 'Iterator']],
        ]
        for (const [home, names] of gone) for (const name of names) Reflect.deleteProperty(home, name)
      }),
  })
  expect(await page.evaluate(() => 'findLast' in Array.prototype && !('toSorted' in Array.prototype))).toBe(true)
  await pickVillage(page)
  await fillShow(page, 52)
  await sendShow(page)
  await page.locator('[data-line=received]').waitFor()
  expect(problems).toEqual([])
})

test('a browser inside another app, or one without a service worker, is told so in red and works on', async () => {
  const { page } = await field.open('/field', {
    username: 'team-12',
    before: (context) => context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker')),
  })
  expect(await textOf(page, '[data-banner=no_worker]')).toContain('请用手机自带的浏览器打开')
  expect(await page.locator('[data-banner].notice-bad').count()).toBe(1)
  expect(await page.locator('[data-act=show]').count()).toBe(1)
})
