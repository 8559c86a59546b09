/** Which lines of the audit trail are listed: the same words in the desk's address and in the server's. */
const FIELDS = ['actor', 'subjectKind', 'subjectId', 'action', 'from', 'to', 'q', 'signIns'] as const
export type AuditField = (typeof FIELDS)[number]
export type AuditQuery = Partial<Record<AuditField, string>>

export function readAuditQuery(search: string): AuditQuery {
  const given = new URLSearchParams(search)
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = given.get(field)?.trim()
      return value ? [[field, value]] : []
    }),
  )
}

function printed(query: AuditQuery, more: Record<string, string> = {}): string {
  const params = new URLSearchParams()
  for (const field of FIELDS) if (query[field]) params.set(field, query[field])
  for (const [name, value] of Object.entries(more)) params.set(name, value)
  const text = params.toString()
  return text && `?${text}`
}

export const auditPath = (query: AuditQuery): string => `/audit${printed(query)}`
export const auditRequest = (query: AuditQuery, limit: number, cursor?: string): string =>
  `/api/audit${printed(query, { limit: String(limit), ...(cursor && { cursor }) })}`

/** A thing's id means nothing without its kind. */
export function withAuditField(query: AuditQuery, field: AuditField, value: string): AuditQuery {
  const kept = Object.entries(query).filter(
    ([name]) => name !== field && !(field === 'subjectKind' && name === 'subjectId'),
  )
  return { ...Object.fromEntries(kept), ...(value && { [field]: value }) }
}
export const auditFilterCount = (query: AuditQuery): number => Object.keys(query).length
