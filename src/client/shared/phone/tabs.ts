/** Keeps the app up to date without taking anything out of anybody's hands: never while a draft is open in any tab. */
import { phoneNow } from './device.ts'

/**
 * `unsupported`: this browser starts nothing without a network (one inside another app, or no https); `failed`: it could
 * not be set up this time; `waiting`: a newer version is here and comes when no draft is open.
 */
export type UpdateState = 'unsupported' | 'failed' | 'starting' | 'ready' | 'waiting'

const AN_HOUR = 3_600_000
/** A browser may still say for a moment that a draft is open which was just closed; and no other tab says when it closes its. */
const ASK_AGAIN_MS = 3000

/** Calls with the state now and whenever it changes. */
export function startUpdates(call: (state: UpdateState) => void): void {
  const workers = (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker
  if (!workers) return call('unsupported')
  call('starting')
  reloadOnce(workers)
  workers.register(WORKER, { scope: WORKER_SCOPE, updateViaCache: 'none' }).then(
    (registration) => follow(registration, call),
    () => call('failed'),
  )
}

/** A new version has taken over: this page follows as soon as no draft is open in it. */
function reloadOnce(workers: ServiceWorkerContainer): void {
  let isControlled = workers.controller !== null
  let isDue = false
  const reload = (): void => {
    if (!isDue || isDraftOpenHere()) return
    isDue = false
    location.reload()
  }
  workers.addEventListener('controllerchange', () => {
    // the first one only takes up its work
    isDue = isControlled
    isControlled = true
    reload()
  })
  onDraftClosed(reload)
}

function follow(registration: ServiceWorkerRegistration, call: (state: UpdateState) => void): void {
  let askedAt = phoneNow()
  let next: ReturnType<typeof setTimeout> | undefined
  const lookAgain = (): void => {
    clearTimeout(next)
    next = setTimeout(look, ASK_AGAIN_MS)
  }
  const look = (): void => {
    if (registration.waiting && registration.active) {
      call('waiting')
      void takeOver(registration, lookAgain)
    } else call(registration.active ? 'ready' : 'starting')
  }
  const watch = (worker: ServiceWorker | null): void => worker?.addEventListener('statechange', look)
  registration.addEventListener('updatefound', () => watch(registration.installing))
  watch(registration.installing)
  onDraftClosed(look)
  document.addEventListener('visibilitychange', () => {
    look()
    if (document.visibilityState !== 'visible' || Math.abs(phoneNow() - askedAt) < AN_HOUR) return
    askedAt = phoneNow()
    registration.update().catch(() => undefined)
  })
  look()
}

async function takeOver({ waiting }: ServiceWorkerRegistration, lookAgain: () => void): Promise<void> {
  // closing it here asks again by itself
  if (isDraftOpenHere()) return
  if (await isDraftOpenAnywhere()) lookAgain()
  else waiting?.postMessage(SKIP_WAITING, [])
}

const PREFIX = 'yingxiang-draft:'
const open = new Set<string>()
const waiting = new Set<() => void>()

// missing in older browsers and without https
const locks = (): LockManager | undefined => (navigator as { locks?: LockManager }).locks

/** Resolves with how to let go of it; null when another tab has it. Where tabs cannot know of each other, each may. */
export async function holdDraft(key: string): Promise<(() => void) | null> {
  const manager = locks()
  if (open.has(key)) return null
  open.add(key)
  const letGo = (): void => {
    open.delete(key)
    for (const call of waiting) call()
  }
  if (!manager) return letGo
  const release = await new Promise<(() => void) | null>((resolve, reject) => {
    const held = manager.request(PREFIX + key, { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(null)
      return new Promise<void>((done) => resolve(done))
    })
    held.then(letGo, reject)
  })
  return release
}

/** Resolves when nobody has it any more, in whichever tab; rejects when `signal` says that it no longer matters. */
export async function draftFreed(key: string, signal: AbortSignal): Promise<void> {
  const manager = locks()
  // let go of as soon as it is granted: whoever asks for it next finds it free
  if (manager) return manager.request(PREFIX + key, { signal }, () => undefined)
  await new Promise<void>((resolve) => {
    const stop = onDraftClosed(() => {
      if (open.has(key)) return
      stop()
      resolve()
    })
    signal.addEventListener('abort', stop)
  })
}

/** Calls whenever this tab has let go of a draft. */
function onDraftClosed(call: () => void): () => void {
  waiting.add(call)
  return () => void waiting.delete(call)
}

const isDraftOpenHere = (): boolean => open.size > 0

/** In whichever tab; where tabs cannot know of each other, in this one. */
async function isDraftOpenAnywhere(): Promise<boolean> {
  if (isDraftOpenHere()) return true
  const { held = [] } = (await locks()?.query()) ?? {}
  return held.some(({ name }) => name?.startsWith(PREFIX))
}

/** Said by a page to a worker that waits. */
export const SKIP_WAITING = 'skip-waiting'
const WORKER = '/field/sw.js'
const WORKER_SCOPE = '/field'

/** The addresses that are the field app's page, as http/shells.ts has them. */
export function isForShell(pathname: string): boolean {
  const isBelow = pathname === WORKER_SCOPE || pathname.startsWith(`${WORKER_SCOPE}/`)
  return isBelow && !pathname.slice(pathname.lastIndexOf('/') + 1).includes('.')
}

/** Of caches in the order they were made: all but one's own and the one before it. */
export function cachesToDrop(names: string[], own: string): string[] {
  const others = names.filter((name) => name !== own)
  return others.slice(0, -1)
}
