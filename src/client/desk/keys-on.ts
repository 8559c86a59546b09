/** Single keys do something at the desk unless its reader switched them off: some speak to their computer, or write with a switch. */
import { recall, remember } from '../shared/keep.ts'

const KEY = 'keys'

export const areKeysOn = (): boolean => recall(KEY) !== 'off'
export const setKeysOn = (isOn: boolean): void => remember(KEY, isOn ? null : 'off')
