/** Ids of what comes with sheets: the same row of a sheet is the same thing, however often it comes. */
import { digestOf } from '../domain/trail/sha256.ts'

/** A UUID (version 8) from the SHA-256 of the text. */
export function derivedId(text: string): string {
  const digits = digestOf(text)
  const variant = '89ab'.charAt(parseInt(digits.charAt(16), 16) % 4)
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20, 32)}`
}
