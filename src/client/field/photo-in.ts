/** Stand-in until the shrinking arrives. */
import type { PhotoType } from '../../domain/photo.ts'

export async function shrunk(file: Blob): Promise<{ bytes: ArrayBuffer; type: PhotoType; sha256: string }> {
  const bytes = await file.arrayBuffer()
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return {
    bytes,
    type: 'image/jpeg',
    sha256: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  }
}
