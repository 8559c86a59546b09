/** The office's time on this phone: what both clocks showed at the last contact. */
import type { PhoneClock } from '../../../domain/screening/phone-clock.ts'
import { tell } from './device-news.ts'
import { phoneNow } from './device.ts'
import { shelf } from './indexed-shelf.ts'

export interface KeptClock extends PhoneClock {
  /** The office's clock stands still (a demo): its time is the time, and the phone's is of no interest. */
  isFixed: boolean
}

const KEY = 'clock'

export async function keptClock(): Promise<KeptClock | undefined> {
  const kept = await shelf()
  const [[found] = []] = await kept.look([{ from: 'meta', key: KEY }])
  return found as KeptClock | undefined
}

/** What the server said of its own time, in the field copy or in /api/office. */
export async function learnClock(serverAt: string, isFixed: boolean): Promise<KeptClock> {
  const clock = { phoneAt: new Date(phoneNow()).toISOString(), serverAt, isFixed }
  const kept = await shelf()
  await kept.change([], () => ({ writes: [{ to: 'meta', put: { key: KEY, ...clock } }], result: undefined }))
  tell({ kind: 'clock' })
  return clock
}

/** What any answer's Date header says; nothing where the office's clock is not that of its machine, or not known to be. */
export async function learnFromHeader(date: string | null): Promise<void> {
  const at = Date.parse(date ?? '')
  if (Number.isNaN(at)) return
  const clock = await keptClock()
  if (clock && !clock.isFixed) await learnClock(new Date(at).toISOString(), false)
}

/** The office's time now, in epoch milliseconds; the phone's own while nothing is known. */
export function officeNow(clock: KeptClock | undefined): number {
  if (!clock) return phoneNow()
  if (clock.isFixed) return Date.parse(clock.serverAt)
  return phoneNow() - Date.parse(clock.phoneAt) + Date.parse(clock.serverAt)
}
