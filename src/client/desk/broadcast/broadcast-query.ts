/** The state of the broadcast page that lives in its address: the day, and whose audibility it speaks of. */
import { earlierOf, lastDayOf } from '../../../domain/period.ts'
import { readAsOf } from '../kit/as-of.ts'
import { STANDING } from '../../../domain/fault/fault.ts'
import { type FaultQuery, faultsPath } from '../routes.ts'

export type Scope = 'designated' | 'county'
export interface BroadcastQuery {
  /** Absent: today, by the server's clock. */
  asOf?: string | undefined
  scope: Scope
  /** Of the repairs; absent: the cheapest first. */
  order?: 'worst' | undefined
}

export function readBroadcastQuery(search: string): BroadcastQuery {
  const given = new URLSearchParams(search)
  const scope = given.get('scope') === 'county' ? 'county' : 'designated'
  return { asOf: readAsOf(search), scope, order: given.get('order') === 'worst' ? 'worst' : undefined }
}

const printed = (path: string, fields: Record<string, string | undefined>): string => {
  const given = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  const text = new URLSearchParams(given).toString()
  return text ? `${path}?${text}` : path
}

/** The shortest address of the view: what is as usual is left out. */
export const broadcastPath = ({ asOf, scope, order }: BroadcastQuery): string =>
  printed('/broadcast', { asOf, scope: scope === 'county' ? scope : undefined, order })

export const planRequest = ({ asOf, scope, order }: BroadcastQuery): string =>
  printed('/api/repair-plan', { asOf, scope, order })
export const trendRequest = ({ asOf, scope }: BroadcastQuery): string =>
  printed('/api/audibility-trend', { asOf, scope })
export const figuresRequest = ({ asOf }: BroadcastQuery): string => printed('/api/fault-figures', { asOf })
export const onlineRequest = ({ asOf, scope }: BroadcastQuery): string =>
  printed('/api/speaker-online', { asOf, designated: scope === 'designated' ? 'true' : undefined })

/** Faults reported in a month (YYYY-MM) of the figures' period, and neither taken back nor joined to another. */
export const monthFaults = (month: string, { from, asOf }: Period, more: FaultQuery = {}): string =>
  faultsPath({
    asOf,
    ...more,
    status: STANDING,
    from: from > `${month}-01` ? from : `${month}-01`,
    to: earlierOf(lastDayOf(month), asOf),
  })

/** Faults closed in the figures' period, or in one month (YYYY-MM) of it, and closed still. */
export const closedFaults = ({ from, asOf }: Period, more: FaultQuery = {}, month = ''): string =>
  faultsPath({
    asOf,
    ...more,
    closedFrom: month && `${month}-01` > from ? `${month}-01` : from,
    closedTo: month ? earlierOf(lastDayOf(month), asOf) : asOf,
  })

interface Period {
  from: string
  asOf: string
}
