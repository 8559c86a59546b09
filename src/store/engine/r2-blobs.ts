/** Photos in a Cloudflare R2 bucket. */
import type { R2Bucket } from '@cloudflare/workers-types'
import { type Blobs, requireKey, sound } from './blobs.ts'
import { Unavailable, whyOf } from './unavailable.ts'

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
