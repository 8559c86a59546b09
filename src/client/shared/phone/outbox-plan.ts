/** What an outbox sends next: logs first, the oldest of what may go, with others of its kind where the server takes many at once. */
import type { Entry, EntryKind } from './outbox-entry.ts'
import { HANDED_IN, LONGEST_PAUSE_MS, type Outbox } from './outbox.ts'

export interface Job {
  kind: EntryKind
  entries: Entry[]
}
/** `until`: when there will be something to send; null when only a person or a sign-in changes that. */
export type Plan = { kind: 'send'; job: Job } | { kind: 'wait'; until: number | null }

/** The server takes these by the hundred, the others one by one. */
const BY_THE_HUNDRED: readonly EntryKind[] = ['screening', 'missed_show', 'audibility']

export function planOf(box: Outbox, now: number): Plan {
  const waiting = [...box.entries.values()]
    .filter((entry) => entry.state === 'waiting' && isAdmitted(box, entry) && isUnblocked(box, entry))
    .sort((a, b) => rankOf(a) - rankOf(b) || turnsOf(a) - turnsOf(b) || a.madeAt - b.madeAt || (a.key < b.key ? -1 : 1))
  if (waiting.length === 0) return { kind: 'wait', until: null }
  const pausedUntil = moment(box.pausedUntil, now)
  const earliest = Math.max(pausedUntil, Math.min(...waiting.map(({ nextAt }) => moment(nextAt, now))))
  if (earliest > now) return { kind: 'wait', until: earliest }
  const ready = waiting.filter(({ nextAt }) => moment(nextAt, now) <= now)
  const [first] = ready
  if (!first) return { kind: 'wait', until: earliest }
  const many = BY_THE_HUNDRED.includes(first.kind) && !isSuspect(first)
  const alike = ready.filter((entry) => entry.kind === first.kind && !isSuspect(entry))
  return { kind: 'send', job: { kind: first.kind, entries: many ? alike.slice(0, box.batchLimit) : [first] } }
}

/**
 * Logs before all else: they count, and are all that the server still takes when the account was disabled meanwhile.
 * Photos last: where the network is too slow for one, it keeps nothing else from going.
 */
function rankOf(entry: Entry): number {
  if (isSuspect(entry)) return 3
  if (entry.kind === 'photo') return 2
  return entry.kind === 'screening' || entry.kind === 'missed_show' ? 0 : 1
}
/** Photos take turns. */
const turnsOf = ({ kind, tries }: Entry): number => (kind === 'photo' ? tries : 0)

const isSuspect = (entry: Entry): boolean => entry.isSuspect === true

/** No pause is longer than the longest: one that seems so was reckoned by a clock that has been put back since. */
const moment = (at: number, now: number): number => (at - now > LONGEST_PAUSE_MS ? 0 : at)

const isAdmitted = ({ isSignedOut, isShutOut }: Outbox, { kind }: Entry): boolean =>
  !isShutOut && (!isSignedOut || HANDED_IN.includes(kind))

/** What it builds on is with the server, or was never on this phone. */
const isUnblocked = (box: Outbox, { after }: Entry): boolean =>
  after.every((key) => (box.entries.get(key)?.state ?? 'received') === 'received')

/** Still only on this phone. */
export const isUnsent = ({ state }: Entry): boolean =>
  state === 'waiting' || state === 'sending' || state === 'attention'
export const unsentIn = (box: Outbox): Entry[] => [...box.entries.values()].filter(isUnsent)
