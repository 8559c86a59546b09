/** The field app in a real browser, over the demo: a phone of 360 px with somebody signed in on it. */
import type { BrowserContext, Locator, Page } from 'playwright-core'
import type { Session } from '../../src/domain/people/account.ts'
import { broken, demoForAll, type Desk, type DeskPage, PASSWORD, PHONE, type Visit } from './desk.ts'
import { bundled, inPage } from './field-site.ts'
import { begun, OUTSIDE, type Room } from './room.ts'
import type { Served } from './served.ts'
import { settled } from './settled.ts'

export interface PhoneVisit extends Visit {
  width?: number
  height?: number
  /** Done to every page of the phone before the app starts. */
  before?: (context: BrowserContext) => Promise<unknown>
  /** With the app's worker, which starts it without signal; without, a phone that has not fetched all of it yet. */
  hasWorker?: boolean
}
export interface Field extends Desk {
  open: (path: string, visit?: PhoneVisit) => Promise<DeskPage>
}

/** Phones of the demo for all the tests of a file. */
export function fieldOfAll(): Field {
  const field = {} as Field
  demoForAll<PhoneVisit>(field, open, (visit) => {
    const { language = 'zh', isDark = false, isPhone = true, width = PHONE.width, height = PHONE.height } = visit
    const viewport = isPhone ? { width, height } : { width: 1366, height: 768 }
    return { language, isDark, viewport, hasTouch: isPhone }
  })
  return field
}

/** The script that keeps the worker from a room's page, while a test has it that does without. */
const heldBy = new WeakMap<Room, string>()
/** It fetches and keeps the whole app, on each phone anew: two fifths of the work of opening one. */
const NO_WORKER = 'ServiceWorkerContainer.prototype.register = () => new Promise(() => undefined)'
async function holdWorker(room: Room, isHeld: boolean): Promise<void> {
  const held = heldBy.get(room)
  if ((held !== undefined) === isHeld) return
  heldBy.delete(room)
  if (held !== undefined) await room.devtools.send('Page.removeScriptToEvaluateOnNewDocument', { identifier: held })
  if (!isHeld) return
  const { identifier } = await room.devtools.send('Page.addScriptToEvaluateOnNewDocument', { source: NO_WORKER })
  heldBy.set(room, identifier)
}

/** The phone as signing in leaves it, without the way through the door: the session's cookie, and who holds the phone. */
async function enter(room: Room, server: Served, username: string): Promise<void> {
  const { context, page } = room
  await context.addCookies([await server.sessionOf(username)])
  const { id, displayName, role, teamCode } = (await (await page.request.get('/api/session')).json()) as Session
  // where one that is used again stands already
  if (page.url() !== server.url + OUTSIDE) await page.goto(OUTSIDE)
  await begun(room)
  await page.evaluate(await bundled('tests/browser/field-parts.ts'))
  await page.evaluate(([name, value]) => localStorage.setItem(name, value), [`username:${id}`, username] as const)
  await inPage(
    page,
    async ({ dispatch, enterPerson }, person) => {
      await dispatch(person.id, { kind: 'signed_in' })
      await enterPerson(person)
    },
    { id, displayName, role, teamCode },
  )
}

async function open(room: Room, server: Served, path: string, visit: PhoneVisit): Promise<void> {
  const { context, page } = room
  const { username, before, hasWorker = false } = visit
  await before?.(context)
  await holdWorker(room, !hasWorker)
  if (username === undefined) {
    await page.goto(path)
    await begun(room)
    await page.locator('.door form').waitFor()
    return
  }
  await enter(room, server, username)
  await page.goto(path)
  await page.locator('main h1').waitFor()
  // views come with code of their own, and with what they show
  await settled(page)
  // a phone that loses its signal has had it long enough to keep the app
  if (hasWorker) await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
}

/** Within the app, as by a link, to what is there then: another view than before, unless its address is the same. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((href) => {
    if (href !== location.pathname + location.search) document.querySelector('main h1')?.setAttribute('data-left', '')
    const link = Object.assign(document.createElement('a'), { href })
    document.body.append(link)
    link.click()
    link.remove()
  }, path)
  await page.locator('main h1:not([data-left])').waitFor()
  await settled(page)
}

export async function signIn(page: Page, username: string): Promise<void> {
  await page.locator('input[name=username]').fill(username)
  await page.locator('input[name=password]').fill(PASSWORD)
  await page.locator('.door button[type=submit]').click()
  // its own page, or the one who was asked to sign in again
  await page.locator('[data-list=villages], main h1').first().waitFor()
  await page.locator('.places').waitFor()
  await page.locator('.skeleton').waitFor({ state: 'detached' })
}

/** Villages whose form opens at a press: those that miss their show, else those that had it. */
export const A_VILLAGE = ':is([data-standing=missing], [data-standing=done]) .row-link'

