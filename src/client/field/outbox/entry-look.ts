/** How each thing in the outbox stands: its colour, its shape, its word, and where in the list it belongs. */
import type { LogReceipt } from '../../../contract/screenings.ts'
import type { ScreeningStatus } from '../../../domain/screening/screening.ts'
import type { Entry, EntryState } from '../../shared/phone/outbox-entry.ts'
import { type Look, STATUS_LOOK } from '../../shared/shapes.ts'

const LOOKS: Record<EntryState | ScreeningStatus, Look> = {
  ...STATUS_LOOK,
  draft: ['unknown', 'ring'],
  waiting: ['watch', 'clock'],
  sending: ['info', 'up'],
  attention: ['bad', 'alert'],
  received: ['good', 'check'],
}
export type Standing = keyof typeof LOOKS
export const lookOf = (standing: Standing): Look => LOOKS[standing]

/** What the bureau made of a log is said once it is known: its later word, else the status on the receipt. */
export function standingOf(entry: Entry): Standing {
  // it can be taken back for as long as it waits, and is complete all the same
  if (entry.kind === 'missed_show' && entry.state === 'draft') return 'waiting'
  if (entry.state !== 'received') return entry.state
  if (entry.kind !== 'screening' && entry.kind !== 'correction') return 'received'
  return entry.verdict?.status ?? receiptOf(entry)?.status ?? 'received'
}

/** A log's receipt; undefined of what has none, or one that an older or newer app wrote. */
export function receiptOf({ receipt }: Pick<Entry, 'receipt'>) {
  const { status, credit = 0, findings = [] } = (receipt ?? {}) as Partial<LogReceipt>
  return status && { status, credit, findings }
}

/** Sections of the outbox, in the order a person needs them. */
const SECTIONS = ['attention', 'returned', 'draft', 'waiting', 'sending', 'received'] as const
export type Section = (typeof SECTIONS)[number]

export function sectionOf(entry: Entry): Section {
  const standing = standingOf(entry)
  if (standing === 'returned') return 'returned'
  if (entry.state === 'received') return 'received'
  return standing === 'waiting' ? 'waiting' : entry.state
}

/** Newest first in each; photos stand with their log, not by themselves, unless a person must look at one. */
export function inSections(entries: readonly Entry[]): [Section, Entry[]][] {
  const shown = entries.filter(({ kind, state }) => kind !== 'photo' || state === 'attention')
  const newest = [...shown].sort((a, b) => b.madeAt - a.madeAt)
  return SECTIONS.map((section): [Section, Entry[]] => [
    section,
    newest.filter((entry) => sectionOf(entry) === section && !isOvertaken(entry, shown)),
  ])
}

/** A returned log whose correction is on its way, or a log whose correction stands, is shown by that correction. */
const isOvertaken = (entry: Entry, entries: readonly Entry[]): boolean =>
  (entry.kind === 'screening' || entry.kind === 'correction') &&
  entry.state === 'received' &&
  entries.some(
    ({ kind, about, madeAt, key }) =>
      kind === 'correction' && about === entry.about && madeAt > entry.madeAt && key !== entry.key,
  )

export const photosLeft = (entries: readonly Entry[], logId: string): number =>
  entries.filter(({ kind, about, state }) => kind === 'photo' && about === logId && state !== 'received').length
