/** What a receipt says of a log, waiting or received, from what is on the phone alone. */
import type { FieldCopy } from '../../../domain/screening/field-copy.ts'
import { carriedIn } from '../../../domain/screening/cadre-carried.ts'
import { cadreLink, linkedIn, timeToAnswer } from '../../../domain/screening/cadre-link.ts'
import { localDay } from '../../../domain/period.ts'
import { creditOf, FULL_CREDIT, ruleOn } from '../../../domain/register/film.ts'
import { CORRECTABLE, type ScreeningStatus } from '../../../domain/screening/screening.ts'
import { type Entry, type OutboxEvent } from '../../shared/phone/outbox-entry.ts'
import { isTried } from '../../shared/phone/outbox.ts'
import { isUnsent } from '../../shared/phone/outbox-request.ts'
import { draftOf, type LogContent } from '../log/log-draft.ts'
import { photosLeft, receiptOf, standingOf } from '../outbox/entry-look.ts'

type Of = { copy: FieldCopy; entries: readonly Entry[] }

export interface Slip {
  id: string
  content: LogContent
  /** Of what this phone made; a log of the copy alone has none. */
  entry?: Entry | undefined
  state: 'waiting' | 'attention' | ScreeningStatus
  /** In sixtieths; null where only films are written that are in no list yet. */
  credit: number | null
  photosLeft: number
  receivedAt?: string | undefined
  /** When somebody in the village said that it was so. */
  confirmedAt?: string | undefined
}

/** None of a log that is still being written, or that this phone does not know. */
export function slipOf(id: string, { copy, entries }: Of): Slip | undefined {
  const kept = copy.team?.logs.find(({ content }) => content.id === id)
  const made = entries
    .filter(({ kind, about, state }) => about === id && isOfLog(kind) && state !== 'draft')
    .sort((a, b) => b.madeAt - a.madeAt)[0]
  const confirmedAt = kept?.confirmedAt
  const beside = { id, photosLeft: photosLeft(entries, id), confirmedAt }
  if (!made) {
    if (!kept) return undefined
    const { content, status, credit, receivedAt } = kept
    return { ...beside, content, state: status, credit, receivedAt }
  }
  const content = made.body as LogContent
  const credit = receiptOf(made)?.credit ?? kept?.credit ?? ownCredit(content, copy)
  const receivedAt = made.receivedAt === undefined ? undefined : new Date(made.receivedAt).toISOString()
  return { ...beside, content, entry: made, state: stateOf(made), credit, receivedAt }
}

const isOfLog = (kind: Entry['kind']): boolean => kind === 'screening' || kind === 'correction'

function stateOf(entry: Entry): Slip['state'] {
  const standing = standingOf(entry)
  if (standing === 'attention') return 'attention'
  return entry.state === 'received'
    ? standing === 'received'
      ? 'submitted'
      : (standing as ScreeningStatus)
    : 'waiting'
}

function ownCredit({ filmCodes, startedAt }: LogContent, { films, creditRules, timeZone }: FieldCopy): number | null {
  const kinds = filmCodes.flatMap((code) => films.find((film) => film.code === code)?.kind ?? [])
  return kinds.length === 0 ? null : creditOf(kinds, ruleOn(creditRules, localDay(startedAt, timeZone)))
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
/** 1, 2/3, 1 1/2. */
export function creditSaid(credit: number): string {
  const [whole, rest] = [Math.floor(credit / FULL_CREDIT), credit % FULL_CREDIT]
  if (rest === 0) return String(whole)
  const by = divisor(FULL_CREDIT, rest)
  return [whole > 0 ? `${whole} ` : '', `${rest / by}/${FULL_CREDIT / by}`].join('')
}

/** How many shorts make what is less than a screening. */
export const shortsIn = ({ filmCodes }: LogContent, { films }: FieldCopy): number =>
  filmCodes.filter((code) => films.find((film) => film.code === code)?.kind === 'science_short').length

/** The place of a log among what waits, from one on. */
export function placeInQueue(entries: readonly Entry[], entry: Entry): number {
  const waiting = entries.filter((one) => one.kind !== 'photo' && isUnsent(one))
  return waiting.sort((a, b) => a.madeAt - b.madeAt).findIndex(({ key }) => key === entry.key) + 1
}

/** Where a villager's phone is to go; none where it is too late, too early, or the show is none any more. */
export function linkOf({ id, content, state }: Slip, copy: FieldCopy, origin: string, now: Date): string | undefined {
  const isOver = state === 'voided' || state === 'rejected'
  if (isOver || copy.cadreKey === undefined || timeToAnswer(content.endedAt, now) !== 'open') return undefined
  return `${origin}/c/${cadreLink({ ...content, id }, copy.cadreKey)}`
}

/** So long a log can be taken back without saying why. */
export const TAKE_BACK_MS = 600_000
/** From submitting on, whether it has left meanwhile or not. */
export const leftToTakeBack = (recordedAt: string, now: number): number =>
  Math.min(TAKE_BACK_MS, Math.max(0, Date.parse(recordedAt) + TAKE_BACK_MS - now))

/** What taking back is now: back to its form, void, or not before it has arrived. */
export function wayBack({ entry, state }: Slip): 'form' | 'void' | 'later' | undefined {
  if (entry?.kind !== 'screening') return undefined
  if (entry.state === 'waiting' && !isTried(entry)) return 'form'
  if (entry.state === 'waiting' || entry.state === 'sending') return 'later'
  return CORRECTABLE.some((status) => status === state) ? 'void' : undefined
}

/** A log and its photos, back in their form: nothing of them has left the phone. */
export function takenBack(entry: Entry, entries: readonly Entry[], timeZone: string): OutboxEvent[] {
  const { key, about, body } = entry
  const draft = draftOf({ ...(body as LogContent), id: about }, undefined, timeZone)
  const beside = entries.filter((one) => one.about === about && (one.kind === 'photo' || one.kind === 'cadre_code'))
  return [
    { kind: 'taken_back', key, body: { ...draft, recordedAt: undefined } },
    ...beside.map((one): OutboxEvent => ({ kind: 'taken_back', key: one.key, body: one.body })),
  ]
}

/** Of a villager's answer that was scanned: its key, and of which show it is; the team's phone cannot read what it says. */
export function carriedOf(text: string): { id: string; seal: string } | undefined {
  const carried = carriedIn(text)
  const shown = carried && linkedIn(carried.link)
  return shown ? { id: shown.id, seal: carried.seal } : undefined
}

/** Six digits as they are typed or scanned, with whatever stands between them. */
export function digitsIn(text: string): string | undefined {
  const digits = text.normalize('NFKC').replaceAll(/[\s-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : undefined
}