/** Through the three moments of an ordinary show, up to what is left to be sent: by the demo's clock, which stands, it ends by the film. */
export async function fillShow(page: Page, people: number): Promise<void> {
  await runShow(page)
  await page.locator('#attendance').fill(String(people))
}

/** To 散场, where everything is still to be said. */
export async function runShow(page: Page): Promise<void> {
  await page.locator('[data-moment=before] [data-film]').first().waitFor()
  // where the village has seen the last film, none is put in
  if ((await page.locator('[data-film][aria-pressed=true]').count()) === 0)
    await page.locator('[data-film]').first().click()
  await page.locator('[data-do=begin]').click()
  await page.locator('[data-do=end]').click()
  await page.locator('[data-do=end-yes]').click()
  await page.locator('[data-moment=after]').waitFor()
}

/** The first village of the list: one that still waits for its show. */
export const pickVillage = (page: Page): Promise<void> => page.locator('.rows .row-link').first().click()

/** Sends what is filled in, up to its receipt, and goes on to what became of it. */
export async function sendShow(page: Page): Promise<void> {
  await toReceipt(page)
  await fromReceipt(page)
}

export async function toReceipt(page: Page): Promise<void> {
  await page.locator('[data-do=send]').click()
  await page.locator('[data-view=receipt]').waitFor()
}

export async function fromReceipt(page: Page): Promise<void> {
  // within the app: a page that is loaded anew asks for signal, or tries what waits
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: location.pathname.replace('/receipt', '?sent=1') })
    document.body.append(link)
    link.click()
    link.remove()
  })
  await page.locator('[data-view=entry]').waitFor()
}

/** One of the blocks of 散场, opened. */
export async function openBlock(page: Page, block: string): Promise<Locator> {
  const opened = page.locator(`[data-block=${block}][data-open]`)
  if ((await opened.count()) === 0) await page.locator(`[data-block=${block}] button`).first().click()
  await opened.waitFor()
  return opened
}

/** Text that is not seven times as bright as what is behind it, or as dark. */
export async function weakContrast(page: Page): Promise<string[]> {
  const found = await broken(page, 'color-contrast-enhanced')
  return found.flatMap(({ nodes }) => nodes.map(({ target, any }) => `${target.join(' ')}: ${any[0]?.message ?? ''}`))
}

/** What is to be hit with a thumb and is less than 48 px high or wide. */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const things = [...document.querySelectorAll<HTMLElement>('a, button, input, select, textarea, summary')]
    const room = (thing: HTMLElement): HTMLElement =>
      thing instanceof HTMLInputElement && thing.type === 'file' ? (thing.closest('label') ?? thing) : thing
    return things.flatMap((thing) => {
      const { width, height } = room(thing).getBoundingClientRect()
      const isSeen = width > 0 && height > 0 && !thing.classList.contains('skip') && thing.checkVisibility()
      return isSeen && (width < 47.5 || height < 47.5)
        ? [`${thing.tagName} ${thing.textContent.trim() || thing.getAttribute('name') || ''} ${width}×${height}`]
        : []
    })
  })

/** Counts what a person does from now on: presses of the thumb, and each key that is typed. */
export async function countTaps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = window as unknown as { taps: number }
    counted.taps = 0
    const count = (event: Event) => void (event.isTrusted && (counted.taps += 1))
    document.addEventListener('pointerup', count, true)
    document.addEventListener('keydown', count, true)
  })
  return () => page.evaluate(() => (window as unknown as { taps: number }).taps)
}

/** Sets the office's clock as this phone has it: the demo's stands, and the phone's own is of no interest. */
export async function officeClockOf(page: Page): Promise<(at: string) => Promise<void>> {
  let now = ''
  await page.route('**/api/field-copy*', async (route) => {
    const { 'if-none-match': _, ...headers } = route.request().headers()
    const response = await route.fetch({ headers })
    await route.fulfill({ response, json: { ...((await response.json()) as object), now } })
  })
  await page.evaluate(await bundled('tests/browser/field-parts.ts'))
  return async (at) => {
    now = at
    // what was asked before may still tell the earlier hour, until all of it has come
    for (let times = 0; times < 2; times++) {
      await settled(page)
      await inPage(page, ({ learnClock }, said) => learnClock(said, true), at)
    }
  }
}
