/** Somebody at the desk, who is there already, goes to another page by a link, and finds nothing of what was left behind. */
import type { Page } from 'playwright-core'
import { settled } from './settled.ts'

/** What no link of the desk leads to without a load. */
const ELSEWHERE = /^\/(field|api)\b|\.html|#/

/** False where only a load would do: whoever was here left it otherwise than a load does. */
export async function goneOn(page: Page, path: string, language: 'zh' | 'en'): Promise<boolean> {
  if (ELSEWHERE.test(path)) return false
  if (!(await page.evaluate(left, { path, language }))) return false
  // what was known before is shown until what is has come
  await settled(page)
  return (await page.locator('.desk main').count()) > 0
}

/** By a page that is nobody's, so that no view is drawn on; run in the page. */
async function left({ path, language }: { path: string; language: string }): Promise<boolean> {
  const root = document.documentElement
  const isOpen = document.querySelector('dialog, .palette, .rail details[open], .rail [aria-expanded=true]') !== null
  const isPlain = !root.dataset['theme'] && !root.dataset['textSize'] && !location.search.includes('knownAt')
  // what is not sent yet asks before the page is left
  const isUnsent = !dispatchEvent(new Event('beforeunload', { cancelable: true }))
  if (!document.querySelector('.desk .rail') || isOpen || isUnsent || !isPlain) return false
  const press = (href: string): void => {
    const link = Object.assign(document.createElement('a'), { href })
    document.body.append(link)
    link.click()
    link.remove()
  }
  const until = async (isSo: () => boolean): Promise<boolean> => {
    for (let times = 0; times < 100 && !isSo(); times++) await new Promise((done) => setTimeout(done, 10))
    return isSo()
  }
  const heading = document.querySelector('main h1')
  press('/nowhere')
  if (!(await until(() => !heading?.isConnected && document.querySelector('main h1') !== null))) return false
  if (!root.lang.startsWith(language)) {
    const name = language === 'zh' ? '中文' : 'English'
    for (const button of document.querySelectorAll('button')) if (button.textContent === name) button.click()
    if (!(await until(() => root.lang.startsWith(language)))) return false
  }
  for (const store of [localStorage, sessionStorage])
    for (const key of Object.keys(store)) if (key !== 'language' && key !== 'drafts of') store.removeItem(key)
  const nobodys = document.querySelector('main h1')
  press(path)
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  const isThere = (): boolean => !nobodys?.isConnected && document.querySelector('.desk main h1, .door form') !== null
  if (!(await until(isThere))) return false
  // what a view asks for when it is drawn first, it has asked for by then
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))
  return true
}
