/** One thing a phone has made, and what became of it: a log, a test, a fault, a step, an event, a photo. */
import type { ScreeningStatus } from '../../../domain/screening/screening.ts'

/** `correction`, `void` and `step` change what is there; `photo` follows its log or event. */
export type EntryKind =
  | 'screening'
  | 'correction'
  | 'void'
  | 'missed_show'
  | 'plan'
  | 'plan_step'
  | 'audibility'
  | 'fault'
  | 'witness'
  | 'step'
  | 'event'
  | 'cadre_code'
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

/** One that is just made: a draft, until it is queued. */
export const madeEntry = (
  made: Pick<Entry, 'key' | 'person' | 'kind' | 'about' | 'body' | 'madeAt'> & Partial<Entry>,
): Entry => ({
  state: 'draft',
  after: [],
  nextAt: 0,
  tries: 0,
  ...made,
})

/** Made and finished at once. */
export const madeAndQueued = (entry: Entry): OutboxEvent[] => [
  { kind: 'drafted', entry },
  { kind: 'queued', key: entry.key, body: entry.body, after: entry.after },
]

export interface Verdict {
  status: ScreeningStatus
  revision: number
  reason?: string | undefined
}

/** Of one entry in an answer; `turn` is the entry's when it was sent. */
export type Answer = { key: string; turn?: number | undefined } & (
  | { isReceived: true; receipt: unknown }
  | { isReceived: false; problem: EntryProblem }
  /** Nothing is wrong with it, but there is no room for it now. */
  | { isReceived: false; problem: EntryProblem; nextAt: number }
)

export type OutboxEvent =
  /** Made, or a draft changed: only a draft is ever overwritten. */
  | { kind: 'drafted'; entry: Entry }
  /** A draft is finished: `body` is what goes out. */
  | { kind: 'queued'; key: string; body: unknown; after?: string[] }
  /** A draft nobody wants; nothing else is ever thrown away. */
  | { kind: 'dropped'; key: string }
  /** A person looked at it: back to its form, or once more as it is. */
  | { kind: 'reopened'; key: string; body: unknown }
  | { kind: 'retried'; key: string }
  /** Back to its form, for as long as it has not left the phone. */
  | { kind: 'taken_back'; key: string; body: unknown }
  | { kind: 'judged'; verdicts: ReadonlyMap<string, Verdict> }
  /** From a colleague's file: what is known already stays as it is. */
  | { kind: 'imported'; entries: Entry[] }
  | { kind: 'aged'; at: number }
  | SendingEvent

export type SendingEvent =
  | { kind: 'taken'; keys: string[] }
  | { kind: 'answered'; answers: Answer[]; at: number }
  | NotTaken
  /** To a request with these, or, without any, to another of this person's. */
  | { kind: 'signed_out'; keys: string[] }
  | { kind: 'signed_in' }
  /** Nobody is sending any more: whoever was, was stopped. */
  | { kind: 'interrupted' }
  /** Opened, online again, visible again, or the button: try now. */
  | { kind: 'woken' }

type Busy = { retryAfterMs?: number | undefined; problem?: EntryProblem | undefined }
export type NotTaken =
  /** No answer, or none that can be read; `hasLeft` is false where there was no network to leave by. */
  | { kind: 'unreachable'; keys: string[]; at: number; hasLeft?: boolean }
  /** The server failed, or was too busy. */
  | ({ kind: 'failed'; keys: string[]; at: number } & Busy)
  /** The request as a whole was refused; `turn` is that of the entry, where it was only one. */
  | { kind: 'refused'; keys: string[]; turn?: number | undefined; problem: EntryProblem; at: number }
