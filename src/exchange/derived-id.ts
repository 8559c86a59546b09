/** Ids of what comes with sheets: the same row of a sheet is the same thing, however often it comes. */
import { msOf } from '../domain/period.ts'
import { digestOf } from '../domain/trail/sha256.ts'

/** A UUID (version 8) from the SHA-256 of the text. */
export const derivedId = (text: string): string => uuidOf(digestOf(text))

function uuidOf(digits: string): string {
  const variant = '89ab'.charAt(parseInt(digits.charAt(16), 16) % 4)
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20, 32)}`
}

const TIME_DIGITS = 12
/**
 * The same behind an instant, as UUIDs of version 7 have it: where many come in, those of an evening lie beside each
 * other in every index, and far fewer of its pages are written. `formerId` is what it was before there were these.
 */
export function derivedIdsAt(instant: string, text: string): Record<'id' | 'formerId', string> {
  const digits = digestOf(text)
  const time = Math.max(0, msOf(instant)).toString(16).padStart(TIME_DIGITS, '0')
  return { id: uuidOf(time + digits.slice(TIME_DIGITS)), formerId: uuidOf(digits) }
}
