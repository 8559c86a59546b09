/** Which shows that did not happen are listed: the same few words in the desk's address and in the server's. */

const FIELDS = ['from', 'to', 'team', 'village'] as const
export type MissedField = (typeof FIELDS)[number]
export type MissedQuery = Partial<Record<MissedField, string>>

export function readMissedQuery(search: string): MissedQuery {
  const given = new URLSearchParams(search)
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = given.get(field)?.trim()
      return value ? [[field, value]] : []
    }),
  )
}

function printed(query: MissedQuery, more: Record<string, string> = {}): string {
  const params = new URLSearchParams()
  for (const field of FIELDS) if (query[field]) params.set(field, query[field])
  for (const [name, value] of Object.entries(more)) params.set(name, value)
  const text = params.toString()
  return text && `?${text}`
}

export const missedPath = (query: MissedQuery): string => `/missed${printed(query)}`
export const missedRequest = (query: MissedQuery, limit: number, cursor?: string): string =>
  `/api/missed-shows${printed(query, { limit: String(limit), ...(cursor && { cursor }) })}`

/** The query with one field set; an empty value takes it out. */
export function withMissedField(query: MissedQuery, field: MissedField, value: string): MissedQuery {
  const { [field]: _, ...rest } = query
  return value ? { ...rest, [field]: value } : rest
}

export const missedFilterCount = (query: MissedQuery): number => Object.keys(query).length
