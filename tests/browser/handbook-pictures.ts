/** The screens that the handbooks show: whose they are, and what is done before the picture is taken. */
import type { BrowserContext, Page } from 'playwright-core'
import { A_VILLAGE, fillShow, sendShow } from './field.ts'
import { draftChanged } from './phone.ts'
import { MANAGER_PICTURES } from './handbook-manager.ts'

export interface Picture {
  name: string
  /** Nobody's unless named. */
  username?: string
  path: string
  ready: string
  /** Of a phone's screen or the desk's. */
  height: number
  isDesk?: boolean
  /** What stands at the top, if not the page's own. */
  from?: string
  first?: (page: Page) => Promise<void>
}

async function begin(page: Page): Promise<void> {
  await page.locator('[data-act=show]').click()
  await page.locator('[data-moment=before]').waitFor()
}

async function fillIn(page: Page): Promise<void> {
  await page.locator(A_VILLAGE).last().click()
  await fillShow(page, 86)
  await page.locator('[data-line=kept]').waitFor()
}

/** What a log says once it is sent; the office has it, or it waits on the phone. */
async function send(page: Page): Promise<void> {
  await fillIn(page)
  await sendShow(page)
  await page.locator('[data-line=received]').waitFor()
}

/** Without signal, as the server sees it: the app itself is there. */
const withoutSignal = (context: BrowserContext) => context.route('**/api/**', (route) => route.abort())
async function sendLater(page: Page): Promise<void> {
  await withoutSignal(page.context())
  await fillIn(page)
  await sendShow(page)
  await page.locator('[data-line=saved]').waitFor()
  await page.getByRole('link', { name: '待上传' }).last().click()
  await page.locator('.row').first().waitFor()
}

async function openFault(page: Page, village: string): Promise<void> {
  await page.locator('.row', { hasText: village }).getByRole('link').first().click()
  await page.getByRole('heading', { name: '下一步' }).waitFor()
}

const TEAM = 'team-01'
const TECHNICIAN = 'tech-01'
const SANQING = '/field/villages/510723100211'
export const PICTURES: Picture[] = [
  // before anything is sent, which would count
  ...MANAGER_PICTURES,
  { name: 'team-join', path: '/field#enrol=K7MP-3QXW', ready: '.door form', height: 330 },
  { name: 'team-install', username: TEAM, path: '/field/welcome', ready: '[data-step]', height: 560 },
  { name: 'team-home', username: TEAM, path: '/field', ready: '[data-act=show]', height: 720 },
  {
    name: 'team-returned',
    username: TEAM,
    path: '/field/outbox',
    ready: '.row',
    height: 520,
  },
  {
    name: 'team-before',
    username: 'team-16',
    path: '/field',
    ready: '[data-act=show]',
    height: 480,
    first: begin,
  },
  {
    name: 'team-during',
    username: 'team-16',
    path: '/field',
    ready: '[data-act=show]',
    height: 480,
    first: async (page) => {
      await begin(page)
      await page.locator('[data-do=begin]').click()
      await page.locator('[data-moment=during]').waitFor()
      // by the demo's clock, which stands, it has just begun
      await draftChanged(page, { startTime: '20:12' })
      await page.reload()
      await page.locator('[data-moment=during]').waitFor()
    },
  },
  {
    name: 'team-form',
    username: 'team-06',
    path: '/field/villages',
    ready: '[data-list=villages]',
    height: 640,
    first: fillIn,
  },
  {
    name: 'team-waiting',
    username: 'team-04',
    path: '/field/villages',
    ready: '[data-list=villages]',
    height: 460,
    first: sendLater,
  },
  {
    name: 'team-received',
    username: 'team-06',
    path: '/field/villages',
    ready: '[data-list=villages]',
    height: 760,
    first: send,
  },
  { name: 'technician-villages', username: TECHNICIAN, path: '/field', ready: '.pole', height: 640 },
  { name: 'technician-village', username: TECHNICIAN, path: SANQING, ready: '[data-figure=rate]', height: 500 },
  {
    name: 'technician-test',
    username: TECHNICIAN,
    path: '/field/tests/new?village=510723100211',
    ready: '.counter',
    height: 640,
  },
  {
    name: 'technician-report',
    username: TECHNICIAN,
    path: '/field/faults/new?village=510723100211',
    ready: 'form textarea',
    height: 640,
  },
  {
    name: 'technician-fault',
    username: TECHNICIAN,
    path: '/field/faults',
    ready: '.row',
    height: 560,
    first: (page) => openFault(page, '高观村'),
  },
  {
    name: 'technician-close',
    username: TECHNICIAN,
    path: '/field/faults',
    ready: '.row',
    height: 620,
    first: async (page) => {
      await openFault(page, '金河村')
      await page.getByRole('link', { name: '复测办结' }).waitFor()
    },
  },
]
