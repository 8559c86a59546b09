/** The outbox: what a phone has made and what became of it. A pure reducer; nothing here touches a clock, a disk or a network. */
import type {
  Answer,
  Entry,
  EntryKind,
  EntryState,
  NotTaken,
  OutboxEvent,
  SendingEvent,
  Verdict,
} from './outbox-entry.ts'

export interface Outbox {
  entries: ReadonlyMap<string, Entry>
  /** Nothing is sent before this moment (epoch milliseconds). */
  pausedUntil: number
  /** Failures in a row of the network or the server. */
  failures: number
  /** How many go in one request now; halved when a whole request is refused, so that one bad log is found alone, and doubled by every answer. */
  batchLimit: number
  /** The server does not know who is asking: all waits until somebody signs in, but for what is tried all the same. */
  isSignedOut: boolean
  /** Not even logs are taken, which a disabled account may still hand in: nothing is tried. */
  isShutOut: boolean
}

const MOST_IN_A_BATCH = 100
export const emptyOutbox: Outbox = {
  entries: new Map(),
  pausedUntil: 0,
  failures: 0,
  batchLimit: MOST_IN_A_BATCH,
  isSignedOut: false,
  isShutOut: false,
}

/** Received ones are forgotten so long after their receipt, never before. */
const KEPT_DAYS = 90
const DAY_MS = 86_400_000
const FIRST_PAUSE_MS = 5000
export const LONGEST_PAUSE_MS = 300_000

/** 5 s, 10 s, 20 s … up to 5 minutes. */
export const pauseAfter = (failures: number): number =>
  Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, failures - 1))

export function outboxReducer(box: Outbox, event: OutboxEvent): Outbox {
  switch (event.kind) {
    case 'drafted':
      return event.entry.state === 'draft' && isFree(box, event.entry.key) ? put(box, [event.entry]) : box
    case 'queued':
      return change(box, event.key, ['draft'], (entry) => queued(entry, event.body, event.after))
    case 'dropped':
      return box.entries.get(event.key)?.state === 'draft' ? without(box, (entry) => entry.key === event.key) : box
    case 'reopened':
      return change(box, event.key, ['attention'], (entry) => ({ ...entry, state: 'draft', body: event.body }))
    case 'taken_back':
      return change(box, event.key, ['waiting'], (entry) =>
        isTried(entry) ? entry : { ...entry, state: 'draft', body: event.body },
      )
    case 'retried':
      return change(box, event.key, ['attention'], (entry) => queued(entry, entry.body))
    case 'judged':
      return judged(box, event.verdicts)
    case 'imported':
      return put(
        box,
        event.entries.filter(({ key }) => !box.entries.has(key)),
      )
    case 'aged':
      return without(box, (entry) => isOld(entry, event.at))
    default:
      return sendingReducer(box, event)
  }
}

/** What happens while something is sent. */
function sendingReducer(box: Outbox, event: SendingEvent): Outbox {
  switch (event.kind) {
    case 'taken':
      return changeAll(box, event.keys, ['waiting'], (entry) => ({
        ...entry,
        state: 'sending',
        tries: entry.tries + 1,
        problem: undefined,
      }))
    case 'answered':
      return answered(box, event.answers, event.at)
    case 'signed_out':
      return {
        ...backToWaiting(box, event.keys),
        isSignedOut: true,
        isShutOut: box.isShutOut || isAnyHandedIn(box, event),
      }
    case 'signed_in':
      return { ...box, isSignedOut: false, isShutOut: false, pausedUntil: 0, failures: 0 }
    case 'interrupted':
      return backToWaiting(box, [...box.entries.keys()])
    case 'woken':
      return { ...changeAll(box, heldBackIn(box), ['waiting'], atOnce), pausedUntil: 0 }
    default:
      return notTaken(box, event)
  }
}

/** What a person whose account was disabled may still hand in, for review. */
export const HANDED_IN: readonly EntryKind[] = ['screening', 'missed_show', 'photo']
const isAnyHandedIn = (box: Outbox, { keys }: { keys: string[] }): boolean =>
  [...box.entries.values()].some(({ key, kind }) => keys.includes(key) && HANDED_IN.includes(kind))

const heldBackIn = (box: Outbox): string[] =>
  [...box.entries.values()].flatMap(({ key, nextAt }) => (nextAt > 0 ? [key] : []))
const atOnce = (entry: Entry): Entry => ({ ...entry, nextAt: 0 })
const turnOf = ({ turn = 0 }: { turn?: number | undefined }): number => turn
const queued = (entry: Entry, body: unknown, after = entry.after): Entry => ({
  ...entry,
  state: 'waiting',
  body,
  after,
  nextAt: 0,
  tries: 0,
  turn: turnOf(entry) + 1,
  problem: undefined,
  isSuspect: undefined,
})

/** Tried, and not answered yet: the server may have it. */
export const isTried = ({ state, tries }: Entry): boolean => state === 'sending' || (state === 'waiting' && tries > 0)

const untried = (entry: Entry): Entry => ({ ...entry, tries: Math.max(0, entry.tries - 1) })

const isFree = (box: Outbox, key: string): boolean => (box.entries.get(key)?.state ?? 'draft') === 'draft'
const isOld = ({ state, receivedAt }: Entry, at: number): boolean =>
  state === 'received' && receivedAt !== undefined && at - receivedAt > KEPT_DAYS * DAY_MS

function put(box: Outbox, changed: Entry[]): Outbox {
  if (changed.length === 0) return box
  const entries = new Map(box.entries)
  for (const entry of changed) entries.set(entry.key, entry)
  return { ...box, entries }
}

