/** Keeps the app up to date without taking anything out of anybody's hands: never while a draft is open in any tab. */
import { phoneNow } from './device.ts'
import { isDraftOpenAnywhere, isDraftOpenHere, onDraftClosed } from './draft-lock.ts'
import { SKIP_WAITING, WORKER, WORKER_SCOPE } from './sw-rules.ts'

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
