/** Photos on this phone: the bytes, kept beside the outbox's entry of the same key for as long as that one. */
import type { PhotoKind, PhotoType } from '../../../domain/screening/photo.ts'
import { dispatch, phoneNow } from './device.ts'
import type { Change } from './device-news.ts'
import { shelf } from './shelf.ts'
import type { Entry } from './outbox-entry.ts'

export interface KeptPhoto {
  /** `photoKey`: two logs may have the same photo. */
  key: string
  person: string
  logId: string
  sha256: string
  kind: PhotoKind
  type: PhotoType
  bytes: ArrayBuffer
}

export const photoKey = (logId: string, sha256: string): string => `photo:${logId}:${sha256}`

/** Keeps a photo and drafts its entry as one; it may go when what it is `after` (its log's key) is with the server. */
export function addPhoto(photo: Omit<KeptPhoto, 'key'>, after: string[]): Promise<Change> {
  const { person, logId, sha256, kind, type, bytes } = photo
  const key = photoKey(logId, sha256)
  const entry: Entry = {
    ...{ key, person, kind: 'photo' as const, about: logId, state: 'draft' as const, after },
    ...{ madeAt: phoneNow(), nextAt: 0, tries: 0, body: { kind, type, bytes: bytes.byteLength, sha256 } },
  }
  return dispatch(person, { kind: 'drafted', entry }, [{ to: 'photos', put: { ...photo, key } satisfies KeptPhoto }])
}

/** Takes back a photo that is only a draft. */
export const removePhoto = (person: string, key: string): Promise<Change> => dispatch(person, { kind: 'dropped', key })

export async function photosOf(logId: string): Promise<KeptPhoto[]> {
  const kept = await shelf()
  const [found = []] = await kept.look([{ from: 'photos', prefix: photoKey(logId, '') }])
  return found as KeptPhoto[]
}

export async function photoOf(key: string): Promise<KeptPhoto | undefined> {
  const kept = await shelf()
  const [[found] = []] = await kept.look([{ from: 'photos', key }])
  return found as KeptPhoto | undefined
}
