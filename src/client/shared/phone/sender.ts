/** Sends what waits: one request after another, by one tab at a time, until there is nothing that may go now. */
import type { Language } from '../../../domain/sentence.ts'
import { dispatch, hear, phoneNow, readOutbox } from './device.ts'
import { envelopeOf, eventOf, headersOf, type Job, planOf } from './outbox-request.ts'
import type { OutboxEvent } from './outbox-entry.ts'
import { keptClock, learnFromHeader, officeNow, photoOf } from './phone-records.ts'

export interface Sending {
  person: string
  language: () => Language
  /** Called after a round in which something was received: the copy is to be asked for again. */
  received?: () => void
  /** The browser's own unless told. */
  fetch?: typeof fetch
}

export interface Sender {
  /** The button: try now, whatever was to be waited for. */
  sendNow: () => void
  stop: () => void
}

const TIMEOUT_MS = 30_000
/** 150 KB over a village’s 2G. */
const PHOTO_TIMEOUT_MS = 120_000
const LOCK = 'yingxiang-outbox'
/** The name of the background sync, and of the word a service worker says to an open page instead. */
export const SYNC_TAG = 'outbox'

/** Sends when something is made, on opening, online again, visible again, when a wait is over, and when told. */
export function startSender(sending: Sending): Sender {
  const leaving = new AbortController()
  const { signal } = leaving
  let timer: ReturnType<typeof setTimeout> | undefined
  let isWaiting = false
  const send = (): void => {
    if (signal.aborted) return
    sendAll(sending, signal).then(
      (until) => {
        clearTimeout(timer)
        if (until !== null && !signal.aborted) timer = setTimeout(send, Math.max(0, until - phoneNow()))
        isWaiting = until !== null
        // with signal the browser would say so at once, and again after every failure: then the pause is to be kept
        if (isWaiting && !navigator.onLine) void askForSync()
      },
      // the disk refused; the next reason to send tries again
      () => undefined,
    )
  }
  const wake = (): void => void dispatch(sending.person, { kind: 'woken' }).then(send, send)
  const seen = (): void => {
    if (document.visibilityState === 'visible') wake()
    else if (isWaiting) void askForSync()
  }
  window.addEventListener('online', wake, { signal })
  document.addEventListener('visibilitychange', seen, { signal })
  workers()?.addEventListener('message', ({ data }) => data === SYNC_TAG && wake(), { signal })
  const deafen = onMore(sending.person, send)
  wake()
  return {
    sendNow: wake,
    stop: () => {
      leaving.abort()
      clearTimeout(timer)
      deafen()
    },
  }
}

/** Calls when there is more to send, or its person is signed in again; in whichever tab that was. */
function onMore(person: string, call: () => void): () => void {
  let wasOut = false
  return hear((news) => {
    if (news.kind !== 'outbox' || news.change.person !== person) return
    const { changed, state } = news.change
    const isBack = wasOut && !state.isSignedOut
    wasOut = state.isSignedOut
    if (isBack || changed.some((entry) => entry.state === 'waiting')) call()
  })
}

const workers = (): ServiceWorkerContainer | undefined =>
  (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker

/** Where the browser can, it goes on without the page. */
async function askForSync(): Promise<void> {
  const registration = (await workers()?.getRegistration('/field')) as
    | { sync?: { register: (tag: string) => Promise<void> } }
    | undefined
  await registration?.sync?.register(SYNC_TAG).catch(() => undefined)
}

/**
 * One round; resolves with when there will be something to send, null when only a person changes that. Tabs wait for
 * each other. Where there are no Web Locks two may send the same at once, which is harmless: the server knows it by
 * its id, and both get the same receipt.
 */
export function sendAll(sending: Sending, signal?: AbortSignal): Promise<number | null> {
  const { locks } = navigator as { locks?: LockManager }
  return locks ? locks.request(LOCK, () => round(sending, signal)) : round(sending, signal)
}

async function round(sending: Sending, signal?: AbortSignal): Promise<number | null> {
  const { person } = sending
  // whoever held the lock before is gone
  await dispatch(person, { kind: 'interrupted' })
  let isAnyReceived = false
  for (;;) {
    const plan = planOf(await readOutbox(person), phoneNow())
    if (plan.kind === 'wait' || signal?.aborted) {
      if (isAnyReceived) sending.received?.()
      return plan.kind === 'wait' ? plan.until : null
    }
    // a disk too full to note it is no reason to keep the work on it
    await dispatch(person, { kind: 'taken', keys: plan.job.entries.map(({ key }) => key) }).catch(() => undefined)
    const event = await sent(plan.job, sending)
    await dispatch(person, event)
    if (event.kind === 'answered') isAnyReceived ||= event.answers.some(({ isReceived }) => isReceived)
  }
}

/** What became of one request. */
export async function sent(job: Job, { person, language, fetch: ask = fetch }: Sending): Promise<OutboxEvent> {
  const keys = job.entries.map(({ key }) => key)
  const [first] = keys
  const photo = job.kind === 'photo' && first !== undefined ? await photoOf(first) : undefined
  if (job.kind === 'photo' && !photo) return { kind: 'refused', keys, problem: PHOTO_GONE, at: phoneNow() }
  const envelope = envelopeOf(job, photo?.bytes)
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), photo ? PHOTO_TIMEOUT_MS : TIMEOUT_MS)
  const wasOnline = navigator.onLine
  try {
    const { method, path, body } = envelope
    const headers = headersOf(envelope, person, language())
    // no answer of ours sends elsewhere; a captive portal's does
    const response = await ask(path, { method, headers, body, redirect: 'error', signal: patience.signal })
    const [reply, clock] = [await readable(response), await keptClock()]
    const arrived = { status: response.status, retryAfter: response.headers.get('retry-after'), reply }
    const event = eventOf(job, arrived, phoneNow(), officeNow(clock))
    if (event.kind !== 'unreachable') await learnFromHeader(response.headers.get('date'))
    return event
  } catch {
    const hasLeft = wasOnline || navigator.onLine || patience.signal.aborted
    return { kind: 'unreachable', keys, at: phoneNow(), hasLeft }
  } finally {
    clearTimeout(timer)
  }
}

const PHOTO_GONE = { code: 'photo_gone', detail: '', issues: [] }

async function readable(response: Response): Promise<unknown> {
  try {
    return JSON.parse(await response.text()) as unknown
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined
    throw thrown
  }
}
