/** An id for a thing that is about to be sent: made once for a form and kept over its retries, so that twice is once. */
import { useState } from 'preact/hooks'

/** A random UUID. `crypto.randomUUID` is missing where the page came over plain http, as it does in some offices. */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const at = (index: number): number => bytes[index] ?? 0
  bytes[6] = (at(6) & 0x0f) | 0x40
  bytes[8] = (at(8) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The form's id, and how to get the next one once it was kept. */
export function useFormId(): [id: string, renew: () => void] {
  const [id, setId] = useState(freshId)
  return [id, () => setId(freshId())]
}
