/** What the browser tells the app: its service worker, the network, the time, and the offer to install it. */
import { following } from '../../shared/following.ts'
import { phoneNow } from '../../shared/phone/device.ts'
import type { UpdateState } from '../../shared/phone/tabs.ts'
import { behindFirstView } from './behind.ts'

const { useNow, tellAll } = following()

let state: UpdateState = 'starting'
const stateNow = () => state
const isOnline = () => navigator.onLine
export const useWorker = (): UpdateState => useNow(stateNow)
export const useIsOnline = (): boolean => useNow(isOnline)
const HALF_A_MINUTE = 30_000
/** Another one now and then: times of day go on, also while nothing else happens. */
const halfMinute = () => Math.floor(phoneNow() / HALF_A_MINUTE)
export const useHalfMinute = (): number => useNow(halfMinute)

/** Chrome's event, which says that it would install this; no other browser has it. */
interface Offer extends Event {
  prompt: () => Promise<unknown>
  userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>
}

let offer: Offer | null = null
const keep = (next: Offer | null): void => {
  offer = next
  tellAll()
}
const isOffered = () => offer !== null
export const useIsInstallOffered = (): boolean => useNow(isOffered)

export function startBrowser(): void {
  void behindFirstView(() => import('../../shared/phone/tabs.ts')).then(({ startUpdates }) =>
    startUpdates((next) => {
      state = next
      tellAll()
    }),
  )
  addEventListener('online', tellAll)
  addEventListener('offline', tellAll)
  setInterval(tellAll, HALF_A_MINUTE)
  // offered once, soon after the page has begun: it is kept until somebody asks for it
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    keep(event as Offer)
  })
  addEventListener('appinstalled', () => keep(null))
}

/** The browser asks the person; resolves with whether they agreed. An offer is good for one time. */
export async function install(): Promise<boolean> {
  const asked = offer
  keep(null)
  if (!asked) return false
  await asked.prompt()
  return (await asked.userChoice).outcome === 'accepted'
}
