/** The words of a list in the desk's address: the same as the contract's, so that a view is a question and a link. */
import type * as z from 'zod'
import { type AskedOf, type Route } from '../../../contract/route.ts'
import { addressOf, searchOf } from '../../../contract/address.ts'

/** What a list can be filtered by. */
export type Word<R extends Route> = Exclude<keyof AskedOf<R> & string, 'limit' | 'cursor'>
export type Query<W extends string> = Partial<Record<W, string>>

export interface ListOptions<W extends string, O extends string> {
  /** The address of the page. */
  page: string
  size?: number
  /** Words of the address that are the page's own and not asked of the server. */
  own?: readonly O[]
  /** Words that say which list is seen and are no filter of it. */
  apart?: readonly W[]
  /** What an address may say in other words. */
  same?: Partial<Record<W, Record<string, string>>>
}

export interface ListQuery<W extends string> {
  query: Query<W>
  /** The request of a page of it. */
  request: (cursor?: string) => { query: Record<string, string | number | boolean | undefined> }
  /** The same list with some words changed; an empty one is left out. */
  href: (change: Query<W>) => string
  /** Without any filter. */
  cleared: string
  /** How many filters there are. */
  count: number
  size: number
}

const SAME_FLAG: Record<string, string> = { '1': 'true', '0': 'false' }
/** Does a word take yes or no, and 1 or 0 as well? */
function isFlag({ query }: Route, word: string): boolean {
  const schema = query?.shape[word] as z.ZodType | undefined
  return schema?.safeParse('1').data === true
}

export function readList<R extends Route, O extends string = never>(
  route: R,
  search: string,
  options: ListOptions<Word<R>, O>,
): ListQuery<Word<R> | O> {
  type W = Word<R>
  const { page, size = 100, own = [], apart = [], same = {} } = options
  const words = Object.keys(route.query?.shape ?? {}).filter((word) => word !== 'limit' && word !== 'cursor') as W[]
  const given = new URLSearchParams(search)
  const read = [...words, ...own].flatMap((word): [W | O, string][] => {
    const value = given.get(word)?.trim()
    if (!value) return []
    const other = (same as Record<string, Record<string, string> | undefined>)[word]?.[value]
    return [[word, other ?? (isFlag(route, word) ? SAME_FLAG[value] : undefined) ?? value]]
  })
  const query = Object.fromEntries(read) as Query<W | O>
  const asked = Object.fromEntries(words.map((word) => [word, query[word]]))
  const kept: readonly string[] = apart
  return {
    query,
    request: (cursor) => ({ query: { ...asked, limit: size, cursor } }),
    href: (change) => page + searchOf({ ...query, ...change }),
    cleared: page + searchOf(Object.fromEntries(apart.map((word) => [word, query[word]]))),
    count: words.filter((word) => query[word] && !kept.includes(word)).length,
    size,
  }
}

/** Where a page of the list is asked for. */
export const requestOf = (route: Route, list: Pick<ListQuery<string>, 'request'>, cursor?: string): string =>
  addressOf(route, list.request(cursor))
