/**
 * Each page can be read by everyone: on a desk and a phone, light and dark, in both languages. The rules of
 * accessibility are asked of each page once, and in turn in another look; of what all pages are made of they are asked
 * in all looks (gallery.test.ts).
 */
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
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
/** Each language is loaded once; the second look is put on where the page stands. */
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

type OpenFirst = (one: ReadablePage, language: 'zh' | 'en') => Promise<DeskPage>

/** Everybody walks from page to page in one browser of theirs; where something is done first, it is one more. */
export function walker(openFirst: OpenFirst) {
  const opened = new Map<string, DeskPage>()
  afterAll(() => Promise.all([...opened.values()].map(({ page }) => page.context().close())))
  const goTo = async ({ page }: DeskPage, { path }: ReadablePage, language: string): Promise<void> => {
    await page.evaluate((chosen) => localStorage.setItem('language', chosen), language)
    await page.goto(path)
  }
  return async (one: ReadablePage, language: 'zh' | 'en'): Promise<DeskPage> => {
    const name = one.first ? `${one.name} in ${language}` : (one.username ?? '')
    const known = opened.get(name)
    const there = known ?? (await openFirst(one, language))
    opened.set(name, there)
    if (known) await goTo(known, one, language)
    await there.page.locator(one.ready).first().waitFor()
    await one.first?.(there.page)
    return there
  }
}

export function readableByEveryone(deskNow: () => Desk, pages: ReadablePage[]): void {
  const walk = walker(({ path, username }, language) =>
    deskNow().open(path, { language, isKept: true, ...(username && { username }) }),
  )
  describe.each(pages.map((one, place) => ({ ...one, place })))('$name', (one) => {
    const checked = EVERY_LOOK[one.place % EVERY_LOOK.length]
    describe.each(LOOKS)('in %s', (language, looks) => {
      let walked: Promise<DeskPage> | undefined
      test.each(looks)(
        '$name can be read by everyone and fits the screen',
        async (look) => {
          const { page, problems } = await (walked ??= walk(one, language))
          await wear(page, look)
          await settled(page)
          expect(await overflow(page)).toBe(0)
          expect(look === checked ? await violations(page) : []).toEqual([])
          expect(problems.splice(0)).toEqual([])
        },
        120_000,
      )
    })
  })
}
