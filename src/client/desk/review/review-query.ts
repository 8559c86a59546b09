/** The queue’s address: its order, its filter and the log that is open; and the queue as it is read. */
import { useCallback, useState } from 'preact/hooks'
import * as z from 'zod'
import { searchOf } from '../../../contract/address.ts'
import { addressNow } from '../../shared/place.ts'
import { callbacks } from '../../../contract/callbacks.ts'
import { type Log, screenings } from '../../../contract/screenings.ts'
import { digits } from '../../../domain/asked.ts'
import { FindingCode } from '../../../domain/screening/findings.ts'
import { askerOf, EVERY_MINUTE, pagesOf, useAsk, useLoad } from '../../shared/load.ts'
import { queueOf } from './rules.ts'

/** Held ones come first in either. */
export const ORDERS = ['gravest', 'oldest'] as const

/** How long it has waited at least, in days, as it can be chosen; an address may say any other number. */
export const AGES = [1, 3, 7, 14, 30] as const

const Said = z.string().trim().min(1).optional().catch(undefined)
/** What an address may not say is left out. */
const ReviewQuery = z.object({
  order: z.enum(ORDERS).catch('gravest'),
  log: Said.transform((id) => id?.toLowerCase()),
  team: Said,
  township: Said,
  finding: FindingCode.optional().catch(undefined),
  age: digits(1, 999).optional().catch(undefined),
})
export type ReviewQuery = Pick<z.output<typeof ReviewQuery>, 'order'> & Partial<z.output<typeof ReviewQuery>>

export const readReviewQuery = (search: string): ReviewQuery =>
  ReviewQuery.parse(Object.fromEntries(new URLSearchParams(search)))

export const reviewPath = ({ order, log, team, township, finding, age }: ReviewQuery): string =>
  `/review${searchOf({ order: order === 'gravest' ? undefined : order, team, township, finding, age, log })}`

/** The queue itself, whichever of its logs is open. */
export const queuePath = (query: ReviewQuery): string => reviewPath({ ...query, log: undefined })

export const filterCount = ({ team, township, finding, age }: ReviewQuery): number =>
  [team, township, finding, age].filter(Boolean).length

/** As many as are read at once. */
const QUEUE_PAGE = 200

function requestOf(which: { status?: 'held'; warned?: true }, query: ReviewQuery): string {
  const { order: sort, team, township, finding, age: waitingDays } = query
  const asked = { ...which, sort, team, township, finding, waitingDays, limit: QUEUE_PAGE }
  return addressNow(screenings.list, { query: asked })
}
export const heldRequest = (query: ReviewQuery): string => requestOf({ status: 'held' }, query)
export const warnedRequest = (query: ReviewQuery): string => requestOf({ warned: true }, query)

/** What was drawn, called and not so; its list knows teams alone. */
const deniedAsked = ({ team, township, finding, age }: ReviewQuery) =>
  township || finding || age ? null : { query: { undecided: true, team, limit: QUEUE_PAGE } }

function usePages(request: string, pages: number) {
  const ask = useCallback(
    (path: string, signal?: AbortSignal) => pagesOf((page) => askerOf(screenings.list)(page, signal), path, pages),
    [pages],
  )
  return useLoad(request, { ...EVERY_MINUTE, ask })
}

export interface Read {
  logs: Log[]
  /** How many there are, read or not. */
  held: number
  warned: number
  denied: number
}

export function useQueue(query: ReviewQuery) {
  const of = queuePath(query)
  const [wanted, setWanted] = useState({ of, held: 1, warned: 1 })
  const pages = wanted.of === of ? wanted : { of, held: 1, warned: 1 }
  const held = usePages(heldRequest(query), pages.held)
  const warned = usePages(warnedRequest(query), pages.warned)
  const denied = useAsk(callbacks.list, deniedAsked(query), EVERY_MINUTE)
  const cursor = held.data?.nextCursor ? 'held' : warned.data?.nextCursor ? 'warned' : undefined
  const read: Read | undefined = held.data &&
    warned.data && {
      logs: queueOf(held.data, warned.data, denied.data?.items),
      held: held.data.total,
      warned: warned.data.total,
      denied: denied.data?.total ?? 0,
    }
  return {
    read,
    problem: held.problem ?? warned.problem,
    isReading: held.isLoading || warned.isLoading,
    reload: () => {
      held.reload()
      warned.reload()
      denied.reload()
    },
    /** Reads the next page; undefined when all are read. */
    more: cursor && (() => setWanted({ ...pages, [cursor]: pages[cursor] + 1 })),
  }
}
