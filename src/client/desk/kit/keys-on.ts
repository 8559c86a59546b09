/** Single keys do something at the desk unless its reader switched them off: some speak to their computer, or write with a switch. */
import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { recall, remember } from '../../shared/keep.ts'

const KEY = 'keys'

export const areKeysOn = (): boolean => recall(KEY) !== 'off'
export const setKeysOn = (isOn: boolean): void => remember(KEY, isOn ? null : 'off')

const OF_THE_INPUT_METHOD = 229

/** A key that chooses characters in an input method; some browsers say so only by its number. */
export const isComposing = (event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean =>
  event.isComposing || event.keyCode === OF_THE_INPUT_METHOD

export interface KeyPress {
  key: string
  /** With a key of the browser's, or while an input method has the keys. */
  isModified: boolean
  /** Held down, so that it comes again and again. */
  isRepeat: boolean
  /** What has the focus: something that is typed in, something a space presses, or neither. */
  focus: 'typing' | 'pressing' | 'reading'
}

const TYPED_IN = 'input:not([type=checkbox],[type=radio],[type=button]), textarea, select, [contenteditable=true]'
const PRESSED = 'button, summary, input[type=checkbox], input[type=radio]'

/** `closest` of what has the focus. */
export function focusOf(isIn: (selector: string) => boolean): KeyPress['focus'] {
  if (isIn(TYPED_IN) || isIn('dialog')) return 'typing'
  return isIn(PRESSED) ? 'pressing' : 'reading'
}

/** Heard in the room, or wherever the focus is, as soon as it is drawn: who is quick presses before a later effect would run. */
export function useKeyPress(press: (event: KeyboardEvent) => void, room?: RefObject<HTMLElement | null>): void {
  const latest = useRef(press)
  latest.current = press
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent) => latest.current(event)
    const heard = room?.current ?? document
    heard.addEventListener('keydown', hear as EventListener)
    return () => heard.removeEventListener('keydown', hear as EventListener)
  }, [room])
}

export const pressOf = (event: KeyboardEvent): KeyPress => ({
  key: event.key,
  isModified: event.ctrlKey || event.metaKey || event.altKey || isComposing(event),
  isRepeat: event.repeat,
  focus: focusOf((selector) => event.target instanceof Element && event.target.closest(selector) !== null),
})
