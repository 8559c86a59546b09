/** How each thing in the outbox stands: its colour, its shape, its word, and where in the list it belongs. */
import type { ScreeningStatus } from '../../../domain/screening/screening.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { type Look, STATUS_LOOK } from '../../shared/shapes.ts'

export type Standing = 'draft' | 'waiting' | 'sending' | 'attention' | 'received' | ScreeningStatus

const IN_HAND: Record<'draft' | 'waiting' | 'sending' | 'attention' | 'received', Look> = {
  draft: ['unknown', 'ring'],
  waiting: ['watch', 'clock'],
  sending: ['info', 'up'],
  attention: ['bad', 'alert'],
  received: ['good', 'check'],
}
export const lookOf = (standing: Standing): Look =>
  standing in IN_HAND ? IN_HAND[standing as keyof typeof IN_HAND] : STATUS_LOOK[standing as ScreeningStatus]

/** What the bureau made of a log is said once it is known: its later word, else the status on the receipt. */
export function standingOf(entry: Entry): Standing {
  // it can be taken back for as long as it waits, and is complete all the same
  if (entry.kind === 'missed_show' && entry.state === 'draft') return 'waiting'
  if (entry.state !== 'received') return entry.state
  if (entry.kind !== 'screening' && entry.kind !== 'correction') return 'received'
  return entry.verdict?.status ?? receiptOf(entry)?.status ?? 'received'
}

export interface LogReceipt {
  status: ScreeningStatus
  credit: number
  screenedOn?: string | undefined
  receivedAt?: string | undefined
  findings: { code: string; blocking: boolean; message: string }[]
}

/** A log's receipt; undefined of what has none, or one that an older or newer app wrote. */
export function receiptOf({ receipt }: Pick<Entry, 'receipt'>): LogReceipt | undefined {
  if (typeof receipt !== 'object' || receipt === null || !('status' in receipt)) return undefined
  const { status, credit, findings, screenedOn, receivedAt } = receipt as Partial<LogReceipt>
  if (status === undefined) return undefined
  return { status, credit: credit ?? 0, findings: findings ?? [], screenedOn, receivedAt }
}

/** Sections of the outbox, in the order a person needs them. */
export const SECTIONS = ['attention', 'returned', 'draft', 'waiting', 'sending', 'received'] as const
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

/** Photos of a log that are still on this phone. */
export const photosLeft = (entries: readonly Entry[], logId: string): number =>
  entries.filter(({ kind, about, state }) => kind === 'photo' && about === logId && state !== 'received').length
