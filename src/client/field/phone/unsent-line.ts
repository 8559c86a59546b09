/** What the bar above the places says: it is always there, and only its words change. */
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { isAnyUnsent, type Unsent } from './phone.ts'

interface Now {
  entries: readonly Entry[]
  unsent: Unsent
  /** The disk refused. */
  isFull: boolean
  /** False when the browser may throw away what it keeps. */
  isPersistent: boolean | undefined
  isOnline: boolean
  isSignedOut: boolean
  /** When it is tried again, by the phone's clock; null where nothing is waited for. */
  nextAt: number | null
  failures: number
}
export type UnsentLine =
  | { kind: 'full' | 'sent' | 'waiting' | 'at_risk' | 'signed_out' }
  | { kind: 'sending'; records: number }
  | { kind: 'sending_photo'; photo: number; of: number }
  | { kind: 'tried'; nextAt: number }

/** The gravest first; without signal nothing was tried in vain. */
export function unsentLine(now: Now): UnsentLine {
  const { unsent, isFull, isPersistent, isOnline, isSignedOut, nextAt, failures } = now
  if (isFull) return { kind: 'full' }
  if (!isAnyUnsent(unsent)) return { kind: 'sent' }
  const sending = sendingNow(now.entries)
  if (sending) return sending
  if (isSignedOut) return { kind: 'signed_out' }
  if (isOnline && failures > 0 && nextAt !== null) return { kind: 'tried', nextAt }
  // what was made with signal is gone in a moment
  return { kind: isPersistent === false && !isOnline ? 'at_risk' : 'waiting' }
}

function sendingNow(entries: readonly Entry[]): UnsentLine | null {
  const going = entries.filter(({ state }) => state === 'sending')
  const photo = going.find(({ kind }) => kind === 'photo')
  if (!photo) return going.length > 0 ? { kind: 'sending', records: going.length } : null
  const beside = entries.filter(({ kind, about }) => kind === 'photo' && about === photo.about)
  const gone = beside.filter(({ state }) => state === 'received').length
  return { kind: 'sending_photo', photo: gone + 1, of: beside.length }
}
