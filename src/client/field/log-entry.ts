/** From the form to what is sent: the domain's own schema says what is missing, at its field. */
import { type Issue } from '../../domain/errors.ts'
import { issuesOf } from '../../domain/issues.ts'
import type { PhoneClock } from '../../domain/phone-clock.ts'
import { NewScreening, ScreeningCorrection } from '../../domain/screening.ts'
import { type LogDraft, type LogContent, spanOf } from './log-draft.ts'

/** The schema's own limit. */
export const MAX_FILMS = 10

export const FORM_FIELDS = [
  'villageCode',
  'filmCodes',
  'startedAt',
  'endedAt',
  'venue',
  'attendance',
  'audibility',
  'receiptNo',
] as const
export type FormField = (typeof FORM_FIELDS)[number] | 'operatorName' | 'witness' | 'note' | 'photos' | 'position'

export type Filled = { isComplete: true; body: LogContent } | { isComplete: false; issues: Issue[] }

interface Stamp {
  timeZone: string
  /** By the phone's own clock. */
  recordedAt: string
  clock?: PhoneClock | undefined
}

const text = (value: string): string | undefined => (value.trim() === '' ? undefined : value.trim())

/** What the form says so far; nothing of it is checked. */
export function contentOf(draft: LogDraft, { timeZone, recordedAt, clock }: Stamp): Partial<LogContent> {
  const { teamCode, villageCode, venue, filmCodes, attendance, position, noPosition, photos, audibility } = draft
  const [name, phone] = [text(draft.witnessName), text(draft.witnessPhone)]
  const fields = {
    ...{ teamCode, villageCode, ...spanOf(draft, timeZone), venue, filmCodes, attendance },
    operatorName: text(draft.operatorName),
    receiptNo: text(draft.receiptNo),
    // a phone without a name is said to lack the name
    witness: name === undefined && phone === undefined ? undefined : { name, ...(phone !== undefined && { phone }) },
    position,
    recordedAt: draft.recordedAt ?? recordedAt,
    note: text(draft.note),
    audibility: isEmpty(audibility) ? undefined : audibility,
    noPosition: position ? undefined : noPosition,
    clock,
    photos: photos.length > 0 ? photos : undefined,
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

/** The check is opened, and nothing was counted: then there was none. */
const isEmpty = (audibility: LogDraft['audibility']): boolean =>
  audibility?.speakersTested === undefined && audibility?.speakersSounding === undefined

export function fillIn(draft: LogDraft, stamp: Stamp): Filled {
  const { id, revision } = draft
  const content = contentOf(draft, stamp)
  const read =
    revision === undefined
      ? NewScreening.safeParse({ id, ...content })
      : ScreeningCorrection.safeParse({ revision, id, ...content })
  return read.success ? { isComplete: true, body: read.data } : { isComplete: false, issues: issuesOf(read.error) }
}

/** An issue of `witness.name` is shown at `witness`. */
export const issuesAt = <I extends { path: string }>(issues: readonly I[], field: string): I[] =>
  issues.filter(({ path }) => path === field || path.startsWith(`${field}.`))
