/** Where the reader is: the address is the state, so that any view can be sent to a colleague. */
import { following } from './following.ts'
import { keptMoment } from './known-at.ts'

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
