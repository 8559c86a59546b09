/** What every view knows of this phone and who uses it, and what it may do. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { FieldCopy } from '../../../domain/screening/field-copy.ts'
import type { PhoneClock } from '../../../domain/screening/phone-clock.ts'
import type { Entry, OutboxEvent } from '../../shared/phone/outbox-entry.ts'
import type { Outbox } from '../../shared/phone/outbox.ts'
import type { KeptPerson } from '../../shared/phone/phone-people.ts'
import type { StorageState } from '../../shared/phone/phone-storage.ts'
import type { Unsent } from './unsent.ts'
import { dispatch, readOutbox } from '../../shared/phone/device.ts'

export interface Phone {
  person: KeptPerson
  copy: FieldCopy | undefined
  /** The copy is being asked for, and why it did not come. */
  isAsking: boolean
  problem: string | undefined
  /** The server no longer knows who is asking. */
  isRefused: boolean
  box: Outbox
  entries: Entry[]
  unsent: Unsent
  storage: StorageState | undefined
  isOnline: boolean
  /** The office's time. */
  now: () => Date
  today: string
  /** What a log says of its making: by the phone's own clock, beside the office's. */
  stamp: () => { recordedAt: string; clock?: PhoneClock | undefined; timeZone: string }
  /** Kept on disk when it resolves; false when the disk refused, which the screen then says. */
  change: (events: OutboxEvent | OutboxEvent[]) => Promise<boolean>
  isFull: boolean
  sendNow: () => void
  refresh: () => void
  signInAgain: () => void
  /** Changes as time goes by, so that what depends on it is drawn again. */
  minute: number
}

export const PhoneContext = createContext<Phone | null>(null)

export function usePhone(): Phone {
  const phone = useContext(PhoneContext)
  if (!phone) throw new Error('no phone around this view')
  return phone
}

/** For views that stand only where there is a copy. */
export function useCopy(): Phone & { copy: FieldCopy } {
  const phone = usePhone()
  if (!phone.copy) throw new Error('no copy around this view')
  return phone as Phone & { copy: FieldCopy }
}

/** Photos are kept by who made them as soon as they are taken: nobody is called this, so nobody sends them. */
export const NOBODY = 'trial'

/** The phone as the form of a trial sees it; `finished` is called when the form would have it sent. */
export const trialPhone = <P extends Phone>(phone: P, finished: () => void): P => ({
  ...phone,
  person: { ...phone.person, id: NOBODY },
  change: async (events: OutboxEvent | OutboxEvent[]) => {
    const isSending = (Array.isArray(events) ? events : [events]).some(({ kind }) => kind === 'queued')
    if (isSending) finished()
    // not done: the form is not to look for it among what was sent
    return !isSending
  },
})

/** The photos of a trial, also of one that was killed in the middle. */
export async function forgetTrials(): Promise<void> {
  const { entries } = await readOutbox(NOBODY)
  const dropped = [...entries.keys()].map((key): OutboxEvent => ({ kind: 'dropped', key }))
  if (dropped.length > 0) await dispatch(NOBODY, dropped)
}

/** Opens the view anew, with everything as it is on disk by then: what the form began with is what the other tab has changed since. */
export const OpenAnewContext = createContext<() => void>(() => undefined)
