/** Photos in a Cloudflare R2 bucket. */
import type { R2Bucket } from '@cloudflare/workers-types'
import { type Blobs, requireKey, sound } from './blobs.ts'

export function overR2(bucket: R2Bucket): Blobs {
  return {
    async put(key, bytes, type) {
      requireKey(key)
      // the bucket compares the hash itself, too
      await bucket.put(key, bytes, { httpMetadata: { contentType: type }, sha256: key })
    },
    async get(key) {
      requireKey(key)
      const kept = await bucket.get(key)
      return kept && sound(key, new Uint8Array(await kept.arrayBuffer()))
    },
  }
}
