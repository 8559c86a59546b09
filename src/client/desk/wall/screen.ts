/** The screen itself: all of it, kept awake, and without what is pressed while nobody is there. */
import { useEffect, useState } from 'preact/hooks'
import { titleSize } from './rules.ts'

export function turnFull(): void {
  const asked = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()
  // where the browser does not let it, the page stands as it is
  asked.catch(() => undefined)
}

export function useFull(): { isThere: boolean; isOn: boolean } {
  const [isOn, setOn] = useState(document.fullscreenElement !== null)
  useEffect(() => {
    const follow = () => setOn(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', follow)
    return () => document.removeEventListener('fullscreenchange', follow)
  }, [])
  return { isThere: document.fullscreenEnabled, isOn }
}

/** The screen goes dark for nobody, where the browser can hold it; it lets go whenever the page is out of sight. */
export function useAwakeScreen(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    let isGone = false
    const hold = async () => {
      if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return
      const got = await navigator.wakeLock.request('screen').catch(() => undefined)
      if (isGone) await got?.release()
      else lock = got
    }
    void hold()
    const again = () => void hold()
    document.addEventListener('visibilitychange', again)
    return () => {
      isGone = true
      document.removeEventListener('visibilitychange', again)
      void lock?.release()
    }
  }, [])
}

const IDLE_MS = 8000
const SIGNS = ['pointermove', 'pointerdown', 'keydown'] as const

/** Nobody has moved or pressed anything for a while. */
export function useIdle(): boolean {
  const [isIdle, setIdle] = useState(false)
  useEffect(() => {
    let soon: ReturnType<typeof setTimeout>
    const wake = () => {
      setIdle(false)
      clearTimeout(soon)
      soon = setTimeout(() => setIdle(true), IDLE_MS)
    }
    wake()
    for (const sign of SIGNS) addEventListener(sign, wake)
    return () => {
      clearTimeout(soon)
      for (const sign of SIGNS) removeEventListener(sign, wake)
    }
  }, [])
  return isIdle
}

const PROBE = 100
/** A wall's titles are as large as their one line lets them be: fonts differ in how wide a figure is. */
export function fitted(title: string): { [size: `--${string}`]: number } {
  const pen = document.createElement('canvas').getContext('2d')
  if (!pen) return {}
  pen.font = `700 ${PROBE}px ${getComputedStyle(document.body).fontFamily}`
  return { '--title': titleSize(pen.measureText(title).width / PROBE) }
}
