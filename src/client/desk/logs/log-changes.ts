/** What a step did to a log, as the server tells it: its status before and after, and each field that a correction changed. */
import type { SpeakerCounts } from '../../../domain/audibility/audibility.ts'
import { logFields, type LogFieldName } from '../../../domain/screening/log-fields.ts'
import type { PhoneClock } from '../../../domain/screening/phone-clock.ts'
import { ScreeningStatus } from '../../../domain/screening/screening.ts'
import type { LogStep, LogWithHistory } from '../../shared/replies.ts'
import { t } from '../words.ts'
import { clockSaid } from './phone-clock-said.ts'

export interface Change {
  field: LogFieldName
  before: string | number | null
  after: string | number | null
}

/** What codes stand for; one that is not known is shown as it is. */
export type Names = ReadonlyMap<string, string>
const NO_NAMES: Names = new Map()

/** What fits on a line of each; null for nothing, and for what cannot be told so shortly. */
function short(field: LogFieldName, value: unknown, names: Names): string | number | null {
  if (typeof value === 'string') return names.get(value) ?? value
  if (typeof value === 'number') return value
  if (field === 'photos' && Array.isArray(value)) return value.length
  if (Array.isArray(value) && value.length === 0) return null
  if (Array.isArray(value)) return value.map((code: string) => names.get(code) ?? code).join(', ')
  if (typeof value !== 'object' || value === null) return null
  return SHORT[field]?.(value) ?? null
}

type Short = (value: object) => string
const SHORT: Partial<Record<LogFieldName, Short>> = {
  witness: (value) => Object.values(value).join(' '),
  position: (value) => {
    const { latitude, longitude } = value as NonNullable<LogWithHistory['position']>
    return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
  },
  audibility: (value) => {
    const { speakersSounding, speakersTested, speakersInstalled } = value as SpeakerCounts
    return t('speakers_value', { sounding: speakersSounding, tested: speakersTested, installed: speakersInstalled })
  },
  clock: (value) => clockSaid(value as PhoneClock),
}

/** A field that only a newer server knows is left out. */
export const changesIn = ({ changes = [] }: Pick<LogStep, 'changes'>, names = NO_NAMES): Change[] =>
  logFields.flatMap((field) =>
    changes
      .filter((change) => change.field === field)
      .map(({ before, after }) => ({ field, before: short(field, before, names), after: short(field, after, names) })),
  )

/** The codes of villages and films that the changes name. */
export const codesIn = (history: readonly Pick<LogStep, 'changes'>[], field: 'villageCode' | 'filmCodes'): string[] => [
  ...new Set(
    history
      .flatMap(({ changes = [] }) => changes.filter((change) => change.field === field))
      .flatMap(({ before, after }) => [before, after].flat())
      .filter((code) => typeof code === 'string'),
  ),
]

export interface StatusChange {
  before: ScreeningStatus | null
  after: ScreeningStatus
}

const statusIn = (kept: LogStep['before']): ScreeningStatus | null =>
  ScreeningStatus.options.find((status) => status === kept?.['status']) ?? null

/** What a step made of the log's status; null where it stayed, or was not kept. */
export function statusChangeIn(step: LogStep): StatusChange | null {
  const [before, after] = [statusIn(step.before), statusIn(step.after)]
  return after === null || before === after ? null : { before, after }
}

/** Came with an imported sheet, whoever imported it. */
export const isFromSheet = ({ after }: Pick<LogStep, 'after'>): boolean => after?.['source'] === 'sheet'
