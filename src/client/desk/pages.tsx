/** A list that is read in pages: the first, and as many more as were asked for. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { type Problem, request } from '../shared/api.ts'
import { figure } from '../shared/format.ts'
import type { Listed } from '../shared/replies.ts'
import { t } from './words.ts'
import { Failure } from './kit/states.tsx'

interface Props<Item> {
  first: Listed<Item>
  /** The request of the page after a cursor. */
  requestOf: (cursor: string) => string
  pageSize: number
  children: (items: Item[]) => ComponentChildren
}

/** The pages after the first of the list that was read last: who comes back to it finds it as long as it was. */
let last: { key: string; first: string; more: Listed<unknown>[] } | undefined

function readBefore<Item>(key: string, first: Listed<Item>): Listed<Item>[] {
  if (last?.key !== key || last.first !== JSON.stringify(first)) return []
  return last.more as Listed<Item>[]
}

export function Pages<Item>({ first, requestOf, pageSize, children }: Props<Item>) {
  const key = requestOf('')
  const [more, setMore] = useState<Listed<Item>[]>(() => readBefore(key, first))
  const [problem, setProblem] = useState<Problem>()
  const [isLoading, setLoading] = useState(false)
  // a first page that is new makes the others old
  useEffect(() => setMore(readBefore(key, first)), [key, first])
  const items = [first, ...more].flatMap((list) => list.items)
  const cursor = (more.at(-1) ?? first).nextCursor
  const next = (from: string) => {
    setLoading(true)
    setProblem(undefined)
    request('GET', requestOf(from))
      .then((list) => {
        const longer = [...more, list as Listed<Item>]
        last = { key, first: JSON.stringify(first), more: longer }
        setMore(longer)
      })
      .catch(setProblem)
      .finally(() => setLoading(false))
  }
  return (
    <>
      {children(items)}
      {problem && <Failure problem={problem} />}
      <p class="more">
        <span class="soft">{t('logs_shown', { shown: figure(items.length), total: figure(first.total) })}</span>
        {cursor && (
          <button type="button" onClick={() => next(cursor)} disabled={isLoading}>
            {isLoading ? t('loading') : t('logs_more', { count: Math.min(pageSize, first.total - items.length) })}
          </button>
        )}
      </p>
    </>
  )
}
