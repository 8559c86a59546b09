/** What a key does while logs are reviewed; nothing while somebody types, and nothing that is the browser's. */
import type { ReviewDecision } from '../../../domain/screening.ts'

export type Command = 'next' | 'previous' | 'mark' | 'open' | 'undo' | 'help' | 'leave' | ReviewDecision

/** In the order they are explained in. */
export const KEYS: readonly (readonly [key: string, command: Command])[] = [
  ['j', 'next'],
  ['k', 'previous'],
  [' ', 'mark'],
  ['a', 'accept'],
  ['r', 'return'],
  ['x', 'reject'],
  ['u', 'undo'],
  ['o', 'open'],
  ['Escape', 'leave'],
  ['?', 'help'],
]

export interface KeyPress {
  key: string
  isModified: boolean
  /** What has the focus: something that is typed in, something a space presses, or neither. */
  focus: 'typing' | 'pressing' | 'reading'
}

export function commandOf({ key, isModified, focus }: KeyPress): Command | null {
  if (isModified || focus === 'typing') return null
  if (key === ' ' && focus === 'pressing') return null
  return KEYS.find(([name]) => name === key.toLowerCase() || name === key)?.[1] ?? null
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
  isModified: event.ctrlKey || event.metaKey || event.altKey || event.isComposing,
  focus: focusOf((selector) => event.target instanceof Element && event.target.closest(selector) !== null),
})
