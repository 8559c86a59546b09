/** Every sentence the programme itself says, wherever it runs: errors, findings, flags. The screens' own are in client/shared/words.ts. */
import { bulletinKindWords } from './words-bulletins.ts'
import { callbackWords } from './words-callbacks.ts'
import { broadcastWords } from './words-broadcast.ts'
import { workWords } from './words-work.ts'
import { fill, type Language } from './sentence.ts'
import { backupWords } from './words-backups.ts'
import { doctorWords } from './words-doctor.ts'
import { jobWords } from './words-jobs.ts'
import { cadreProblemWords } from './words-cadre-problems.ts'
import { fieldWords } from './words-fields.ts'
import { ledgerWords } from './words-ledger.ts'
import { stateWords } from './words-states.ts'
import { planRefusalWords } from './words-plan-refusals.ts'
import { reportWords } from './words-reports.ts'
import { peopleWords } from './words-people.ts'
import { proofWords } from './words-proof.ts'
import { problemWords } from './words-problems.ts'
import { trailWords } from './words-trail.ts'
import { sheetWords } from './words-sheets.ts'
import { suspicionWords } from './words-suspicions.ts'

export type WordKey = keyof typeof words
export interface Sentence {
  key: WordKey
  facts?: Record<string, string | number | Sentence>
}

export function say(language: Language, { key, facts = {} }: Sentence): string {
  return fill(words[key][language === 'zh' ? 0 : 1], facts, language, say)
}

const words = {
  ...problemWords,
  ...cadreProblemWords,
  ...peopleWords,
  ...fieldWords,
  ...workWords,
  ...proofWords,
  ...sheetWords,
  ...stateWords,
  ...broadcastWords,
  ...ledgerWords,
  ...bulletinKindWords,
  ...reportWords,
  ...trailWords,
  ...jobWords,
  ...backupWords,
  ...doctorWords,
  ...suspicionWords,
  ...planRefusalWords,
  ...callbackWords,
} satisfies Record<string, readonly [zh: string, en: string]>

export const wordKeys = Object.keys(words) as WordKey[]
export const isWord = (key: string): boolean => Object.hasOwn(words, key)
export const templatesOf = (key: WordKey): readonly [zh: string, en: string] => words[key]
