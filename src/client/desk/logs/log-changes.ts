/** What a correction changed: each step keeps the content before it, and the next one's, or the log now, what came after. */
import type { LogStep, LogWithHistory } from '../../shared/replies.ts'

/** Fields whose old and new value are worth reading; the others are only named. */
export const CHANGE_FIELDS = [
  'villageCode',
  'startedAt',
  'endedAt',
  'venue',
  'filmCodes',
  'attendance',
  'operatorName',
  'receiptNo',
  'witness',
  'position',
  'audibility',
  'note',
] as const
export type ChangeField = (typeof CHANGE_FIELDS)[number]
export interface Change {
  field: ChangeField
  before: string | number | null
  after: string | number | null
}

type Content = Record<string, unknown>

const contentBefore = (step: LogStep | undefined): Content | undefined => {
  const content = step?.before?.['content']
  return typeof content === 'object' && content !== null ? (content as Content) : undefined
}

/** Undefined for things too big for a line. */
function short(value: unknown): string | number | null {
  if (typeof value === 'string' || typeof value === 'number') return value
  return Array.isArray(value) ? value.join(', ') : null
}

export function changesIn(log: LogWithHistory, index: number): Change[] {
  const before = contentBefore(log.history[index])
  if (!before) return []
  const later = log.history.slice(index + 1).find((step) => contentBefore(step))
  const after = contentBefore(later) ?? (log as unknown as Content)
  return CHANGE_FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])).map(
    (field) => ({ field, before: short(before[field]), after: short(after[field]) }),
  )
}
