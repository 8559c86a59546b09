/** The queue's address: its order and the log that is open, so that a colleague can be sent to it. */
import { type Order, ORDERS } from './queue.ts'

export interface ReviewQuery {
  order: Order
  log?: string | undefined
}

export function readReviewQuery(search: string): ReviewQuery {
  const given = new URLSearchParams(search)
  const log = given.get('log')?.trim().toLowerCase()
  return { order: ORDERS.find((order) => order === given.get('order')) ?? 'gravest', ...(log && { log }) }
}

export function reviewPath({ order, log }: ReviewQuery): string {
  const params = new URLSearchParams()
  if (order !== 'gravest') params.set('order', order)
  if (log) params.set('log', log)
  const text = params.toString()
  return text ? `/review?${text}` : '/review'
}

/** As many as are read at once; deciding on them brings the next. */
export const QUEUE_PAGE = 200
export const HELD_REQUEST = `/api/screenings?status=held&sort=oldest&limit=${QUEUE_PAGE}`
export const WARNED_REQUEST = `/api/screenings?warned=true&sort=oldest&limit=${QUEUE_PAGE}`
