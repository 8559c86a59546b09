/** How the app comes to the phone's home screen: by the browser's own offer, by its menu, or in another browser first. */
import { isInApp } from '../door/door-ways.ts'

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
