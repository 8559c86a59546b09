/** Which villages of the register are listed, and which one is being changed: all of it in the address. */
const FILTER = ['q', 'township', 'team', 'designated'] as const
const FIELDS = [...FILTER, 'edit'] as const
export type VillageQueryField = (typeof FIELDS)[number]
export type VillageQuery = Partial<Record<VillageQueryField, string>>

export function readVillageQuery(search: string): VillageQuery {
  const given = new URLSearchParams(search)
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = given.get(field)?.trim()
      return value ? [[field, value]] : []
    }),
  )
}

function printed(query: VillageQuery, fields: readonly VillageQueryField[], more: Record<string, string> = {}): string {
  const params = new URLSearchParams()
  for (const field of fields) if (query[field]) params.set(field, query[field])
  for (const [name, value] of Object.entries(more)) params.set(name, value)
  const text = params.toString()
  return text && `?${text}`
}

export const registerPath = (query: VillageQuery): string => `/register${printed(query, FIELDS)}`
export const villagesRequest = (query: VillageQuery, limit: number, cursor?: string): string =>
  `/api/villages${printed(query, FILTER, { limit: String(limit), ...(cursor && { cursor }) })}`

export function withVillageField(query: VillageQuery, field: VillageQueryField, value: string): VillageQuery {
  const { [field]: _, ...rest } = query
  return value ? { ...rest, [field]: value } : rest
}
export const villageFilterCount = (query: VillageQuery): number => FILTER.filter((field) => query[field]).length
