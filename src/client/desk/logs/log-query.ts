/** Which logs are listed: the same few words in the desk's address and in the server's. */

const FIELDS = ['from', 'to', 'team', 'village', 'township', 'designated', 'status', 'finding', 'film', 'q'] as const
export type LogField = (typeof FIELDS)[number]
export type LogQuery = Partial<Record<LogField, string>>

/** The status that stands for all that are in the figures; the server knows it too. */
export const COUNTED_WORD = 'counted'

const SAME: Record<string, string> = { 'submitted,accepted': COUNTED_WORD, 'accepted,submitted': COUNTED_WORD }
const SAME_FLAG: Record<string, string> = { '1': 'true', '0': 'false' }

export function readLogQuery(search: string): LogQuery {
  const given = new URLSearchParams(search)
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = given.get(field)?.trim()
      if (!value) return []
      const word = field === 'status' ? SAME[value] : field === 'designated' ? SAME_FLAG[value] : undefined
      return [[field, word ?? value]]
    }),
  )
}

function printed(query: LogQuery, more: Record<string, string> = {}): string {
  const params = new URLSearchParams()
  for (const field of FIELDS) if (query[field]) params.set(field, query[field])
  for (const [name, value] of Object.entries(more)) params.set(name, value)
  const text = params.toString().replaceAll('%2C', ',')
  return text && `?${text}`
}

export const logsPath = (query: LogQuery): string => `/logs${printed(query)}`

export function logsRequest(query: LogQuery, limit: number, cursor?: string): string {
  return `/api/screenings${printed(query, { limit: String(limit), ...(cursor && { cursor }) })}`
}

/** The query with one field set; an empty value takes it out. */
export function withField(query: LogQuery, field: LogField, value: string): LogQuery {
  const { [field]: _, ...rest } = query
  return value ? { ...rest, [field]: value } : rest
}

export const filterCount = (query: LogQuery): number => Object.keys(query).length
