/** This device: its clock, and each person's outbox as it is kept. Every change is on disk before anybody is told of it. */
import type { Entry, OutboxEvent } from './outbox-entry.ts'
import { emptyOutbox, type Outbox, outboxReducer } from './outbox.ts'
import { type Read, shelf, type Write } from './shelf.ts'
import { remember } from '../keep.ts'

/** The phone's own clock, raw, in epoch milliseconds. */
export const phoneNow = (): number => Date.now()

type KeptState = OutboxState & { key: string; revision: number }

const stateKey = (person: string): string => `outbox:${person}`

/**
 * Does events to a person's outbox, all or nothing, with what is to be written `beside` them; resolves when it is on
 * disk. Throws a StorageProblem, and nothing has changed then.
 */
export const dispatch = (person: string, events: OutboxEvent | OutboxEvent[], beside: Write[] = []): Promise<Change> =>
  enqueue({ person, events: Array.isArray(events) ? events : [events], beside })

interface Dispatch {
  person: string
  events: OutboxEvent[]
  beside: Write[]
  done?: Promise<Change>
}
/** What waits for the disk; the last one of it may still be replaced. */
let queue: Dispatch[] = []
let tail: Promise<unknown> = Promise.resolve()

/** Typing faster than the disk writes: what was typed last takes the place of what still waits. Nothing is put off. */
function enqueue(one: Dispatch): Promise<Change> {
  const last = queue[queue.length - 1]
  if (last?.done && isNewerDraft(last, one)) {
    last.events = one.events
    return last.done
  }
  queue.push(one)
  const done = tail.then(() => {
    queue = queue.filter((waiting) => waiting !== one)
    return write(one)
  })
  one.done = done
  tail = done.catch(() => undefined)
  return done
}

function isNewerDraft(last: Dispatch, next: Dispatch): boolean {
  const [before, after] = [last.events[0], next.events[0]]
  if (last.events.length !== 1 || next.events.length !== 1 || last.person !== next.person) return false
  if (before?.kind !== 'drafted' || after?.kind !== 'drafted') return false
  return last.beside.length + next.beside.length === 0 && before.entry.key === after.entry.key
}

async function write({ person, events, beside }: Dispatch): Promise<Change> {
  const kept = await shelf()
  const reads: Read[] = [{ from: 'meta', key: stateKey(person) }, ...concerned(person, events)]
  const { change, isNew } = await kept.change(reads, (found) => {
    const { box, revision } = boxOf(found)
    const made = changeOf(person, revision, box, events.reduce(outboxReducer, box))
    const result = { change: made, isNew: made.revision > revision }
    return { writes: [...beside, ...writesOf(made, revision)], result }
  })
  if (isNew) tell({ kind: 'outbox', change })
  return change
}

export async function readOutbox(person: string): Promise<Outbox> {
  return (await readRevision(person)).box
}

interface Kept {
  box: Outbox
  revision: number
}
async function readRevision(person: string): Promise<Kept> {
  const kept = await shelf()
  return boxOf(
    await kept.look([
      { from: 'meta', key: stateKey(person) },
      { from: 'entries', person },
    ]),
  )
}

/** Calls with the outbox as it is, and again whenever it changes, in whichever tab; answers how to stop. */
export function followOutbox(person: string, call: (box: Outbox) => void): () => void {
  let held: Kept | undefined
  let isStopped = false
  const take = (read: Kept): void => {
    held = read
    if (!isStopped) call(read.box)
  }
  const reread = (): void =>
    void readRevision(person)
      .then(take)
      .catch(() => undefined)
  const stop = hear((news) => {
    if (news.kind === 'anything') return reread()
    if (news.kind !== 'outbox' || news.change.person !== person) return
    const { change } = news
    if (held && change.revision === held.revision + 1)
      take({ box: applied(held.box, change), revision: change.revision })
    else reread()
  })
  reread()
  return () => {
    isStopped = true
    stop()
  }
}

