/** Each page can be read by everyone: on a desk and a phone, light and dark, in both languages, without a violation. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, type DeskPage, overflow, violations } from './desk.ts'
import { settled } from './settled.ts'

export interface ReadablePage {
  name: string
  path: string
  /** Nobody's unless named. */
  username?: string
  /** What is there once the page is. */
  ready: string
  /** What is done with it before it is looked at. */
  first?: (page: Page) => Promise<void>
}

interface Look {
  isDark: boolean
  isPhone: boolean
}
/** Each language is loaded once; the second look is put on where the page stands. */
const LOOKS: [language: 'zh' | 'en', looks: [name: string, look: Look][]][] = [
  [
    'zh',
    [
      ['on a desk', { isDark: false, isPhone: false }],
      ['on a phone in the dark', { isDark: true, isPhone: true }],
    ],
  ],
  [
    'en',
    [
      ['on a phone', { isDark: false, isPhone: true }],
      ['on a desk in the dark', { isDark: true, isPhone: false }],
    ],
  ],
]

async function wear(page: Page, { isDark, isPhone }: Look): Promise<void> {
  await page.setViewportSize(isPhone ? { width: 360, height: 740 } : { width: 1366, height: 768 })
  await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' })
}

export function readableByEveryone(deskNow: () => Desk, pages: ReadablePage[]): void {
  describe.each(pages)('$name', ({ path, username, ready, first }) => {
    describe.each(LOOKS)('in %s', (language, looks) => {
      let opened: DeskPage
      beforeAll(async () => {
        opened = await deskNow().open(path, { ...looks[0]?.[1], language, ...(username && { username }) })
        await opened.page.locator(ready).first().waitFor()
        await first?.(opened.page)
      }, 120_000)
      afterAll(() => opened.page.context().close())

      test.each(looks)(
        '%s can be read by everyone and fits the screen',
        async (_, look) => {
          const { page, problems } = opened
          await wear(page, look)
          await settled(page)
          expect(await overflow(page)).toBe(0)
          expect(await violations(page)).toEqual([])
          expect(problems).toEqual([])
        },
        120_000,
      )
    })
  })
}
