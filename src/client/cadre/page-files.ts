/** What a villager's phone keeps to answer without signal: the page in both languages, and what it is made of. */

export const PAGES = 'cadre-page'
export const offlinePage = (language: string): string => `/c/offline?lang=${language === 'en' ? 'en' : 'zh'}`
export const FILES = [offlinePage('zh'), offlinePage('en'), '/cadre.css', '/cadre.js', '/icon.svg']
/** The tag under which a browser wakes the worker when there is signal. */
export const WAKE = 'cadre-answers'
