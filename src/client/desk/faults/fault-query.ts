/** Which faults are listed: the same few words in the desk's address and in the server's. */
import { FaultStatus } from '../../../domain/fault/fault.ts'

const FIELDS = [
  'asOf',
  'open',
  'overdue',
  'status',
  'category',
  'severity',
  'village',
  'township',
  'designated',
  'assignee',
  'from',
  'to',
  'closedFrom',
  'closedTo',
  'q',
] as const
export type FaultField = (typeof FIELDS)[number]
export type FaultQuery = Partial<Record<FaultField, string>>

/** Those that are in the figures: neither taken back nor joined to another. */
export const STANDING = FaultStatus.options.filter((one) => one !== 'cancelled' && one !== 'duplicate').join(',')

const FLAGS: readonly FaultField[] = ['open', 'overdue', 'designated']
const SAME_FLAG: Record<string, string> = { '1': 'true', '0': 'false' }

export function readFaultQuery(search: string): FaultQuery {
  const given = new URLSearchParams(search)
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = given.get(field)?.trim()
      if (!value) return []
      return [[field, FLAGS.includes(field) ? (SAME_FLAG[value] ?? value) : value]]
    }),
  )
}

function printed(query: FaultQuery, more: Record<string, string> = {}): string {
  const params = new URLSearchParams()
  for (const field of FIELDS) if (query[field]) params.set(field, query[field])
  for (const [name, value] of Object.entries(more)) params.set(name, value)
  const text = params.toString().replaceAll('%2C', ',')
  return text && `?${text}`
}

export const faultsPath = (query: FaultQuery): string => `/faults${printed(query)}`

export function faultsRequest(query: FaultQuery, limit: number, cursor?: string): string {
  return `/api/faults${printed(query, { limit: String(limit), ...(cursor && { cursor }) })}`
}

/** The query with one field set; an empty value takes it out. */
export function withFaultField(query: FaultQuery, field: FaultField, value: string): FaultQuery {
  const { [field]: _, ...rest } = query
  return value ? { ...rest, [field]: value } : rest
}

/** The day is which faults are seen, not a filter of them. */
export const faultFilterCount = ({ asOf: _, ...filter }: FaultQuery): number => Object.keys(filter).length

/** Unsettled, past the limit, or settled: one choice, though the address has two words for it. */
export function standingOf({ open, overdue }: FaultQuery): string {
  if (overdue === 'true') return 'overdue'
  if (open === undefined) return ''
  return open === 'true' ? 'open' : 'settled'
}

export function withStanding(query: FaultQuery, standing: string): FaultQuery {
  const { open: _, overdue: __, ...rest } = query
  if (standing === 'overdue') return { ...rest, overdue: 'true' }
  return standing ? { ...rest, open: String(standing === 'open') } : rest
}
