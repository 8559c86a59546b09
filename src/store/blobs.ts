/** The seam under photos: bytes under their own hash, in a folder or in a bucket. */

export interface Blobs {
  /** Answers only when the bytes are safe; the same again is harmless. The key is their SHA-256. */
  put(key: string, bytes: Uint8Array<ArrayBuffer>, type: string): Promise<void>
  /** Null where nothing is kept under the key. */
  get(key: string): Promise<Uint8Array<ArrayBuffer> | null>
}

/** Nothing else names a file: a key comes from an address. */
export function requireKey(key: string): void {
  if (!/^[0-9a-f]{64}$/.test(key)) throw new Error(`no blob has the key ${key}`)
}
