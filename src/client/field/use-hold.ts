/** Holds a draft for this tab while its form is open. */
import { useEffect, useState } from 'preact/hooks'
import { holdDraft } from '../shared/draft-lock.ts'

/** `elsewhere` when another tab has it. */
export function useHold(key: string): 'asking' | 'held' | 'elsewhere' {
  const [state, setState] = useState<'asking' | 'held' | 'elsewhere'>('asking')
  useEffect(() => {
    let isGone = false
    let letGo: (() => void) | null = null
    holdDraft(key)
      .then((release) => {
        letGo = release
        if (isGone) release?.()
        else setState(release ? 'held' : 'elsewhere')
      })
      .catch(() => setState('held'))
    return () => {
      isGone = true
      letGo?.()
    }
  }, [key])
  return state
}
