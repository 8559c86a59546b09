/** What a code that was scanned says: a link to a page of ours. */
import { namesIn } from '../../shared/place.ts'

/** The names in the first of these addresses that the link fits; whichever of the office's hosts it was printed with. */
export function scannedNames(text: string, ...addresses: string[]): Record<string, string> | undefined {
  const path = /^https?:\/\/[^/]+(\/[^?#]*)/i.exec(text.normalize('NFKC').trim())?.[1]
  if (path === undefined) return undefined
  for (const address of addresses) {
    const names = namesIn(address, path)
    if (names) return names
  }
  return undefined
}
