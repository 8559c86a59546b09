/** The state of the grid's page that lives in its address: the day, the order, the filter. */
import { readAsOf } from '../kit/as-of.ts'
import { GRID_ORDERS, type GridFilter, type GridOrder, UNSEEN } from './grid-rows.ts'

export interface GridQuery extends GridFilter {
  /** Absent: today, by the server's clock. */
  asOf?: string | undefined
  order: GridOrder
}

const UNSEEN_AS = { month: '1', two_months: '2' } as const

export function readGridQuery(search: string): GridQuery {
  const given = new URLSearchParams(search)
  return {
    asOf: readAsOf(search),
    order: GRID_ORDERS.find((order) => order === given.get('order')) ?? 'gaps',
    township: given.get('township') || undefined,
    team: given.get('team') || undefined,
    onlyGaps: given.get('gaps') === '1',
    unseen: UNSEEN.find((which) => given.get('unseen') === UNSEEN_AS[which]),
  }
}

/** The shortest address of the view: what is as usual is left out. */
export function gridPath({ asOf, order, township, team, onlyGaps, unseen }: GridQuery): string {
  const params = new URLSearchParams()
  if (asOf) params.set('asOf', asOf)
  if (order !== 'gaps') params.set('order', order)
  if (township) params.set('township', township)
  if (team) params.set('team', team)
  if (onlyGaps) params.set('gaps', '1')
  if (unseen) params.set('unseen', UNSEEN_AS[unseen])
  const text = params.toString()
  return text ? `/grid?${text}` : '/grid'
}

export const monthsRequest = (asOf: string | undefined): string =>
  asOf ? `/api/village-months?year=${asOf.slice(0, 4)}&asOf=${asOf}` : '/api/village-months'
