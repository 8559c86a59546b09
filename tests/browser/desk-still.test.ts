/** Nothing jumps while a page loads: what comes later has its room kept. */
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { deskOfAll } from './desk.ts'
import { addressesOf, atRest, DESK_PAGES, type DeskPageName } from './desk-pages.ts'

const desk = deskOfAll()
let addresses: Record<DeskPageName, string>
beforeAll(async () => {
  const { page } = await desk.open('/', { username: 'admin' })
  addresses = await addressesOf(page)
})

interface Shift {
  value: number
  hadRecentInput: boolean
  sources: { node: Element | null }[]
}

/** The sum of all shifts, and what moved, once the page has nothing left to do. */
const shifts = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<{ sum: number; moved: string[] }>((tell) => {
        const seen: Shift[] = []
        const observer = new PerformanceObserver((list) => seen.push(...(list.getEntries() as unknown as Shift[])))
        observer.observe({ type: 'layout-shift', buffered: true })
        const tellAll = () => {
          const own = seen.filter(({ hadRecentInput }) => !hadRecentInput)
          tell({
            sum: own.reduce((sum, { value }) => sum + value, 0),
            moved: own.flatMap(({ value, sources }) =>
              sources.map(({ node }) => `${value.toFixed(4)} ${node?.nodeName} ${node?.textContent.slice(0, 40)}`),
            ),
          })
        }
        const afterFrame = (then: () => void) => requestAnimationFrame(() => requestIdleCallback(then))
        afterFrame(() => afterFrame(() => afterFrame(tellAll)))
      }),
  )

/** What is found by typing, and what is read from a phone's file, are not opened by an address first. */
const WATCHED = DESK_PAGES.filter((name) => name !== 'search' && name !== 'import-outbox')
/** A good page may have 0.1. Most have 0.000; the most is a team's 0.009, whose pace has as many lines as it has targets. */
const LIMIT = 0.015

describe.each([
  ['on a desk', false],
  ['on a phone', true],
] as const)('%s', (_, isPhone) => {
  test.each(WATCHED)('%s stands still while it loads for the first time', async (name) => {
    // nothing is remembered, and nothing is in the cache
    const { page } = await desk.open(addresses[name], { username: 'admin', isPhone, isFirst: true })
    await atRest(page)
    const { sum, moved } = await shifts(page)
    expect(sum, moved.join('\n')).toBeLessThan(LIMIT)
  })
})
