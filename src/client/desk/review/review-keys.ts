/** What a key does while logs are reviewed; nothing while somebody types, and nothing that is the browser’s. */
import { useEffect, useRef } from 'preact/hooks'
import type { ReviewDecision } from '../../../domain/screening/screening.ts'
import { areKeysOn, isComposing } from '../kit/keys-on.ts'

export type Command = 'next' | 'previous' | 'mark' | 'mark_all' | 'open' | 'undo' | 'help' | 'leave' | ReviewDecision

/** In the order they are explained in. */
export const KEYS: readonly (readonly [key: string, command: Command])[] = [
  ['j', 'next'],
  ['k', 'previous'],
  [' ', 'mark'],
  ['m', 'mark_all'],
  ['a', 'accept'],
  ['r', 'return'],
  ['x', 'reject'],
  ['u', 'undo'],
  ['o', 'open'],
  ['Escape', 'leave'],
  ['?', 'help'],
]

/** What an auditor does here, too. */
export const READS: ReadonlySet<Command> = new Set(['next', 'previous', 'open', 'help'])

export interface KeyPress {
  key: string
  /** With a key of the browser's, or while an input method has the keys. */
  isModified: boolean
  /** Held down, so that it comes again and again. */
  isRepeat: boolean
  /** What has the focus: something that is typed in, something a space presses, or neither. */
  focus: 'typing' | 'pressing' | 'reading'
}

const isStep = (command: Command | undefined): boolean => command === 'next' || command === 'previous'

/** A key that is held walks on, and decides once. */
export function commandOf({ key, isModified, isRepeat, focus }: KeyPress): Command | null {
  if (isModified || focus === 'typing') return null
  if (key === ' ' && focus === 'pressing') return null
  const command = KEYS.find(([name]) => name === key.toLowerCase() || name === key)?.[1]
  return command === undefined || (isRepeat && !isStep(command)) ? null : command
}

const TYPED_IN = 'input:not([type=checkbox],[type=radio],[type=button]), textarea, select, [contenteditable=true]'
const PRESSED = 'button, summary, input[type=checkbox], input[type=radio]'

/** `closest` of what has the focus. */
export function focusOf(isIn: (selector: string) => boolean): KeyPress['focus'] {
  if (isIn(TYPED_IN) || isIn('dialog')) return 'typing'
  return isIn(PRESSED) ? 'pressing' : 'reading'
}

export const pressOf = (event: KeyboardEvent): KeyPress => ({
  key: event.key,
  isModified: event.ctrlKey || event.metaKey || event.altKey || isComposing(event),
  isRepeat: event.repeat,
  focus: focusOf((selector) => event.target instanceof Element && event.target.closest(selector) !== null),
})

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
