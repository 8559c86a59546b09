/** How the app comes to the phone's home screen: by the browser's own offer, by its menu, or in another browser first. */
import { isInApp } from './door-ways.ts'

/** Chrome's event, which says that it would install this; no other browser has it. */
interface Offer extends Event {
  prompt: () => Promise<unknown>
  userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>
}

/** `done`: it runs from there already. */
export type InstallWay = 'done' | 'chat' | 'apple' | 'android'
export const WAYS = ['android', 'chat', 'apple'] as const

interface Here {
  userAgent: string
  isStandalone: boolean
  /** Fingers that may touch at once: a tablet of Apple's calls itself a Mac. */
  touches: number
}
export function installWay({ userAgent, isStandalone, touches }: Here): InstallWay {
  if (isStandalone) return 'done'
  if (isInApp(userAgent)) return 'chat'
  const isApple = /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && touches > 1)
  return isApple ? 'apple' : 'android'
}

export const installWayHere = (): InstallWay =>
  installWay({
    userAgent: navigator.userAgent,
    // the one word that Safari has for it
    isStandalone:
      matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true,
    touches: navigator.maxTouchPoints,
  })

let offer: Offer | null = null
const followers = new Set<() => void>()
const keep = (next: Offer | null): void => {
  offer = next
  for (const follow of followers) follow()
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
