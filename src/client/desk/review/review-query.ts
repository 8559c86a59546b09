/** The queue’s address: its order, its filter and the log that is open; and the queue as it is read. */
import { addressOf } from '../../../contract/address.ts'
import { screenings } from '../../../contract/screenings.ts'
import { useCallback, useState } from 'preact/hooks'
import { FINDING_CODES, type FindingCode } from '../../../domain/screening/findings.ts'
import { askerOf, pagesOf, useLoad } from '../../shared/load.ts'

/** Held ones come first in either. */
export const ORDERS = ['gravest', 'oldest'] as const
type Order = (typeof ORDERS)[number]

/** How long it has waited at least, in days, as it can be chosen; an address may say any other number. */
export const AGES = [1, 3, 7, 14, 30] as const

export interface ReviewQuery {
  order: Order
  log?: string | undefined
  team?: string | undefined
  township?: string | undefined
  finding?: FindingCode | undefined
  age?: number | undefined
}

const isFinding = (code: string | null): code is FindingCode => code !== null && Object.hasOwn(FINDING_CODES, code)

export function readReviewQuery(search: string): ReviewQuery {
  const given = new URLSearchParams(search)
  const said = (name: string): string | undefined => given.get(name)?.trim() || undefined
  const [log, team, township, finding] = [
    said('log')?.toLowerCase(),
    said('team'),
    said('township'),
    given.get('finding'),
  ]
  const age = /^[1-9]\d{0,2}$/.test(given.get('age') ?? '') ? Number(given.get('age')) : undefined
  return {
    order: ORDERS.find((order) => order === given.get('order')) ?? 'gravest',
    ...(log && { log }),
    ...(team && { team }),
    ...(township && { township }),
    ...(isFinding(finding) && { finding }),
    ...(age && { age }),
  }
}

export function reviewPath({ order, log, team, township, finding, age }: ReviewQuery): string {
  const params = new URLSearchParams()
  if (order !== 'gravest') params.set('order', order)
  const filter = { team, township, finding, age: age?.toString(), log }
  for (const [name, value] of Object.entries(filter)) if (value) params.set(name, value)
  const text = params.toString()
  return text ? `/review?${text}` : '/review'
}

/** The queue itself, whichever of its logs is open. */
export const queuePath = (query: ReviewQuery): string => reviewPath({ ...query, log: undefined })

export const filterCount = ({ team, township, finding, age }: ReviewQuery): number =>
  [team, township, finding, age].filter(Boolean).length

/** As many as are read at once. */
const QUEUE_PAGE = 200

function requestOf(which: { status?: 'held'; warned?: true }, query: ReviewQuery): string {
  const { order: sort, team, township, finding, age: waitingDays } = query
  return addressOf(screenings.list, {
    query: { ...which, sort, team, township, finding, waitingDays, limit: QUEUE_PAGE },
  })
}
export const heldRequest = (query: ReviewQuery): string => requestOf({ status: 'held' }, query)
export const warnedRequest = (query: ReviewQuery): string => requestOf({ warned: true }, query)

const EVERY = 60_000

const usePages = (pages: number) =>
  useCallback(
    (path: string, signal?: AbortSignal) => pagesOf((page) => askerOf(screenings.list)(page, signal), path, pages),
    [pages],
  )

export function useQueue(query: ReviewQuery) {
  const of = queuePath(query)
  const [wanted, setWanted] = useState({ of, held: 1, warned: 1 })
  const pages = wanted.of === of ? wanted : { of, held: 1, warned: 1 }
  const held = useLoad(heldRequest(query), { every: EVERY, ask: usePages(pages.held) })
  const warned = useLoad(warnedRequest(query), { every: EVERY, ask: usePages(pages.warned) })
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