/** What the events speak of; of an event that speaks of all, all that is the person's. */
function concerned(person: string, events: OutboxEvent[]): Read[] {
  const keys = events.map(keysOf)
  if (keys.includes(null)) return [{ from: 'entries', person }]
  return [...new Set(keys.flatMap((some) => some ?? []))].map((key) => ({ from: 'entries', key }))
}

function keysOf(event: OutboxEvent): string[] | null {
  if ('key' in event) return [event.key]
  if ('keys' in event) return event.keys
  if ('entry' in event) return [event.entry.key]
  if ('entries' in event) return event.entries.map(({ key }) => key)
  if ('answers' in event) return event.answers.map(({ key }) => key)
  return event.kind === 'signed_in' ? [] : null
}

function boxOf([states = [], ...rest]: unknown[][]): Kept {
  const { key, revision = 0, ...state } = (states[0] ?? {}) as Partial<KeptState>
  const entries = new Map((rest.flat() as Entry[]).map((entry) => [entry.key, entry]))
  return { box: { ...emptyOutbox, ...state, entries }, revision }
}

function changeOf(person: string, revision: number, before: Outbox, after: Outbox): Change {
  const { entries, ...state } = after
  const changed = [...entries.values()].filter((entry) => before.entries.get(entry.key) !== entry)
  const gone = [...before.entries.keys()].filter((key) => !entries.has(key))
  const isSame = (Object.keys(state) as (keyof OutboxState)[]).every((name) => before[name] === after[name])
  const isNothing = changed.length === 0 && gone.length === 0 && isSame
  return { person, changed, gone, state, revision: isNothing ? revision : revision + 1 }
}

function writesOf({ person, changed, gone, state, revision }: Change, before: number): Write[] {
  if (revision === before) return []
  return [
    ...changed.map((put): Write => ({ to: 'entries', put })),
    // a photo's bytes go with its entry
    ...gone.flatMap((key): Write[] => [
      { to: 'entries', remove: key },
      { to: 'photos', remove: key },
    ]),
    { to: 'meta', put: { key: stateKey(person), ...state, revision } satisfies KeptState },
  ]
}

function applied(box: Outbox, { changed: put, gone, state }: Change): Outbox {
  const entries = new Map(box.entries)
  for (const entry of put) entries.set(entry.key, entry)
  for (const key of gone) entries.delete(key)
  return { ...state, entries }
}

/** What a change of an outbox came to; `revision` counts them, so that a missed one is noticed. */
export interface Change {
  person: string
  revision: number
  changed: Entry[]
  gone: string[]
  state: OutboxState
}
type OutboxState = Omit<Outbox, 'entries'>

type News =
  | { kind: 'outbox'; change: Change }
  /** Somebody signed in here, or left. */
  | { kind: 'person' }
  /** A newer copy of the register and of the person's work. */
  | { kind: 'copy'; person: string }
  /** The office's time was learnt anew. */
  | { kind: 'clock' }
  /** Something, by a tab that cannot say what. */
  | { kind: 'anything' }

const NAME = 'yingxiang-field'
const listeners = new Set<(news: News) => void>()
const spread = (news: News): void => {
  for (const listener of listeners) listener(news)
}

/** Where nothing is kept for other tabs there is nothing to tell them; some browsers throw when they are but asked. */
function isAnythingKept(): boolean {
  try {
    return typeof indexedDB !== 'undefined'
  } catch {
    return false
  }
}
const channel = isAnythingKept() && typeof BroadcastChannel !== 'undefined' ? new BroadcastChannel(NAME) : undefined
if (channel) channel.addEventListener('message', ({ data }) => spread(data as News))
else if (typeof window !== 'undefined') {
  // browsers without channels hear of a change of the small storage, though not what it was
  window.addEventListener('storage', ({ key }) => key === NAME && spread({ kind: 'anything' }))
}

const post = channel?.postMessage.bind(channel)
let told = 0
export function tell(news: News): void {
  if (post) post(news)
  else remember(NAME, `${(told += 1)} ${Math.random()}`)
  spread(news)
}

export function hear(listener: (news: News) => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
