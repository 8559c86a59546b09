/** One thing a phone has made, and what became of it: a log, a test, a fault, a step, a photo. */
import type { ScreeningStatus } from '../../../domain/screening/screening.ts'

/** `correction`, `void` and `step` change what is there; `photo` follows its log. */
export type EntryKind =
  | 'screening'
  | 'correction'
  | 'void'
  | 'missed_show'
  | 'audibility'
  | 'fault'
  | 'witness'
  | 'step'
  | 'photo'

/** `attention`: the server has looked at it and a person must, too (invalid, conflict, forbidden). */
export type EntryState = 'draft' | 'waiting' | 'sending' | 'received' | 'attention'

/** What the server said was wrong, or why it is to come another time; `code` is the contract's. */
export interface EntryProblem {
  code: string
  detail: string
  issues: { path: string; message: string }[]
  /** The whole answer, for what it tells besides. */
  reply?: unknown
}

export interface Entry {
  /** Unique on this phone and the same on every sending: `keyOf`. */
  key: string
  /** The account it is made by; nobody else sees or sends it. */
  person: string
  kind: EntryKind
  /** The log or fault it makes or belongs to. */
  about: string
  state: EntryState
  /** Exactly what goes out; of a draft, what the form holds so far. */
  body: unknown
  /** Entries that must be received before this one may go. */
  after: string[]
  /** Epoch milliseconds by the phone's clock. */
  madeAt: number
  /** Not to be sent before; 0 at once. */
  nextAt: number
  tries: number
  /** How often it was finished for sending: an answer to an earlier turn's body says nothing of this one. */
  turn?: number | undefined
  /** The server failed over it alone: it goes by itself, and after the others. */
  isSuspect?: boolean | undefined
  /** Of what waits: why the server did not take it yet. */
  problem?: EntryProblem | undefined
  /** What the server answered when it had it, and when that was by the office’s clock, as this phone knew it. */
  receipt?: unknown
  receivedAt?: number | undefined
  /** What the bureau made of it since. */
  verdict?: Verdict | undefined
  /** The person whose exported file it came from. */
  from?: string | undefined
}

export interface Verdict {
  status: ScreeningStatus
  revision: number
  reason?: string | undefined
}
