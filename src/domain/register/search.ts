/** Finding things by what somebody typed: the same letters as a whole, at the beginning, or somewhere inside; logs and faults so found. */
import * as z from 'zod'
import { typed } from '../asked.ts'
import { FaultCategory, FaultStatus } from '../fault/fault.ts'
import { LEDGER_NOUNS } from '../ledger/kinds.ts'
import { Day } from '../period.ts'
import { ReportKind } from '../report/report-kind.ts'
import { ScreeningStatus } from '../screening/screening.ts'

/** Best first. */
export const Match = z.enum(['exact', 'beginning', 'inside'])
export type Match = z.infer<typeof Match>

export const found = { match: Match.meta({ description: 'Best first' }) }
export const by = <const K extends readonly [string, ...string[]]>(...keys: K) =>
  z.enum(keys).meta({ description: 'What the letters were found in' })

export const FoundLog = z.object({
  id: z.uuid(),
  villageName: z.string(),
  teamName: z.string(),
  screenedOn: Day,
  status: ScreeningStatus,
  receiptNo: z.string().optional(),
  operatorName: z.string().optional(),
  filmTitles: z.array(z.string()).optional().meta({ description: 'Those that are in no list' }),
  ...found,
  by: by('receiptNo', 'operatorName', 'filmTitle', 'id', 'village', 'pinyin', 'initials'),
})
export type FoundLog = z.infer<typeof FoundLog>

export const FoundFault = z.object({
  id: z.uuid(),
  villageName: z.string(),
  townshipName: z.string(),
  category: FaultCategory,
  status: FaultStatus,
  reportedOn: Day,
  description: z.string(),
  ...found,
  by: by('village', 'pinyin', 'initials', 'description', 'id'),
})
export type FoundFault = z.infer<typeof FoundFault>

export const FoundEntry = z.object({
  id: z.uuid(),
  noun: z.enum(LEDGER_NOUNS),
  title: z.string(),
  on: Day,
  villageName: z.string().optional(),
  townshipName: z.string().optional(),
  ...found,
  by: by('title', 'text', 'id'),
})
export type FoundEntry = z.infer<typeof FoundEntry>

export const FoundReport = z.object({
  id: z.uuid(),
  title: z.string(),
  kind: ReportKind,
  asOf: Day,
  ...found,
  by: by('title', 'text', 'id'),
})
export type FoundReport = z.infer<typeof FoundReport>

/** What a thing may be found by, and the words it is known under there. */
export type SearchKeys<Key extends string> = readonly (readonly [key: Key, words: readonly (string | undefined)[]])[]

export interface Found<Key extends string> {
  match: Match
  by: Key
}

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

const isSpelling = (key: string): boolean => key === 'pinyin' || key === 'initials'

/** Whole words, then beginnings of names, of initials, of pinyin, then what has the letters inside. */
function placeOf({ match, by: key }: Found<string>): number {
  if (match === 'exact') return isSpelling(key) ? 1 : 0
  if (match === 'inside') return isSpelling(key) ? 6 : 5
  return key === 'initials' ? 3 : key === 'pinyin' ? 4 : 2
}

/** The best of a thing's words, the earlier key where two are as good; null when none has the letters in it. */
export function matchOf<Key extends string>(letters: string, keys: SearchKeys<Key>): Found<Key> | null {
  let best: Found<Key> | null = null
  for (const [key, words] of keys) {
    for (const word of words) {
      const match = word === undefined ? null : matchIn(letters, typed(word), key)
      if (match && (!best || placeOf({ match, by: key }) < placeOf(best))) best = { match, by: key }
    }
  }
  return best
}

/** A letter or two are inside nearly every spelling, and say nothing there. */
const LEAST_INSIDE: Record<string, number> = { initials: 2, pinyin: 3 }

function matchIn(letters: string, word: string, key: string): Match | null {
  const at = word.indexOf(letters)
  if (letters === '' || at < 0) return null
  if (at > 0) return letters.length >= (LEAST_INSIDE[key] ?? 1) ? 'inside' : null
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
  const matching = things.flatMap((thing) => {
    const match = matchOf(letters, keysOf(thing))
    return match ? [{ ...thing, ...match }] : []
  })
  const ranked = matching.toSorted((a, b) => placeOf(a) - placeOf(b))
  return { items: ranked.slice(0, limit), hasMore: ranked.length > limit }
}
