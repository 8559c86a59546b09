/** What a correction changed: each step keeps the content before it, and the next one's, or the log now, what came after. */
import type { SpeakerCounts } from '../../../domain/audibility.ts'
import type { PhoneClock } from '../../../domain/phone-clock.ts'
import type { LogStep, LogWithHistory } from '../../shared/replies.ts'
import { clockSaid } from './phone-clock-said.ts'

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
  'noPosition',
  'audibility',
  'clock',
  'photos',
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

/** What fits on a line of each; null for nothing, and for what cannot be told so shortly. */
function short(field: ChangeField, value: unknown): string | number | null {
  if (typeof value === 'string' || typeof value === 'number') return value
  if (field === 'photos' && Array.isArray(value)) return value.length
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value !== 'object' || value === null) return null
  return SHORT[field]?.(value) ?? null
}

type Short = (value: object) => string
const SHORT: Partial<Record<ChangeField, Short>> = {
  witness: (value) => Object.values(value).join(' '),
  position: (value) => {
    const { latitude, longitude } = value as NonNullable<LogWithHistory['position']>
    return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
  },
  audibility: (value) => {
    const { speakersSounding, speakersTested, speakersInstalled } = value as SpeakerCounts
    return [speakersSounding, speakersTested, speakersInstalled].join('/')
  },
  clock: (value) => clockSaid(value as PhoneClock),
}

export function changesIn(log: LogWithHistory, index: number): Change[] {
  const before = contentBefore(log.history[index])
  if (!before) return []
  const later = log.history.slice(index + 1).find((step) => contentBefore(step))
  const after = contentBefore(later) ?? (log as unknown as Content)
  return CHANGE_FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])).map(
    (field) => ({ field, before: short(field, before[field]), after: short(field, after[field]) }),
  )
}
