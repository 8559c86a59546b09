/** What a line of the trail changed, field by field, each value still as it was written down. */
import type { AuditLine } from './audit-line.ts'

export interface LineChange {
  field: string
  before: unknown
  after: unknown
}

/** Fields that only the programme reads, or that say again what stands beside them. */
export const UNSAID: ReadonlySet<string> = new Set([
  ...['id', 'revision', 'receivedAt', 'credit', 'screenedOn', 'sha256', 'batch'],
  ...['townshipName', 'plans', 'targetCode', 'checkedBy', 'createdAt', 'disabledAt', 'accountId'],
])

type Content = Record<string, unknown>
const isContent = (value: unknown): value is Content =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A list by itself is all there is of a thing; a corrected log's content lies one floor down. */
function fieldsOf(value: unknown): Content {
  if (Array.isArray(value)) return { groups: value }
  if (!isContent(value)) return {}
  const { content, ...rest } = value
  return isContent(content) ? { ...rest, ...content } : value
}

/** The fields that differ; of what was made or taken away, all it had. */
export function lineChanges({ before, after }: Pick<AuditLine, 'before' | 'after'>): LineChange[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((field) => !UNSAID.has(field))
    .filter((field) => after === undefined || JSON.stringify(was[field] ?? null) !== JSON.stringify(is[field] ?? null))
    .map((field) => ({ field, before: was[field], after: is[field] }))
}
