/** What one tab changed on the device, told to itself and to the others. */
import { remember } from '../keep.ts'
import type { Outbox } from './outbox.ts'
import type { Entry } from './outbox-entry.ts'

/** What a change of an outbox came to; `revision` counts them, so that a missed one is noticed. */
export interface Change {
  person: string
  revision: number
  changed: Entry[]
  gone: string[]
  state: OutboxState
}
export type OutboxState = Omit<Outbox, 'entries'>

export type News =
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
