/** What a phone carries with it, as of the last contact, and what that says of the logs it has sent. */
import type { FieldCopy } from '../../../domain/screening/field-copy.ts'
import { dispatch, phoneNow } from './device.ts'
import { tell } from './device-news.ts'
import { shelf } from './shelf.ts'
import type { OutboxEvent, Verdict } from './outbox-entry.ts'
import type { PhoneClock } from '../../../domain/screening/phone-clock.ts'

export interface KeptCopy {
  person: string
  copy: FieldCopy
  /** By the phone's clock. */
  learntAt: number
}

/** Undefined when there is none, or one that another version of the app wrote in a way this one does not know. */
export async function keptCopy(person: string): Promise<KeptCopy | undefined> {
  const kept = await shelf()
  const [[found] = []] = await kept.look([{ from: 'copies', key: person }])
  const record = found as KeptCopy | undefined
  return (record?.copy as { version?: unknown } | undefined)?.version === 1 ? record : undefined
}

/** Keeps a copy that has just come: the office's time, the verdicts on logs, and what is old enough to be forgotten follow from it. */
export async function keepCopy(person: string, copy: FieldCopy): Promise<void> {
  const clock = await learnClock(copy.now, copy.isClockFixed)
  const put: KeptCopy = { person, copy, learntAt: phoneNow() }
  const events: OutboxEvent[] = [
    // whoever gets a copy is known to the server
    { kind: 'signed_in' },
    { kind: 'judged', verdicts: verdictsOf(copy) },
    { kind: 'aged', at: officeNow(clock) },
  ]
  await dispatch(person, events, [{ to: 'copies', put }])
  tell({ kind: 'copy', person })
}

export const verdictsOf = (copy: FieldCopy): Map<string, Verdict> =>
  new Map(copy.team?.logs.map(({ content, status, revision, reason }) => [content.id, { status, revision, reason }]))

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
