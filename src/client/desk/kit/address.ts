/** What a page shows, as its address names it: each word is read, and left out where it is as usual. */
import { searchOf } from '../../../contract/address.ts'
import { isDay } from '../../../domain/period.ts'

interface Word<T> {
  /** Of what stands in the address; empty where it names none. */
  read(said: string): T
  /** Empty where it is as usual. */
  print(value: T): string | undefined
  /** What the address calls it, if not by its name. */
  as?: string
}
type Words = Record<string, Word<unknown>>
type ViewOf<W extends Words> = { [K in keyof W]: ReturnType<W[K]['read']> }

export const anyText: Word<string | undefined> = { read: (said) => said || undefined, print: (text) => text }
/** Undefined: today, by the server's clock; a day that doesn't exist is read as none. */
export const anyDay: Word<string | undefined> = {
  read: (said) => (/^\d{4}-\d{2}-\d{2}$/.test(said) && isDay(said) ? said : undefined),
  print: (day) => day,
}
export const anyMonth: Word<string | undefined> = {
  read: (said) => (/^\d{4}-\d{2}$/.test(said) && isDay(`${said}-01`) ? said : undefined),
  print: (month) => month,
}
export const flagAs = (as: string): Word<boolean> => ({
  as,
  read: (said) => said === '1',
  print: (isSet) => (isSet ? '1' : undefined),
})
/** The first is the usual one. */
export const oneOf = <const T extends string>(choices: readonly [T, ...T[]]): Word<T> => ({
  read: (said) => choices.find((one) => one === said) ?? choices[0],
  print: (choice) => (choice === choices[0] ? undefined : choice),
})

/** Rows ordered by a column of theirs. */
export interface Order<C extends string> {
  sort: C
  isDescending: boolean
}
/** `lost.desc`; the first column, rising, is the usual order. */
export const orderBy = <const C extends string>(columns: readonly [C, ...C[]]): Word<Order<C>> => ({
  as: 'sort',
  read: (said) => {
    const [column, direction] = said.split('.')
    return { sort: columns.find((one) => one === column) ?? columns[0], isDescending: direction === 'desc' }
  },
  print: ({ sort, isDescending }) => (isDescending ? `${sort}.desc` : sort === columns[0] ? undefined : sort),
})

/** A click on a column's head: the other way round, or first the order one looks for in it; in most, the highest first. */
export const nextOrder = <C extends string>(column: C, now: Order<C>, rising: readonly C[]): Order<C> => ({
  sort: column,
  isDescending: column === now.sort ? !now.isDescending : !rising.includes(column),
})

type Value = string | number | null

/** Unknown comes last, whichever way round; equals keep the order of their keys. */
export function sorted<T>(
  rows: readonly T[],
  isDescending: boolean,
  valueOf: (row: T) => Value,
  keyOf: (row: T) => string,
) {
  const sign = isDescending ? -1 : 1
  return rows.toSorted((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)]
    if (x === y) return keyOf(a) < keyOf(b) ? -1 : 1
    if (x === null || y === null) return x === null ? 1 : -1
    return sign * (x < y ? -1 : 1)
  })
}

/** How a page's address is read, and the shortest address of a view. */
export function viewsAt<W extends Words>(page: string, words: W) {
  const all = Object.entries(words) as [keyof W & string, Word<unknown>][]
  const read = (search: string): ViewOf<W> => {
    const given = new URLSearchParams(search)
    return Object.fromEntries(
      all.map(([name, word]) => [name, word.read(given.get(word.as ?? name) ?? '')]),
    ) as ViewOf<W>
  }
  const path = (view: Partial<ViewOf<W>>): string => {
    const said = all.map(([name, word]) => [
      word.as ?? name,
      view[name] === undefined ? undefined : word.print(view[name]),
    ])
    return page + searchOf(Object.fromEntries(said) as Record<string, string | undefined>)
  }
  return { read, path }
}

export const readAsOf = (search: string): string | undefined =>
  anyDay.read(new URLSearchParams(search).get('asOf') ?? '')

export const withAsOf = (path: string, asOf: string | undefined): string =>
  asOf ? `${path}${path.includes('?') ? '&' : '?'}asOf=${asOf}` : path
