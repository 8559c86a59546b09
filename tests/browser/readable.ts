/**
 * Each page can be read by everyone: on a desk and a phone, light and dark, in both languages. The rules of
 * accessibility are asked of each page once, and in turn in another look; of what all pages are made of they are asked
 * in all looks (gallery.test.ts).
 */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
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

export interface Look {
  name: string
  isDark: boolean
  isPhone: boolean
}
/** The looks of each language; what is looked at puts them on where it stands. */
export const LOOKS: [language: 'zh' | 'en', looks: Look[]][] = [
  [
    'zh',
    [
      { name: 'on a desk', isDark: false, isPhone: false },
      { name: 'on a phone in the dark', isDark: true, isPhone: true },
    ],
  ],
  [
    'en',
    [
      { name: 'on a phone', isDark: false, isPhone: true },
      { name: 'on a desk in the dark', isDark: true, isPhone: false },
    ],
  ],
]
const EVERY_LOOK = LOOKS.flatMap(([, looks]) => looks)

export async function wear(page: Page, { isDark, isPhone }: Look): Promise<void> {
  await page.setViewportSize(isPhone ? { width: 360, height: 740 } : { width: 1366, height: 768 })
  await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' })
}

export interface Reading {
  /** From Chinese into English. */
  translate: (page: Page) => Promise<void>
  /** What else is asked of the page in each language. */
  more?: (page: Page, language: 'zh' | 'en') => Promise<void>
}

/** A page is loaded once and read in each language; again where something was done first, which leaves words behind. */
export function readableByEveryone(
  deskNow: () => Desk,
  pages: ReadablePage[],
  { translate, more }: Reading = { translate: pressEnglish },
): void {
  const opened = async ({ path, username, ready, first }: ReadablePage, language: 'zh' | 'en'): Promise<DeskPage> => {
    const there = await deskNow().open(path, { language, ...(username && { username }) })
    await there.page.locator(ready).first().waitFor()
    await first?.(there.page)
    return there
  }
  test.each(pages.map((one, place) => ({ ...one, checked: EVERY_LOOK[place % EVERY_LOOK.length] })))(
    '$name can be read by everyone in every look, and fits the screen',
    async ({ checked, ...one }) => {
      let there: DeskPage | undefined
      for (const [language, looks] of LOOKS) {
        if (there && !one.first) await translate(there.page)
        else there = await opened(one, language)
        const { page, problems } = there
        for (const look of looks) {
          await wear(page, look)
          await settled(page)
          expect({ language, ...look, overflow: await overflow(page) }).toEqual({ language, ...look, overflow: 0 })
          expect(look === checked ? await violations(page) : []).toEqual([])
          expect(problems.splice(0)).toEqual([])
        }
        await more?.(page, language)
      }
    },
    120_000,
  )
}

/** As who reads it does, where the page stands; phones have the button in their menu. */
export async function pressEnglish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'English', includeHidden: true }).dispatchEvent('click')
  await page.locator('html[lang=en]').waitFor({ state: 'attached' })
}
