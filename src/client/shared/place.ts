/** Where the reader is: the address is the state, so that any view can be sent to a colleague. */
import { following } from './following.ts'

export type Place = Record<'path' | 'search', string>

const { useNow, tellAll } = following()
const here = (): Place => ({ path: location.pathname, search: location.search })
export const usePlace = (): Place => useNow(here)

/** `replace` for a change of view on the same page, which the back button should not step through. */
export function go(href: string, { replace = false } = {}): void {
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
  addEventListener('popstate', () => {
    tellAll()
    const y = (history.state as { y?: number } | null)?.y ?? 0
    if (!location.hash) requestAnimationFrame(() => requestAnimationFrame(() => scrollTo(0, y)))
  })
  history.scrollRestoration = 'manual'
}

/** The address of a plain click on a link to another page of ours; null for all the rest, which stays the browser's. */
function ownHref(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return null
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return null
  const isSamePage = link.pathname === location.pathname && link.search === location.search
  if ((isSamePage && link.hash) || link.pathname.startsWith('/api/')) return null
  // the desk and the field app are two pages, each with links of its own
  if (isField(link.pathname) !== isField(location.pathname)) return null
  return link.pathname + link.search + link.hash
}

/** The names in a path that are `{…}` in an address; undefined where it is another's, or cannot be read. */
export function namesIn(address: string, path: string): Record<string, string> | undefined {
  const found = new RegExp(`^${address.replace(/\{(\w+)\}/, '(?<$1>[^/]+)')}/?$`).exec(path)
  try {
    const names = Object.entries(found?.groups ?? {}).map(([name, said]) => [name, decodeURIComponent(said)])
    return found ? (Object.fromEntries(names) as Record<string, string>) : undefined
  } catch {
    return undefined
  }
}

const isField = (path: string): boolean => /^\/field(\/|$)/.test(path)
