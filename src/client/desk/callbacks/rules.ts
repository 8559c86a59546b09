/** Which month is shown, which log is called next, and what a key says of it. */
import type { DrawnLog } from '../../../contract/callbacks.ts'
import type { CallbackDraw, CallbackResult } from '../../../domain/callback/callback.ts'
import { addDays, lastDayOf, monthOf } from '../../../domain/period.ts'

/** The month asked for, else the newest drawn, else the last one that is over. */
export function monthShown(asked: string | undefined, draws: readonly CallbackDraw[], today: string): string {
  const newest = draws[0]?.month
  const over = lastDayOf(monthOf(today)) === today ? monthOf(today) : monthOf(addDays(`${monthOf(today)}-01`, -1))
  return asked ?? newest ?? over
}

/** The one asked for, else the first that nobody called yet. */
export const callNow = (logs: readonly DrawnLog[], asked: string | undefined): DrawnLog | undefined =>
  logs.find(({ id }) => id === asked) ?? logs.find(({ callback }) => callback.state === 'open')

/** After one the next that waits, and from the end the first again. */
export function callNext(logs: readonly DrawnLog[], after: string): DrawnLog | undefined {
  const place = logs.findIndex(({ id }) => id === after)
  const others = [...logs.slice(place + 1), ...logs.slice(0, Math.max(0, place))]
  return others.find(({ callback }) => callback.state === 'open')
}

/** In the order of their buttons. */
export const RESULT_KEYS: readonly (readonly [key: string, result: CallbackResult])[] = [
  ['1', 'confirmed'],
  ['2', 'denied'],
  ['3', 'unreached'],
]
