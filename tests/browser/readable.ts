/** Each page can be read by everyone: on a desk and a phone, light and dark, in both languages, without a violation. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { type Desk, overflow, violations } from './desk.ts'

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

const LOOKS = [
  ['on a desk', { language: 'zh', isDark: false, isPhone: false }],
  ['on a desk in the dark', { language: 'en', isDark: true, isPhone: false }],
  ['on a phone', { language: 'en', isDark: false, isPhone: true }],
  ['on a phone in the dark', { language: 'zh', isDark: true, isPhone: true }],
] as const

export function readableByEveryone(deskNow: () => Desk, pages: ReadablePage[]): void {
  describe.each(pages)('$name', ({ path, username, ready, first }) => {
    test.each(LOOKS)(
      '%s can be read by everyone and fits the screen',
      async (_, look) => {
        const { page, problems } = await deskNow().open(path, { ...look, ...(username && { username }) })
        await page.locator(ready).first().waitFor()
        await first?.(page)
        await page.waitForLoadState('networkidle')
        expect(await overflow(page)).toBe(0)
        expect(await violations(page)).toEqual([])
        expect(problems).toEqual([])
        await page.context().close()
      },
      120_000,
    )
  })
}
