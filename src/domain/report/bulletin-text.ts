/** What a bulletin’s hash is over; by itself, so that a page can bring it along. */
import type { FrozenBulletin } from './bulletin.ts'

/** A line for each part, texts as JSON writes them. */
export const sealedText = ({ kind, asOf, knownAt, note, figures, lists, codeVersion }: FrozenBulletin): string =>
  [kind, asOf, knownAt, JSON.stringify(note ?? null), codeVersion, figures, lists].join('\n')
