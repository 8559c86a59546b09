/** The keyboard while logs are reviewed; a reader for whom single keys are in the way switches them off. */
import { useEffect, useRef } from 'preact/hooks'
import { areKeysOn } from '../kit/keys-on.ts'
import { type Command, commandOf, pressOf } from './review-keys.ts'

export function useReviewKeys(act: (command: Command) => void): void {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const command = areKeysOn() && !event.defaultPrevented ? commandOf(pressOf(event)) : null
      if (!command) return
      if (command !== 'leave') event.preventDefault()
      latest.current(command)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
