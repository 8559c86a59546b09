/** Single keys do something at the desk unless its reader switched them off: some speak to their computer, or write with a switch. */
import { recall, remember } from '../../shared/keep.ts'

const KEY = 'keys'

export const areKeysOn = (): boolean => recall(KEY) !== 'off'
export const setKeysOn = (isOn: boolean): void => remember(KEY, isOn ? null : 'off')

const OF_THE_INPUT_METHOD = 229

/** A key that chooses characters in an input method; some browsers say so only by its number. */
export const isComposing = (event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean =>
  event.isComposing || event.keyCode === OF_THE_INPUT_METHOD
