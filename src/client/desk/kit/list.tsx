/** A list at an address: its filters are the words of the contract, its pages follow one another, and it comes back as long as it was. */
import type * as z from 'zod'
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Sheet } from '../../../contract/sheet.ts'
import type { Address, AnswerOf, AskedOf, Route } from '../../../contract/route.ts'
import { ask, type Problem } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { type Loaded, useAsk } from '../../shared/load.ts'
import { addressNow, go } from '../../shared/place.ts'
import { t } from '../words.ts'
import { Export } from './export.tsx'
import { Answered, Empty, Failure } from './section.tsx'
import { TitledPage } from './page.tsx'
import { searchOf } from '../../../contract/address.ts'

export interface ListView<R extends Route, O extends string = never> extends ListQuery<Word<R> | O> {
  route: R
  set: (word: Word<R> | O) => (value: string) => void
  first: Loaded<AnswerOf<R>>
}

export function useList<R extends Route, O extends string = never>(
  route: R,
  search: string,
  options: ListOptions<Word<R>, O>,
): ListView<R, O> {
  const list = readList(route, search, options)
  const first = useAsk(route, list.request() as never)
  const set: ListView<R, O>['set'] = (word) => (value) =>
    go(list.href({ [word]: value } as Query<Word<R> | O>), { replace: true })
  return { ...list, route, set, first }
}

interface Paged {
  items: unknown[]
  total: number | null
  isTotalBounded?: true | undefined
  nextCursor?: string | undefined
}
type ItemOf<R extends Route> = AnswerOf<R> extends { items: (infer T)[] } ? T : never

/** The pages after the first of the list that was read last: who comes back to it finds it as long as it was. */
let last: { key: string; first: string; more: Paged[] } | undefined

const readBefore = (key: string, first: Paged): Paged[] =>
  last?.key === key && last.first === JSON.stringify(first) ? last.more : []

/** The pages after the first, one at a time: what all have, the latest, and how the next is read where there is one. */
export function usePages<P extends Paged>(list: Pick<ListView<Route>, 'route' | 'request'>, first: P) {
  const key = requestOf(list.route, list)
  const [more, setMore] = useState<P[]>(() => readBefore(key, first) as P[])
  const [problem, setProblem] = useState<Problem>()
  const [isLoading, setLoading] = useState(false)
  // a first page that is new makes the others old
  useEffect(() => setMore(readBefore(key, first) as P[]), [key, first])
  const latest = more.at(-1) ?? first
  const cursor = latest.nextCursor
  const read = () => {
    setLoading(true)
    setProblem(undefined)
    ask(list.route, list.request(cursor) as never)
      .then((page) => {
        const longer = [...more, page as unknown as P]
        last = { key, first: JSON.stringify(first), more: longer }
        setMore(longer)
      })
      .catch(setProblem)
      .finally(() => setLoading(false))
  }
  const items = [first, ...more].flatMap((page) => page.items) as P['items']
  return { items, latest, next: cursor ? read : undefined, problem, isLoading }
}

interface ListingProps<R extends Route> {
  of: Pick<ListView<R>, 'route' | 'size' | 'count' | 'first' | 'request'>
  /** Above the list: how many there are, and what else is said of all. */
  total?: (answer: AnswerOf<R>) => ComponentChildren
  /** As which it can leave. */
  sheet?: Pick<Sheet<never>, 'xlsx' | 'csv'>
  /** Where nothing matches the filter; where there is nothing at all. */
  none: string
  noneYet?: string
  lines?: number
  /** Drawn once this has come too, or cannot: what it fills in would move what is there. */
  load?: Loaded<AnswerOf<R>>
  children: (items: ItemOf<R>[]) => ComponentChildren
}

/** A list and its states: loading, failed, empty, old, and its next pages. */
export function Listing<R extends Route>({
  of: list,
  total,
  sheet,
  none,
  noneYet,
  lines = 12,
  load,
  children,
}: ListingProps<R>) {
  return (
    <Answered load={load ?? list.first} lines={lines}>
      {(answer) => {
        const first = answer as unknown as Paged
        return (
          <>
            <div class="list-head">
              {total?.(answer)}
              {sheet && first.items.length > 0 && <Export of={sheet} query={list.request().query} />}
            </div>
            {first.items.length === 0 && !first.nextCursor ? (
              <Empty>{list.count > 0 ? none : (noneYet ?? none)}</Empty>
            ) : (
              <Pages key={list.first.of} list={list} first={first}>
                {(items) => children(items as ItemOf<R>[])}
              </Pages>
            )}
          </>
        )
      }}
    </Answered>
  )
}

/** Of more than could be counted: 2000+. */
export const totalSaid = ({ total, isTotalBounded }: Pick<Paged, 'total' | 'isTotalBounded'>): string =>
  `${figure(total ?? 0)}${isTotalBounded ? '+' : ''}`

interface PagesProps {
  list: Pick<ListView<Route>, 'route' | 'size' | 'request'>
  first: Paged
  children: (items: unknown[]) => ComponentChildren
}

function Pages({ list, first, children }: PagesProps) {
  const { items, latest, next, problem, isLoading } = usePages(list, first)
  const left = first.isTotalBounded ? list.size : (first.total ?? 0) - items.length
  const more =
    latest.items.length < list.size ? t('logs_look_on') : t('logs_more', { count: Math.min(list.size, left) })
  return (
    <>
      {children(items)}
      {problem && <Failure problem={problem} />}
      <p class="more">
        <span class="soft">{t('logs_shown', { shown: figure(items.length), total: totalSaid(first) })}</span>
        {next && (
          <button type="button" onClick={next} disabled={isLoading}>
            {isLoading ? t('loading') : more}
          </button>
        )}
      </p>
    </>
  )
}

interface ListPageProps<R extends Route> extends ListingProps<R> {
  title: string
  lead?: ComponentChildren
  back?: readonly [href: string, said: string]
  filters?: ComponentChildren
}

export const ListPage = <R extends Route>({ title, lead, back, filters, ...listing }: ListPageProps<R>) => (
  <TitledPage title={title} back={back} lead={lead}>
    {filters}
    <Listing {...listing} />
  </TitledPage>
)

/** How many there are of what was asked, said when it changes. */
export const Total = ({ said, children }: { said: string; children?: ComponentChildren }) => (
  <p class="total" role="status">
    <strong data-figure="total">{said}</strong> {children}
  </p>
)

export type Word<R extends Route> = Exclude<keyof AskedOf<R> & string, Apart>
/** What pages and moments have words for: no filters. */
const APART = ['limit', 'cursor', 'knownAt'] as const
type Apart = (typeof APART)[number]
const isApart = (word: string): word is Apart => APART.some((one) => one === word)
export type Query<W extends string> = Partial<Record<W, string>>

interface ListOptions<W extends string, O extends string> {
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
  const words = Object.keys(route.query?.shape ?? {}).filter((word) => !isApart(word)) as W[]
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
  addressNow(route, list.request(cursor) as Address<Route>)
