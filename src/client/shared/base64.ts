/** Bytes as text and back. */

// a call takes only so many arguments
const AT_ONCE = 8192

export function to64(bytes: ArrayBuffer): string {
  const all = new Uint8Array(bytes)
  const parts: string[] = []
  for (let at = 0; at < all.length; at += AT_ONCE) parts.push(String.fromCharCode(...all.subarray(at, at + AT_ONCE)))
  return btoa(parts.join(''))
}

/** Undefined for what is none. */
export function bytesOf64(text: string): ArrayBuffer | undefined {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer
  } catch {
    return undefined
  }
}
