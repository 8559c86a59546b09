/** Finding things by what somebody typed: the same letters as a whole, at the beginning, or somewhere inside. */
import * as z from 'zod'

/** Best first. */
export const Match = z.enum(['exact', 'beginning', 'inside'])
export type Match = z.infer<typeof Match>

/** What a thing may be found by, and the words it is known under there. */
export type SearchKeys<Key extends string> = readonly (readonly [key: Key, words: readonly (string | undefined)[]])[]

export interface Found<Key extends string> {
  match: Match
  by: Key
}

/** As letters are compared: full-width forms, capitals and spaces make no difference. */
export const typed = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** The best of a thing's words, the earlier key where two are as good; null when none has the letters in it. */
export function matchOf<Key extends string>(letters: string, keys: SearchKeys<Key>): Found<Key> | null {
  let best: Found<Key> | null = null
  for (const [by, words] of keys) {
    for (const word of words) {
      const match = word === undefined ? null : matchIn(letters, typed(word))
      if (match && (!best || isBetter(match, best.match))) best = { match, by }
    }
  }
  return best
}

function matchIn(letters: string, word: string): Match | null {
  const at = word.indexOf(letters)
  if (letters === '' || at < 0) return null
  if (at > 0) return 'inside'
  return word.length === letters.length ? 'exact' : 'beginning'
}

const placeOf = (match: Match): number => Match.options.indexOf(match)
const isBetter = (a: Match, b: Match): boolean => placeOf(a) < placeOf(b)

export interface Group<T> {
  items: T[]
  /** There were others behind the last one. */
  hasMore: boolean
}

/** The best few; those equally good stay in the order they came in. */
export function bestOf<T, Key extends string>(
  letters: string,
  things: T[],
  keysOf: (thing: T) => SearchKeys<Key>,
  limit: number,
): Group<T & Found<Key>> {
  const found = things.flatMap((thing) => {
    const match = matchOf(letters, keysOf(thing))
    return match ? [{ ...thing, ...match }] : []
  })
  const ranked = found.toSorted((a, b) => placeOf(a.match) - placeOf(b.match))
  return { items: ranked.slice(0, limit), hasMore: ranked.length > limit }
}
