/** What a figure of a report is made of, before it is told in somebody's language. */
import { saidAs, GAP } from './filled-report.ts'
import type { FigureValue, ReportFigure, Wording } from './report.ts'
import { FIGURE_BASES, FIGURE_GROUPS, FIGURE_WORDS } from './report-words.ts'
import { fill, type Language } from '../sentence.ts'
import { unitInEnglish } from '../target/target-figures.ts'

export type FigureWord = keyof typeof FIGURE_WORDS
/** A name in both languages; or one that is the same in both, as villages and documents have it. */
type Named = string | readonly [zh: string, en: string]

/** What figures of one thing have in common. */
export interface FigureRoom {
  /** Before the dot of each name: `screenings-county`. */
  prefix: string
  group: keyof typeof FIGURE_GROUPS
  /** Whose they are, where the group does not say it. */
  of?: Named | undefined
  basis: keyof typeof FIGURE_BASES
  facts: Record<string, string>
  path?: string | undefined
}
export interface FigureFact {
  value: FigureValue
  unit?: string | undefined
  atLeast?: boolean | undefined
  wordings: readonly Wording[]
  of?: Named | undefined
  basis?: FigureRoom['basis'] | undefined
  facts?: Record<string, string> | undefined
  path?: string | undefined
}
export type FigureFacts = Partial<Record<FigureWord, FigureFact>>
export interface NamedFigure {
  name: string
  word: FigureWord
  room: FigureRoom
  fact: FigureFact
}

const COUNT: readonly Wording[] = ['plain', 'han', 'over', 'over_wan']
const SHARE: readonly Wording[] = ['percent', 'plain']
const DAY: readonly Wording[] = ['month_part', 'day', 'month_day', 'month']
const LIST: readonly Wording[] = ['names', 'first', 'first_two']

/** What is not there is not known. */
type Maybe<T> = T | null | undefined
export const counted = (value: Maybe<number>, unit?: string): FigureFact => ({
  value: value ?? null,
  unit,
  wordings: COUNT,
})
/** Of a sum over amounts some of which are known as at least so much. */
export const summed = (value: Maybe<number>, unit: string, isAtLeast: boolean): FigureFact => ({
  value: value ?? null,
  unit,
  atLeast: isAtLeast || undefined,
  wordings: isAtLeast ? ['over', 'over_wan', 'plain', 'han'] : COUNT,
})
export const share = (value: Maybe<number>): FigureFact => ({ value: value ?? null, wordings: SHARE })
export const day = (value: Maybe<string>): FigureFact => ({ value: value ?? null, wordings: DAY })
export const words = (value: Maybe<string>): FigureFact => ({ value: value ?? null, wordings: ['plain'] })
/** Of an empty list there is nothing to say. */
export const names = (value: string[]): FigureFact => ({ value: value.length === 0 ? null : value, wordings: LIST })

const FEN_IN_WAN = 1_000_000
/** In units of ten thousand yuan, exactly. */
export const money = (fen: Maybe<number>): FigureFact => ({
  value: fen == null ? null : fen / FEN_IN_WAN,
  unit: '万元',
  wordings: ['plain'],
})

/** Each by its name behind the dot; a name that is a word of its own is told by `word`. */
export function figuresIn(room: FigureRoom, facts: FigureFacts): NamedFigure[] {
  return Object.entries(facts).map(([word, fact]) => ({
    name: `${room.prefix}.${word.replaceAll('_', '-')}`,
    word: word as FigureWord,
    room,
    fact,
  }))
}

export function tellFigure({ name, word, room, fact }: NamedFigure, language: Language): ReportFigure {
  const at = language === 'zh' ? 0 : 1
  const named = (one: Named): string => (typeof one === 'string' ? one : one[at])
  const own = [room.of, fact.of].flatMap((one) => (one === undefined ? [] : [named(one)]))
  const { value, unit, atLeast, wordings, path = room.path } = fact
  return {
    name,
    label: [...own, FIGURE_WORDS[word][at]].join(' · '),
    group: FIGURE_GROUPS[room.group][at],
    value,
    ...(unit !== undefined && { unit: language === 'zh' ? unit : unitInEnglish(unit) }),
    ...(atLeast && { atLeast }),
    wordings: [...wordings],
    said: saidAs({ value, ...(atLeast && { atLeast }) }, wordings[0] ?? 'plain') ?? GAP,
    basis: fill(FIGURE_BASES[fact.basis ?? room.basis][at], { ...room.facts, ...fact.facts }, language),
    ...(path !== undefined && { path }),
  }
}
