/** The state of the TV page that lives in its address: the day, the order of the table, the village being entered. */
import { readAsOf } from '../kit/as-of.ts'
import { type TvColumn, TV_COLUMNS } from './tv-order.ts'

export interface TvQuery {
  asOf?: string | undefined
  sort: TvColumn
  isDescending: boolean
  /** Chosen in the form. */
  village?: string | undefined
}

export function readTvQuery(search: string): TvQuery {
  const given = new URLSearchParams(search)
  const [column = '', direction] = (given.get('sort') ?? '').split('.')
  return {
    asOf: readAsOf(search),
    sort: TV_COLUMNS.find((name) => name === column) ?? 'connectedPercent',
    isDescending: direction === 'desc',
    village: given.get('village') || undefined,
  }
}

export function tvPath({ asOf, sort, isDescending, village }: TvQuery): string {
  const params = new URLSearchParams()
  if (asOf) params.set('asOf', asOf)
  if (sort !== 'connectedPercent' || isDescending) params.set('sort', isDescending ? `${sort}.desc` : sort)
  if (village) params.set('village', village)
  const text = params.toString()
  return text ? `/tv?${text}` : '/tv'
}

export const tvRequest = (asOf: string | undefined): string =>
  `/api/tv-coverage?designated=true&limit=500${asOf ? `&asOf=${asOf}` : ''}`
