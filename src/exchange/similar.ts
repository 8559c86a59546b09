/** Which existing names may be meant by one that does not exist: offered to a person, never chosen. */
import { pinyin } from 'pinyin-pro'
import type { Sentence } from '../domain/language.ts'

export const MOST_SUGGESTIONS = 5
/** Longer ones are no names, and would take long to compare. */
const LONGEST_NAME = 40
const NO_LIKENESS = 9

/** How names are compared: full-width and half-width alike, without spaces and invisible characters. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .toLowerCase()

/** Things by each of their spellings, as these are compared. */
export function grouped<T>(items: T[], spellingsOf: (item: T) => string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    for (const name of new Set(spellingsOf(item).map(plain))) groups.set(name, [...(groups.get(name) ?? []), item])
  }
  return groups
}

/** Nothing, or more than one thing, is called so. Suggestions cost more than finding, so they wait to be asked for. */
export interface NotFound {
  sentence: Sentence
  suggest: () => string[]
}
export type Found<T> = { found: T } | NotFound

/** A name that exists, under each of its spellings, and how it is offered. */
interface Candidate {
  label: string
  spellings: string[]
}

type Form = Record<'label' | 'stem' | 'letters' | 'sound', string>

/** Prepares candidates once for many questions. The answer has at most five labels, the likeliest first. */
export function lookalikes(candidates: Candidate[]): (typed: string) => string[] {
  let forms: Form[] | undefined
  return (typed) => {
    if (typed.length > LONGEST_NAME) return []
    forms ??= candidates.flatMap(({ label, spellings }) => spellings.map((spelling) => formOf(spelling, label)))
    const wanted = formOf(typed, '')
    const ranked = forms
      .map((form) => ({ label: form.label, likeness: likeness(wanted, form), form }))
      .filter(({ likeness: rank }) => rank < NO_LIKENESS)
      .map((found) => ({ ...found, distance: editDistance(wanted.sound, found.form.sound) }))
      .sort((a, b) => a.likeness - b.likeness || a.distance - b.distance)
    return [...new Set(ranked.map(({ label }) => label))].slice(0, MOST_SUGGESTIONS)
  }
}

function formOf(spelling: string, label: string): Form {
  const stem = stemOf(plain(spelling))
  return { label, stem, letters: Array.from(stem).sort().join(''), sound: soundOf(stem) }
}

/** 华龙社区 and 华龙村 are spoken of as 华龙; 毕村 keeps at least its 毕. */
const stemOf = (name: string): string => name.replace(/(?<=.)(村民委员会|居民委员会|村委会|居委会|社区|村)$/u, '')
const soundOf = (text: string): string => pinyin(text, { toneType: 'none', type: 'array', v: true }).join(' ')

/** 0 is the likeliest. Chinese misspellings are homophones first, then swapped or single wrong characters. */
function likeness(typed: Form, form: Form): number {
  if (typed.stem === form.stem) return 0
  if (typed.sound === form.sound) return 1
  if (typed.letters === form.letters) return 2
  const shorter = Math.min(typed.stem.length, form.stem.length)
  const isNearlyAsLong = Math.abs(typed.stem.length - form.stem.length) <= 1
  if (shorter >= 2 && isNearlyAsLong && editDistance(typed.stem, form.stem) === 1) return 3
  const isContained = typed.stem.includes(form.stem) || form.stem.includes(typed.stem)
  return shorter >= 2 && isContained ? 4 : NO_LIKENESS
}

/** Characters to change, add or drop to turn one text into the other. */
function editDistance(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)]
  let above = Array.from({ length: right.length + 1 }, (_, column) => column)
  for (const [row, letter] of left.entries()) {
    const line = [row + 1]
    for (const [column, other] of right.entries()) {
      const [corner = 0, top = 0, before = 0] = [above[column], above[column + 1], line[column]]
      line.push(Math.min(corner + (letter === other ? 0 : 1), top + 1, before + 1))
    }
    above = line
  }
  return above[right.length] ?? 0
}

/** Chinese and English name first, then others that are understood. */
export type Names = readonly [zh: string, en: string, ...others: string[]]

/** Finds what is meant by one of its names; marks of obligatory columns and units in brackets are no part of a name. */
export function finderOf<F extends string>(named: Record<F, Names>): (name: string) => F | undefined {
  const byName = new Map(
    (Object.keys(named) as F[]).flatMap((field) => named[field].map((name) => [plain(name), field] as const)),
  )
  return (name) => byName.get(plain(name)) ?? byName.get(plain(name).replace(/[*:]|\(.*?\)/g, ''))
}
