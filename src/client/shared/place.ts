/** Where the reader is: the address is the state, so that any view can be sent to a colleague. */
import { following } from './following.ts'
import type { Address, Route } from '../../contract/route.ts'
import { addressOf } from '../../contract/address.ts'

export type Place = Record<'path' | 'search', string>

const { useNow, tellAll } = following()
const here = (): Place => ({ path: location.pathname, search: location.search })
export const usePlace = (): Place => useNow(here)

/** `replace` for a change of view on the same page, which the back button should not step through. */
export function go(to: string, { replace = false } = {}): void {
  const href = keptMoment(to)
  if (replace) {
    history.replaceState(history.state, '', href)
  } else {
    history.replaceState({ y: scrollY }, '')
    history.pushState({}, '', href)
  }
  tellAll()
  if (!replace) scrollTo(0, 0)
}

/** Links within the desk change the page without loading it anew; the back button returns to where one had scrolled. */
export function followLinks(): void {
  document.addEventListener('click', (event) => {
    const href = ownHref(event)
    if (!href) return
    event.preventDefault()
    go(href)
  })
  for (const kind of ['click', 'auxclick', 'contextmenu'])
    document.addEventListener(kind, lendMoment, { capture: true })
  addEventListener('popstate', () => {
    tellAll()
    const y = (history.state as { y?: number } | null)?.y ?? 0
    if (!location.hash) requestAnimationFrame(() => requestAnimationFrame(() => scrollTo(0, y)))
  })
  history.scrollRestoration = 'manual'
}

const isPlain = (event: Event): boolean =>
  event instanceof MouseEvent &&
  event.type === 'click' &&
  event.button === 0 &&
  !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)

/** A link that was given the page's moment, and what it says by itself. */
let lent: { link: HTMLAnchorElement; own: string; given: string } | undefined

/** What is opened in a window of its own, or copied, has the moment of this page, too. */
function lendMoment(event: Event): void {
  const { target } = event
  if (lent?.link.getAttribute('href') === lent?.given) lent?.link.setAttribute('href', lent.own)
  lent = undefined
  const link = target instanceof Element ? target.closest('a') : null
  const own = link?.getAttribute('href')
  // a plain click goes through `go`
  if (!link || !own?.startsWith('/') || own.startsWith('/api/') || isPlain(event)) return
  const given = keptMoment(own)
  if (given === own) return
  link.setAttribute('href', given)
  lent = { link, own, given }
}

/** The address of a plain click on a link to another page of ours; null for all the rest, which stays the browser's. */
function ownHref(event: MouseEvent): string | null {
  if (event.defaultPrevented || !isPlain(event)) return null
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return null
  const isSamePage = link.pathname === location.pathname && link.search === location.search
  if ((isSamePage && link.hash) || /^\/api\/|\.html$/.test(link.pathname)) return null
  // the desk and the field app are two pages, each with links of its own
  if (isField(link.pathname) !== isField(location.pathname)) return null
  return link.pathname + link.search + link.hash
}

/** The names in a path that are `{…}` in an address; undefined where it is another's, or cannot be read. */
export function namesIn(address: string, path: string): Record<string, string> | undefined {
  const found = new RegExp(`^${address.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}/?$`).exec(path)
  try {
    const names = Object.entries(found?.groups ?? {}).map(([name, said]) => [name, decodeURIComponent(said)])
    return found ? (Object.fromEntries(names) as Record<string, string>) : undefined
  } catch {
    return undefined
  }
}

const isField = (path: string): boolean => /^\/field(\/|$)/.test(path)

/** The moment as which all is shown, where the address names one: it goes along from page to page, and with every question that can be asked so. */
const WORD = 'knownAt'
const NOW = ''

export const knownAtIn = (search: string): string | undefined => new URLSearchParams(search).get(WORD) || undefined
const searchNow = (): string => (typeof location === 'undefined' ? '' : location.search)

/** Where a route is asked: as of the page's moment, if it can be. */
export function addressNow<R extends Route>(route: R, asked: Address<R>): string {
  const at = knownAtIn(searchNow())
  const isKnown = at !== undefined && route.query !== undefined && WORD in route.query.shape
  return addressOf(route, isKnown ? { ...asked, query: { [WORD]: at, ...asked.query } } : asked)
}

/** The same place at a moment; without one, as it is known now. */
export const atMoment = (path: string, at: string | undefined): string => {
  const [address = '', hash] = path.split('#')
  const [page = '', search = ''] = address.split('?')
  const words = new URLSearchParams(search)
  words.set(WORD, at ?? NOW)
  return `${page}?${readable(words)}${hash === undefined ? '' : `#${hash}`}`
}

/** A way on from a place: its moment goes along, unless the way says one itself; an empty one is now. */
export function keptMoment(href: string, search = searchNow()): string {
  const [, asked = ''] = /\?([^#]*)/.exec(href) ?? []
  const words = new URLSearchParams(asked)
  const said = words.get(WORD)
  const at = said ?? knownAtIn(search)
  if (said === at ? said !== NOW : at === undefined) return href
  if (at) return atMoment(href, at)
  words.delete(WORD)
  const rest = readable(words)
  return href.replace(/\?[^#]*/, rest && `?${rest}`)
}

const readable = (words: URLSearchParams): string => words.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
