/** Every page of the desk with an address, for what is to hold on all of them. */
import type { Page } from 'playwright-core'
import { settled } from './settled.ts'

export const DESK_PAGES = [
  'home',
  'logs',
  'log',
  'missed',
  'plan',
  'review',
  'suspicions',
  'callbacks',
  'grid',
  'map',
  'village',
  'team',
  'film',
  'broadcast',
  'tv',
  'fault',
  'faults',
  'tasks',
  'task',
  'leader',
  'bulletins',
  'bulletin',
  'reports',
  'report',
  'report-check',
  'settlements',
  'settlement',
  'statistics',
  'notices',
  'callback-sheet',
  'receipts',
  'team-months',
  'supervision',
  'village-card',
  'machine-labels',
  'ledger',
  'duties',
  'flags',
  'register',
  'register-changes',
  'settings',
  'audit',
  'operations',
  'messages',
  'verify',
  'search',
  'phones',
  'import',
  'import-outbox',
  'start',
  'account',
] as const
export type DeskPageName = (typeof DESK_PAGES)[number]

interface Answer {
  items: { id: string; village?: { code: string }; team?: { code: string }; films?: { code: string }[] }[]
}

/** A log, a fault, a film are those the demo happens to have first. */
export async function addressesOf({ request }: Page): Promise<Record<DeskPageName, string>> {
  const first = async (path: string) => ((await (await request.get(path)).json()) as Answer).items[0]
  const log = await first('/api/screenings?limit=1')
  const fault = await first('/api/faults?limit=1')
  const report = await first('/api/reports?limit=1')
  const films = (await (await request.get('/api/films')).json()) as { items: { code: string }[] }
  return {
    home: '/',
    logs: '/logs',
    log: `/logs/${log?.id}`,
    missed: '/missed',
    plan: '/plan?day=2017-07-05',
    review: '/review',
    suspicions: '/suspicions',
    callbacks: '/callbacks',
    'callback-sheet': '/callback-sheet',
    grid: '/grid',
    map: '/map',
    village: '/villages/510723102209',
    team: '/teams/team-01',
    film: `/films/${films.items[0]?.code}`,
    broadcast: '/broadcast',
    tv: '/tv',
    fault: `/faults/${fault?.id}`,
    faults: '/faults',
    tasks: '/tasks',
    task: '/tasks/screenings-county',
    leader: '/leader',
    bulletins: '/bulletins',
    bulletin: '/bulletins/2017-2',
    reports: '/reports',
    report: `/reports/${report?.id}`,
    'report-check': '/check',
    settlements: '/settlements',
    settlement: '/settlements/2017-H1',
    statistics: '/statistics',
    notices: '/notices?township=510723100',
    receipts: `/receipts?log=${log?.id}`,
    'team-months': '/team-months?team=team-01',
    supervision: '/supervision?colour=yellow',
    'village-card': '/villages/510723220204/card',
    'machine-labels': '/villages/510723100211/labels',
    ledger: '/ledger?part=problems',
    duties: '/duties',
    flags: '/flags',
    register: '/register',
    'register-changes': '/register/changes',
    settings: '/settings',
    audit: '/audit',
    operations: '/operations',
    messages: '/messages',
    verify: '/verify',
    search: '/search?q=sanqing',
    phones: '/phones',
    import: '/import',
    'import-outbox': '/import-outbox',
    start: '/start',
    account: '/account',
  }
}

/** As a link of the desk leads there, which loads nothing anew; the page with all it asks for, nothing a skeleton any more. */
export async function goTo(page: Page, address: string): Promise<void> {
  await follow(page, address)
  await atRest(page)
}

/** A press on a link to that address; whoever is not at the desk yet goes there. */
export async function follow(page: Page, address: string): Promise<void> {
  if ((await page.locator('.desk main h1').count()) === 0) await page.goto(address)
  else
    await page.evaluate((href) => {
      const link = Object.assign(document.createElement('a'), { href })
      document.body.append(link)
      link.click()
      link.remove()
    }, address)
}

export async function atRest(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor()
  await settled(page)
  await page.locator('.skeleton').waitFor({ state: 'detached' })
}

/** A4 less the margins of an office's printer, in the browser's pixels. */
export const A4 = { width: 703, height: 1030 }

export const WIDTHS = [
  [360, 740],
  [1366, 768],
  [1920, 1080],
  [3840, 2160],
] as const

/**
 * What sticks out of the window without a room of its own to be scrolled in, once what is drawn for its room has been:
 * a chart is in the frame after it has it. Asked for its place first, since that is soonest answered of the most.
 */
export const outside = async () => {
  const isHeld = (it: Element): boolean => {
    for (let room = it.parentElement; room && room !== document.body; room = room.parentElement)
      if (getComputedStyle(room).overflowX !== 'visible') return true
    return false
  }
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  return [...document.querySelectorAll('main *, .rail *')]
    .filter((it) => {
      const { left, right, width } = it.getBoundingClientRect()
      return width > 1 && (right > innerWidth + 1 || left < -1)
    })
    .filter((it) => it.checkVisibility() && getComputedStyle(it).position !== 'absolute' && !isHeld(it))
    .map((it) => `${it.tagName}.${it.className}`)
}
