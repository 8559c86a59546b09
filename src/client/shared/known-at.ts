/** The moment as which all is shown, where the address names one: it goes along from page to page, and with every question that can be asked so. */
import type { Address, Route } from '../../contract/route.ts'
import { addressOf } from '../../contract/address.ts'

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
