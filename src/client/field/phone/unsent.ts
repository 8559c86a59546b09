/** What is still only on this phone, logs and photos apart: a photo is no log less. */
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { unsentIn } from '../../shared/phone/outbox-plan.ts'
import type { Outbox } from '../../shared/phone/outbox.ts'
import { missedIn } from '../missed/missed-entry.ts'
import { t } from '../words.ts'
import type { UpdateState } from '../../shared/phone/update.ts'

export interface Unsent {
  records: number
  photos: number
}

export const unsentOf = (box: Outbox): Unsent => tallied([...unsentIn(box), ...missedIn(box)])

export function tallied(entries: readonly Pick<Entry, 'kind'>[]): Unsent {
  const photos = entries.filter(({ kind }) => kind === 'photo').length
  return { records: entries.length - photos, photos }
}

export const isAnyUnsent = ({ records, photos }: Unsent): boolean => records + photos > 0

/** 3条记录、9张照片 */
export function unsentSaid({ records, photos }: Unsent): string {
  const parts = [
    ...(records > 0 ? [t('unsent_records', { count: records })] : []),
    ...(photos > 0 ? [t('unsent_photos', { count: photos })] : []),
  ]
  return parts.join(t('list_comma'))
}

export interface PhoneState {
  isOnline: boolean
  unsent: Unsent
  /** False when the browser may throw away what it keeps; undefined while that is not known. */
  isPersistent: boolean | undefined
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
  | { kind: 'not_persistent'; unsent: Unsent }
  | { kind: 'clock_ahead' | 'clock_behind'; minutes: number }

export const GRAVE: readonly Banner['kind'][] = ['storage_denied', 'in_app', 'no_worker', 'not_persistent']

export function bannersOf(state: PhoneState): Banner[] {
  const banners: Banner[] = []
  if (state.isStorageDenied) banners.push({ kind: 'storage_denied' })
  if (state.isInApp) banners.push({ kind: 'in_app' })
  else if (state.worker === 'unsupported') banners.push({ kind: 'no_worker' })
  if (isAnyUnsent(state.unsent) && state.isPersistent === false && !state.isStorageDenied)
    banners.push({ kind: 'not_persistent', unsent: state.unsent })
  if (state.isSignedOut) banners.push({ kind: 'signed_out' })
  if (state.isStale) banners.push({ kind: 'stale' })
  if (state.clockOff !== null)
    banners.push({ kind: state.clockOff > 0 ? 'clock_ahead' : 'clock_behind', minutes: Math.abs(state.clockOff) })
  if (state.worker === 'failed' && state.isOnline) banners.push({ kind: 'worker_failed' })
  if (state.worker === 'waiting') banners.push({ kind: 'update' })
  return banners
}
