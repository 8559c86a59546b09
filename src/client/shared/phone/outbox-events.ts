/** What can happen to an outbox. */
import type { Entry, EntryProblem, Verdict } from './outbox-entry.ts'

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
