/** Findings in a reader's language, each with the words at its places; and where a place stands, as editors count. */
import type { Language } from '../../sentence.ts'
import type { Checked, LintKind } from './finding.ts'
import { sayLint } from './lint-words.ts'
import type { Place } from './report-text.ts'

export interface ToldPlace extends Place {
  text: string
}
export interface ToldFinding {
  kind: LintKind
  message: string
  places: ToldPlace[]
  holds?: string
}

export function toldIn(language: Language, text: string, { findings, confirmed }: Checked) {
  const placesOf = (places: Place[]): ToldPlace[] =>
    places.map(({ from, to }) => ({ from, to, text: text.slice(from, to) }))
  return {
    findings: findings.map(({ kind, said, places, holds }): ToldFinding => ({
      kind,
      message: sayLint(language, said),
      places: placesOf(places),
      ...(holds && { holds: sayLint(language, holds) }),
    })),
    confirmed: confirmed.map(({ said, places }) => ({ message: sayLint(language, said), places: placesOf(places) })),
  }
}

/** The first line and the first column are 1. */
export function lineAndColumn(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at)
  const begins = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: at - begins + 1 }
}

/** The sentence that a place stands in, cut where it is long. */
export function sentenceAround(text: string, { from, to }: Place): string {
  const begins = Math.max(from - MOST_AROUND, ...SENTENCE_ENDS.map((sign) => text.lastIndexOf(sign, from - 1) + 1))
  const ends = SENTENCE_ENDS.map((sign) => text.indexOf(sign, to)).filter((end) => end !== -1)
  return text.slice(begins, Math.min(to + MOST_AROUND, text.length, ...ends)).trim()
}
const MOST_AROUND = 60
const SENTENCE_ENDS = ['。', '！', '？', '；', '\n']
