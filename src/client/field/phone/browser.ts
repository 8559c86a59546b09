/** What the browser offers the app: a service worker, and to install it. */
import { useEffect, useState } from 'preact/hooks'
import { startUpdates, type UpdateState } from '../../shared/phone/tabs.ts'

const followers = new Set<() => void>()
const tellAll = (): void => {
  for (const follow of followers) follow()
}

let state: UpdateState = 'starting'

export function startWorker(): void {
  startUpdates((next) => {
    state = next
    tellAll()
  })
}

export function useWorker(): UpdateState {
  const [now, setNow] = useState(state)
  useEffect(() => {
    const follow = () => setNow(state)
    followers.add(follow)
    follow()
    return () => void followers.delete(follow)
  }, [])
  return now
}

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

/** The browser offers it once, soon after the page has begun: it is kept until somebody asks for it. */
export function keepInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    keep(event as Offer)
  })
  addEventListener('appinstalled', () => keep(null))
}
export const isInstallOffered = (): boolean => offer !== null
export function onInstallOffer(call: () => void): () => void {
  followers.add(call)
  return () => void followers.delete(call)
}

/** The browser asks the person; resolves with whether they agreed. An offer is good for one time. */
export async function install(): Promise<boolean> {
  const asked = offer
  keep(null)
  if (!asked) return false
  await asked.prompt()
  return (await asked.userChoice).outcome === 'accepted'
}
