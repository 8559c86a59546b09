/** The state of the map that lives in its address: the day, and what the dots say. */
import { readAsOf } from '../kit/address.ts'
import type { MapBy } from './rules.ts'

export interface MapQuery {
  /** Absent: today, by the server's clock. */
  asOf?: string | undefined
  by: MapBy
}

export const readMapQuery = (search: string): MapQuery => ({
  asOf: readAsOf(search),
  by: new URLSearchParams(search).get('by') === 'gaps' ? 'gaps' : 'band',
})

export function mapPath({ asOf, by }: MapQuery): string {
  const params = new URLSearchParams({ ...(asOf && { asOf }), ...(by === 'gaps' && { by }) })
  const text = params.toString()
  return text ? `/map?${text}` : '/map'
}
