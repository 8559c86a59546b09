/** The seam under photos: bytes under their own hash, in a folder or in a bucket. */
import type { R2Bucket } from '@cloudflare/workers-types'
import { Unavailable, whyOf } from './unavailable.ts'

export interface Blobs {
  /** Answers only when the bytes are safe; the same again is harmless, and mends what was damaged. The key is their SHA-256. */
  put(key: string, bytes: Uint8Array<ArrayBuffer>, type: string): Promise<void>
  /** Null where nothing is kept under the key; throws DamagedBlob where something else is. */
  get(key: string): Promise<Uint8Array<ArrayBuffer> | null>
}

/** What is kept under a key is not what was put there: a disk failed, or somebody wrote into it. */
export class DamagedBlob extends Error {
  constructor(key: string) {
    super(`the blob ${key} is damaged`)
  }
}

/** Nothing else names a file: a key comes from an address. */
export function requireKey(key: string): void {
  if (!/^[0-9a-f]{64}$/.test(key)) throw new Error(`no blob has the key ${key}`)
}

export async function isSound(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('') === key
}

export async function sound(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (!(await isSound(key, bytes))) throw new DamagedBlob(key)
  return bytes
}

/** R2’s codes for what it cannot do just now, in its messages: internal, unavailable, too many at once. */
const SIGNS = [['overloaded', /\((10001|10043|10058)\)|network connection lost|timeout/i]] as const

export function overR2(bucket: R2Bucket): Blobs {
  return {
    async put(key, bytes, type) {
      requireKey(key)
      // the bucket compares the hash itself, too
      await bucket.put(key, bytes, { httpMetadata: { contentType: type }, sha256: key }).catch((error: Error) => {
        const why = whyOf(error.message, SIGNS)
        throw why === undefined ? error : new Unavailable(why, error)
      })
    },
    async get(key) {
      requireKey(key)
      const kept = await bucket.get(key)
      return kept && sound(key, new Uint8Array(await kept.arrayBuffer()))
    },
  }
}
