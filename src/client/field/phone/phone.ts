/** What every view knows of this phone and who uses it, and what it may do. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { FieldCopy } from '../../../domain/screening/field-copy.ts'
import type { PhoneClock } from '../../../domain/screening/phone-clock.ts'
import type { Entry, OutboxEvent } from '../../shared/phone/outbox-entry.ts'
import type { Outbox } from '../../shared/phone/outbox.ts'
import type { KeptPerson } from '../../shared/phone/phone-records.ts'
import type { StorageState } from '../../shared/phone/shelf.ts'
import { dispatch, readOutbox } from '../../shared/phone/device.ts'
import { isUnsent } from '../../shared/phone/outbox-request.ts'
import { t } from '../words.ts'
import type { UpdateState } from '../../shared/phone/tabs.ts'

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
  /** What somebody makes here and now: a draft, until it is queued. */
  made: (entry: Pick<Entry, 'kind' | 'key' | 'about' | 'body'> & Partial<Entry>) => Entry
  sendNow: () => void
  refresh: () => void
  signInAgain: () => void
}

export const PhoneContext = createContext<Phone | null>(null)

export function usePhone(): Phone {
  const phone = useContext(PhoneContext)
  if (!phone) throw new Error('no phone around this view')
  return phone
}

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

export type Unsent = Record<'records' | 'photos', number>

/** With the shows not held that may still be taken back, and are not sent yet. */
export const unsentOf = ({ entries }: Outbox): Unsent =>
  tallied([...entries.values()].filter((one) => isUnsent(one) || (one.kind === 'missed_show' && one.state === 'draft')))

export function tallied(entries: readonly Pick<Entry, 'kind'>[]): Unsent {
  const photos = entries.filter(({ kind }) => kind === 'photo').length
  return { records: entries.length - photos, photos }
}

export const isAnyUnsent = ({ records, photos }: Unsent): boolean => records + photos > 0

/** 3条记录、9张照片 */
export function unsentSaid({ records, photos }: Unsent): string {
  const said = [
    records > 0 && t('unsent_records', { count: records }),
    photos > 0 && t('unsent_photos', { count: photos }),
  ]
  return said.filter(Boolean).join(t('list_comma'))
}

export interface PhoneState {
  isOnline: boolean
  worker: UpdateState
  isInApp: boolean
  /** Nothing can be kept on this phone at all. */
  isStorageDenied: boolean
  /** Minutes the phone is ahead (behind when negative) where that is too far; null when it is right enough. */
  clockOff: number | null
  isSignedOut: boolean
  /** There is signal, and yet the last asking failed: what is shown is old. */
  isStale: boolean
}

export type Banner =
  | { kind: 'storage_denied' | 'in_app' | 'no_worker' | 'worker_failed' | 'signed_out' | 'stale' | 'update' }
  | { kind: 'clock_ahead' | 'clock_behind'; minutes: number }

export const GRAVE: readonly Banner['kind'][] = ['storage_denied', 'in_app', 'no_worker']

export function bannersOf(state: PhoneState): Banner[] {
  const { isStorageDenied, isInApp, worker, clockOff } = state
  const clock = (clockOff ?? 0) > 0 ? 'clock_ahead' : 'clock_behind'
  const banners: (Banner | false)[] = [
    isStorageDenied && { kind: 'storage_denied' },
    isInApp && { kind: 'in_app' },
    !isInApp && worker === 'unsupported' && { kind: 'no_worker' },
    state.isSignedOut && { kind: 'signed_out' },
    state.isStale && { kind: 'stale' },
    clockOff !== null && { kind: clock, minutes: Math.abs(clockOff) },
    worker === 'failed' && state.isOnline && { kind: 'worker_failed' },
    worker === 'waiting' && { kind: 'update' },
  ]
  return banners.filter((banner) => banner !== false)
}
