/** The queue as it is read: held logs, then those with a warning, as many pages of each as were asked for. */
import { useCallback, useState } from 'preact/hooks'
import { request } from '../../shared/api.ts'
import { useLoad } from '../../shared/load.ts'
import type { Listed, Log } from '../../shared/replies.ts'
import { pagesOf } from '../kit/whole-list.ts'
import { heldRequest, queuePath, type ReviewQuery, warnedRequest } from './review-query.ts'

const EVERY = 60_000

const useAsk = (pages: number) =>
  useCallback(
    (path: string, signal?: AbortSignal) =>
      pagesOf<Log>(async (page) => (await request('GET', page, undefined, signal)) as Listed<Log>, path, pages),
    [pages],
  )

export function useQueue(query: ReviewQuery) {
  const of = queuePath(query)
  const [wanted, setWanted] = useState({ of, held: 1, warned: 1 })
  const pages = wanted.of === of ? wanted : { of, held: 1, warned: 1 }
  const held = useLoad<Listed<Log>>(heldRequest(query), { every: EVERY, ask: useAsk(pages.held) })
  const warned = useLoad<Listed<Log>>(warnedRequest(query), { every: EVERY, ask: useAsk(pages.warned) })
  const cursor = held.data?.nextCursor ? 'held' : warned.data?.nextCursor ? 'warned' : undefined
  return {
    held,
    warned,
    reload: () => {
      held.reload()
      warned.reload()
    },
    /** Reads the next page; undefined when all are read. */
    more: cursor && (() => setWanted({ ...pages, [cursor]: pages[cursor] + 1 })),
  }
}
