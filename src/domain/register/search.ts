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

/** As letters are compared: full-width forms, capitals, spaces and the brackets of titles make no difference. */
export const typed = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s《》〈〉“”"‘’'·\u200B-\u200D\uFEFF]+/g, '')

const NUMERALS = '〇一二三四五六七八九'

/** 二十二 → 22, 十 → 10, 三 → 3. */
function numberOf(numeral: string): string {
  const [tens, ones] = numeral.split('十')
  const digits = (text: string): string => Array.from(text, (sign) => NUMERALS.indexOf(sign)).join('')
  if (tens === undefined || ones === undefined) return digits(numeral)
  return (tens === '' ? '1' : digits(tens)) + (ones === '' ? '0' : digits(ones))
}

/** A numbered name as it is also called: 放映三队 is 放映3队, 三队 and 3队. */
export function numberedNames(name: string): string[] {
  const at = name.search(/[一二三四五六七八九十]/)
  if (at < 0) return [name]
  const inDigits = name.replace(/[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]+/g, numberOf)
  return [name, inDigits, name.slice(at), inDigits.slice(at)]
}

const isSpelling = (by: string): boolean => by === 'pinyin' || by === 'initials'

/** Whole words, then beginnings of names, of initials, of pinyin, then what has the letters inside. */
function placeOf({ match, by }: Found<string>): number {
  if (match === 'exact') return isSpelling(by) ? 1 : 0
  if (match === 'inside') return isSpelling(by) ? 6 : 5
  return by === 'initials' ? 3 : by === 'pinyin' ? 4 : 2
}

/** The best of a thing's words, the earlier key where two are as good; null when none has the letters in it. */
export function matchOf<Key extends string>(letters: string, keys: SearchKeys<Key>): Found<Key> | null {
  let best: Found<Key> | null = null
  for (const [by, words] of keys) {
    for (const word of words) {
      const match = word === undefined ? null : matchIn(letters, typed(word), by)
      if (match && (!best || placeOf({ match, by }) < placeOf(best))) best = { match, by }
    }
  }
  return best
}

/** A letter or two are inside nearly every spelling, and say nothing there. */
const LEAST_INSIDE: Record<string, number> = { initials: 2, pinyin: 3 }

function matchIn(letters: string, word: string, by: string): Match | null {
  const at = word.indexOf(letters)
  if (letters === '' || at < 0) return null
  if (at > 0) return letters.length >= (LEAST_INSIDE[by] ?? 1) ? 'inside' : null
  return word.length === letters.length ? 'exact' : 'beginning'
}

export interface Group<T> {
  items: T[]
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
  const ranked = found.toSorted((a, b) => placeOf(a) - placeOf(b))
  return { items: ranked.slice(0, limit), hasMore: ranked.length > limit }
}