const without = (box: Outbox, isGone: (entry: Entry) => boolean): Outbox => ({
  ...box,
  entries: new Map([...box.entries].filter(([, entry]) => !isGone(entry))),
})

function changeAll(box: Outbox, keys: string[], from: EntryState[], to: (entry: Entry) => Entry): Outbox {
  const changed = keys.flatMap((key) => {
    const entry = box.entries.get(key)
    return entry && from.includes(entry.state) ? [to(entry)] : []
  })
  return put(box, changed)
}
const change = (box: Outbox, key: string, from: EntryState[], to: (entry: Entry) => Entry): Outbox =>
  changeAll(box, [key], from, to)

const backToWaiting = (box: Outbox, keys: string[]): Outbox =>
  changeAll(box, keys, ['sending'], (entry) => ({ ...entry, state: 'waiting' }))

/**
 * An answer to what was sent is believed whatever state the entry is in by now; not one to an earlier turn, whose body
 * was another. That the server has it outweighs that it once refused it.
 */
function answered(box: Outbox, answers: Answer[], at: number): Outbox {
  const changed = answers.flatMap((answer): Entry[] => {
    const entry = box.entries.get(answer.key)
    if (!entry || turnOf(entry) !== (answer.turn ?? turnOf(entry))) return []
    const isAwaited = entry.state === 'sending' || entry.state === 'waiting'
    if (answer.isReceived) return isAwaited || entry.state === 'attention' ? [received(entry, answer.receipt, at)] : []
    if (!isAwaited) return []
    const { problem } = answer
    if ('nextAt' in answer) return [{ ...entry, state: 'waiting', problem, nextAt: answer.nextAt }]
    return [{ ...entry, state: 'attention', problem }]
  })
  const batchLimit = Math.min(MOST_IN_A_BATCH, box.batchLimit * 2)
  return { ...judged(put(box, changed), voidedBy(changed)), pausedUntil: 0, failures: 0, batchLimit }
}

/** Logs that are void from now on, as this phone's own word was received; the copy says so later. */
const voidedBy = (changed: Entry[]): ReadonlyMap<string, Verdict> =>
  new Map(
    changed.flatMap(({ kind, state, about, receipt }): [string, Verdict][] => {
      const { revision } = (receipt ?? {}) as { revision?: number }
      return kind === 'void' && state === 'received' ? [[about, { status: 'voided', revision: revision ?? 0 }]] : []
    }),
  )

const received = (entry: Entry, receipt: unknown, receivedAt: number): Entry => ({
  ...entry,
  state: 'received',
  receipt,
  receivedAt,
  problem: undefined,
  isSuspect: undefined,
})

/** The network is silent, or the server fails or refuses: all waits, and nothing is lost. */
function notTaken(box: Outbox, event: NotTaken): Outbox {
  const waiting = backToWaiting(box, event.keys)
  if (event.kind === 'refused') return refused(box, waiting, event)
  const failures = box.failures + 1
  if (event.kind === 'unreachable') {
    const left = event.hasLeft === false ? changeAll(waiting, event.keys, ['waiting'], untried) : waiting
    return { ...left, failures, pausedUntil: event.at + pauseAfter(failures) }
  }
  if (event.retryAfterMs === undefined) return failed(waiting, event, failures)
  const told = changeAll(waiting, event.keys, ['waiting'], (entry) => ({ ...entry, problem: event.problem }))
  return { ...told, failures, pausedUntil: event.at + Math.min(LONGEST_PAUSE_MS, event.retryAfterMs) }
}

/** A request of many is halved until the one that is meant is alone; that one then waits for a person, and blocks no other. */
function refused(box: Outbox, waiting: Outbox, { keys, turn, problem, at }: NotTaken & { kind: 'refused' }): Outbox {
  const [key] = keys
  if (keys.length !== 1 || key === undefined) return { ...waiting, batchLimit: half(keys) }
  return { ...answered(waiting, [{ key, turn, isReceived: false, problem }], at), batchLimit: box.batchLimit }
}

/** As many failures in a row find one bad log among a hundred; when there are more, it is the server, and no log is suspect. */
const A_SEARCH = 8

/** Halved likewise; the one the server cannot bear is tried again by itself, later and later. */
function failed(waiting: Outbox, { keys, at }: NotTaken & { kind: 'failed' }, failures: number): Outbox {
  const pausedUntil = at + pauseAfter(failures - A_SEARCH)
  const heldBack =
    keys.length > 1
      ? waiting
      : changeAll(waiting, keys, ['waiting'], (entry) => ({
          ...entry,
          nextAt: at + pauseAfter(entry.tries),
          isSuspect: entry.isSuspect ?? failures <= A_SEARCH,
        }))
  return { ...heldBack, batchLimit: half(keys), failures, pausedUntil }
}

const half = (keys: string[]): number => Math.max(1, Math.floor(keys.length / 2))

/** What the bureau made of logs, by log; a later revision than ours says so, too. */
function judged(box: Outbox, verdicts: ReadonlyMap<string, Verdict>): Outbox {
  const keys = [...box.entries.values()].flatMap(({ key, kind, about, verdict }) => {
    const next = kind === 'screening' || kind === 'correction' ? verdicts.get(about) : undefined
    return next && JSON.stringify(next) !== JSON.stringify(verdict) ? [key] : []
  })
  return changeAll(box, keys, ['received'], (entry) => ({ ...entry, verdict: verdicts.get(entry.about) }))
}
