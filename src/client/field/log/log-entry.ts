/** From the form to what is sent: the domain's own schema says what is missing, at its field. */
import type { Issue } from '../../../domain/errors.ts'
import { issuesOf } from '../../../domain/issues.ts'
import { LOG_FIELDS, type LogFieldName } from '../../../domain/screening/log-fields.ts'
import type { PhoneClock } from '../../../domain/screening/phone-clock.ts'
import { NewScreening, ScreeningCorrection } from '../../../domain/screening/screening.ts'
import { sentOf } from '../kit/counts.ts'
import { type LogContent, type LogDraft, spanOf } from './log-draft.ts'

export const FORM_FIELDS = [
  'villageCode',
  'filmCodes',
  'filmTitles',
  'startedAt',
  'endedAt',
  'venue',
  'attendance',
  'audibility',
  'receiptNo',
] as const
export type Filled = { isComplete: true; body: LogContent } | { isComplete: false; issues: Issue[] }

interface Stamp {
  timeZone: string
  /** By the phone's own clock. */
  recordedAt: string
  clock?: PhoneClock | undefined
}

const text = (value: string): string | undefined => (value.trim() === '' ? undefined : value.trim())

/** Every field a log has, as far as the form says it. */
function fieldsOf(draft: LogDraft, { timeZone, recordedAt, clock }: Stamp): Record<LogFieldName, unknown> {
  const { teamCode, villageCode, venue, filmCodes, filmTitles, attendance, position, noPosition, photos, audibility } =
    draft
  const [name, phone] = [text(draft.witnessName), text(draft.witnessPhone)]
  const { startedAt, endedAt } = spanOf(draft, timeZone)
  return {
    startedAt,
    endedAt,
    teamCode,
    villageCode,
    venue,
    filmCodes,
    attendance,
    filmTitles: filmTitles?.length ? filmTitles : undefined,
    operatorName: text(draft.operatorName),
    receiptNo: text(draft.receiptNo),
    // a phone without a name is said to lack the name
    witness: name === undefined && phone === undefined ? undefined : { name, ...(phone !== undefined && { phone }) },
    position,
    recordedAt: draft.recordedAt ?? recordedAt,
    note: text(draft.note),
    audibility: audibility && isCounted(audibility) ? sentOf(audibility) : undefined,
    noPosition: position ? undefined : noPosition,
    clock,
    photos: photos.length > 0 ? photos : undefined,
  }
}

/** What the form says so far; nothing of it is checked. */
export const contentOf = (draft: LogDraft, stamp: Stamp): Partial<LogContent> =>
  Object.fromEntries(Object.entries(fieldsOf(draft, stamp)).filter(([, value]) => value !== undefined))

/** Where the check was only opened, and nothing counted, there was none. */
export const isCounted = (audibility: LogDraft['audibility']): boolean =>
  audibility?.speakersTested !== undefined || audibility?.speakersSounding !== undefined

export function fillIn(draft: LogDraft, stamp: Stamp): Filled {
  const { id, revision } = draft
  const content = contentOf(draft, stamp)
  const read =
    revision === undefined
      ? NewScreening.safeParse({ id, ...content })
      : ScreeningCorrection.safeParse({ revision, id, knownFields: Object.keys(LOG_FIELDS), ...content })
  return read.success ? { isComplete: true, body: read.data } : { isComplete: false, issues: issuesOf(read.error) }
}

/** An issue of `witness.name` is shown at `witness`. */
export const issuesAt = <I extends { path: string }>(issues: readonly I[], field: string): I[] =>
  issues.filter(({ path }) => path === field || path.startsWith(`${field}.`))

/** What goes out says the same as what the bureau has; when and how it is sent does not matter. */
export function isSame(body: LogContent, kept: LogContent): boolean {
  const told = (content: LogContent & { revision?: number; knownFields?: string[] }): string => {
    const { id: _id, revision: _, knownFields: __, clock: ___, recordedAt: ____, startedAt, endedAt, ...rest } = content
    return JSON.stringify([Date.parse(startedAt), Date.parse(endedAt), rest], inOrder)
  }
  return told(body) === told(kept)
}

const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
