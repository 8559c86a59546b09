/** What a key does while logs are reviewed; nothing while somebody types, and nothing that is the browser’s. */
import type { ReviewDecision } from '../../../domain/screening/screening.ts'
import { areKeysOn, type KeyPress, pressOf, useKeyPress } from '../kit/keys-on.ts'

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

const isStep = (command: Command | undefined): boolean => command === 'next' || command === 'previous'

/** A key that is held walks on, and decides once. */
export function commandOf({ key, isModified, isRepeat, focus }: KeyPress): Command | null {
  if (isModified || focus === 'typing') return null
  if (key === ' ' && focus === 'pressing') return null
  const command = KEYS.find(([name]) => name === key.toLowerCase() || name === key)?.[1]
  return command === undefined || (isRepeat && !isStep(command)) ? null : command
}

export function useReviewKeys(act: (command: Command) => void): void {
  useKeyPress((event) => {
    const command = areKeysOn() && !event.defaultPrevented ? commandOf(pressOf(event)) : null
    if (!command) return
    if (command !== 'leave') event.preventDefault()
    act(command)
  })
}
