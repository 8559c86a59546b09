/** What a phone keeps beside the outbox: who uses it, the copy each carries with them, the office's clock, photos' bytes. */
import type { FaultPhotoKind } from '../../../domain/fault/fault-photo.ts'
import type { Role } from '../../../domain/people/account.ts'
import type { FieldCopy } from '../../../domain/screening/field-copy.ts'
import type { PhoneClock } from '../../../domain/screening/phone-clock.ts'
import type { PhotoKind, PhotoSource, PhotoType } from '../../../domain/screening/photo.ts'
import type { Language } from '../../../domain/sentence.ts'
import { type Change, dispatch, phoneNow, tell } from './device.ts'
import { madeAndQueued, madeEntry, type OutboxEvent, type Verdict } from './outbox-entry.ts'
import type { OF_EVENT } from './outbox-request.ts'
import { recordOf, recordsOf, writeRecords } from './shelf.ts'

/** Several may use a phone, each with a queue of their own that the others do not see. */
export interface KeptPerson {
  id: string
  displayName: string
  role: Role
  teamCode?: string | undefined
  /** By the phone's clock. */
  lastUsedAt: number
}

const CURRENT = 'current'

/** Everybody who has used this phone. */
export const peopleHere = async (): Promise<KeptPerson[]> =>
  (await recordsOf({ from: 'people', prefix: '' })) as KeptPerson[]

/** Who is using it; null after they left. */
export async function currentPerson(): Promise<KeptPerson | null> {
  const current = (await recordOf({ from: 'meta', key: CURRENT })) as { person?: string } | undefined
  if (current?.person === undefined) return null
  return ((await recordOf({ from: 'people', key: current.person })) as KeptPerson | undefined) ?? null
}

/** Somebody is signed in: theirs is the queue that is sent now. */
export async function enterPerson(person: Omit<KeptPerson, 'lastUsedAt'>): Promise<void> {
  const put: KeptPerson = { ...person, lastUsedAt: phoneNow() }
  await writeRecords({ to: 'people', put }, { to: 'meta', put: { key: CURRENT, person: person.id } })
  tell({ kind: 'person' })
}

/** Signed out: what is unsent stays, out of sight. */
export async function leavePerson(): Promise<void> {
  await writeRecords({ to: 'meta', remove: CURRENT })
  tell({ kind: 'person' })
}

const LANGUAGE = 'language'
/** For the service worker, which sees no other storage. */
export const keepLanguage = (language: Language): Promise<void> =>
  writeRecords({ to: 'meta', put: { key: LANGUAGE, language } })
export async function keptLanguage(): Promise<Language> {
  const kept = (await recordOf({ from: 'meta', key: LANGUAGE })) as { language?: unknown } | undefined
  return kept?.language === 'en' ? 'en' : 'zh'
}

/** What a phone carries with it, as of the last contact. */
export interface KeptCopy {
  person: string
  copy: FieldCopy
  /** By the phone's clock. */
  learntAt: number
}

/** Undefined when there is none, or one that another version of the app wrote in a way this one does not know. */
export async function keptCopy(person: string): Promise<KeptCopy | undefined> {
  const record = (await recordOf({ from: 'copies', key: person })) as KeptCopy | undefined
  return (record?.copy as { version?: unknown } | undefined)?.version === 1 ? record : undefined
}

/** Keeps a copy that has just come: the office's time, the verdicts on logs, and what is old enough to be forgotten follow from it. */
export async function keepCopy(person: string, copy: FieldCopy): Promise<void> {
  const clock = await learnClock(copy.now, copy.isClockFixed)
  const put: KeptCopy = { person, copy, learntAt: phoneNow() }
  const verdicts = new Map(
    copy.team?.logs.map(({ content, status, revision, reason }): [string, Verdict] => [
      content.id,
      { status, revision, reason },
    ]),
  )
  const events: OutboxEvent[] = [
    // whoever gets a copy is known to the server
    { kind: 'signed_in' },
    { kind: 'judged', verdicts },
    { kind: 'aged', at: officeNow(clock) },
  ]
  await dispatch(person, events, [{ to: 'copies', put }])
  tell({ kind: 'copy', person })
}

export interface KeptClock extends PhoneClock {
  /** The office's clock stands still (a demo): its time is the time, and the phone's is of no interest. */
  isFixed: boolean
}

const CLOCK = 'clock'

export const keptClock = async (): Promise<KeptClock | undefined> =>
  (await recordOf({ from: 'meta', key: CLOCK })) as KeptClock | undefined

/** What the server said of its own time, in the field copy or in /api/office. */
export async function learnClock(serverAt: string, isFixed: boolean): Promise<KeptClock> {
  const clock = { phoneAt: new Date(phoneNow()).toISOString(), serverAt, isFixed }
  await writeRecords({ to: 'meta', put: { key: CLOCK, ...clock } })
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

/** A photo's bytes, kept beside the outbox's entry of the same key for as long as that one. */
export interface KeptPhoto {
  /** `photoKey`: two logs may have the same photo. */
  key: string
  person: string
  /** Of its log, its event or its fault. */
  logId: string
  sha256: string
  kind: PhotoKind | FaultPhotoKind | typeof OF_EVENT
  type: PhotoType
  bytes: ArrayBuffer
}

export const photoKey = (logId: string, sha256: string): string => `photo:${logId}:${sha256}`

/**
 * Keeps a photo and drafts its entry as one; it may go when what it is `after` (its log's key) is with the server. One
 * that waits for no form `isSent` at once; its `source` is told with it where nothing else tells it.
 */
export function addPhoto(
  { source, ...photo }: Omit<KeptPhoto, 'key'> & { source?: PhotoSource | undefined },
  after: string[],
  isSent = false,
): Promise<Change> {
  const { person, logId: about, sha256, kind, type, bytes } = photo
  const put: KeptPhoto = { ...photo, key: photoKey(about, sha256) }
  const body = { kind, type, bytes: bytes.byteLength, sha256, ...(source && { source }) }
  const entry = madeEntry({ kind: 'photo', key: put.key, person, about, body, after, madeAt: phoneNow() })
  return dispatch(person, isSent ? madeAndQueued(entry) : { kind: 'drafted', entry }, [{ to: 'photos', put }])
}

/** Takes back a photo that is only a draft. */
export const removePhoto = (person: string, key: string): Promise<Change> => dispatch(person, { kind: 'dropped', key })

export const photosOf = async (logId: string): Promise<KeptPhoto[]> =>
  (await recordsOf({ from: 'photos', prefix: photoKey(logId, '') })) as KeptPhoto[]

export const photoOf = async (key: string): Promise<KeptPhoto | undefined> =>
  (await recordOf({ from: 'photos', key })) as KeptPhoto | undefined
