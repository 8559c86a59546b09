/** The fields of a log, in the order they are read (what shows, compares and corrects them walks this one table), and what lists of logs are asked for. */
import * as z from 'zod'
import { invalid } from '../errors.ts'
import { COUNTED, filmsIn, MOST_FILMS, type NewScreening, ScreeningStatus } from './screening.ts'
import { dayRange, digits, Flag01, Search } from '../asked.ts'
import { Code } from '../register/place.ts'
import { FindingCode } from './findings.ts'

interface LogField {
  /** The word on the desk for it. */
  label: string
  kind: 'code' | 'text' | 'count' | 'instant' | 'choice' | 'films' | 'photos' | 'whole'
  /** Told apart in two logs side by side; a field that is compared with another one is not. */
  isCompared: boolean
  /** Its column in a sheet; none where sheets do not have it. */
  column?: string
}

export const LOG_FIELDS = {
  villageCode: { label: 'village', kind: 'code', isCompared: true, column: 'village' },
  teamCode: { label: 'team', kind: 'code', isCompared: true, column: 'team' },
  startedAt: { label: 'time_start', kind: 'instant', isCompared: true, column: 'started' },
  endedAt: { label: 'time_end', kind: 'instant', isCompared: true, column: 'ended' },
  filmCodes: { label: 'films', kind: 'films', isCompared: true, column: 'film' },
  filmTitles: { label: 'films_unlisted', kind: 'films', isCompared: false },
  venue: { label: 'venue', kind: 'choice', isCompared: true, column: 'venue' },
  attendance: { label: 'attendance', kind: 'count', isCompared: true, column: 'attendance' },
  operatorName: { label: 'operator', kind: 'text', isCompared: true, column: 'operator' },
  receiptNo: { label: 'receipt', kind: 'text', isCompared: true, column: 'receipt' },
  witness: { label: 'witness', kind: 'whole', isCompared: true, column: 'witness' },
  position: { label: 'position', kind: 'whole', isCompared: true },
  noPosition: { label: 'position', kind: 'choice', isCompared: false },
  audibility: { label: 'speakers', kind: 'whole', isCompared: false },
  pauses: { label: 'pauses', kind: 'whole', isCompared: true },
  photos: { label: 'photos_title', kind: 'photos', isCompared: false },
  note: { label: 'note', kind: 'text', isCompared: true, column: 'note' },
  recordedAt: { label: 'recorded_at', kind: 'instant', isCompared: true },
  clock: { label: 'phone_clock', kind: 'whole', isCompared: false },
} as const satisfies Record<Exclude<keyof NewScreening, 'id'>, LogField>

export type LogFieldName = keyof typeof LOG_FIELDS
export const logFields = Object.keys(LOG_FIELDS) as LogFieldName[]

/** Those that are read as they were written. */
export type TextField = { [F in LogFieldName]: (typeof LOG_FIELDS)[F]['kind'] extends 'text' ? F : never }[LogFieldName]
export const isTextField = (field: LogFieldName): field is TextField => LOG_FIELDS[field].kind === 'text'

/** What the form does not know and did not send stays as it was kept; what it knows and did not send goes. */
export function keepingUnknown(entry: NewScreening, kept: NewScreening, known: readonly string[]): NewScreening {
  const isLeft = (field: LogFieldName): boolean =>
    !known.includes(field) && !isSaid(entry[field]) && isSaid(kept[field])
  const left = logFields.filter(isLeft).map((field) => [field, kept[field]] as const)
  const whole: NewScreening = { ...entry, ...Object.fromEntries(left) }
  const films = filmsIn(whole)
  if (films === 0) throw invalid({ path: 'filmCodes', sentence: { key: 'films_missing' } })
  if (films <= MOST_FILMS) return whole
  throw invalid({ path: 'filmTitles', sentence: { key: 'films_too_many', facts: { maximum: MOST_FILMS } } })
}

/** No films are sent as an empty list, which an older form does without meaning it. */
const isSaid = (value: unknown): boolean => value !== undefined && !(Array.isArray(value) && value.length === 0)

/** As much of a step of the audit trail as is needed; its `before` and `after` are whatever was kept then. */
interface Step {
  action: string
  before?: unknown
  after?: unknown
}

interface FieldChange {
  field: string
  before?: unknown
  after?: unknown
}

type Content = Record<string, unknown>

/** Corrections, and titles that a manager matched. */
const CHANGING = new Set(['correct', 'match'])

/** What the bureau makes of a log, or what names it, is no change of what the team said. */
const NOT_SAID = new Set(['id'])

export function changesBetween(before: Content, after: Content): FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => !NOT_SAID.has(field))
  return fields
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({
      field,
      ...(before[field] !== undefined && { before: before[field] }),
      ...(after[field] !== undefined && { after: after[field] }),
    }))
}

/**
 * Each such step with what it changed. Older ones did not keep what the log said after them: that is what the next one
 * found, and of the last what it says now.
 */
export function withChanges<S extends Step>(history: S[], now: object): (S & { changes?: FieldChange[] })[] {
  return history.map((step, i) => {
    const before = contentIn(step.before)
    if (!CHANGING.has(step.action) || !before) return step
    const next = history.slice(i + 1).find(({ action }) => CHANGING.has(action))
    const after = contentIn(step.after) ?? contentIn(next?.before) ?? pick(now, before)
    return { ...step, changes: changesBetween(before, after) }
  })
}

function contentIn(kept: unknown): Content | undefined {
  if (typeof kept !== 'object' || kept === null || !('content' in kept)) return undefined
  return typeof kept.content === 'object' && kept.content !== null ? { ...kept.content } : undefined
}

/** Of a log as it is now, the fields that its content had; what was added since cannot be told from what the bureau adds. */
const pick = (now: object, content: Content): Content =>
  Object.fromEntries(Object.entries(now).filter(([field]) => field in content))

/** By the day of the show, or what weighs most first and of that the oldest. */
export const LogOrder = z.enum(['newest', 'oldest', 'gravest'])
export type LogOrder = z.infer<typeof LogOrder>

/** `counted` is the statuses that are in a figure; several may be given, separated by commas. */
const Statuses = z
  .string()
  .transform((text) => text.split(',').flatMap((name) => (name === 'counted' ? COUNTED : [name])))
  .pipe(z.array(ScreeningStatus).min(1))
  .optional()
  .meta({ description: 'One or more statuses separated by commas, or `counted` (submitted and accepted)' })

export const LogFilter = z.strictObject({
  ...dayRange,
  team: Code.optional(),
  village: Code.optional(),
  township: Code.optional(),
  designated: Flag01.optional(),
  status: Statuses,
  finding: FindingCode.optional(),
  film: Code.optional().meta({ description: 'Shown that evening, alone or beside others' }),
  warned: Flag01.optional().meta({ description: 'Counted, with a finding, and not reviewed yet; false: the others' }),
  reviewedAlone: Flag01.optional().meta({
    description: 'Decided by who sent or corrected it: the office has a single manager',
  }),
  waitingDays: digits(0, 999).optional().meta({ description: 'Arrived at least so many times 24 hours ago' }),
  sort: LogOrder.optional().meta({
    description:
      'By the show, newest first unless told; `gravest` has the findings that weigh most first, then the oldest',
  }),
  q: Search,
})
export type LogFilter = z.infer<typeof LogFilter>
