/** Every sentence the programme itself says, wherever it runs: errors, findings, flags. The screens' own are in client/shared/words.ts. */

import { broadcastWords } from './words-broadcast.ts'
import { faultWords } from './words-faults.ts'
import { fieldWords } from './words-fields.ts'
import { findingWords } from './words-findings.ts'
import { flagWords } from './words-flags.ts'
import { problemWords } from './words-problems.ts'
import { sheetWords } from './words-sheets.ts'
import { speakerWords } from './words-speakers.ts'
import { taskWords } from './words-tasks.ts'

export type Language = 'zh' | 'en'
export type WordKey = keyof typeof words
export interface Sentence {
  key: WordKey
  facts?: Record<string, string | number | Sentence>
}

/** A sentence in one language. `{name}` is a fact; `{name|day}` a calendar day as it stands in a sentence. */
export function say(language: Language, { key, facts = {} }: Sentence): string {
  return fill(words[key][language === 'zh' ? 0 : 1], facts, language)
}

export function fill(template: string, facts: NonNullable<Sentence['facts']>, language: Language): string {
  return template.replace(/\{(\w+)(\|day)?\}/g, (whole, name: string, asDay?: string) => {
    const fact = facts[name]
    if (fact === undefined) return whole
    if (typeof fact === 'object') return say(language, fact)
    return asDay ? dayInWords(String(fact), language) : String(fact)
  })
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** 2017-06-30 in a sentence: 2017年6月30日, 30 June 2017. */
export function dayInWords(day: string, language: Language): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return language === 'zh' ? `${year}年${month}月${date}日` : `${date} ${MONTHS[month - 1]} ${year}`
}

const words = {
  ...problemWords,
  ...fieldWords,
  ...findingWords,
  ...flagWords,
  ...sheetWords,
  ...faultWords,
  ...taskWords,
  ...speakerWords,
  ...broadcastWords,
} satisfies Record<string, readonly [zh: string, en: string]>

export const wordKeys = Object.keys(words) as WordKey[]
export const templatesOf = (key: WordKey): readonly [zh: string, en: string] => words[key]
