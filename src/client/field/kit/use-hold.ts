/** Holds a draft for this tab while its form is open; when another tab has it, waits until that one lets go. */
import { createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import { draftFreed, holdDraft } from '../../shared/phone/draft-lock.ts'

/** Opens the view anew, with everything as it is on disk by then: what the form began with is what the other tab has changed since. */
export const OpenAnewContext = createContext<() => void>(() => undefined)

/** `elsewhere` while another tab has it. */
export function useHold(key: string): 'asking' | 'held' | 'elsewhere' {
  const [state, setState] = useState<'asking' | 'held' | 'elsewhere'>('asking')
  const openAnew = useContext(OpenAnewContext)
  useEffect(() => {
    const leaving = new AbortController()
    let letGo: (() => void) | null = null
    holdDraft(key)
      .then((release) => {
        letGo = release
        if (leaving.signal.aborted) release?.()
        else setState(release ? 'held' : 'elsewhere')
        if (!release) void draftFreed(key, leaving.signal).then(openAnew, () => undefined)
      })
      .catch(() => setState('held'))
    return () => {
      leaving.abort()
      letGo?.()
    }
  }, [key, openAnew])
  return state
}
